"""Figures of the store as templates see them."""

from collections.abc import Mapping, Sequence
from datetime import date

from reportgen.figures.store import Store
from reportgen.indicators.judge import Judge
from reportgen.narrative.facts import Fact, Part
from reportgen.narrative.material import Material, TableRow
from reportgen.nouns.area import Area
from reportgen.nouns.figure import Figure
from reportgen.nouns.indicator import Indicator
from reportgen.nouns.period import Period
from reportgen.nouns.report import ReportConfig, Table

__all__ = ["gather"]

_Figures = Mapping[tuple[str, str, str], Figure]
_NEVER = "not-aggregated"


def gather(
    config: ReportConfig, store: Store, area: Area, period: Period, signed: date | None, judge: Judge
) -> Material:
    """Collect what a report on an area and a period is written from."""
    before = period.previous
    figures = store.figures(area.code, (period.key, before.key))
    facts = {indicator.name: _fact(indicator, figures, area, period, before, store) for indicator in config.indicators}
    return Material(
        lineage=store.lineage(area.code),
        period=period,
        signed=signed or _signed(config, period),
        facts=facts,
        conditions={name: judge.holds(expression) for name, expression in config.conditions},
        sections=frozenset(
            section.name for section in config.sections if section.when is None or judge.holds(section.when)
        ),
        tables={table.name: _rows(config, table, store, area, period, facts) for table in config.tables},
    )


def _fact(indicator: Indicator, figures: _Figures, area: Area, period: Period, before: Period, store: Store) -> Fact:
    name = indicator.name
    figure = figures.get((name, period.key, "")) or _missing(name, area, period)
    base = figures.get((name, before.key, ""))
    goal = indicator.target
    if isinstance(goal, str):
        held = figures.get((goal, period.key, ""))
        goal = held.value if held else None
    parts = _parts(name, figures, period, store) if indicator.by else ()
    return Fact(indicator, figure, base, goal, parts)


def _missing(name: str, area: Area, period: Period) -> Figure:
    return Figure(name, area.code, period.key, None, missing=_NEVER)


def _parts(name: str, figures: _Figures, period: Period, store: Store) -> tuple[Part, ...]:
    """Return the categories of a breakdown, the largest first, those of one size by their name."""
    found = [
        figure
        for (indicator, key, category), figure in figures.items()
        if indicator == name and key == period.key and category
    ]
    found.sort(key=lambda figure: (-(figure.value or 0), figure.category))
    return tuple(Part(store.label(name, figure.category), figure) for figure in found)


def _rows(
    config: ReportConfig, table: Table, store: Store, area: Area, period: Period, facts: Mapping[str, Fact]
) -> tuple[TableRow, ...]:
    """Return a row for each area below that has figures, and one for the area itself where a total is asked for."""
    below = store.children(area.code)
    figures = store.figures_of([child.code for child in below], period.key, table.columns)
    indicators = {indicator.name: indicator for indicator in config.indicators}
    rows = [
        TableRow(child, _cells(indicators, table.columns, figures, child, period))
        for child in below
        if any(figures.get((child.code, name)) for name in table.columns)
    ]
    if table.total or not rows:
        rows.append(TableRow(area, tuple(facts[name] for name in table.columns)))
    return tuple(rows)


def _cells(
    indicators: Mapping[str, Indicator],
    columns: Sequence[str],
    figures: Mapping[tuple[str, str], Figure],
    area: Area,
    period: Period,
) -> tuple[Fact, ...]:
    return tuple(
        Fact(indicators[name], figures.get((area.code, name)) or _missing(name, area, period)) for name in columns
    )


def _signed(config: ReportConfig, period: Period) -> date:
    return period.end if config.date == "period_end" else date.fromisoformat(config.date)
