"""How wide the columns of a table are: what their content needs, and what they give where there is too little room."""

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reportgen.narrative.target import Cell, TableText
from reportgen.word.text import halves

__all__ = ["Need", "needs", "widths"]

_LEAST = 4
"""The narrowest column, in half-width characters."""
_WHOLE = 8
"""Up to how many half-width characters a heading or a name stands on one line."""
_BROKEN = 16
"""How wide a heading or a name needs to be at most once it is broken."""
_UNIT = re.compile(r" ?(?:（[^（）]*）|\([^()]*\))$")
"""The unit at the end of a heading."""
_PARTS = re.compile(r"（[^（）]*）|[\x21-\x7e]+")
"""What is not broken: a unit in brackets, a Latin word."""
_PIECES = re.compile(rf"(?:{_PARTS.pattern}|.) *", re.DOTALL)
"""What a heading is broken between."""


class Need(NamedTuple):
    """What a column needs, in half-width characters: its longest cell, and its widths, from the best to the narrowest.

    At best all stands in one line, only the unit of the heading in the next; then the heading stands in two lines, then
    in three, then names are broken too; the last widths are those of the longest word, and of the longest one below the
    heading. `figures` says whether the column holds figures, which are never broken.
    """

    longest: int
    widths: tuple[int, ...]
    figures: bool


def needs(table: TableText) -> list[Need]:
    """Return what each column of a table needs."""
    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.headings)
    grouped = sum(table.groups)
    found = [
        _need(heading, column[:grouped] if grouped and number < 2 else column)
        for number, (heading, column) in enumerate(zip(table.headings, columns, strict=True))
    ]
    if not grouped:
        return found
    beside = _longest([row[0] for row in table.rows[grouped:]])
    both = zip(found[0].widths, found[1].widths, strict=True)
    named = tuple(max(width, beside - first) for first, width in both)
    return [found[0], found[1]._replace(widths=named), *found[2:]]


def _need(heading: str, column: Sequence[Cell]) -> Need:
    longest = _longest(column)
    if any(number for _, number in column):
        return _needed(heading, longest, longest, figures=True)
    name = max((_longest_part(text) for text, _ in column), default=_LEAST)
    return _needed(heading, longest, name, figures=False)


@lru_cache(maxsize=4096)
def _needed(heading: str, longest: int, name: int, *, figures: bool) -> Need:
    """Return what a column needs below a heading; `name` is the longest part of a cell that is not broken."""
    word, head = _longest_part(heading), halves(heading)
    best, less = (max(longest, _width_in(heading, lines), word) for lines in (2, 3))
    bare = halves(_UNIT.sub("", heading) if figures else heading) + heading.isascii()
    whole = max(best, bare) if bare <= _BROKEN else best
    names = name if figures else max(name, min(-(-longest // 2), _BROKEN))
    readable = min(less, max(names, min(-(-head // 4), _BROKEN), word))
    return Need(longest, (whole, best, less, readable, min(readable, max(name, word)), name), figures)


def widths(needed: Sequence[Sequence[int]], room: int) -> list[int]:
    """Return the widths of columns in twips, which add up to `room`; each is given what it needs, from the best down.

    Columns get what they need at best and an equal part of the rest. Where there is too little, as many headings as can
    stand in one line do; then columns give of what they can; and where that is not enough, the wide ones in proportion.
    """
    whole, best, *narrower = zip(*needed, strict=True)
    chosen = _raised(best, whole, room)
    rest = room - sum(chosen)
    found = [need + rest // len(best) for need in chosen] if rest >= 0 else []
    for least in narrower:
        if not found and sum(least) <= room:
            given, spare = sum(best) - room, sum(best) - sum(least)
            found = [need - given * (need - few) // spare for need, few in zip(best, least, strict=True)]
        best = least
    found = found or _narrowed(best, room)
    found[0] += room - sum(found)
    return found


def _raised(least: Sequence[int], best: Sequence[int], room: int) -> list[int]:
    """Return `least` with as many columns at their best as there is room for, those that need least more first."""
    found = list(least)
    for number in sorted(range(len(least)), key=lambda number: best[number] - least[number]):
        if sum(found) + best[number] - least[number] <= room:
            found[number] = best[number]
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
    return max((_LEAST, *map(width, texts)))


def _width_in(heading: str, lines: int) -> int:
    """Return the narrowest width in which a heading stands in so many lines."""
    pieces = _PIECES.findall(heading)
    least = max([-(-halves(heading) // (lines + 1)), *(halves(piece.rstrip(" ")) for piece in pieces)])
    return next(width for width in itertools.count(least) if _lines_of(pieces, width) <= lines)


def _lines_of(pieces: Sequence[str], width: int) -> int:
    """Count the lines of a width; the space behind a line's last word hangs over its end."""
    lines, room = 1, width
    for piece in pieces:
        if halves(piece.rstrip(" ")) > room:
            lines, room = lines + 1, width
        room -= halves(piece)
    return lines


@lru_cache(maxsize=4096)
def _longest_part(text: str) -> int:
    """Return how wide the longest part of a text is that is not broken, with room for bold letters."""
    bare = _UNIT.sub("", text)
    if (whole := halves(bare)) <= _WHOLE and not text.isascii():
        return max(whole, halves(text[len(bare) :]))
    return max((halves(part) + 1 for part in _PARTS.findall(text)), default=_LEAST)
