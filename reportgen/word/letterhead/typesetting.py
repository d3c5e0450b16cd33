"""A layout as an office's file changes it: the page, and the type of each role, from which widths are reckoned."""

from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from reportgen.nouns.layout import Font, Grid, Layout, Page, ParagraphStyle, Typesetting
from reportgen.word.letterhead.sheet import NS, Sheet, w

__all__ = ["on_page", "with_type"]

_A = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
_SCRIPTS = {"ascii": "latin", "eastAsia": "ea"}
_AUTO = 240
"""What Word writes for lines of single distance."""


def on_page(layout: Layout, page: Page) -> Layout:
    """Return a layout on another page."""
    return replace(layout, page=page)


def with_type(
    layout: Layout,
    lang: str,
    sheet: Sheet,
    ids: Mapping[str, str],
    section: etree._Element,
    theme: etree._Element | None,
) -> Layout:
    """Return a layout whose styles have the type of those in a file; `ids` are the file's ids of roles."""
    setting = layout[lang]
    styles = tuple(_style(style, sheet, ids[style.role], theme) for style in setting.styles)
    changed = replace(setting, styles=styles, grid=_grid(setting, sheet, ids["body"], section))
    return replace(layout, zh=changed) if lang == "zh" else replace(layout, en=changed)


def _style(style: ParagraphStyle, sheet: Sheet, id: str, theme: etree._Element | None) -> ParagraphStyle:
    fonts = sheet.fonts(id)
    latin, east_asian = (_font(fonts, script, theme) for script in _SCRIPTS)
    font = Font(latin or style.font.latin, east_asian or style.font.east_asian, style.font.instead)
    tight = style.tight and sheet.property(id, "w:rPr/w:spacing") is not None
    return replace(style, size=sheet.size(id), font=font, tight=tight, level=_level(sheet, id))


def _level(sheet: Sheet, id: str) -> int:
    """Return the level of numbering that a style takes, from 1; 0 where it has no number."""
    numbered = sheet.attribute(id, "w:pPr/w:numPr/w:numId", "val") not in (None, "0")
    return _number(sheet.attribute(id, "w:pPr/w:numPr/w:ilvl", "val")) + 1 if numbered else 0


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


def _grid(setting: Typesetting, sheet: Sheet, body: str, section: etree._Element) -> Grid:
    """Return the grid of a file's section, or else the distance of the lines of its text."""
    grid = setting.grid
    spacing = sheet.property(body, "w:rPr/w:spacing")
    added = grid.spacing if spacing is not None and spacing.get(w("val")) == str(grid.spacing) else 0
    lines = section.find("w:docGrid[@w:linePitch]", NS)
    if lines is not None and lines.get(w("type")) in ("lines", "linesAndChars", "snapToChars"):
        pitch = _number(lines.get(w("linePitch")))
    elif sheet.attribute(body, "w:pPr/w:spacing", "lineRule") in ("exact", "atLeast"):
        pitch = _number(sheet.attribute(body, "w:pPr/w:spacing", "line"))
    else:
        pitch = sheet.size(body) * 13 * (_number(sheet.attribute(body, "w:pPr/w:spacing", "line")) or _AUTO) // _AUTO
    return replace(grid, pitch=pitch or grid.pitch, spacing=added)


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() else 0
