"""What is wrong with findings apart from their texts, which are read with the templates."""

from collections.abc import Iterator

from reportgen.config.check_expressions import figure_issues
from reportgen.config.finding_model import FindingModel
from reportgen.config.project import FindingRule, Project, unknown
from reportgen.config.reserved import figure_name_issues
from reportgen.nouns.issue import Issue, Place, issue

__all__ = ["finding_issues"]


def finding_issues(project: Project) -> Iterator[Issue]:
    """Yield what is wrong with the findings of a config and of its indicator sets."""
    sets: dict[str, FindingRule] = {}
    for rule in project.every_finding:
        if rule.model == "off":
            continue
        yield from figure_name_issues(rule.name, rule.key())
        first = None if rule.document is project.document else sets.setdefault(rule.name, rule)
        if first not in (None, rule):
            yield _used(rule, first.key())
        elif place := _place_of(project, rule.name):
            yield _used(rule, place)
    yield from _switched_off(project, sets)
    for rule in project.findings.values():
        if isinstance(rule.model, FindingModel):
            yield from _expressions(project, rule, rule.model)


def _place_of(project: Project, name: str) -> Place | None:
    """Return where something else has this name."""
    if definition := project.definitions.get(name):
        return definition.place
    return project.document.key("conditions", name) if name in project.names_of("conditions") else None


def _used(rule: FindingRule, place: Place) -> Issue:
    return issue("config.name-used", rule.key(), name=rule.name, file=place.file, line=place.line)


def _switched_off(project: Project, sets: dict[str, FindingRule]) -> Iterator[Issue]:
    for rule in project.every_finding:
        if rule.model == "off" and rule.name not in sets and project.complete:
            yield unknown("config.unknown-finding", rule.key(), rule.name, sets)


def _expressions(project: Project, rule: FindingRule, model: FindingModel) -> Iterator[Issue]:
    conditions = project.names_of("conditions")
    yield from figure_issues(project, rule.expression(model.when, "when"), conditions)
    if model.by is not None:
        yield from figure_issues(project, rule.expression(model.by, "by"))
