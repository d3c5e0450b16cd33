"""The page that a new project begins with."""

from collections.abc import Iterator
from pathlib import Path
from string import Template

from reportgen.config.kit import kit_root
from reportgen.narrative.sources import LANGUAGES, template_file
from reportgen.nouns.report import LedgerSpec
from reportgen.nouns.unit import Text
from reportgen.starter.kinds import Kind

__all__ = ["readme"]

_COMMA = Text("、", ", ")


def readme(kind: Kind, lang: str) -> str:
    """Write the README of a project in a language."""
    page = Template((Path(__file__).parent / f"readme.{lang}.md").read_text(encoding="utf-8"))
    config = kind.config
    return page.substitute(
        title=kind.title[lang],
        config=Path(config.path).name,
        areas=config.areas.path,
        own=config.ledgers[0].paths[0].removesuffix("*") + "-2026.xlsx",
        ledgers="\n".join(_ledger(spec, lang) for spec in config.ledgers),
        sections="\n".join(_sections(kind)),
    )


def _ledger(spec: LedgerSpec, lang: str) -> str:
    """Return a row of the table of ledgers: what a file's name begins with, and the columns, those needed in bold."""
    headers = (column.header if column.optional else f"**{column.header}**" for column in spec.columns)
    return f"| {' '.join(f'`{path}`' for path in spec.paths)} | {_COMMA[lang].join(headers)} |"


def _sections(kind: Kind) -> Iterator[str]:
    root = kit_root() / "templates"
    for section in kind.config.written_sections:
        found = (template_file(kind.config, section.name, lang, root) for lang in LANGUAGES)
        cells = (f"`templates/{file.relative_to(root).as_posix()}`" for file in found if file)
        yield f"| {section.name} | {' | '.join(cells)} |"
