"""The numbers of headings in an office's file: its own, or the layout's list added to those that it has."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from reportgen.nouns.layout import Gap, NumberFormat, NumberLevel
from reportgen.word.letterhead.sheet import NS, Sheet, paragraph_of, w
from reportgen.word.roles import ROLES

__all__ = ["HEADINGS", "Numbering", "number_headings"]

HEADINGS = ("heading1", "heading2", "heading3", "heading4")
_BEFORE_NUMBER = [w(name) for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")]
_BEHIND_LEVEL = [w(name) for name in ("divId", "cnfStyle", "rPr", "sectPr", "pPrChange")]
_FORMATS: dict[str, NumberFormat] = {
    "chineseCounting": "chinese",
    "chineseCountingThousand": "chinese",
    "japaneseCounting": "chinese",
    "upperRoman": "upper_roman",
    "lowerRoman": "lower_roman",
    "upperLetter": "upper_letter",
    "lowerLetter": "lower_letter",
}
"""The formats of numbers that contents know; others are shown in figures there until Word updates them."""
_GAPS: dict[str, Gap] = {"nothing": "none", "space": "space"}
_NUMBERED = "w:pPr/w:numPr"


class Numbering(NamedTuple):
    """The root of `numbering.xml`, the number of the list that the headings of the first attachment take, and what
    headings are numbered with, none where the file leaves that to a style for lists.
    """

    root: etree._Element
    lists: int
    levels: tuple[NumberLevel, ...]


class _Number(NamedTuple):
    """The list of a style and the level in it, from 0."""

    list: str
    level: int


def number_headings(
    sheet: Sheet,
    ids: Mapping[str, str],
    own: AbstractSet[str],
    theirs: etree._Element | None,
    layout: etree._Element,
) -> Numbering:
    """Number the headings of a file.

    `ids` maps roles to the file's styles; the roles `own` had one before. Where one of the file's own headings has a
    number, the file's numbers stay, and headings that were added take the levels below. Where none has, the layout's
    list is added to the file's lists and headings take it as in the layout. Attachments get lists of the same kind.
    """
    root = etree.Element(w("numbering"), nsmap=layout.nsmap) if theirs is None else deepcopy(theirs)
    for found in root.findall("w:numIdMacAtCleanup", NS):  # a note of Word's for itself
        root.remove(found)
    numbered = {role: found for role in HEADINGS if role in own and (found := _number(sheet, ids[role]))}
    if numbered:
        kept = max(numbered)
        abstract = _abstract_of(root, numbered[kept].list)
        first = numbered[kept].level - HEADINGS.index(kept)
        levels = {role: max(0, first + level) for level, role in enumerate(HEADINGS) if role not in own}
        chosen = numbered[kept].list
    else:
        abstract, levels = _append_levels(root, layout, ids, own)
        first, chosen = 0, str(_append_list(root, abstract))
    for role, level in levels.items():
        _set_number(sheet[ids[role]], _Number(chosen, level))
    for level, role in enumerate(HEADINGS):
        if sheet.property(ids[role], "w:pPr/w:outlineLvl") is None:
            _set_outline(sheet[ids[role]], level)
    _number_nothing_else(sheet, ids)
    lists = _append_for_attachments(root, layout, abstract, first)
    return Numbering(root, lists, tuple(_levels(root, abstract)))


def _number_nothing_else(sheet: Sheet, ids: Mapping[str, str]) -> None:
    """Take numbers from the heading of the contents, which Word bases on the first heading."""
    if _number(sheet, ids["contents_title"]):
        _set_number(sheet[ids["contents_title"]], _Number("0", 0))


def _levels(root: etree._Element, abstract: str) -> Iterator[NumberLevel]:
    """Yield what the levels of a definition number with."""
    path = f"w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl"
    for level in root.iterfind(path, NS):
        said = {name: _value(level, name) for name in ("numFmt", "lvlText", "suff")}
        text = re.sub(r"%(\d)", r"{\1}", said["lvlText"])
        yield NumberLevel(_FORMATS.get(said["numFmt"], "decimal"), text, _GAPS.get(said["suff"], "tab"))


def _value(level: etree._Element, name: str) -> str:
    found = level.find(f"w:{name}", NS)
    return "" if found is None else str(found.get(w("val"), ""))


def _number(sheet: Sheet, id: str) -> _Number | None:
    """Return the number of a style, None where it has none; the list 0 takes a number away."""
    chosen = sheet.attribute(id, f"{_NUMBERED}/w:numId", "val")
    level = sheet.attribute(id, f"{_NUMBERED}/w:ilvl", "val") or "0"
    return _Number(chosen, int(level)) if chosen and chosen != "0" and level.isdecimal() else None


def _abstract_of(root: etree._Element, chosen: str) -> str:
    """Return the number of the definition that a list follows."""
    found = next((each for each in root.iterfind("w:num", NS) if each.get(w("numId")) == chosen), None)
    leads = None if found is None else found.find("w:abstractNumId", NS)
    return "0" if leads is None else str(leads.get(w("val")))


def _append_levels(
    root: etree._Element, layout: etree._Element, ids: Mapping[str, str], own: AbstractSet[str]
) -> tuple[str, dict[str, int]]:
    """Add the layout's definition of headings to a file; return its number, and the level of each role in it."""
    added = deepcopy(layout.find("w:abstractNum", NS))
    roles = {ROLES[role].id: role for role in HEADINGS}
    levels: dict[str, int] = {}
    for level in added.iterfind("w:lvl", NS):
        style = level.find("w:pStyle", NS)
        role = roles[style.get(w("val"))]
        levels[role] = int(level.get(w("ilvl")))
        style.set(w("val"), ids[role])
        if own & {*HEADINGS}:  # whose indents are their own, or those of the heading above
            level.remove(level.find("w:pPr", NS))
    number = _free(root, "w:abstractNum", "abstractNumId", 0)
    added.set(w("abstractNumId"), str(number))
    before = [*root.iterfind("w:numPicBullet", NS), *root.iterfind("w:abstractNum", NS)]
    root.insert(root.index(before[-1]) + 1 if before else 0, added)
    return str(number), levels


