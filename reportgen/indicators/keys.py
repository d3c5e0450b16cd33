"""Keys: the distinct values of a column, whose order says where the same key cannot occur again."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

__all__ = ["Keys", "buckets_of", "keys_of", "marks"]

Ints = NDArray[np.int64]
_WIDEST = 2**40
_LARGEST = 2.0**53
_LONGEST_MARK = 20  # an identity number and more; each part of a ledger has two marks for each area
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

    def values(self, codes: Ints) -> NDArray[Any]:
        """Return the values of codes: integers, floats or texts (as objects)."""
        return codes + self.first if self.members is None else _plain(self.members.take(codes))

    def extents(self, starts: Ints) -> tuple[NDArray[np.bool_], NDArray[Any], NDArray[Any]]:
        """Say which runs of rows have any key, and return the least and the greatest of each of these as marks."""
        codes = self.codes.astype(np.int64, copy=False)
        order = None if self.members is None or self.members.is_monotonic_increasing else self.members.argsort()
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


def marks(values: NDArray[Any]) -> NDArray[Any]:
    """Return values as what can be compared at once: floats, or the first bytes of texts.

    Of two values the smaller never has the greater mark.
    """
    if values.dtype.kind != "O":
        return values.astype(np.float64)
    texts = [text.encode("utf-8", "surrogatepass")[:_LONGEST_MARK] for text in values.tolist()]
    return np.array(texts, dtype=f"S{_LONGEST_MARK}")


def buckets_of(values: NDArray[Any], count: int) -> Ints:
    """Return for each value one of so many buckets; equal values, integers and floats alike, are in the same."""
    if values.dtype.kind == "O":
        found = pd.util.hash_array(values, categorize=False)
    else:
        found = (values.astype(np.float64) + 0.0).view(np.uint64) * _SPREAD
    return ((found >> np.uint64(33)) % np.uint64(count)).astype(np.int64)


def _plain(members: "pd.Index[Any]") -> NDArray[Any]:
    if members.dtype.kind in "iuf":
        return members.to_numpy()
    if members.dtype.kind == "b":
        return members.to_numpy(np.float64)
    if members.dtype.kind == "M":
        return members.to_numpy().astype("datetime64[s]").astype(np.int64)
    return members.to_numpy(object)
