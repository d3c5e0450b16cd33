"""Where each figure comes from: its definition, its parts, and the files behind it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from reportgen.expressions.functions import FIGURE_FUNCTIONS
from reportgen.expressions.names import References, figure_references
from reportgen.expressions.parse import parse
from reportgen.figures.describe import definition
from reportgen.figures.store import Store
from reportgen.nouns.area import Area
from reportgen.nouns.figure import REST, Figure, SourceRef
from reportgen.nouns.indicator import Indicator
from reportgen.nouns.period import Period, parse_period
from reportgen.nouns.report import ReportConfig
from reportgen.nouns.unit import Text

__all__ = ["Definitions", "Operand", "Origin", "Told", "Tracer", "origins"]


class Told(Protocol):
    """Figures as they may be told: those of a store, or what one report may see of it."""

    def figures(self, area: str, periods: Iterable[Period]) -> dict[tuple[str, str, str], Figure]:
        """Return figures as `Store.figures` does."""

    def figures_of(
        self, areas: Sequence[str], period: Period, indicators: Sequence[str]
    ) -> dict[tuple[str, str], Figure]:
        """Return figures as `Store.figures_of` does."""

    def area(self, code: str) -> Area:
        """Return the area of a code; raises KeyError where there is none."""

    def sources(self) -> tuple[SourceRef, ...]:
        """Return the files that the figures come from."""


class Operand(NamedTuple):
    """What a formula names, with the function around it, `previous(inflow)`, and its value.

    `missing` says why there is no value, as a figure does; `below` is the figure's.
    """

    what: str
    indicator: Indicator
    value: int | float | None
    missing: str = ""
    below: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """A figure and what it follows from.

    `definition` is the formula, or the ledger, measure and filter. `parts` are the indicators that a formula names.
    `label` names the category of a breakdown. `sources` are the files of every ledger that the figure rests on.
    """

    indicator: Indicator
    area: Area
    period: str
    figure: Figure
    label: Text | None
    definition: str
    parts: tuple[Operand, ...]
    sources: tuple[SourceRef, ...]


class Definitions:
    """What the definitions of a config say of where figures come from; made once."""

    def __init__(self, config: ReportConfig) -> None:
        self.indicators = {indicator.name: indicator for indicator in config.indicators}
        self.references = {indicator.name: _references(indicator) for indicator in config.indicators}
        targets = (indicator.target for indicator in config.indicators if isinstance(indicator.target, str))
        parts = {name for references in self.references.values() for name in references.every}
        self.parts = sorted({*parts, *targets})
        self._ledgers: dict[str, frozenset[str]] = {}

    def ledgers(self, name: str) -> frozenset[str]:
        """Return the ledgers that an indicator rests on, however many formulas lie between."""
        if name not in self._ledgers:
            self._ledgers[name] = self._found(name, frozenset())
        return self._ledgers[name]

    def _found(self, name: str, seen: frozenset[str]) -> frozenset[str]:
        indicator, references = self.indicators[name], self.references[name]
        if not indicator.formula or name in seen:
            return frozenset({indicator.ledger})
        targets = [self.indicators[other].target for function, other in references.through if function == "target"]
        needed = {*references.every, *(target for target in targets if isinstance(target, str))}
        return frozenset().union(*(self._found(other, seen | {name}) for other in needed))


class Tracer:
    """Finds out where figures come from, as far as they may be told."""

    def __init__(self, definitions: Definitions, told: Told) -> None:
        self._definitions = definitions
        self._told = told
        self.sources = told.sources()
        self._found: dict[tuple[str, str], dict[str, Figure]] = {}
        self._files: dict[frozenset[str], tuple[SourceRef, ...]] = {}

    def origin(self, figure: Figure, area: Area, label: Text | None = None) -> Origin:
        """Return where a figure of an area comes from."""
        indicator = self._definitions.indicators[figure.indicator]
        parts, files = self.operands(figure), self.files(indicator.name)
        return Origin(indicator, area, figure.period, figure, label, definition(indicator), parts, files)

    def operands(self, figure: Figure) -> tuple[Operand, ...]:
        """Return what the formula of a figure names; what is left over of a total is made of nothing."""
        indicator = self._definitions.indicators[figure.indicator]
        period = parse_period(figure.period) if indicator.formula and not figure.area.endswith(REST) else None
        return tuple(self._named(indicator, figure.area, period)) if period else ()

    def files(self, name: str) -> tuple[SourceRef, ...]:
        """Return the files of every ledger that an indicator rests on."""
        ledgers = self._definitions.ledgers(name)
        if ledgers not in self._files:
            self._files[ledgers] = tuple(source for source in self.sources if source.ledger in ledgers)
        return self._files[ledgers]

    def _named(self, indicator: Indicator, area: str, period: Period) -> Iterator[Operand]:
        references = self._definitions.references[indicator.name]
        for name in references.plain:
            yield self._operand(name, name, area, period)
        for function, name in references.through:
            if function in ("change", "growth"):
                yield self._operand(name, name, area, period)
            if function in ("previous", "change", "growth"):
                yield self._operand(f"previous({name})", name, area, period.previous)
            elif function == "preceding":
                yield self._operand(f"preceding({name})", name, area, period.preceding)
            elif function == "parent":
                yield self._operand(f"parent({name})", name, self._told.area(area).parent, period)
            elif function == "rank":
                now = self._figure(name, area, period)
                yield Operand(f"rank({name})", self._definitions.indicators[name], (now.rank or None) if now else None)
            else:
                yield self._goal(name, area, period)

    def _goal(self, name: str, area: str, period: Period) -> Operand:
        indicator = self._definitions.indicators[name]
        what, target = f"target({name})", indicator.target
        if isinstance(target, str):
            return self._operand(what, target, area, period)
        return Operand(what, indicator, target)

    def _operand(self, what: str, name: str, area: str, period: Period) -> Operand:
        indicator, figure = self._definitions.indicators[name], self._figure(name, area, period)
        if figure is None:
            return Operand(what, indicator, None)
        return Operand(what, indicator, figure.value, figure.missing, figure.below)

    def _figure(self, name: str, area: str, period: Period) -> Figure | None:
        """Return a figure that formulas may name; those of an area and a period are read together."""
        if (area, period.key) not in self._found:
            found = self._told.figures_of((area,), period, self._definitions.parts)
            self._found[area, period.key] = {name: figure for (_, name), figure in found.items()}
        return self._found[area, period.key].get(name)


def origins(store: Store, config: ReportConfig, area: str, period: Period) -> tuple[Origin, ...]:
    """Return the origin of every figure of an area (by code) and period, in the order of the config's indicators."""
    tracer = Tracer(Definitions(config), store)
    place, labels = store.area(area), store.category_labels()
    by_name: dict[str, list[Figure]] = {}
    for figure in store.figures(area, (period,)).values():
        by_name.setdefault(figure.indicator, []).append(figure)
    return tuple(
        tracer.origin(figure, place, labels.get((figure.indicator, figure.category)) if figure.category else None)
        for indicator in config.indicators
        for figure in sorted(by_name.get(indicator.name, ()), key=_in_order)
    )


def _in_order(figure: Figure) -> tuple[bool, int | float]:
    """Put a total before its categories, and the largest of these first."""
    return bool(figure.category), -(figure.value or 0)


def _references(indicator: Indicator) -> References:
    formula = indicator.formula
    return figure_references(parse(formula.text, formula.place, FIGURE_FUNCTIONS)) if formula else References((), ())
