"""Tables in words: heads, names of places, categories and indicators, units, figures as cells, notes."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from reportgen.narrative.material import Material, TableRow
from reportgen.narrative.phrases.reading import is_known
from reportgen.narrative.tables.cells import CellWriter, decimals_of_column, is_any_off
from reportgen.narrative.tables.indicators import IndicatorCells, Told
from reportgen.narrative.tables.words import TABLE_WORDS
from reportgen.narrative.target import Cell, Printed, TableText
from reportgen.nouns.area import Area
from reportgen.nouns.indicator import Indicator
from reportgen.nouns.period import Period
from reportgen.nouns.report import ReportConfig
from reportgen.nouns.tables import Table, TableColumn

__all__ = ["Around", "TableWriter"]

_new_printed = partial(tuple.__new__, Printed)
_new_cell = partial(tuple.__new__, Cell)


class Around(NamedTuple):
    """What a report's templates say around a table: its title, a note and a source, which may be empty."""

    title: str = ""
    note: str = ""
    source: str = ""


class _Head(NamedTuple):
    """The head of a column with the unit of its figures and without it; the unit is empty where it needs no saying."""

    whole: str
    bare: str
    unit: str = ""


class TableWriter:
    """Writes the tables of one config in one language."""

    def __init__(self, config: ReportConfig, lang: str, wording: Any) -> None:
        self._lang = lang
        self._wording = wording
        self._words = TABLE_WORDS[lang]
        self._cells = CellWriter(wording, self._words)
        self._told = IndicatorCells(wording, self._words)
        self._tables = {table.name: table for table in config.tables}
        indicators = {indicator.name: indicator for indicator in config.indicators}
        self._heads = {
            table.name: [self._head(column, indicators) for column in table.columns if column.indicator]
            for table in config.tables
        }
        self._below = config.suppress_below

    def table(self, name: str) -> Table:
        """Return a table as the config declares it."""
        return self._tables[name]

    def write(self, name: str, material: Material, around: Around, printed: list[Printed]) -> TableText:
        """Return a table, and enter its figures in the list `printed`.

        A column that no row has a figure for is left out, unless that would leave none.
        """
        write = self._of_indicators if self._tables[name].groups else self._of_others
        found = write(self._tables[name], material, around, printed)
        heads = found.headings[2 if found.groups else 1 :]
        totals = [cell.text for cell in found.rows[-1][-len(heads) :]] if found.total else []
        return found._replace(
            title=around.title,
            source=self._words.source(around.source) if around.source else "",
            landscape=self._tables[name].landscape,
            description=self._words.described(len(found.rows), heads, totals),
        )

    def _of_others(self, table: Table, material: Material, around: Around, printed: list[Printed]) -> TableText:
        """Write a table of areas or categories.

        The row of the report's own area sums up the others, if there are any.
        """
        rows, own = material.tables[table.name], material.lineage[0]
        columns, heads = [column for column in table.columns if column.indicator], self._heads[table.name]
        if told := _told(rows):
            rows = [row._replace(facts=tuple(row.facts[number] for number in told)) for row in rows]
            columns, heads = [columns[number] for number in told], [heads[number] for number in told]
        total = len(rows) > 1 and (rows[-1].kind == "total" or rows[-1].area.code == own.code)
        words = [self._name(row, rows[0]) for row in rows]
        if total:
            words[-1] = self._words.total_row
        wholes = [material.facts[column.indicator] if column.share else None for column in columns]
        decimals = [decimals_of_column([row.facts[number] for row in rows]) for number in range(len(columns))]
        expression = f'table("{table.name}")'
        cells = [self._cells.row(expression, row, wholes, decimals, printed) for row in rows]
        off = any(wholes) and is_any_off(rows[:-1] if total else rows, wholes)
        unit = _shared([head.unit for head in heads]) if len(heads) > 1 else ""
        named, groups = self._named(words, rows)
        return TableText(
            (*self._corners(table, rows), *(head.bare if unit else head.whole for head in heads)),
            tuple((*names, *line) for names, line in zip(named, cells, strict=True)),
            self._note(around, (cell.text for line in cells for cell in line), [self._words.rounding] if off else ()),
            total=total,
            unit=unit and self._words.unit_line(unit),
            groups=groups,
        )

    def _of_indicators(self, table: Table, material: Material, around: Around, printed: list[Printed]) -> TableText:
        """Write a table that has a row for each indicator."""
        rows = material.tables[table.name]
        facts = [row.facts[0] for row in rows]
        unit = _shared([self._words.unit(fact.indicator.unit) for fact in facts])
        told = [(column, self._told.column(column, facts, material.facts)) for column in table.columns]
        columns = [(column, cells) for column, cells in told if _is_kept(column, cells, unit)]
        bare = bool(unit) or any(column.figure == "unit" for column, _ in columns)
        words = [self._indicator(fact.indicator, bare=bare) for fact in facts]
        heads = [self._told_head(column, cells, material.period) for column, cells in columns]
        texts = [self._texts(cells) for _, cells in columns]
        expression = f'table("{table.name}")'
        named, groups = self._named(words, rows)
        filled = list(zip(texts, (cells for _, cells in columns), strict=True))
        lines = tuple(
            (*names, *(_entered(expression, text[at], cells[at], printed) for text, cells in filled))
            for at, names in enumerate(named)
        )
        notes = dict.fromkeys(one.note for _, cells in columns for one in cells if one.note)
        return TableText(
            (*((self._words.groups,) if groups else ()), self._words.indicators, *heads),
            lines,
            self._note(around, (text for column in texts for text in column), notes),
            unit=unit and self._words.unit_line(unit),
            groups=groups,
        )

    def _texts(self, told: Sequence[Told]) -> list[str]:
        """Return the texts of a column, with their units where these differ."""
        if len(_units(told)) < 2:
            return [one.text for one in told]
        return [self._words.amount(one.text, one.unit) if one.unit else one.text for one in told]

    def _told_head(self, column: TableColumn, told: Sequence[Told], period: Period) -> str:
        units = _units(told)
        head = column.heading[self._lang] if column.heading else self._usual_head(column, period)
        return self._words.with_unit(head, units[0]) if len(units) == 1 else head

    def _usual_head(self, column: TableColumn, period: Period) -> str:
        match column.figure:
            case "unit":
                return self._words.unit_column
            case "value":
                return str(self._wording.period(period))
            case "previous":
                return str(self._wording.period(period.previous))
            case "change":
                return self._words.change_column(period)
            case "target":
                return self._words.target_column
        return self._words.share

    def _indicator(self, indicator: Indicator, *, bare: bool) -> str:
        """Return the name of an indicator's row, with its unit where that stands nowhere else."""
        return self._bare(indicator, "") if bare else self._words.column(indicator, "")

    def _named(self, words: Sequence[str], rows: Sequence[TableRow]) -> tuple[list[tuple[Cell, ...]], tuple[int, ...]]:
        """Return the cells that name the rows, and how many rows each group has; both where there are groups."""
        groups = [(group, len(list(members))) for group, members in groupby(row.group for row in rows)]
        counts = tuple(count for group, count in groups if group)
        if not counts:
            return [(Cell(word),) for word in words], ()
        pairs = ((self._group(row), word) for row, word in zip(rows, words, strict=True))
        return [(Cell(group), Cell(word)) if group else (Cell(word), Cell("")) for group, word in pairs], counts

    def _group(self, row: TableRow) -> str:
        if isinstance(row.group, Area):
            return row.group.named(self._lang)
        return row.group[self._lang] if row.group else ""

    def _note(self, around: Around, texts: Iterable[str], more: Iterable[str]) -> str:
        """Return the config's own note, what the marks in the cells mean, and what else there is to say."""
        sentences = [self._words.sentence(around.note)] if around.note else []
        known = {*texts} if self._below else set[str]()
        if f"<{self._below}" in known:
            sentences.append(self._words.few(self._below))
        if self._words.withheld in known:
            sentences.append(self._words.unsaid)
        sentences += more
        return self._words.note(sentences) if sentences else ""

    def _name(self, row: TableRow, first: TableRow) -> str:
        if row.label:
            return row.label[self._lang]
        if row.kind == "own":
            beside = first.group if isinstance(first.group, Area) and not row.group else first.area
            return self._words.unassigned(beside.level)
        if row.kind == "rest":
            return self._words.no_category
        return row.area.named(self._lang)

    def _corners(self, table: Table, rows: Sequence[TableRow]) -> tuple[str, ...]:
        """Return what stands over the names of the rows."""
        group = rows[0].group
        if isinstance(group, Area):
            return self._words.level(group.level), self._words.level(rows[0].area.level)
        return (self._words.categories if table.rows else self._words.places,)

    def _head(self, column: TableColumn, indicators: Mapping[str, Indicator]) -> _Head:
        given = column.heading[self._lang] if column.heading else ""
        if column.share:
            return _Head(self._words.share_column(given), "")
        indicator = indicators[column.indicator]
        whole, bare = self._words.column(indicator, given), self._bare(indicator, given)
        return _Head(whole, bare, self._words.unit(indicator.unit) if whole != bare else "")

    def _bare(self, indicator: Indicator, given: str) -> str:
        """Return the head of a column, or of a row, without its unit."""
        return given or self._words.heading(indicator.title[self._lang])


def _entered(expression: str, text: str, told: Told, printed: list[Printed]) -> Cell:
    """Enter what a cell states in the list of figures, and return it."""
    if told.stated is None:
        return Cell(text)
    number = len(printed) + 1
    printed.append(_new_printed((number, expression, text, (told.stated,))))
    return _new_cell((text, number))


def _is_kept(column: TableColumn, told: Sequence[Told], unit: str) -> bool:
    """Say whether a column is set: not one without a figure, nor that of the unit which stands above the table."""
    return not unit if column.figure == "unit" else any(one.stated for one in told)


def _units(told: Sequence[Told]) -> list[str]:
    """Return the units of the texts of a column, each once."""
    return list(dict.fromkeys(one.unit for one in told if one.unit))


def _shared(units: Sequence[str]) -> str:
    """Return the unit that all have; an empty text where they differ."""
    return units[0] if len({*units}) == 1 else ""


def _told(rows: Sequence[TableRow]) -> list[int]:
    """Return the numbers of the columns that have a figure in a row; none where all of them do, or none does."""
    columns = range(len(rows[0].facts))
    told = [number for number in columns if any(is_known(row.facts[number]) for row in rows)]
    return told if len(told) < len(columns) else []
