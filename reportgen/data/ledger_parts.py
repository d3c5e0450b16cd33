"""Parts of ledgers that are larger than memory: where their rows are, and how they are read."""

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow
from numpy.typing import NDArray
from pyarrow import ipc

from reportgen.data.area_cells import AreaNames
from reportgen.data.coded import Coded, coded
from reportgen.data.convert import empty_values
from reportgen.data.facts import Shape, shaped
from reportgen.data.folders import with_folders
from reportgen.data.ledger import FILE, ROW, PartRows
from reportgen.data.parquet_grid import ParquetTable, group_grid
from reportgen.data.read_file import read_rows
from reportgen.data.remarks import Remarks
from reportgen.nouns.report import LedgerSpec
from reportgen.workers.shared import Shared

__all__ = ["GroupsPart", "Reading", "SpooledPart", "write_rows"]


class Reading(NamedTuple):
    """What all parts of a ledger are read by."""

    spec: LedgerSpec
    names: AreaNames
    shape: Shape


class GroupsPart(NamedTuple):
    """Row groups of a Parquet file that follow each other; `given` are the cells that its folders say."""

    reading: Shared[Reading]
    table: ParquetTable
    groups: tuple[int, ...]
    file: int
    given: tuple[tuple[str, str], ...] = ()

    def read(self) -> PartRows:
        """Return the rows."""
        spec, names, shape = self.reading.value
        found = read_rows(with_folders(group_grid(self.table, self.groups), self.given, spec), spec, names, self.file)
        files = np.full(len(found.rows), self.file, dtype=np.int16)
        values = completed(found.values, len(files), spec)
        return PartRows(shaped(values, files, found.rows, spec, shape, names.categories), found.bad)


class SpooledPart(NamedTuple):
    """Rows in a file of the spool; `remarks` are what was found wrong when they were first read."""

    reading: Shared[Reading]
    path: str
    remarks: Remarks = ()

    def read(self) -> PartRows:
        """Return the rows."""
        spec, names, shape = self.reading.value
        with Path(self.path).open("rb") as file:
            table = ipc.open_file(file).read_all()
        values = {name: _value(table.column(name)) for name in table.column_names}
        rows = shaped(values, values.pop(FILE), values.pop(ROW), spec, shape, names.categories)
        return PartRows(rows, self.remarks)


def _value(column: Any) -> Any:  # noqa: ANN401 - an Arrow array → an array, or texts as codes
    return coded(column) if pyarrow.types.is_dictionary(column.type) else column.to_numpy()


def completed(values: dict[str, Any], count: int, spec: LedgerSpec) -> dict[str, Any]:
    """Add the columns that a file lacks, all of them missing."""
    lacking = [column for column in spec.columns if column.name not in values]
    return {**values, **{column.name: empty_values(count, column) for column in lacking}}


def write_rows(path: Path, values: dict[str, Any], files: NDArray[np.int16], rows: NDArray[np.int32]) -> None:
    """Write some rows to a file of the spool."""
    columns = {name: found.encoded() if isinstance(found, Coded) else found for name, found in values.items()}
    table = pyarrow.table({**columns, FILE: files, ROW: rows})
    options = ipc.IpcWriteOptions(compression="lz4")
    with path.open("wb") as file, ipc.new_file(file, table.schema, options=options) as writer:
        writer.write_table(table)
