"""What is the same in every document of a layout: parts already compressed, and the two ends of `document.xml`."""

from typing import NamedTuple
from zlib import DEFLATED, MAX_WBITS

from isal.isal_zlib import compressobj, crc32

__all__ = ["EMU", "Member", "Skeleton", "member"]

EMU = 635
"""How many of DrawingML's units make a twip."""
_SMALL = 3


class Member(NamedTuple):
    """A file in the package: its name, CRC-32 and size, and its content as a raw deflate stream."""

    name: str
    crc: int
    size: int
    packed: bytes


class Skeleton(NamedTuple):
    """A document without its body, its properties and its list of figures.

    `head` and `tail` are what `document.xml` begins and ends with. `turned` are the properties of a section whose pages
    are turned on their side; where there are none, those of the other pages are turned.
    """

    lang: str
    members: tuple[Member, ...]
    head: bytes
    tail: bytes
    turned: str = ""


def member(name: str, data: bytes, level: int = _SMALL) -> Member:
    """Compress a file of the package; `level` as ISA-L counts (0 fast, 3 small)."""
    packer = compressobj(level, DEFLATED, -MAX_WBITS)
    return Member(name, crc32(data), len(data), packer.compress(data) + packer.flush())
