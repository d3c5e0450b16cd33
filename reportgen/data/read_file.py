"""One table of a ledger → its rows, its bad cells and its rows of totals."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportgen.data.area_cells import AreaNames, total_rows
from reportgen.data.convert import Converted, convert
from reportgen.data.encoding import is_workbook
from reportgen.data.files import SUFFIXES, blocks_of, read_bytes
from reportgen.data.grid import Grid
from reportgen.data.ledger import AREA
from reportgen.data.remarks import MOST_SHOWN, BadCells
from reportgen.data.states import AMBIGUOUS, BAD, EMPTY, LARGE, SMALL
from reportgen.nouns.issue import Issue, Place, ReportError, issue, nearest
from reportgen.nouns.report import Column, LedgerSpec

__all__ = ["FileRows", "read_rows", "read_tables"]

_BAD_CODES = {
    "integer": "data.bad-integer",
    "number": "data.bad-number",
    "percent": "data.bad-percent",
    "boolean": "data.bad-boolean",
    "date": "data.bad-date",
    "period": "data.bad-period",
    "category": "data.unknown-value",
}


Bools = NDArray[np.bool_]
Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class FileRows:
    """The rows of one file that count.

    `columns` are the declared columns that the file has. `values` are those of `_area` and of these columns, by name;
    `rows` the numbers that a spreadsheet shows; `totals` the numbers of the rows left out because they hold totals;
    `fractions` the headers of percentages that the file holds as fractions.
    """

    columns: tuple[Column, ...]
    values: dict[str, Any]
    rows: NDArray[np.int32]
    totals: tuple[int, ...]
    fractions: tuple[str, ...]
    bad: tuple[BadCells, ...]
    shown: str
    sheet: str
    notes: tuple[Issue, ...]


def read_tables(path: Path, spec: LedgerSpec, *, slowly: bool = False) -> Iterator[Grid]:
    """Read a file as its suffix says, and a workbook that is called CSV as one, some rows at a time.

    Raises ReportError where that fails; RaggedRowsError, after any number of grids, where it has to be done `slowly`.
    """
    shown = path.as_posix()
    suffix = path.suffix.lower()
    if suffix in (".csv", ".txt") and not is_workbook(next(blocks_of(path, shown, 8), b"")):
        from reportgen.data.csv_grid import csv_grids
        from reportgen.data.text_file import open_text

        yield from csv_grids(open_text(path, spec.encoding, shown), spec, slowly=slowly)
    elif suffix == ".parquet":
        from reportgen.data.parquet_grid import batch_grids, open_parquet

        yield from batch_grids(open_parquet(path, spec, shown))
    elif suffix in SUFFIXES:
        from reportgen.data.workbook_grid import workbook_grid

        yield workbook_grid(read_bytes(path, shown), spec, shown)
    else:
        near = nearest(suffix, SUFFIXES)
        raise ReportError([issue("data.file-type", Place(shown), allowed=SUFFIXES, nearest=near, suffix=suffix)])


def read_rows(grid: Grid, spec: LedgerSpec, names: AreaNames, file: int) -> FileRows:
    """Convert the cells of a table; rows without any cell and rows of totals are left out."""
    columns = [
        convert(cells, column, workbook=bool(grid.sheet))
        for cells, column in zip(grid.cells, grid.columns, strict=True)
    ]
    place = next(at for at, column in enumerate(grid.columns) if column.name == spec.area)
    areas = names.convert(grid.cells[place])
    own = [found for found, column in zip(columns, grid.columns, strict=True) if column.name not in grid.given]
    blank = _blank_rows(own)
    totals = total_rows(grid.cells[place], areas, grid.labels)
    if totals is not None and blank is not None:
        totals &= ~blank
    kept = _kept(blank, totals)
    bad = [*_bad_areas(areas, grid.columns[place], grid, kept, file)]
    for converted, column in zip(columns, grid.columns, strict=True):
        if column.name != spec.area:
            bad.extend(_bad_values(converted, column, spec, grid, kept, file))
    parts = {AREA: areas, **{column.name: found for column, found in zip(grid.columns, columns, strict=True)}}
    values = {name: found.values if kept is None else found.values[kept] for name, found in parts.items()}
    left_out = () if totals is None else tuple((np.flatnonzero(totals) + grid.first).tolist())
    fractions = tuple(column.header for column, found in zip(grid.columns, columns, strict=True) if found.fractions)
    first, count = grid.first, len(areas.states)
    rows = np.arange(first, first + count, dtype=np.int32) if kept is None else (kept + first).astype(np.int32)
    return FileRows(grid.columns, values, rows, left_out, fractions, tuple(bad), grid.shown, grid.sheet, grid.notes)


def _blank_rows(columns: Sequence[Converted]) -> Bools | None:
    """Say which rows have no cell at all; None where there is none."""
    if not columns or not all(EMPTY in column.kinds for column in columns):
        return None
    blank = np.logical_and.reduce([column.states == EMPTY for column in columns])
    return blank if blank.any() else None


def _kept(blank: Bools | None, totals: Bools | None) -> Rows | None:
    """Return the positions of the rows that count; None for all."""
    left_out = [rows for rows in (blank, totals) if rows is not None]
    return np.flatnonzero(~np.logical_or.reduce(left_out)) if left_out else None


def _bad_areas(areas: Converted, column: Column, grid: Grid, kept: Rows | None, file: int) -> Iterator[BadCells]:
    kinds = ((EMPTY, "data.empty-cell"), (BAD, "data.unknown-area"), (AMBIGUOUS, "data.ambiguous-area"))
    for state, code in kinds:
        yield from _bad_cells(areas, state, code, column, grid, kept, file)


def _bad_values(
    converted: Converted, column: Column, spec: LedgerSpec, grid: Grid, kept: Rows | None, file: int
) -> Iterator[BadCells]:
    yield from _bad_cells(converted, BAD, _BAD_CODES.get(column.type, ""), column, grid, kept, file)
    for state, code, limit in ((SMALL, "data.too-small", column.minimum), (LARGE, "data.too-large", column.maximum)):
        yield from _bad_cells(converted, state, code, column, grid, kept, file, (("limit", str(limit)),))
    if column.required or column.name in (spec.period, spec.date):
        yield from _bad_cells(converted, EMPTY, "data.empty-cell", column, grid, kept, file)


def _bad_cells(
    converted: Converted,
    state: int,
    code: str,
    column: Column,
    grid: Grid,
    kept: Rows | None,
    file: int,
    values: tuple[tuple[str, str], ...] = (),
) -> Iterator[BadCells]:
    if state not in converted.kinds:
        return
    at = np.flatnonzero(converted.states == state)
    at = at if kept is None else np.intersect1d(at, kept, assume_unique=True)
    if len(at):
        first = at[:MOST_SHOWN].tolist()
        rows, texts = tuple(row + grid.first for row in first), tuple(map(converted.text, first))
        yield BadCells(code, file, grid.shown, grid.sheet, column.header, len(at), rows, texts, values)
