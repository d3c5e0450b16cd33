"""What is the same in every document of a layout: parts already compressed, and the two ends of `document.xml`."""

import zlib
from typing import NamedTuple

__all__ = ["Member", "Skeleton", "member"]

_BEST = 9


class Member(NamedTuple):
    """A file in the package: its name, CRC-32 and size, and its content as a raw deflate stream."""

    name: str
    crc: int
    size: int
    packed: bytes


class Skeleton(NamedTuple):
    """A document without its body, its properties and its list of figures.

    `head` and `tail` are what `document.xml` begins and ends with.
    """

    lang: str
    members: tuple[Member, ...]
    head: bytes
    tail: bytes


def member(name: str, data: bytes, level: int = _BEST) -> Member:
    """Compress a file of the package; `level` as zlib counts (1 fast, 9 small)."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Member(name, zlib.crc32(data), len(data), packer.compress(data) + packer.flush())
