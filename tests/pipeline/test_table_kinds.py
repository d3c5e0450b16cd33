"""Tables of indicators and of areas further below: units, changes, groups, notes, and tables with nothing to show."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from openxml_audit import OpenXmlValidator
from projects import AREA, SmallProject

_HEADER = "年度,乡镇,流向,性别,年龄,来源地,登记日期,查验"
CITY = "十堰市"


def _people(*counts: tuple[int, str, str, int]) -> str:
    rows = [
        f"{year},{town},流入,女,30,河南省,2006-01-03,{how}" for year, town, how, count in counts for _ in range(count)
    ]
    return "\n".join([_HEADER, *rows]) + "\n"


PEOPLE = _people(
    (2005, "420323100", "是", 20),
    (2005, "宝丰镇", "否", 5),
    (2006, "420323100", "是", 24),
    (2006, "宝丰镇", "否", 6),
    (2006, "潘口乡", "是", 1),
)


@pytest.fixture
def office(small: SmallProject) -> SmallProject:
    """Give the small project its people of two years."""
    small.write("data/persons.csv", PEOPLE)
    return small


def _tables(office: SmallProject, tables: str, lang: str = "zh", area: str = AREA, *more: str) -> list[list[str]]:
    """Declare tables, attach them all, and return their lines, from the unit to the source, cells between bars."""
    body = _body(office, tables, lang, area, *more)
    found = re.findall(
        r"(?:<w:p><w:pPr><w:pStyle w:val=\"TableUnit\"/>(?:(?!</w:p>).)*</w:p>)?<w:tbl>.*?</w:tbl>"
        r"(?:<w:p><w:pPr><w:pStyle w:val=\"Table(?:Note|Source|End)\"/>(?:(?!</w:p>).)*</w:p>)+",
        body,
    )
    return [_lines(table) for table in found]


def _body(office: SmallProject, tables: str, lang: str, area: str, *more: str) -> str:
    text = office.read("configs/summary.yaml")
    start, end = text.index("tables:"), text.index("signature:")
    names = re.findall(r"^  (\w+):", tables, re.M)
    written = f"tables:\n{tables}attachments: [{', '.join(names)}]\n"
    office.write("configs/summary.yaml", text[:start] + written + text[end:])
    result = office.build("--force", *more, area=area)
    assert result.exit_code == 0, result.stderr
    name = next(name for name in office.documents if name.endswith(f"{lang}.docx"))
    assert [str(error) for error in OpenXmlValidator().validate(str(office.folder / "out" / name)).errors] == []
    return ZipFile(BytesIO(office.documents[name])).read("word/document.xml").decode()


def _lines(table: str) -> list[str]:
    text = re.sub(r"</w:tc>(?=<w:tc>)", "|", table).replace("</w:tr>", "\n").replace("</w:p><w:", "\n<w:")
    text = re.sub(r"</w:p>(?=<w:p>)", "\n", text)
    return [line for line in re.sub(r"<[^>]+>", "", text).replace("&lt;", "<").split("\n") if line]


MAIN = """  main:
    title: {zh: 主要指标, en: Main Figures}
    rows: indicators
    indicators: [inflow, checked, check_rate, average_age]
    columns: [unit, value, previous, change, target]
"""


def test_each_indicator_has_a_row_with_its_unit_its_change_and_its_target(office: SmallProject) -> None:
    assert _tables(office, MAIN)[0] == [
        "指标|单位|2006年|2005年|比上年增减|目标",
        "流入人口|人|31|25|24.0%|—",
        "查验人数|人|25|20|25.0%|—",
        "查验率|%|80.6|80.0|0.6个百分点|90.0",
        "平均年龄|年|30.0|30.0|0.0%|—",
    ]
    assert _tables(office, MAIN, "en")[0] == [
        "Indicator|Unit|2006|2005|Change from a year earlier|Target",
        "Inflow population|people|31|25|24.0%|–",
        "People checked|people|25|20|25.0%|–",
        "Check rate|%|80.6|80.0|0.6 points|90.0",
        "Average age|years|30.0|30.0|0.0%|–",
    ]


def test_one_unit_stands_above_the_table_and_in_no_column(office: SmallProject) -> None:
    tables = """  people:
    title: {zh: 人数, en: People}
    rows: indicators
    indicators: [inflow, checked]
    columns: [unit, value, change, {share_of: inflow}, {share_of: inflow, heading: {zh: 比重, en: Part}}]
