"""Room on the disk for the manifest: taken at the start, so that a full disk does not keep a run from being listed."""

import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from reportgen.nouns.issue import Issue, Place, ReportError, issue
from reportgen.word.files import write_trouble

__all__ = ["Room", "no_room"]

_BLOCK = 1 << 20
_MEGABYTE = 1_000_000


class Room:
    """A file beside the manifest, as large as that will be at most; it becomes the manifest at the end."""

    def __init__(self, path: Path, size: int) -> None:
        """Take the room; raises ReportError where there is less, or where nothing can be written there."""
        self._path = path
        self._part = path.with_name(f".{path.name}.part")
        try:
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            self._file: BinaryIO = self._part.open("wb")
            _take(self._file, size)
        except OSError as error:
            self.leave()
            raise ReportError([write_trouble(path, error, replacing=False)]) from error

    def write(self, pieces: Iterable[bytes]) -> None:
        """Write the manifest, which appears whole or not at all; raises ReportError where it cannot be replaced."""
        replacing = False
        try:
            with self._file as file:
                file.seek(0)
                file.writelines(pieces)
                file.truncate()
                file.flush()
                os.fsync(file.fileno())
            replacing = True
            self._part.replace(self._path)
        except OSError as error:
            self.leave()
            raise ReportError([write_trouble(self._path, error, replacing=replacing)]) from error

    def leave(self) -> None:
        """Give back the room."""
        with suppress(OSError, AttributeError):
            self._file.close()
        with suppress(OSError):
            self._part.unlink(missing_ok=True)


def _take(file: BinaryIO, size: int) -> None:
    """Write zeros, since a file that is merely long takes no room."""
    zeros = bytes(_BLOCK)
    for start in range(0, size, _BLOCK):
        file.write(zeros[: min(_BLOCK, size - start)])
    file.flush()


def no_room(out: Path, done: int, count: int, size: int, written: int) -> Issue:
    """Say that the disk is full when so many of `count` areas were done; the reports of those `written` have `size`
    bytes, which tells about how much more the rest needs."""
    place = Place(out.as_posix())
    if not size:
        return issue("batch.disk-full", place, done=done, count=count)
    need = max(1, -(-size * (count - done) // written // _MEGABYTE))
    return issue("batch.disk-full-by", place, done=done, count=count, need=need)
