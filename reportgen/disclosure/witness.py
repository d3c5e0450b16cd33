"""Other values that hidden figures could have, as far as a reader can tell."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from reportgen.disclosure.cells import Cell
from reportgen.disclosure.relations import Relation

__all__ = ["Price", "Span", "System", "Witness"]

_MOST_STEPS = 1500
_ZERO = Fraction()

Price = tuple[int, Fraction]
"""What hiding a figure costs: how much else is about it, then its size."""


class Span(NamedTuple):
    """By how much a figure may differ from its true value, down and up (None: any); in `whole` steps or not."""

    low: Fraction | None
    high: Fraction | None
    whole: bool

    def holds(self, move: Fraction) -> bool:
        """Say whether a figure may be off by this much."""
        return (
            (self.low is None or self.low <= move)
            and (self.high is None or move <= self.high)
            and (not self.whole or move.denominator == 1)
        )


class Witness(NamedTuple):
    """By how much figures differ from their true values in another solution, and what hiding them all costs."""

    moves: Mapping[Cell, Fraction]
    price: Price


class System:
    """The relations among figures, and how far each figure may be off; figures without a span are known."""

    def __init__(self, relations: Sequence[Relation], spans: Mapping[Cell, Span]) -> None:
        self._relations = [
            {cell: factor for cell, factor in relation.items() if cell in spans} for relation in relations
        ]
        self._spans = spans
        self._of: dict[Cell, list[int]] = {}
        for number, relation in enumerate(self._relations):
            for cell in relation:
                self._of.setdefault(cell, []).append(number)

    def witness(
        self, start: Cell, move: Fraction, price: Callable[[Cell], Price], spans: Mapping[Cell, Span]
    ) -> Witness | None:
        """Return the cheapest solution found in which a figure is off by `move`; None where there seems to be none.

        `spans` override those of the system. A solution is a proof that the figure could have that value; the search
        for it ends after a number of steps, so that None proves nothing.
        """
        for far in (False, True):
            search = _Search(self._relations, self._of, {**self._spans, **spans}, price, far)
            if found := search.run(start, move):
                return found
        return None

    def reach(self, start: Cell) -> frozenset[Cell]:
        """Return the figures that any chain of relations ties to this one."""
        found, waiting = {start}, [start]
        while waiting:
            for number in self._of.get(waiting.pop(), ()):
                new = [cell for cell in self._relations[number] if cell not in found]
                found.update(new)
                waiting.extend(new)
        return frozenset(found)


class _Search:
    """A depth-first search: the relation that is off is mended by one of its figures, and so on."""

    def __init__(
        self,
        relations: Sequence[Relation],
        of: Mapping[Cell, Sequence[int]],
        spans: Mapping[Cell, Span],
        price: Callable[[Cell], Price],
        far: bool,
    ) -> None:
        self._relations = relations
        self._of = of
        self._spans = spans
        self._price = price
        self._far = far
        self._moves: dict[Cell, Fraction] = {}
        self._off: dict[int, Fraction] = {}
        self._steps = 0
        self._best: Witness | None = None

    def run(self, start: Cell, move: Fraction) -> Witness | None:
        """Move the first figure, and mend what is off."""
        self._put(start, move)
        self._mend((0, _ZERO))
        return self._best

    def _put(self, cell: Cell, move: Fraction) -> None:
        self._moves[cell] = move
        self._shift(cell, move)

    def _take(self, cell: Cell) -> None:
        self._shift(cell, -self._moves.pop(cell))

    def _shift(self, cell: Cell, move: Fraction) -> None:
        for number in self._of.get(cell, ()):
            self._off[number] = self._off.get(number, _ZERO) + self._relations[number][cell] * move
            if not self._off[number]:
                del self._off[number]

    def _mend(self, paid: Price) -> None:
        self._steps += 1
        if self._steps > _MOST_STEPS:
            return
        if not self._off:
            self._best = Witness(dict(self._moves), paid)
            return
        for cell, move, cost in self._options():
            total = (paid[0] + cost[0], paid[1] + cost[1])
            if self._best is None or total < self._best.price:
                self._put(cell, move)
                self._mend(total)
                self._take(cell)
            if self._is_done():
                return

    def _is_done(self) -> bool:
        """Say whether to stop: nothing is cheaper than free."""
        return self._steps > _MOST_STEPS or (self._best is not None and self._best.price[0] == 0)

    def _options(self) -> list[tuple[Cell, Fraction, Price]]:
        """Return the ways to mend the relation that has the fewest, the whole difference first, the cheapest first."""
        open_to = {
            number: [cell for cell in self._relations[number] if cell not in self._moves] for number in self._off
        }
        number = min(open_to, key=lambda one: (len(open_to[one]), one))
        relation, off = self._relations[number], self._off[number]
        found = [
            (rank, self._price(cell), cell, move)
            for cell in open_to[number]
            for rank, move in enumerate(self._amounts(-off / relation[cell], self._spans[cell]))
        ]
        found.sort(key=lambda option: (option[1], option[0], option[2]))
        return [(cell, move, cost) for _, cost, cell, move in found]

    def _amounts(self, need: Fraction, span: Span) -> Iterator[Fraction]:
        """Yield by how much a figure could move: what is needed, parts of it, and at last more than that."""
        if span.holds(need):
            yield need
        way = 1 if need > 0 else -1
        for size in range(-(-abs(need).numerator // need.denominator) - 1, 0, -1):
            if span.holds(Fraction(way * size)):
                yield Fraction(way * size)
        if self._far:
            for more in range(1, 4):
                if span.holds(need + way * more):
                    yield need + way * more
