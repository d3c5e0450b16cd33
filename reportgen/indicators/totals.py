"""The tallies of all parts of a ledger, added up as they come in, in any order."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportgen.indicators.entries import Entries, compacted, joined, no_entries
from reportgen.indicators.exact import ONE, Terms, Unit, carried
from reportgen.indicators.key_ranges import KeyRanges
from reportgen.indicators.plan import Quantity
from reportgen.indicators.space import Space
from reportgen.indicators.tally import JOINS, Tally

__all__ = ["Totals"]

_ROOM = 2.0**62
_DENSE = 8_000_000
"""Cells of a table that is still quicker than a sort of those that hold anything."""
_MOST_PENDING = 2_000_000
"""Entries that wait to be added up, so that memory is bounded by what there are of them when they are."""


class Totals:
    """What is counted of a ledger: of all areas by periods, or by categories; `roll_up` adds it up at every level."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self._totals: dict[Quantity, dict[Unit, NDArray[Any]]] = {}
        self._sizes: dict[tuple[Quantity, Unit], float] = {}
        self._piles: dict[Quantity, list[Entries]] = {}
        self._kinds: dict[str, dict[str, int]] = {}
        self._order: dict[str, NDArray[np.int64]] = {}
        self._whole: dict[str, bool] = {}
        self.ranges: dict[str, KeyRanges] = {}

    def add(self, part: int, tally: Tally, brought: NDArray[np.int64]) -> None:
        """Add the tally of a part; `brought` are the areas whose keys come with it."""
        for quantity, terms in tally.totals.items():
            self._add_terms(quantity, tally.areas, terms)
        for quantity, entries in tally.entries.items():
            self.add_entries(quantity, tally.areas, entries, self.kinds(quantity.by, tally.texts[quantity.by]))
        for name, whole in tally.whole.items():
            self._whole[name] = self._whole.get(name, True) and whole
        for name, extents in tally.extents.items():
            self.ranges.setdefault(name, KeyRanges(len(self.space.codes))).add(part, extents, brought)

    def subtract(self, quantity: Quantity, places: NDArray[np.int64], kinds: NDArray[np.int64], counts: Any) -> None:  # noqa: ANN401
        """Take back what was counted of places (an area and a period in one number)."""
        if quantity.by:
            self._pile(quantity, Entries(places, kinds, {ONE: -counts}))
        else:
            self._totals[quantity][ONE].reshape(-1)[places] -= counts

    def add_entries(
        self, quantity: Quantity, areas: NDArray[np.int64], entries: Entries, kinds: NDArray[np.int64]
    ) -> None:
        """Add values by category; their places count from the first of `areas`."""
        at, period = np.divmod(entries.places, max(len(self.space.periods), 1))
        places = areas[at] * len(self.space.periods) + period
        self._pile(quantity, Entries(places, kinds[entries.kinds], entries.columns))

    def kinds(self, by: str, texts: Sequence[str]) -> NDArray[np.int64]:
        """Return the numbers of categories in all parts."""
        known = self._kinds.setdefault(by, {})
        return np.array([known.setdefault(text, len(known)) for text in texts], dtype=np.int64)

    def add_rolled(self, quantity: Quantity, entries: Entries) -> None:
        """Add counts that are those of every level; places are areas and periods in one number."""
        if quantity.by:
            self._pile(quantity, self._sorted(quantity, entries))
        else:
            self._totals[quantity][ONE].reshape(-1)[entries.places] += entries.columns.get(ONE, 0)

    def roll_up(self) -> None:
        """Add into every area all that lies below it."""
        for quantity, terms in self._totals.items():
            join = JOINS.get(quantity.name, (np.add, 0))[0]
            if quantity.name == "sum":
                terms = carried(terms, len(self.space.codes))
                self._totals[quantity] = terms
            for counts in terms.values():
                self.space.roll_up(counts, join)
        self._order = {by: _places(tuple(kinds)) for by, kinds in self._kinds.items()}
        for quantity, pile in self._piles.items():
            self._piles[quantity] = [self._rolled(quantity, self._sorted(quantity, joined(pile)))]

    def whole(self, column: str) -> bool:
        """Say whether all numbers of a column are whole."""
        return self._whole.get(column, True)

    def terms(self, quantity: Quantity) -> Terms:
        """Return a quantity of areas by periods."""
        if quantity not in self._totals:
            none = JOINS.get(quantity.name, (np.add, 0))[1]
            return {ONE: np.full(self.space.shape, none, dtype=np.float64 if none else np.int64)}
        return self._totals[quantity]

    def counts(self, quantity: Quantity) -> NDArray[np.int64]:
        """Return a quantity that is a count of rows or keys."""
        return np.asarray(self.terms(quantity)[ONE])

    def entries(self, quantity: Quantity) -> Entries:
        """Return a quantity by category, sorted by place and kind; kinds are places among `categories`."""
        return self._compacted(quantity, self._merged(quantity))

    def categories(self, by: str) -> tuple[str, ...]:
        """Return all categories of a column, sorted."""
        return tuple(sorted(self._kinds.get(by, ())))

    def _add_terms(self, quantity: Quantity, areas: NDArray[np.int64], terms: Terms) -> None:
        join, none = JOINS.get(quantity.name, (np.add, 0))
        held = self._totals.setdefault(quantity, {})
        rows = slice(areas[0], areas[-1] + 1) if len(areas) and areas[-1] - areas[0] + 1 == len(areas) else areas
        for unit, counts in terms.items():
            if quantity.name == "sum":
                self._make_room(quantity, unit, counts)
                held = self._totals[quantity]
            if unit not in held:
                held[unit] = np.full(self.space.shape, none, dtype=np.float64 if none else np.int64)
            held[unit][rows] = join(held[unit][rows], counts)

    def _make_room(self, quantity: Quantity, unit: Unit, counts: NDArray[Any]) -> None:
        """Carry to the next limb where a sum might not fit."""
        size = float(np.abs(counts).max(initial=0))
        key = quantity, unit
        if self._sizes.get(key, 0.0) + size >= _ROOM:
            self._totals[quantity] = carried(self._totals[quantity], _ROOM)
            for other, held in self._totals[quantity].items():
                self._sizes[quantity, other] = float(np.abs(held).max(initial=0))
        self._sizes[key] = self._sizes.get(key, 0.0) + size

    def _pile(self, quantity: Quantity, entries: Entries) -> None:
        pile = self._piles.setdefault(quantity, [])
        pile.append(entries)
        if sum(len(one.places) for one in pile[1:]) > max(_MOST_PENDING, len(pile[0].places)):
            self._merged(quantity)

    def _merged(self, quantity: Quantity) -> Entries:
        pile = self._piles.get(quantity)
        if not pile:
            return no_entries()
        if len(pile) > 1:
            self._piles[quantity] = pile = [self._compacted(quantity, joined(pile))]
        return pile[0]

    def _compacted(self, quantity: Quantity, entries: Entries) -> Entries:
        if quantity.name == "sum":
            entries = entries._replace(columns=carried(entries.columns, len(entries.places) + 1))
        return compacted(entries, JOINS.get(quantity.name, (np.add, 0))[0])

    def _sorted(self, quantity: Quantity, entries: Entries) -> Entries:
        """Return entries whose kinds are places among the sorted categories."""
        return entries._replace(kinds=self._order[quantity.by][entries.kinds]) if len(entries.kinds) else entries

    def _rolled(self, quantity: Quantity, entries: Entries) -> Entries:
        """Return the entries of every area and of all areas above it."""
        kinds = len(self._kinds[quantity.by])
        found = self._compacted(quantity, entries)
        if kinds * self.space.shape[0] * self.space.shape[1] <= _DENSE:
            return self._rolled_as_table(quantity, found, kinds)
        areas, periods = np.divmod(found.places, max(len(self.space.periods), 1))
        every = [found]
        for above in self.space.on_tier:
            here = above[areas]
            chosen = (here >= 0) & (here != areas)
            columns = {unit: values[chosen] for unit, values in found.columns.items()}
            places = here[chosen] * len(self.space.periods) + periods[chosen]
            every.append(self._compacted(quantity, Entries(places, found.kinds[chosen], columns)))
        return self._compacted(quantity, joined(every))

    def _rolled_as_table(self, quantity: Quantity, entries: Entries, kinds: int) -> Entries:
        """Do the same with a column for each period and kind: quicker where these are few."""
        join, none = JOINS.get(quantity.name, (np.add, 0))
        areas, periods = self.space.shape
        columns: dict[Unit, NDArray[Any]] = {}
        for unit, values in carried(entries.columns, areas).items() if not none else entries.columns.items():
            table = np.full((areas, periods * kinds), none, dtype=values.dtype)
            table.reshape(-1)[entries.places * kinds + entries.kinds] = values
            columns[unit] = self.space.roll_up(table, join).reshape(-1)
        some = np.logical_or.reduce([column != none for column in columns.values()])
        found = np.flatnonzero(some)
        places, here = np.divmod(found, kinds)
        return Entries(places, here, {unit: column[found] for unit, column in columns.items()})


def _places(names: Sequence[str]) -> NDArray[np.int64]:
    """Return the place of each name among them all, sorted."""
    places = np.empty(len(names), dtype=np.int64)
    places[np.argsort(np.array(names, dtype=object))] = np.arange(len(names))
    return places
