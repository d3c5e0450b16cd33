"""An example's ledgers as workbooks."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from reportgen.data.files import matching_files, read_bytes
from reportgen.data.grid import Grid
from reportgen.data.parse_cell import as_date, as_number, as_percent
from reportgen.data.read_file import read_grid
from reportgen.nouns.report import Column, LedgerSpec
from reportgen.starter.workbook import Cell, workbook_bytes

__all__ = ["ledger_workbook"]


def ledger_workbook(spec: LedgerSpec, folder: Path) -> bytes | None:
    """Return all rows of a ledger, whatever files the folder has it in; None where it has none.

    Columns that are empty throughout are left out, since an example does not keep them.
    """
    paths = matching_files(spec, folder)
    if not paths:
        return None
    grids = [read_grid(path, read_bytes(path, path.as_posix()), spec) for path in paths]
    cells = [[value for grid in grids for value in _column(grid, at, column)] for at, column in enumerate(spec.columns)]
    kept = [at for at, values in enumerate(cells) if any(value is not None for value in values)]
    headers = [spec.columns[at].header for at in kept]
    formats = [_FORMATS.get(spec.columns[at].type, "") for at in kept]
    rows = [row for row in zip(*(cells[at] for at in kept), strict=True) if any(cell is not None for cell in row)]
    return workbook_bytes(spec.sheet or spec.name, headers, formats, rows)


def _column(grid: Grid, at: int, column: Column) -> Sequence[Cell]:
    return [_cell(value, column) for value in grid.cells.iloc[:, at]]


def _cell(value: Any, column: Column) -> Cell:  # noqa: ANN401 - cells may be texts, or NaN where there is none
    text = value.strip() if isinstance(value, str) else ""
    if not text:
        return None
    read = _READERS.get(column.type, str)(text)
    return text if read is None else read


def _period(text: str) -> Cell:
    return as_number(text) if text.isdecimal() else text


_READERS: dict[str, Callable[[str], Cell]] = {
    "integer": as_number,
    "number": as_number,
    "percent": as_percent,
    "date": as_date,
    "period": _period,
}
_FORMATS = {"date": "yyyy-mm-dd", "percent": '0.0"%"'}
