"""Plain text: what tests read, and what a terminal shows."""

from collections.abc import Sequence
from typing import Self

from reportgen.narrative.captions import GAPS, LABELS, CaptionKind
from reportgen.narrative.target import AttachmentNote, ChartText, Copies, Marks, RedHead, StyleName, TableText

__all__ = ["TextTarget"]


class TextTarget:
    """A report as lines of text; paragraphs stand between blank lines, tables and charts are separated by tabs."""

    name = "text"
    numbers_headings = False

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def opening(self, style: StyleName) -> str:
        """Return nothing: a paragraph begins where the last one ended."""
        return ""

    def closing(self, style: StyleName) -> str:
        """Return the mark of a paragraph's end; see `finished`."""
        return "\x1e"

    def constant(self, text: str, marks: Marks) -> str:
        """Return the words, escaped for Jinja."""
        return text.replace("{", "{{ '{' }}")

    def words(self, text: str, marks: Marks) -> str:
        """Return the words."""
        return text

    def figure(self, number: int, text: str, marks: Marks) -> str:
        """Return the text of a figure."""
        return text

    def title(self, text: str, style: StyleName = "title") -> str:
        """Return a title on a line of its own."""
        return text + self.closing(style)

    def contents(self, levels: int) -> str:
        """Return nothing: text has no pages."""
        return ""

    def table(self, table: TableText) -> str:
        """Return a line for each row, its cells separated by tabs."""
        rows = ("\t".join(cell.text for cell in row) for row in table.rows)
        lines = (table.unit, "\t".join(table.headings), *rows, table.note, table.source)
        return "\n".join(line for line in lines if line) + "\x1e"

    def caption(self, kind: CaptionKind, name: str, number: int, text: str) -> str:
        """Return the numbered title of a table or chart on a line of its own."""
        return f"{LABELS[self.lang][kind]}{number}{GAPS[self.lang]}{text}{self.closing('table_title')}"

    def label(self, name: str, number: int, text: str) -> str:
        """Return the label of an attachment on a line of its own."""
        return text + self.closing("attachment_label")

    def reference(self, name: str, text: str, marks: Marks) -> str:
        """Return the text of a label."""
        return text

    def chart(self, chart: ChartText) -> str:
        """Return a line for each category, its values separated by tabs; what has no value is empty."""
        columns = [_shown(values, chart.decimals) for _, values in chart.series]
        head = [chart.unit, *(name for name, _ in chart.series)]
        return "\n".join("\t".join(line) for line in (head, *zip(chart.categories, *columns, strict=True))) + "\x1e"

    def red_head(self, head: RedHead) -> str:
        """Return the issuer, and below it the number and who approves."""
        signer = self._side_by_side(head.label, head.signer) if head.signer else ""
        second = "\t".join(part for part in (head.number, signer) if part)
        return f"{head.issuer}\x1e{second}\x1e"

    def attachment_note(self, note: AttachmentNote) -> str:
        """Return a line with the number and the title of an attachment."""
        return self._side_by_side(note.label, note.marker, note.title) + "\x1e"

    def signature(self, office: str, date: str, *, seal: bool = False) -> str:
        """Return the office and the date on two lines."""
        return f"{office}\n{date}\x1e"

    def section(self, name: str) -> str:
        """Return nothing: sections show by their headings."""
        return ""

    def copies(self, copies: Copies) -> str:
        """Return a line of those who get a copy, and one of the office and the day."""
        to = self._side_by_side(copies.label, copies.to) + "\n" if copies.to else ""
        return f"{to}{copies.issuer}\t{copies.date}\x1e"

    def numbered_anew(self, attachment: int) -> Self:
        """Return the format itself: what writes a report counts its headings."""
        return self

    def page_break(self) -> str:
        """Return nothing: text has no pages."""
        return ""

    @staticmethod
    def finished(body: str) -> str:
        """Return a rendered body as a text file."""
        return "\n\n".join(part for part in body.split("\x1e") if part) + "\n"

    def _side_by_side(self, *parts: str) -> str:
        return (" " if self.lang == "en" else "").join(part for part in parts if part)


def _shown(values: Sequence[int | float | None], decimals: int) -> list[str]:
    return ["" if value is None else format(value, f".{decimals}f") for value in values]
