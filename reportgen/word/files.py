"""Documents on disk: written whole or not at all, and never over what somebody edited."""

import errno
import itertools
import os
from collections.abc import Sequence
from pathlib import Path

from reportgen.nouns.issue import Issue, Place, ReportError, issue

__all__ = ["is_no_room", "write_together", "write_trouble", "write_whole"]

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
    write_together([(path, data)])


def write_together(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write files beside their places and move them there once all of them are written.

    Raises ReportError as `write_whole` does; none of them is then there, unless moving broke off between two.
    """
    parts = [(path, data, path.parent / f".{os.getpid():x}-{next(_serial):x}.part") for path, data in files]
    path, replacing, moved = Path(), False, False
    try:
        for path, data, part in parts:
            part.write_bytes(data)
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        replacing = True
        for path, _, part in parts:
            part.replace(path)
        moved = True
    except OSError as error:
        raise ReportError([write_trouble(path, error, replacing=replacing)]) from error
    finally:
        for _, _, part in () if moved else parts:
            part.unlink(missing_ok=True)


def is_no_room(error: OSError) -> bool:
    """Say whether an error means that there is no room left, on the disk or for its owner."""
    return error.errno in _NO_ROOM


def write_trouble(path: Path, error: OSError, *, replacing: bool) -> Issue:
    """Say why a file could not be written; `replacing`: the new file was there, the old one could not be replaced."""
    place = Place(str(path))
    if is_no_room(error):
        return issue("word.no-room", place)
    if error.errno in _NO_FOLDER:
        return issue("word.no-folder", place, folder=path.parent)
    if error.errno in _TAKEN and path.is_dir():
        return issue("word.is-a-folder", place)
    if error.errno in _REFUSED:
        return issue("word.in-use" if replacing else "word.not-writable", place, folder=path.parent)
    return issue("word.not-written", place, reason=error.strerror or type(error).__name__)
