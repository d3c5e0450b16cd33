"""The plot of a chart as DrawingML: series with their values, axes, labels.

Elements stand in the order of the schema (ISO/IEC 29500-1, 21.2), which Word insists on.
"""

from collections.abc import Iterator
from typing import NamedTuple

from reportgen.narrative.target import ChartText
from reportgen.word.charts.labels import is_labelled, labels_of, slice_labels
from reportgen.word.charts.palette import LINE, fill, line, outlined
from reportgen.word.charts.workbook import SHEET, column_name
from reportgen.word.text import attribute

__all__ = ["PlotSetter"]

_CATEGORIES, _VALUES = 111111111, 222222222
_AXES = f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/>'
_ROUND = ("pie", "doughnut")
_GAP = 60
_NEAR_ALL, _ALL = 80, 100
"""Between which percentages an axis ends at 100: below, one that is left to itself does not reach it."""
"""The gap between bars, in percent of their width."""


class PlotSetter(NamedTuple):
    """Sets plots in one language.

    `size` is that of the type, `room` the width of the type area, both in points. `lying` and `standing` are what
    begins and ends the title of an axis of values.
    """

    lang: str
    size: float
    room: float
    lying: tuple[str, str]
    standing: tuple[str, str]

    def plot(self, chart: ChartText, code: str) -> str:
        """Return the plot area; `code` is the number format of the values."""
        if chart.kind in _ROUND:
            return f"<c:plotArea><c:layout/>{self._pie(chart, code)}</c:plotArea>"
        shown = is_labelled(chart, self.size, self.room)
        drawn = self._lines(chart, code, shown) if chart.kind == "line" else self._bars(chart, code, shown)
        return f"<c:plotArea><c:layout/>{drawn}{self._axes(chart, code)}</c:plotArea>"

    def _bars(self, chart: ChartText, code: str, shown: bool) -> str:
        direction = "bar" if chart.kind == "bar" else "col"
        grouping, overlap = ("stacked", 100) if chart.kind == "stacked" else ("clustered", 0)
        series = "".join(
            f'{_opening(number, name)}{fill(number)}<c:invertIfNegative val="0"/>'
            f"{labels_of(chart, number, code, self.lang, shown=shown)}{data}</c:ser>"
            for number, name, data in self._series(chart, code)
        )
        return (
            f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/>'
            f'<c:varyColors val="0"/>{series}<c:gapWidth val="{_GAP}"/><c:overlap val="{overlap}"/>{_AXES}</c:barChart>'
        )

    def _lines(self, chart: ChartText, code: str, shown: bool) -> str:
        series = "".join(
            f"{_opening(number, name)}{line(number)}{labels_of(chart, number, code, self.lang, shown=shown)}"
            f'{data}<c:smooth val="0"/></c:ser>'
            for number, name, data in self._series(chart, code)
        )
        return (
            f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>{_AXES}'
            "</c:lineChart>"
        )

    def _pie(self, chart: ChartText, code: str) -> str:
        slices = "".join(
            f'<c:dPt><c:idx val="{number}"/><c:bubble3D val="0"/>{fill(number)}</c:dPt>'
            for number in range(len(chart.categories))
        )
        number, name, data = next(self._series(chart, code))
        series = f"{_opening(number, name)}{slices}{slice_labels(chart, code, self.lang)}{data}</c:ser>"
        shape = '<c:firstSliceAng val="0"/>' + ('<c:holeSize val="50"/>' if chart.kind == "doughnut" else "")
        return f'<c:{chart.kind}Chart><c:varyColors val="1"/>{series}{shape}</c:{chart.kind}Chart>'

    def _series(self, chart: ChartText, code: str) -> Iterator[tuple[int, str, str]]:
        """Yield the number and the name of each series, and its data: categories and values, and where they stand."""
        last = len(chart.categories) + 1
        names = "".join(
            f'<c:pt idx="{at}"><c:v>{attribute(name)}</c:v></c:pt>' for at, name in enumerate(chart.categories)
        )
        count = f'<c:ptCount val="{len(chart.categories)}"/>'
        where = f"<c:f>{SHEET}!$A$2:$A${last}</c:f>"
        categories = f"<c:cat><c:strRef>{where}<c:strCache>{count}{names}</c:strCache></c:strRef></c:cat>"
        for number, each in enumerate(chart.series):
            letter = column_name(number + 1)
            values = "".join(
                f'<c:pt idx="{at}"><c:v>{value!r}</c:v></c:pt>'
                for at, value in enumerate(each.values)
                if value is not None
            )
            yield (
                number,
                each.name,
                (
                    f"{categories}<c:val><c:numRef><c:f>{SHEET}!${letter}$2:${letter}${last}</c:f>"
                    f"<c:numCache><c:formatCode>{attribute(code)}</c:formatCode>{count}{values}</c:numCache></c:numRef></c:val>"
                ),
            )

    def _axes(self, chart: ChartText, code: str) -> str:
        """Return the axis of categories and that of values; lying bars are read from the top down."""
        lying = chart.kind == "bar"
        begin, end = self.lying if lying else self.standing
        title = f"{begin}{attribute(_axis_unit(chart.unit, self.lang))}{end}" if chart.unit else ""
        each = '<c:tickLblSkip val="1"/>' if lying or len(chart.categories) <= 12 else ""
        least = "" if chart.kind == "line" or _least(chart) < 0 else '<c:min val="0"/>'
        most = '<c:max val="100"/>' if _ends_at_all(chart) else ""
        return (
            f'<c:catAx><c:axId val="{_CATEGORIES}"/>'
            f'<c:scaling><c:orientation val="{"maxMin" if lying else "minMax"}"/></c:scaling><c:delete val="0"/>'
            f'<c:axPos val="{"l" if lying else "b"}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
            '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
            f'<c:spPr>{outlined(LINE)}</c:spPr><c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/>'
            f'<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>{each}<c:noMultiLvlLbl val="1"/></c:catAx>'
            f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling><c:orientation val="minMax"/>{most}{least}</c:scaling>'
            f'<c:delete val="0"/><c:axPos val="{"b" if lying else "l"}"/>'
            f"<c:majorGridlines><c:spPr>{outlined('D9D9D9')}</c:spPr></c:majorGridlines>{title}"
            f'<c:numFmt formatCode="{attribute(code)}" sourceLinked="0"/>'
            '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
            f'<c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val="{_CATEGORIES}"/>'
            f'<c:crosses val="{"max" if lying else "autoZero"}"/><c:crossBetween val="between"/></c:valAx>'
        )


def _opening(number: int, name: str) -> str:
    """Return what begins a series: its number, its name and where that stands."""
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef>'
        f'<c:f>{SHEET}!${column_name(number + 1)}$1</c:f><c:strCache><c:ptCount val="1"/>'
        f'<c:pt idx="0"><c:v>{attribute(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
    )


def _axis_unit(unit: str, lang: str) -> str:
    if lang == "zh":
        return unit
    return "Percent" if unit == "%" else unit[:1].upper() + unit[1:]


def _ends_at_all(chart: ChartText) -> bool:
    """Say whether an axis of percentages would go beyond 100 if left to itself, although no value does."""
    if chart.unit != "%" or _least(chart) < 0:
        return False
    values = [[value or 0 for value in values] for _, values in chart.series]
    most = max(map(sum, zip(*values, strict=True))) if chart.kind == "stacked" else max(map(max, values))
    return _NEAR_ALL <= most <= _ALL


def _least(chart: ChartText) -> int | float:
    return min(value for _, values in chart.series for value in values if value is not None)
