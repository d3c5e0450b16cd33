"""Columns of cells → columns of values. Every distinct cell is read once, however many rows hold it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from reportgen.data.headers import BLANKS, tidy
from reportgen.data.parse_cell import as_boolean, as_date, as_integer, as_number, as_percent, as_period, plain_text
from reportgen.data.workbook_grid import cell_text
from reportgen.nouns.report import Column, ColumnType

__all__ = ["BAD", "EMPTY", "GOOD", "LARGE", "SMALL", "Converted", "convert", "distinct_cells"]

GOOD, EMPTY, BAD, SMALL, LARGE = range(5)
_READERS: dict[ColumnType, Callable[[str], Any]] = {
    "text": str,
    "integer": as_integer,
    "number": as_number,
    "percent": as_percent,
    "boolean": as_boolean,
    "date": as_date,
    "period": as_period,
}
_NUMBERS = ("integer", "number", "percent")


@dataclass(frozen=True, slots=True)
class Converted:
    """A column's values, one per row, missing where its state is not GOOD, and the texts of its distinct cells.

    `values` is float64 for numbers, datetime64[s] for dates, int8 (1, 0, -1 for missing) for booleans and categorical
    for the rest. `codes` leads from a row to its text. `fractions` says that percentages stood
    there as fractions.
    """

    values: Any
    states: NDArray[np.int8]
    codes: NDArray[np.int64]
    texts: Sequence[str]
    fractions: bool = False


def distinct_cells(cells: "pd.Series[Any]") -> tuple[NDArray[np.int64], list[Any]]:
    """Return for each row the position of its cell among the distinct ones, and these; an empty cell is `""`."""
    codes, uniques = pd.factorize(cells)
    members = uniques.tolist()
    if (codes < 0).any():
        codes = np.where(codes < 0, len(members), codes)
        members.append("")
    return codes.astype(np.int64, copy=False), members


def convert(cells: "pd.Series[Any]", column: Column, *, workbook: bool = False) -> Converted:
    """Read the cells of a column as its type; what is wrong with a cell is its state.

    A `workbook` keeps 98% as 0.98: there, percentages that all lie between 0 and 1 are taken for fractions.
    """
    if column.type == "text" and isinstance(cells.dtype, pd.StringDtype):
        return _convert_text(cells)
    codes, members = distinct_cells(cells)
    texts = [tidy(member) if isinstance(member, str) else cell_text(member) for member in members]
    read = _read_numbers if column.type in _NUMBERS else _read_each
    values, states = read(texts, column)
    fractions = workbook and column.type == "percent" and _scale_fractions(values, texts)
    _hold_limits(values, states, column)
    return Converted(_spread(values, states, codes, column.type), states[codes], codes, texts, fractions)


def _convert_text(cells: "pd.Series[str]") -> Converted:
    """Read a column of texts, which may all differ, without a look at each of them."""
    codes, uniques = pd.factorize(cells)
    tidied = pd.Index(uniques).str.strip(BLANKS)
    if not tidied.equals(pd.Index(uniques)):
        codes, tidied = pd.factorize(tidied.take(codes))
    empty = tidied.get_indexer_for([""])[0]
    states = np.where((codes < 0) | (codes == empty), EMPTY, GOOD).astype(np.int8)
    values = pd.Categorical.from_codes(np.where(states == EMPTY, -1, codes), categories=tidied, validate=False)
    return Converted(values, states, codes.astype(np.int64), tidied)


def _scale_fractions(values: NDArray[np.float64], texts: Sequence[str]) -> bool:
    bare = np.array([not plain_text(text).endswith("%") for text in texts]) & np.isfinite(values)
    found = values[bare]
    if not len(found) or found.min() < 0 or found.max() > 1 or not ((found > 0) & (found < 1)).any():
        return False
    values[bare] = [float(f"{value * 100:.12g}") for value in found]
    return True


def _read_numbers(texts: list[str], column: Column) -> tuple[Any, NDArray[np.int8]]:
    values = pd.to_numeric(pd.Series(texts, dtype="object"), errors="coerce").to_numpy(np.float64, copy=True)
    plain = np.isfinite(values)
    if column.type == "integer":
        plain &= (values == np.floor(values)) & (np.abs(values) < 2**53)
    reader = _READERS[column.type]
    states = np.where(plain, GOOD, BAD).astype(np.int8)
    for at in np.flatnonzero(~plain):
        number = reader(texts[at])
        values[at] = np.nan if number is None else number
        states[at] = EMPTY if not texts[at] else BAD if number is None else GOOD
    return values, states


def _read_each(texts: list[str], column: Column) -> tuple[Any, NDArray[np.int8]]:
    reader = _category_reader(column) if column.type == "category" else _READERS[column.type]
    values = [reader(text) if text else None for text in texts]
    states = [EMPTY if not text else BAD if value is None else GOOD for text, value in zip(texts, values, strict=True)]
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
        if column.type in _NUMBERS:
            outside = sign * values > sign * float(limit)
            states[outside & (states == GOOD)] = state
        elif column.type == "date":
            day = date.fromisoformat(str(limit))
            for at in np.flatnonzero(states == GOOD):
                if (values[at] < day) if sign < 0 else (values[at] > day):
                    states[at] = state


def _spread(values: Any, states: NDArray[np.int8], codes: NDArray[np.int64], kind: ColumnType) -> Any:  # noqa: ANN401
    """Return the values of all rows from those of the distinct cells."""
    good = states == GOOD
    if kind in _NUMBERS:
        return np.where(good, values, np.nan)[codes]
    kept = [value if fine else None for value, fine in zip(values, good, strict=True)]
    if kind == "boolean":
        return np.array([-1 if value is None else int(value) for value in kept], dtype=np.int8)[codes]
    if kind == "date":
        return np.array(kept, dtype="datetime64[D]").astype("datetime64[s]")[codes]
    numbers: dict[str, int] = {}
    places = np.array([-1 if value is None else numbers.setdefault(value, len(numbers)) for value in kept] or [0])
    return pd.Categorical.from_codes(places[codes], categories=pd.Index(list(numbers), dtype="str"))
