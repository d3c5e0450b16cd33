"""Tables in words: heads, names of places, figures as cells."""

from collections.abc import Sequence
from typing import Any

from reportgen.narrative.facts import Fact, MissingFigure, Stated
from reportgen.narrative.furniture import FURNITURE
from reportgen.narrative.material import TableRow
from reportgen.narrative.phrases.values import digits_of
from reportgen.narrative.target import Cell, Printed, TableText
from reportgen.nouns.area import Area
from reportgen.nouns.report import ReportConfig

__all__ = ["TableWriter"]


class TableWriter:
    """Writes the tables of one config in one language."""

    def __init__(self, config: ReportConfig, lang: str, wording: Any) -> None:
        self._lang = lang
        self._wording = wording
        self._furniture = FURNITURE[lang]
        self._headings = self._headings_of(config)

    def write(self, name: str, rows: Sequence[TableRow], own: Area, printed: list[Printed]) -> TableText:
        """Return a table, and enter its figures in the list `printed`.

        The row of the report's own area sums up the others, if there are any.
        """
        total = len(rows) > 1 and rows[-1].area.code == own.code
        words = [self._name(row.area) for row in rows]
        if total:
            words[-1] = self._furniture.total_row
        expression = f'table("{name}")'
        cells = tuple(
            [
                (Cell(word), *[self._cell(expression, row.area.code, fact, printed) for fact in row.facts])
                for word, row in zip(words, rows, strict=True)
            ]
        )
        return TableText(self._headings[name], cells, total=total)

    def _cell(self, expression: str, area: str, fact: Fact, printed: list[Printed]) -> Cell:
        try:
            text = digits_of(self._wording, fact)
        except MissingFigure:
            return Cell(self._furniture.no_value)
        stated = Stated(f"{fact.indicator.name}@{area}", fact.figure.value)
        number = len(printed) + 1
        printed.append(Printed(number, expression, text, (stated,)))
        return Cell(text, number)

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
