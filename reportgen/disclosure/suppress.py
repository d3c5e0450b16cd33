"""Which figures of a report are hidden: small counts of people, and what would give them away."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from reportgen.disclosure.cells import Cell, Reason, Sight
from reportgen.disclosure.relations import Relation, derivations, relations
from reportgen.disclosure.rules import Rules
from reportgen.disclosure.witness import Price, Span, System
from reportgen.expressions.linear import as_fraction
from reportgen.nouns.indicator import Indicator

__all__ = ["hidden_cells", "protected"]

_FREE: Price = (0, Fraction())


class Problem(NamedTuple):
    """What has to be protected: the values of figures, the small ones among them, how they add up, and the threshold.

    `counts` are the figures whose small values are hidden wherever they stand: of a hidden one that is not small, a
    reader knows that it is not. `weights` say how much else is about a figure.
    """

    values: Mapping[Cell, Fraction]
    small: frozenset[Cell]
    counts: frozenset[Cell]
    relations: Sequence[Relation]
    threshold: int
    weights: Mapping[Cell, int]


def hidden_cells(sight: Sight, rules: Rules, indicators: Mapping[str, Indicator], threshold: int) -> dict[Cell, Reason]:
    """Return the figures to hide, each with its reason; the same ones on every run.

    Counts of people from 1 to `threshold` - 1 are `suppressed`. Figures from which, with everything that is still
    shown, one of these could be worked out or narrowed down are `withheld`, and so is what is made of a hidden figure.
    """
    made_of = derivations(sight, rules)
    known = {cell: figure.value for cell, figure in sight.figures.items() if figure.value is not None}
    small = frozenset(cell for cell, value in known.items() if cell.indicator in rules.counts and 0 < value < threshold)
    few = {
        cell
        for cell, figure in sight.figures.items()
        if cell.indicator in rules.personal and 0 < figure.rows < threshold
    }
    values = {
        cell: as_fraction(value)
        for cell, value in known.items()
        if value and cell not in made_of and _is_summed(indicators[cell.indicator])
    }
    tied = relations(sight, rules, indicators)
    weights = _weights(tied, made_of)
    counts = frozenset(cell for cell in values if cell.indicator in rules.counts)
    problem = Problem(values, small & values.keys(), counts, tied, threshold, weights)
    withheld = (protected(problem) | few) - small
    withheld |= _consequences(made_of, small | withheld)
    return {**dict.fromkeys(withheld - small, "withheld"), **dict.fromkeys(small, "suppressed")}


def _is_summed(indicator: Indicator) -> bool:
    return indicator.measure is None or indicator.measure.name in ("count", "sum", "distinct")


def _weights(tied: Sequence[Relation], made_of: Mapping[Cell, Sequence[Cell]]) -> dict[Cell, int]:
    """Return in how many relations each figure stands, and how many figures are made of it."""
    found: dict[Cell, int] = {}
    for group in (*tied, *made_of.values()):
        for cell in group:
            found[cell] = found.get(cell, 0) + 1
    return found


def _consequences(made_of: Mapping[Cell, Sequence[Cell]], hidden: frozenset[Cell] | set[Cell]) -> set[Cell]:
    """Return every figure that is made of a hidden one, or of a figure that is made of one."""
    found: set[Cell] = set()
    while new := {
        cell
        for cell, parts in made_of.items()
        if cell not in found and any(part in hidden or part in found for part in parts)
    }:
        found |= new
    return found


def protected(problem: Problem) -> frozenset[Cell]:
    """Return the figures to hide besides the small ones.

    For every value that a small count could have, another solution of all relations is sought in which it has that
    value; the figures that differ in it are hidden. What turns out not to be needed is shown again.
    """
    guard = _Guard(problem)
    aims = [(cell, move) for cell in sorted(problem.small) for move in guard.moves(cell)]
    for cell, move in aims:
        guard.aim(cell, move)
    guard.relax()
    return frozenset(guard.chosen)


class _Guard:
    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        spans = {cell: self._span(cell) for cell in problem.values}
        self._system = System(problem.relations, spans)
        self.chosen: dict[Cell, None] = {}
        self._met: dict[Cell, list[Fraction]] = {}

    def moves(self, cell: Cell) -> Iterator[Fraction]:
        """Yield how far each other value that a small count could have lies from its own, the farthest first."""
        value = self._problem.values[cell]
        others = (number - value for number in range(1, self._problem.threshold))
        yield from sorted((move for move in others if move), key=lambda move: (-abs(move), move))

    def aim(self, cell: Cell, move: Fraction) -> None:
        """Hide what must be hidden for a small count to be able to have another value, if anything helps."""
        found = self._system.witness(cell, move, self._price, {})
        if found:
            self._met.setdefault(cell, []).append(move)
            self.chosen |= dict.fromkeys(sorted(one for one in found.moves if one not in self._problem.small))

    def relax(self) -> None:
        """Show again what is not needed, the dearest first."""
        for cell in sorted(self.chosen, key=self._whole_price, reverse=True):
            others = {one: None for one in self.chosen if one != cell}
            if self._is_safe(others, cell):
                self.chosen = others

    def _is_safe(self, chosen: Mapping[Cell, None], without: Cell) -> bool:
        """Say whether all values stay possible with these figures hidden."""
        shown = {one: _FIXED for one in self._problem.values if one not in chosen and one not in self._problem.small}
        near = self._system.reach(without)
        return all(
            self._system.witness(cell, move, lambda _: _FREE, shown) is not None
            for cell, moves in self._met.items()
            if cell in near
            for move in moves
        )

    def _price(self, cell: Cell) -> Price:
        return _FREE if cell in self._problem.small or cell in self.chosen else self._whole_price(cell)

    def _whole_price(self, cell: Cell) -> Price:
        return 1 + self._problem.weights.get(cell, 0), abs(self._problem.values[cell])

    def _span(self, cell: Cell) -> Span:
        """Return how far a figure may be off that is hidden."""
        value, threshold = self._problem.values[cell], self._problem.threshold
        whole = value.denominator == 1
        if cell in self._problem.small:
            return Span(min(1 - value, Fraction()), max(threshold - 1 - value, Fraction()), whole)
        if cell in self._problem.counts and value >= threshold:
            return Span(threshold - value, None, whole)
        return Span(None if value < 0 else -value, None, whole)


_FIXED = Span(Fraction(), Fraction(), True)
