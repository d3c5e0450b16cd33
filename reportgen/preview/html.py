"""HTML: a page for a browser, with each figure marked by its number in the list of figures."""

from typing import Self

from markupsafe import escape

from reportgen.narrative.captions import GAPS, LABELS, CaptionKind
from reportgen.narrative.target import AttachmentNote, ChartText, Copies, Marks, RedHead, StyleName, TableText
from reportgen.preview.tables import table_elements

__all__ = ["HtmlTarget"]

_TAGS: dict[StyleName, str] = {
    "title": "h1",
    "heading1": "h2",
    "heading2": "h3",
    "heading3": "h4",
    "heading4": "h5",
    "attachment_title": "h2",
}


class HtmlTarget:
    """A report as HTML elements, for a page to set."""

    name = "html"
    numbers_headings = False

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def opening(self, style: StyleName) -> str:
        """Return the opening tag of a paragraph or heading."""
        return f'<{_TAGS.get(style, "p")} class="{style}">'

    def closing(self, style: StyleName) -> str:
        """Return the closing tag."""
        return f"</{_TAGS.get(style, 'p')}>"

    def constant(self, text: str, marks: Marks) -> str:
        """Return the words, escaped for HTML and for Jinja."""
        return self.words(text, marks).replace("{", "&#123;")

    def words(self, text: str, marks: Marks) -> str:
        """Return the words, escaped."""
        return _marked(str(escape(text)), marks)

    def figure(self, number: int, text: str, marks: Marks) -> str:
        """Return a link to the figure's entry, which describes it."""
        return _marked(
            f'<a class="figure" id="p{number}" href="#f{number}" aria-describedby="f{number}">{escape(text)}</a>', marks
        )

    def title(self, text: str, style: StyleName = "title") -> str:
        """Return a title as a heading, the report's own as the first one of the page."""
        return self.opening(style) + self.words(text, Marks()) + self.closing(style)

    def contents(self, levels: int) -> str:
        """Return nothing: a page for a browser is read from its beginning."""
        return ""

    def table(self, table: TableText) -> str:
        """Return a table with what stands above and below it."""
        return table_elements(table, self.figure)

    def caption(self, kind: CaptionKind, name: str, number: int, text: str) -> str:
        """Return the numbered title of a table or chart."""
        style: StyleName = "table_title" if kind == "table" else "chart_title"
        label = _anchored(name, f"{LABELS[self.lang][kind]}{number}")
        return f"{self.opening(style)}{label}{escape(GAPS[self.lang] + text)}{self.closing(style)}"

    def label(self, name: str, number: int, text: str) -> str:
        """Return the label of an attachment."""
        return f"{self.opening('attachment_label')}{_anchored(name, text)}{self.closing('attachment_label')}"

    def reference(self, name: str, text: str, marks: Marks) -> str:
        """Return a link to a caption or label."""
        return _marked(f'<a href="#ref-{escape(name)}">{escape(text)}</a>', marks)

    def chart(self, chart: ChartText) -> str:
        """Return a chart as a drawing."""
        from reportgen.preview.svg import chart_svg

        return f'<figure class="chart" id="p{chart.number}">{chart_svg(chart, self.lang)}</figure>'

    def red_head(self, head: RedHead) -> str:
        """Return a header of the issuer, the number and who approves."""
        signer = f'<span class="signer">{self._joined(head.label, head.signer)}</span>' if head.signer else ""
        second = f"{escape(head.number)} {signer}".strip()
        number = f'<p class="document_number">{second}</p>' if second else ""
        return f'<header class="red_head"><p class="issuer">{escape(head.issuer)}</p>{number}</header>'

    def attachment_note(self, note: AttachmentNote) -> str:
        """Return a paragraph with the number and the title of an attachment."""
        style: StyleName = "attachment_note" if note.label else "attachment_more"
        return self.opening(style) + self._joined(note.label, note.marker, note.title) + self.closing(style)

    def signature(self, office: str, date: str, *, seal: bool = False) -> str:
        """Return the office and the date below it; a browser leaves no place for a seal."""
        return f'<p class="signature">{escape(office)}<br>{escape(date)}</p>'

    def section(self, name: str) -> str:
        """Return nothing: sections show by their headings."""
        return ""

    def copies(self, copies: Copies) -> str:
        """Return a footer of those who get a copy, the office and the day."""
        to = f'<p class="copies">{self._joined(copies.label, copies.to)}</p>' if copies.to else ""
        issued = f'<p class="copies">{escape(copies.issuer)} <span>{escape(copies.date)}</span></p>'
        return f'<footer class="copies">{to}{issued}</footer>'

    def numbered_anew(self, attachment: int) -> Self:
        """Return the format itself: what writes a report counts its headings."""
        return self

    def page_break(self) -> str:
        """Return a rule, where a printer begins a page."""
        return '<hr class="page">'

    def _joined(self, *parts: str) -> str:
        return str(escape((" " if self.lang == "en" else "").join(part for part in parts if part)))


def _anchored(name: str, text: str) -> str:
    """Return a label that references to `name` lead to."""
    return f'<span id="ref-{escape(name)}">{escape(text)}</span>' if name else str(escape(text))


def _marked(markup: str, marks: Marks) -> str:
    markup = f"<strong>{markup}</strong>" if marks.strong else markup
    return f"<em>{markup}</em>" if marks.emphasis else markup
