"""The page of an office's file, and what stands in the file before and behind the report."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from reportgen.nouns.issue import Issue, Place, issue
from reportgen.nouns.layout import Page
from reportgen.word.letterhead.sheet import NS, w

__all__ = ["Paper", "paper_of"]

_HERE = re.compile(r"\{\{\s*report\s*\}\}")
_REFERENCES = ("headerReference", "footerReference")
_UNITS = {None: 1.0, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0}
"""Twips to a unit; none is written for twips."""
_BEFORE_SHEET = [w(name) for name in (*_REFERENCES, "footnotePr", "endnotePr", "type")]
_LEAST = 1134
"""The narrowest type area that anything can be set in: 20 mm."""
_SEEN = [w(name) for name in ("t", "drawing", "pict", "object", "sym")]


class Paper(NamedTuple):
    """The children of the body around the report, the properties of its section, and the page that these give.

    `last` are the properties of the last section, which end the body; the report may stand in an earlier one. `unused`
    says whether the file has a text of its own that reports do not take.
    """

    before: tuple[etree._Element, ...]
    behind: tuple[etree._Element, ...]
    section: etree._Element
    last: etree._Element
    page: Page
    unused: bool
    issues: tuple[Issue, ...]

    @property
    def keeps(self) -> bool:
        """Say whether anything of the file's own text stands around reports."""
        return bool(self.before or self.behind)


def paper_of(body: etree._Element, likeness: Page, place: Place) -> Paper:
    """Read the body of a document; `likeness` is the page for what it does not say.

    The report stands in place of the paragraph `{{ report }}`. Where there is none it takes the last section, and
    nothing else of the body.
    """
    body = deepcopy(body)
    children = [child for child in body if child.tag != w("sectPr")]
    marked = [paragraph for paragraph in body.iter(w("p")) if _HERE.search(_words(paragraph))]
    issues = tuple(_misplaced(marked, body, place))
    last = _last_section(body, children)
    behind: list[etree._Element] = []
    if marked and not issues:
        at = children.index(marked[0])
        behind = [*_section_end(marked[0]), *children[at + 1 :]]
        children = children[:at]
        while behind and _is_empty(behind[-1]):
            behind.pop()
    unused = not marked and any(_has_words(child) for child in children)
    ends = (found for child in behind if (found := child.find("w:pPr/w:sectPr", NS)) is not None)
    section = next(ends, last)
    for found in {id(section): section, id(last): last}.values():
        _complete(found, likeness)
    page = _page(section)
    issues = (*issues, *_narrow(page, place))
    return Paper(tuple(children) if marked else (), tuple(behind), section, last, page, unused, issues)


def _narrow(page: Page, place: Place) -> Iterator[Issue]:
    if min(page.text_width, page.text_height) < _LEAST:
        width, height = (f"{side * 25.4 / 1440:.1f}" for side in (page.text_width, page.text_height))
        yield issue("letterhead.no-room", place, width=width, height=height)


def _misplaced(marked: Sequence[etree._Element], body: etree._Element, place: Place) -> Iterator[Issue]:
    if len(marked) > 1:
        yield issue("letterhead.two-places", place, count=len(marked))
    elif marked and (marked[0].getparent() is not body or not _HERE.fullmatch(_words(marked[0]).strip())):
        yield issue("letterhead.not-alone", place)


def _words(paragraph: etree._Element) -> str:
    return "".join(found.text or "" for found in paragraph.iter(w("t")))


def _has_words(element: etree._Element) -> bool:
    """Say whether a reader sees anything of an element: words, or a picture."""
    return any(found.tag != w("t") or (found.text or "").strip() for found in element.iter(*_SEEN))


def _is_empty(element: etree._Element) -> bool:
    """Say whether an element is a paragraph that shows nothing; one behind the report could fill a page."""
    return element.tag == w("p") and not _has_words(element) and element.find("w:pPr/w:sectPr", NS) is None


def _last_section(body: etree._Element, children: Sequence[etree._Element]) -> etree._Element:
    """Return the properties of the last section, with the headers and footers that it has from those before it."""
    last = body.find("w:sectPr", NS)
    if last is None:
        last = etree.Element(w("sectPr"))
    sections = [found for child in children if (found := child.find("w:pPr/w:sectPr", NS)) is not None]
    for name in reversed(_REFERENCES):
        known = {found.get(w("type")): found for found in last.iterfind(f"w:{name}", NS)}
        for section in reversed(sections):
            for found in section.iterfind(f"w:{name}", NS):
                if known.setdefault(found.get(w("type")), found) is found:
                    last.insert(0, deepcopy(found))
    return last


def _section_end(paragraph: etree._Element) -> list[etree._Element]:
    """Return the end of the section where the paragraph of the report carries it, in a paragraph of its own."""
    section = paragraph.find("w:pPr/w:sectPr", NS)
    if section is None:
        return []
    end = etree.Element(w("p"))
    etree.SubElement(end, w("pPr")).append(section)
    return [end]


def _complete(section: etree._Element, likeness: Page) -> None:
    """Give a section a sheet and margins where it does not say any, and take out what belongs to a printer."""
    for found in section.findall("w:printerSettings", NS):
        section.remove(found)
    sheet, margins = section.find("w:pgSz", NS), section.find("w:pgMar", NS)
    if sheet is None:
        sheet = etree.Element(w("pgSz"))
        before = [found for found in section if found.tag in _BEFORE_SHEET]
        section.insert(section.index(before[-1]) + 1 if before else 0, sheet)
    if margins is None:
        margins = etree.Element(w("pgMar"))
        sheet.addnext(margins)
    _say(sheet, w=likeness.width, h=likeness.height)
    sides = {"top": likeness.top, "right": likeness.right, "bottom": likeness.bottom, "left": likeness.left}
    _say(margins, **sides, header=likeness.footer, footer=likeness.footer, gutter=0)


def _say(element: etree._Element, **lengths: int) -> None:
    """Write every length as a whole number of twips, where it is missing those that are given."""
    for name, length in lengths.items():
        value = element.get(w(name))
        element.set(w(name), str(length if value is None else _twips(value)))


def _page(section: etree._Element) -> Page:
    sheet, margins = section.find("w:pgSz", NS), section.find("w:pgMar", NS)
    top, right, bottom, left, footer, gutter = (
        abs(_twips(margins.get(w(side)))) for side in ("top", "right", "bottom", "left", "footer", "gutter")
    )
    return Page(_twips(sheet.get(w("w"))), _twips(sheet.get(w("h"))), top, right, bottom, left + gutter, footer)


def _twips(value: str) -> int:
    """Read a length, which some programs write with decimals or with a unit."""
    found = re.fullmatch(r"(-?[\d.]+)(mm|cm|in|pt|pc)?", value.strip())
    try:
        return round(float(found[1]) * _UNITS[found[2]]) if found else 0
    except ValueError:
        return 0
