"""How wide the columns of a table are: what their content needs, and what they give where there is too little room."""

from collections.abc import Sequence
from typing import NamedTuple

from reportgen.narrative.target import Cell, TableText
from reportgen.word.text import halves

__all__ = ["Need", "needs", "widths"]

_LEAST = 4
"""The narrowest column, in half-width characters."""
_HEAD_LINES = 2
"""Into how many lines a heading may be broken before it widens its column."""
_NARROW_HEAD_LINES = 3
"""The same where there is too little room."""
_UNBROKEN = 8
"""Up to how many half-width characters words are not broken in a narrow column."""


class Need(NamedTuple):
    """What a column needs, in half-width characters: the longest cell, all of it, and how narrow it could be.

    `figures` says whether it holds figures, which are never broken.
    """

    longest: int
    full: int
    least: int
    figures: bool


def needs(table: TableText) -> list[Need]:
    """Return what each column of a table needs."""
    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.headings)
    grouped = sum(table.groups)
    found = [
        _need(heading, column[:grouped] if grouped and number < 2 else column)
        for number, (heading, column) in enumerate(zip(table.headings, columns, strict=True))
    ]
    if grouped and (longest := _longest([row[0] for row in table.rows[grouped:]])) > found[0].full + found[1].full:
        found[1] = found[1]._replace(full=longest - found[0].full)
    return found


def _need(heading: str, column: Sequence[Cell]) -> Need:
    longest, word = _longest(column), _longest_word(heading)
    full = max(longest, -(-halves(heading) // _HEAD_LINES), word)
    figures = any(number for _, number in column)
    broken = longest if figures else max(min(longest, _UNBROKEN), -(-longest // 2))
    return Need(longest, full, min(full, max(broken, -(-halves(heading) // _NARROW_HEAD_LINES), word)), figures)


def widths(full: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Return the widths of columns in twips, which add up to `room`.

    Columns get what their content needs and an equal part of the rest. Where there is too little, those that could be
    narrower give of what they can; and where that is not enough, the wide ones in proportion.
    """
    rest = room - sum(full)
    if rest >= 0:
        found = [need + rest // len(full) for need in full]
    elif sum(least) <= room:
        spare = sum(full) - sum(least)
        found = [need + rest * (need - few) // spare for need, few in zip(full, least, strict=True)]
    else:
        found = _narrowed(least, room)
    found[0] += room - sum(found)
    return found


def _narrowed(needed: Sequence[int], room: int) -> list[int]:
    """Return widths that fit where the needs do not; columns below the average keep what they need."""
    average = room // len(needed)
    kept = sum(need for need in needed if need <= average)
    wide = sum(needed) - kept
    return [need if need <= average else need * (room - kept) // wide for need in needed]


def _longest(column: Sequence[Cell]) -> int:
    """Return the width of a column's longest cell, in half-width characters."""
    texts = [text for text, _ in column]
    width = len if "".join(texts).isascii() else halves
    return max(_LEAST, *map(width, texts))


def _longest_word(heading: str) -> int:
    """Return how wide the longest Latin word of a heading is, with room for bold letters; Han may break anywhere."""
    return max((len(word) + 1 for word in heading.split() if word.isascii()), default=0)
