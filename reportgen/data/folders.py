"""Folders that say what a column holds: `province=43/part-0.parquet`."""

from pathlib import Path
from urllib.parse import unquote

import numpy as np
import pyarrow

from reportgen.data.cells import Cells
from reportgen.data.grid import Grid
from reportgen.data.headers import header_key
from reportgen.nouns.report import LedgerSpec

__all__ = ["Given", "given_cells", "with_folders", "without_given"]

_NOTHING = "__HIVE_DEFAULT_PARTITION__"

Given = tuple[tuple[str, str], ...]
"""Names of columns and the cell that all rows of a file have there."""


def given_cells(path: Path, spec: LedgerSpec) -> Given:
    """Return the declared columns that the folders of a path, relative to the data folder, say the cells of."""
    said = dict(part.split("=", 1) for part in path.parts[:-1] if "=" in part)
    cells = {header_key(unquote(name)): unquote(cell) for name, cell in said.items()}
    found = ((column.name, cells.get(header_key(column.header))) for column in spec.columns)
    return tuple((name, "" if cell == _NOTHING else cell) for name, cell in found if cell is not None)


def without_given(spec: LedgerSpec, given: Given) -> LedgerSpec:
    """Return what the file itself must have."""
    names = dict(given)
    return spec._replace(columns=tuple(column for column in spec.columns if column.name not in names))


def with_folders(grid: Grid, given: Given, spec: LedgerSpec) -> Grid:
    """Add the columns that the folders say, in the order of the spec."""
    if not given:
        return grid
    said = dict(given)
    count = len(grid.cells[0]) if grid.cells else len(grid.labels())
    found = dict(zip(grid.columns, grid.cells, strict=True))
    found |= {column: _constant(said[column.name], count) for column in spec.columns if column.name in said}
    columns = tuple(column for column in spec.columns if column in found)
    return Grid(
        columns,
        tuple(found[column] for column in columns),
        grid.labels,
        grid.first,
        grid.shown,
        grid.sheet,
        grid.notes,
        frozenset(said),
    )


def _constant(cell: str, count: int) -> Cells:
    codes = pyarrow.array(np.zeros(count, dtype=np.int32))
    return Cells(pyarrow.chunked_array([pyarrow.DictionaryArray.from_arrays(codes, pyarrow.array([cell]))]))
