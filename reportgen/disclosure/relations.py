"""The relations that hold among the figures of one report."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import isclose
from typing import NamedTuple

from reportgen.disclosure.cells import Cell, Sight
from reportgen.disclosure.rules import Rules
from reportgen.expressions.linear import Reference, as_fraction
from reportgen.nouns.figure import REST, Figure
from reportgen.nouns.indicator import Indicator
from reportgen.nouns.period import parse_period

__all__ = ["Relation", "derivations", "relations"]

Relation = Mapping[Cell, Fraction]
"""Factors of figures whose sum is known to every reader; how much it is does not matter."""

_TOLERANCE = 1e-9
_ONE = Fraction(1)


def relations(sight: Sight, rules: Rules, indicators: Mapping[str, Indicator]) -> tuple[Relation, ...]:
    """Return every sum that holds: formulas, checks, categories of breakdowns, areas below; each once."""
    places = _Places(sight)
    found = [*_stated(sight, rules, places), *_breakdowns(sight, rules, indicators), *_below(sight, rules)]
    return tuple({frozenset(one.items()): one for one in found}.values())


def derivations(sight: Sight, rules: Rules) -> dict[Cell, tuple[Cell, ...]]:
    """Return what each figure that is no sum is made of."""
    places = _Places(sight)
    found: dict[Cell, tuple[Cell, ...]] = {}
    for cell in sight.figures:
        if cell.indicator in rules.derived:
            parts = (places.cell(one, cell.area, cell.period) for one in rules.derived[cell.indicator])
            found[cell] = tuple(part for part in parts if part is not None)
    return found


class _Spot(NamedTuple):
    """An area and a period of which there are figures."""

    area: str
    period: str


class _Places:
    """Where the figures stand that an expression names for an area and a period."""

    def __init__(self, sight: Sight) -> None:
        self._figures = sight.figures
        deeper = {member: top for top, members in sight.under for member in members}
        self._above = {**deeper, sight.area: sight.above, **dict.fromkeys(sight.below, sight.area)}
        self.spots = tuple(dict.fromkeys(_Spot(cell.area, cell.period) for cell in sight.figures))
        self._periods = {key: _moves(key) for key in {spot.period for spot in self.spots}}

    def cell(self, reference: Reference, area: str, period: str) -> Cell | None:
        """Return the cell that is meant; None where the report cannot see it."""
        if reference.function == "parent":
            area = self._above.get(area, "")
        elif reference.function:
            period = self._periods[period].get(reference.function, "")
        cell = Cell(area, period, reference.name)
        return cell if cell in self._figures else None


def _moves(key: str) -> dict[str, str]:
    period = parse_period(key)
    return {"previous": period.previous.key, "preceding": period.preceding.key} if period else {}


def _stated(sight: Sight, rules: Rules, places: _Places) -> Iterator[Relation]:
    """Yield formulas, checks and equal definitions wherever all their figures are there and fulfil them."""
    for area, period in places.spots:
        for form in rules.sums:
            cells = {one: places.cell(one, area, period) for one in form.factors}
            factors = {cell: form.factors[one] for one, cell in cells.items() if cell is not None}
            if len(factors) == len(form.factors) and _holds(factors, sight.figures, form.constant):
                yield factors


def _breakdowns(sight: Sight, rules: Rules, indicators: Mapping[str, Indicator]) -> Iterator[Relation]:
    """Yield that categories add up to their total, with what has no category."""
    members: dict[Cell, list[Cell]] = {}
    for cell in sight.figures:
        if cell.category and indicators[cell.indicator].by and cell.indicator in rules.additive:
            members.setdefault(cell._replace(category=""), []).append(cell)
    for total, parts in members.items():
        if total in sight.figures:
            yield _sum(total, parts)


def _below(sight: Sight, rules: Rules) -> Iterator[Relation]:
    """Yield that areas below add up to the area above them, with what stands at that area itself."""
    tops: dict[str, list[str]] = {}
    for top, below in ((sight.area, sight.below), *sight.under):
        for area in (*below, top + REST):
            tops.setdefault(area, []).append(top)
    members: dict[Cell, list[Cell]] = {}
    for cell in sight.figures:
        if not cell.category and cell.indicator in rules.additive:
            for top in tops.get(cell.area, ()):
                members.setdefault(cell._replace(area=top), []).append(cell)
    for total, parts in members.items():
        if total in sight.figures and _holds(_sum(total, parts), sight.figures, Fraction()):
            yield _sum(total, parts)


def _sum(total: Cell, parts: Sequence[Cell]) -> Relation:
    return {total: -_ONE, **dict.fromkeys(parts, _ONE)}


def _holds(factors: Relation, figures: Mapping[Cell, Figure], constant: Fraction) -> bool:
    """Say whether a sum is zero, to the digits that figures are kept with; without a value it is not."""
    values = [figures[cell].value for cell in factors]
    if any(value is None for value in values):
        return False
    terms = _terms(factors.values(), values)
    return isclose(float(sum(terms, constant)), 0, abs_tol=_TOLERANCE * max(1.0, *map(abs, map(float, terms))))


def _terms(factors: Iterable[Fraction], values: Sequence[int | float | None]) -> list[Fraction]:
    return [factor * as_fraction(value) for factor, value in zip(factors, values, strict=True) if value is not None]
