"""Keys that occur in several areas or parts: an area above counts them once.

Areas whose keys lie between others' least and greatest share none with anybody, and their counts add up. Of all other
areas the keys are brought together, in buckets by a hash of the key: a key is in one bucket only, so that what is
counted in buckets adds up. Where rows are sorted by area, those are the areas at the edges of parts, whose keys come
back with the tally and are always brought together; of others a part is read once more.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportgen.indicators.distinct import Seen, entries_of, seen
from reportgen.indicators.entries import Entries, compacted, counted, joined, no_entries
from reportgen.indicators.exact import ONE
from reportgen.indicators.keys import Keys, Values, buckets_of, codes_of
from reportgen.indicators.plan import Counting, Quantity
from reportgen.indicators.rows import Rows
from reportgen.indicators.space import Space
from reportgen.indicators.times import Times

__all__ = ["Brought", "Edges", "Piece", "Taken", "bring", "count_bucket", "edge_keys"]

Ints = NDArray[np.int64]
_MOST = 2**62
_OVERHEAD = 500  # bytes of the objects that a piece is made of


class Piece(NamedTuple):
    """The distinct keys of a quantity in some areas of a part, as far as they belong to a bucket.

    `slots` are an area and a class of time in one number, `kinds` categories, `codes` positions among `members`.
    """

    bucket: int
    quantity: Quantity
    slots: Ints
    kinds: Ints
    codes: Ints
    members: Values

    @property
    def size(self) -> int:
        """Return about how many bytes it takes in memory."""
        return int(sum(values.nbytes for values in self[2:])) + _OVERHEAD


class Taken(NamedTuple):
    """What was counted of areas as if they shared no keys: places among all areas and periods, kinds and counts."""

    quantity: Quantity
    places: Ints
    kinds: Ints
    counts: Ints


class Brought(NamedTuple):
    """The keys of a part, what was counted of their areas without the others, and the categories that kinds mean."""

    taken: tuple[Taken, ...]
    pieces: tuple[Piece, ...]
    texts: Mapping[str, Sequence[str]]


class Edges(NamedTuple):
    """The keys of the first and the last area of a part."""

    areas: Ints
    brought: Brought


def bring(counting: Counting, rows: Rows, areas: Mapping[str, Ints], buckets: int) -> Brought:
    """Return the keys of areas (by the column whose keys they are) in so many buckets."""
    taken: dict[Quantity, Taken] = {}
    pieces: list[Piece] = []
    for one in counting.counted:
        for quantity in one.quantities:
            if quantity.name != "distinct" or quantity.column not in areas or quantity in taken:
                continue
            mask = np.isin(rows.areas, areas[quantity.column])[rows.cell_areas][rows.cells]
            mask = mask & rows.filters.holds(one.where) if one.where else mask
            found = seen(rows, quantity, mask)
            taken[quantity] = _taken(rows, quantity, entries_of(rows, quantity, found))
            pieces.extend(_pieces(rows, quantity, found, counting.times.count, buckets))
    texts = {by: _texts(rows.keys(by)) for by in {quantity.by for quantity in taken if quantity.by}}
    return Brought(tuple(taken.values()), tuple(pieces), texts)


def edge_keys(counting: Counting, rows: Rows, buckets: int) -> Edges:
    """Return the keys of the first and the last area, which the parts before and behind may have rows of, too."""
    columns = {one.column for counted in counting.counted for one in counted.quantities if one.name == "distinct"}
    edges = rows.areas[[0, -1]]
    return Edges(edges, bring(counting, rows, dict.fromkeys(columns, edges), buckets))


def _taken(rows: Rows, quantity: Quantity, entries: Entries) -> Taken:
    at, period = np.divmod(entries.places, max(rows.period_count, 1))
    places = rows.areas[at] * rows.period_count + period
    return Taken(quantity, places, entries.kinds, np.asarray(entries.columns.get(ONE, entries.kinds), dtype=np.int64))


def _texts(keys: Keys) -> list[str]:
    return keys.texts(np.arange(keys.size if keys.members is None or len(keys.members) else 0))


def _pieces(rows: Rows, quantity: Quantity, found: Seen, classes: int, buckets: int) -> Iterator[Piece]:
    cells, kinds = np.divmod(found.slots, found.kinds)
    slots = rows.areas[rows.cell_areas[cells]] * classes + rows.cell_classes[cells]
    used, codes = np.unique(found.codes, return_inverse=True)
    members = rows.keys(quantity.column).values(used)
    own = buckets_of(members, buckets)
    order, ends = _by_bucket(own, buckets)
    places = np.empty(len(own), dtype=np.int64)
    places[order] = np.arange(len(own))
    rows_of, row_ends = _by_bucket(own[codes], buckets)
    for bucket in np.flatnonzero(np.diff(ends, prepend=0)).tolist():
        first = int(ends[bucket - 1]) if bucket else 0
        here = rows_of[row_ends[bucket - 1] if bucket else 0 : row_ends[bucket]]
        columns = (_small(slots[here]), _small(kinds[here]), _small(places[codes[here]] - first))
        yield Piece(bucket, quantity, *columns, members.take(order[first : ends[bucket]]))


def _by_bucket(own: NDArray[np.uint16], buckets: int) -> tuple[Ints, Ints]:
    """Return the positions in the order of buckets, and where each bucket ends."""
    return np.argsort(own, kind="stable"), np.cumsum(np.bincount(own, minlength=buckets))


def _small(values: Ints) -> NDArray[Any]:
    return values.astype(np.min_scalar_type(int(values.max(initial=0))))


def count_bucket(space: Space, times: Times, pieces: Sequence[Piece]) -> dict[Quantity, Entries]:
    """Count the distinct keys of a bucket at every level: places are areas and periods in one number."""
    by_quantity: dict[Quantity, list[Piece]] = {}
    for piece in pieces:
        by_quantity.setdefault(piece.quantity, []).append(piece)
    return {quantity: _counted(space, times, quantity, found) for quantity, found in by_quantity.items()}


def _counted(space: Space, times: Times, quantity: Quantity, pieces: Sequence[Piece]) -> Entries:
    places, classes = np.divmod(np.concatenate([piece.slots for piece in pieces], dtype=np.int64), times.count)
    kinds = np.concatenate([piece.kinds for piece in pieces], dtype=np.int64)
    many = int(kinds.max(initial=0)) + 1
    groups, members = _same_keys(pieces) * many + kinds, None
    steps = len(space.walk)
    if int(groups.max(initial=0) + 1) * steps * times.count >= _MOST:
        members, groups = np.unique(groups, return_inverse=True)
    packed = np.sort((groups * steps + space.walk[places]) * times.count + classes)
    rest, classes = np.divmod(packed, times.count)
    groups, walked = np.divmod(rest, steps)
    kinds = (groups if members is None else members[groups]) % many
    areas = np.argsort(space.walk)[walked]  # from a step of the walk to its area
    made_of = times.made_of[quantity.kind]
    found: list[Entries] = []
    for period in range(made_of.shape[1]):
        chosen = made_of[:, period][classes]
        found.extend(_at_every_level(space, areas[chosen], kinds[chosen], groups[chosen], period))
    return compacted(joined(found) if found else no_entries(), np.add)


def _same_keys(pieces: Sequence[Piece]) -> Ints:
    """Return the keys of all pieces as positions among those that are distinct."""
    codes = codes_of([piece.members for piece in pieces])
    starts = np.cumsum([0, *(len(piece.members) for piece in pieces)])
    return np.concatenate([codes[piece.codes + start] for piece, start in zip(pieces, starts, strict=False)])


def _at_every_level(space: Space, areas: Ints, kinds: Ints, groups: Ints, period: int) -> Iterator[Entries]:
    """Count keys in areas and in what lies above them.

    Rows are sorted by key, then by the walk, in which all that lies below an area follows it: the rows that an area
    shares with the one before are neighbours, on every tier.
    """
    change = np.append(True, groups[1:] != groups[:-1])[: len(groups)]
    for above in space.on_tier:
        here = above[areas]
        first = change.copy()
        first[1:] |= here[1:] != here[:-1]
        first &= here >= 0
        yield counted(here[first] * len(space.periods) + period, kinds[first])
