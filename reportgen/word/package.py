"""A report as a file: the parts of its skeleton as they are, three parts of its own, and those of its charts."""

import os
import time
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from reportgen.narrative.target import Printed
from reportgen.word.archive import EARLIEST, Records, archive, records
from reportgen.word.charts.members import chart_members, with_charts
from reportgen.word.charts.setter import ChartPart
from reportgen.word.figurelist import FIGURES, Properties, figure_list_xml
from reportgen.word.parts import Member, Skeleton, member
from reportgen.word.sections import in_sections
from reportgen.word.text import attribute

__all__ = ["package_bytes"]

_LEVEL = 1
_EPOCH_DIGITS = 11  # the year 5138; more is no date
_LANGUAGES = {"zh": "zh-CN", "en": "en-US", "zh-en": "zh-CN, en-US"}
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


def package_bytes(
    skeleton: Skeleton, body: str, figures: Sequence[Printed], properties: Properties, charts: Sequence[ChartPart] = ()
) -> bytes:
    """Return the whole file.

    `body` is what stands in `w:body` before the section's properties. Dates are those of the report, or of
    `SOURCE_DATE_EPOCH` where the environment sets it.
    """
    document = in_sections(skeleton, body)
    listed = figure_list_xml(figures, properties, skeleton.lang, sha256(document).hexdigest())
    stamp = _stamp(properties, os.environ.get("SOURCE_DATE_EPOCH", ""))
    own: tuple[Member, ...] = (
        member("word/document.xml", document, _LEVEL),
        member(FIGURES, listed.encode(), _LEVEL),
        member("docProps/core.xml", _core_properties(properties, skeleton.lang, stamp.iso).encode(), _LEVEL),
    )
    if charts:
        own += chart_members(charts)
    constant = _constant_records(skeleton.members, stamp, tuple(chart.number for chart in charts))
    return archive(constant, records(own, stamp.day, stamp.clock, len(constant.content)))


def _stamp(properties: Properties, epoch: str) -> _Stamp:
    if epoch.isascii() and epoch.isdecimal() and len(epoch) <= _EPOCH_DIGITS:
        year, month, day, hour, minute, second = time.gmtime(int(epoch))[:6]
    else:
        year, month, day = properties.date.year, properties.date.month, properties.date.day
        hour = minute = second = 0
    iso = f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"
    if not 1980 <= year <= 2107:  # a package knows no other year
        return _Stamp(iso, *EARLIEST)
    return _Stamp(iso, (year - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2)


def _core_properties(properties: Properties, lang: str, moment: str) -> str:
    office = attribute(properties.office)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<cp:coreProperties xmlns:cp="{_CORE}" {_TERMS}><dc:title>{attribute(properties.title)}</dc:title>'
        f"<dc:subject>{attribute(properties.report)} {attribute(properties.period)}</dc:subject>"
        f"<cp:keywords>{attribute(properties.area)}</cp:keywords>"
        f"<dc:creator>{office}</dc:creator><cp:lastModifiedBy>{office}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        f"<dc:language>{_LANGUAGES[lang]}</dc:language></cp:coreProperties>"
    )


@lru_cache(maxsize=128)
def _constant_records(members: tuple[Member, ...], stamp: _Stamp, charts: tuple[int, ...]) -> Records:
    """Set a skeleton's parts; reports of one date that have the same charts share the result."""
    return records(with_charts(members, charts) if charts else members, stamp.day, stamp.clock)
