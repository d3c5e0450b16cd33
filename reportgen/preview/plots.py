"""Charts with an axis: lying bars, columns beside and on top of each other, lines."""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from reportgen.narrative.target import ChartText
from reportgen.preview.marks import GRID, SIZE, SMALL, WIDTH, Mark, colour, legend, line, rect, small, text
from reportgen.preview.scale import Scale, cut, digits, in_two, longest, scale_of, width_of

__all__ = ["bars", "columns", "lines", "stacks"]

_AXIS = "#555"
_TALL = 270.0
_BAR, _THIN, _AIR = 20.0, 13.0, 10.0
_MOST_NAME = 0.42
_ROOM = 0.72
"""How much of a category's place its columns take."""
_MANY, _SHORT = 20, 60.0
"""From how many names on, and up to which width of them, not each has to be there."""
_SLOPE, _LONGEST_LEANING = 0.62, 130.0
_HALO = ' stroke="#fff" stroke-width="3" paint-order="stroke"'


class Frame(NamedTuple):
    """The place of a standing chart's plot: its edges, the axis of values, and how wide a category's place is."""

    left: float
    right: float
    top: float
    bottom: float
    scale: Scale
    slot: float

    def x(self, category: int) -> float:
        """Return the middle of a category's place."""
        return self.left + (category + 0.5) * self.slot

    def y(self, value: float) -> float:
        """Return how far down a value lies."""
        return self.bottom - self.scale.at(value) * (self.bottom - self.top)

    @property
    def zero(self) -> str:
        """Return the line at zero."""
        return line(self.left, self.y(0), self.right, self.y(0), _AXIS)


def bars(chart: ChartText, marks: Sequence[Mark], lang: str) -> tuple[str, float]:
    """Return lying bars, names before and values behind them, and the height of the drawing."""
    key, top = legend([series.name for series in chart.series], 2)
    scale = scale_of((mark.value for mark in marks), whole=not chart.decimals)
    names = [cut(name, WIDTH * _MOST_NAME, SIZE) for name in chart.categories]
    beside = longest([mark.shown for mark in marks], SMALL) + 8
    left = longest(names, SIZE) + 10 + (beside if scale.low < 0 else 0)
    room = WIDTH - left - beside
    thick = _BAR if len(chart.series) == 1 else _THIN
    pitch = thick * len(chart.series) + _AIR
    zero = left + scale.at(0) * room
    drawn = [key]
    for at, name in enumerate(names):
        drawn.append(text(longest(names, SIZE) + 2, top + at * pitch + (pitch - _AIR) / 2 + 5, name, "end"))
    for mark in marks:
        y, end = top + mark.category * pitch + mark.series * thick, left + scale.at(mark.value) * room
        shape = rect(min(zero, end), y, max(abs(end - zero), 0.5), thick - 1, colour(mark.series))
        x, anchor = (end + 5, "start") if mark.value >= 0 else (end - 5, "end")
        drawn.append(mark.linked(shape + small(x, y + thick / 2 + 4, mark.shown, anchor)))
    height = top + pitch * len(names)
    drawn.append(line(zero, top - 4, zero, height - _AIR + 4, _AXIS))
    return "".join(drawn), height


def columns(chart: ChartText, marks: Sequence[Mark], lang: str) -> tuple[str, float]:
    """Return columns, those of a category beside each other, their values above them where there is room."""
    drawn, frame, height = _framed(chart, [mark.value for mark in marks], lang)
    count = len(chart.series)
    wide = min(frame.slot * _ROOM / count, 48.0)
    room = frame.slot if count == 1 else wide
    fits = all(width_of(mark.shown, SMALL) <= room for mark in marks)
    for mark in marks:
        x = frame.x(mark.category) + (mark.series - count / 2) * wide
        above = _above(frame, mark, x + wide / 2) if fits else ""
        drawn.append(mark.linked(_column(frame, mark, x, wide, 0) + above))
    return "".join((*drawn, frame.zero)), height


def stacks(chart: ChartText, marks: Sequence[Mark], lang: str) -> tuple[str, float]:
    """Return columns on top of each other; no value is below zero."""
    sums = [sum(series.values[at] or 0 for series in chart.series) for at in range(len(chart.categories))]
    drawn, frame, height = _framed(chart, sums, lang)
    wide = min(frame.slot * _ROOM, 64.0)
    base = [0.0] * len(sums)
    for mark in marks:
        column = _column(frame, mark, frame.x(mark.category) - wide / 2, wide, base[mark.category])
        base[mark.category] += mark.value
        drawn.append(mark.linked(column))
    return "".join((*drawn, frame.zero)), height


