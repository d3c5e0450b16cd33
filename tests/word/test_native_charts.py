"""Native charts: valid in every kind and language, with a workbook that holds what they show."""

import warnings
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import get_args
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from reportgen.narrative.target import ChartSeries, ChartText, Printed
from reportgen.nouns.layout import Layout
from reportgen.nouns.tables import ChartKind
from reportgen.word.charts.labels import is_labelled
from reportgen.word.charts.workbook import column_name, format_code, workbook_bytes
from reportgen.word.figurelist import Properties
from reportgen.word.package import package_bytes
from reportgen.word.parts import Skeleton
from reportgen.word.target import WordTarget

KINDS: tuple[ChartKind, ...] = get_args(ChartKind)
NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
Target = Callable[[str], WordTarget]
LANGS = pytest.mark.parametrize("lang", ["zh", "en"])
EACH_KIND = pytest.mark.parametrize("kind", KINDS)


def chart(kind: ChartKind = "column", number: int = 1, **changes: object) -> ChartText:
    """Make a chart of four places; of two series, where its kind shows several."""
    series = (ChartSeries("流入 <人口>", (1812, 0, 31, 640)), ChartSeries("流出", (300, 1203, None, 5)))
    made = ChartText(
        number,
        kind,
        '来源 & "去向"',
        ("刘店村", "A<B>&C", "汤云海村", "😀"),
        series[:1] if kind in ("pie", "doughnut") else series,
        "人",
        0,
        True,
        '图：甲 & "乙"',
    )
    return made._replace(**changes)  # type: ignore[arg-type]


def written(target: WordTarget, skeleton: Skeleton, properties: Properties, *charts: ChartText) -> bytes:
    body = "".join(target.chart(each) for each in charts) + target.opening("body") + target.closing("body")
    printed = [Printed(each.number, 'chart("x")', each.description, ()) for each in charts]
    return package_bytes(skeleton, body, printed, properties, target.chart_parts(charts))


def xml_of(target: WordTarget, made: ChartText) -> etree._Element:
    return etree.fromstring(target.chart_parts([made])[0].xml)


@LANGS
@EACH_KIND
def test_a_document_with_a_chart_is_valid(
    kind: ChartKind, lang: str, target: Target, skeletons: dict[str, Skeleton], properties: Properties, tmp_path: Path
) -> None:
    path = tmp_path / "chart.docx"
    variants = (chart(kind), chart(kind, 2, decimals=1, whole=False), chart(kind, 3, unit="", categories=("甲",) * 4))
    path.write_bytes(written(target(lang), skeletons[lang], properties, *variants))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


@LANGS
@EACH_KIND
def test_the_workbook_holds_what_the_chart_shows(kind: ChartKind, lang: str, target: Target) -> None:
    made = chart(kind)
    [part] = target(lang).chart_parts([made])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        sheet = load_workbook(BytesIO(part.workbook))["Sheet1"]
    assert [tuple(row) for row in sheet.values] == [
        ("单位：人" if lang == "zh" else "人", *(series.name for series in made.series)),
        *zip(made.categories, *(series.values for series in made.series), strict=True),
    ]
    root = etree.fromstring(part.xml)
    for series in root.iterfind(".//c:ser", NS):
        for path in ("c:tx", "c:cat", "c:val"):
            where = series.findtext(f"{path}//c:f", namespaces=NS)
            cells = sheet[str(where).removeprefix("Sheet1!").replace("$", "")]
            values = [row[0].value for row in cells] if isinstance(cells, tuple) else [cells.value]
            shown = {
                int(point.get("idx")): point.findtext("c:v", namespaces=NS)
                for point in series.iterfind(f"{path}//c:pt", NS)
            }
            assert [shown.get(at) for at in range(len(values))] == [
                value if value is None else str(value) for value in values
            ]


def test_a_chart_stands_in_a_paragraph_of_its_style_tied_to_its_entry(target: Target) -> None:
    root = etree.fromstring(f'<w:b xmlns:w="{NS["w"]}" xmlns:r="r">{target("zh").chart(chart(number=7))}</w:b>')
    assert root.find(".//w:pStyle", NS).get(f"{{{NS['w']}}}val") == "Chart"
    assert root.find(".//w:bookmarkStart", NS).get(f"{{{NS['w']}}}name") == "_fig0007"
    named = root.find(".//wp:docPr", NS).attrib
    assert dict(named) == {
        "id": "7",
        "name": '来源 & "去向"',
        "descr": '图：甲 & "乙"',
        "title": '来源 & "去向"',
    }


