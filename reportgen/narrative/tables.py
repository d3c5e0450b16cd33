"""Tables in words: heads, names of places and categories, figures and shares as cells, notes."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from itertools import repeat
from typing import Any

from reportgen.narrative.facts import Fact, MissingFigure, Stated
from reportgen.narrative.furniture import FURNITURE
from reportgen.narrative.material import TableRow
from reportgen.narrative.numbers import exact, kept, rounded
from reportgen.narrative.phrases.reading import is_there, raw
from reportgen.narrative.phrases.values import decimals_of, digits_of
from reportgen.narrative.target import Cell, Printed, TableText
from reportgen.nouns.area import Area
from reportgen.nouns.figure import SUPPRESSED, WITHHELD
from reportgen.nouns.report import ReportConfig, Table, TableColumn

__all__ = ["TableWriter"]

_ALL = Decimal(100)
_SHARE_DECIMALS = 1
# A tenth of a table's time is spared by making these without their own constructors.
_new_stated = partial(tuple.__new__, Stated)
_new_printed = partial(tuple.__new__, Printed)
_new_cell = partial(tuple.__new__, Cell)


class TableWriter:
    """Writes the tables of one config in one language."""

    def __init__(self, config: ReportConfig, lang: str, wording: Any) -> None:
        self._lang = lang
        self._wording = wording
        self._furniture = FURNITURE[lang]
        self._tables = {table.name: table for table in config.tables}
        self._headings = self._headings_of(config)
        self._below = config.suppress_below

    def write(
        self, name: str, rows: Sequence[TableRow], own: Area, facts: Mapping[str, Fact], printed: list[Printed]
    ) -> TableText:
        """Return a table, and enter its figures in the list `printed`; `facts` are those of the report's own area.

        The row of the report's own area sums up the others, if there are any. A column that no row has a figure for is
        left out, unless that would leave none.
        """
        columns, headings = self._tables[name].columns, self._headings[name]
        if told := _told(rows):
            rows = [row._replace(facts=tuple(row.facts[number] for number in told)) for row in rows]
            columns = tuple(columns[number] for number in told)
            headings = (headings[0], *(headings[number + 1] for number in told))
        total = len(rows) > 1 and (rows[-1].kind == "total" or rows[-1].area.code == own.code)
        words = [self._name(row, rows[0]) for row in rows]
        if total:
            words[-1] = self._furniture.total_row
        expression = f'table("{name}")'
        wholes = [facts[column.indicator] if column.share else None for column in columns]
        decimals = [_decimals([row.facts[number] for row in rows]) for number in range(len(columns))]
        cells = [
            (Cell(word), *self._cells(expression, row, wholes, decimals, printed))
            for word, row in zip(words, rows, strict=True)
        ]
        off = any(wholes) and _is_any_off(rows[:-1] if total else rows, wholes)
        note = self._note(cells, self._below, off=off)
        return TableText(headings, tuple(cells), note, total=total)

    def _cells(
        self,
        expression: str,
        row: TableRow,
        wholes: Sequence[Fact | None],
        decimals: Sequence[int],
        printed: list[Printed],
    ) -> list[Cell]:
        """Return the figures of a row; one by one only where one is missing, or there are shares."""
        area, facts, wording = row.area.code, row.facts, self._wording
        if row.kind not in ("area", "total") or any(wholes):
            return self._each(expression, row, wholes, decimals, printed)
        try:
            texts = [digits_of(wording, *given) for given in zip(facts, decimals, strict=True)]
        except MissingFigure:
            return self._each(expression, row, wholes, decimals, printed)
        stated = [_new_stated((f"{fact.indicator.name}@{area}", fact.figure.value)) for fact in facts]
        numbers = range(len(printed) + 1, len(printed) + len(facts) + 1)
        printed += map(_new_printed, zip(numbers, repeat(expression), texts, zip(stated)))
        return list(map(_new_cell, zip(texts, numbers, strict=True)))

    def _each(
        self,
        expression: str,
        row: TableRow,
        wholes: Sequence[Fact | None],
        decimals: Sequence[int],
        printed: list[Printed],
    ) -> list[Cell]:
        found = []
        for fact, whole, most in zip(row.facts, wholes, decimals, strict=True):
            text, stated = self._share(fact, whole, row) if whole else self._figure(fact, row, most)
            number = len(printed) + 1 if stated else 0
            if stated:
                printed.append(Printed(number, expression, text, (stated,)))
            found.append(Cell(text, number))
        return found

    def _figure(self, fact: Fact, row: TableRow, decimals: int) -> tuple[str, Stated | None]:
        """Return a figure as printed, or the mark that stands for it, and what it states."""
        try:
            text = digits_of(self._wording, fact, decimals)
        except MissingFigure as error:
            if error.reason != SUPPRESSED:
                return self._furniture.withheld if error.reason == WITHHELD else self._furniture.no_value, None
            text = f"<{fact.figure.below}"
        return text, Stated(_what(fact, row), fact.figure.value)

    def _share(self, fact: Fact, whole: Fact, row: TableRow) -> tuple[str, Stated | None]:
        """Return what a figure makes of the total in percent, or the mark that stands for it, and what it states."""
        if {fact.figure.missing, whole.figure.missing} & {SUPPRESSED, WITHHELD}:
            return self._furniture.withheld, None
        part, total = fact.figure.value, whole.figure.value
        if part is None or not total:
            return self._furniture.no_value, None
        percent = kept(exact(part) * _ALL / exact(total))
        text = self._wording._digits(percent, _SHARE_DECIMALS if percent != _ALL else 0)
        return text, Stated(f"share({_what(fact, row)}, {whole.name}@{whole.figure.area})", percent)

    def _note(self, cells: Iterable[Sequence[Cell]], below: int, *, off: bool) -> str:
        """Say what the marks in the cells mean, and (`off`) that rounding keeps shares from adding up."""
        texts = {cell.text for row in cells for cell in row[1:]} if below else set[str]()
        sentences = [self._furniture.few(below)] if f"<{below}" in texts else []
        if self._furniture.withheld in texts:
            sentences.append(self._furniture.unsaid)
        if off:
            sentences.append(self._furniture.rounding)
        return self._furniture.note(sentences) if sentences else ""

    def _name(self, row: TableRow, first: TableRow) -> str:
        if row.label:
            return row.label[self._lang]
        if row.kind == "own":
            return self._furniture.unassigned(first.area.level)
        if row.kind == "rest":
            return self._furniture.no_category
        return row.area.name if self._lang == "zh" else row.area.name_en

    def _headings_of(self, config: ReportConfig) -> dict[str, tuple[str, ...]]:
        indicators = {indicator.name: indicator for indicator in config.indicators}
        found = {}
        for table in config.tables:
            columns = (self._heading(column, indicators) for column in table.columns)
            found[table.name] = (self._corner(table), *columns)
        return found

    def _corner(self, table: Table) -> str:
        return self._furniture.categories if table.rows else self._furniture.places

    def _heading(self, column: TableColumn, indicators: Mapping[str, Any]) -> str:
        given = column.heading[self._lang] if column.heading else ""
        if column.share:
            return self._furniture.share_column(given)
        return self._furniture.column(indicators[column.indicator], given)


def _what(fact: Fact, row: TableRow) -> str:
    """Return what a cell states: `inflow@420116`, `inflow@420116/own`, `inflow_by_origin[河南省]`."""
    name = fact.indicator.name
    if row.kind in ("category", "rest"):
        return f"{name}[{fact.figure.category if row.kind == 'category' else ''}]"
    return f"{name}@{row.area.code}{'/own' if row.kind == 'own' else ''}"


def _decimals(column: Sequence[Fact]) -> int:
    """Return how many decimals each figure of a column has: as many as the one that has most."""
    if not column[0].indicator.decimals:
        return 0
    return max((decimals_of(fact, raw(fact)) for fact in column if is_there(fact)), default=0)


def _is_any_off(rows: Sequence[TableRow], wholes: Sequence[Fact | None]) -> bool:
    """Say whether the shares of any column, as printed, make anything but 100."""
    return any(_is_off(rows, number) for number, whole in enumerate(wholes) if whole)


def _is_off(rows: Sequence[TableRow], number: int) -> bool:
    """Say whether the shares of a column make anything but 100; not where one is missing."""
    values = [row.facts[number].figure.value for row in rows]
    known = [exact(value) for value in values if value is not None]
    together = sum(known, Decimal())
    if len(known) < len(values) or not together:
        return False
    return sum((rounded(value * _ALL / together, _SHARE_DECIMALS) for value in known), Decimal()) != _ALL


def _told(rows: Sequence[TableRow]) -> list[int]:
    """Return the numbers of the columns that have a figure in a row; none where all of them do, or none does."""
    columns = range(len(rows[0].facts))
    told = [number for number in columns if any(_exists(row.facts[number]) for row in rows)]
    return told if len(told) < len(columns) else []


def _exists(fact: Fact) -> bool:
    """Say whether there is a figure, be it one that is not told."""
    return fact.exists or fact.figure.missing == WITHHELD
