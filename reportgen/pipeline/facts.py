"""Figures of the store as templates see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from datetime import date
from typing import TYPE_CHECKING

from reportgen.figures.store import Store
from reportgen.indicators.findings import held_findings
from reportgen.indicators.judge import Scope, evaluate_condition
from reportgen.narrative.charts import is_drawn
from reportgen.narrative.compile.program import PRECEDING, Asked, period_asked
from reportgen.narrative.facts import Below, Fact, Part
from reportgen.narrative.material import ChartRow, Dropped, Material, TableRow, chart_left_out, table_left_out
from reportgen.nouns.area import Area
from reportgen.nouns.figure import Figure
from reportgen.nouns.indicator import Expression, Indicator
from reportgen.nouns.period import Period
from reportgen.nouns.report import ReportConfig
from reportgen.nouns.unit import Text
from reportgen.pipeline.charts import ChartMaker, periods_shown
from reportgen.pipeline.rows import RowMaker

if TYPE_CHECKING:  # reports that tell everything load nothing of it
    from reportgen.pipeline.hiding import Hiding, Veil, VeiledStore

__all__ = ["Gatherer"]

_Figures = Mapping[tuple[str, str, str], Figure]
_NO_ROWS = "no-rows"
_NOTHING = Asked()


class Gatherer:
    """Collects what reports of a config are written from; made once for a store, used for every area."""

    def __init__(self, config: ReportConfig, store: Store) -> None:
        self._config = config
        self._whole = store
        self._store: Store | VeiledStore = store
        self._indicators = {indicator.name: indicator for indicator in config.indicators}
        self._conditions = dict(config.conditions)
        self._labels = store.category_labels()
        self._siblings: dict[str, dict[str, int]] = {}
        self._hiding: Hiding | None = None
        self._veil: Veil | None = None

    @property
    def told(self) -> Store | VeiledStore:
        """Return the figures as a document may quote them."""
        if not self._veil:
            return self._whole
        from reportgen.pipeline.hiding import SeenStore

        return SeenStore(self._whole, self._veil)

    def scope(self, area: Area, period: Period) -> Scope:
        """Return what conditions and checks may look up for an area and a period."""
        figures = self._store.figures(area.code, (period, period.previous, period.preceding))
        above = self._store.figures(area.parent, (period,)) if area.parent else {}
        return Scope(self._indicators, period, figures, above, self._conditions, self._config.findings, area)

    def material(
        self, area: Area, period: Period, scope: Scope, signed: date | None, asked: Asked = _NOTHING
    ) -> Material:
        """Return everything that a report on an area and a period is written from, what its templates ask for too.

        Figures that the report may not tell have lost their values; conditions are judged by the true ones.
        """
        asked = self._with_charts(asked, period)
        seeing = self.seeing(area, period, asked)
        if seeing is not self:
            return seeing.material(area, period, scope, signed, asked)
        config = self._config
        facts = self._facts(area, period, self._veil.over(scope.figures) if self._veil else scope.figures)
        self._look_below(area, period, facts, asked.below)
        self._look_around(area, period, facts, asked.ranked)
        others = self._others(area, period, asked.at) if asked.at else {}
        rows = RowMaker(self._indicators, self._whole, area, period, scope.figures, facts, self._veil or _as_it_is)
        held = held_findings(config.findings, scope)
        tables = {table.name: rows.rows(table) for table in config.tables}
        charts = self._charts(ChartMaker(self._indicators, period, facts, others, rows.rows))
        asked_for = [(at, one) for at, one in enumerate(config.attachments) if _holds(one.when, scope)]
        lacking = self._lacking(area, tables, charts)
        unattached = {at: lacking[one.name] for at, one in asked_for if not one.section and one.name in lacking}
        return Material(
            lineage=self._store.lineage(area.code),
            period=period,
            signed=signed or _signed(config, period),
            facts=facts,
            conditions={
                **{name: evaluate_condition(rule, scope) for name, rule in config.conditions},
                **{finding.name: finding.name in held for finding in config.findings},
            },
            sections=frozenset(section.name for section in config.sections if _holds(section.when, scope)),
            tables=tables,
            attached=tuple(at for at, _ in asked_for if at not in unattached),
            unattached=tuple(unattached.values()),
            signature=next((at for at, one in enumerate(config.signatures) if _holds(one.when, scope)), None),
            sibling=self._sibling(area),
            others=others,
            findings=held,
            charts=charts,
        )

    def _with_charts(self, asked: Asked, period: Period) -> Asked:
        """Return what templates ask for with the other periods that charts show."""
        shown = {
            (name, other.key)
            for chart in self._config.charts
            for other in periods_shown(chart, period)
            for name in chart.figures
            if other != period
        }
        return asked._replace(at=asked.at | shown) if shown else asked

    def _lacking(
        self, area: Area, tables: Mapping[str, Sequence[TableRow]], charts: Mapping[str, Sequence[ChartRow]]
    ) -> dict[str, Dropped]:
        """Return the tables and charts without anything to show, which are not attached."""
        empty = {one.name: table_left_out(one, area) for one in self._config.tables if not tables[one.name]}
        undrawn = (chart for chart in self._config.charts if not is_drawn(chart, charts[chart.name]))
        return empty | {chart.name: chart_left_out(chart.name, chart.place) for chart in undrawn}

    def _charts(self, maker: ChartMaker) -> dict[str, tuple[ChartRow, ...]]:
        return {chart.name: maker.chart(chart) for chart in self._config.charts}

    def seeing(self, area: Area, period: Period, asked: Asked) -> Gatherer:
        """Return a gatherer that sees figures as a report on an area and a period may tell them."""
        if not self._config.suppress_below or self._veil:
            return self
        from reportgen.pipeline.hiding import Hiding, VeiledStore

        self._hiding = self._hiding or Hiding(self._config, self._whole)
        found = copy(self)
        found._veil = self._hiding.veil(area, period, self._with_charts(asked, period))
        found._store = VeiledStore(self._whole, found._veil)
        return found

    def _sibling(self, area: Area) -> int:
        if area.parent not in self._siblings:
            self._siblings[area.parent] = {code: number for number, code in enumerate(self._store.below(area.parent))}
        return self._siblings[area.parent][area.code]

    def _facts(self, area: Area, period: Period, figures: _Figures) -> dict[str, Fact]:
        key, before = period.key, period.previous.key
        parts = self._parts(key, figures)
        facts = {}
        for name, indicator in self._indicators.items():
            figure = figures.get((name, key, "")) or _missing(name, area, period)
            goal = self._goal(indicator, figures, key)
            facts[name] = Fact(indicator, figure, figures.get((name, before, "")), goal, parts.get(name, ()))
        return facts

    def _look_below(self, area: Area, period: Period, facts: Mapping[str, Fact], names: frozenset[str]) -> None:
        """Give facts those of the areas directly below, each with its own target."""
        if not names:
            return
        below = self._store.children(area.code)
        held = {goal for name in names if isinstance(goal := self._indicators[name].target, str)}
        known = self._store.figures_of([child.code for child in below], period, sorted(names | held))
        for name in names:
            indicator = self._indicators[name]
            facts[name].below = tuple(
                Below(child, Fact(indicator, figure, goal=_goal_of(indicator, known, child)))
                for child in below
                for figure in (known.get((child.code, name)) or _missing(name, child, period),)
            )

    def _look_around(self, area: Area, period: Period, facts: Mapping[str, Fact], names: frozenset[str]) -> None:
        """Tell facts whether a peer has the same rank."""
        ranked = sorted(name for name in names if facts[name].figure.rank)
        if not ranked:
            return
        peers = [peer.code for peer in self._store.children(area.parent) if peer.level == area.level]
        for (code, name), figure in self._store.figures_of(peers, period, ranked).items():
            if code != area.code and figure.rank == facts[name].figure.rank:
                facts[name].tied = True

    def _others(self, area: Area, period: Period, asked: frozenset[tuple[str, str]]) -> dict[tuple[str, str], Fact]:
        """Return the facts of other periods, each with the year before it; what was once asked for is none of them."""
        known = {*self._store.periods_of(area.code), period, period.previous, period.preceding}
        periods = {key: other for _, key in asked if (other := period_asked(key, period))}
        wanted = {each.key: each for other in periods.values() for each in (other, other.previous)}
        figures = self._store.figures(area.code, [each for each in wanted.values() if each in known])
        parts = {other.key: self._parts(other.key, figures) for other in periods.values()}
        found = {}
        for name, key in asked:
            there = periods[key].key
            indicator, figure = self._indicators[name], figures.get((name, there, ""))
            before = figures.get((name, periods[key].previous.key, ""))
            goal = self._goal(indicator, figures, there)
            spelled = f"preceding({name})" if key == PRECEDING else f"at({name}, {key})"
            found[name, key] = Fact(
                indicator,
                figure or _missing(name, area, periods[key]),
                before,
                goal,
                parts[there].get(name, ()),
                name=spelled,
            )
        return found

    def _goal(self, indicator: Indicator, figures: _Figures, key: str) -> int | float | None:
        target = indicator.target
        if not isinstance(target, str):
            return target
        held = figures.get((target, key, ""))
        return held.value if held else None

    def _parts(self, key: str, figures: _Figures) -> dict[str, tuple[Part, ...]]:
        """Return the categories of breakdowns, the largest first, those of one size by their name."""
        found: dict[str, list[Figure]] = {}
        for (name, period, category), figure in figures.items():
            if category and period == key:
                found.setdefault(name, []).append(figure)
        for members in found.values():
            members.sort(key=lambda figure: (-self._size(figure), figure.category))
        return {name: tuple(self._part(name, figure) for figure in members) for name, members in found.items()}

    def _size(self, figure: Figure) -> int | float:
        """Return the size of a category: the true one where that is withheld, 0 for all small counts."""
        return self._veil.size(figure) if self._veil else figure.value or 0

    def _part(self, name: str, figure: Figure) -> Part:
        label = self._labels.get((name, figure.category)) or Text(figure.category, figure.category)
        return Part(label, figure)


def _holds(when: Expression | None, scope: Scope) -> bool:
    return when is None or evaluate_condition(when, scope)


def _goal_of(indicator: Indicator, known: Mapping[tuple[str, str], Figure], area: Area) -> int | float | None:
    """Return an area's own target."""
    target = indicator.target
    if not isinstance(target, str):
        return target
    held = known.get((area.code, target))
    return held.value if held else None


def _as_it_is(figure: Figure) -> Figure:
    return figure


def _missing(name: str, area: Area, period: Period) -> Figure:
    return Figure(name, area.code, period.key, None, missing=_NO_ROWS)


def _signed(config: ReportConfig, period: Period) -> date:
    return period.end if config.date == "period_end" else date.fromisoformat(config.date)
