"""The journal of a run: what is done, a line at a time, so that a run that was killed can go on."""

import errno
import json
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from reportgen.batch.entry import code_of
from reportgen.batch.manifest import is_head
from reportgen.nouns.issue import Place, ReportError, issue

__all__ = ["Journal", "Left"]

_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
_FAR = 0x7FFF0000
"""Where Windows locks a byte: far behind what is written, so that others may read that."""
_HEAD = b'{"journal":'


class Left(NamedTuple):
    """What runs that were killed have left: the head of the last, the lines of the areas it has done, and those of
    others before it."""

    head: Mapping[str, Any]
    lines: Mapping[str, tuple[bytes, ...]]
    earlier: Mapping[str, tuple[bytes, ...]]


class Journal:
    """The journal of a folder. One run at a time works there: it holds a lock on this file."""

    def __init__(self, path: Path) -> None:
        """Open the journal, and make it where there is none.

        Raises ReportError (`batch.folder-in-use`) where another run works in the folder, and OSError.
        """
        self.path = path
        self._file: BinaryIO = path.open("a+b")
        try:
            _lock(self._file.fileno(), path)
            self._file.seek(0)
            data = self._file.read()
        except BaseException:
            self._file.close()
            raise
        self.left = _read(data)
        self._torn = bool(data) and not data.endswith(b"\n")

    def begin(self, head: Mapping[str, object]) -> None:
        """Write the head of a run; nothing of what is there is lost before the manifest has it."""
        written = json.dumps({"journal": 1, **head}, ensure_ascii=False, separators=(",", ":"))
        self._write((b"\n" if self._torn else b"") + written.encode("utf-8", "replace") + b"\n")

    def add(self, outcomes: Iterable[tuple[bytes, ...]]) -> None:
        """Note the lines of areas that are done; raises OSError where they cannot be written."""
        self._write(b"".join(b"\t".join(lines) + b"\n" for lines in outcomes if lines))

    def close(self, *, remove: bool) -> None:
        """Let go of the file; `remove` it where the manifest has all that it says."""
        first, then = self._file.close, self.path.unlink
        if sys.platform != "win32":  # there, no file can be removed that is open; here, nobody else may open it first
            first, then = then, first
        for step in (first, then) if remove else (self._file.close,):
            with suppress(OSError):
                step()

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._file.flush()


def _read(data: bytes) -> Left | None:
    """Read a journal as far as it is whole: where a run was killed while it wrote, a line is none."""
    head: dict[str, Any] | None = None
    lines: dict[str, tuple[bytes, ...]] = {}
    earlier: dict[str, tuple[bytes, ...]] = {}
    for record in data.split(b"\n"):
        with suppress(ValueError, KeyError, TypeError, AttributeError):
            if record.startswith(_HEAD):
                found = json.loads(record)
                head = found if is_head(found) else None
                earlier |= lines
                lines = {}
            elif record:
                parts = tuple(record.split(b"\t"))
                code, *_ = map(code_of, parts)
                lines[code] = parts
    return Left(head, lines, earlier) if head else None


def _lock(number: int, path: Path) -> None:
    """Lock a file for this process, as far as its file system can; the lock ends with the process."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(number, _FAR, os.SEEK_SET)
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.lockf(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _TAKEN:
            raise ReportError([issue("batch.folder-in-use", Place(path.parent.as_posix()))]) from None
