"""How much room the paragraphs and tables of a body take, by the layout that sets them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element, fromstring

from reportgen.nouns.layout import SINGLE
from reportgen.word.contents.heading_numbers import heading_number
from reportgen.word.contents.latin_widths import Widths, latin_widths
from reportgen.word.contents.linebreaks import Words, line_count
from reportgen.word.contents.pagination import Block
from reportgen.word.parts import EMU
from reportgen.word.sections import ENDS, TURNED

if TYPE_CHECKING:
    from reportgen.nouns.layout import Layout, ParagraphStyle, Typesetting
    from reportgen.word.roles import Styles

__all__ = ["Measurer"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline/*[@cy]"
_SINGLE = 120
"""The height of a line that is as high as what stands in it, in percent of the size."""
_COUNT = 3
"""The number of a heading whose own is not asked for: none is much wider."""
_SHOWN = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n"}


class _Setting(NamedTuple):
    """How paragraphs of a style are set, in twips; `line` is `SINGLE` where lines are as high as what they hold.

    `widths` are those of plain and of strong type. `number` is about what the style numbers its paragraphs with.
    """

    size: int
    spacing: int
    widths: tuple[Widths, Widths]
    line: int
    before: int
    after: int
    left: int
    right: int
    first: int
    keep: bool
    new_page: bool
    number: str
    chinese: bool


class _Sheet(NamedTuple):
    """The type area of a section, and its place among the sections."""

    number: int
    width: int
    height: int


class Measurer:
    """Measures the bodies of one layout's documents, whose texts have `styles` by their languages.

    Of a document in both languages the first is the one whose grid it has.
    """

    def __init__(self, layout: Layout, styles: Mapping[str, Styles]) -> None:
        first, *_ = styles
        self._strong = frozenset(each["strong"] for each in styles.values())
        self._pitch = layout[first].grid.pitch
        self._page = _Sheet(0, layout.page.text_width, layout.page.text_height)
        self._settings = {
            each[style.role]: _setting(style, layout[lang])
            for lang, each in styles.items()
            for style in layout[lang].styles
        }
        self._body = self._settings[styles[first]["body"]]
        self._padding = 2 * layout.table.padding
        self._border = layout.table.border * 20 // 8

    def blocks(self, body: str) -> Iterator[Block]:
        """Yield the paragraphs and rows of a body as they are put on pages."""
        for kind, mark in ENDS.items():
            body = body.replace(mark, f'<w:sectPr w:turned="{kind == TURNED:d}"/>')
        root = fromstring(f"<body {_NAMESPACES}>{body}</body>")
        elements = list(_elements(root))
        for element, sheet in zip(elements, self._sheets(elements, root.find(f"{_W}sectPr")), strict=True):
            if element.tag == f"{_W}p":
                yield self._paragraph(element, sheet)
            else:
                yield from self._table(element, sheet)

    def _sheets(self, elements: Sequence[Element], last: Element | None) -> list[_Sheet]:
        """Return the sheet that each element stands on; what ends a section stands in its last paragraph.

        `last` is what ends the last one, if it is turned.
        """
        found: list[_Sheet] = []
        number = 0
        for index, element in enumerate(elements, 1):
            section = element.find(f"{_W}pPr/{_W}sectPr")
            if section is not None:
                found += [self._sheet(section, number)] * (index - len(found))
                number += 1
        return found + [self._sheet(last, number)] * (len(elements) - len(found))

    def _sheet(self, section: Element | None, number: int) -> _Sheet:
        turned = section is not None and section.get(f"{_W}turned") == "1"
        page = self._page
        return _Sheet(number, page.height, page.width) if turned else page._replace(number=number)

    def _paragraph(self, element: Element, sheet: _Sheet) -> Block:
        properties = element.find(f"{_W}pPr")
        setting = self._set(properties)
        return Block(
            lines=self._lines(element, setting, sheet.width),
            names=tuple(mark.get(f"{_W}name", "") for mark in element.iter(f"{_W}bookmarkStart")),
            before=setting.before,
            after=setting.after,
            keep_next=setting.keep or _has(properties, "keepNext"),
            keep_lines=setting.keep or _has(properties, "keepLines"),
            new_page=setting.new_page or _has(properties, "pageBreakBefore"),
            sheet=sheet.number,
            room=self._room(sheet),
        )

    def _room(self, sheet: _Sheet) -> int:
        """Return the height of the lines that a page has by its grid."""
        return sheet.height // self._pitch * self._pitch

    def _table(self, element: Element, sheet: _Sheet) -> Iterator[Block]:
        """Yield a block for each row of a table; those that hold text in columns go on over pages."""
        if element.find(f"{_W}tblPr/{_W}tblStyle") is None:
            yield from (self._text_row(row, sheet) for row in element.findall(f"{_W}tr"))
            return
        head = 0
        for row in element.findall(f"{_W}tr"):
            height = max((self._cell(cell) for cell in row.findall(f"{_W}tc")), default=0) + self._border
            kept = row.find(f"{_W}tc/{_W}p/{_W}pPr/{_W}keepNext") is not None or self._keeps(row)
            yield Block((height,), keep_next=kept, sheet=sheet.number, room=self._room(sheet), head=head)
            if row.find(f"{_W}trPr/{_W}tblHeader") is not None:
                head += height

    def _text_row(self, row: Element, sheet: _Sheet) -> Block:
        """Return a row of columns: the lines of the highest one, and what may be said of any paragraph in it."""
        cells = [self._column(cell, sheet) for cell in row.findall(f"{_W}tc")]
        highest = max((cell.lines for cell in cells), key=sum)
        names = tuple(name for cell in cells for name in cell.names)
        return cells[0]._replace(
            lines=highest, names=names, before=0, after=0, new_page=any(cell.new_page for cell in cells)
        )

    def _column(self, cell: Element, sheet: _Sheet) -> Block:
        """Return the paragraphs of a cell as one."""
        margins = cell.find(f"{_W}tcPr/{_W}tcMar")
        beside = sum(_number(margin, "w") for margin in margins) if margins is not None else 0
        room = sheet._replace(width=_number(cell.find(f"{_W}tcPr/{_W}tcW"), "w") - beside)
        blocks = [self._paragraph(one, room) for one in cell.findall(f"{_W}p")]
        lines = tuple(height for block in blocks for height in (block.before, *block.lines, block.after) if height)
        return blocks[0]._replace(lines=lines, names=tuple(name for block in blocks for name in block.names))

    def _cell(self, cell: Element) -> int:
        """Return the height of a cell; one that spans rows has room in all of them."""
        properties = cell.find(f"{_W}tcPr")
        if _has(properties, "vMerge"):
            return 0
        width = cell.find(f"{_W}tcPr/{_W}tcW")
        room = _number(width, "w") - self._padding
        paragraphs = cell.findall(f"{_W}p")
        return sum(sum(self._lines(one, self._set(one.find(f"{_W}pPr")), room)) for one in paragraphs)

    def _keeps(self, row: Element) -> bool:
        first = row.find(f"{_W}tc/{_W}p/{_W}pPr")
        return self._set(first).keep

    def _lines(self, element: Element, setting: _Setting, width: int) -> tuple[int, ...]:
        """Return the heights of a paragraph's lines."""
        count = line_count(self._words(element, setting), width - setting.left - setting.right, setting.first)
        if setting.line != SINGLE:
            return (setting.line,) * count
        drawn = max((int(extent.get("cy", "0")) // EMU for extent in element.iterfind(f".//{_EXTENT}")), default=0)
        return (max(setting.size * _SINGLE // 100, drawn),) * count

    def _words(self, element: Element, setting: _Setting) -> Words:
        """Return the words of a paragraph; of a line of contents those before the tab to its page."""
        plain, strong = setting.widths
        text, widths = setting.number, [plain[one] for one in setting.number]
        for words, is_strong in _runs(element, self._strong):
            if words == "\t":
                break
            text += words
            widths += map((strong if is_strong else plain).__getitem__, words)
        return Words(text, widths, setting.size, setting.spacing, setting.chinese)

    def _set(self, properties: Element | None) -> _Setting:
        """Return how a paragraph is set: its style, and what it says itself."""
        if properties is None:
            return self._body
        named = properties.find(f"{_W}pStyle")
        setting = self._settings.get(named.get(f"{_W}val", ""), self._body) if named is not None else self._body
        indent, spacing = properties.find(f"{_W}ind"), properties.find(f"{_W}spacing")
        if indent is not None:
            left, right = _number(indent, "left", setting.left), _number(indent, "right", setting.right)
            setting = setting._replace(left=left, right=right)
        if spacing is not None:
            before, after = _number(spacing, "before", setting.before), _number(spacing, "after", setting.after)
            setting = setting._replace(before=before, after=after, line=_number(spacing, "line", setting.line))
        return setting


def _setting(style: ParagraphStyle, setting: Typesetting) -> _Setting:
    pitch, hundredth = setting.grid.pitch, style.size / 10
    return _Setting(
        size=style.size * 10,
        spacing=setting.grid.spacing if style.tight else 0,
        widths=(_widths(style, setting, bold=style.bold), _widths(style, setting, bold=True)),
        line=style.line or pitch,
        before=style.before * pitch // 100,
        after=style.after * pitch // 100,
        left=round((style.left + style.hanging) * hundredth),
        right=round(style.right * hundredth),
        first=round((style.first_line - style.hanging) * hundredth),
        keep=style.keep_next,
        new_page=style.new_page,
        number=_sample(style, setting),
        chinese=setting.lang == "zh",
    )


def _widths(style: ParagraphStyle, setting: Typesetting, *, bold: bool) -> Widths:
    return latin_widths(style.font.latin, bold=bold, italic=style.italic, chinese=setting.lang == "zh")


def _sample(style: ParagraphStyle, setting: Typesetting) -> str:
    """Return a number as headings of a style have it."""
    if not style.level:
        return ""
    return heading_number(setting.numbering, (_COUNT,) * style.level)


def _elements(root: Element) -> Iterator[Element]:
    """Yield the paragraphs and tables of a body, those within content controls too."""
    for element in root:
        if element.tag == f"{_W}sdt":
            yield from _elements(element[-1])
        elif element.tag in (f"{_W}p", f"{_W}tbl"):
            yield element


def _runs(element: Element, strong: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """Yield the words of a paragraph, with tabs and breaks, and whether they are strong."""
    for run in element.iter(f"{_W}r"):
        style = run.find(f"{_W}rPr/{_W}rStyle")
        is_strong = style is not None and style.get(f"{_W}val") in strong
        for one in run:
            if one.tag == f"{_W}t":
                yield one.text or "", is_strong
            elif one.tag in _SHOWN:
                yield _SHOWN[one.tag], is_strong


def _number(element: Element | None, name: str, otherwise: int = 0) -> int:
    return int(element.get(f"{_W}{name}", otherwise)) if element is not None else otherwise


def _has(properties: Element | None, name: str) -> bool:
    return properties is not None and properties.find(f"{_W}{name}") is not None