"""
    assert _tables(office, tables)[0] == [
        "单位：人",
        "指标|2006年|比上年增减（%）|占比（%）|比重（%）",
        "流入人口|31|24.0|100.0|100.0",
        "查验人数|25|25.0|80.6|80.6",
    ]
    assert _tables(office, tables, "en")[0][:2] == [
        "Unit: people",
        "Indicator|2006|Change from a year earlier (%)|Share (%)|Part (%)",
    ]


def test_units_that_have_no_column_stand_behind_the_names(office: SmallProject) -> None:
    tables = MAIN.replace("[unit, value, previous, change, target]", "[value]")
    assert _tables(office, tables)[0] == [
        "指标|2006年",
        "流入人口（人）|31",
        "查验人数（人）|25",
        "查验率（%）|80.6",
        "平均年龄（年）|30.0",
    ]


def test_groups_of_indicators_share_a_merged_cell(office: SmallProject) -> None:
    tables = """  main:
    title: {zh: 主要指标, en: Main Figures}
    rows: indicators
    groups:
      - {title: {zh: 流入, en: Inflow}, indicators: [inflow, checked]}
      - {title: {zh: 人口, en: Population}, indicators: [population]}
    columns: [value]
"""
    assert _tables(office, tables)[0] == [
        "单位：人",
        "类别|指标|2006年",
        "流入|流入人口|31",
        "|查验人数|25",
        "人口|总人口|25850",
    ]
    body = _body(office, tables, "en", AREA)
    assert re.findall(r"<w:vMerge[^>]*>", body) == [
        '<w:vMerge w:val="restart"/>',
        "<w:vMerge/>",
        '<w:vMerge w:val="restart"/>',
    ]


def test_a_change_from_too_few_has_no_percentage_and_a_note(office: SmallProject) -> None:
    office.write("data/persons.csv", _people((2005, "420323100", "是", 3), (2006, "420323100", "是", 30)))
    tables = MAIN.replace("[inflow, checked, check_rate, average_age]", "[inflow, population]")
    found = _tables(office, tables)[0]
    assert found[2] == "流入人口|30|3|—"
    assert found[-1] == "注：上年不足20的，不计算增减的百分比。"
    assert _tables(office, tables, "en")[0][-1] == "Note: No percentage is given of a change from fewer than 20."


def test_where_there_was_nothing_and_is_nothing_there_is_no_percentage(office: SmallProject) -> None:
    office.write("data/persons.csv", _people((2005, "420323100", "否", 30), (2006, "420323100", "否", 30)))
    tables = MAIN.replace("[inflow, checked, check_rate, average_age]", "[inflow, checked]")
    assert "查验人数|0|0|—" in _tables(office, tables)[0]


def test_a_note_says_where_a_change_is_not_what_the_printed_figures_differ_by(office: SmallProject) -> None:
    counts = ((2005, "是", 5), (2005, "否", 2), (2006, "是", 2), (2006, "否", 1))
    office.write("data/persons.csv", _people(*((year, "420323100", how, count) for year, how, count in counts)))
    tables = MAIN.replace("[inflow, checked, check_rate, average_age]", "[check_rate]")
    assert _tables(office, tables)[0] == [
        "单位：%",
        "指标|2006年|2005年|比上年增减（百分点）|目标",
        "查验率|66.7|71.4|-4.8|90.0",
        "注：增减按四舍五入前的数计算。",
    ]
    assert _tables(office, tables, "en")[0][-1] == "Note: Changes are reckoned from figures before rounding."


def test_an_indicator_without_any_figure_has_no_row_and_a_column_without_any_goes(office: SmallProject) -> None:
    office.write("data/persons.csv", _people((2006, "420323100", "是", 30)))
    tables = MAIN.replace("[inflow, checked, check_rate, average_age]", "[inflow, checked, by_origin]")
    assert _tables(office, tables)[0][1] == "指标|2006年"
    office.write("data/persons.csv", _HEADER + "\n")
    tables = MAIN.replace("[inflow, checked, check_rate, average_age]", "[population, average_age]")
    assert _tables(office, tables)[0] == ["单位：人", "指标|2006年|2005年|比上年增减（%）", "总人口|25850|25600|1.0"]


TOWNS = """  towns:
    title: {zh: 各乡镇, en: Towns}
    level: township
    columns: [inflow, checked]
    note: {zh: "{{ area }}按年末人数计。", en: "Counted at the end of {{ period }}."}
    source: {zh: "{{ area }}台账", en: "ledgers of {{ area }}"}
