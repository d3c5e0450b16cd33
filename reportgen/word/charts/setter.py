"""Charts of one layout in one language: where they stand in the text, and the parts that hold them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from reportgen.narrative.target import ChartText
from reportgen.word.charts.plot import PlotSetter
from reportgen.word.charts.workbook import format_code, workbook_bytes
from reportgen.word.parts import EMU
from reportgen.word.roles import Styles
from reportgen.word.text import attribute, bookmarks

if TYPE_CHECKING:
    from reportgen.nouns.layout import Layout, ParagraphStyle

__all__ = ["ChartPart", "ChartSetter", "relationship"]

_TWIPS = 20
"""How many twips make a point."""
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
_ROUND = ("pie", "doughnut")


class ChartPart(NamedTuple):
    """A chart as the files of a package; `number` is its entry in the list of figures."""

    number: int
    xml: bytes
    workbook: bytes


class ChartSetter:
    """Sets the charts of one layout in one language."""

    def __init__(self, layout: Layout, lang: str, styles: Styles) -> None:
        style = layout[lang].style("chart")
        self._lang = lang
        self._opening = styles.opening("chart")
        self._size = style.size * 10
        self._room = layout.page.text_width
        self._most = layout.page.text_height * 4 // 5
        self._plots = PlotSetter(
            lang,
            self._size / _TWIPS,
            self._room / _TWIPS,
            _axis_title(lang, lying=True),
            _axis_title(lang, lying=False),
        )
        self._head = (
            f'{_DECLARATION}<c:chartSpace xmlns:c="{_DRAWING}/chart" xmlns:a="{_DRAWING}/main"'
            ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/>'
            f'<c:lang val="{_LANGUAGES[lang]}"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        )
        self._tail = (
            '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
            "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
            f'{_type(style, lang)}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
        )

    def drawing(self, chart: ChartText) -> str:
        """Return the paragraph of a chart, its run between the two bookmarks of its entry."""
        begin, end = bookmarks(chart.number)
        width, height = self._room * EMU, self._height(chart) * EMU
        title = attribute(chart.title)
        return (
            f'{self._opening}{begin}<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing"'
            f' distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
            '<wp:effectExtent l="0" t="0" r="0" b="0"/>'
            f'<wp:docPr id="{chart.number}" name="{title}" descr="{attribute(chart.description)}" title="{title}"/>'
            f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/chart">'
            f'<c:chart xmlns:c="{_DRAWING}/chart" r:id="{relationship(chart.number)}"/></a:graphicData></a:graphic>'
            f"</wp:inline></w:drawing></w:r>{end}</w:p>"
        )

    def parts(self, charts: Sequence[ChartText]) -> tuple[ChartPart, ...]:
        """Return the parts that hold charts."""
        return tuple(
            ChartPart(chart.number, self._xml(chart).encode(), workbook_bytes(chart, self._lang)) for chart in charts
        )

    def _xml(self, chart: ChartText) -> str:
        plot = self._plots.plot(chart, format_code(chart.decimals, self._lang))
        side = "r" if chart.kind in _ROUND else "b"
        legend = f'<c:legend><c:legendPos val="{side}"/><c:overlay val="0"/></c:legend>'
        shown = legend if chart.kind in _ROUND or len(chart.series) > 1 else ""
        return f"{self._head}{plot}{shown}{self._tail}"

    def _height(self, chart: ChartText) -> int:
        """Return the height of a chart in twips: lying bars have a line each, slices one in the legend."""
        line = self._size * 3 // 2
        if chart.kind == "bar":
            bars = len(chart.series) * self._size * 6 // 5 + self._size // 2
            around = 4 * line if len(chart.series) > 1 else 3 * line
            return min(self._most, max(6 * line, len(chart.categories) * bars + around))
        if chart.kind in _ROUND:
            return min(self._most, max(self._room * 2 // 5, len(chart.categories) * line))
        return min(self._most, self._room * (9 if len(chart.series) > 1 else 8) // 18)


def relationship(number: int) -> str:
    """Return the id of the relationship to the chart that is entry `number` of the list of figures."""
    return f"chart{number}"


def _type(style: ParagraphStyle, lang: str) -> str:
    """Return the type of everything that is written in a chart."""
    latin, east_asian = attribute(style.font.latin), attribute(style.font.east_asian)
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{style.size * 50}" b="0"><a:solidFill>'
        f'<a:srgbClr val="000000"/></a:solidFill><a:latin typeface="{latin}"/><a:ea typeface="{east_asian}"/>'
        f'</a:defRPr></a:pPr><a:endParaRPr lang="{_LANGUAGES[lang]}"/></a:p></c:txPr>'
    )


def _axis_title(lang: str, *, lying: bool) -> tuple[str, str]:
    """Return what stands around the unit beside an axis of values; that of standing values is read from below."""
    words = "单位：" if lang == "zh" else ""
    turned = "" if lying else ' rot="-5400000" vert="horz"'
    begin = (
        f'<c:title><c:tx><c:rich><a:bodyPr{turned}/><a:lstStyle/><a:p><a:pPr><a:defRPr b="0"/></a:pPr>'
        f'<a:r><a:rPr lang="{_LANGUAGES[lang]}" b="0"/><a:t>{words}'
    )
    return begin, '</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
