"""Documents on disk: written whole or not at all, and never over what somebody edited."""

import errno
import itertools
import os
from pathlib import Path

from reportgen.nouns.issue import Issue, Place, ReportError, issue

__all__ = ["write_trouble", "write_whole"]

_serial = itertools.count()
_NO_ROOM = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
_NO_FOLDER = (errno.ENOENT, errno.ENOTDIR)
_TAKEN = (errno.EISDIR, errno.EEXIST, errno.ENOTEMPTY, errno.EACCES, errno.EPERM)
_REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there, so that it appears whole or not at all.

    Raises ReportError (`word.no-room`, `word.no-folder`, `word.is-a-folder`, `word.not-writable`, `word.in-use`,
    `word.not-written`); what stood at `path` is then untouched.
    """
    part = path.parent / f".{os.getpid():x}-{next(_serial):x}.part"
    try:
        with part.open("wb") as file:
            file.write(data)
        part.replace(path)
    except OSError as error:
        replacing = part.is_file() and part.stat().st_size == len(data)
        part.unlink(missing_ok=True)
        raise ReportError([write_trouble(path, error, replacing=replacing)]) from error


def write_trouble(path: Path, error: OSError, *, replacing: bool) -> Issue:
    """Say why a file could not be written; `replacing`: the new file was there, the old one could not be replaced."""
    place = Place(str(path))
    if error.errno in _NO_ROOM:
        return issue("word.no-room", place)
    if error.errno in _NO_FOLDER:
        return issue("word.no-folder", place, folder=path.parent)
    if error.errno in _TAKEN and path.is_dir():
        return issue("word.is-a-folder", place)
    if error.errno in _REFUSED:
        return issue("word.in-use" if replacing else "word.not-writable", place, folder=path.parent)
    return issue("word.not-written", place, reason=error.strerror or type(error).__name__)