def lines(chart: ChartText, marks: Sequence[Mark], lang: str) -> tuple[str, float]:
    """Return lines with a point for each value; a line is broken where there is none."""
    drawn, frame, height = _framed(chart, [mark.value for mark in marks], lang)
    drawn.append(frame.zero)
    for number, series in enumerate(chart.series):
        path = "".join(_steps(series.values, frame))
        drawn.append(f'<path d="{path}" fill="none" stroke="{colour(number)}" stroke-width="2.5"/>')
    fits = len(chart.series) == 1 and all(width_of(mark.shown, SMALL) <= frame.slot for mark in marks)
    for mark in marks:
        x, y = frame.x(mark.category), frame.y(mark.value)
        point = f'<circle cx="{x:.5g}" cy="{y:.5g}" r="4.5" fill="{colour(mark.series)}"/>'
        drawn.append(mark.linked(point + (_above(frame, mark, x) if fits else "")))
    return "".join(drawn), height


def _steps(values: Sequence[float | None], frame: Frame) -> Iterator[str]:
    pen = "M"
    for at, value in enumerate(values):
        if value is not None:
            yield f"{pen}{frame.x(at):.5g} {frame.y(value):.5g}"
        pen = "M" if value is None else "L"


def _column(frame: Frame, mark: Mark, x: float, wide: float, base: float) -> str:
    top, bottom = sorted((frame.y(base), frame.y(base + mark.value)))
    return rect(x + 0.4, top, wide - 0.8, max(bottom - top, 0.5), colour(mark.series))


def _above(frame: Frame, mark: Mark, x: float) -> str:
    """Return a value beyond the end of its column."""
    return small(x, frame.y(mark.value) + (-6 if mark.value >= 0 else 16), mark.shown, more=_HALO)


def _framed(chart: ChartText, values: Sequence[float], lang: str) -> tuple[list[str], Frame, float]:
    """Return what stands around a plot: legend, unit, axis and names; its place, and the height of the drawing."""
    key, top = legend([series.name for series in chart.series], 2)
    scale = scale_of(values, whole=not chart.decimals)
    shown = [digits(tick, 0 if scale.step % 1 == 0 else max(chart.decimals, 1), lang) for tick in scale.ticks]
    left, right = longest(shown, SMALL) + 8, WIDTH - 4
    top += 26
    frame = Frame(left, right, top, top + _TALL, scale, (right - left) / len(chart.categories))
    drawn = [key, small(0, top - 14, chart.unit, "start")]
    for tick, number in zip(scale.ticks, shown, strict=True):
        y = frame.y(tick)
        drawn += (line(left, y, right, y, GRID), small(left - 6, y + 4.5, number, "end"))
    names, deep = _names(chart.categories, frame)
    return [*drawn, names], frame, frame.bottom + deep


def _names(names: Sequence[str], frame: Frame) -> tuple[str, float]:
    """Return the names below a plot and their height: level in a line or two, some of them where many, else leaning."""
    slot, widest = frame.slot, longest(names, SMALL)
    every = ceil((widest + 8) / slot)
    if every == 1 or (len(names) > _MANY and widest < _SHORT):
        level = (small(frame.x(at), frame.bottom + 18, names[at]) for at in range(0, len(names), every))
        return "".join(level), 26
    broken = [two for name in names if (two := in_two(name, slot - 6, SMALL))]
    if len(broken) == len(names):
        rows = ((at, row, words) for at, two in enumerate(broken) for row, words in enumerate(two))
        return "".join(small(frame.x(at), frame.bottom + 18 + 16 * row, words) for at, row, words in rows), 42
    some = range(0, len(names), ceil(1.4 * SMALL / slot))
    leaning = (_leaning(frame.x(at) + 4, frame.bottom + 15, names[at]) for at in some)
    return "".join(leaning), 24 + _SLOPE * min(_LONGEST_LEANING, widest)


def _leaning(x: float, y: float, name: str) -> str:
    room = min(_LONGEST_LEANING, x / 0.79)
    return small(x, y, cut(name, room, SMALL), "end", f' transform="rotate(-38 {x:.5g} {y:.5g})"')
