"""The figures that a report is written from, by what lists of figures call them."""

from collections.abc import Iterator
from typing import NamedTuple

from reportgen.figures.provenance import Told
from reportgen.narrative.compile.program import PRECEDING
from reportgen.narrative.facts import Fact
from reportgen.narrative.material import Material
from reportgen.narrative.stating import Named
from reportgen.nouns.area import Area
from reportgen.nouns.figure import REST, Figure
from reportgen.nouns.period import parse_period
from reportgen.nouns.unit import Text

__all__ = ["Known", "KnownFigures"]

_Cell = tuple[str, str, str, str]


class Known(NamedTuple):
    """A figure that a report may tell, and the name of its category."""

    figure: Figure
    label: Text | None = None


class KnownFigures:
    """The figures of one report, as it may tell them; what its material lacks is looked up."""

    def __init__(self, material: Material, told: Told) -> None:
        self._material = material
        self._told = told
        self._own = material.lineage[0].code
        self._areas = {area.code: area for area in _areas(material)}
        self._figures = {_cell(one.figure): one for one in _figures(material)}

    def find(self, named: Named) -> Known | None:
        """Return a figure; None where the report has none of that name."""
        area, key, category = named.area or self._own, self.key(named.period), named.category or ""
        if found := self._figures.get((named.name, area, key, category)):
            return found
        if area.endswith(REST):
            return None
        period = parse_period(key)
        figure = self._told.figures(area, (period,)).get((named.name, key, category)) if period else None
        return Known(figure) if figure else None

    def key(self, period: str) -> str:
        """Return the key of a period as lists of figures spell it: that of the report's own where it is not said."""
        if period == PRECEDING:
            return self._material.period.preceding.key
        return period or self._material.period.key

    def area(self, code: str) -> Area:
        """Return an area by its code; raises KeyError where there is none."""
        code = code.removesuffix(REST)
        if code not in self._areas:
            self._areas[code] = self._told.area(code)
        return self._areas[code]


def _cell(figure: Figure) -> _Cell:
    return figure.indicator, figure.area, figure.period, figure.category


def _areas(material: Material) -> Iterator[Area]:
    yield from material.lineage
    for rows in material.tables.values():
        yield from (row.area for row in rows)
    for bars in material.charts.values():
        yield from (bar.about for bar in bars if isinstance(bar.about, Area))
    for fact in material.facts.values():
        yield from (one.area for one in fact.below)


def _figures(material: Material) -> Iterator[Known]:
    for rows in material.tables.values():
        for row in rows:
            yield from (Known(fact.figure, row.label) for fact in row.facts)
    for bars in material.charts.values():
        for bar in (bar for bar in bars if bar.kind != "others"):
            label = bar.about if bar.kind == "category" and isinstance(bar.about, Text) else None
            yield from (Known(fact.figure, label) for fact in bar.facts)
    for fact in (*material.others.values(), *material.facts.values()):
        yield from _around(fact)


def _around(fact: Fact) -> Iterator[Known]:
    """Yield the figures that a fact knows of: its parts, those of the areas below, the one before, its own."""
    yield from (Known(part.figure, part.label) for part in fact.parts)
    yield from (Known(one.fact.figure) for one in fact.below)
    if fact.before:
        yield Known(fact.before)
    yield Known(fact.figure)
