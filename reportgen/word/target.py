"""Templates compiled to WordprocessingML: paragraphs by style, runs by marks, figures between hidden bookmarks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from reportgen.narrative.captions import GAPS, LABELS, CaptionKind
from reportgen.narrative.target import ChartText, Marks, StyleName, TableText
from reportgen.word.charts.setter import ChartPart, ChartSetter
from reportgen.word.closing import kept_with_signature
from reportgen.word.fields import anchored, reference, sequence
from reportgen.word.roles import Styles
from reportgen.word.sections import sectioned
from reportgen.word.tables import TableSetter
from reportgen.word.text import bookmarks, content, halves, seams
from reportgen.word.titles import broken_title

if TYPE_CHECKING:
    from reportgen.nouns.layout import Layout

__all__ = ["WordTarget"]

_JINJA_OPENS = re.compile(r"\{(?=[{%#])")
_ANCHORS = {"table": 1_000_000, "chart": 2_000_000, "attachment": 3_000_000}
"""What is added to the number of a caption or label for the id of its bookmark; those of figures are below."""
_MARGIN = 20
"""By which part of their width bold or wide letters may exceed what Latin text is reckoned at."""


class _Lines(NamedTuple):
    """What the lengths of lines depend on, in twips; `size` is the height of the signature's type.

    `title_half` is the width of half a character of the title; bold Latin letters take a tenth more.
    `right` and `shift` place the signature and the date; `spacing` is added to each of their characters.
    """

    room: int
    title_half: int
    size: int
    spacing: int
    right: int
    shift: int


class WordTarget:
    """Word documents of one layout in one language.

    It keeps no more of the layout than it prints with, so that it can be stored and loaded without the layout's nouns.
    `styles` are those of the documents, where they differ from the layout's own.
    """

    name = "word"
    numbers_headings = True

    def __init__(self, layout: Layout, lang: str, styles: Styles | None = None) -> None:
        self.lang = lang
        self._styles = styles = styles or Styles()
        self._lines = _lines(layout, lang)
        self._runs = {
            Marks(strong, emphasis): _run_opening(lang, styles, strong=strong, emphasis=emphasis)
            for strong in (False, True)
            for emphasis in (False, True)
        }
        self._tables = TableSetter(layout, lang, styles, self._runs)
        self._charts = ChartSetter(layout, lang, styles)

    def opening(self, style: StyleName) -> str:
        """Return what begins a paragraph."""
        return self._styles.opening(style)

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
        begin, end = bookmarks(number)
        return f"{begin}{self._runs[marks]}{content(text)}</w:t></w:r>{end}"

    def title(self, text: str) -> str:
        """Return the title, its lines broken where they read well and about as long as each other."""
        lines = broken_title(text, self._lines.room // self._lines.title_half)
        return f"{self._styles.opening('title')}{self.words(lines, Marks())}</w:p>"

    def table(self, table: TableText) -> str:
        """Return a table as wide as the type area, and a paragraph below it."""
        return self._tables.table(table)

    def chart(self, chart: ChartText) -> str:
        """Return the paragraph of a chart, as wide as the type area; `chart_parts` hold what it shows."""
        return self._charts.drawing(chart)

    def chart_parts(self, charts: Sequence[ChartText]) -> tuple[ChartPart, ...]:
        """Return what the package holds of the charts of a report."""
        return self._charts.parts(charts)

    def caption(self, kind: CaptionKind, name: str, number: int, text: str) -> str:
        """Return the numbered title of a table or chart; label and number stand in a bookmark."""
        run, label = self._runs[Marks()], LABELS[self.lang][kind]
        numbered = f"{self._words(label)}{sequence(label.strip(), number, run)}"
        if name:
            numbered = anchored(name, _ANCHORS[kind] + number, numbered)
        return f"{self._styles.opening(f'{kind}_title')}{numbered}{self._words(GAPS[self.lang] + text)}</w:p>"

    def label(self, name: str, number: int, text: str) -> str:
        """Return the label of an attachment on a page of its own, within a bookmark."""
        words = self._words(text)
        if name:
            words = anchored(name, _ANCHORS["attachment"] + number, words)
        return f"{self._styles.opening('attachment_label')}{words}</w:p>"

    def reference(self, name: str, text: str, marks: Marks) -> str:
        """Return a field that repeats a label and leads to it."""
        return reference(name, text, self._runs[marks])

    def signature(self, office: str, date: str) -> str:
        """Return the signing office and the date below it (GB/T 9704-2012, 7.3.5, without a seal)."""
        lines, room = self._lines, self._lines.room
        width, date_width = self._width(office), self._width(date)
        if self.lang == "zh":
            first, second = _right_indents(width, date_width, lines.right, lines.shift)
        else:
            width += width // _MARGIN
            first = second = min(lines.right, max(0, room - width))
        office_line = self._styles.opening("signature", _indent(min(first, max(0, room - width))))
        date_line = self._styles.opening("date", _indent(min(second, max(0, room - date_width))))
        written = f"{office_line}{self.words(office, Marks())}</w:p>" if office else ""
        return f"{written}{date_line}{self.words(date, Marks())}</w:p>"

    def section(self, name: str) -> str:
        """Return nothing: sections show by their headings."""
        return ""

    def page_break(self) -> str:
        """Return nothing: the style of what begins a page says so."""
        return ""

    def finished(self, body: str) -> str:
        """Return the body of a whole report as it stands in the document."""
        return sectioned(self.closed(body), self._styles)

    def closed(self, body: str) -> str:
        """Return the body of a whole report, whose document may hold another and has no sections yet."""
        return kept_with_signature(body, self._styles)

    def _words(self, text: str) -> str:
        return self.words(text, Marks())

    def _width(self, text: str) -> int:
        """Return the width of a line in twips; Latin prose in a Times is a tenth narrower than half-width type."""
        size = self._lines.size
        half = size // 2 if self.lang == "zh" else size * 9 // 20
        return halves(text) * half + len(seams(text)) * size // 4 + len(text) * self._lines.spacing


def _lines(layout: Layout, lang: str) -> _Lines:
    setting, rule = layout[lang], layout.signature
    title, signature = setting.style("title"), setting.style("signature")
    size = signature.size * 10
    half = title.size * 11 // 2 if lang == "en" and title.bold else title.size * 5
    spacing = setting.grid.spacing if signature.tight else 0
    places = rule.right * size // 100, rule.shift * size // 100
    return _Lines(layout.page.text_width, half, size, spacing, *places)


def _run_opening(lang: str, styles: Styles, *, strong: bool, emphasis: bool) -> str:
    named = styles["strong"] if strong else styles["emphasis"] if emphasis else ""
    style = f'<w:rStyle w:val="{named}"/>' if named else ""
    hint = '<w:rFonts w:hint="eastAsia"/>' if lang == "zh" else ""
    italic = "<w:i/><w:iCs/>" if strong and emphasis else ""
    properties = f"<w:rPr>{style}{hint}{italic}</w:rPr>" if style or hint else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">'


def _indent(right: int) -> str:
    return f'<w:ind w:right="{right}"/>' if right else ""


def _right_indents(office: int, date: int, right: int, shift: int) -> tuple[int, int]:
    """Return the distances of the office and of the date from the right edge, from their widths; all in twips.

    The date begins `shift` to the right of the office. The shorter date leaves the office `right` from the edge, a
    longer one stands there itself and moves the office to the left.
    """
    if date > office:
        return right + date + shift - office, right
    return right, max(0, right + office - shift - date)
