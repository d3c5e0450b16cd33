"""The files of a report's templates."""

from pathlib import Path
from typing import NamedTuple

from reportgen.nouns.issue import Issue, Place, ReportError, issue
from reportgen.nouns.report import ReportConfig, Section

__all__ = ["LANGUAGES", "TemplateText", "read_templates", "shown_path", "template_file"]

LANGUAGES = ("zh", "en")


class TemplateText(NamedTuple):
    """A section's template as it was read: the file as messages name it, and its text."""

    file: str
    source: str


def read_templates(config: ReportConfig, *roots: Path) -> dict[str, dict[str, TemplateText]]:
    """Read the templates of every section: `LANG/REPORT/SECTION.md`, else `LANG/shared/SECTION.md`.

    Each of the two is looked for in the roots in their order, so that a file in an earlier one shadows the same file
    in a later one. Raises ReportError with every template that is missing or is not UTF-8.
    """
    issues: list[Issue] = []
    found: dict[str, dict[str, TemplateText]] = {lang: {} for lang in LANGUAGES}
    for section in config.written_sections:
        for lang in LANGUAGES:
            file = template_file(config, section.name, lang, *roots)
            read = _read(file) if file else _missing(config, section, lang, roots[0])
            if isinstance(read, Issue):
                issues.append(read)
            else:
                found[lang][section.name] = read
    if issues:
        raise ReportError(issues)
    return found


def template_file(config: ReportConfig, section: str, lang: str, *roots: Path) -> Path | None:
    """Return the file of a section's template in a language, None where no root has one."""
    names = _names(config, section, lang)
    return next((file for name in names for root in roots if (file := root / name).is_file()), None)


def _names(config: ReportConfig, section: str, lang: str) -> tuple[str, str]:
    return f"{lang}/{config.name}/{section}.md", f"{lang}/shared/{section}.md"


def _read(path: Path) -> TemplateText | Issue:
    shown = shown_path(path)
    try:
        return TemplateText(shown, path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        return issue("narrative.template-encoding", Place(shown), byte=error.start + 1)


def _missing(config: ReportConfig, section: Section, lang: str, root: Path) -> Issue:
    """Say where a template may be put: in the user's own folder."""
    looked = ", ".join(shown_path(root / name) for name in _names(config, section.name, lang))
    return issue("narrative.template-missing", section.place, section=section.name, language=lang, looked=looked)


def shown_path(path: Path) -> str:
    """Return a path as messages show it: below the working folder where it is, with forward slashes."""
    resolved = path.resolve()
    here = Path.cwd()
    return (resolved.relative_to(here) if resolved.is_relative_to(here) else resolved).as_posix()
