"""On which page each bookmark of a document stands: paragraphs and rows put on pages as word processors put them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

__all__ = ["Block", "pages_of"]

_FEW = 2
"""The fewest lines of a paragraph that stand alone at the foot or the head of a page."""


class Block(NamedTuple):
    """A paragraph, or a row of a table: the heights of its lines, and how it may be put on pages; all in twips.

    `names` are the bookmarks at its beginning. `sheet` counts the sections, and `room` is the height of the type area
    there. `head` is the height of the rows that a table repeats on every page.
    """

    lines: tuple[int, ...]
    names: tuple[str, ...] = ()
    before: int = 0
    after: int = 0
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    sheet: int = 0
    room: int = 0
    head: int = 0


def pages_of(blocks: Iterable[Block]) -> dict[str, int]:
    """Return the number of the page on which each bookmark stands, from 1."""
    placed = tuple(blocks)
    pages = _Pages()
    for index, block in enumerate(placed):
        if not index or not placed[index - 1].keep_next or block.new_page:
            pages.keep(_together(placed, index), block)
        pages.put(block)
    return pages.found


class _Pages:
    """The pages as they are filled: the number of the last one, and how much of it is used.

    Of the space behind a paragraph, `_after`, and that before the next the larger one counts. Space before a paragraph
    is dropped where text flows on to a page, and kept at the head of the first one.
    """

    def __init__(self) -> None:
        self.found: dict[str, int] = {}
        self._page = 1
        self._used = 0
        self._after = 0
        self._sheet = 0

    def keep(self, height: int, block: Block) -> None:
        """Begin a page where what must stand together does not fit on this one, and does on one of its own."""
        if self._used and self._used - min(self._after, block.before) + height > block.room >= height:
            self._begin(block.head)

    def put(self, block: Block) -> None:
        if (block.new_page or block.sheet != self._sheet) and self._used:
            self._begin()
        self._sheet = block.sheet
        lines = block.lines
        begun = self._used
        self._used += max(block.before - self._after, 0) if begun or block.new_page or self._page == 1 else 0
        fitting = self._fitting(block)
        if not fitting and begun:
            self._begin(block.head)
            fitting = self._fitting(block)
        self.found |= dict.fromkeys(block.names, self._page)
        while fitting < len(lines):
            lines = lines[max(fitting, 1) :]
            self._begin(block.head)
            fitting = self._fitting(block._replace(lines=lines))
        self._used += sum(lines) + block.after
        self._after = block.after

    def _begin(self, used: int = 0) -> None:
        self._page += 1
        self._used, self._after = used, 0

    def _fitting(self, block: Block) -> int:
        """Return how many lines of a block this page holds, without leaving too few here or on the next."""
        count, room = 0, block.room - self._used
        for height in block.lines:
            room -= height
            if room < 0:
                break
            count += 1
        if count == len(block.lines):
            return count
        count = min(count, len(block.lines) - _FEW)
        return 0 if block.keep_lines or count < _FEW else count


def _together(blocks: Sequence[Block], start: int) -> int:
    """Return the height of what must stand on the page where a block begins: those it is kept with, and the first
    lines of the last of them."""
    height = after = 0
    for block in blocks[start:]:
        height += max(block.before - after, 0)
        if not block.keep_next:
            few = len(block.lines) if block.keep_lines or len(block.lines) < 2 * _FEW else _FEW
            return height + sum(block.lines[:few])
        after = block.after
        height += sum(block.lines) + after
    return height
