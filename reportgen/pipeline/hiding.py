"""What a report may not tell: small counts of people, and the figures that would give them away."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from reportgen.disclosure.cells import Cell, Reason, Sight, by_cell, cell_of
from reportgen.disclosure.rules import Rules, rules_of
from reportgen.disclosure.suppress import hidden_cells
from reportgen.figures.store import Store
from reportgen.narrative.compile.program import Asked, period_asked
from reportgen.nouns.area import Area
from reportgen.nouns.figure import SUPPRESSED, WITHHELD, Figure
from reportgen.nouns.period import Period
from reportgen.nouns.report import ReportConfig
from reportgen.pipeline.rest import rests_below, rests_of_categories

__all__ = ["Hiding", "SeenStore", "Veil", "VeiledStore"]

_Key = TypeVar("_Key")
_Under = tuple[tuple[str, tuple[str, ...]], ...]


class Veil:
    """Takes the values from the figures of one report that it may not tell."""

    def __init__(
        self, figures: Mapping[Cell, Figure], hidden: Mapping[Cell, Reason], counts: frozenset[str], threshold: int
    ) -> None:
        self._figures = figures
        self._hidden = hidden
        self._counts = counts
        self._threshold = threshold

    def __call__(self, figure: Figure) -> Figure:
        """Return a figure as the report may tell it; what was never looked at is hidden where it is small."""
        below = self._threshold if figure.indicator in self._counts else 0
        reason = self._hidden.get(cell_of(figure), "")
        if not reason and below and figure.value is not None and 0 < figure.value < below:
            reason = SUPPRESSED
        if reason:
            return figure._replace(value=None, missing=reason, rows=0, rank=0, ranked=0, below=below)
        return figure._replace(below=below) if below else figure

    def sees(self, figure: Figure) -> bool:
        """Say whether a figure was looked at when it was settled what may be told."""
        return cell_of(figure) in self._figures

    def over(self, figures: Mapping[_Key, Figure]) -> dict[_Key, Figure]:
        """Return figures by the same keys, as the report may tell them."""
        return {key: self(figure) for key, figure in figures.items()}

    def size(self, figure: Figure) -> int | float:
        """Return by what a category is put in order: its value, told or withheld; nothing for a small count."""
        known = self._figures.get(cell_of(figure)) if figure.missing == WITHHELD else figure
        return known.value or 0 if known else 0


class VeiledStore:
    """A store as one report may see it."""

    def __init__(self, store: Store, veil: Veil) -> None:
        self._store = store
        self._veil = veil
        self.children = store.children
        self.below = store.below
        self.lineage = store.lineage
        self.periods_of = store.periods_of
        self.area = store.area
        self.sources = store.sources

    def figures(self, area: str, periods: Iterable[Period]) -> dict[tuple[str, str, str], Figure]:
        """Return figures as `Store.figures` does."""
        return self._veil.over(self._store.figures(area, periods))

    def figures_of(
        self, areas: Sequence[str], period: Period, indicators: Sequence[str]
    ) -> dict[tuple[str, str], Figure]:
        """Return figures as `Store.figures_of` does."""
        return self._veil.over(self._store.figures_of(areas, period, indicators))


class SeenStore(VeiledStore):
    """A store as a document may quote it: what was not looked at when the veil was made is not there."""

    def figures(self, area: str, periods: Iterable[Period]) -> dict[tuple[str, str, str], Figure]:
        """Return figures as `Store.figures` does."""
        return self._seen(self._store.figures(area, periods))

    def figures_of(
        self, areas: Sequence[str], period: Period, indicators: Sequence[str]
    ) -> dict[tuple[str, str], Figure]:
        """Return figures as `Store.figures_of` does."""
        return self._seen(self._store.figures_of(areas, period, indicators))

    def _seen(self, figures: Mapping[_Key, Figure]) -> dict[_Key, Figure]:
        return self._veil.over({key: figure for key, figure in figures.items() if self._veil.sees(figure)})


class Hiding:
    """Finds out what reports of a config may not tell; made once for a store, used for every area."""

    def __init__(self, config: ReportConfig, store: Store) -> None:
        self._config = config
        self._store = store
        self._indicators = {indicator.name: indicator for indicator in config.indicators}
        self._rules = rules_of(config.indicators, config.checks)
        self._columns = frozenset(
            (
                *(name for table in config.tables for name in (*table.names, *filter(None, (table.rows,)))),
                *(name for chart in config.charts for name in chart.figures),
            )
        )

    def veil(self, area: Area, period: Period, asked: Asked) -> Veil:
        """Return the veil over a report, whose templates ask for figures of other areas and periods."""
        children = tuple(child.code for child in self._store.children(area.code))
        under = self._under(area)
        figures = by_cell(self._figures(area, children, under, period, asked))
        sight = Sight(area.code, figures, children, area.parent, under)
        threshold = self._config.suppress_below
        hidden = hidden_cells(sight, self._rules, self._indicators, threshold)
        return Veil(figures, hidden, self._rules.counts, threshold)

    def _under(self, area: Area) -> _Under:
        """Return the areas that tables show below those directly below."""
        levels = dict.fromkeys(table.level for table in self._config.tables if table.level)
        found = (pair for level in levels for pair in self._store.under(area.code, level).items())
        codes = ((top, tuple(one.code for one in members if one.code != top)) for top, members in found)
        return tuple((top, below) for top, below in codes if below)

    def _figures(
        self, area: Area, children: Sequence[str], under: _Under, period: Period, asked: Asked
    ) -> Iterator[Figure]:
        """Yield every figure that the report can see, or that one of these is made of."""
        others = [other for _, key in asked.at if (other := period_asked(key, period))]
        seen = dict.fromkeys(one for other in (period, *others) for one in _around(other))
        around = sorted({one for other in seen for one in _around(other)})
        own = self._store.figures(area.code, around)
        yield from own.values()
        names = sorted(_made_from(self._columns | asked.below, self._rules))
        for one in around:
            totals = {name: figure for (name, key, category), figure in own.items() if key == one.key and not category}
            categories: dict[str, list[Figure]] = {}
            for (name, key, category), figure in own.items():
                if category and key == one.key:
                    categories.setdefault(name, []).append(figure)
            yield from rests_of_categories(totals, categories, self._indicators).values()
            if one in _around(period):
                below = self._store.figures_of(children, one, names)
                yield from self._with_rests(below, totals)
                for top, codes in under:
                    tops = {name: figure for (code, name), figure in below.items() if code == top}
                    yield from self._with_rests(self._store.figures_of(codes, one, names), tops)
        if area.parent and self._rules.above:
            figures = self._store.figures(area.parent, (period,)).values()
            yield from (figure for figure in figures if figure.indicator in self._rules.above and not figure.category)

    def _with_rests(self, figures: Mapping[tuple[str, str], Figure], totals: Mapping[str, Figure]) -> Iterator[Figure]:
        """Yield the figures of areas, and what stands at the area above them itself, which has the totals."""
        parts: dict[str, list[Figure]] = {}
        for (_, name), figure in figures.items():
            parts.setdefault(name, []).append(figure)
            yield figure
        yield from rests_below(totals, parts, self._indicators).values()


def _around(period: Period) -> tuple[Period, ...]:
    """Return a period with those that its formulas may ask for."""
    return tuple(dict.fromkeys((period, period.previous, period.preceding)))


def _made_from(names: frozenset[str], rules: Rules) -> set[str]:
    """Return indicators with all that they are made of."""
    found = set(names)
    while new := {part for name in found for part in rules.parts.get(name, ())} - found:
        found |= new
    return found
