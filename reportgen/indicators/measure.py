"""The rows of a ledger → one number for every area, period and category. Nothing here loops over areas."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportgen.indicators.decimals import to_digits
from reportgen.indicators.plan import Columns, Rows
from reportgen.indicators.space import Space
from reportgen.nouns.indicator import Indicator, IndicatorKind

__all__ = ["Measured", "Measuring"]

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Measured:
    """Values and rows counted, each of areas by periods by categories; NaN where there is no value.

    `categories` are the texts of the last axis; one empty text where there is no breakdown. `whole` says that values
    are whole numbers, whatever type holds them.
    """

    values: Array
    rows: Array
    categories: tuple[str, ...]
    whole: bool


class Measuring:
    """The measures of one ledger; what indicators have in common is counted once."""

    def __init__(self, columns: Columns, space: Space) -> None:
        self._columns = columns
        self._bins = columns.bins
        self._space = space
        self._sums: dict[tuple[str, str, str, IndicatorKind], Array] = {}

    def present(self, kind: IndicatorKind) -> NDArray[np.bool_]:
        """Say for which areas and periods the ledger has any row, there or in an area below."""
        return self._any(self._columns.rows(None), kind)

    def lacking(self, indicator: Indicator) -> NDArray[np.bool_] | None:
        """Say for which areas and periods a row lacks a column that the indicator needs; None where no row does."""
        rows = self._columns.lacking(indicator)
        return None if rows is None else self._any(rows, indicator.kind)

    def measure(self, indicator: Indicator, *, by: str = "") -> Measured:
        """Return the values of an indicator, in total or by the categories of a column."""
        rows = self._counts(indicator, by)
        name = indicator.measure.name if indicator.measure else "count"
        values = {
            "count": lambda: rows,
            "sum": lambda: self._sum(indicator, by),
            "mean": lambda: self._mean(indicator, by),
            "min": lambda: self._extreme(indicator, by, np.minimum),
            "max": lambda: self._extreme(indicator, by, np.maximum),
            "distinct": lambda: self._distinct(indicator, by),
        }[name]()
        whole = name in ("count", "distinct") or (name != "mean" and self._columns.number(indicator).decimals == 0)
        return Measured(values, rows, self._columns.key(by).texts if by else ("",), whole)

    def _any(self, rows: Rows, kind: IndicatorKind) -> NDArray[np.bool_]:
        cells = self._cells(rows, self._bins.rows, None, "")
        found = self._space.roll_up(self._over_time(cells, kind))
        return np.asarray(found[:, :, 0] > 0)

    def _counts(self, indicator: Indicator, by: str, column: str = "") -> Array:
        """Return how many rows pass the filter, or how many of these have a number in the measured column."""
        weights = self._columns.number(indicator).present if column else None
        return self._shared(indicator, by, f"count({column})", None if weights is None else weights.astype(np.float64))

    def _sum(self, indicator: Indicator, by: str) -> Array:
        number = self._columns.number(indicator)
        name = indicator.measure.column if indicator.measure else ""
        return number.unscaled(self._shared(indicator, by, f"sum({name})", number.members))

    def _mean(self, indicator: Indicator, by: str) -> Array:
        counts = self._counts(indicator, by, indicator.measure.column if indicator.measure else "")
        sums = self._sum(indicator, by)
        return to_digits(np.where(counts > 0, sums, np.nan) / np.where(counts > 0, counts, 1))

    def _shared(self, indicator: Indicator, by: str, what: str, weights: Array | None) -> Array:
        """Sum weights (None: one a row) over rows, for every area, period and category; at every level."""
        where = indicator.where.text.strip() if indicator.where else ""
        key = (where, what, by, indicator.kind)
        if key not in self._sums:
            rows = self._columns.rows(indicator.where)
            cells = self._cells(rows, self._bins.rows, weights, by)
            if indicator.kind == "stock" and self._bins.leaves is not None:
                cells = cells - self._cells(rows, self._bins.leaves, weights, by)
            self._sums[key] = self._space.roll_up(self._over_time(cells, indicator.kind))
        return self._sums[key]

    def _cells(self, rows: Rows, bins: NDArray[np.int64], weights: Array | None, by: str) -> Array:
        """Sum over the rows of each area, bin and category."""
        categories = self._columns.key(by).size if by else 1
        shape = (len(self._space.codes), self._bins.count, categories)
        keys = rows.of(self._bins.areas) * self._bins.count + rows.of(bins)
        members = None if weights is None else rows.of(weights)
        chosen = rows.of(bins) >= 0 if bins is not self._bins.rows else None
        if by:
            codes = rows.of(self._columns.key(by).codes)
            keys = keys * categories + codes
            chosen = (codes >= 0) if chosen is None else chosen & (codes >= 0)
        if chosen is not None and not chosen.all():
            keys, members = keys[chosen], None if members is None else members[chosen]
        return _summed(keys, members, int(np.prod(shape))).reshape(shape)

    def _over_time(self, cells: Array, kind: IndicatorKind) -> Array:
        """Return areas by periods by categories from areas by bins by categories."""
        made_of = self._bins.made_of(kind)
        found = [cells[:, made_of[:, at]].sum(axis=1) for at in range(made_of.shape[1])]
        return np.stack(found, axis=1) if found else np.zeros((len(cells), 0, cells.shape[2]))

    def _extreme(self, indicator: Indicator, by: str, join: np.ufunc) -> Array:
        number = self._columns.number(indicator)
        shape, places, members = self._placed(indicator, by, number.present)
        values = number.unscaled(number.members)[members]
        start = np.inf if join is np.minimum else -np.inf
        found = np.full(shape, start)
        for at, chosen in enumerate(self._chosen(indicator, members)):
            flat = np.full(shape[0] * shape[2], start)
            join.at(flat, places[chosen], values[chosen])
            found[:, at] = flat.reshape(shape[0], shape[2])
        found = self._space.roll_up(found, join)
        found[np.isinf(found)] = np.nan
        return found

    def _distinct(self, indicator: Indicator, by: str) -> Array:
        keys = self._columns.key(indicator.measure.column if indicator.measure else "")
        shape, places, rows = self._placed(indicator, by, keys.codes >= 0)
        areas, kinds = np.divmod(places, shape[2])
        walk = np.argsort(self._space.walk)  # from a step of the walk to its area
        seen = (keys.codes[rows] * shape[2] + kinds) * len(walk) + self._space.walk[areas]
        found = np.zeros(shape)
        for at, chosen in enumerate(self._chosen(indicator, rows)):
            found[:, at] = self._distinct_seen(np.sort(seen[chosen]), walk, shape[2])
        return found

    def _placed(
        self, indicator: Indicator, by: str, present: NDArray[np.bool_] | None
    ) -> tuple[tuple[int, int, int], NDArray[np.int64], NDArray[np.int64]]:
        """Return the shape of the result, and of each row that counts its area-and-category and its position."""
        rows = self._columns.rows(indicator.where).positions
        rows = np.arange(len(self._bins.rows)) if rows is None else rows
        categories, codes = 1, None
        if by:
            codes, categories = self._columns.key(by).codes, self._columns.key(by).size
            rows = rows[codes[rows] >= 0]
        rows = rows if present is None else rows[present[rows]]
        places = self._bins.areas[rows] * categories + (0 if codes is None else codes[rows])
        return (*self._space.shape, categories), places, rows

    def _chosen(self, indicator: Indicator, rows: NDArray[np.int64]) -> list[NDArray[np.bool_]]:
        """Say for each period which rows belong to it."""
        bins = self._bins.rows[rows]
        made_of = self._bins.made_of(indicator.kind)
        leaves = self._bins.leaves[rows] if indicator.kind == "stock" and self._bins.leaves is not None else None
        chosen = []
        for at in range(made_of.shape[1]):
            held = made_of[bins, at]
            chosen.append(held if leaves is None else held & ((leaves < 0) | ~made_of[leaves, at]))
        return chosen

    def _distinct_seen(self, seen: NDArray[np.int64], walk: NDArray[np.int64], categories: int) -> Array:
        """Count the distinct keys of every area and of what lies below it.

        `seen` is sorted by key and category, then by the walk, in which all that lies below an area follows it: the
        rows that an area shares with the one before are neighbours, on every tier.
        """
        found = np.zeros(len(walk) * categories)
        groups, steps = np.divmod(seen, len(walk))
        areas, kinds = walk[steps], groups % categories
        change = np.append(True, groups[1:] != groups[:-1])[: len(seen)]
        for above in self._space.on_tier:
            here = above[areas]
            first = change.copy()
            first[1:] |= here[1:] != here[:-1]
            first &= here >= 0
            found += np.bincount(here[first] * categories + kinds[first], minlength=len(found))
        return found.reshape(len(walk), categories)


def _summed(keys: NDArray[np.int64], weights: Array | None, size: int) -> Array:
    """Add up weights (None: one each) by key; whole numbers stay exact."""
    if weights is None:
        return np.bincount(keys, minlength=size).astype(np.float64)
    if weights.dtype.kind == "f":
        return np.bincount(keys, weights, minlength=size)
    found = np.zeros(size, dtype=np.int64)
    np.add.at(found, keys, weights)
    return found
