"""Tables as wide as the type area: columns as their content needs them, figures in line below each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reportgen.narrative.target import Cell, Marks, TableText
from reportgen.word.columns import Need, needs, widths
from reportgen.word.roles import Styles
from reportgen.word.sections import TURNED, UPRIGHT
from reportgen.word.text import attribute, bookmarks, content, is_special

if TYPE_CHECKING:
    from reportgen.nouns.layout import Layout

__all__ = ["TableSetter"]

_UNTIED = ("", "")
_KEPT = "<w:keepNext/>"
_EMPTY = Cell("")
_READABLE = 3
"""Which of the widths that columns need is the narrowest that reads well."""
_NAMES = 2
"""How many columns name the rows where rows are in groups."""


class _Frame(NamedTuple):
    """What tables have alike whose columns need the same: all but their rows and what stands around them.

    `free` and `kept` are what begins the cells of each kind of row, `kept` those on the page of the next row.
    """

    turned: bool
    room: int
    grid: str
    head: str
    free: Mapping[str, Sequence[str]]
    kept: Mapping[str, Sequence[str]]


class TableSetter:
    """Sets the tables of one layout in one language."""

    def __init__(self, layout: Layout, lang: str, styles: Styles, runs: Mapping[Marks, str]) -> None:
        self._styles = styles
        setting = layout[lang]
        head, row = setting.line("table_head"), setting.line("table_cell")
        self._room, self._turned_room = layout.page.text_width, layout.page.text_height
        self._half = setting.style("table_cell").size * 5
        self._padding = 2 * layout.table.padding
        # A table that takes up to half a page, its head in two lines, stays on one.
        self._unbroken = (layout.page.text_height // 2 - 2 * head) // row
        self._plain = runs[Marks()]
        self._strong = runs[Marks(strong=True)]

    def table(self, table: TableText) -> str:
        """Return a table with its unit above, and a paragraph below it: its notes, or the gap to what follows."""
        frame = _frame(self, table.headings, tuple(needs(table)), table.landscape, bool(table.groups))
        found = (
            f'{self._line("table_unit", table.unit)}<w:tbl><w:tblPr><w:tblStyle w:val="{self._styles["table"]}"/>'
            f'<w:tblW w:w="{frame.room}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
            f"{_said(table)}</w:tblPr><w:tblGrid>{frame.grid}</w:tblGrid>{frame.head}"
            f"{''.join(self._rows(table, frame))}</w:tbl>{self._below(table)}"
        )
        return f"{TURNED}{found}{UPRIGHT}" if frame.turned else found

    def frame(self, headings: Sequence[str], needed: Sequence[Need], landscape: bool | None, grouped: bool) -> _Frame:
        """Return the frame of a table whose columns have these needs; `grouped` says that it has groups of rows."""
        wanted = [[part * self._half + self._padding for part in need.widths] for need in needed]
        turned = self._is_turned(landscape, sum(each[_READABLE] for each in wanted))
        room = self._turned_room if turned else self._room
        columns = widths(wanted, room)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
        aligned = self._alignments(needed, columns)
        aligned = [aligned[0], aligned[0], *aligned[_NAMES:]] if grouped else aligned
        free, kept = (self._openings(columns, aligned, keep, grouped=grouped) for keep in ("", _KEPT))
        return _Frame(turned, room, grid, self._head(headings, columns), free, kept)

    def _is_turned(self, landscape: bool | None, least: int) -> bool:
        """Say whether a table goes on a page turned on its side: asked for, or too wide and then no longer."""
        if landscape is not None:
            return landscape
        return self._room < least <= self._turned_room

    def _alignments(self, needed: Sequence[Need], columns: Sequence[int]) -> list[str]:
        """Return how the cells of each column stand: names left, figures right of the same line, words centred."""
        found = ['<w:jc w:val="left"/>']
        for need, width in list(zip(needed, columns, strict=True))[1:]:
            if need.figures:
                beside = max(0, (width - self._padding - need.longest * self._half) // 2)
                found.append(f'<w:ind w:right="{beside}"/><w:jc w:val="right"/>')
            else:
                found.append('<w:jc w:val="center"/>')
        return found

    def _rows(self, table: TableText, frame: _Frame) -> Iterator[str]:
        """Yield the rows; those of a short table are kept together, of any other the first two and the last two."""
        last, followed = len(table.rows) - 1, bool(table.note or table.source)
        short = last < self._unbroken
        within = set() if short else self._within_groups(table.groups)
        for number, (row, kind) in enumerate(zip(table.rows, _kinds(table), strict=True)):
            is_kept = followed if number == last else short or number in (0, last - 1) or number in within
            strong = table.total and number == last
            if kind == "going":
                row = (_EMPTY, *row[1:])
            elif kind == "beside":
                row = (row[0], *row[_NAMES:])
            yield self._row(row, (frame.kept if is_kept else frame.free)[kind], self._strong if strong else self._plain)

    def _within_groups(self, groups: Sequence[int]) -> set[int]:
        """Return the rows that the next one of their group follows on the same page; of groups that are short."""
        found, start = set[int](), 0
        for count in groups:
            found |= {*range(start, start + count - 1)} if count <= self._unbroken else set()
            start += count
        return found

    def _openings(
        self, columns: Sequence[int], aligned: Sequence[str], keep: str, *, grouped: bool
    ) -> dict[str, list[str]]:
        """Return what begins the cells of rows: plain ones, those that begin or continue a group, those beside none."""
        plain = [self._cell(width, keep + align) for width, align in zip(columns, aligned, strict=True)]
        if not grouped:
            return {"": plain}
        begun, going = (
            self._cell(columns[0], keep + aligned[0], merged)
            for merged in ('<w:vMerge w:val="restart"/>', "<w:vMerge/>")
        )
        beside = self._cell(sum(columns[:_NAMES]), keep + aligned[0], f'<w:gridSpan w:val="{_NAMES}"/>')
        return {
            "begun": [begun, *plain[1:]],
            "going": [going, *plain[1:]],
            "beside": [beside, *plain[_NAMES:]],
        }

    def _row(self, row: Sequence[Cell], openings: Sequence[str], run: str) -> str:
        escaped = content if is_special("".join([text for text, _ in row])) else str
        set_cells = []
        for opening, (text, number) in zip(openings, row, strict=True):
            begin, end = bookmarks(number) if number else _UNTIED
            set_cells.append(f"{opening}{begin}{run}{escaped(text)}</w:t></w:r>{end}</w:p></w:tc>")
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(set_cells)}</w:tr>"

    def _head(self, headings: Sequence[str], columns: Sequence[int]) -> str:
        opening = self._styles.opening("table_head")
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{opening}'
            f"{self._plain}{content(heading)}</w:t></w:r></w:p></w:tc>"
            for heading, width in zip(headings, columns, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"

    def _below(self, table: TableText) -> str:
        if not table.note and not table.source:
            return f"{self._styles.opening('table_end')}</w:p>"
        close = '<w:keepNext/><w:spacing w:afterLines="0" w:after="0"/>' if table.source else ""
        return self._line("table_note", table.note, close) + self._line("table_source", table.source)

    def _line(self, role: str, text: str, properties: str = "") -> str:
        if not text:
            return ""
        return f"{self._styles.opening(role, properties)}{self._plain}{content(text)}</w:t></w:r></w:p>"

    def _cell(self, width: int, properties: str, merged: str = "") -> str:
        opening = self._styles.opening("table_cell", properties)
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}</w:tcPr>{opening}'


@lru_cache(maxsize=512)
def _frame(
    setter: TableSetter, headings: Sequence[str], needed: Sequence[Need], landscape: bool | None, grouped: bool
) -> _Frame:
    """Return the frame of a table; most reports of a kind have columns that need what others' need."""
    return setter.frame(headings, needed, landscape, grouped)


def _kinds(table: TableText) -> Iterator[str]:
    """Yield of each row whether it begins or continues a group or stands beside none; nothing where there are none."""
    for count in table.groups:
        yield "begun"
        yield from ["going"] * (count - 1)
    yield from ["beside" if table.groups else ""] * (len(table.rows) - sum(table.groups))


def _said(table: TableText) -> str:
    """Return which rows and columns are heads, and the title and the description of the table."""
    last = int(table.total)
    look = f'w:val="{0x00A0 + 0x0040 * last:04X}" w:firstRow="1" w:lastRow="{last}" w:firstColumn="1" w:lastColumn="0"'
    title = f'<w:tblCaption w:val="{attribute(table.title)}"/>' if table.title else ""
    told = f'<w:tblDescription w:val="{attribute(table.description)}"/>' if table.description else ""
    return f'<w:tblLook {look} w:noHBand="0" w:noVBand="0"/>{title}{told}'
