"""What checks across a batch look at: the selected areas, those around them, and their figures in columns."""

import ast
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportgen.across.columns import Column, Columns
from reportgen.across.outliers import Values
from reportgen.across.yardstick import Yardstick, yardstick
from reportgen.expressions.evaluate import evaluate
from reportgen.expressions.linear import linear
from reportgen.expressions.names import figure_references
from reportgen.expressions.parse import Tree
from reportgen.figures.store import Store
from reportgen.nouns.area import Areas
from reportgen.nouns.indicator import Indicator
from reportgen.nouns.period import Period
from reportgen.nouns.report import ReportConfig

__all__ = ["Scene", "scene_of"]


class Scene(NamedTuple):
    """The areas whose reports are looked at, by code in the order of all areas, and the figures of a store."""

    config: ReportConfig
    areas: Areas
    selected: tuple[str, ...]
    period: Period
    columns: Columns
    indicators: dict[str, Indicator]
    positions: dict[str, int]

    def at_each_level(self) -> Iterator[tuple[str, ...]]:
        """Yield the selected areas of each level."""
        levels: dict[str, list[str]] = {}
        for code in self.selected:
            levels.setdefault(self.areas[code].level, []).append(code)
        yield from map(tuple, levels.values())

    def peers(self, codes: Sequence[str]) -> list[tuple[str, ...]]:
        """Return the areas beside some areas of one level: those of this level below the same parent, together."""
        level = self.areas[codes[0]].level
        parents = dict.fromkeys(self.areas[code].parent for code in codes)
        return [tuple(one.code for one in self.areas.children(parent) if one.level == level) for parent in parents]

    def parents(self) -> dict[str, tuple[str, ...]]:
        """Return the areas directly below the selected areas and below all areas above these, by the code above."""
        around = {one.code for code in self.selected for one in self.areas.lineage(code)}
        ordered = sorted(around, key=self.positions.__getitem__)
        below = {code: tuple(child.code for child in self.areas.children(code)) for code in ordered}
        return {code: children for code, children in below.items() if children}

    def values(self, indicator: str, rule: Yardstick, period: Period) -> Values:
        """Return the values of an indicator in a period with those of its base."""
        return Values(self.columns.of(indicator, period), self._base(rule.base, period))

    def _base(self, base: Tree | None, period: Period) -> Column | None:
        """Return the values of what rates divide by, for all areas that have any."""
        if base is None:
            return None
        columns = {name: self.columns.of(name, period) for name in figure_references(base).plain}
        if isinstance(base.node, ast.Name):
            return columns[base.node.id]
        areas = min(columns.values(), key=len)
        if form := linear(base.node):
            terms = [(columns[one.name], float(factor)) for one, factor in form.factors.items()]
            there = [area for area in areas if all(area in column for column, _ in terms)]
            return {area: float(form.constant) + sum(column[area] * by for column, by in terms) for area in there}
        values = {area: evaluate(base, {name: one.get(area) for name, one in columns.items()}.get) for area in areas}
        return {area: value for area, value in values.items() if isinstance(value, int | float)}


def scene_of(config: ReportConfig, store: Store, selected: Sequence[str], period: Period) -> Scene:
    """Return what is looked at in a store; areas that the store does not know are left out."""
    areas = Areas(store.areas())
    positions = {area.code: at for at, area in enumerate(areas)}
    indicators = {indicator.name: indicator for indicator in config.indicators}
    known = sorted((code for code in dict.fromkeys(selected) if code in positions), key=positions.__getitem__)
    columns = Columns(store, [*_needed(config, indicators)])
    return Scene(config, areas, tuple(known), period, columns, indicators, positions)


def _needed(config: ReportConfig, indicators: dict[str, Indicator]) -> Iterator[str]:
    for check in config.across.add_up:
        yield from (check.figure, check.stated)
    for watched in config.across.outliers:
        yield watched.figure
        yield from yardstick(indicators[watched.figure], watched).names
