"""Tables in words: heads, names of places, figures as cells."""

from collections.abc import Sequence
from functools import partial
from itertools import repeat
from typing import Any

from reportgen.narrative.facts import Fact, MissingFigure, Stated
from reportgen.narrative.furniture import FURNITURE
from reportgen.narrative.material import TableRow
from reportgen.narrative.phrases.values import digits_of
from reportgen.narrative.target import Cell, Printed, TableText
from reportgen.nouns.area import Area
from reportgen.nouns.figure import SUPPRESSED, WITHHELD
from reportgen.nouns.report import ReportConfig

__all__ = ["TableWriter"]

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
        self._headings = self._headings_of(config)

    def write(self, name: str, rows: Sequence[TableRow], own: Area, printed: list[Printed]) -> TableText:
        """Return a table, and enter its figures in the list `printed`.

        The row of the report's own area sums up the others, if there are any. A column that no row has a figure for is
        left out, unless that would leave none.
        """
        told = _told(rows)
        if told:
            rows = [row._replace(facts=tuple(row.facts[number] for number in told)) for row in rows]
        total = len(rows) > 1 and rows[-1].area.code == own.code
        words = [self._name(row.area) for row in rows]
        if total:
            words[-1] = self._furniture.total_row
        expression = f'table("{name}")'
        cells = [(Cell(word), *self._cells(expression, row, printed)) for word, row in zip(words, rows, strict=True)]
        headings = self._headings[name]
        if told:
            headings = (headings[0], *(headings[number + 1] for number in told))
        return TableText(headings, tuple(cells), self._note(rows), total=total)

    def _cells(self, expression: str, row: TableRow, printed: list[Printed]) -> list[Cell]:
        """Return the figures of a row; one by one only where one is missing."""
        area, facts, wording = row.area.code, row.facts, self._wording
        try:
            texts = [digits_of(wording, fact) for fact in facts]
        except MissingFigure:
            return [self._cell(expression, area, fact, printed) for fact in facts]
        stated = [_new_stated((f"{fact.indicator.name}@{area}", fact.figure.value)) for fact in facts]
        numbers = range(len(printed) + 1, len(printed) + len(facts) + 1)
        printed += map(_new_printed, zip(numbers, repeat(expression), texts, zip(stated)))
        return list(map(_new_cell, zip(texts, numbers, strict=True)))

    def _cell(self, expression: str, area: str, fact: Fact, printed: list[Printed]) -> Cell:
        try:
            text = digits_of(self._wording, fact)
        except MissingFigure as error:
            if error.reason != SUPPRESSED:
                return Cell(self._furniture.withheld if error.reason == WITHHELD else self._furniture.no_value)
            text = f"<{fact.figure.below}"
        stated = Stated(f"{fact.indicator.name}@{area}", fact.figure.value)
        number = len(printed) + 1
        printed.append(Printed(number, expression, text, (stated,)))
        return Cell(text, number)

    def _note(self, rows: Sequence[TableRow]) -> str:
        """Say what the marks in the cells mean that stand for figures which are not told."""
        hidden = {fact.figure.missing: fact.figure.below for row in rows for fact in row.facts if fact.figure.missing}
        few = self._furniture.few(hidden[SUPPRESSED]) if SUPPRESSED in hidden else ""
        marks = [mark for mark in (few, self._furniture.unsaid if WITHHELD in hidden else "") if mark]
        return self._furniture.note(marks) if marks else ""

    def _name(self, area: Area) -> str:
        return area.name if self._lang == "zh" else area.name_en

    def _headings_of(self, config: ReportConfig) -> dict[str, tuple[str, ...]]:
        indicators = {indicator.name: indicator for indicator in config.indicators}
        found = {}
        for table in config.tables:
            given = {name: text[self._lang] for name, text in table.headings}
            columns = (self._furniture.column(indicators[name], given.get(name, "")) for name in table.columns)
            found[table.name] = (self._furniture.places, *columns)
        return found


def _told(rows: Sequence[TableRow]) -> list[int]:
    """Return the numbers of the columns that have a figure in a row; none where all of them do, or none does."""
    columns = range(len(rows[0].facts))
    told = [number for number in columns if any(_exists(row.facts[number]) for row in rows)]
    return told if len(told) < len(columns) else []


def _exists(fact: Fact) -> bool:
    """Say whether there is a figure, be it one that is not told."""
    return fact.exists or fact.figure.missing == WITHHELD
