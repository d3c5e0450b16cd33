"""The files of a new project, each with its bytes."""

import re
from collections.abc import Iterator
from pathlib import Path

from reportgen.config.kit import kit_root
from reportgen.narrative.sources import LANGUAGES, template_file
from reportgen.starter.kinds import Kind
from reportgen.starter.ledgers import ledger_workbooks
from reportgen.starter.readme import readme

__all__ = ["project_files"]

# A project has no folder for configs: whatever lies in that folder of the kit moves up by one.
_SCHEMA_LINE = re.compile(r"(?m)\A(# yaml-language-server: \$schema=)\.\./")
_NAVIGATION = re.compile(r"(?m)^\[[^\]]+\]\(\.\./.*\n\n")
_LEADING_OUT = re.compile(r"\[([^\]]+)\]\(\.\./[^)]*\)")
_BOM = "\ufeff"


def project_files(kind: Kind, lang: str) -> dict[str, bytes]:
    """Return the files of a project of a kind by their paths below its folder; the README is in the language `lang`."""
    return {
        "README.md": readme(kind, lang).encode(),
        **dict(_configs(kind)),
        **dict(_templates(kind)),
        **dict(_guide(lang)),
        # Spreadsheet programs take a CSV for UTF-8 only where it begins with the mark.
        kind.config.areas.path: (_BOM + _text(kind.example / kind.config.areas.path)).encode(),
        **{file: data for spec in kind.config.ledgers for file, data in ledger_workbooks(spec, kind.example)},
        **{f"schemas/{path.name}": path.read_bytes() for path in (kit_root() / "schemas").glob("*.json")},
    }


def _configs(kind: Kind) -> Iterator[tuple[str, bytes]]:
    folder = kit_root() / "configs"
    for file in map(Path, kind.config.files):
        yield file.relative_to(folder).as_posix(), _SCHEMA_LINE.sub(r"\1", _text(file)).encode()


def _templates(kind: Kind) -> Iterator[tuple[str, bytes]]:
    root = kit_root() / "templates"
    for section in kind.config.written_sections:
        for lang in LANGUAGES:
            if file := template_file(kind.config, section.name, lang, root):
                yield f"templates/{file.relative_to(root).as_posix()}", _text(file).encode()


def _guide(lang: str) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of the guide, which lead to one another and no longer to what a project does not have."""
    for path in sorted((kit_root() / "docs" / lang).glob("*.md")):
        yield f"guide/{path.name}", _LEADING_OUT.sub(r"\1", _NAVIGATION.sub("", _text(path))).encode()


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")
