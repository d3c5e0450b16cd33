"""Cells that a Parquet file keeps as numbers, truths or days already → values, by whole columns."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyarrow import compute, int8, types

from reportgen.data.cells import Cells
from reportgen.data.states import BAD, EMPTY, GOOD, LARGE, NUMBERS, SMALL
from reportgen.nouns.period import YEARS
from reportgen.nouns.report import Column

__all__ = ["typed_values", "within_limits"]

_FIRST_DAY = np.datetime64(date(YEARS.start, 1, 1))
_LAST_DAY = np.datetime64(date(YEARS.stop - 1, 12, 31))
_EXACT = 2**53
_WIDTH = 8
"""Bytes of an integer or float that holds any value; narrower integers stay so."""

Read = tuple[Any, NDArray[np.int8]]


def typed_values(cells: Cells, column: Column) -> Read | None:
    """Return the values and states of cells that have the column's type; None where they must be read as texts."""
    kind = cells.array.type
    if column.type in NUMBERS and types.is_integer(kind):
        return _whole_numbers(cells, column)
    if column.type in NUMBERS and types.is_floating(kind):
        return _numbers(cells, column)
    if column.type == "boolean" and types.is_boolean(kind):
        return _truths(cells)
    if column.type == "date" and (types.is_date(kind) or (types.is_timestamp(kind) and kind.tz is None)):
        return _days(cells, column)
    return None


def _whole_numbers(cells: Cells, column: Column) -> Read:
    ends = compute.min_max(cells.array).as_py().values()
    if None in ends or not within_limits(ends, column):
        return _numbers(cells, column)
    values = cells.array.to_numpy()
    if values.dtype.kind == "f":  # there are gaps
        return _all_but_gaps(values.astype(np.float64, copy=False))
    narrow = column.type == "integer" and values.dtype.itemsize < _WIDTH
    kind = values.dtype if narrow else np.int64 if column.type == "integer" else np.float64
    return values.astype(kind, copy=False), _all_good(len(values))


def _all_but_gaps(values: NDArray[np.float64]) -> Read:
    """Return numbers that are good wherever there are any."""
    return values, np.isnan(values).view(np.int8) * np.int8(EMPTY)


def within_limits(values: Iterable[float], column: Column) -> bool:
    """Say whether numbers, whole ones where the column wants such, are all good values of it."""
    least = -np.inf if column.minimum is None else float(column.minimum)
    most = np.inf if column.maximum is None else float(column.maximum)
    if column.type == "integer":
        least, most = max(least, 1 - _EXACT), min(most, _EXACT - 1)
    return all(least <= value <= most for value in values)


def _all_good(count: int) -> NDArray[np.int8]:
    return np.zeros(count, dtype=np.int8)


def _numbers(cells: Cells, column: Column) -> Read:
    if column.type != "integer" and types.is_floating(cells.array.type):
        ends = compute.min_max(cells.array).as_py().values()
        if None not in ends and np.isfinite([*ends]).all() and within_limits(ends, column):
            return _all_but_gaps(cells.array.to_numpy().astype(np.float64, copy=False))
    values = cells.array.to_numpy().astype(np.float64)
    states = _all_good(len(values))
    states[np.isinf(values)] = BAD
    if column.type == "integer":
        states[(values != np.floor(values)) | (np.abs(values) >= _EXACT)] = BAD
    states[np.isnan(values)] = EMPTY
    for limit, state, sign in ((column.minimum, SMALL, -1), (column.maximum, LARGE, 1)):
        if limit is not None:
            states[(sign * values > sign * float(limit)) & (states == GOOD)] = state
    if states.any():
        values[states != GOOD] = np.nan
    return values, states


def _truths(cells: Cells) -> Read:
    values = compute.cast(cells.array, int8())
    if not values.null_count:
        return values.to_numpy(), _all_good(len(values))
    found = compute.fill_null(values, -1).to_numpy()
    return found, np.where(found < 0, np.int8(EMPTY), np.int8(GOOD))


def _days(cells: Cells, column: Column) -> Read:
    days = cells.array.to_numpy().astype("datetime64[D]")
    states = _all_good(len(days))
    states[(days < _FIRST_DAY) | (days > _LAST_DAY)] = BAD
    states[np.isnat(days)] = EMPTY
    for limit, state, sign in ((column.minimum, SMALL, -1), (column.maximum, LARGE, 1)):
        if limit is not None:
            day = np.datetime64(date.fromisoformat(str(limit)))
            states[((days < day) if sign < 0 else (days > day)) & (states == GOOD)] = state
    values = days.astype("datetime64[s]")
    if states.any():
        values[states != GOOD] = np.datetime64("NaT")
    return values, states
