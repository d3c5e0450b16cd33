"""Columns of cells → columns of values. Every distinct cell is read once, however many rows hold it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pyarrow
from numpy.typing import NDArray
from pyarrow import compute

from reportgen.data.cells import Cells
from reportgen.data.coded import Coded
from reportgen.data.parse_cell import as_boolean, as_date, as_integer, as_number, as_percent, as_period, plain_text
from reportgen.data.states import BAD, EMPTY, GOOD, LARGE, NUMBERS, SMALL, kinds_of
from reportgen.data.typed_cells import typed_values
from reportgen.nouns.report import Column, ColumnType

__all__ = ["Converted", "convert", "empty_values", "states_of"]

_READERS: dict[ColumnType, Callable[[str], Any]] = {
    "text": str,
    "integer": as_integer,
    "number": as_number,
    "percent": as_percent,
    "boolean": as_boolean,
    "date": as_date,
    "period": as_period,
}


@dataclass(frozen=True, slots=True)
class Converted:
    """A column's values, one per row, missing where its state is not GOOD, and what was made of its cells.

    `values` is float64 for numbers (int64 where a column of integers has no gap), datetime64[s] for dates, int8 (1, 0,
    -1 for missing) for booleans, `Coded` for texts, and int32, positions among the areas, for areas. `kinds` are the
    states that may occur. `text` gives a row's cell as text. `fractions` says that percentages stood there as
    fractions.
    """

    values: Any
    states: NDArray[np.int8]
    kinds: frozenset[int]
    text: Callable[[int], str]
    fractions: bool = False


def convert(cells: Cells, column: Column, *, workbook: bool = False) -> Converted:
    """Read the cells of a column as its type; what is wrong with a cell is its state.

    A `workbook` keeps 98% as 0.98: there, percentages that all lie between 0 and 1 are taken for fractions.
    """
    if (typed := typed_values(cells, column)) is not None:
        values, states = typed
        return Converted(values, states, kinds_of(states), cells.text)
    if column.type == "text":
        return _convert_text(cells)
    read = _read_numbers if column.type in NUMBERS else _read_each
    values, states = read(cells.texts, column)
    fractions = workbook and column.type == "percent" and _scale_fractions(values, cells.texts.to_pylist())
    _hold_limits(values, states, column)
    kinds = kinds_of(states) | ({EMPTY} if cells.has_nulls else set())
    states = np.append(states, np.int8(EMPTY))  # code -1 is a null
    codes = cells.codes
    return Converted(
        _spread(values, states, codes, column.type), states_of(states, codes), kinds, cells.text, fractions
    )


def states_of(states: NDArray[np.int8], codes: NDArray[np.int32]) -> NDArray[np.int8]:
    """Return the states of all rows from those of the distinct cells, the last of which is that of no cell."""
    if states[:-1].any():
        return states[codes]
    return (codes < 0).view(np.int8) * np.int8(EMPTY)


def empty_values(count: int, column: Column) -> Any:  # noqa: ANN401 - an array or a categorical
    """Return the values of a column that a file lacks."""
    return convert(Cells(pyarrow.chunked_array([pyarrow.nulls(count, pyarrow.string())])), column).values


def _convert_text(cells: Cells) -> Converted:
    """Read a column of texts, which may all differ, without a look at each of them."""
    members, codes = cells.texts, cells.codes
    if cells.merged:
        encoded = members.dictionary_encode()
        places = np.append(encoded.indices.to_numpy(zero_copy_only=False), -1).astype(np.int32)
        members, codes = encoded.dictionary, places[codes]
    empty = compute.index(members, "").as_py()
    if empty >= 0:
        codes = np.where(codes == empty, -1, codes - (codes > empty)).astype(np.int32)
        members = compute.filter(members, compute.not_equal(members, ""))
    states = np.where(codes < 0, np.int8(EMPTY), np.int8(GOOD))
    kinds = frozenset((GOOD, EMPTY) if (codes < 0).any() else (GOOD,))
    return Converted(Coded(codes, members), states, kinds, cells.text)


def _scale_fractions(values: NDArray[np.float64], texts: list[str]) -> bool:
    bare = np.array([not plain_text(text).endswith("%") for text in texts], dtype=bool) & np.isfinite(values)
    found = values[bare]
    if not len(found) or found.min() < 0 or found.max() > 1 or not ((found > 0) & (found < 1)).any():
        return False
    values[bare] = [float(f"{value * 100:.12g}") for value in found]
    return True


def _read_numbers(texts: Any, column: Column) -> tuple[Any, NDArray[np.int8]]:  # noqa: ANN401 - an Arrow array
    values = _plain_numbers(texts)
    plain = np.isfinite(values)
    if column.type == "integer":
        plain &= (values == np.floor(values)) & (np.abs(values) < 2**53)
    reader = _READERS[column.type]
    states = np.where(plain, GOOD, BAD).astype(np.int8)
    for at in np.flatnonzero(~plain).tolist():
        text = texts[at].as_py()
        number = reader(text)
        values[at] = np.nan if number is None else number
        states[at] = EMPTY if not text else BAD if number is None else GOOD
    return values, states


def _plain_numbers(texts: Any) -> NDArray[np.float64]:  # noqa: ANN401 - an Arrow array
    """Return texts such as -12.5 as numbers, and NaN for all that are written otherwise; always rounded right."""
    try:
        return np.array(texts.cast(pyarrow.float64()).to_numpy(zero_copy_only=False))
    except pyarrow.ArrowInvalid:
        plain = compute.match_substring_regex(texts, r"^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,2})?$")
        return np.array(compute.if_else(plain, texts, "nan").cast(pyarrow.float64()).to_numpy(zero_copy_only=False))


def _read_each(texts: Any, column: Column) -> tuple[Any, NDArray[np.int8]]:  # noqa: ANN401 - an Arrow array
    reader = _category_reader(column) if column.type == "category" else _READERS[column.type]
    cells = texts.to_pylist()
    values = [reader(text) if text else None for text in cells]
    states = [EMPTY if not text else BAD if value is None else GOOD for text, value in zip(cells, values, strict=True)]
    return values, np.array(states, dtype=np.int8)


def _category_reader(column: Column) -> Callable[[str], str | None]:
    if not column.values:
        return str
    known = {value: value for _, value in column.values} | {plain_text(cell): value for cell, value in column.values}
    return lambda text: known.get(text) or known.get(plain_text(text))


def _hold_limits(values: Any, states: NDArray[np.int8], column: Column) -> None:  # noqa: ANN401 - array or list
    for limit, state, sign in ((column.minimum, SMALL, -1), (column.maximum, LARGE, 1)):
        if limit is None:
            continue
        if column.type in NUMBERS:
            outside = sign * values > sign * float(limit)
            states[outside & (states == GOOD)] = state
        elif column.type == "date":
            day = date.fromisoformat(str(limit))
            for at in np.flatnonzero(states == GOOD):
                if (values[at] < day) if sign < 0 else (values[at] > day):
                    states[at] = state


def _spread(values: Any, states: NDArray[np.int8], codes: NDArray[np.int32], kind: ColumnType) -> Any:  # noqa: ANN401
    """Return the values of all rows from those of the distinct cells; `states` has one more, for nulls."""
    good = states == GOOD
    if kind in NUMBERS:
        return np.where(good, np.append(values, np.nan), np.nan)[codes]
    kept = [value if fine else None for value, fine in zip([*values, None], good, strict=True)]
    if kind == "boolean":
        return np.array([-1 if value is None else int(value) for value in kept], dtype=np.int8)[codes]
    if kind == "date":
        return np.array(kept, dtype="datetime64[D]").astype("datetime64[s]")[codes]
    numbers: dict[str, int] = {}
    places = np.array([-1 if value is None else numbers.setdefault(value, len(numbers)) for value in kept])
    same = len(numbers) == len(places) - 1 and places[-1] < 0
    return Coded(
        codes if same else places.astype(np.int32)[codes], pyarrow.array(list(numbers), pyarrow.large_string())
    )