def _append_list(root: etree._Element, abstract: str) -> int:
    """Add a list after a definition, and return its number."""
    number = _free(root, "w:num", "numId", 1)
    added = _element("num", numId=str(number))
    added.append(_element("abstractNumId", val=abstract))
    root.append(added)
    return number


def _append_for_attachments(root: etree._Element, layout: etree._Element, abstract: str, first: int) -> int:
    """Add a list for each attachment that the layout has one for, and return the number of the first one.

    `first` is the level of first headings in the list.
    """
    number = _free(root, "w:num", "numId", 1)
    for found in layout.findall("w:num", NS)[1:]:
        added = deepcopy(found)
        added.set(w("numId"), str(_append_list(root, abstract)))
        added.find("w:abstractNumId", NS).set(w("val"), abstract)
        for start in added.iterfind("w:lvlOverride", NS):
            start.set(w("ilvl"), str(max(0, int(start.get(w("ilvl"))) + first)))
        root.replace(root[-1], added)
    return number


def _free(root: etree._Element, path: str, name: str, least: int) -> int:
    """Return a number above all that there are."""
    taken = [int(value) for found in root.iterfind(path, NS) if (value := found.get(w(name), "")).isdecimal()]
    return max(taken, default=least - 1) + 1


def _set_number(style: etree._Element, number: _Number) -> None:
    for found in style.findall(_NUMBERED, NS):
        found.getparent().remove(found)
    wanted = _element("numPr")
    wanted.append(_element("ilvl", val=str(min(number.level, 8))))
    wanted.append(_element("numId", val=number.list))
    paragraph = paragraph_of(style)
    before = [found for found in paragraph if found.tag in _BEFORE_NUMBER]
    paragraph.insert(paragraph.index(before[-1]) + 1 if before else 0, wanted)


def _set_outline(style: etree._Element, level: int) -> None:
    """Let a heading stand in the outline of the document, from which contents are made."""
    paragraph = paragraph_of(style)
    behind = [found for found in paragraph if found.tag in _BEHIND_LEVEL]
    paragraph.insert(paragraph.index(behind[0]) if behind else len(paragraph), _element("outlineLvl", val=str(level)))


def _element(name: str, **values: str) -> etree._Element:
    made = etree.Element(w(name))
    for key, value in values.items():
        made.set(w(key), value)
    return made
