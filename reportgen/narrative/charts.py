"""Charts in words and numbers: the names of bars and series, values as they are printed, the alternative text."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from reportgen.narrative.described import WORDS, Shown
from reportgen.narrative.facts import Fact, Stated
from reportgen.narrative.material import ChartRow
from reportgen.narrative.numbers import rounded
from reportgen.narrative.phrases.reading import is_known, is_rate, is_there
from reportgen.narrative.phrases.values import decimals_of
from reportgen.narrative.stating import spelled
from reportgen.narrative.tables.words import TABLE_WORDS
from reportgen.narrative.target import ChartSeries, ChartText
from reportgen.narrative.words import PeriodWords
from reportgen.nouns.area import Area
from reportgen.nouns.figure import HIDDEN
from reportgen.nouns.issue import Place
from reportgen.nouns.period import Period
from reportgen.nouns.report import ReportConfig
from reportgen.nouns.tables import Chart
from reportgen.nouns.unit import Unit

__all__ = ["ChartWriter", "is_drawn"]

_LEAST = 2
"""How many bars make a chart."""
_ROUND = ("pie", "doughnut")
_NAMED = ("period", "indicator", "others")
_Drawn = tuple[ChartText | None, tuple[Stated, ...]]
_NOTHING: _Drawn = None, ()


class _Plan(NamedTuple):
    """What is known of a chart before any report: its unit, as a noun and as printed, and the names of its series."""

    chart: Chart
    unit: Unit
    printed: str
    names: tuple[str, ...]


class ChartWriter:
    """Writes the charts of one config in one language."""

    def __init__(self, config: ReportConfig, lang: str, wording: Any) -> None:
        self._lang = lang
        self._wording = wording
        self._words = WORDS[lang]
        self._of_tables = TABLE_WORDS[lang]
        indicators = {indicator.name: indicator for indicator in config.indicators}
        self._plans = {
            chart.name: _Plan(
                chart,
                unit := indicators[chart.figures[0]].unit,
                self._of_tables.head_unit(unit),
                tuple(self._of_tables.heading(indicators[name].title[lang]) for name in chart.figures),
            )
            for chart in config.charts
        }

    def write(self, name: str, rows: Sequence[ChartRow], title: str, number: int) -> _Drawn:
        """Return a chart, entry `number` of the list of figures, and what it states.

        There is no chart where less than two values could be shown, or nothing but zeros. A series without any value is
        left out, and so is a category, unless a value of it is not told, or it is a period with others before it. An
        indicator that counts nothing is left out as well: what was not done is not shown.
        """
        plan = self._plans[name]
        if not is_drawn(plan.chart, rows):
            return _NOTHING
        rows, kept = _told(row for row in rows if not _is_nothing(row))
        shown = _shown(rows)
        decimals = max(decimals_of(fact, fact.value) for fact in shown) if shown[0].indicator.decimals else 0
        names = (title,) if plan.chart.rows == "indicators" else plan.names
        columns = zip(*(row.facts for row in rows), strict=True)
        series = tuple(
            ChartSeries(names[at], tuple(_value(fact, decimals) for fact in facts))
            for at, facts in zip(kept, columns, strict=True)
        )
        hidden = sum(fact.figure.missing in HIDDEN for row in rows for fact in row.facts)
        if plan.chart.kind in _ROUND:
            rows, series = _without_gaps(rows, series[0])
        categories = tuple(self._name(row, rows[0]) for row in rows)
        told = Shown(plan.chart, title, plan.unit, decimals, categories, series, hidden)
        description = self._words.described(told, self._wording)
        note = self._of_tables.note([self._words.withheld(hidden)]) if hidden else ""
        drawn = ChartText(
            number, plan.chart.kind, title, categories, series, plan.printed, decimals, not hidden, description, note
        )
        return drawn, tuple(_stated(fact, row) for row in rows for fact in row.facts if is_there(fact))

    def place(self, name: str) -> Place:
        """Return where a chart is declared."""
        return self._plans[name].chart.place

    def _name(self, row: ChartRow, first: ChartRow) -> str:
        about = row.about
        if row.kind == "others":
            return self._words.others
        if row.kind == "rest":
            return self._of_tables.no_category
        if row.kind == "own" and isinstance(first.about, Area):
            return self._of_tables.unassigned(first.about.level)
        if isinstance(about, Area):
            return about.named(self._lang)
        if isinstance(about, Period):
            return str(PeriodWords(about, self._wording, self._lang))
        return self._of_tables.heading(about[self._lang])


def is_drawn(chart: Chart, rows: Iterable[ChartRow]) -> bool:
    """Say whether a chart has two values to show, anything but zeros, and nothing below zero among parts of a whole."""
    values = [fact.value for fact in _shown(row for row in rows if not _is_nothing(row))]
    if len(values) < _LEAST or not any(values):
        return False
    return chart.kind not in (*_ROUND, "stacked") or min(values) >= 0


def _shown(rows: Iterable[ChartRow]) -> list[Fact]:
    return [fact for row in rows for fact in row.facts if is_there(fact)]


def _is_nothing(row: ChartRow) -> bool:
    """Say whether a row is an indicator of which there is none; a rate of 0 is something."""
    fact = row.facts[0]
    return row.kind == "indicator" and fact.figure.value == 0 and not is_rate(fact)


def _told(given: Iterable[ChartRow]) -> tuple[list[ChartRow], list[int]]:
    """Return the rows and the numbers of the series that have something to show, or not to tell."""
    rows = list(given)
    width = range(len(rows[0].facts)) if rows else range(0)
    kept = [number for number in width if any(is_there(row.facts[number]) for row in rows)]
    narrowed = (row._replace(facts=tuple(row.facts[number] for number in kept)) for row in rows)
    found: list[ChartRow] = []
    for row in narrowed:
        if any(is_known(fact) for fact in row.facts) or (row.kind == "period" and found):
            found.append(row)
    return found, kept


def _without_gaps(rows: Sequence[ChartRow], series: ChartSeries) -> tuple[list[ChartRow], tuple[ChartSeries]]:
    """Leave out what has no slice."""
    there = [number for number, value in enumerate(series.values) if value]
    return [rows[number] for number in there], (ChartSeries(series.name, tuple(series.values[at] for at in there)),)


def _value(fact: Fact, decimals: int) -> int | float | None:
    """Return a value as it is printed; a whole one as an integer, as far as spreadsheets know them exactly."""
    if not is_there(fact):
        return None
    value = fact.value
    if type(value) is int and not decimals:
        return value
    found = rounded(value, decimals)
    return float(found) if decimals else int(found)


def _stated(fact: Fact, row: ChartRow) -> Stated:
    """Return what a bar states: `inflow@420116`, `by_origin[河南省]`, `at(inflow, 2005)`, `sum(inflow@1, inflow@2)`."""
    return Stated(fact.name if row.kind in _NAMED else spelled(fact.figure), fact.value)
