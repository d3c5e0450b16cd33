"""Figures in columns → the records of a store, of all areas and periods at once."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportgen.figures.packing import HEAD, Column, Widths
from reportgen.figures.table import FigureColumn, FigureTable, PartColumns

__all__ = ["Packed", "packed"]

_Numbers = NDArray[Any]
_INTEGERS = {"b": "<i1", "h": "<i2", "i": "<i4", "q": "<i8"}
_BOUNDS = {code: (np.iinfo(kind).min, np.iinfo(kind).max) for code, kind in _INTEGERS.items()}
_FLOAT = ("d", "<f8")


class Packed(NamedTuple):
    """Records by offset, and how they are to be taken apart.

    `categories` are those of all breakdowns, each with its indicator, in the order of their numbers in the records.
    """

    columns: tuple[Column, ...]
    widths: Widths
    categories: tuple[tuple[str, str], ...]
    offsets: Sequence[int]
    rows: Sequence[int]
    totals: Sequence[memoryview]
    parts: Sequence[bytes]


class _Piece(NamedTuple):
    """Numbers of one kind, their code in `struct`, and their type as they lie in the records."""

    code: str
    kind: str
    numbers: _Numbers


class _Parts(NamedTuple):
    """Entries of breakdowns of one kind, sorted by offset; `categories` are the numbers of their categories."""

    offsets: _Numbers
    categories: _Numbers
    values: _Numbers
    rows: _Numbers


def packed(figures: FigureTable) -> Packed:
    """Return the records of all areas and periods that have figures: equal ones for equal figures."""
    offsets = np.flatnonzero(figures.present)
    columns, totals = _totals(figures.outcomes, offsets)
    whole, broken, categories = _parts(figures)
    widths, parts = _part_records(whole, broken, offsets)
    rows = np.zeros(len(offsets), dtype=np.int64)
    for outcome in figures.outcomes:
        rows += _at(outcome.rows, offsets)
    return Packed(columns, widths, categories, offsets.tolist(), rows.tolist(), totals, parts)


def _totals(outcomes: Sequence[FigureColumn], offsets: _Numbers) -> tuple[tuple[Column, ...], list[memoryview]]:
    """Return how the totals of an area and a period are packed, and their records."""
    missing = np.zeros((len(offsets), len(outcomes)), dtype=np.uint8)
    for at, outcome in enumerate(outcomes):
        missing[:, at] = _at(outcome.reasons, offsets)
    values = [_values(one, offsets, missing[:, at] == 0) for at, one in enumerate(outcomes)]
    more = [
        [_counts(_at(getattr(outcome, kind), offsets)) for outcome in outcomes] for kind in ("rows", "ranks", "ranked")
    ]
    columns = tuple(
        Column(one.indicator, *(piece.code for piece in pieces))
        for one, *pieces in zip(outcomes, values, *more, strict=True)
    )
    return columns, _records(values, missing, [piece for pieces in more for piece in pieces if piece.code])


def _records(values: Sequence[_Piece], missing: _Numbers, more: Sequence[_Piece]) -> list[memoryview]:
    kinds = [piece.kind for piece in (*values, *more)]
    names = [f"c{at}" for at in range(len(kinds))]
    fields = list(zip(names, kinds, strict=True))
    shape: list[Any] = [*fields[: len(values)], ("missing", "u1", (missing.shape[1],)), *fields[len(values) :]]
    found = np.zeros(len(missing), dtype=shape)
    found["missing"] = missing
    for name, piece in zip(names, (*values, *more), strict=True):
        found[name] = piece.numbers
    data, size = memoryview(found.tobytes()), found.itemsize
    return [data[at : at + size] for at in range(0, len(data), size)]


def _values(outcome: FigureColumn, offsets: _Numbers, told: NDArray[np.bool_]) -> _Piece:
    values = np.where(told, outcome.values.ravel()[offsets], 0)
    return _whole(values.astype(np.int64)) if outcome.whole else _Piece(*_FLOAT, values)


def _at(numbers: _Numbers | None, offsets: _Numbers) -> _Numbers:
    if numbers is None:
        return np.zeros(len(offsets), dtype=np.int64)
    return numbers.ravel()[offsets].astype(np.int64)


def _whole(numbers: _Numbers) -> _Piece:
    """Choose the narrowest integers that hold all numbers."""
    least, most = numbers.min(initial=0), numbers.max(initial=0)
    code = next(code for code, (low, high) in _BOUNDS.items() if low <= least and most <= high)
    return _Piece(code, _INTEGERS[code], numbers)


def _counts(numbers: _Numbers) -> _Piece:
    return _whole(numbers) if numbers.any() else _Piece("", "", numbers)


def _parts(figures: FigureTable) -> tuple[_Parts, _Parts, tuple[tuple[str, str], ...]]:
    """Return the entries of breakdowns into whole numbers, those of all others, and their categories."""
    categories: list[tuple[str, str]] = []
    several: dict[bool, list[_Parts]] = {True: [], False: []}
    for is_whole, entries in several.items():
        for outcome in figures.outcomes:
            if (parts := outcome.breakdown) and parts.whole == is_whole:
                entries.append(_entries(figures, outcome, parts, categories))
    whole, broken = _joined(several[True], np.dtype(np.int64)), _joined(several[False], np.dtype(np.float64))
    return whole, broken, tuple(categories)


def _entries(
    figures: FigureTable, outcome: FigureColumn, parts: PartColumns, categories: list[tuple[str, str]]
) -> _Parts:
    """Return the entries of a breakdown, and add its categories to those that have numbers."""
    offsets = parts.areas.astype(np.int64) * len(figures.periods) + parts.periods
    numbers = parts.kinds.astype(np.int64) + len(categories)
    categories += [(outcome.indicator, name) for name in parts.categories]
    return _Parts(offsets, numbers, parts.values, parts.rows)


def _joined(several: Iterable[_Parts], kind: np.dtype[Any]) -> _Parts:
    """Join the entries of breakdowns, and sort them by their offsets."""
    none = np.zeros(0, dtype=np.int64)
    columns = [np.concatenate([none, *column]) for column in zip(_Parts(*[none] * 4), *several, strict=True)]
    order = np.argsort(columns[0], kind="stable")
    offsets, categories, values, rows = (column[order] for column in columns)
    return _Parts(offsets, categories, values.astype(kind), rows)


def _part_records(whole: _Parts, broken: _Parts, offsets: _Numbers) -> tuple[Widths, list[bytes]]:
    """Return how the parts of an area and a period are packed, and their records; empty where there are none."""
    categories, rows = (_whole(np.concatenate(pair)) for pair in ((whole[1], broken[1]), (whole[3], broken[3])))
    values = _whole(whole.values)
    first = _blocks(whole, offsets, (categories.kind, values.kind, rows.kind))
    second = _blocks(broken, offsets, (categories.kind, _FLOAT[1], rows.kind))
    records = [
        HEAD.pack(count) + block + behind if count or more else b""
        for (count, block), (more, behind) in zip(first, second, strict=True)
    ]
    return Widths(categories.code, values.code, rows.code), records


def _blocks(parts: _Parts, offsets: _Numbers, kinds: Sequence[str]) -> Iterator[tuple[int, bytes]]:
    """Yield for each offset how many entries it has, and their numbers: categories, then values, then rows."""
    columns = [column.astype(kind) for column, kind in zip(parts[1:], kinds, strict=True)]
    data = [(column.tobytes(), column.itemsize) for column in columns]
    starts = np.searchsorted(parts.offsets, offsets, "left").tolist()
    ends = np.searchsorted(parts.offsets, offsets, "right").tolist()
    for start, end in zip(starts, ends, strict=True):
        yield end - start, b"".join([column[start * size : end * size] for column, size in data])
