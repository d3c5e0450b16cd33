"""One file of a ledger → its rows, its bad cells and its rows of totals."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportgen.data.area_cells import AMBIGUOUS, AreaNames, total_rows
from reportgen.data.bad_cells import BadCells
from reportgen.data.convert import BAD, EMPTY, LARGE, SMALL, Converted, convert
from reportgen.data.encoding import is_workbook
from reportgen.data.files import SUFFIXES
from reportgen.data.grid import Grid
from reportgen.nouns.issue import Issue, Place, ReportError, issue, nearest
from reportgen.nouns.report import Column, LedgerSpec

__all__ = ["FileRows", "read_grid", "read_rows"]

_BAD_CODES = {
    "integer": "data.bad-integer",
    "number": "data.bad-number",
    "percent": "data.bad-percent",
    "boolean": "data.bad-boolean",
    "date": "data.bad-date",
    "period": "data.bad-period",
    "category": "data.unknown-value",
}


@dataclass(frozen=True, slots=True)
class FileRows:
    """The rows of one file that count.

    `values` are those of `_area` and of every declared column that the file has, by name; `rows` the numbers that a
    spreadsheet shows; `totals` the numbers of the rows left out because they hold totals;
    `fractions` the headers of percentages that the file holds as fractions.
    """

    values: dict[str, Any]
    rows: NDArray[np.int64]
    totals: tuple[int, ...]
    fractions: tuple[str, ...]
    bad: tuple[BadCells, ...]
    shown: str
    sheet: str
    notes: tuple[Issue, ...]


def read_grid(path: Path, data: bytes, spec: LedgerSpec) -> Grid:
    """Read a file as its suffix says, and a workbook that is called CSV as one; raises ReportError where that fails."""
    shown = path.as_posix()
    suffix = path.suffix.lower()
    if suffix in (".csv", ".txt") and not is_workbook(data):
        from reportgen.data.csv_grid import csv_grid

        return csv_grid(data, spec, shown)
    if suffix == ".parquet":
        from reportgen.data.parquet_grid import parquet_grid

        return parquet_grid(data, spec, shown)
    if suffix in SUFFIXES:
        from reportgen.data.workbook_grid import workbook_grid

        return workbook_grid(data, spec, shown)
    near = nearest(suffix, SUFFIXES)
    raise ReportError([issue("data.file-type", Place(shown), allowed=SUFFIXES, nearest=near, suffix=suffix)])


def read_rows(grid: Grid, spec: LedgerSpec, names: AreaNames, file: int) -> FileRows:
    """Convert the cells of a file; rows without any cell and rows of totals are left out."""
    columns = [
        convert(grid.cells.iloc[:, at], column, workbook=bool(grid.sheet)) for at, column in enumerate(grid.columns)
    ]
    place = next(at for at, column in enumerate(grid.columns) if column.name == spec.area)
    areas = names.convert(grid.cells.iloc[:, place])
    blank = np.logical_and.reduce([column.states == EMPTY for column in columns])
    totals = total_rows(areas, grid.labels) & ~blank
    kept = np.flatnonzero(~(blank | totals))
    numbers = kept + grid.first
    bad = [_bad_areas(areas, grid.columns[place], kept, numbers, names, file)]
    for converted, column in zip(columns, grid.columns, strict=True):
        if column.name != spec.area:
            bad.append(_bad_values(converted, column, spec, kept, numbers, file))
    whole = len(kept) == len(blank)
    parts = {"_area": areas, **{column.name: found for column, found in zip(grid.columns, columns, strict=True)}}
    values = {name: found.values if whole else found.values[kept] for name, found in parts.items()}
    left_out = tuple(int(row) + grid.first for row in np.flatnonzero(totals))
    fractions = tuple(column.header for column, found in zip(grid.columns, columns, strict=True) if found.fractions)
    found_bad = tuple(group for groups in bad for group in groups)
    return FileRows(values, numbers, left_out, fractions, found_bad, grid.shown, grid.sheet, grid.notes)


def _bad_areas(
    areas: Converted, column: Column, kept: NDArray[np.int64], rows: NDArray[np.int64], names: AreaNames, file: int
) -> list[BadCells]:
    kinds = (
        (EMPTY, "data.empty-cell", None),
        (BAD, "data.unknown-area", names.nearest),
        (AMBIGUOUS, "data.ambiguous-area", names.candidates),
    )
    found = []
    for state, code, hint in kinds:
        at = np.flatnonzero(areas.states[kept] == state)
        if len(at):
            found.append(BadCells(code, file, column.header, rows[at], _texts(areas, kept[at]), hint))
    return found


def _bad_values(
    converted: Converted,
    column: Column,
    spec: LedgerSpec,
    kept: NDArray[np.int64],
    rows: NDArray[np.int64],
    file: int,
) -> list[BadCells]:
    needed = column.required or column.name in (spec.period, spec.date)
    kinds = [
        (BAD, _BAD_CODES.get(column.type, ""), ()),
        (SMALL, "data.too-small", (("limit", str(column.minimum)),)),
        (LARGE, "data.too-large", (("limit", str(column.maximum)),)),
        *([(EMPTY, "data.empty-cell", ())] if needed else []),
    ]
    found = []
    states = converted.states[kept]
    for state, code, values in kinds:
        at = np.flatnonzero(states == state)
        if len(at):
            hint = _category_hint(column) if state == BAD and column.type == "category" else None
            found.append(BadCells(code, file, column.header, rows[at], _texts(converted, kept[at]), hint, values))
    return found


def _texts(converted: Converted, rows: NDArray[np.int64]) -> Sequence[str]:
    return [converted.texts[converted.codes[row]] for row in rows[:20]]


def _category_hint(column: Column) -> Any:  # noqa: ANN401 - a Hint
    allowed = tuple(cell for cell, _ in column.values)
    return lambda found: (allowed, nearest(found, allowed))
