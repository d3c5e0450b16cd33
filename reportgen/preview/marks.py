"""What is drawn in a chart: values as links to what they state, colours that differ in grey as well, legends, text."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import escape

from reportgen.narrative.target import ChartText
from reportgen.preview.scale import cut, digits, width_of

__all__ = [
    "GRID",
    "SIZE",
    "SMALL",
    "WIDTH",
    "Mark",
    "colour",
    "legend",
    "line",
    "marks_of",
    "rect",
    "small",
    "text",
]

_COLOURS = (
    *("#17324d", "#b5542b", "#6f9fc8", "#e5bd5f", "#3f6b46", "#d9d9d4"),
    *("#7d4f8a", "#9dbfa5", "#8a6d3b", "#b7c9dd", "#a33b50", "#5a5a5a"),
)
"""Neighbours differ in how dark they are, so that they can be told apart without colours."""
GRID = "#d5d5d0"
WIDTH = 640.0
SIZE = 14.0
SMALL = 13.0
_SWATCH = 12.0
_GAP = 18.0
_ROW = 22.0


class Mark(NamedTuple):
    """A value of a chart: its places among the categories and the series, as printed, and the link around its shape."""

    category: int
    series: int
    value: float
    shown: str
    link: str

    def linked(self, shape: str) -> str:
        """Return the shape that stands for the value."""
        return f"{self.link}{shape}</a>"


def marks_of(chart: ChartText, lang: str) -> list[Mark]:
    """Return the values of a chart in the order in which its entry of the list of figures states them."""
    found: list[Mark] = []
    space = "" if lang == "zh" or chart.unit == "%" else " "
    for at, category in enumerate(chart.categories):
        for number, series in enumerate(chart.series):
            value = series.values[at]
            if value is None:
                continue
            shown = digits(value, chart.decimals, lang)
            name = " ".join((category, series.name)) if len(chart.series) > 1 else category
            target = f"f{chart.number}-{len(found) + 1}"
            label = escape(f"{name} {shown}{space}{chart.unit}".strip())
            link = f'<a class="figure" href="#{target}" aria-describedby="{target}" aria-label="{label}">'
            found.append(Mark(at, number, value, shown, link))
    return found


def text(x: float, y: float, words: str, anchor: str = "middle", more: str = "") -> str:
    """Return a line of text."""
    return f'<text x="{x:.5g}" y="{y:.5g}" text-anchor="{anchor}"{more}>{escape(words)}</text>'


def small(x: float, y: float, words: str, anchor: str = "middle", more: str = "") -> str:
    """Return a line of small text."""
    return text(x, y, words, anchor, f' font-size="{SMALL:g}"{more}')


def rect(x: float, y: float, wide: float, tall: float, fill: str) -> str:
    """Return a rectangle."""
    return f'<rect x="{x:.5g}" y="{y:.5g}" width="{wide:.5g}" height="{tall:.5g}" fill="{fill}"/>'


def line(x1: float, y1: float, x2: float, y2: float, colour: str = GRID) -> str:
    """Return a thin straight line."""
    return f'<path d="M{x1:.5g} {y1:.5g}L{x2:.5g} {y2:.5g}" stroke="{colour}"/>'


def legend(names: Sequence[str], top: float) -> tuple[str, float]:
    """Return what the colours stand for, and the height below it; nothing for one colour."""
    if len(names) < 2:
        return "", top
    drawn, x, y = [], 0.0, top
    for number, name in enumerate(names):
        named = cut(name, WIDTH - _SWATCH - _GAP, SIZE)
        room = _SWATCH + 6 + width_of(named, SIZE)
        if x and x + room > WIDTH:
            x, y = 0.0, y + _ROW
        drawn.append(rect(x, y, _SWATCH, _SWATCH, colour(number)))
        drawn.append(text(x + _SWATCH + 6, y + 11, named, "start"))
        x += room + _GAP
    return "".join(drawn), y + _ROW + 4


def colour(number: int) -> str:
    """Return the colour of a series or slice."""
    return _COLOURS[number % len(_COLOURS)]
