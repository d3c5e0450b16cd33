"""Where each figure comes from: its definition, its parts, and the files behind it."""

from collections.abc import Iterable, Iterator, Mapping
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

__all__ = ["Operand", "Origin", "Told", "Tracer", "origins"]

_Figures = Mapping[tuple[str, str, str], Figure]


class Told(Protocol):
    """Figures as they may be told: those of a store, or what one report may see of it."""

    def figures(self, area: str, periods: Iterable[Period]) -> dict[tuple[str, str, str], Figure]:
        """Return figures as `Store.figures` does."""

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


class Tracer:
    """Finds out where figures come from, those of one store after the definitions of one config."""

    def __init__(self, config: ReportConfig, told: Told) -> None:
        self._told = told
        self._indicators = {indicator.name: indicator for indicator in config.indicators}
        self.sources = told.sources()
        self._found: dict[tuple[str, str], _Figures] = {}
        self._files: dict[str, tuple[SourceRef, ...]] = {}
        self._operands: dict[tuple[str, str, str], tuple[Operand, ...]] = {}

    def origin(self, figure: Figure, area: Area, label: Text | None = None) -> Origin:
        """Return where a figure of an area comes from; what is left over of a total is made of no parts."""
        indicator = self._indicators[figure.indicator]
        parts = () if figure.area.endswith(REST) else self.operands(indicator, figure.area, figure.period)
        files = self.files(indicator.name)
        return Origin(indicator, area, figure.period, figure, label, definition(indicator), parts, files)

    def operands(self, indicator: Indicator, area: str, key: str) -> tuple[Operand, ...]:
        """Return what the formula of an indicator names, for an area (by code) and a period (by key)."""
        if not indicator.formula:
            return ()
        asked = (indicator.name, area, key)
        if asked not in self._operands:
            self._operands[asked] = tuple(self._named(indicator, area, key))
        return self._operands[asked]

    def figures(self, area: str, key: str) -> _Figures:
        """Return the figures of an area in a period and in those before that formulas ask for."""
        if (area, key) not in self._found:
            period = parse_period(key)
            wanted = (period, period.previous, period.preceding) if period else ()
            self._found[area, key] = self._told.figures(area, wanted)
        return self._found[area, key]

    def files(self, name: str) -> tuple[SourceRef, ...]:
        """Return the files of every ledger that an indicator rests on."""
        if name not in self._files:
            ledgers = _ledgers(name, self._indicators, frozenset())
            self._files[name] = tuple(source for source in self.sources if source.ledger in ledgers)
        return self._files[name]

    def _named(self, indicator: Indicator, area: str, key: str) -> Iterator[Operand]:
        figures, period = self.figures(area, key), parse_period(key)
        references = _references(indicator)
        if not period:
            return
        for name in references.plain:
            yield self._operand(name, name, figures.get((name, key, "")))
        for function, name in references.through:
            now = figures.get((name, key, ""))
            if function in ("change", "growth"):
                yield self._operand(name, name, now)
            if function in ("previous", "change", "growth"):
                yield self._operand(f"previous({name})", name, figures.get((name, period.previous.key, "")))
            elif function == "preceding":
                yield self._operand(f"preceding({name})", name, figures.get((name, period.preceding.key, "")))
            elif function == "parent":
                above = self._told.area(area).parent
                there = self.figures(above, key) if above else {}
                yield self._operand(f"parent({name})", name, there.get((name, key, "")))
            elif function == "rank":
                yield Operand(f"rank({name})", self._indicators[name], (now.rank or None) if now else None)
            else:
                yield self._goal(name, figures, key)

    def _goal(self, name: str, figures: _Figures, key: str) -> Operand:
        indicator = self._indicators[name]
        what, target = f"target({name})", indicator.target
        if isinstance(target, str):
            return self._operand(what, target, figures.get((target, key, "")))
        return Operand(what, indicator, target)

    def _operand(self, what: str, name: str, figure: Figure | None) -> Operand:
        indicator = self._indicators[name]
        if figure is None:
            return Operand(what, indicator, None)
        return Operand(what, indicator, figure.value, figure.missing, figure.below)


def origins(store: Store, config: ReportConfig, area: str, period: Period) -> tuple[Origin, ...]:
    """Return the origin of every figure of an area (by code) and period, in the order of the config's indicators."""
    tracer = Tracer(config, store)
    place, labels = store.area(area), store.category_labels()
    by_name: dict[str, list[Figure]] = {}
    for (name, key, _), figure in tracer.figures(area, period.key).items():
        if key == period.key:
            by_name.setdefault(name, []).append(figure)
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


def _ledgers(name: str, by_name: Mapping[str, Indicator], seen: frozenset[str]) -> frozenset[str]:
    """Return the ledgers that an indicator rests on, however many formulas lie between."""
    indicator = by_name[name]
    if not indicator.formula or name in seen:
        return frozenset({indicator.ledger})
    references = _references(indicator)
    targets = [by_name[other].target for function, other in references.through if function == "target"]
    needed = {*references.every, *(target for target in targets if isinstance(target, str))}
    return frozenset().union(*(_ledgers(other, by_name, seen | {name}) for other in needed))
