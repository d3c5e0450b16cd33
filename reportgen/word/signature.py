"""Where the signing office and the date stand (GB/T 9704-2012, 7.3.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.word.roles import Styles
from reportgen.word.text import content, halves, seams

if TYPE_CHECKING:
    from reportgen.nouns.layout import Layout

__all__ = ["SignatureSetter"]

_MARGIN = 20
"""By which part of their width bold or wide letters may exceed what Latin text is reckoned at."""
_SEALED_RIGHT = 4
"""How many characters a date under a seal stands from the right edge (7.3.5.1)."""
_SEALED_LINES = 2
"""How many lines stay empty above a sealed signature: a seal of 42 mm whose centre lies a little above the middle of
office and date then begins half a line below the text, as 7.3.5.1 asks, and ends within a line below the date."""

_RIGHT = '<w:jc w:val="right"/>'


class SignatureSetter:
    """Sets the signing office and the date of one layout in one language; `run` begins a run of plain text."""

    def __init__(self, layout: Layout, lang: str, styles: Styles, run: str) -> None:
        setting, rule = layout[lang], layout.signature
        style = setting.style("signature")
        self._styles = styles
        self._run = run
        self._chinese = lang == "zh"
        self._room = layout.page.text_width
        self._size = style.size * 10
        self._spacing = setting.grid.spacing if style.tight else 0
        self._right, self._shift = rule.right * self._size // 100, rule.shift * self._size // 100
        self._pitch = setting.grid.pitch

    def lines(self, office: str, date: str, *, seal: bool = False) -> str:
        """Return the office, if any, and the date below it."""
        width, date_width = self._width(office), self._width(date)
        if not self._chinese:
            width += width // _MARGIN
        if not seal:
            first, second = self._plain(width, date_width)
            office_line, date_line = _indent(first), _indent(second)
        else:
            first, second = self._sealed(width, date_width)
            office_line = self._spacing_of("before", _SEALED_LINES) + _indent(first) + _RIGHT
            date_line = self._spacing_of("after", 1) + _indent(second) + _RIGHT
        return (self._line("signature", office, office_line) if office else "") + self._line("date", date, date_line)

    def _plain(self, office: int, date: int) -> tuple[int, int]:
        """Return the distances of the office and of the date from the right edge, from their widths (7.3.5.2).

        In Chinese the date begins `shift` to the right of the office. The shorter date leaves the office `right` from
        the edge, a longer one stands there itself and moves the office to the left.
        """
        right, shift = self._right, self._shift
        if not self._chinese:
            first = second = self._within(right, office)
        elif date > office:
            first, second = right + date + shift - office, right
        else:
            first, second = right, max(0, right + office - shift - date)
        return self._within(first, office), self._within(second, date)

    def _sealed(self, office: int, date: int) -> tuple[int, int]:
        """Return the same with a seal: the office is centred over the date, which a long office moves (7.3.5.1)."""
        middle = max(_SEALED_RIGHT * self._size + date // 2, self._size + office // 2)
        return self._within(middle - office // 2, office), self._within(middle - date // 2, date)

    def _within(self, right: int, width: int) -> int:
        """Return a distance from the right edge that leaves a line of a width its room."""
        return min(right, max(0, self._room - width))

    def _spacing_of(self, side: str, lines: int) -> str:
        return f'<w:spacing w:{side}Lines="{lines}00" w:{side}="{lines * self._pitch}"/>'

    def _line(self, role: str, text: str, properties: str) -> str:
        return f"{self._styles.opening(role, properties)}{self._run}{content(text)}</w:t></w:r></w:p>"

    def _width(self, text: str) -> int:
        """Return the width of a line in twips; Latin prose in a Times is a tenth narrower than half-width type."""
        half = self._size // 2 if self._chinese else self._size * 9 // 20
        return halves(text) * half + len(seams(text)) * self._size // 4 + len(text) * self._spacing


def _indent(right: int) -> str:
    return f'<w:ind w:right="{right}"/>' if right else ""
