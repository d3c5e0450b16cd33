"""Labels of values: where there is room for them, in a colour that can be read."""

from collections.abc import Iterator

from reportgen.narrative.target import ChartText
from reportgen.word.charts.palette import label_within
from reportgen.word.text import attribute

__all__ = ["is_labelled", "labels_of", "slice_labels"]

_SHOWN = '<c:showLegendKey val="0"/><c:showVal val="{}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
_NO_SHARE = '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
_VALUE = _SHOWN.format(1) + _NO_SHARE
_NONE = f"<c:dLbls>{_SHOWN.format(0)}{_NO_SHARE}</c:dLbls>"
_SHARE = f'{_SHOWN.format(0)}<c:showPercent val="1"/><c:showBubbleSize val="0"/>'
_CLEAR = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_PLACES = {"line": "t", "bar": "outEnd", "column": "outEnd"}
_SHARE_FORMAT = "0.0%"
_PLOT = 0.85
"""Which part of a chart's width its plot takes."""
_SLIM = 0.08
"""Which part of the longest column a piece of a stack must be to hold a label."""


def is_labelled(chart: ChartText, size: float, room: float) -> bool:
    """Say whether every value has room for its label, in a type of `size` on a width of `room` points."""
    if chart.kind == "bar":
        return True
    if chart.kind == "line" and len(chart.series) > 1:
        return False
    values = (value for _, values in chart.series for value in values if value is not None)
    widest = max(len(f"{value:.{chart.decimals}f}") for value in values)
    beside = len(chart.series) if chart.kind == "column" else 1
    return len(chart.categories) * beside * (widest + 1) * size / 2 <= room * _PLOT


def labels_of(chart: ChartText, number: int, code: str, lang: str, *, shown: bool) -> str:
    """Return the labels of a series of bars, columns or lines, counted from 0; `code` is their number format."""
    if not shown:
        return _NONE
    formatted = f'<c:numFmt formatCode="{attribute(code)}" sourceLinked="0"/>'
    if chart.kind == "stacked":
        without = "".join(f'<c:dLbl><c:idx val="{at}"/><c:delete val="1"/></c:dLbl>' for at in _slim(chart, number))
        place = '<c:dLblPos val="ctr"/>'
        return f"<c:dLbls>{without}{formatted}{label_within(number, lang)}{place}{_VALUE}</c:dLbls>"
    return f'<c:dLbls>{formatted}{_CLEAR}<c:dLblPos val="{_PLACES[chart.kind]}"/>{_VALUE}</c:dLbls>'


def slice_labels(chart: ChartText, code: str, lang: str) -> str:
    """Return the labels of slices: their shares, or their values where not all of the whole is shown.

    Those of a pie stand outside of it, those of a doughnut within.
    """
    what = _SHARE if chart.whole else _VALUE
    written = _SHARE_FORMAT if chart.whole else _with_unit(code, chart.unit)
    formatted = f'<c:numFmt formatCode="{attribute(written)}" sourceLinked="0"/>'
    if chart.kind == "pie":
        return f'<c:dLbls>{formatted}{_CLEAR}<c:dLblPos val="outEnd"/>{what}<c:showLeaderLines val="1"/></c:dLbls>'
    each = "".join(
        f'<c:dLbl><c:idx val="{number}"/>{formatted}{label_within(number, lang)}{what}</c:dLbl>'
        for number in range(len(chart.categories))
    )
    return f'<c:dLbls>{each}{formatted}{_CLEAR}{what}<c:showLeaderLines val="0"/></c:dLbls>'


def _slim(chart: ChartText, number: int) -> Iterator[int]:
    """Yield the numbers of the pieces of a series that are too slim for a label."""
    stacks = [sum(value or 0 for value in stack) for stack in zip(*(values for _, values in chart.series), strict=True)]
    least = max(stacks) * _SLIM
    for at, value in enumerate(chart.series[number].values):
        if value is not None and value < least:
            yield at


def _with_unit(code: str, unit: str) -> str:
    said = unit.replace('"', "")
    return f'{code}"{said if said == "%" or not said.isascii() else f" {said}"}"'
