"""Where lines of text end: greedily, as word processors break them, from the widths of characters."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from reportgen.word.text import seams

__all__ = ["Words", "line_count", "line_ends"]

_OPENING = "“‘（《〈【〔［｛「『"
_CLOSING = "”’）》〉】〕］｝」』，。、；：？！％…—·"
_HANGING = frozenset("，。、；：？！")
"""What may stand beyond the edge of the type area at the end of a line."""
_SEAMS = 4
"""Where Han meets Latin, there is a space of this part of the size."""
# What no line ends within: Latin words, and any other character, with the punctuation that belongs to them.
_CHINESE = re.compile(
    f" +|\n|[{_OPENING}(\\[]*(?:[!-'*-Z\\\\^-~\u00a0-\u024f–]+|[^{_OPENING}])[{_CLOSING})\\]]*|[{_OPENING}]+"
)
_ENGLISH = re.compile(" +|\n|[^ \n–—-]*[–—-]+|[^ \n–—-]+")


class Words(NamedTuple):
    """The text of a paragraph with the width of each character in thousandths of the `size`, which is in twips.

    `spacing` is added behind each character. Where the text is `chinese`, lines break between any two Han.
    """

    text: str
    widths: Sequence[int]
    size: int
    spacing: int
    chinese: bool


def line_count(words: Words, room: int, first: int) -> int:
    """Return how many lines a paragraph takes; `first` is how much shorter its first line is, in twips."""
    if len(words.text) * words.size <= room - first and "\n" not in words.text:
        return 1
    return sum(1 for _ in line_ends(words, room, first))


def line_ends(words: Words, room: int, first: int) -> Iterator[int]:
    """Yield where each line of a paragraph ends in its text."""
    positions = _positions(words)
    start, shift = 0, float(first)
    for found in (_CHINESE if words.chinese else _ENGLISH).finditer(words.text):
        begin, end = found.span()
        if found[0] == "\n":
            yield end
            start, shift = end, -positions[end]
        elif found[0][0] != " " and positions[end] + shift - _over(words, end) > room and begin > start:
            yield begin
            start, shift = begin, -positions[begin]
    yield len(words.text)


def _positions(words: Words) -> list[float]:
    """Return how far from the beginning of the text each character begins, and the last one ends."""
    size, spacing = words.size / 1000, words.spacing
    widths = [width * size + spacing for width in words.widths]
    if words.chinese:
        for at in seams(words.text):
            widths[at - 1] += words.size / _SEAMS
    return [0.0, *accumulate(widths)]


def _over(words: Words, end: int) -> int:
    """Return how much of what ends there may stand beyond the edge."""
    return words.size + words.spacing if words.chinese and words.text[end - 1] in _HANGING else 0
