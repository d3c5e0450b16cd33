"""Keys: the distinct values of a column, whose order says where the same key cannot occur again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow
from numpy.typing import NDArray
from pyarrow import compute

__all__ = ["Keys", "Values", "buckets_of", "codes_of", "keys_of", "marks"]

Values = Any
"""Distinct values: an array of integers or floats, or an Arrow array of texts."""

Ints = NDArray[np.int64]
_WIDEST = 2**40
_LARGEST = 2.0**53
_LONGEST_MARK = 20  # an identity number and more; there are two marks for each area
_HASHED_AT_ONCE = 50_000  # texts, each of which is an object meanwhile
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Keys:
    """A column as codes, -1 where it is missing; `size` is more than any code, and at least one.

    `present` says which cells hold a key (None: all do).

    `members` are the distinct values, numbers or texts, by their codes; None where a value is its code plus `first`.
    """

    codes: NDArray[Any]
    present: NDArray[np.bool_] | None
    size: int
    members: "pd.Index[Any] | None"
    first: int = 0

    def texts(self, codes: Ints) -> list[str]:
        """Return what the values of codes are called; a whole number is so however it is held."""
        values = (codes + self.first if self.members is None else self.members.take(codes)).tolist()
        return [str(int(value) if isinstance(value, float) and value.is_integer() else value) for value in values]

    def values(self, codes: Ints) -> Values:
        """Return the values of codes."""
        return codes + self.first if self.members is None else _plain(self.members.take(codes))

    def extents(self, starts: Ints) -> tuple[NDArray[np.bool_], NDArray[Any], NDArray[Any]]:
        """Say which runs of rows have any key, and return the least and the greatest of each of these as marks."""
        codes = self.codes.astype(np.int64, copy=False)
        order = None if self.members is None else _order(_plain(self.members))
        if order is not None:
            ranks = np.empty(len(order) + 1, dtype=np.int64)
            ranks[order], ranks[-1] = np.arange(len(order)), -1
            codes = ranks[codes]
        most = np.maximum.reduceat(codes, starts) if len(starts) else codes
        absent = codes < 0
        codes = np.where(absent, self.size, codes) if absent.any() else codes
        least = np.minimum.reduceat(codes, starts) if len(starts) else codes
        some = most >= 0
        ends = (least[some], most[some]) if order is None else (order[least[some]], order[most[some]])
        return some, marks(self.values(ends[0])), marks(self.values(ends[1]))


def keys_of(column: "pd.Series[Any]") -> Keys:
    """Return a column as keys."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return _numbered(column.cat.codes.to_numpy(), column.cat.categories)
    if (
        column.dtype.kind in "if"
        and isinstance(column.dtype, np.dtype)
        and (found := _whole_numbers(column.to_numpy()))
    ):
        return found
    codes, members = pd.factorize(column)
    return _numbered(codes, pd.Index(members))


def _numbered(codes: NDArray[Any], members: "pd.Index[Any]") -> Keys:
    present = codes >= 0
    return Keys(codes, None if present.all() else present, max(len(members), 1), members)


def _whole_numbers(values: NDArray[Any]) -> Keys | None:
    """Return whole numbers as codes without a look for those that are distinct; None where they are too far apart."""
    found = values == values if values.dtype.kind == "f" else None
    present = None if found is None or found.all() else found
    some = values if present is None else values[present]
    if not len(some) or not -_LARGEST < some.min() <= some.max() < _LARGEST or (np.rint(some) != some).any():
        return None
    first, last = int(some.min()), int(some.max())
    if last - first >= _WIDEST:
        return None
    if present is None:
        return Keys(values.astype(np.int64, copy=False) - first, None, last - first + 1, None, first)
    codes = np.full(len(values), -1, dtype=np.int64)
    codes[present] = some.astype(np.int64) - first
    return Keys(codes, present, last - first + 1, None, first)


def marks(values: Values) -> NDArray[Any]:
    """Return values as what can be compared at once: floats, or the first bytes of texts.

    Of two values the smaller never has the greater mark.
    """
    if isinstance(values, np.ndarray):
        return values.astype(np.float64)
    texts = [text.encode("utf-8")[:_LONGEST_MARK] for text in values.to_pylist()]
    return np.array(texts, dtype=f"S{_LONGEST_MARK}")


def buckets_of(values: Values, count: int) -> NDArray[np.uint16]:
    """Return for each value one of so many buckets; equal values, integers and floats alike, are in the same."""
    if isinstance(values, np.ndarray):
        found = (values.astype(np.float64) + 0.0).view(np.uint64) * _SPREAD
        return _bucket(found, count)
    buckets = np.empty(len(values), dtype=np.uint16)
    for start in range(0, len(values), _HASHED_AT_ONCE):
        texts = values.slice(start, _HASHED_AT_ONCE).to_numpy(zero_copy_only=False)
        buckets[start : start + len(texts)] = _bucket(pd.util.hash_array(texts, categorize=False), count)
    return buckets


def codes_of(parts: Sequence[Values]) -> Ints:
    """Return the position of each value of all parts among those that are distinct."""
    if isinstance(parts[0], np.ndarray):
        return pd.factorize(np.concatenate(parts))[0].astype(np.int64, copy=False)
    found = pyarrow.concat_arrays(parts).dictionary_encode().indices
    return np.asarray(found.to_numpy(zero_copy_only=False), dtype=np.int64)


def _bucket(hashes: NDArray[np.uint64], count: int) -> NDArray[np.uint16]:
    return ((hashes >> np.uint64(33)) % np.uint64(count)).astype(np.uint16)


def _order(values: Values) -> NDArray[Any] | None:
    """Return the positions of values in their order; None where they are in that order."""
    if isinstance(values, np.ndarray):
        return None if (values[1:] >= values[:-1]).all() else np.argsort(values, kind="stable")
    if compute.all(compute.less_equal(values[:-1], values[1:])).as_py() is not False:
        return None
    return np.asarray(compute.sort_indices(values).to_numpy(zero_copy_only=False))


def _plain(members: "pd.Index[Any]") -> Values:
    if members.dtype.kind in "iuf":
        return members.to_numpy()
    if members.dtype.kind == "b":
        return members.to_numpy(np.float64)
    if members.dtype.kind == "M":
        return members.to_numpy().astype("datetime64[s]").astype(np.int64)
    found = pyarrow.array(members, pyarrow.large_string())
    return found.combine_chunks() if isinstance(found, pyarrow.ChunkedArray) else found
