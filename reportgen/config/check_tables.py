"""What is wrong with tables, and which indicators may stand in them as parts of a whole."""

from collections.abc import Iterator

from reportgen.config.check_expressions import parsed
from reportgen.config.check_indicators import MEASURE
from reportgen.config.indicator_model import IndicatorModel
from reportgen.config.model import TableColumnModel, TableModel
from reportgen.config.project import Project, unknown
from reportgen.config.reserved import name_issues
from reportgen.expressions.linear import Form, additive, linear
from reportgen.nouns.issue import Issue, Place, issue

__all__ = ["additive_names", "breakdown_issues", "columns_of", "table_issues"]

_ADDITIVE = ("count", "sum")
_RATES = ("percent", "points", "ratio")


def columns_of(table: TableModel) -> tuple[TableColumnModel, ...]:
    """Return the columns of a table; of one by category that names none, the figures and their shares."""
    if table.columns is None:
        name = table.rows or ""
        return (
            TableColumnModel(indicator=name, share=False, heading=None),
            TableColumnModel(indicator=name, share=True, heading=None),
        )
    return tuple(
        TableColumnModel(indicator=column, share=False, heading=None) if isinstance(column, str) else column
        for column in table.columns
    )


def additive_names(project: Project) -> frozenset[str]:
    """Return the indicators whose values for the areas below add up to that of the area."""
    models = {name: definition.model for name, definition in project.definitions.items() if definition.model}
    measured = [name for name, model in models.items() if _measured(model) in _ADDITIVE]
    forms: dict[str, Form | None] = {}
    for name, model in models.items():
        unit = project.units.get(model.unit)
        if model.formula is not None and unit and unit.kind not in _RATES:
            tree = parsed(project.definitions[name].expression(model.formula, "formula"))
            forms[name] = linear(tree.node) if tree else None
    return additive(measured, forms)


def table_issues(project: Project) -> Iterator[Issue]:
    """Yield what is wrong with the tables of a report."""
    for name in project.names_of("tables"):
        yield from name_issues(name, project.document.key("tables", name))
    adding = additive_names(project) if project.config.tables else frozenset[str]()
    for name, table in project.config.tables.items():
        place = project.document.key("tables", name)
        if table.columns is None and table.rows is None:
            yield issue("config.table-without-columns", place, table=name)
            continue
        if table.rows is not None:
            yield from breakdown_issues(project, project.document.value("tables", name, "rows"), table.rows)
        for number, column in enumerate(columns_of(table) if table.columns else ()):
            yield from _column(project, table, column, _place(project, name, table, number), adding)


def _place(project: Project, name: str, table: TableModel, number: int) -> Place:
    if isinstance((table.columns or ())[number], str):
        return project.document.value("tables", name, "columns", number)
    return project.document.value("tables", name, "columns", number, "indicator")


def _column(
    project: Project, table: TableModel, column: TableColumnModel, place: Place, adding: frozenset[str]
) -> Iterator[Issue]:
    if column.indicator not in project.definitions:
        if project.complete:
            yield unknown("config.unknown-indicator", place, column.indicator, project.definitions)
        return
    if column.share and column.indicator not in adding:
        yield issue("config.share-of-no-sum", place, name=column.indicator)
    if table.rows is not None:
        yield from breakdown_issues(project, place, column.indicator, table.rows)


def breakdown_issues(project: Project, place: Place, name: str, rows: str = "") -> Iterator[Issue]:
    """Yield an issue for an indicator without categories, or with others than those of the rows."""
    model, other = _model(project, name), _model(project, rows or name)
    if model is None:
        if project.complete and name not in project.definitions:
            yield unknown("config.unknown-indicator", place, name, project.definitions)
    elif not model.by:
        allowed = [each for each in project.definitions if (found := _model(project, each)) and found.by]
        yield issue("config.no-breakdown", place, allowed=allowed, name=name)
    elif other and other.by and (model.ledger, model.by) != (other.ledger, other.by):
        yield issue("config.other-breakdown", place, name=name, rows=rows)


def _model(project: Project, name: str) -> IndicatorModel | None:
    definition = project.definitions.get(name)
    return definition.model if definition else None


def _measured(model: IndicatorModel) -> str:
    written = MEASURE.fullmatch(model.measure or "")
    return written[1] if written else ""
