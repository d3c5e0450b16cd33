"""Documents in both languages: how their bodies are put together, and the names that keep them apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from reportgen.narrative.pairs import Pair
from reportgen.word.roles import IDS, Styles
from reportgen.word.sections import TURNED

if TYPE_CHECKING:
    from reportgen.nouns.layout import Layout, ParagraphStyle, Typesetting

__all__ = ["LISTS_APART", "Columns", "apart", "english_styles", "narrowed", "one_behind_the_other", "one_by_one"]

LISTS_APART = 10_000
"""What is added to the numbers of the English lists."""
_MARKS_APART = 10_000_000
"""What is added to the ids of English bookmarks other than those of figures, which count on anyway."""
_SHARED = "table"
_GAP = 400
"""The space between two columns, in twips."""
_ROW_GAP = 60
"""The space below what stands side by side, in twips."""
_IN_COLUMNS = ("heading1", "heading2", "heading3", "heading4", "body", "addressee")
_STYLE = '<w:p><w:pPr><w:pStyle w:val="[^"]*"/>'
_FIRST = re.compile(f"{_STYLE}(?:<w:keepNext/>)?(?:<w:keepLines/>)?(?!<w:pageBreakBefore/>)")
_OPENING = re.compile(f"{_STYLE}(?!<w:keepNext/>)")
_MARK = re.compile(r'(<w:bookmark(?:Start|End) w:id=")([0-9]{7,})"')
_ABOVE = re.compile(r' w:before="[0-9]+"')
_LIST = re.compile(r'<w:numId w:val="([1-9][0-9]*)"/>')


def english_styles(styles: Styles) -> Styles:
    """Return the styles of the English text beside Chinese text: ids of their own, but for tables."""
    return Styles({role: styles[role] if role == _SHARED else f"{styles[role]}En" for role in IDS})


def narrowed(layout: Layout) -> Layout:
    """Return a layout whose text is three quarters as high and set closer, for lines of half the length."""
    return replace(layout, zh=_narrowed(layout.zh), en=_narrowed(layout.en))


def apart(body: str) -> str:
    """Return an English body whose bookmarks and lists are none of the Chinese text's."""
    body = _MARK.sub(lambda found: f'{found[1]}{int(found[2]) + _MARKS_APART}"', body)
    body = _LIST.sub(lambda found: f'<w:numId w:val="{int(found[1]) + LISTS_APART}"/>', body)
    return body.replace("_Ref_", "_Ren_")


def one_behind_the_other(zh: str, en: str) -> str:
    """Return two bodies in one, the second on a new page."""
    return zh + _FIRST.sub(lambda found: f"{found[0]}<w:pageBreakBefore/>", en, count=1)


def one_by_one(pairs: Iterable[Pair]) -> str:
    """Return a body in which each paragraph is followed by what it says in English."""
    return "".join(map(_below, _closed(pairs)))


class Columns:
    """Sets Chinese on the left and English on the right, in tables without lines, paragraph beside paragraph."""

    def __init__(self, layout: Layout, styles: Styles) -> None:
        room = layout.page.text_width
        left = room // 2
        self._empty = f"{styles.opening('body')}</w:p>"
        self._end = f"{styles.opening('table_end')}</w:p>"
        self._cells = _cell(left, "right"), _cell(room - left, "left")
        sides = (("top", 0), ("left", 0), ("bottom", _ROW_GAP), ("right", 0))
        margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
        self._opening = (
            f'<w:tbl><w:tblPr><w:tblW w:w="{room}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
            f'<w:tblGrid><w:gridCol w:w="{left}"/><w:gridCol w:w="{room - left}"/></w:tblGrid>'
        )

    def body(self, pairs: Iterable[Pair]) -> str:
        """Return a body: text in two columns, and between them what is as wide as the page."""
        body = ""
        for is_text, group in groupby(_closed(pairs), lambda pair: pair.kind == "text"):
            if is_text:
                body += f"{self._opening}{''.join(map(self._row, group))}</w:tbl>"
            else:
                wide = "".join(map(_below, group))
                # A section ends in a paragraph, and never within a table.
                body += self._end + wide if TURNED in wide and body.endswith("</w:tbl>") else wide
        return body + self._end if body.endswith("</w:tbl>") else body

    def _row(self, pair: Pair) -> str:
        left, right = self._cells
        return f"<w:tr>{left}{pair.zh or self._empty}</w:tc>{right}{pair.en or self._empty}</w:tc></w:tr>"


def _closed(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Keep the last text on the page of the attachment note or signature behind it (GB/T 9704-2012, 7.3.5).

    The English signature stays with the Chinese one, or it could stand on a page without text.
    """
    before: Pair | None = None
    for each in pairs:
        pair = each._replace(zh=_kept(each.zh)) if each.kind == "closing" and each.en else each
        if before:
            follows = before.kind == "text" and pair.kind == "closing"
            yield before._replace(zh=_kept(before.zh), en=_kept(before.en)) if follows else before
        before = pair
    if before:
        yield before


def _below(pair: Pair) -> str:
    """Return what is in both languages as wide as the page, Chinese first."""
    if pair.kind == "head":  # the second head needs no distance from the edge of the page
        return pair.zh + (_ABOVE.sub("", pair.en, count=1) if pair.zh else pair.en)
    if pair.kind == "foot" and pair.zh and pair.en:  # at the foot of one page there is room for one table
        rows = pair.en[pair.en.index("<w:tr>") : pair.en.rindex("</w:tr>") + len("</w:tr>")]
        return pair.zh.replace("</w:tbl>", f"{rows}</w:tbl>", 1)
    return pair.zh + pair.en


def _kept(markup: str) -> str:
    return _OPENING.sub(lambda found: f"{found[0]}<w:keepNext/>", markup)


def _cell(width: int, inner: str) -> str:
    """Return what begins a cell; `inner` is the side of the other column."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f'<w:tcMar><w:{inner} w:w="{_GAP // 2}" w:type="dxa"/></w:tcMar></w:tcPr>'
    )


def _narrowed(setting: Typesetting) -> Typesetting:
    styles = tuple(_small(style, setting) if style.role in _IN_COLUMNS else style for style in setting.styles)
    return replace(setting, styles=styles)


def _small(style: ParagraphStyle, setting: Typesetting) -> ParagraphStyle:
    """Return a style for narrow columns, whose first lines stand side by side whatever the language.

    Latin words stand ragged there, for few of them share a line.
    """
    line = setting.line(style.role) * 2 // 3
    align = "left" if setting.lang == "en" and style.align == "justify" else style.align
    return replace(style, size=style.size * 3 // 4, line=line, align=align, before=0, after=0)
