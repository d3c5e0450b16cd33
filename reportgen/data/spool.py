"""A temporary folder for rows that are more than memory is to hold; it goes away in any case."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from typing import IO

__all__ = ["Spool", "open_spool"]

_PREFIX = "spool-"
_LOCK = "lock"


class Spool:
    """A folder below another, made when the first file is asked for."""

    def __init__(self, above: Path) -> None:
        self.above = above
        self._folder: Path | None = None
        self._lock: IO[bytes] | None = None
        self._count = 0

    def file(self, ending: str) -> Path:
        """Return the path of a file that is not there yet."""
        folder = self._folder or self._made()
        self._count += 1
        return folder / f"{self._count:06}{ending}"

    def remove(self) -> None:
        """Remove the folder with all that is in it."""
        if self._folder is None:
            return
        if self._lock:
            self._lock.close()
        rmtree(self._folder, ignore_errors=True)
        self._folder = None

    def _made(self) -> Path:
        from tempfile import mkdtemp

        self.above.mkdir(parents=True, exist_ok=True)
        _clear(self.above)
        self._folder = Path(mkdtemp(prefix=_PREFIX, dir=self.above)).absolute()
        self._lock = (self._folder / _LOCK).open("wb")
        _take(self._lock)
        return self._folder


@contextmanager
def open_spool(above: Path) -> Iterator[Spool]:
    """Give a spool below a folder, and remove it whatever happens; what killed runs have left there goes as well."""
    spool = Spool(above)
    try:
        yield spool
    finally:
        spool.remove()


def _clear(above: Path) -> None:
    """Remove the folders of runs that are no more: nobody holds their lock."""
    for folder in above.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            with (folder / _LOCK).open("r+b") as lock:
                _take(lock)
            rmtree(folder, ignore_errors=True)


def _take(lock: IO[bytes]) -> None:
    """Take a lock that ends with the process; raises OSError where another process has it."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(lock.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
