"""What is wrong with tables, and which indicators may stand in them as parts of a whole."""

from collections.abc import Iterator
from typing import get_args

from reportgen.config.check_expressions import parsed
from reportgen.config.check_indicators import MEASURE
from reportgen.config.indicator_model import IndicatorModel
from reportgen.config.project import Project, unknown
from reportgen.config.reserved import name_issues
from reportgen.config.table_model import TableColumnModel, TableModel
from reportgen.expressions.linear import Form, additive, linear
from reportgen.nouns.issue import Issue, Place, issue
from reportgen.nouns.tables import IndicatorFigure

__all__ = ["AREAS", "INDICATORS", "additive_names", "breakdown_issues", "breakdown_of", "columns_of", "table_issues"]

AREAS = "areas"
INDICATORS = "indicators"
_FIGURES: tuple[IndicatorFigure, ...] = get_args(IndicatorFigure)
_USUAL: tuple[IndicatorFigure, ...] = ("unit", "value", "previous", "change")
_OF_AREAS = ("level", "indicator", "share")
_ADDITIVE = ("count", "sum")
_RATES = ("percent", "points", "ratio")


def breakdown_of(table: TableModel) -> str:
    """Return the breakdown whose categories are the rows; an empty text where they are none."""
    return table.rows or "" if table.rows not in (AREAS, INDICATORS) else ""


def columns_of(table: TableModel) -> tuple[TableColumnModel, ...]:
    """Return the columns of a table, and where it names none, those that its rows usually have."""
    if table.columns is not None:
        return tuple(_column(table, column) if isinstance(column, str) else column for column in table.columns)
    if table.rows == INDICATORS:
        return tuple(_column(table, figure) for figure in _USUAL)
    name = breakdown_of(table)
    return _made(indicator=name), _made(indicator=name, share=True)


def _column(table: TableModel, name: str) -> TableColumnModel:
    if table.rows == INDICATORS:
        return _made(figure=name)
    return _made(indicator=name)


def _made(**given: object) -> TableColumnModel:
    """Return a column of which no more is said; what a text names is checked later."""
    unsaid: dict[str, object] = {"indicator": None, "share": False, "figure": None, "share_of": None, "heading": None}
    return TableColumnModel.model_construct(None, **{**unsaid, **given})


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
        checked = _Checked(project, name, table, adding)
        yield from checked.of_indicators() if table.rows == INDICATORS else checked.of_others()


