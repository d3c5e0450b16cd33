"""Which areas of which parts have keys that may occur elsewhere, found out without holding any key."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportgen.indicators.tally import Extents

__all__ = ["KeyRanges"]

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


class _Held(NamedTuple):
    """The areas of a part, as bits from one area on."""

    first: int
    bits: NDArray[np.uint8]


class KeyRanges:
    """The least and the greatest key of every area, as marks, in all parts that have been added.

    Of a part only its areas are kept, a bit for each, so that memory hardly depends on how many parts there are.
    """

    def __init__(self, areas: int) -> None:
        self._known = np.zeros(areas, dtype=bool)
        self._several = np.zeros(areas, dtype=bool)
        self._least: NDArray[Any] | None = None
        self._most: NDArray[Any] | None = None
        self._parts: dict[int, _Held] = {}

    @property
    def nbytes(self) -> int:
        """Return how many bytes are held."""
        ranges = (self._known, self._several, self._least, self._most)
        own = sum(values.nbytes for values in ranges if values is not None)
        return own + sum(held.bits.nbytes for held in self._parts.values())

    def add(self, part: int, extents: Extents, counted: Ints) -> None:
        """Add the keys of a part; those of the areas that are `counted` have been brought already."""
        areas, least, most = extents
        if not len(areas):
            return
        if self._least is None or self._most is None:
            self._least, self._most = np.zeros((2, len(self._known)), dtype=least.dtype)
        here, low, high = self._known[areas], self._least[areas], self._most[areas]
        self._several[areas] |= here & (least <= high) & (low <= most)
        self._least[areas] = np.where(here & (low < least), low, least)
        self._most[areas] = np.where(here & (high > most), high, most)
        self._known[areas] = True
        asked = areas[~np.isin(areas, counted)]
        if len(asked):
            bits = np.zeros(int(asked[-1] - asked[0]) + 1, dtype=bool)
            bits[asked - asked[0]] = True
            self._parts[part] = _Held(int(asked[0]), np.packbits(bits))

    def overlapping(self) -> dict[int, Ints]:
        """Return for each part the areas whose keys may be those of another area, or of the same in another part."""
        shared = self._several | self._among_areas()
        found = {}
        for part, (first, bits) in self._parts.items():
            areas = np.flatnonzero(np.unpackbits(bits)) + first
            if (chosen := shared[areas]).any():
                found[part] = areas[chosen]
        return found

    def _among_areas(self) -> Bools:
        """Say which areas have keys between another area's least and greatest."""
        found = np.zeros(len(self._known), dtype=bool)
        if self._least is None or self._most is None:
            return found
        areas = np.flatnonzero(self._known)
        _, ranks = np.unique(np.concatenate([self._least[areas], self._most[areas]]), return_inverse=True)
        first, last = ranks[: len(areas)], ranks[len(areas) :]
        order = np.argsort(first, kind="stable")
        reached = np.maximum.accumulate(last[order])
        groups = np.cumsum(np.append(True, first[order][1:] > reached[:-1])[: len(order)])
        found[areas[order]] = np.bincount(groups)[groups] > 1
        return found
