"""Where each figure of an area comes from: its definition, its parts, and the files behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.expressions.functions import FIGURE_FUNCTIONS
from reportgen.expressions.names import figure_references
from reportgen.expressions.parse import parse
from reportgen.figures.describe import definition
from reportgen.figures.store import Store
from reportgen.nouns.area import Area
from reportgen.nouns.figure import Figure, SourceRef
from reportgen.nouns.indicator import Indicator
from reportgen.nouns.period import Period
from reportgen.nouns.report import ReportConfig
from reportgen.nouns.unit import Text

__all__ = ["Origin", "origins"]


@dataclass(frozen=True, slots=True)
class Origin:
    """A figure and what it follows from.

    `definition` is the formula, or the ledger, measure and filter. `parts` are the indicators that a formula names
    and their values, with the function around them: `previous(inflow)`. `label` names the category of a breakdown.
    `sources` are the files of every ledger that the figure rests on.
    """

    indicator: Indicator
    area: Area
    period: str
    figure: Figure
    label: Text | None
    definition: str
    parts: tuple[tuple[str, int | float | None], ...]
    sources: tuple[SourceRef, ...]


def origins(store: Store, config: ReportConfig, area: str, period: Period) -> tuple[Origin, ...]:
    """Return the origin of every figure of an area (by code) and period, in the order of the config's indicators."""
    place = store.area(area)
    figures = store.figures(area, (period, period.previous, period.preceding))
    above = store.figures(place.parent, (period,)) if place.parent else {}
    labels = store.category_labels()
    by_name = {indicator.name: indicator for indicator in config.indicators}
    sources = store.sources()
    found = []
    for indicator in config.indicators:
        parts = tuple(_parts(indicator, by_name, period, figures, above))
        ledgers = _ledgers(indicator.name, by_name, frozenset())
        files = tuple(source for source in sources if source.ledger in ledgers)
        own = [figure for (name, key, _), figure in figures.items() if name == indicator.name and key == period.key]
        for figure in sorted(own, key=lambda figure: (bool(figure.category), -(figure.value or 0))):
            label = labels.get((indicator.name, figure.category)) if figure.category else None
            text = definition(indicator)
            found.append(Origin(indicator, place, period.key, figure, label, text, parts, files))
    return tuple(found)


def _parts(
    indicator: Indicator,
    by_name: Mapping[str, Indicator],
    period: Period,
    figures: Mapping[tuple[str, str, str], Figure],
    above: Mapping[tuple[str, str, str], Figure],
) -> Iterator[tuple[str, int | float | None]]:
    if not indicator.formula:
        return
    references = figure_references(parse(indicator.formula.text, indicator.formula.place, FIGURE_FUNCTIONS))
    for name in references.plain:
        yield name, _value(figures.get((name, period.key, "")))
    for function, name in references.through:
        now = figures.get((name, period.key, ""))
        if function in ("change", "growth"):
            yield name, _value(now)
        if function in ("previous", "change", "growth"):
            yield f"previous({name})", _value(figures.get((name, period.previous.key, "")))
        elif function == "preceding":
            yield f"preceding({name})", _value(figures.get((name, period.preceding.key, "")))
        elif function == "parent":
            yield f"parent({name})", _value(above.get((name, period.key, "")))
        elif function == "rank":
            yield f"rank({name})", (now.rank or None) if now else None
        else:
            target = by_name[name].target
            value = _value(figures.get((target, period.key, ""))) if isinstance(target, str) else target
            yield f"target({name})", value


def _ledgers(name: str, by_name: Mapping[str, Indicator], seen: frozenset[str]) -> frozenset[str]:
    """Return the ledgers that an indicator rests on, however many formulas lie between."""
    indicator = by_name[name]
    if not indicator.formula or name in seen:
        return frozenset({indicator.ledger})
    references = figure_references(parse(indicator.formula.text, indicator.formula.place, FIGURE_FUNCTIONS))
    targets = [by_name[other].target for function, other in references.through if function == "target"]
    needed = {*references.every, *(target for target in targets if isinstance(target, str))}
    return frozenset().union(*(_ledgers(other, by_name, seen | {name}) for other in needed))


def _value(figure: Figure | None) -> int | float | None:
    return figure.value if figure else None
