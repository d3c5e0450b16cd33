"""Templates compiled to WordprocessingML: paragraphs by style, runs by marks, figures between hidden bookmarks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import copy
from typing import TYPE_CHECKING

from reportgen.narrative.captions import GAPS, LABELS, CaptionKind
from reportgen.narrative.target import AttachmentNote, ChartText, Copies, Marks, RedHead, StyleName, TableText
from reportgen.word.charts.setter import ChartPart, ChartSetter
from reportgen.word.closing import kept_with_signature
from reportgen.word.fields import anchored, reference, sequence
from reportgen.word.official import OfficialSetter
from reportgen.word.roles import Styles
from reportgen.word.sections import sectioned
from reportgen.word.signature import SignatureSetter
from reportgen.word.tables import TableSetter
from reportgen.word.text import bookmarks, content
from reportgen.word.titles import broken_title

if TYPE_CHECKING:
    from reportgen.nouns.layout import Layout
    from reportgen.word.contents.setter import Contents

__all__ = ["WordTarget"]

_JINJA_OPENS = re.compile(r"\{(?=[{%#])")
_ANCHORS = {"table": 1_000_000, "chart": 2_000_000, "attachment": 3_000_000}
"""What is added to the number of a caption or label for the id of its bookmark; those of figures are below."""


class WordTarget:
    """Word documents of one layout in one language.

    It keeps no more of the layout than it prints with, so that it can be stored and loaded without the layout's nouns.
    `styles` are those of the documents, where they differ from the layout's own. `contents` says that they may have a
    table of contents. `lists` is the number of the list that the headings of the first attachment take. `both` are the
    styles by their languages in documents that have two texts.
    """

    name = "word"
    numbers_headings = True

    def __init__(
        self,
        layout: Layout,
        lang: str,
        styles: Styles | None = None,
        contents: bool = False,
        lists: int = 2,
        both: Mapping[str, Styles] | None = None,
    ) -> None:
        self.lang = lang
        self._styles = styles = styles or Styles()
        self._title_rooms = {role: _room_of(layout, lang, role) for role in ("title", "attachment_title")}
        self._runs = {
            Marks(strong, emphasis): _run_opening(lang, styles, strong=strong, emphasis=emphasis)
            for strong in (False, True)
            for emphasis in (False, True)
        }
        self._tables = TableSetter(layout, lang, styles, self._runs)
        self._charts = ChartSetter(layout, lang, styles)
        self._signature = SignatureSetter(layout, lang, styles, self._runs[Marks()])
        self._official = OfficialSetter(layout, lang, styles, self._runs[Marks()])
        self._levels = {style.role: style.level for style in layout[lang].styles if style.level}
        self._lists = lists
        self._numbers: dict[str, str] = {}
        self._contents = _contents(layout, lang, styles, self._runs[Marks()], both) if contents else None

    def opening(self, style: StyleName) -> str:
        """Return what begins a paragraph."""
        return self._styles.opening(style, self._numbers.get(style, ""))

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

    def title(self, text: str, style: StyleName = "title") -> str:
        """Return a title, its lines broken where they read well and about as long as each other."""
        lines = broken_title(text, self._title_rooms[style])
        return f"{self._styles.opening(style)}{self.words(lines, Marks())}</w:p>"

    def contents(self, levels: int) -> str:
        """Hold the place of the table of contents, whose pages are known once the whole body is."""
        return f"<?contents {levels}?>" if self._contents else ""

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

    def red_head(self, head: RedHead) -> str:
        """Return what stands above the title, with its red rule (GB/T 9704-2012, 7.2)."""
        return self._official.red_head(head)

    def attachment_note(self, note: AttachmentNote) -> str:
        """Return a line that names an attachment, its own lines below the first character of the title (7.3.4)."""
        return self._official.attachment_note(note)

    def signature(self, office: str, date: str, *, seal: bool = False) -> str:
        """Return the signing office and the date below it (7.3.5)."""
        return self._signature.lines(office, date, seal=seal)

    def copies(self, copies: Copies) -> str:
        """Return the lines at the foot of the last page (7.4)."""
        return self._official.copies(copies)

    def numbered_anew(self, attachment: int) -> WordTarget:
        """Return a target whose headings take the list of an attachment."""
        found = copy(self)
        found._numbers = {
            role: f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="{attachment + self._lists}"/></w:numPr>'
            for role, level in self._levels.items()
        }
        return found

    def section(self, name: str) -> str:
        """Return nothing: sections show by their headings."""
        return ""

    def page_break(self) -> str:
        """Return nothing: the style of what begins a page says so."""
        return ""

    def finished(self, body: str) -> str:
        """Return the body of a whole report as it stands in the document."""
        return self.filled(sectioned(self.closed(body), self._styles))

    def closed(self, body: str) -> str:
        """Return the body of a whole report, whose document may hold another and has no sections yet."""
        return kept_with_signature(body, self._styles)

    def filled(self, body: str) -> str:
        """Return a body with its table of contents, if it has one."""
        return self._contents.filled(body) if self._contents else body

    def repaged(self, body: str) -> str:
        """Return a body with the tables of contents of both its texts, their pages reckoned anew."""
        return self._contents.repaged(body) if self._contents else body

    def _words(self, text: str) -> str:
        return self.words(text, Marks())


def _room_of(layout: Layout, lang: str, role: str) -> int:
    """Return how many half-width characters a line of a title holds; bold Latin letters take a tenth more."""
    style = layout[lang].style(role)
    half = style.size * 11 // 2 if lang == "en" and style.bold else style.size * 5
    return max(1, layout.page.text_width // half)


def _contents(layout: Layout, lang: str, styles: Styles, run: str, both: Mapping[str, Styles] | None) -> Contents:
    """Return what sets tables of contents, which reports without one do not load."""
    from reportgen.word.contents.setter import Contents

    return Contents(layout, lang, styles, run, both)


def _run_opening(lang: str, styles: Styles, *, strong: bool, emphasis: bool) -> str:
    named = styles["strong"] if strong else styles["emphasis"] if emphasis else ""
    style = f'<w:rStyle w:val="{named}"/>' if named else ""
    hint = '<w:rFonts w:hint="eastAsia"/>' if lang == "zh" else ""
    italic = "<w:i/><w:iCs/>" if strong and emphasis else ""
    properties = f"<w:rPr>{style}{hint}{italic}</w:rPr>" if style or hint else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">'
