"""A layout as an office's file changes it: the page, and the type of each role, from which room is reckoned."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from lxml import etree

from reportgen.nouns.layout import SINGLE, Font, Grid, Layout, NumberLevel, Page, ParagraphStyle
from reportgen.word.letterhead.numbers import HEADINGS
from reportgen.word.letterhead.sheet import NS, Sheet, w

__all__ = ["FileType", "on_page", "with_type"]

_A = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
_SCRIPTS = {"ascii": "latin", "eastAsia": "ea"}
_GRIDS = ("lines", "linesAndChars", "snapToChars")
_NO_NUMBER = NumberLevel("decimal", "", "none")
_AUTO = 240
"""What Word writes for lines of single distance."""
_HEIGHTS = {"zh": 130, "en": 115}
"""The height of such a line where no grid sets it, in percent of the size of type."""


class FileType(NamedTuple):
    """What a file says of type: its styles, their ids by role, the section, the theme, and the numbers of headings."""

    lang: str
    sheet: Sheet
    ids: Mapping[str, str]
    section: etree._Element
    theme: etree._Element | None
    numbering: Sequence[NumberLevel]


def on_page(layout: Layout, page: Page) -> Layout:
    """Return a layout on another page."""
    return replace(layout, page=page)


def with_type(layout: Layout, found: FileType) -> Layout:
    """Return a layout whose styles are set as those of a file."""
    setting = layout[found.lang]
    grid = _grid(setting.grid, found)
    numbering = tuple(_shown_number(found, level, found.ids[role]) for level, role in enumerate(HEADINGS))
    styles = tuple(_style(style, found, grid, len(numbering)) for style in setting.styles)
    changed = replace(setting, styles=styles, grid=grid, numbering=numbering)
    return replace(layout, zh=changed) if found.lang == "zh" else replace(layout, en=changed)


def _style(style: ParagraphStyle, found: FileType, grid: Grid, levels: int) -> ParagraphStyle:
    sheet, id = found.sheet, found.ids[style.role]
    fonts = sheet.fonts(id)
    latin, east_asian = (_font(fonts, script, found.theme) for script in _SCRIPTS)
    size = sheet.size(id)
    left, right, first, hanging = (_indent(sheet, id, side, size) for side in ("left", "right", "firstLine", "hanging"))
    return replace(
        style,
        size=size,
        font=Font(latin or style.font.latin, east_asian or style.font.east_asian, style.font.instead),
        bold=_is_on(sheet, id, "w:rPr/w:b"),
        tight=style.tight and sheet.property(id, "w:rPr/w:spacing") is not None,
        level=min(_level(sheet, id), levels),
        line=_line(found, id, size, grid),
        before=_space(sheet, id, "before", grid),
        after=_space(sheet, id, "after", grid),
        left=left - hanging,
        right=right,
        first_line=0 if hanging else first,
        hanging=hanging,
        keep_next=_is_on(sheet, id, "w:pPr/w:keepNext"),
        new_page=_is_on(sheet, id, "w:pPr/w:pageBreakBefore"),
    )


def _is_on(sheet: Sheet, id: str, path: str) -> bool:
    found = sheet.property(id, path)
    return found is not None and found.get(w("val")) not in ("0", "false", "off")


def _level(sheet: Sheet, id: str) -> int:
    """Return the level of numbering that a style takes, from 1; 0 where it has no number."""
    numbered = sheet.attribute(id, "w:pPr/w:numPr/w:numId", "val") not in (None, "0")
    return _number(sheet.attribute(id, "w:pPr/w:numPr/w:ilvl", "val")) + 1 if numbered else 0


def _shown_number(found: FileType, level: int, id: str) -> NumberLevel:
    """Return what headings of a level (from 0) are numbered with, which may be nothing."""
    at = _level(found.sheet, id) - 1
    if not 0 <= at < len(found.numbering):
        return _NO_NUMBER
    shown = found.numbering[at]
    text = re.sub(r"\{(\d)\}", lambda place: f"{{{max(1, int(place[1]) - at + level)}}}", shown.text)
    return replace(shown, text=text)


def _indent(sheet: Sheet, id: str, side: str, size: int) -> int:
    """Return an indent in hundredths of a character; characters go before twips."""
    characters = _number(sheet.attribute(id, "w:pPr/w:ind", f"{side}Chars"))
    return characters or _number(sheet.attribute(id, "w:pPr/w:ind", side)) * 10 // size


def _space(sheet: Sheet, id: str, side: str, grid: Grid) -> int:
    """Return the space before or after a paragraph in hundredths of a line."""
    lines = _number(sheet.attribute(id, "w:pPr/w:spacing", f"{side}Lines"))
    return lines or _number(sheet.attribute(id, "w:pPr/w:spacing", side)) * 100 // grid.pitch


def _line(found: FileType, id: str, size: int, grid: Grid) -> int:
    """Return the distance of a style's lines in twips."""
    said = _number(found.sheet.attribute(id, "w:pPr/w:spacing", "line"))
    rule = found.sheet.attribute(id, "w:pPr/w:spacing", "lineRule")
    if said and rule == "exact":
        return said
    single = size * 10 * _HEIGHTS[found.lang] // 100
    if rule == "atLeast":
        return max(said, single)
    if said == _AUTO and id == found.ids["chart"]:
        return SINGLE
    if _is_gridded(found.section):  # as many lines of the grid as the type needs
        single = -(-single // grid.pitch) * grid.pitch
    return single * (said or _AUTO) // _AUTO


def _font(fonts: Mapping[str, str], script: str, theme: etree._Element | None) -> str:
    """Return the name of a font, which the theme may know."""
    themed = fonts.get(f"{script}Theme")
    if themed is None or theme is None:
        return fonts.get(script, "")
    kind = "majorFont" if themed.startswith("major") else "minorFont"
    found = theme.find(f".//a:fontScheme/a:{kind}/a:{_SCRIPTS[script]}", _A)
    name = "" if found is None else found.get("typeface", "")
    if not name and script == "eastAsia":
        chinese = theme.find(f".//a:fontScheme/a:{kind}/a:font[@script='Hans']", _A)
        name = "" if chinese is None else chinese.get("typeface", "")
    return name


def _grid(grid: Grid, found: FileType) -> Grid:
    """Return the grid of a file's section, or else the distance of the lines of its text."""
    sheet, body = found.sheet, found.ids["body"]
    spacing = sheet.property(body, "w:rPr/w:spacing")
    added = grid.spacing if spacing is not None and spacing.get(w("val")) == str(grid.spacing) else 0
    if _is_gridded(found.section):
        pitch = _number(found.section.find("w:docGrid", NS).get(w("linePitch")))
    else:
        pitch = _line(found, body, sheet.size(body), grid)
    return replace(grid, pitch=pitch or grid.pitch, spacing=added)


def _is_gridded(section: etree._Element) -> bool:
    """Say whether lines of the section stand on a grid."""
    grid = section.find("w:docGrid[@w:linePitch]", NS)
    return grid is not None and grid.get(w("type")) in _GRIDS and _number(grid.get(w("linePitch"))) > 0


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() else 0
