"""A real PostgreSQL server for tests: made in a folder of its own, on a port of its own, gone at the end."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import pytest

__all__ = ["Server", "postgres", "server"]

OWNER = "reportgen_owner"
OWNER_PASSWORD = "owner-9c1f"
CLERK = "li_clerk"
PASSWORD = "p@ss:w/rd %26#?"
_PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
    "C:/Program Files/PostgreSQL/*/bin",
)


class Server(NamedTuple):
    """A server that listens on this machine alone. A clerk may read what the owner makes."""

    programs: Path
    folder: Path
    port: int
    user: str | None

    def address(self, user: str = CLERK, password: str = PASSWORD, database: str = "postgres", more: str = "") -> str:
        """Return the address as SQLAlchemy reads it."""
        who = f"{quote(user, safe='')}:{quote(password, safe='')}"
        return f"postgresql+psycopg://{who}@127.0.0.1:{self.port}/{database}{more}"

    def run(self, *statements: str, rows: Mapping[str, list[tuple[Any, ...]]] | None = None) -> None:
        """Run statements as the owner, then copy rows into tables."""
        import psycopg

        at = {"host": "127.0.0.1", "port": self.port, "dbname": "postgres"}
        with psycopg.connect(user=OWNER, password=OWNER_PASSWORD, **at) as base, base.cursor() as cursor:  # type: ignore[arg-type]
            for statement in statements:
                cursor.execute(statement)  # type: ignore[call-overload]
            for table, values in (rows or {}).items():
                with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:  # type: ignore[call-overload]
                    for row in values:
                        copy.write_row(row)

    def start(self) -> None:
        """Start the server and wait for it."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        log = self.folder / "server.log"
        self._program(
            "pg_ctl", "-w", "-t", "60", "-D", str(self.folder / "data"), "-o", options, "-l", str(log), "start"
        )

    def stop(self, mode: str = "fast") -> None:
        """Stop the server; `immediate` cuts all connections without a word."""
        self._program("pg_ctl", "-w", "-D", str(self.folder / "data"), "-m", mode, "stop")

    def make(self) -> None:
        """Make the server's files: it asks for passwords."""
        secret = self.folder / "secret"
        secret.write_text(OWNER_PASSWORD, encoding="utf-8")
        if self.user:
            shutil.chown(secret, self.user)
        self._program(
            "initdb", "-D", str(self.folder / "data"), "-U", OWNER, "--pwfile", str(secret), "-A", "scram-sha-256",
            "-E", "UTF8", "--no-locale", "--no-sync",
        )  # fmt: skip

    def _program(self, name: str, *arguments: str) -> None:
        who: dict[str, Any] = {"user": self.user, "group": self.user, "extra_groups": []} if self.user else {}
        done = subprocess.run(
            [self.programs / name, *arguments],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
            **who,
        )
        assert done.returncode == 0, done.stderr.decode(errors="replace")


def _programs() -> Path | None:
    """Return the folder of the newest server that is installed."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    ending = ".exe" if sys.platform == "win32" else ""
    places = [place for pattern in _PLACES for place in Path(pattern).anchor and _matching(pattern)]
    return next((place for place in reversed(places) if (place / f"initdb{ending}").is_file()), None)


def _matching(pattern: str) -> list[Path]:
    anchor = Path(pattern).anchor
    return sorted(Path(anchor).glob(Path(pattern).relative_to(anchor).as_posix()))


def _user() -> str | None:
    """Return who the server runs as where we are root, which it refuses to be."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in names), None)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def server() -> Iterator[Server]:
    """Run a server; skip the test, with the reason, where that cannot be done."""
    for module in ("sqlalchemy", "psycopg"):
        pytest.importorskip(module)
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL's server is not installed: no initdb in PATH or in the usual places")
    folder = Path(tempfile.mkdtemp(prefix="reportgen-postgres-"))
    user = _user()
    if user:
        shutil.chown(folder, user)
    found = Server(programs, folder, _free_port(), user)
    try:
        found.make()
        found.start()
        found.run(
            f"CREATE ROLE {CLERK} LOGIN PASSWORD '{PASSWORD}'", f"ALTER ROLE {OWNER} SET timezone = 'Asia/Shanghai'"
        )
        found.run(f"GRANT pg_read_all_data TO {CLERK}", f"ALTER ROLE {CLERK} SET timezone = 'Asia/Shanghai'")
        yield found
        found.stop("immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """Run one server for all tests of a process."""
    with server() as found:
        yield found
