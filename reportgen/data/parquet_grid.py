"""Parquet files → grids of some of their row groups; values keep the types they have in the file."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow
from pyarrow import parquet, types

from reportgen.data.cells import Cells
from reportgen.data.files import blocks_of
from reportgen.data.grid import Grid
from reportgen.data.headers import FoundHeader, find_header
from reportgen.data.typed_cells import within_limits
from reportgen.nouns.issue import Place, ReportError, issue
from reportgen.nouns.report import LedgerSpec

__all__ = ["ParquetTable", "batch_grids", "group_grid", "open_parquet", "opened"]

_BATCH = 250_000


class ParquetTable(NamedTuple):
    """What a Parquet file is made of: the names of its columns, the declared ones, the rows of its row groups.

    `texts` are the columns to be read by a dictionary. As far as the file tells, `gaps` gives for columns of good whole
    numbers the row groups that have gaps, and `truths` the values of columns of booleans without a gap.
    """

    path: str
    shown: str
    names: tuple[str, ...]
    header: FoundHeader
    groups: tuple[int, ...]
    texts: tuple[str, ...]
    gaps: dict[str, frozenset[int]]
    truths: dict[str, frozenset[bool]]

    @property
    def wanted(self) -> tuple[str, ...]:
        """Return the names of the declared columns, in the order of the spec."""
        return tuple(self.names[at] for at in self.header.positions)


def open_parquet(path: Path, spec: LedgerSpec, shown: str) -> ParquetTable:
    """Find the declared columns of a Parquet file.

    Raises ReportError where the file is no Parquet file or a column is missing.
    """
    next(blocks_of(path, shown, 4), b"")  # says what is wrong with a file that cannot be opened
    try:
        with parquet.ParquetFile(path) as file:
            schema, metadata = file.schema_arrow, file.metadata
    except (pyarrow.ArrowException, OSError) as error:
        raise ReportError([issue("data.bad-parquet", Place(shown), reason=error)]) from None
    header = find_header([schema.names], spec, Place(shown))
    if not isinstance(header, FoundHeader):
        raise ReportError(header)
    groups = tuple(metadata.row_group(at).num_rows for at in range(metadata.num_row_groups))
    texts = tuple(field.name for field in schema if types.is_string(field.type) or types.is_large_string(field.type))
    kinds = {field.name: field.type for field in schema}
    told = {name: _told(metadata, at) for at, name in enumerate(kinds) if len(kinds) == metadata.num_columns}
    declared = [(schema.names[at], column) for at, column in zip(header.positions, header.columns, strict=True)]
    known = [(name, column, found) for name, column in declared if (found := told.get(name))]
    gaps = {
        name: found.gaps
        for name, column, found in known
        if types.is_integer(kinds[name]) and within_limits(found.ends, column)
    }
    truths = {name: found.ends for name, _, found in known if types.is_boolean(kinds[name]) and not found.gaps}
    return ParquetTable(str(path), shown, tuple(schema.names), header, groups, texts, gaps, truths)


class _Told(NamedTuple):
    """The least and greatest values of a column in its row groups, and which of these have nulls."""

    ends: frozenset[Any]
    gaps: frozenset[int]


def _told(metadata: Any, at: int) -> _Told | None:  # noqa: ANN401 - of Arrow
    """Return what a file tells of a column; None where a row group does not tell it."""
    ends: set[Any] = set()
    gaps: set[int] = set()
    for group in range(metadata.num_row_groups):
        told = metadata.row_group(group).column(at).statistics
        if told is None or not told.has_null_count or not told.has_min_max:
            return None
        ends |= {told.min, told.max}
        gaps |= {group} if told.null_count else set()
    return _Told(frozenset(ends), frozenset(gaps))


@contextmanager
def opened(table: ParquetTable) -> Iterator[Any]:
    """Open the file to read rows from it; raises ReportError (`data.bad-parquet`) where they cannot be read."""
    try:
        with parquet.ParquetFile(table.path, read_dictionary=list(table.texts)) as file:
            yield file
    except (pyarrow.ArrowException, OSError) as error:
        raise ReportError([issue("data.bad-parquet", Place(table.shown), reason=error)]) from None


def group_grid(table: ParquetTable, groups: Sequence[int], columns: Sequence[str] = ()) -> Grid:
    """Read the declared columns, or some of them, of some row groups that follow each other; rows count from 1."""
    wanted = [name for name in table.wanted if not columns or name in columns]
    with opened(table) as file:
        rows = file.read_row_groups(list(groups), columns=wanted)
    return _grid(table, rows, wanted, sum(table.groups[: groups[0]]) + 1 if groups else 1, groups)


def batch_grids(table: ParquetTable) -> Iterator[Grid]:
    """Read a file whose row groups are too large to be read whole, some rows at a time; at least one grid."""
    if not sum(table.groups):
        yield group_grid(table, ())
    first = 1
    wanted = list(dict.fromkeys((table.names[0], *table.wanted)))
    with opened(table) as file:
        for batch in file.iter_batches(_BATCH, columns=wanted):
            rows = pyarrow.Table.from_batches([batch])
            yield _grid(table, rows, list(table.wanted), first, ())
            first += len(rows)


def _grid(table: ParquetTable, rows: Any, wanted: Sequence[str], first: int, groups: Sequence[int]) -> Grid:  # noqa: ANN401 - an Arrow table
    def labels() -> Cells:
        if table.names[0] in rows.column_names:
            return Cells(rows.column(table.names[0]))
        with opened(table) as file:
            return Cells(file.read_row_groups(list(groups), columns=[table.names[0]]).column(0))

    declared = dict(zip(table.wanted, table.header.columns, strict=True))
    columns = tuple(declared[name] for name in wanted)
    cells = tuple(Cells(rows.column(name)) for name in wanted)
    return Grid(columns, cells, labels, first, table.shown, notes=table.header.notes)
