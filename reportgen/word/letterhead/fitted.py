"""Styles of a layout, fitted to the text of an office's file."""

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from reportgen.word.letterhead.sheet import NS, Sheet, w
from reportgen.word.roles import ROLES

__all__ = ["set_as_base", "set_like_text"]

_BASE_NAMES = {"zh": "报告基准", "en": "Report Base"}
_TITLES = ("attachment_title", "contents_title")
_HEADS = ("attachment_label", "table_title", "table_head", "chart_title")
_LEAST = 18
"""The size that nothing is made smaller than, in half-points."""
_HEADING = "heading"
_TYPE = ("w:b", "w:bCs", "w:i", "w:iCs", "w:color")
_ORDER = [w(name) for name in ("rFonts", "b", "bCs", "i", "iCs", "color", "spacing", "sz", "szCs")]
"""What the styles of layouts say of runs, in the order of the schema."""
_INDENTS = ("left", "right", "firstLine", "hanging")


def set_as_base(style: etree._Element, layout: Sheet, lang: str) -> None:
    """Turn the layout's plain style into one that takes nothing from the defaults of another file."""
    style.find("w:name", NS).set(w("val"), _BASE_NAMES[lang])
    style.set(w("customStyle"), "1")
    paragraph = style.find("w:pPr", NS)
    _set(paragraph.find("w:spacing", NS), before="0", after="0")
    indent = etree.SubElement(paragraph, w("ind"))
    _set(indent, left="0", right="0", firstLine="0")
    run = style.find("w:rPr", NS)
    if run is None:
        run = etree.SubElement(style, w("rPr"))
    for path in ("w:rFonts", "w:sz", "w:szCs"):
        found = layout.property(layout.default("paragraph"), f"w:rPr/{path}")
        if found is not None and run.find(path, NS) is None:
            run.append(deepcopy(found))


def set_like_text(style: etree._Element, role: str, theirs: Sheet, layout: Sheet, matched: Mapping[str, str]) -> None:
    """Base a style on that of the file's text, or a heading on the one above it.

    Its type is that of the text, or of the title or the first heading for what is a title or a heading itself; its size
    keeps the proportion that it has in the layout.
    """
    if role.startswith(_HEADING):
        _set_like_heading(style, role, theirs, matched)
        return
    model = "title" if role in _TITLES else "heading1" if role in _HEADS else "body"
    measure = model if model == "title" and model in matched else "body"
    old = layout.size(style.get(w("styleId"), ""))
    size = max(old * theirs.size(matched[measure]) // layout.size(ROLES[measure].id), min(old, _LEAST))
    style.find("w:basedOn", NS).set(w("val"), ROLES["body"].id)
    _set_paragraph(style.find("w:pPr", NS), layout, size, old)
    _set_run(style.find("w:rPr", NS), model, theirs, matched, size)


def _set_like_heading(style: etree._Element, role: str, theirs: Sheet, matched: Mapping[str, str]) -> None:
    """Base a heading on the one above, a little smaller for each level, but no smaller than the text."""
    upper = max(other for other in matched if other.startswith(_HEADING) and other < role)
    size = theirs.size(matched[upper])
    for _ in range(int(role[-1]) - int(upper[-1])):
        size = size * 7 // 8
    size = max(size, theirs.size(matched["body"]) if "body" in matched else 0, _LEAST)
    style.find("w:basedOn", NS).set(w("val"), ROLES[upper].id)
    paragraph = style.find("w:pPr", NS)
    for found in list(paragraph):
        if found.tag not in (w("numPr"), w("outlineLvl")):
            paragraph.remove(found)
    run = style.find("w:rPr", NS)
    for found in list(run):
        if found.tag in (w("sz"), w("szCs")) and size < theirs.size(matched[upper]):
            found.set(w("val"), str(size))
        else:
            run.remove(found)


def _set_paragraph(paragraph: etree._Element, layout: Sheet, size: int, old: int) -> None:
    """Keep a layout's indents and spaces, in proportion, and leave the distance of lines to the file."""
    spacing = paragraph.find("w:spacing", NS)
    pitch = layout.attribute(layout.default("paragraph"), "w:pPr/w:spacing", "line")
    line, rule = spacing.get(w("line")), spacing.get(w("lineRule"))
    sides = {side: str(int(spacing.get(w(side), "0")) * size // old) for side in ("before", "after")}
    spacing.attrib.clear()
    _set(spacing, beforeLines="0", before=sides["before"], afterLines="0", after=sides["after"])
    if rule == "exact" and line and line != pitch:
        line = str(int(line) * size // old)
    if line != pitch:
        _set(spacing, line=line or "240", lineRule=rule or "auto")
    indent = paragraph.find("w:ind", NS)
    if indent is None:
        indent = etree.Element(w("ind"))
        spacing.addnext(indent)
    _set_indents(indent, size)


def _set_indents(indent: etree._Element, size: int) -> None:
    """Say every indent, also those of nothing, which would otherwise be those of the text."""
    parts = {side: int(indent.get(w(f"{side}Chars"), "0")) for side in _INDENTS}
    unused = "firstLine" if parts["hanging"] else "hanging"
    indent.attrib.clear()
    for side, part in parts.items():
        if side != unused:
            _set(indent, **{f"{side}Chars": str(part), side: str(part * size // 10)})


def _set_run(run: etree._Element, model: str, theirs: Sheet, matched: Mapping[str, str], size: int) -> None:
    """Give a run the type of the file's own style that is its model."""
    fonts = run.find("w:rFonts", NS)
    if model == "body":
        run.remove(fonts)
    elif model in matched:
        fonts.attrib.clear()
        _set(fonts, **theirs.fonts(matched[model]))
        _take_over(run, theirs, matched[model])
    for found in run.findall("w:spacing", NS):
        run.remove(found)
    for name in ("w:sz", "w:szCs"):
        run.find(name, NS).set(w("val"), str(size))


def _take_over(run: etree._Element, theirs: Sheet, id: str) -> None:
    """Take bold, italic and colour over from a style, where the run says nothing of them."""
    for name in _TYPE:
        found = theirs.property(id, f"w:rPr/{name}")
        if found is not None and run.find(name, NS) is None:
            run.append(deepcopy(found))
    run[:] = sorted(run, key=lambda each: _ORDER.index(each.tag))


def _set(element: etree._Element, **values: str) -> None:
    for name, value in values.items():
        element.set(w(name), value)
