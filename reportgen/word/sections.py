"""Tables on pages turned on their side, in sections of their own (GB/T 9704-2012, clause 8).

The sheet is turned clockwise: its left edge becomes the upper one, its foot the left one. Margins go with their edges,
and the page number stays where it is on the sheet, which is at the left edge of the turned page, its text turned too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reportgen.word.parts import EMU, Skeleton
from reportgen.word.roles import Styles

if TYPE_CHECKING:
    from reportgen.nouns.layout import Page

__all__ = ["ENDS", "TURNED", "UPRIGHT", "in_sections", "sectioned", "turned_footer", "turned_section"]

# Single characters, which no text keeps: a long body is searched for one in no time.
TURNED = "\x01"
"""Stands before what goes on a turned page, until the document has sections."""
UPRIGHT = "\x02"
"""Stands behind it."""
ENDS = {TURNED: "\x03", UPRIGHT: "\x04"}
"""Stand in the last paragraph of a section, until its properties are known; or behind a body that ends turned."""
_LEADING = (
    "attachment_label",
    "attachment_title",
    "table_title",
    "heading1",
    "heading2",
    "heading3",
    "heading4",
)
"""The paragraphs that go with a table which follows them."""
_CLOSE = "</w:body></w:document>"
_SECTION = re.compile(r"<w:sectPr\b.*?</w:sectPr>", re.DOTALL)
_SIZE = re.compile(r"<w:pgSz\b[^>]*/>")
_MARGINS = re.compile(r"<w:pgMar\b[^>]*/>")
_NUMBER = re.compile(r'\bw:(\w+)="(-?\d+)"')
_ONCE = re.compile(r'<w:titlePg\b[^>]*/>|<w:type\b[^>]*/>| w:start="\d+"(?=[^<>]*/>)')
"""What is said of the first page, and of how a section begins."""
_BOXES = 900_000
"""The number of the first box among all drawings of a document."""
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SPACES = (
    f' xmlns:a="{_DRAWING}/main" xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:wps="{_WPS}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def sectioned(body: str, *styles: Styles) -> str:
    """Say in the last paragraphs of a body's upright and turned stretches that a section ends there.

    What leads to a turned table goes with it; `styles` are those that its paragraphs may have. Nothing is added that
    could fill a page.
    """
    if TURNED not in body:
        return body
    pieces: list[str] = []
    at = 0
    for start, end in _stretches(body, styles):
        if start > at:
            pieces.append(_ended(body[at:start], UPRIGHT))
        pieces.append(_ended(body[start:end], TURNED) if end < len(body) else body[start:end] + ENDS[TURNED])
        at = end
    return "".join((*pieces, body[at:])).replace(TURNED, "").replace(UPRIGHT, "")


def _stretches(body: str, styles: Sequence[Styles]) -> list[tuple[int, int]]:
    """Return from where to where pages are turned; stretches that touch are one."""
    leading = tuple(each.paragraph(role) for each in styles for role in _LEADING)
    found: list[tuple[int, int]] = []
    begin = body.find(TURNED)
    while begin >= 0:
        start, end = _led(body, begin, leading), body.index(UPRIGHT, begin) + len(UPRIGHT)
        if found and found[-1][1] >= start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
        begin = body.find(TURNED, end)
    return found


def _led(body: str, start: int, leading: tuple[str, ...]) -> int:
    """Return where what leads to a table begins."""
    last = body.rfind("<w:p>", 0, start)
    while last >= 0 and body.startswith(leading, last) and body.startswith("</w:p>", start - len("</w:p>")):
        start, last = last, body.rfind("<w:p>", 0, last)
    return start


def _ended(markup: str, kind: str) -> str:
    """End a section in the last paragraph of a stretch."""
    at = markup.index("</w:pPr>", markup.rindex("<w:p>"))
    return f"{markup[:at]}{ENDS[kind]}{markup[at:]}"


def in_sections(skeleton: Skeleton, body: str) -> bytes:
    """Return `document.xml` for a body that `sectioned` has gone through."""
    if ENDS[TURNED] not in body:
        return b"".join((skeleton.head, body.encode(), skeleton.tail))
    first, again, turned, behind, close = _ends(skeleton.tail, skeleton.turned)
    last = behind + again
    if body.endswith(ENDS[TURNED]):
        body = body.removesuffix(ENDS[TURNED])
        last = turned if behind + close == _CLOSE else f"<w:p><w:pPr>{turned}</w:pPr></w:p>{last}"
    body = body.replace(ENDS[TURNED], turned)
    body = body.replace(ENDS[UPRIGHT], first, 1).replace(ENDS[UPRIGHT], again)
    return b"".join((skeleton.head, body.encode(), last.encode(), close.encode()))


class _Ends(NamedTuple):
    """The properties of a document's first section, of its other upright ones, and of those that are turned.

    `behind` is what a letterhead has behind the report in the same section, `close` what follows that section.
    """

    first: str
    again: str
    turned: str
    behind: str
    close: str


@lru_cache(maxsize=8)
def _ends(tail: bytes, turned: str) -> _Ends:
    text = tail.decode()
    found = _SECTION.search(text)
    first = found[0] if found else ""
    behind, _, close = text.partition(first)
    again = _ONCE.sub("", first)
    return _Ends(first, again, turned or turned_section(again), behind, close)


def turned_section(section: str, references: str | None = None) -> str:
    """Return the properties of a section with its page turned on its side; `references` are those of its footers."""
    if 'w:orient="landscape"' in section:
        return section
    found = _MARGINS.sub(_turned_margins, _SIZE.sub(_turned_size, section))
    return found if references is None else found.replace("<w:sectPr>", f"<w:sectPr>{references}")


def _turned_size(found: re.Match[str]) -> str:
    size = dict(_NUMBER.findall(found[0]))
    return f'<w:pgSz w:w="{size["h"]}" w:h="{size["w"]}" w:orient="landscape"/>'


def _turned_margins(found: re.Match[str]) -> str:
    edges = dict(_NUMBER.findall(found[0]))
    near = {edge: int(edges[side]) // 2 for edge, side in (("header", "left"), ("footer", "right"))}
    return (
        f'<w:pgMar w:top="{edges["left"]}" w:right="{edges["top"]}" w:bottom="{edges["right"]}"'
        f' w:left="{edges["bottom"]}" w:header="{near["header"]}" w:footer="{near["footer"]}"'
        f' w:gutter="{edges.get("gutter", 0)}"/>'
    )


def turned_footer(paragraph: str, style: str, page: Page, line: int, *, even: bool) -> str:
    """Return the inside of a footer that sets a paragraph of the height `line` where the upright footer has it.

    It stands in a box over the left margin, as long as the type area is wide on an upright page.
    """
    number = _BOXES + even
    width, length, left, top = (part * EMU for part in (line, page.text_width, page.footer, page.left))
    position = (
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
    )
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="{length}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        f"<a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>{paragraph}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:noAutofit/>'
        "</wps:bodyPr></wps:wsp>"
    )
    drawing = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0"'
        f' locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>{position}'
        f'<wp:extent cx="{width}" cy="{length}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="Page number"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_WPS}">{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing>'
    )
    empty = f'<w:pPr><w:pStyle w:val="{style}"/><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>'
    return (
        f"<w:p>{empty}<w:r><mc:AlternateContent{_SPACES}>"
        f'<mc:Choice Requires="wps">{drawing}</mc:Choice></mc:AlternateContent></w:r></w:p>'
    )
