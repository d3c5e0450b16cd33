"""What is wrong with the sections, conditions, checks, tables, charts and the rest of a report."""

from collections.abc import Iterator

from reportgen.config.check_across import across_issues
from reportgen.config.check_charts import chart_issues
from reportgen.config.check_expressions import figure_issues, when_issues
from reportgen.config.check_official import attachment_issues, is_day, official_issues
from reportgen.config.check_tables import table_issues
from reportgen.config.kit import templates_of
from reportgen.config.model import SectionModel, signatures_of
from reportgen.config.project import Project, unknown
from reportgen.config.reserved import figure_name_issues, name_issues
from reportgen.nouns.issue import Issue, issue

__all__ = ["report_issues"]


def report_issues(project: Project) -> Iterator[Issue]:
    """Yield what is wrong with the report apart from ledgers and indicators."""
    yield from _units(project)
    yield from _conditions(project)
    yield from _sections(project)
    yield from _checks(project)
    yield from table_issues(project)
    yield from chart_issues(project)
    yield from attachment_issues(project)
    yield from _signatures(project)
    yield from official_issues(project)
    yield from across_issues(project)
    yield from _date(project)
    yield from _templates(project)


def _units(project: Project) -> Iterator[Issue]:
    document = project.document
    for key in ("hedges", "decimals"):
        for name in project.names_of(key):
            if name not in project.unit_names:
                yield unknown("config.unknown-unit", document.key(key, name), name, project.unit_names)


def _conditions(project: Project) -> Iterator[Issue]:
    for name in project.names_of("conditions"):
        place = project.document.key("conditions", name)
        yield from figure_name_issues(name, place)
        if other := project.definitions.get(name):
            yield issue("config.duplicate-name", place, name=name, file=other.place.file, line=other.place.line)
    for name, text in project.config.conditions.items():
        yield from figure_issues(project, project.document.expression(text, "conditions", name))


def _sections(project: Project) -> Iterator[Issue]:
    seen: set[str] = set()
    for number, section in enumerate(project.config.sections):
        if project.is_broken("sections", number):
            continue
        place = project.document.key("sections", number)
        name = section.name if isinstance(section, SectionModel) else section
        yield from name_issues(name, place)
        if name in seen:
            yield issue("config.duplicate-section", place, name=name)
        seen.add(name)
        if isinstance(section, SectionModel):
            yield from when_issues(project, section.when, "sections", number)


def _checks(project: Project) -> Iterator[Issue]:
    for number, text in enumerate(project.config.checks):
        if not project.is_broken("checks", number):
            yield from figure_issues(project, project.document.expression(text, "checks", number))


def _signatures(project: Project) -> Iterator[Issue]:
    for path, signature in signatures_of(project.config):
        yield from when_issues(project, signature.when, *path)


def _date(project: Project) -> Iterator[Issue]:
    text = project.config.date
    if text != "period_end" and not is_day(text):
        allowed = ("period_end", "2007-01-10")
        yield issue("config.bad-date", project.document.key("date"), allowed=allowed, found=text)


def _templates(project: Project) -> Iterator[Issue]:
    named = project.config.templates or ""
    folder = templates_of(project.path, named)
    if named and not folder.is_dir():
        yield issue("config.missing-folder", project.document.key("templates"), path=named)
