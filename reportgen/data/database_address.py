"""Where a database is: an SQLite file, or what an environment variable says; engines to ask it with."""

import os
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from sqlalchemy import URL, create_engine, make_url
from sqlalchemy.engine import Engine
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from reportgen.data.database_secrets import Secrets, secrets_of
from reportgen.nouns.issue import Issue, Place, ReportError, issue, nearest
from reportgen.nouns.report import DatabaseSource

__all__ = ["Address", "address_of", "engine_of"]

_PATIENCE = 10
"""Seconds to wait for a server that does not answer."""
_WAITS = {
    "psycopg": "connect_timeout",
    "psycopg2": "connect_timeout",
    "pymysql": "connect_timeout",
    "mysqldb": "connect_timeout",
    "mariadbconnector": "connect_timeout",
    "mysqlconnector": "connection_timeout",
    "pymssql": "login_timeout",
    "pyodbc": "timeout",
    "oracledb": "tcp_connect_timeout",
}
_PACKAGES = {
    "psycopg": "psycopg[binary]",
    "psycopg2": "psycopg2-binary",
    "MySQLdb": "mysqlclient",
    "mysql": "mysql-connector-python",
}
"""What pip calls a driver that it does not call by the name of its module."""
_DIALECTS = {
    "clickhouse": "clickhouse-sqlalchemy",
    "duckdb": "duckdb-engine",
    "hive": "pyhive",
    "snowflake": "snowflake-sqlalchemy",
    "trino": "trino",
}
"""What pip calls what SQLAlchemy needs for a kind of database that it does not know by itself."""
_KINDS = ("postgresql", "mysql", "mariadb", "mssql", "oracle", "sqlite", *_DIALECTS)


class Address(NamedTuple):
    """Where a database is. `server` is its host and port as messages may name them, empty for a file."""

    url: URL
    secrets: Secrets
    server: str

    @property
    def digest(self) -> str:
        """Return a digest that tells one database from another, whoever asks it."""
        url = self.url
        rest = sorted(f"{key}={value}" for key, value in url.query.items())
        text = "\n".join((url.get_backend_name(), url.host or "", str(url.port), url.database or "", *rest))
        return sha256(self.secrets.scrubbed(text).encode()).hexdigest()


def address_of(source: DatabaseSource, folder: Path) -> Address:
    """Return where a database is.

    Raises ReportError where the variable is not set, or does not hold an address.
    """
    if source.file:
        return Address(_read_only(folder / source.file), secrets_of(""), "")
    place = Place(source.connection)
    text = os.environ.get(source.connection, "").strip()
    if not text:
        near = nearest(source.connection, sorted(os.environ))
        raise ReportError([issue("data.no-variable", source.place, nearest=near, variable=source.connection)])
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise ReportError([issue("data.bad-address", place)]) from None
    if text.partition("?")[0].count("@") > 1 or not url.get_backend_name():
        raise ReportError([issue("data.bad-address", place)])
    if url.get_backend_name() == "sqlite" and url.database and "uri" not in url.query:
        return Address(_read_only(Path(url.database)), secrets_of(text), "")
    return Address(url, secrets_of(text), f"{url.host or ''}:{url.port}" if url.port else url.host or "")


def _read_only(path: Path) -> URL:
    """Return the address of an SQLite file that is neither changed nor made; it may lie on a network drive."""
    place = quote(path.absolute().as_posix()).replace("%3A", ":")
    return URL.create("sqlite", database=f"file:///{place.removeprefix('/')}", query={"mode": "ro", "uri": "true"})


def engine_of(address: Address, place: Place) -> Engine:
    """Return what asks a database; no connection outlives its use.

    Raises ReportError where the kind of database is not known, or its driver not installed.
    """
    url = address.url
    try:
        arguments: dict[str, Any] = {}
        wait = _WAITS.get(url.get_dialect().driver, "")
        if wait and wait not in url.query:
            arguments[wait] = _PATIENCE
        return create_engine(url, poolclass=NullPool, connect_args=arguments, hide_parameters=True)
    except NoSuchModuleError:
        raise ReportError([_unknown_kind(url, place)]) from None
    except ModuleNotFoundError as error:
        module = (error.name or url.get_driver_name()).partition(".")[0]
        package = _PACKAGES.get(module, module)
        raise ReportError([issue("data.no-driver", place, driver=module, package=package)]) from None
    except (ArgumentError, ValueError, TypeError):
        raise ReportError([issue("data.bad-address", place)]) from None


def _unknown_kind(url: URL, place: Place) -> Issue:
    kind = url.get_backend_name()
    if kind in _DIALECTS and not find_spec(_DIALECTS[kind].replace("-", "_")):
        return issue("data.no-driver", place, driver=kind, package=_DIALECTS[kind])
    return issue("data.unknown-database", place, allowed=_KINDS, nearest=nearest(kind, _KINDS), kind=url.drivername)