"""


def test_areas_at_a_level_stand_beside_the_area_they_belong_to(office: SmallProject) -> None:
    assert _tables(office, TOWNS, area=CITY)[0] == [
        "单位：人",
        "县（市、区）|乡镇（街道）|流入人口|查验人数",
        "竹山县|城关镇|24|24",
        "|宝丰镇|6|0",
        "|潘口乡|1|1",
        "合计|31|25",
        "注：十堰市按年末人数计。",
        "资料来源：十堰市台账。",
    ]
    assert _tables(office, TOWNS, "en", CITY)[0][-3:] == [
        "Total|31|25",
        "Note: Counted at the end of 2006.",
        "Source: ledgers of Shiyan City.",
    ]


def test_a_table_at_the_level_directly_below_has_no_groups(office: SmallProject) -> None:
    assert _tables(office, TOWNS)[0][1:3] == ["单位|流入人口|查验人数", "城关镇|24|24"]


def test_a_table_of_areas_that_are_not_below_is_left_out(office: SmallProject) -> None:
    for level in ("county", "city"):
        assert "附件" not in re.sub(r"<[^>]+>", "", _body(office, TOWNS.replace("township", level), "zh", AREA))
        english, chinese = (office.build("--force", lang=lang).stderr for lang in ("en", "zh"))
        assert "'table(\"towns\")' has no value (no areas of that level are below this one)" in english
        assert '“table("towns")”没有数值（下级没有这一级的地区）' in chinese


def test_what_stands_at_an_area_between_has_a_row_in_its_group(office: SmallProject) -> None:
    office.write("data/persons.csv", PEOPLE + _people((2006, AREA, "是", 2), (2006, CITY, "否", 4)).partition("\n")[2])
    assert _tables(office, TOWNS, area=CITY)[0][2:8] == [
        "竹山县|城关镇|24|24",
        "|宝丰镇|6|0",
        "|潘口乡|1|1",
        "|本级|2|2",
        "本级|4|0",
        "合计|37|27",
    ]
    assert _tables(office, TOWNS, "en", CITY)[0][4:6] == [
        "|Not assigned to a township|2|2",
        "Not assigned to a county|4|0",
    ]


def test_an_area_with_nothing_below_it_stands_for_itself(office: SmallProject) -> None:
    office.write("data/persons.csv", PEOPLE + _people((2006, "竹溪县", "是", 7)).partition("\n")[2])
    assert _tables(office, TOWNS, area=CITY)[0][2:7] == [
        "竹山县|城关镇|24|24",
        "|宝丰镇|6|0",
        "|潘口乡|1|1",
        "竹溪县|7|7",
        "合计|38|32",
    ]


def test_a_small_count_further_below_cannot_be_worked_out(office: SmallProject) -> None:
    found = _tables(office, TOWNS, "zh", CITY, "--suppress-below", "5")[0]
    assert found[2:6] == ["竹山县|城关镇|…|…", "|宝丰镇|6|0", "|潘口乡|<5|<5", "合计|31|25"]
    assert found[6] == "注：十堰市按年末人数计；“<5”表示1至4；“…”表示为保护个人信息而不列出的数字。"


def test_a_table_without_a_figure_goes_with_its_caption_and_its_attachment(office: SmallProject) -> None:
    tables = """  none:
    title: {zh: 没有, en: Nothing}
    columns: [average_age]
  towns:
    title: {zh: 各乡镇, en: Towns}
    columns: [population]
"""
    office.write("data/persons.csv", _HEADER + "\n")
    section = "templates/zh/small-summary/opening.md", "templates/en/small-summary/opening.md"
    for name in section:
        office.write(name, office.read(name) + '\n{{ table("none") }}\n\n{{ table("towns") }}\n')
    body = _body(office, tables, "zh", AREA)
    text = re.sub(r"<[^>]+>", "", body)
    assert "没有" not in text
    assert "表1　各乡镇" in text
    assert "附件1" not in text
    result = office.build("--force")
    assert "'table(\"none\")' has no value" in result.stderr


def test_an_attachment_that_has_nothing_to_show_is_told_of_once(office: SmallProject) -> None:
    tables = """  none:
    title: {zh: 没有, en: Nothing}
    columns: [average_age]
"""
    office.write("data/persons.csv", _HEADER + "\n")
    body = _body(office, tables, "zh", AREA)
    assert "附件" not in re.sub(r"<[^>]+>", "", body)
    assert office.build("--force").stderr.count("clause left out: 'table(\"none\")' has no value") == 1
    assert office.build("--force", lang="zh").stderr.count('分句略去：“table("none")”没有数值（没有台账记录）') == 1


def test_every_cell_of_a_table_of_indicators_is_in_the_list_of_figures(office: SmallProject) -> None:
    from reportgen.word.guard import read_figures

    _tables(office, MAIN)
    name = next(name for name in office.documents if name.endswith("zh.docx"))
    figures = read_figures(office.folder / "out" / name)
    assert figures
    stated = {(one.what, one.value, printed.text) for printed in figures.figures for one in printed.stated}
    assert stated >= {
        ("inflow", 31, "31"),
        ("previous(inflow)", 25, "25"),
        ("growth(inflow)", 24, "24.0%"),
        ("target(check_rate)", 90, "90.0"),
    }