def test_charts_of_a_document_are_parts_of_their_own(
    target: Target, skeletons: dict[str, Skeleton], properties: Properties
) -> None:
    charts = (chart("bar", 3), chart("pie", 12))
    data = written(target("zh"), skeletons["zh"], properties, *charts)
    with ZipFile(BytesIO(data)) as package:
        names = package.namelist()
        relations = package.read("word/_rels/document.xml.rels").decode()
        assert package.testzip() is None
    assert [name for name in names if "chart" in name] == [
        "word/charts/chart1.xml",
        "word/charts/_rels/chart1.xml.rels",
        "word/embeddings/chart1.xlsx",
        "word/charts/chart2.xml",
        "word/charts/_rels/chart2.xml.rels",
        "word/embeddings/chart2.xlsx",
    ]
    assert 'Id="chart3"' in relations
    assert 'Id="chart12"' in relations
    assert written(target("zh"), skeletons["zh"], properties, *charts) == data


def test_without_charts_a_package_holds_nothing_of_them(
    target: Target, skeletons: dict[str, Skeleton], properties: Properties
) -> None:
    with ZipFile(BytesIO(written(target("zh"), skeletons["zh"], properties))) as package:
        assert not [name for name in package.namelist() if "chart" in name or "embed" in name]
        assert b"xlsx" not in package.read("[Content_Types].xml")


def test_lying_bars_are_read_from_the_top_down(target: Target) -> None:
    root = xml_of(target("zh"), chart("bar"))
    assert root.find(".//c:catAx/c:scaling/c:orientation", NS).get("val") == "maxMin"
    assert root.find(".//c:valAx/c:crosses", NS).get("val") == "max"


@EACH_KIND
def test_bars_begin_at_zero_and_lines_where_the_values_are(kind: ChartKind, target: Target) -> None:
    least = xml_of(target("zh"), chart(kind)).find(".//c:valAx/c:scaling/c:min", NS)
    assert (least is not None) == (kind in ("bar", "column", "stacked"))


def test_bars_go_below_zero_where_a_value_does(target: Target) -> None:
    made = chart(series=(ChartSeries("净流入", (5, -7, 3, 1)),))
    assert xml_of(target("zh"), made).find(".//c:valAx/c:scaling/c:min", NS) is None


@pytest.mark.parametrize(
    ("unit", "values", "most"),
    [
        ("%", (88, 100, None, 99), "100"),
        ("%", (12, 30, 25, 8), None),
        ("%", (88, 104, 99, 97), None),
        ("%", (-3, 99, 98, 97), None),
        ("人", (88, 100, 99, 97), None),
    ],
)
def test_an_axis_of_percentages_ends_at_100(
    unit: str, values: tuple[int | None, ...], most: str | None, target: Target
) -> None:
    made = chart("column", series=(ChartSeries("查验率", values),))._replace(unit=unit)
    found = xml_of(target("zh"), made).find(".//c:valAx/c:scaling/c:max", NS)
    assert (found.get("val") if found is not None else None) == most


def test_stacked_percentages_end_at_100_together(target: Target) -> None:
    halves = (ChartSeries("甲", (50, 40)), ChartSeries("乙", (50, 60)))
    over = (ChartSeries("甲", (50, 40)), ChartSeries("乙", (51, 60)))
    for series, most in ((halves, "100"), (over, None)):
        made = chart("stacked", categories=("一", "二"), series=series)._replace(unit="%")
        found = xml_of(target("zh"), made).find(".//c:valAx/c:scaling/c:max", NS)
        assert (found.get("val") if found is not None else None) == most


def test_a_legend_stands_where_there_is_something_to_tell_apart(target: Target) -> None:
    one = chart(series=chart().series[:1])
    found = [xml_of(target("zh"), made).find(".//c:legend", NS) for made in (one, chart(), chart("pie"))]
    assert [legend is not None for legend in found] == [False, True, True]


def test_type_and_units_are_those_of_the_language(target: Target) -> None:
    chinese, english = (xml_of(target(lang), chart(unit="people")) for lang in ("zh", "en"))
    for root, size in ((chinese, "1200"), (english, "900")):
        plain = root.find("c:txPr//a:defRPr", NS)
        assert plain.get("sz") == size
        assert plain.find("a:ea", NS).get("typeface") == "仿宋_GB2312"
    assert "".join(chinese.find(".//c:valAx/c:title", NS).itertext()) == "单位：people"
    assert "".join(english.find(".//c:valAx/c:title", NS).itertext()) == "People"
    assert chinese.findtext(".//c:formatCode", namespaces=NS) == "0"
    assert english.findtext(".//c:formatCode", namespaces=NS) == "#,##0"


