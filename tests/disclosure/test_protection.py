"""What is hidden protects every small count: counted out over all solutions, by no method of the package."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.disclosure.cells import Cell
from reportgen.disclosure.suppress import Problem, protected


class Sums(NamedTuple):
    """Counts, sums of some of them by their positions, and the smallest count that is told."""

    counts: tuple[int, ...]
    sums: tuple[tuple[int, ...], ...]
    threshold: int

    def values(self, counts: Sequence[int]) -> dict[str, int]:
        """Return all figures that follow from some counts."""
        figures = {f"c{at}": count for at, count in enumerate(counts)}
        return figures | {f"s{at}": sum(counts[one] for one in members) for at, members in enumerate(self.sums)}

    @property
    def truth(self) -> dict[str, int]:
        """Return the figures as they are."""
        return self.values(self.counts)

    @property
    def small(self) -> frozenset[str]:
        """Return the figures that are small counts."""
        return frozenset(name for name, value in self.truth.items() if 0 < value < self.threshold)

    def hidden(self) -> frozenset[str]:
        """Return what the package hides besides the small counts."""
        relations = [
            {_cell(f"s{at}"): Fraction(-1), **{_cell(f"c{one}"): Fraction(1) for one in members}}
            for at, members in enumerate(self.sums)
        ]
        values = {_cell(name): Fraction(value) for name, value in self.truth.items() if value}
        small = frozenset(map(_cell, self.small))
        weights = {cell: sum(cell in relation for relation in relations) for cell in values}
        problem = Problem(values, small, frozenset(values), relations, self.threshold, weights)
        return frozenset(cell.indicator for cell in protected(problem))

    def possible(self, hidden: Collection[str], more: int = 1) -> dict[str, set[int]]:
        """Return the values of small counts that fit what is told and what is known of hidden figures."""
        truth, found = self.truth, {name: set[int]() for name in self.small}
        ranges = [self._range(f"c{at}", hidden, more) for at in range(len(self.counts))]
        for counts in product(*ranges):
            figures = self.values(counts)
            if all(self._fits(name, value, truth, hidden) for name, value in figures.items() if name[0] == "s"):
                for name in found:
                    found[name].add(figures[name])
        return found

    def _range(self, name: str, hidden: Collection[str], more: int) -> Sequence[int]:
        value = self.truth[name]
        if name in self.small:
            return range(1, self.threshold)
        return range(self.threshold, value + more * self.threshold) if name in hidden and value else (value,)

    def _fits(self, name: str, value: int, truth: Mapping[str, int], hidden: Collection[str]) -> bool:
        if name in self.small:
            return 0 < value < self.threshold
        return value >= self.threshold if name in hidden and truth[name] else value == truth[name]


def _cell(name: str) -> Cell:
    return Cell("1", "2006", name)


@st.composite
def systems(draw: st.DrawFn) -> Sums:
    """Make up to four counts and up to four sums of them, a table of two by two with its totals among others."""
    counts = draw(st.lists(st.integers(0, 9), min_size=2, max_size=4))
    subsets = st.sets(st.integers(0, len(counts) - 1), min_size=2, max_size=4).map(lambda found: tuple(sorted(found)))
    sums = draw(st.lists(subsets, min_size=1, max_size=4, unique=True))
    return Sums(tuple(counts), tuple(sums), draw(st.integers(2, 5)))


def tables() -> Iterator[Sums]:
    rows_and_columns = ((0, 1), (2, 3), (0, 2), (1, 3), (0, 1, 2, 3))
    yield from (Sums(counts, rows_and_columns, 4) for counts in product((0, 2, 5, 9), repeat=4))


def _is_protected(system: Sums) -> None:
    hidden = system.hidden()
    at_best, told = system.possible(system.truth), system.possible(hidden)
    if any(at_best[name] - told[name] for name in system.small):
        told = system.possible(hidden, more=3)
    assert {name: at_best[name] - told[name] for name in system.small} == {name: set() for name in system.small}


@settings(max_examples=150, deadline=None)
@given(systems())
def test_every_value_stays_possible_that_hiding_can_keep_possible(system: Sums) -> None:
    _is_protected(system)


@settings(max_examples=60, deadline=None)
@given(systems())
def test_nothing_is_hidden_where_nothing_is_small_and_the_choice_is_always_the_same(system: Sums) -> None:
    hidden = system.hidden()
    assert hidden == system.hidden()
    assert not hidden & system.small
    assert not [name for name in hidden if not system.truth[name]]
    if not system.small:
        assert not hidden


@settings(max_examples=60, deadline=None)
@given(systems())
def test_nothing_is_hidden_without_need(system: Sums) -> None:
    hidden = system.hidden()
    told = system.possible(hidden, more=3)
    for name in sorted(hidden):
        fewer = system.possible(hidden - {name}, more=3)
        assert any(told[one] - fewer[one] for one in system.small)


def test_tables_of_two_by_two_are_protected_with_their_totals() -> None:
    for system in tables():
        _is_protected(system)