class _Checked:
    """One table of a config, with what its columns may be."""

    def __init__(self, project: Project, name: str, table: TableModel, adding: frozenset[str]) -> None:
        self._project = project
        self._name = name
        self._table = table
        self._adding = adding

    def of_indicators(self) -> Iterator[Issue]:
        """Yield what is wrong with a table of indicators."""
        table = self._table
        if table.indicators is None and table.groups is None:
            yield issue("config.table-without-indicators", self._key(), table=self._name)
        elif table.indicators is not None and table.groups is not None:
            yield issue("config.one-of-two", self._key("groups"), first="indicators", second="groups")
        if table.level is not None:
            yield self._not_for("level")
        for number, name in enumerate(table.indicators or ()):
            yield from self._known(name, self._value("indicators", number))
        for at, group in enumerate(table.groups or ()):
            for number, name in enumerate(group.indicators):
                yield from self._known(name, self._value("groups", at, "indicators", number))
        for number, column in enumerate(columns_of(table) if table.columns else ()):
            yield from self._told(column, number)
        yield from self._twice()

    def _told(self, column: TableColumnModel, number: int) -> Iterator[Issue]:
        """Yield what is wrong with a column of a table of indicators."""
        yield from self._foreign(number, ("indicator", "share"))
        if column.figure is not None and column.share_of is not None:
            yield issue("config.one-of-two", self._at(number, "share_of"), first="figure", second="share_of")
        elif column.figure is None and column.share_of is None:
            yield issue("config.missing-key-in", self._at(number), key="figure", inside=self._path(number))
        if column.figure is not None and column.figure not in _FIGURES:
            yield unknown("config.unknown-table-column", self._value("columns", number), column.figure, _FIGURES)
        if column.share_of is not None:
            yield from self._known(column.share_of, self._value("columns", number, "share_of"))

    def of_others(self) -> Iterator[Issue]:
        """Yield what is wrong with a table of areas or categories; of what its other keys mean only its rows tell."""
        table, rows = self._table, breakdown_of(self._table)
        if rows and self._project.complete and rows not in self._project.definitions:
            yield unknown("config.unknown-rows", self._value("rows"), rows, self._rows())
            return
        for key in ("indicators", "groups"):
            if getattr(table, key) is not None:
                yield self._not_for(key)
        if rows and table.level is not None:
            yield self._not_for("level")
        if table.columns is None and not rows:
            yield issue("config.table-without-columns", self._key(), table=self._name)
            return
        if rows in self._project.definitions:
            yield from breakdown_issues(self._project, self._value("rows"), rows)
        for number, column in enumerate(columns_of(table) if table.columns else ()):
            yield from self._of_indicator(column, number)
        yield from self._twice()

    def _twice(self) -> Iterator[Issue]:
        """Find a column that says what one before it does, under the same heading."""
        columns = columns_of(self._table) if self._table.columns else ()
        said = [(one.indicator, one.share, one.figure, one.share_of, one.heading) for one in columns]
        for number, (column, known) in enumerate(zip(columns, said, strict=True)):
            if known in said[:number]:
                name = column.indicator or column.figure or column.share_of
                yield issue("config.column-twice", self._at(number), table=self._name, name=name)

    def _rows(self) -> tuple[str, ...]:
        """Return what the rows of a table may be."""
        definitions = self._project.definitions.items()
        return (AREAS, INDICATORS, *(name for name, one in definitions if one.model and one.model.by))

    def _of_indicator(self, column: TableColumnModel, number: int) -> Iterator[Issue]:
        """Yield what is wrong with a column that an indicator has."""
        yield from self._foreign(number, ("figure", "share_of"))
        if column.indicator is None:
            yield issue("config.missing-key-in", self._at(number), key="indicator", inside=self._path(number))
            return
        if column.indicator in _FIGURES and column.indicator not in self._project.definitions:
            yield self._not_for(column.indicator, "columns", number)
            return
        place = self._value("columns", number, *(("indicator",) if self._is_mapping(number) else ()))
        unheard = [*self._known(column.indicator, place)]
        yield from unheard
        if unheard or column.indicator not in self._project.definitions:
            return
        if column.share and column.indicator not in self._adding:
            yield issue("config.share-of-no-sum", place, name=column.indicator)
        if rows := breakdown_of(self._table):
            yield from breakdown_issues(self._project, place, column.indicator, rows)

    def _known(self, name: str, place: Place) -> Iterator[Issue]:
        if name not in self._project.definitions and self._project.complete:
            yield unknown("config.unknown-indicator", place, name, self._project.definitions)

    def _foreign(self, number: int, keys: tuple[str, ...]) -> Iterator[Issue]:
        """Yield the keys of a column that belong to tables of other rows."""
        written = (self._table.columns or ())[number]
        for key in keys:
            if not isinstance(written, str) and key in written.model_fields_set:
                yield self._not_for(key, "columns", number, key)

    def _not_for(self, key: str, *path: str | int) -> Issue:
        rows = self._table.rows or AREAS
        needed = AREAS if key in _OF_AREAS else INDICATORS
        return issue("config.key-of-other-rows", self._key(*(path or (key,))), key=key, rows=rows, needed=needed)

    def _is_mapping(self, number: int) -> bool:
        return not isinstance((self._table.columns or ())[number], str)

    def _at(self, number: int, *path: str) -> Place:
        """Return where a column begins, or where one of its keys stands."""
        return self._key("columns", number, *path) if path else self._value("columns", number)

    def _path(self, number: int) -> str:
        return f"tables → {self._name} → columns → {number + 1}"

    def _key(self, *path: str | int) -> Place:
        return self._project.document.key("tables", self._name, *path)

    def _value(self, *path: str | int) -> Place:
        return self._project.document.value("tables", self._name, *path)


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
