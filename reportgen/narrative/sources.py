"""The files of a report's templates."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reportgen.nouns.issue import Issue, Place, ReportError, issue
from reportgen.nouns.report import ReportConfig

__all__ = ["LANGUAGES", "TemplateText", "read_templates", "shown_path"]

LANGUAGES = ("zh", "en")


class TemplateText(NamedTuple):
    """A section's template as it was read: the file as messages name it, and its text."""

    file: str
    source: str


def read_templates(config: ReportConfig, root: Path) -> dict[str, dict[str, TemplateText]]:
    """Read the templates of every section: `root/LANG/REPORT/SECTION.md`, else `root/LANG/shared/SECTION.md`.

    Raises ReportError with every template that is missing or is not UTF-8.
    """
    issues: list[Issue] = []
    found: dict[str, dict[str, TemplateText]] = {lang: {} for lang in LANGUAGES}
    for section in config.sections:
        for lang in LANGUAGES:
            paths = [root / lang / folder / f"{section.name}.md" for folder in (config.name, "shared")]
            read = _read(paths, section.name, lang, section.place)
            if isinstance(read, Issue):
                issues.append(read)
            else:
                found[lang][section.name] = read
    if issues:
        raise ReportError(issues)
    return found


def _read(paths: Sequence[Path], section: str, lang: str, place: Place) -> TemplateText | Issue:
    for path in paths:
        if path.is_file():
            shown = shown_path(path)
            try:
                return TemplateText(shown, path.read_text(encoding="utf-8-sig"))
            except UnicodeDecodeError as error:
                return issue("narrative.template-encoding", Place(shown), byte=error.start + 1)
    looked = ", ".join(shown_path(path) for path in paths)
    return issue("narrative.template-missing", place, section=section, language=lang, looked=looked)


def shown_path(path: Path) -> str:
    """Return a path as messages show it: below the working folder where it is, with forward slashes."""
    resolved = path.resolve()
    here = Path.cwd()
    return (resolved.relative_to(here) if resolved.is_relative_to(here) else resolved).as_posix()
