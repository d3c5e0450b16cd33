"""Charts of a project: by town, by category, over the years, of indicators, the largest and the sum of the others."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator
from projects import SmallProject

from reportgen.word.guard import read_figures

_HEADER = "年度,乡镇,流向,性别,年龄,来源地,登记日期,查验"
_TOWNS = ("420323100", "宝丰镇", "潘口乡")
_CHARTS = """charts:
  by_town: {title: {zh: 各乡镇, en: By Town}, kind: column, figures: [inflow, outflow]}
  largest: {title: {zh: 流入最多, en: Largest Inflow}, kind: bar, figures: [inflow], most: 2}
  rates: {title: {zh: 查验率, en: Check Rates}, kind: bar, figures: [check_rate], most: 2}
  origins: {title: {zh: 来源地, en: Origins}, kind: pie, rows: by_origin}
  main: {title: {zh: 主要来源地, en: Main Origins}, kind: bar, rows: by_origin, most: 2}
  years: {title: {zh: 历年, en: By Year}, kind: line, rows: periods, figures: [inflow, outflow], last: 4}
  both: {title: {zh: 流动, en: Both Ways}, kind: doughnut, rows: indicators, figures: [inflow, outflow]}
"""
_NAMES = ("by_town", "largest", "rates", "origins", "main", "years", "both")


def _people() -> str:
    """Return people of 2003, 2005 and 2006; one without a town, three without an origin."""
    rows = [_HEADER]
    for year, counts in (("2003", (9, 4, 2)), ("2005", (12, 5, 3)), ("2006", (20, 10, 5))):
        for town, count in zip(_TOWNS, counts, strict=True):
            for at in range(count):
                origin = ("河南省", "湖南省", "广东省", "四川省", "")[min(at // 4, 4) if year == "2006" else 0]
                rows.append(f"{year},{town},流入,女,30,{origin},{max(year, '2005')}-01-03,{'是' if at else '否'}")
            rows += [f"{year},{town},流出,男,30,湖北省,{max(year, '2005')}-01-03,否"] * (count // 2)
    return "\n".join([*rows, "2006,420323,流入,女,30,河南省,2006-01-03,是"]) + "\n"


@pytest.fixture
def office(small: SmallProject) -> SmallProject:
    """Give the small project charts of every kind of rows."""
    small.edit("configs/summary.yaml", "attachments: [towns]", f"{_CHARTS}attachments: [towns]")
    for lang in ("zh", "en"):
        calls = "".join(f'{{{{ chart("{name}") }}}}\n\n' for name in _NAMES)
        small.write(f"templates/{lang}/small-summary/people.md", f"# A\n\n{{{{ inflow }}}}\n\n{calls}")
    small.write("data/persons.csv", _people())
    return small


def _document(office: SmallProject, lang: str, *more: str) -> bytes:
    result = office.build("--force", *more)
    assert result.exit_code == 0, result.stderr
    return next(data for name, data in office.documents.items() if name.endswith(f"{lang}.docx"))


def _shown(document: bytes) -> str:
    """Return the data of all charts as their workbooks hold them, a line for each category."""
    lines = []
    with ZipFile(BytesIO(document)) as package:
        for number in range(1, len(_NAMES) + 1):
            sheet = load_workbook(BytesIO(package.read(f"word/embeddings/chart{number}.xlsx"))).active
            lines += ["\t".join("" if value is None else str(value) for value in row) for row in sheet.values]
            lines.append("")
    return "\n".join(lines)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_charts_show_towns_categories_years_and_indicators(office: SmallProject, lang: str, expected: object) -> None:
    expected(f"charts_{lang}.txt", _shown(_document(office, lang)))  # type: ignore[operator]


def test_a_document_with_every_chart_is_valid_and_states_what_they_show(office: SmallProject) -> None:
    _document(office, "zh")
    path = next((office.folder / "out").glob("*zh.docx"))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    figures = read_figures(path)
    assert figures
    charts = {one.expression: dict(one.stated) for one in figures.figures if one.expression.startswith("chart")}
    assert charts['chart("largest")'] == {
        "inflow@420323100": 20,
        "inflow@420323103": 10,
        "sum(inflow@420323200)": 5,
        "inflow@420323/own": 1,
    }
    assert charts['chart("years")'] == {
        "at(inflow, 2003)": 15,
        "at(outflow, 2003)": 7,
        "at(inflow, 2005)": 20,
        "at(outflow, 2005)": 9,
        "inflow": 36,
        "outflow": 17,
    }
    assert charts['chart("origins")']["by_origin[]"] == 4
    assert charts['chart("main")']["sum(by_origin[广东省], by_origin[四川省])"] == 10


def test_what_is_built_twice_is_the_same(office: SmallProject) -> None:
    assert _document(office, "en") == _document(office, "en")


def test_where_the_others_cannot_be_added_they_are_not(office: SmallProject) -> None:
    shown = _shown(_document(office, "zh")).split("\n\n")[2]
    assert "其他" not in shown
    assert shown.count("\n") == 2


def test_a_chart_with_nothing_to_draw_is_no_attachment(office: SmallProject) -> None:
    """Counts that are all too small to tell leave nothing; no condition of the config could know that."""
    office.edit("configs/summary.yaml", "attachments: [towns]", "attachments: [towns, {chart: by_town}]")
    attached = _document(office, "zh", "--suppress-below", "0")
    office.write("data/persons.csv", f"{_HEADER}\n" + "2006,宝丰镇,流入,女,30,河南省,2006-01-03,是\n" * 3)
    closed = _document(office, "zh", "--suppress-below", "5")
    bodies = [ZipFile(BytesIO(data)).read("word/document.xml").decode() for data in (attached, closed)]
    assert ["附件2" in body for body in bodies] == [True, False]
    said = office.build("--force", "--suppress-below", "5").stderr
    assert said.count("clause left out: 'chart(\"by_town\")' has no value (fewer than two values to draw)") == 1


def test_a_chart_that_shows_too_much_to_be_told_apart_is_told_of(office: SmallProject) -> None:
    origins = [f"第{number}省" for number in range(1, 14)]
    people = "".join(f"2006,宝丰镇,流入,女,30,{origin},2006-01-03,是\n" for origin in origins)
    office.write("data/persons.csv", _people() + people)
    told = {lang: office.build("--force", "--format", "both", lang=lang) for lang in ("zh", "en")}
    assert [one.exit_code for one in told.values()] == [0, 0]
    english = (
        "the chart 'origins' shows 18 things, and more than 12 cannot be told apart; with most it shows the largest"
    )
    assert told["en"].stderr.count(f"warning: {english} [narrative.chart-crowded]") == 1
    chinese = "图表“origins”要画 18 项，超过 12 项就看不清了；写上 most，只画最大的几项"
    assert f"提醒: {chinese} [narrative.chart-crowded]" in told["zh"].stderr
