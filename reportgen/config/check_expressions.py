"""What is wrong with the expressions of a config: their syntax, and the names and values they use."""

from collections.abc import Collection, Iterator, Mapping

from reportgen.config.ledger_model import ColumnModel
from reportgen.config.project import Project, unknown
from reportgen.config.reserved import FINDINGS
from reportgen.expressions.functions import CONDITION_FUNCTIONS, FIGURE_FUNCTIONS, ROW_FUNCTIONS
from reportgen.expressions.names import (
    AREA_WORDS,
    Comparison,
    check_words,
    comparisons,
    figure_references,
    names,
)
from reportgen.expressions.parse import Tree, parse
from reportgen.expressions.values import sample
from reportgen.nouns.indicator import Expression
from reportgen.nouns.issue import Issue, ReportError, issue, nearest

__all__ = ["figure_issues", "filter_issues", "formula_issues", "parsed", "when_issues"]

_NUMBERS = ("integer", "number", "percent")


def parsed(expression: Expression, functions: Collection[str] = FIGURE_FUNCTIONS) -> Tree | None:
    """Return an expression's tree, None where its syntax is wrong."""
    try:
        return parse(expression.text, expression.place, functions)
    except ReportError:
        return None


def filter_issues(expression: Expression, ledger: str, columns: Mapping[str, ColumnModel]) -> Iterator[Issue]:
    """Yield what is wrong with a filter of a ledger's rows."""
    try:
        tree = parse(expression.text, expression.place, ROW_FUNCTIONS)
    except ReportError as error:
        yield from error.issues
        return
    for used in names(tree):
        if used.name not in columns:
            yield unknown("config.unknown-column", used.place, used.name, columns, ledger=ledger)
    for comparison in comparisons(tree):
        if comparison.name in columns:
            yield from _comparison(comparison, columns[comparison.name])


def _comparison(comparison: Comparison, column: ColumnModel) -> Iterator[Issue]:
    """Find a comparison that is never true."""
    value, values = comparison.value, column.values
    if values is not None and isinstance(value, str) and value not in values.values():
        allowed = tuple(dict.fromkeys(values.values()))
        meant = values.get(value) or nearest(value, allowed)
        yield issue(
            "config.unknown-value", comparison.place, allowed=allowed, nearest=meant, name=value, column=column.name
        )
    wrong_number = column.type in _NUMBERS and isinstance(value, str)
    wrong_text = column.type in ("text", "category") and not isinstance(value, str)
    wrong_truth = column.type == "boolean" and isinstance(value, str)
    if wrong_number or wrong_text or wrong_truth:
        yield issue(
            "config.wrong-comparison", comparison.place, column=column.name, type=column.type, found=sample(value)
        )


def formula_issues(project: Project, expression: Expression) -> Iterator[Issue]:
    """Yield what is wrong with a formula."""
    try:
        tree = parse(expression.text, expression.place, FIGURE_FUNCTIONS)
    except ReportError as error:
        yield from error.issues
        return
    yield from _names(project, tree, ())


def figure_issues(project: Project, expression: Expression, conditions: Collection[str] = ()) -> Iterator[Issue]:
    """Yield what is wrong with a condition or check; `conditions` may be named like indicators."""
    try:
        tree = parse(expression.text, expression.place, CONDITION_FUNCTIONS)
    except ReportError as error:
        yield from error.issues
        return
    yield from _names(project, tree, (*conditions, *AREA_WORDS))
    yield from check_words(tree)


def when_issues(project: Project, text: str | None, *path: str | int) -> Iterator[Issue]:
    """Yield what is wrong with the `when` of what stands at a path; there may be none."""
    if text is not None:
        expression = project.document.expression(text, *path, "when")
        conditions = (*project.names_of("conditions"), *project.findings, FINDINGS)
        yield from figure_issues(project, expression, conditions)


def _names(project: Project, tree: Tree, others: Collection[str]) -> Iterator[Issue]:
    declared = (*project.definitions, *others)
    for used in names(tree):
        if used.name not in declared and project.complete:
            yield unknown("config.unknown-indicator", used.place, used.name, declared)
    for function, name in figure_references(tree).through:
        yield from _reference(project, tree, function, name)


def _reference(project: Project, tree: Tree, function: str, name: str) -> Iterator[Issue]:
    """Find a function that asks an indicator for what it does not have."""
    definition = project.definitions.get(name)
    if not definition or not definition.model:
        return
    if function == "target" and definition.model.target is None:
        yield issue("config.no-target", tree.place, name=name, where=definition.place.file)
    if function == "rank" and definition.model.rank is None:
        yield issue("config.no-rank", tree.place, name=name, where=definition.place.file)
