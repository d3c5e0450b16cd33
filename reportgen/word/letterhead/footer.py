"""The page number of a layout, where an office's file has no footer of its own."""

from collections.abc import Mapping

from lxml import etree

from reportgen.word.letterhead.package import OFFICE, Package, parsed
from reportgen.word.letterhead.sheet import NS, w
from reportgen.word.letterhead.written import Part
from reportgen.word.parts import Skeleton

__all__ = ["numbers_pages", "set_footer"]

_FOOTER = "rIdReport_footer"
_ID = f"{{{OFFICE}}}id"


def numbers_pages(package: Package, section: etree._Element) -> bool:
    """Say whether a section has a footer, or a header with the number of the page: it is the office's to say so."""
    if section.find("w:footerReference", NS) is not None:
        return True
    targets = {found.id: found.target for found in package.relations(package.main)}
    headers = (targets.get(found.get(_ID, ""), "") for found in section.iterfind("w:headerReference", NS))
    return any(_has_number(parsed(package.parts[name])) for name in headers if name in package.parts)


def set_footer(section: etree._Element, skeleton: Skeleton, model: Package, ids: Mapping[str, str]) -> Part:
    """Give a section the footer that odd pages have in the layout, and return the footer's part.

    `ids` maps the layout's styles to those of the file.
    """
    last = parsed(skeleton.head + skeleton.tail).find("w:body/w:sectPr", NS)
    wanted = next(
        found.get(_ID) for found in last.iterfind("w:footerReference", NS) if found.get(w("type")) == "default"
    )
    target = next(found.target for found in model.relations("word/document.xml") if found.id == wanted)
    root = parsed(model.parts[target])
    for style in root.iter(w("pStyle")):
        style.set(w("val"), ids.get(style.get(w("val"), ""), ""))
    reference = etree.Element(w("footerReference"))
    reference.set(w("type"), "default")
    reference.set(_ID, _FOOTER)
    section.insert(0, reference)
    return Part("footer", root, _FOOTER)


def _has_number(root: etree._Element) -> bool:
    written = [found.text or "" for found in root.iter(w("instrText"))]
    written += [found.get(w("instr"), "") for found in root.iter(w("fldSimple"))]
    return any("PAGE" in text.upper().split() for text in written)
