"""Asking a database: one connection in one transaction that changes nothing."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy.engine import Connection, CursorResult

from reportgen.data.database_address import Address, address_of, engine_of
from reportgen.data.database_trouble import trouble_of_asking, trouble_of_connecting
from reportgen.nouns.issue import Place, ReportError
from reportgen.nouns.report import DatabaseSource

__all__ = ["asked", "asked_version", "connected"]

_ANSWER = 10_000
"""How many rows of the answer to `changed` count."""
# What SQLAlchemy and drivers log of lost connections would come before people with a traceback.
for _name in ("sqlalchemy", "psycopg"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


@contextmanager
def connected(address: Address, place: Place) -> Iterator[Connection]:
    """Open a connection that is rolled back and closed at the end, whatever has come of it.

    Raises ReportError where the database cannot be reached.
    """
    engine = engine_of(address, place).execution_options(postgresql_readonly=True)
    try:
        with warnings.catch_warnings(action="ignore"):
            connection = engine.connect()
    except Exception as error:  # whatever a driver raises
        raise ReportError([trouble_of_connecting(error, address, place)]) from None
    try:
        yield connection
    finally:
        # A server that has gone cannot be told good-bye.
        with suppress(Exception):
            connection.rollback()
        with suppress(Exception):
            connection.close()


def asked(connection: Connection, query: str) -> CursorResult[Any]:
    """Ask a question word by word: colons and percent signs in it are its own."""
    return connection.exec_driver_sql(query.rstrip().rstrip(";"), execution_options={"no_parameters": True})


def asked_version(source: DatabaseSource, folder: Path, place: Place) -> str:
    """Ask a database whether a table has changed: return a digest of which database and table it is, and its answer.

    Raises ReportError where it cannot be reached, or the question is wrong.
    """
    address = address_of(source, folder)
    with connected(address, place) as connection:
        try:
            answer = asked(connection, source.changed).fetchmany(_ANSWER)
        except Exception as error:  # whatever a driver raises
            raise ReportError([trouble_of_asking(error, address, place)]) from None
    lines = [repr(tuple(row)) for row in answer]
    return sha256("\n".join((address.digest, source.table or source.query, *lines)).encode()).hexdigest()
