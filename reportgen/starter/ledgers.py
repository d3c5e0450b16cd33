"""An example's ledgers as workbooks."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from reportgen.data.files import matching_files
from reportgen.data.grid import Grid
from reportgen.data.parse_cell import as_date, as_number, as_percent
from reportgen.data.read_file import read_tables
from reportgen.nouns.report import Column, LedgerSpec
from reportgen.starter.workbook import Cell, workbook_bytes

__all__ = ["ledger_workbooks"]


def ledger_workbooks(spec: LedgerSpec, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield a workbook for each file that a ledger has in a folder, by the file's name with another ending."""
    for path in matching_files(spec, folder):
        grids = list(read_tables(path, spec, slowly=True))
        yield path.relative_to(folder).with_suffix(".xlsx").as_posix(), _workbook(grids, spec)


def _workbook(grids: Sequence[Grid], spec: LedgerSpec) -> bytes:
    columns = grids[0].columns
    cells = [
        [_cell(value, column) for grid in grids for value in grid.cells[at].array.to_pylist()]
        for at, column in enumerate(columns)
    ]
    headers = [column.header for column in columns]
    formats = [_FORMATS.get(column.type, "") for column in columns]
    rows = [row for row in zip(*cells, strict=True) if any(cell is not None for cell in row)]
    return workbook_bytes(spec.sheet or spec.name, headers, formats, rows)


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
