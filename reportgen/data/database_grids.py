"""A ledger in a database → grids of bounded size, and where its rows come from."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow

from reportgen.data.cells import Cells
from reportgen.data.database import asked_version, require_sqlalchemy, shown_table
from reportgen.data.files import match_files
from reportgen.data.grid import Grid
from reportgen.nouns.figure import SourceRef
from reportgen.nouns.issue import Issue, Place, ReportError
from reportgen.nouns.report import LedgerSpec

if TYPE_CHECKING:
    from reportgen.data.database_rows import Rows

__all__ = ["DatabaseTable", "open_table"]

_MOST = 50_000
"""How many rows are fetched at a time: some 30 MB of Python's values."""
_TEXT = pyarrow.large_string()


class DatabaseTable:
    """The rows of a ledger, read once while the database is connected."""

    def __init__(self, rows: "Rows", shown: str, most: int, sources: tuple[SourceRef, ...], *, on_server: bool) -> None:
        self.shown = shown
        self._rows = rows
        self._most = most
        self._sources = sources
        self._on_server = on_server

    def grids(self) -> Iterator[Grid]:
        """Yield all rows, some at a time; a table without rows gives one grid without rows.

        Raises ReportError where a value is none of a table, or where the database stops to answer.
        """
        notes, first = self._rows.header.notes, 1
        for batch in self._rows.batches(self._most):
            yield self._grid(batch.columns, batch.first, notes)
            notes, first = (), batch.first + len(batch.columns[0])
        if first == 1:
            yield self._grid([[] for _ in self._rows.header.columns], first, notes)

    def sources(self, rows: int) -> tuple[SourceRef, ...]:
        """Return where the rows come from, of which so many count; to be called when all are read."""
        first, *beside = self._sources
        if self._on_server:
            first = first._replace(sha256=self._rows.digest)
        return first._replace(rows=rows), *beside

    def _grid(self, columns: Sequence[Sequence[str | None]], first: int, notes: tuple[Issue, ...]) -> Grid:
        cells = tuple(Cells(pyarrow.chunked_array([pyarrow.array(texts, _TEXT)])) for texts in columns)
        return Grid(self._rows.header.columns, cells, lambda: cells[0], first, self.shown, notes=notes)


@contextmanager
def open_table(spec: LedgerSpec, folder: Path, most: int = _MOST) -> Iterator[DatabaseTable]:
    """Connect to the database of a ledger and ask for its rows; `most` is how many may be fetched at a time.

    Raises ReportError where the database cannot be reached, or lacks the table or a column.
    """
    assert spec.database is not None
    shown, most = shown_table(spec, folder), min(most, _MOST)
    files, problems = match_files(spec, folder)
    if problems:
        raise ReportError(problems)
    require_sqlalchemy(Place(shown))
    from reportgen.data.database_rows import open_rows

    # Both are looked at before the rows: what changes while these are read then shows the next time.
    sources = tuple(_source(spec, file, folder) for file in files)
    version = asked_version(spec, folder)
    with open_rows(spec, spec.database, folder, Place(shown), most) as rows:
        on_server = (SourceRef(spec.name, shown, "", 0, version=version),)
        yield DatabaseTable(rows, shown, most, sources or on_server, on_server=not sources)


def _source(spec: LedgerSpec, file: Path, folder: Path) -> SourceRef:
    stamp = file.stat()
    with file.open("rb") as data:
        digest = file_digest(data, "sha256").hexdigest()
    path = file.relative_to(folder) if file.is_relative_to(folder) else file
    return SourceRef(spec.name, path.as_posix(), digest, 0, stamp.st_size, stamp.st_mtime_ns)
