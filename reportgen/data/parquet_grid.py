"""Parquet files → grids; values keep the types they have in the file."""

from io import BytesIO

import pandas as pd
import pyarrow
from pyarrow import parquet

from reportgen.data.grid import Grid
from reportgen.data.headers import FoundHeader, find_header
from reportgen.nouns.issue import Place, ReportError, issue
from reportgen.nouns.report import LedgerSpec

__all__ = ["parquet_grid"]


def parquet_grid(data: bytes, spec: LedgerSpec, shown: str) -> Grid:
    """Read the declared columns of a Parquet file; rows count from 1.

    Raises ReportError where the file is no Parquet file or a column is missing.
    """
    try:
        file = parquet.ParquetFile(BytesIO(data))
    except (pyarrow.ArrowException, OSError) as error:
        raise ReportError([issue("data.bad-parquet", Place(shown), reason=error)]) from None
    names = file.schema_arrow.names
    header = find_header([names], spec, Place(shown))
    if not isinstance(header, FoundHeader):
        raise ReportError(header)
    frame = file.read(columns=sorted({names[0], *(names[at] for at in header.positions)})).to_pandas()
    labels = frame[names[0]]
    cells = frame[[names[at] for at in header.positions]]
    cells.columns = pd.Index(header.positions)
    return Grid(header.columns, cells, labels, 1, shown, notes=header.notes)
