"""HTML: a page for a browser, with each figure marked by its number in the list of figures."""

from markupsafe import escape

from reportgen.narrative.captions import GAPS, LABELS, CaptionKind
from reportgen.narrative.target import ChartText, Marks, StyleName, TableText
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

    def title(self, text: str) -> str:
        """Return the title as the page's first heading."""
        return self.opening("title") + self.words(text, Marks()) + self.closing("title")

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

    def signature(self, office: str, date: str) -> str:
        """Return the office and the date below it."""
        return f'<p class="signature">{escape(office)}<br>{escape(date)}</p>'

    def section(self, name: str) -> str:
        """Return nothing: sections show by their headings."""
        return ""

    def page_break(self) -> str:
        """Return a rule, where a printer begins a page."""
        return '<hr class="page">'


def _anchored(name: str, text: str) -> str:
    """Return a label that references to `name` lead to."""
    return f'<span id="ref-{escape(name)}">{escape(text)}</span>' if name else str(escape(text))


def _marked(markup: str, marks: Marks) -> str:
    markup = f"<strong>{markup}</strong>" if marks.strong else markup
    return f"<em>{markup}</em>" if marks.emphasis else markup
