"""Pies and doughnuts, with the names, values and percentages of their slices beside them."""

from collections.abc import Sequence
from math import cos, pi, sin

from reportgen.narrative.numbers import rounded
from reportgen.narrative.target import ChartText
from reportgen.preview.marks import SIZE, WIDTH, Mark, colour, rect, text
from reportgen.preview.scale import cut

__all__ = ["slices"]

_RADIUS = 120.0
_HOLE = 64.0
_MIDDLE = 130.0
_LEFT = 2 * _MIDDLE + 24
_ROW = 25.0


def slices(chart: ChartText, marks: Sequence[Mark], lang: str) -> tuple[str, float]:
    """Return a pie or a doughnut, and the height of the drawing.

    Percentages are told where the slices are all that their whole consists of.
    """
    height = max(2 * _MIDDLE, _ROW * len(marks) + 10)
    together = sum(mark.value for mark in marks)
    drawn, start = [], 0.0
    hole = _HOLE if chart.kind == "doughnut" else 0.0
    top = (height - _ROW * len(marks)) / 2
    for number, mark in enumerate(marks):
        end = start + mark.value / together
        y = top + number * _ROW
        percent = f"（{_percent(mark, together)}）" if lang == "zh" else f" ({_percent(mark, together)})"
        amount = f"{mark.shown}{percent if chart.whole and chart.unit != '%' else ''}"
        name = cut(chart.categories[mark.category], WIDTH - _LEFT - 22 - SIZE * 0.6 * len(amount), SIZE)
        swatch = rect(_LEFT, y + 5, 12, 12, colour(number))
        words = text(_LEFT + 20, y + 16, f"{name} {amount}", "start")
        drawn.append(mark.linked(_slice(start, end, height / 2, hole, colour(number)) + swatch + words))
        start = end
    return "".join(drawn), height


def _percent(mark: Mark, together: float) -> str:
    return f"{rounded(mark.value * 100 / together, 1)}%"


def _slice(start: float, end: float, middle: float, hole: float, fill: str) -> str:
    """Return a slice from one part of the circle to another; `hole` is the radius of what is left out."""
    if end - start > 0.9999:
        end = start + 0.9999
    large = int(end - start > 0.5)
    first, last = _point(start, _RADIUS, middle), _point(end, _RADIUS, middle)
    if hole:
        inner, outer = _point(end, hole, middle), _point(start, hole, middle)
        back = f"L{inner}A{hole:g} {hole:g} 0 {large} 0 {outer}Z"
    else:
        back = f"L{_MIDDLE:g} {middle:.5g}Z"
    arc = f"M{first}A{_RADIUS:g} {_RADIUS:g} 0 {large} 1 {last}{back}"
    return f'<path d="{arc}" fill="{fill}" stroke="#fff" stroke-width="1.5"/>'


def _point(part: float, radius: float, middle: float) -> str:
    angle = 2 * pi * part
    return f"{_MIDDLE + radius * sin(angle):.5g} {middle - radius * cos(angle):.5g}"
