"""The files that charts add to a package, and what the package says of them."""

from collections.abc import Sequence
from functools import lru_cache

from isal.isal_zlib import MAX_WBITS, decompress

from reportgen.word.charts.setter import ChartPart, relationship
from reportgen.word.parts import Member, member

__all__ = ["chart_members", "with_charts"]

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES, _RELATIONSHIPS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_LEVEL = 1


def chart_members(charts: Sequence[ChartPart]) -> tuple[Member, ...]:
    """Return the files of charts: each with its relationships and its workbook."""
    return tuple(
        found
        for order, chart in enumerate(charts, 1)
        for found in (
            member(f"word/charts/chart{order}.xml", chart.xml, _LEVEL),
            _leading_to_workbook(order),
            member(f"word/embeddings/chart{order}.xlsx", chart.workbook, _LEVEL),
        )
    )


def with_charts(members: tuple[Member, ...], numbers: Sequence[int]) -> tuple[Member, ...]:
    """Return the constant files of a package that has charts, which are these entries of the list of figures."""
    types = (
        '<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>'
    )
    types += "".join(
        f'<Override PartName="/word/charts/chart{order}.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>'
        for order in range(1, len(numbers) + 1)
    )
    relationships = "".join(
        f'<Relationship Id="{relationship(number)}" Type="{_OFFICE}/chart" Target="charts/chart{order}.xml"/>'
        for order, number in enumerate(numbers, 1)
    )
    added = {_TYPES: types, _RELATIONSHIPS: relationships}
    return tuple(_with(found, added[found.name]) if found.name in added else found for found in members)


@lru_cache
def _leading_to_workbook(order: int) -> Member:
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_OFFICE}/package"'
        f' Target="../embeddings/chart{order}.xlsx"/></Relationships>'
    )
    return member(f"word/charts/_rels/chart{order}.xml.rels", xml.encode())


def _with(found: Member, xml: str) -> Member:
    """Return a file with more elements at its end."""
    head, end, tail = decompress(found.packed, -MAX_WBITS).rpartition(b"</")
    return member(found.name, b"".join((head, xml.encode(), end, tail)))
