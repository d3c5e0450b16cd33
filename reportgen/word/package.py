"""A report as a file: the parts of its skeleton as they are, and three parts of its own.

The package is written here and not with `zipfile`, because a skeleton's parts are compressed once and copied into every
report as they are. The same input gives the same bytes.
"""

import os
import time
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from struct import Struct
from typing import NamedTuple

from reportgen.narrative.target import Printed
from reportgen.word.figurelist import FIGURES, Properties, figure_list_xml
from reportgen.word.parts import Member, Skeleton, member
from reportgen.word.text import attribute

__all__ = ["package_bytes"]

_LOCAL = Struct("<IHHHHHIIIHH")
_CENTRAL = Struct("<IHHHHHHIIIHHHHHII")
_END = Struct("<IHHHHIIH")
_VERSION = 20
_DEFLATE = 8
_LEVEL = 1
_EPOCH_DIGITS = 11  # the year 5138; more is no date
_LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_TERMS = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


class _Stamp(NamedTuple):
    """A moment as core properties write it, and as the date and the time of a file in a package."""

    iso: str
    day: int
    clock: int


class _Records(NamedTuple):
    """Files as they stand in a package: their content with headers, and their lines in the directory at its end."""

    content: bytes
    directory: bytes
    files: int


def package_bytes(skeleton: Skeleton, body: str, figures: Sequence[Printed], properties: Properties) -> bytes:
    """Return the whole file.

    `body` is what stands in `w:body` before the section's properties. Dates are those of the report, or of
    `SOURCE_DATE_EPOCH` where the environment sets it.
    """
    document = b"".join((skeleton.head, body.encode(), skeleton.tail))
    listed = figure_list_xml(figures, properties, skeleton.lang, sha256(document).hexdigest())
    stamp = _stamp(properties, os.environ.get("SOURCE_DATE_EPOCH", ""))
    own = (
        member("word/document.xml", document, _LEVEL),
        member(FIGURES, listed.encode(), _LEVEL),
        member("docProps/core.xml", _core_properties(properties, skeleton.lang, stamp.iso).encode(), _LEVEL),
    )
    constant = _constant_records(skeleton.members, stamp)
    added = _records(own, stamp, len(constant.content))
    return _joined(constant, added)


def _stamp(properties: Properties, epoch: str) -> _Stamp:
    if epoch.isascii() and epoch.isdecimal() and len(epoch) <= _EPOCH_DIGITS:
        year, month, day, hour, minute, second = time.gmtime(int(epoch))[:6]
    else:
        year, month, day = properties.date.year, properties.date.month, properties.date.day
        hour = minute = second = 0
    iso = f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"
    if not 1980 <= year <= 2107:  # a package knows no other year
        return _Stamp(iso, 1 << 5 | 1, 0)
    return _Stamp(iso, (year - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2)


def _core_properties(properties: Properties, lang: str, moment: str) -> str:
    office = attribute(properties.office)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<cp:coreProperties xmlns:cp="{_CORE}" {_TERMS}><dc:title>{attribute(properties.title)}</dc:title>'
        f"<dc:creator>{office}</dc:creator><cp:lastModifiedBy>{office}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        f"<dc:language>{_LANGUAGES[lang]}</dc:language></cp:coreProperties>"
    )


@lru_cache(maxsize=16)
def _constant_records(members: tuple[Member, ...], stamp: _Stamp) -> _Records:
    """Set a skeleton's parts; reports of one date share the result."""
    return _records(members, stamp, 0)


def _records(members: Sequence[Member], stamp: _Stamp, offset: int) -> _Records:
    contents: list[bytes] = []
    directory: list[bytes] = []
    for name, crc, size, packed in members:
        path = name.encode("ascii")
        common = (_VERSION, 0, _DEFLATE, stamp.clock, stamp.day, crc, len(packed), size, len(path), 0)
        header = _LOCAL.pack(0x04034B50, *common)
        contents += (header, path, packed)
        directory += (_CENTRAL.pack(0x02014B50, _VERSION, *common, 0, 0, 0, 0, offset), path)
        offset += len(header) + len(path) + len(packed)
    return _Records(b"".join(contents), b"".join(directory), len(members))


def _joined(first: _Records, second: _Records) -> bytes:
    start = len(first.content) + len(second.content)
    length = len(first.directory) + len(second.directory)
    count = first.files + second.files
    end = _END.pack(0x06054B50, 0, 0, count, count, length, start, 0)
    return b"".join((first.content, second.content, first.directory, second.directory, end))