def test_slices_show_shares_only_where_they_are_all_of_the_whole(target: Target) -> None:
    for whole, code in ((True, "0.0%"), (False, '0"人"')):
        labels = xml_of(target("zh"), chart("pie", whole=whole)).find(".//c:ser/c:dLbls", NS)
        assert labels.find("c:numFmt", NS).get("formatCode") == code
        assert labels.find("c:showPercent", NS).get("val") == str(int(whole))


def test_slim_pieces_of_a_stack_have_no_label(target: Target) -> None:
    root = xml_of(target("zh"), chart("stacked"))
    gone = [
        [int(label.find("c:idx", NS).get("val")) for label in series.iterfind("c:dLbls/c:dLbl", NS)]
        for series in root.iterfind(".//c:ser", NS)
    ]
    assert gone == [[1, 2], [3]]


def test_labels_are_left_out_where_they_would_run_into_each_other() -> None:
    many = ChartSeries("流入", tuple(range(100_000, 100_030)))
    crowded = chart(series=(many,), categories=tuple("甲" * 30))
    assert is_labelled(chart(), 12, 440)
    assert not is_labelled(crowded, 12, 440)
    assert is_labelled(crowded._replace(kind="bar"), 12, 440)
    assert not is_labelled(chart("line"), 12, 440)


def test_every_series_can_be_told_from_the_others_in_grey(target: Target) -> None:
    fills = []
    many = tuple(ChartSeries(f"{number}", (1, 2, 3, 4)) for number in range(12))
    for series in xml_of(target("zh"), chart(series=many)).iterfind(".//c:ser/c:spPr", NS):
        pattern, solid = series.find("a:pattFill", NS), series.find("a:solidFill/a:srgbClr", NS)
        fills.append(pattern.get("prst") if pattern is not None else solid.get("val"))
    assert len(set(fills)) == 12
    greys = [sum(int(colour[at : at + 2], 16) for at in (0, 2, 4)) / 3 for colour in fills[:4]]
    assert all(later - earlier > 35 for earlier, later in pairwise(greys))


def test_lying_bars_are_as_high_as_they_need_and_no_higher_than_the_page(target: Target) -> None:
    heights = []
    for count in (2, 8, 80):
        made = chart("bar", categories=("村",) * count, series=(ChartSeries("甲", (1,) * count),))
        drawn = etree.fromstring(f'<w:b xmlns:w="{NS["w"]}" xmlns:r="r">{target("zh").chart(made)}</w:b>')
        heights.append(int(drawn.find(".//wp:extent", NS).get("cy")) // 635)
    assert heights == [2160, 8 * 408 + 3 * 360, (16838 - 2098 - 1984) * 4 // 5]


def test_columns_beyond_z_have_two_letters() -> None:
    assert [column_name(number) for number in (0, 25, 26, 51, 52, 702)] == ["A", "Z", "AA", "AZ", "BA", "AAA"]


def test_formats_have_the_decimals_of_the_values() -> None:
    assert [format_code(decimals, "en") for decimals in (0, 2)] == ["#,##0", "#,##0.00"]


NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.none() | st.integers(-(10**18), 10**18) | st.floats(-1e300, 1e300)


@given(st.data(), st.sampled_from(KINDS))
def test_any_names_and_values_make_parts_that_can_be_read(layout: Layout, data: st.DataObject, kind: ChartKind) -> None:
    count = data.draw(st.integers(1, 6))
    width = 1 if kind in ("pie", "doughnut") else data.draw(st.integers(1, 6))
    values = st.lists(VALUES, min_size=count, max_size=count).filter(any)
    series = tuple(ChartSeries(data.draw(NAMES), tuple(data.draw(values))) for _ in range(width))
    made = chart(kind, series=series, categories=tuple(data.draw(NAMES) for _ in range(count)), title=data.draw(NAMES))
    target = WordTarget(layout, "en")
    etree.fromstring(f'<w:b xmlns:w="w" xmlns:r="r">{target.chart(made)}</w:b>')
    [part] = target.chart_parts([made])
    etree.fromstring(part.xml)
    rows = list(load_workbook(BytesIO(part.workbook)).active.values)[1:]
    assert [row[1] for row in rows] == list(series[0].values)[: len(rows)]


def test_the_same_chart_gives_the_same_workbook() -> None:
    assert workbook_bytes(chart(), "zh") == workbook_bytes(chart(), "zh")
