"""`document.xml` on an office's paper: what begins and ends it around the text of a report."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from reportgen.word.letterhead.package import DECLARATION, OFFICE, parsed
from reportgen.word.letterhead.paper import Paper
from reportgen.word.letterhead.sheet import w

__all__ = ["Ends", "ends_of"]

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_IGNORABLE = f"{{{_MC}}}Ignorable"
_FIGURE = "_fig"
_MARK = "reportgen: the report"
_ABOVE = 10_000_000
"""What is added to the numbers of the file's bookmarks and pictures, so that a report has those below to itself."""


class Ends(NamedTuple):
    """What stands before and behind the text of a report, and the ids of the relationships that it uses."""

    head: bytes
    tail: bytes
    relations: frozenset[str]


def ends_of(paper: Paper, theirs: etree._Element, head: bytes) -> Ends:
    """Write what surrounds a report; `theirs` is the root of the file, `head` what a layout's documents begin with."""
    ours = parsed(head + b"</w:body></w:document>")
    prefixes = {prefix: uri for prefix, uri in theirs.nsmap.items() if prefix} | ours.nsmap
    root = etree.Element(w("document"), nsmap=prefixes)
    body = etree.SubElement(root, w("body"))
    body.extend([*paper.before, etree.Comment(_MARK), *paper.behind, paper.last])
    _renumber(body)
    _declare(root, theirs.get(_IGNORABLE, "").split(), [prefix for prefix in ours.nsmap if prefix])
    begin, _, end = etree.tostring(root, encoding="unicode").partition(f"<!--{_MARK}-->")
    return Ends(f"{DECLARATION}{begin}".encode(), end.encode(), frozenset(_used(body)))


def _renumber(body: etree._Element) -> None:
    """Give bookmarks and pictures numbers that no part of a report has, and drop the marks of another report."""
    marks = [*body.iter(w("bookmarkStart"), w("bookmarkEnd"))]
    ours = {found.get(w("id")) for found in marks if found.get(w("name"), "").startswith(_FIGURE)}
    for found in marks:
        number = found.get(w("id"), "")
        if number in ours:
            found.getparent().remove(found)
        elif number.isdecimal():
            found.set(w("id"), str(int(number) % _ABOVE + _ABOVE))
    for order, found in enumerate(body.iter(f"{{{_DRAWING}}}docPr"), _ABOVE):
        found.set("id", str(order))


def _declare(root: etree._Element, ignorable: Sequence[str], kept: Sequence[str]) -> None:
    """Declare the prefixes in use and those `kept`, and name those that older programs may pass over."""
    required = [prefix for found in root.iter(f"{{{_MC}}}Choice") for prefix in found.get("Requires", "").split()]
    spaces = {etree.QName(name).namespace for each in root.iter(etree.Element) for name in (each.tag, *each.attrib)}
    used = [name for name in ignorable if name in required or root.nsmap.get(name) in spaces]
    if used:
        root.set(_IGNORABLE, " ".join(used))
    etree.cleanup_namespaces(root, keep_ns_prefixes=[*kept, *required, *used])


def _used(body: etree._Element) -> Iterator[str]:
    """Yield the ids of relationships that stand in a body, whatever they are for."""
    for element in body.iter(etree.Element):
        yield from (value for name, value in element.attrib.items() if name.startswith(f"{{{OFFICE}}}"))
