"""The rows of a table or a query → grids of bounded size, from one question in one transaction that changes nothing."""

import gc
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import sqlalchemy
from sqlalchemy.engine import Connection, CursorResult

from reportgen.data.database_address import Address, address_of
from reportgen.data.database_cells import NoCellError, cell_texts
from reportgen.data.database_connection import asked, connected
from reportgen.data.database_trouble import trouble_of_asking
from reportgen.data.headers import FoundHeader, find_header
from reportgen.nouns.issue import Issue, Place, ReportError, issue, nearest
from reportgen.nouns.report import DatabaseSource, LedgerSpec

__all__ = ["Batch", "Rows", "open_rows"]

_MOST_LISTED = 12
_OF_SYSTEM = ("information_schema", "pg_", "sys", "mysql", "performance_schema")
_BETWEEN = "\x1f"


class Batch(NamedTuple):
    """Some rows: the texts of each declared column that there is, None for NULL; `first` counts from 1."""

    first: int
    columns: tuple[Sequence[str | None], ...]


class Rows:
    """The rows of a ledger's table, read once; `header` says which columns they have.

    `digest` is, when all are read, a SHA-256 over them: over each column in the order in which rows came, and over
    these sums. It does not depend on how many rows were read at a time.
    """

    def __init__(
        self, header: FoundHeader, positions: Sequence[int], result: CursorResult[Any], address: Address, place: Place
    ) -> None:
        self.header = header
        self._positions = positions
        self._result = result
        self._address = address
        self._place = place
        self._sums = [sha256() for _ in positions]
        self._cursor = result.cursor

    def batches(self, most: int) -> Iterator[Batch]:
        """Yield all rows, at most so many at a time.

        Raises ReportError where a value is none of a table, or where the database stops to answer.
        """
        done = 0
        while columns := self._columns(most, done):
            yield Batch(done + 1, columns)
            done += len(columns[0])

    def close(self) -> None:
        """Let go of the database's own cursor, also where the connection was lost."""
        with suppress(Exception):
            if self._cursor:
                self._cursor.close()

    @property
    def digest(self) -> str:
        """Return a checksum over the rows that were read so far."""
        return sha256("\n".join(found.hexdigest() for found in self._sums).encode()).hexdigest()

    def _columns(self, most: int, done: int) -> tuple[Sequence[str | None], ...]:
        """Return the next rows by columns, nothing where there is none."""
        with _uncollected():
            rows = self._next(most, done)
            columns = tuple(zip(*rows, strict=True)) if rows else ()
            wanted = enumerate(columns[position] for position in self._positions) if rows else ()
            return tuple(self._texts(values, at, done) for at, values in wanted)

    def _next(self, most: int, done: int) -> Sequence[Any]:
        try:
            return self._result.fetchmany(most)
        except Exception as error:  # a driver may raise anything over a value that it cannot take
            raise ReportError([trouble_of_asking(error, self._address, self._place, done)]) from None

    def _texts(self, values: Sequence[Any], at: int, done: int) -> Sequence[str | None]:
        try:
            texts = cell_texts(values)
        except NoCellError as error:
            place = self._place._replace(row=done + error.at + 1, header=self.header.columns[at].header)
            raise ReportError([issue("data.no-cell", place, kind=error.kind)]) from None
        self._sums[at].update(_BETWEEN.join(["\0" if text is None else text for text in texts]).encode())
        self._sums[at].update(_BETWEEN.encode())
        return texts


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector from going through a heap of rows, which are in no circle, again and again as it grows."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@contextmanager
def open_rows(spec: LedgerSpec, source: DatabaseSource, folder: Path, place: Place, most: int) -> Iterator[Rows]:
    """Ask a database for the rows of a ledger; `most` is how many may be fetched at a time.

    Raises ReportError where it cannot be reached, or lacks the table or a column.
    """
    address = address_of(source, folder)
    with connected(address, place) as connection:
        try:
            with warnings.catch_warnings(action="ignore"):
                rows = _asked(connection.execution_options(yield_per=most), spec, source, address, place)
        except ReportError:
            raise
        except Exception as error:
            raise ReportError([trouble_of_asking(error, address, place)]) from None
        try:
            yield rows
        finally:
            rows.close()


def _asked(connection: Connection, spec: LedgerSpec, source: DatabaseSource, address: Address, place: Place) -> Rows:
    if source.query:
        result = asked(connection, source.query)
        names = [str(column[0]) for column in result.cursor.description] if result.cursor else []
        header = _header(names, spec, place)
        return Rows(header, header.positions, result, address, place)
    schema, _, table = source.table.rpartition(".")
    inspector = sqlalchemy.inspect(connection)
    if not inspector.has_table(table, schema or None):
        raise ReportError([_no_table(inspector, source, schema or None, place)])
    names = [found["name"] for found in inspector.get_columns(table, schema or None)]
    header = _header(names, spec, place)
    keys = inspector.get_pk_constraint(table, schema or None)["constrained_columns"]
    wanted: list[sqlalchemy.ColumnClause[Any]] = [sqlalchemy.column(names[position]) for position in header.positions]
    whole = sqlalchemy.table(table, *map(sqlalchemy.column, names), schema=schema or None)
    # In the order of their key rows have the same numbers, and the same checksum, each time.
    question = sqlalchemy.select(*wanted).select_from(whole).order_by(*map(sqlalchemy.column, keys))
    return Rows(header, range(len(wanted)), connection.execute(question), address, place)


def _header(names: Sequence[str], spec: LedgerSpec, place: Place) -> FoundHeader:
    found = find_header([names], spec, place)
    if isinstance(found, FoundHeader):
        notes = tuple(note._replace(place=place) for note in found.notes)
        return FoundHeader(found.row, found.columns, found.positions, found.width, found.cells, notes)
    codes = {"data.header-not-found": "data.no-column", "data.header-twice": "data.column-twice"}
    raise ReportError(problem._replace(code=codes.get(problem.code, problem.code), place=place) for problem in found)


def _no_table(inspector: sqlalchemy.Inspector, source: DatabaseSource, schema: str | None, place: Place) -> Issue:
    names = sorted((*inspector.get_table_names(schema), *inspector.get_view_names(schema)))
    if schema and names:
        names = [f"{schema}.{name}" for name in names]
    elif schema:
        schemas = (other for other in inspector.get_schema_names() if not other.startswith(_OF_SYSTEM))
        names = sorted(f"{other}.{name}" for other in schemas for name in inspector.get_table_names(other))
    near = nearest(source.table, names)
    shown = [near, *(name for name in names if name != near)] if near else names
    return issue("data.no-table", place, allowed=shown[:_MOST_LISTED], nearest=near, table=source.table)
