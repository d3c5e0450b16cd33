"""Files set one behind the other as a ZIP archive.

Archives are written here and not with `zipfile`, because what is constant is compressed once and copied into every
report as it is. The same input gives the same bytes.
"""

from collections.abc import Sequence
from struct import Struct
from typing import NamedTuple

from reportgen.word.parts import Member

__all__ = ["EARLIEST", "Records", "archive", "records"]

_LOCAL = Struct("<IHHHHHIIIHH")
_CENTRAL = Struct("<IHHHHHHIIIHHHHHII")
_END = Struct("<IHHHHIIH")
_VERSION = 20
_DEFLATE = 8

EARLIEST = (1 << 5 | 1, 0)
"""The first day that an archive knows, and the midnight it begins with."""


class Records(NamedTuple):
    """Files as they stand in an archive: their content with headers, and their lines in the directory at its end."""

    content: bytes
    directory: bytes
    files: int


def records(members: Sequence[Member], day: int, clock: int, offset: int = 0) -> Records:
    """Set files of one date and time, as archives write these, from an offset on."""
    contents: list[bytes] = []
    directory: list[bytes] = []
    for name, crc, size, packed in members:
        path = name.encode("ascii")
        common = (_VERSION, 0, _DEFLATE, clock, day, crc, len(packed), size, len(path), 0)
        header = _LOCAL.pack(0x04034B50, *common)
        contents += (header, path, packed)
        directory += (_CENTRAL.pack(0x02014B50, _VERSION, *common, 0, 0, 0, 0, offset), path)
        offset += len(header) + len(path) + len(packed)
    return Records(b"".join(contents), b"".join(directory), len(members))


def archive(first: Records, second: Records) -> bytes:
    """Return the archive of files that stand behind one another."""
    start = len(first.content) + len(second.content)
    length = len(first.directory) + len(second.directory)
    count = first.files + second.files
    end = _END.pack(0x06054B50, 0, 0, count, count, length, start, 0)
    return b"".join((first.content, second.content, first.directory, second.directory, end))
