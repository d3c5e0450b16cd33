"""Templates compiled to WordprocessingML: paragraphs by style, runs by marks, figures between hidden bookmarks."""

import re

from reportgen.narrative.target import Marks, StyleName, TableText
from reportgen.nouns.layout import Layout, ParagraphStyle
from reportgen.word.roles import EMPHASIS, ROLES, STRONG
from reportgen.word.tables import TableSetter
from reportgen.word.text import content, halves, seams
from reportgen.word.titles import broken_title

__all__ = ["WordTarget"]

_JINJA_OPENS = re.compile(r"\{(?=[{%#])")
_LEAST_LINE = 14
"""Twips: a page break's own line, low enough for the rest that 22 lines leave of a page."""


class WordTarget:
    """Word documents of one layout in one language."""

    name = "word"
    numbers_headings = True

    def __init__(self, layout: Layout, lang: str) -> None:
        self.lang = lang
        self._layout = layout
        self._runs = {
            Marks(strong, emphasis): _run_opening(lang, strong=strong, emphasis=emphasis)
            for strong in (False, True)
            for emphasis in (False, True)
        }
        self._tables = TableSetter(layout, lang, self._runs)

    def opening(self, style: StyleName) -> str:
        """Return what begins a paragraph."""
        return _paragraph_opening(style)

    def closing(self, style: StyleName) -> str:
        """Return what ends a paragraph."""
        return "</w:p>"

    def constant(self, text: str, marks: Marks) -> str:
        """Return a run of the template's own words as Jinja source, its braces harmless."""
        return _JINJA_OPENS.sub("&#123;", self.words(text, marks))

    def words(self, text: str, marks: Marks) -> str:
        """Return a run of text that states no figure."""
        return f"{self._runs[marks]}{content(text)}</w:t></w:r>"

    def figure(self, number: int, text: str, marks: Marks) -> str:
        """Return a run between two hidden bookmarks that tie it to entry `number` of the list of figures."""
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="_fig{number:04}"/>{self._runs[marks]}{content(text)}'
            f'</w:t></w:r><w:bookmarkEnd w:id="{number}"/>'
        )

    def title(self, text: str) -> str:
        """Return the title, its lines broken where they read well and about as long as each other."""
        style = self._layout[self.lang].style("title")
        lines = broken_title(text, self._layout.page.text_width // (style.size * 5))
        return f"{_paragraph_opening('title')}{self.words(lines, Marks())}</w:p>"

    def table(self, table: TableText) -> str:
        """Return a table as wide as the type area, and a paragraph below it."""
        return self._tables.table(table)

    def signature(self, office: str, date: str) -> str:
        """Return the signing office and the date below it (GB/T 9704-2012, 7.3.5, without a seal)."""
        setting = self._layout[self.lang]
        style = setting.style("signature")
        width, date_width = self._width(office, style), self._width(date, style)
        rule, full = self._layout.signature, style.size * 10
        first, second = _right_indents(width, date_width, rule.right * full // 100, rule.shift * full // 100)
        room = self._layout.page.text_width
        office_line = _paragraph_opening("signature", min(first, max(0, room - width)))
        date_line = _paragraph_opening("date", min(second, max(0, room - date_width)))
        written = f"{office_line}{self.words(office, Marks())}</w:p>" if office else ""
        return f"{written}{date_line}{self.words(date, Marks())}</w:p>"

    def page_break(self) -> str:
        """Return what begins a new page: a break in a line so low that it fits below a full page."""
        return (
            f'<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="{_LEAST_LINE}"'
            ' w:lineRule="exact"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>'
        )

    def _width(self, text: str, style: ParagraphStyle) -> int:
        """Return the width of a line in twips; Latin prose in a Times is a tenth narrower than half-width type."""
        spacing = self._layout[self.lang].grid.spacing if style.tight else 0
        half = style.size * 5 if self.lang == "zh" else style.size * 9 // 2
        return halves(text) * half + seams(text) * style.size * 10 // 4 + len(text) * spacing


def _run_opening(lang: str, *, strong: bool, emphasis: bool) -> str:
    named = STRONG if strong else EMPHASIS if emphasis else ""
    style = f'<w:rStyle w:val="{named}"/>' if named else ""
    hint = '<w:rFonts w:hint="eastAsia"/>' if lang == "zh" else ""
    italic = "<w:i/><w:iCs/>" if strong and emphasis else ""
    properties = f"<w:rPr>{style}{hint}{italic}</w:rPr>" if style or hint else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">'


def _paragraph_opening(role: str, right: int = 0) -> str:
    indent = f'<w:ind w:right="{right}"/>' if right else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{ROLES[role].id}"/>{indent}</w:pPr>'


def _right_indents(office: int, date: int, right: int, shift: int) -> tuple[int, int]:
    """Return the distances of the office and of the date from the right edge, from their widths; all in twips.

    The date begins `shift` to the right of the office. The shorter date leaves the office `right` from the edge, a
    longer one stands there itself and moves the office to the left.
    """
    if date > office:
        return right + date + shift - office, right
    return right, max(0, right + office - shift - date)
