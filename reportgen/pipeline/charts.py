"""What charts show: areas below, categories, periods, indicators, the largest of them and the sum of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reportgen.narrative.facts import Fact
from reportgen.narrative.material import ChartRow, Rendered, TableRow
from reportgen.narrative.phrases.reading import is_there
from reportgen.narrative.stating import spelled
from reportgen.nouns.figure import HIDDEN, Figure
from reportgen.nouns.indicator import Indicator
from reportgen.nouns.issue import Issue, issue
from reportgen.nouns.period import Period
from reportgen.nouns.tables import Chart, ChartKind, Table, TableColumn
from reportgen.nouns.unit import Text

__all__ = ["ChartMaker", "crowded_charts", "periods_shown", "rows_of"]

_OTHERS = Text("", "")
_READABLE: Mapping[ChartKind, int] = {"pie": 12, "doughnut": 12, "column": 40, "stacked": 40, "line": 40, "bar": 60}
"""How many slices, columns, points or bars of a chart can be told apart on a page."""


def periods_shown(chart: Chart, period: Period) -> tuple[Period, ...]:
    """Return the periods of a chart by periods, the report's own last; none of another chart."""
    found = [period] if chart.rows == "periods" else []
    while 0 < len(found) < chart.last and _has_preceding(found[-1]):
        found.append(found[-1].preceding)
    return tuple(reversed(found))


def rows_of(chart: Chart) -> Table:
    """Return the table whose rows are the bars of a chart by areas or categories."""
    columns = tuple(TableColumn(name) for name in chart.figures)
    rows = "" if chart.rows == "areas" else chart.rows
    return Table(chart.name, chart.title, columns, chart.place, total=True, rows=rows)


def crowded_charts(charts: Sequence[Chart], rendered: Rendered) -> Iterator[Issue]:
    """Warn of charts of a report that have more to show than can be told apart."""
    named = {f'chart("{chart.name}")': chart for chart in charts}
    entries = {one.number: one.expression for one in rendered.printed} if rendered.charts else {}
    for drawn in rendered.charts:
        chart, count = named[entries[drawn.number]], len(drawn.categories)
        if count > (most := _READABLE[chart.kind]):
            yield issue(
                "narrative.chart-crowded", chart.place, severity="warning", chart=chart.name, count=count, most=most
            )


class ChartMaker(NamedTuple):
    """Makes the bars of a report's charts from facts that it may tell.

    `others` are the facts of other periods by the indicator's name and the period's key, `rows` makes those of a table.
    """

    indicators: Mapping[str, Indicator]
    period: Period
    facts: Mapping[str, Fact]
    others: Mapping[tuple[str, str], Fact]
    rows: Callable[[Table], Sequence[TableRow]]

    def chart(self, chart: Chart) -> tuple[ChartRow, ...]:
        """Return the bars of a chart, those of areas in the order of the areas file, categories by size.

        Raises ReportError where areas do not add up, as `RowMaker.rows` does.
        """
        if chart.rows == "periods":
            return tuple(self._by_period(chart))
        if chart.rows == "indicators":
            facts = (self.facts[name] for name in chart.figures)
            return tuple(ChartRow(fact.indicator.title, (fact,), "indicator") for fact in facts)
        rows = [_bar(row) for row in self.rows(rows_of(chart)) if row.kind != "total"]
        return tuple(self._largest(rows, chart) if chart.most else rows)

    def _by_period(self, chart: Chart) -> Iterator[ChartRow]:
        for period in periods_shown(chart, self.period):
            facts = self.facts if period == self.period else self.others
            keys = (name if period == self.period else (name, period.key) for name in chart.figures)
            yield ChartRow(period, tuple(facts[key] for key in keys), "period")  # type: ignore[index]

    def _largest(self, rows: Sequence[ChartRow], chart: Chart) -> list[ChartRow]:
        """Return the largest by the first series, the sum of the others, and what has no category or area."""
        bars = [row for row in rows if row.kind in ("area", "category")]
        rest = [row for row in rows if row.kind in ("own", "rest")]
        if len(bars) <= chart.most:
            return list(rows)
        ordered = sorted(bars, key=lambda row: -_size(row.facts[0]))
        others = self._together(ordered[chart.most :])
        return [*ordered[: chart.most], *others, *rest]

    def _together(self, rows: Sequence[ChartRow]) -> list[ChartRow]:
        """Return one bar for several, none where nothing of them adds up.

        Where one of them is not told, their sum is not told either: with the others it would give that one away.
        """
        facts = tuple(self._sum([row.facts[at] for row in rows]) for at in range(len(rows[0].facts)))
        return [ChartRow(_OTHERS, facts, "others")] if any(fact.indicator.additive for fact in facts) else []

    def _sum(self, facts: Sequence[Fact]) -> Fact:
        indicator = facts[0].indicator
        told = [fact.value for fact in facts if is_there(fact)]
        hidden = next((fact.figure.missing for fact in facts if fact.figure.missing in HIDDEN), "")
        value = None if hidden or not told or not indicator.additive else sum(told)
        missing = "" if value is not None else hidden or "no-rows"
        area = self.facts[indicator.name].figure.area
        name = f"sum({', '.join(spelled(fact.figure) for fact in facts if is_there(fact))})"
        return Fact(indicator, Figure(indicator.name, area, self.period.key, value, missing=missing), name=name)


def _has_preceding(period: Period) -> bool:
    """Say whether a calendar has the period before: the first year of all has none."""
    return period.start.year > (period.end.year - period.start.year) + 1


def _bar(row: TableRow) -> ChartRow:
    assert row.kind != "total"
    return ChartRow(row.label or row.area, row.facts, row.kind)


def _size(fact: Fact) -> int | float:
    """Return the size of a bar; one that is not told is smaller than any, whatever it is."""
    return fact.value if is_there(fact) else float("-inf")
