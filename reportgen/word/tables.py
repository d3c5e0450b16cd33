"""Tables as wide as the type area: columns as their content needs them, figures in line below each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from reportgen.narrative.target import Cell, Marks, TableText
from reportgen.word.roles import Styles
from reportgen.word.text import bookmarks, content, halves, is_special

if TYPE_CHECKING:
    from reportgen.nouns.layout import Layout

__all__ = ["TableSetter"]

_LEAST = 4
"""The narrowest column, in half-width characters."""
_HEAD_LINES = 2
"""Into how many lines a heading may be broken before it widens its column."""
_UNBROKEN = 12
"""Up to how many rows a table stays on one page."""
_UNTIED = ("", "")


class TableSetter:
    """Sets the tables of one layout in one language."""

    def __init__(self, layout: Layout, lang: str, styles: Styles, runs: Mapping[Marks, str]) -> None:
        self._styles = styles
        style = layout[lang].style("table_cell")
        self._room = layout.page.text_width
        self._half = style.size * 5
        self._padding = 2 * layout.table.padding
        self._plain = runs[Marks()]
        self._strong = runs[Marks(strong=True)]

    def table(self, table: TableText) -> str:
        """Return a table and a paragraph below it: its note, or the gap to what follows."""
        columns = list(zip(*table.rows, strict=True)) or [()] * len(table.headings)
        longest = [_longest(column) for column in columns]
        widths = self._widths(table.headings, longest)
        aligned = self._alignments(columns, widths, longest)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self._styles["table"]}"/><w:tblW w:w="{self._room}" w:type="dxa"/>'
            '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{self._head(table.headings, widths)}"
            f"{''.join(self._rows(table, widths, aligned))}</w:tbl>"
            f"{self._below(table.note)}"
        )

    def _widths(self, headings: Sequence[str], longest: Sequence[int]) -> list[int]:
        """Return the widths of the columns in twips, which add up to the type area.

        Columns get what their content needs and an equal part of the rest; where there is too little, the wide ones
        give in proportion.
        """
        needs = [
            max(cells, -(-halves(heading) // _HEAD_LINES), _longest_word(heading)) * self._half + self._padding
            for heading, cells in zip(headings, longest, strict=True)
        ]
        rest = self._room - sum(needs)
        widths = [need + rest // len(needs) for need in needs] if rest >= 0 else self._narrowed(needs)
        widths[0] += self._room - sum(widths)
        return widths

    def _narrowed(self, needs: Sequence[int]) -> list[int]:
        """Return widths that fit where the needs do not; columns below the average keep what they need."""
        average = self._room // len(needs)
        kept = sum(need for need in needs if need <= average)
        wide = sum(needs) - kept
        return [need if need <= average else need * (self._room - kept) // wide for need in needs]

    def _alignments(
        self, columns: Sequence[Sequence[Cell]], widths: Sequence[int], longest: Sequence[int]
    ) -> list[str]:
        """Return how the cells of each column stand: names left, figures right of the same line, words centred."""
        found = ['<w:jc w:val="left"/>']
        for column, width, cells in list(zip(columns, widths, longest, strict=True))[1:]:
            if any(number for _, number in column):
                beside = max(0, (width - self._padding - cells * self._half) // 2)
                found.append(f'<w:ind w:right="{beside}"/><w:jc w:val="right"/>')
            else:
                found.append('<w:jc w:val="center"/>')
        return found

    def _rows(self, table: TableText, widths: Sequence[int], aligned: Sequence[str]) -> Iterator[str]:
        """Yield the rows; those of a short table are kept together."""
        columns = tuple(zip(widths, aligned, strict=True))
        free = [self._cell_opening("table_cell", width, align) for width, align in columns]
        kept = [self._cell_opening("table_cell", width, f"<w:keepNext/>{align}") for width, align in columns]
        last = len(table.rows) - 1
        for number, row in enumerate(table.rows):
            cells = kept if number < last < _UNBROKEN else free
            yield self._row(row, cells, self._strong if table.total and number == last else self._plain)

    def _row(self, row: Sequence[Cell], cells: Sequence[str], run: str) -> str:
        escaped = content if is_special("".join([text for text, _ in row])) else str
        set_cells = []
        for opening, (text, number) in zip(cells, row, strict=True):
            begin, end = bookmarks(number) if number else _UNTIED
            set_cells.append(f"{opening}{begin}{run}{escaped(text)}</w:t></w:r>{end}</w:p></w:tc>")
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(set_cells)}</w:tr>"

    def _head(self, headings: Sequence[str], widths: Sequence[int]) -> str:
        cells = "".join(
            f"{self._cell_opening('table_head', width)}{self._plain}{content(heading)}</w:t></w:r></w:p></w:tc>"
            for heading, width in zip(headings, widths, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"

    def _below(self, note: str) -> str:
        if not note:
            return f"{self._styles.opening('table_end')}</w:p>"
        return f"{self._styles.opening('table_note')}{self._plain}{content(note)}</w:t></w:r></w:p>"

    def _cell_opening(self, role: str, width: int, properties: str = "") -> str:
        opening = self._styles.opening(role, properties)
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{opening}'


def _longest(column: Sequence[Cell]) -> int:
    """Return the width of a column's longest cell, in half-width characters."""
    texts = [text for text, _ in column]
    width = len if "".join(texts).isascii() else halves
    return max(_LEAST, *map(width, texts))


def _longest_word(heading: str) -> int:
    """Return how wide the longest Latin word of a heading is, with room for bold letters; Han may break anywhere."""
    return max((len(word) + 1 for word in heading.split() if word.isascii()), default=0)
