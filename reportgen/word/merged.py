"""The skeleton of documents in both languages, made of those of either: the Chinese one with the English styles."""

from collections.abc import Mapping
from copy import deepcopy
from zlib import MAX_WBITS, decompress

from lxml import etree

from reportgen.word.bilingual import LISTS_APART
from reportgen.word.parts import Member, Skeleton, member
from reportgen.word.roles import IDS, Styles
from reportgen.word.styles import W

__all__ = ["merged_skeleton"]

_STYLES, _NUMBERING, _FONTS = "word/styles.xml", "word/numbering.xml", "word/fontTable.xml"
_NUMBERS = ("abstractNumId", "numId")
_LISTS = (f"{{{W}}}abstractNum", f"{{{W}}}num")
_AFTER_RUN = (f"{{{W}}}tblPr", f"{{{W}}}trPr", f"{{{W}}}tcPr", f"{{{W}}}tblStylePr")


def merged_skeleton(zh: Skeleton, en: Skeleton, styles: Styles, english: Styles) -> Skeleton:
    """Return the Chinese skeleton with the styles, lists and fonts of the English one besides its own.

    `styles` are those of the English skeleton by their roles, `english` what they are called in the documents.
    """
    ids = {styles[role]: english[role] for role in IDS if styles[role] != english[role]}
    theirs = {name: _parsed(found) for found in en.members if (name := found.name) in (_STYLES, _NUMBERING, _FONTS)}
    return zh._replace(lang="zh-en", members=tuple(_merged(found, theirs, ids) for found in zh.members))


def _merged(found: Member, theirs: Mapping[str, etree._Element], ids: Mapping[str, str]) -> Member:
    if found.name not in theirs:
        return found
    root, other = _parsed(found), theirs[found.name]
    if found.name == _STYLES:
        _add_styles(root, other, ids)
    elif found.name == _NUMBERING:
        _add_lists(root, other, ids)
    else:
        named = {font.get(_w("name")) for font in root}
        root.extend(deepcopy(font) for font in other if font.get(_w("name")) not in named)
    return member(found.name, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _parsed(found: Member) -> etree._Element:
    return etree.fromstring(decompress(found.packed, -MAX_WBITS))


def _add_styles(root: etree._Element, other: etree._Element, ids: Mapping[str, str]) -> None:
    """Add the English styles that have roles under ids and names of their own, and what they need that is not there."""
    known = {style.get(_w("styleId")) for style in root.iterfind(_w("style"))}
    for style in other.iterfind(_w("style")):
        id = style.get(_w("styleId"))
        if id in ids or id not in known:
            added = deepcopy(style)
            if id in ids:
                _rename(added, ids[id])
                _speak_english(added)
                _leave_grid(added)
            _redirect(added, ids)
            root.append(added)


def _rename(style: etree._Element, id: str) -> None:
    """Give a style an id and a name of its own, for Word knows no two headings of one level by its own names."""
    style.set(_w("styleId"), id)
    style.set(_w("customStyle"), "1")
    style.attrib.pop(_w("default"), None)
    name = style.find(_w("name"))
    if name is not None:
        name.set(_w("val"), f"{name.get(_w('val'))} (English)")


def _redirect(found: etree._Element, ids: Mapping[str, str]) -> None:
    """Let a style or list lead to the English styles and lists."""
    for name in ("basedOn", "next", "link", "pStyle"):
        for reference in found.iter(_w(name)):
            reference.set(_w("val"), ids.get(reference.get(_w("val"), ""), reference.get(_w("val"), "")))
    for reference in found.iter(_w("numId")):
        _move(reference, "val")


def _speak_english(style: etree._Element) -> None:
    """Say the language of a style's text."""
    run = style.find(_w("rPr"))
    if run is None:
        run = etree.Element(_w("rPr"))
        behind = next((part for part in style if part.tag in _AFTER_RUN), None)
        style.insert(len(style) if behind is None else style.index(behind), run)
    if run.find(_w("lang")) is None:
        etree.SubElement(run, _w("lang"), {_w("val"): "en-US"})


def _leave_grid(style: etree._Element) -> None:
    """Let lines of an exact height keep it where the grid is that of Chinese text, to which some programs hold them."""
    spacing = style.find(f"{_w('pPr')}/{_w('spacing')}")
    if spacing is None or spacing.get(_w("lineRule")) != "exact":
        return
    before = spacing.getprevious()
    if before is None or before.tag != _w("snapToGrid"):
        spacing.addprevious(etree.Element(_w("snapToGrid"), {_w("val"): "0"}))


def _add_lists(root: etree._Element, other: etree._Element, ids: Mapping[str, str]) -> None:
    """Add the English lists under numbers of their own, their definitions before all lists."""
    first = root.find(_w("num"))
    for found in other.iterfind("*"):
        if found.tag not in _LISTS:  # pictures for bullets, and notes for Word, which are those of the other file
            continue
        added = deepcopy(found)
        for identity in added.findall(_w("nsid")):  # lists of one identity would count on in one another
            added.remove(identity)
        for name in _NUMBERS:
            if added.get(_w(name)) is not None:
                _move(added, name)
        for reference in added.iter(_w("abstractNumId")):
            _move(reference, "val")
        _redirect(added, ids)
        if added.tag == _w("abstractNum") and first is not None:
            first.addprevious(added)
        else:
            root.append(added)


def _move(found: etree._Element, name: str) -> None:
    """Move a number of a list; 0 of a paragraph means no list and stays."""
    number = int(found.get(_w(name), "0"))
    if number or found.tag != _w("numId"):
        found.set(_w(name), str(number + LISTS_APART))


def _w(name: str) -> str:
    return f"{{{W}}}{name}"
