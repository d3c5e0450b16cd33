"""Titles on several lines, none of them a leftover (GB/T 9704-2012, 7.3.1: a trapezoid or a diamond)."""

import re
from bisect import bisect_left
from functools import lru_cache

from reportgen.word.text import halves, seams

__all__ = ["broken_title"]

_GOOD = re.compile(
    r"(?<= )"
    r"|(?<=[，：；、度的处会局])"
    r"|(?<=[年月日])(?![度份上下第\d])"
    r"|(?<=[省市县区乡镇村道])(?![省市县区乡镇村道委办政居内级])"
    r"|(?=关于)"
)
_FAIR = re.compile("(?<=机关|单位|人口|家庭|服务|管理|工作|活动|情况)")
"""Where words that titles often have end: a line ends there rather than inside a word."""
_SMALL = re.compile(r"(?<= )(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with) $")
_COLON = re.compile("[:：]")
_NEAR = 12
"""How far from the wanted place a line may end, in half-width characters, so that it ends at a good one."""


@lru_cache(maxsize=64)
def broken_title(text: str, room: int) -> str:
    """Break a title into as few lines as fit, of about one length; `room` is a line in half-width characters.

    A line ends after a colon that can end one, for which an English title may have a line more; or else after a date,
    the name of a place or of an office, a stop or a space where one is near, or else after a word that titles often
    have. An English line does not end in a small word where another place is near. Attachments have the same titles in
    every report, which is why they are remembered.
    """
    lines = _balanced(text, room)
    before, colon, behind = text.partition(": ")
    if colon and len(lines) > 1:
        parts = [*_balanced(f"{before}:", room), *_balanced(behind, room)]
        lines = parts if len(parts) <= len(lines) + 1 else lines
    return "\n".join(lines)


def _balanced(text: str, room: int) -> list[str]:
    """Return a title as few lines of about one length; as one where no line can be broken."""
    fewest = -(-_width(text) // room)
    found = (_lines(text, count, room) for count in (fewest, fewest + 1))
    return next(filter(None, found), [text])


def _lines(text: str, count: int, room: int) -> list[str]:
    """Return a title as so many lines; none where there are no places to break it into as many that fit."""
    lines: list[str] = []
    for left in range(count, 1, -1):
        at = _break(text, left, room)
        if at is None:
            return []
        lines.append(text[:at].rstrip())
        text = text[at:]
    return [*lines, text]


def _break(text: str, lines: int, room: int) -> int | None:
    """Return where the first of so many lines ends, None where no place will do."""
    whole, met = _width(text), seams(text)
    good = {found.start() for found in _GOOD.finditer(text)}
    spaced = " " in text
    places = [at for at in (good if spaced else range(1, len(text))) if text[at : at + 1].strip()]
    widths = {at: halves(text[:at]) + (bisect_left(met, at) + 1) // 2 for at in places}
    least = whole - (lines - 1) * room
    fitting = [at for at in places if least <= widths[at] <= room + text[:at].endswith(" ")]
    fitting.sort(key=lambda at: (abs(widths[at] * lines - whole), at))
    if _COLON.search(text) and (best := [at for at in fitting if text[:at].rstrip().endswith((":", "："))]):
        return best[0]
    near = [at for at in fitting if at in good and abs(widths[at] * lines - whole) <= _NEAR * lines]
    if spaced or not fitting:
        return next((at for at in near if not _SMALL.search(text[:at])), next(iter(fitting), None))
    fair = {found.start() for found in _FAIR.finditer(text)}
    return next(iter(near), next((at for at in fitting if at in fair), fitting[0]))


def _width(text: str) -> int:
    """Return the width in half-width characters, with the quarter of a character where Han meets Latin or digits."""
    return halves(text) + (len(seams(text)) + 1) // 2
