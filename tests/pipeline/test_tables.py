"""Tables add up: shares, categories, what stands at the area itself, and notes where rounding shows."""

import re
import sqlite3
from contextlib import closing
from io import BytesIO
from struct import calcsize
from zipfile import ZipFile

import pytest
from openxml_audit import OpenXmlValidator
from projects import AREA, SmallProject

from reportgen.word.guard import read_figures

_HEADER = "年度,乡镇,流向,性别,年龄,来源地,登记日期,查验"
_TABLES = """  towns:
    title: {zh: 各乡镇情况, en: The Towns}
    columns:
      - inflow
      - {indicator: inflow, share: true}
      - {indicator: outflow, heading: {zh: 外出, en: Gone}}
      - check_rate
  origins: {title: {zh: 来源地情况, en: Origins}, rows: by_origin}
attachments: [towns, origins]
"""


def _people(*counts: tuple[str, str, int]) -> str:
    rows = [f"2006,{town},流入,女,30,{origin},2006-01-03,是" for town, origin, count in counts for _ in range(count)]
    return "\n".join([_HEADER, *rows]) + "\n"


@pytest.fixture
def office(small: SmallProject) -> SmallProject:
    """Give the small project a table with shares and one by category."""
    text = small.read("configs/summary.yaml")
    start = text.index("  towns:")
    end = text.index("signature:")
    small.write("configs/summary.yaml", text[:start] + _TABLES + text[end:])
    return small


def _tables(office: SmallProject, people: str, lang: str = "zh", *more: str) -> list[list[str]]:
    """Return the rows of all tables, cells between bars, with the notes."""
    office.write("data/persons.csv", people)
    result = office.build("--force", *more)
    assert result.exit_code == 0, result.stderr
    data = next(data for name, data in office.documents.items() if name.endswith(f"{lang}.docx"))
    body = ZipFile(BytesIO(data)).read("word/document.xml").decode()
    found = re.findall(r"<w:tbl>.*?</w:tbl><w:p>.*?</w:p>", body)
    return [_lines(table) for table in found]


def _lines(table: str) -> list[str]:
    text = re.sub(r"</w:tc>(?=<w:tc>)", "|", table).replace("</w:tr>", "\n")
    return [line for line in re.sub(r"<[^>]+>", "", text).replace("&lt;", "<").split("\n") if line]


EVEN = _people(("420323100", "河南省", 10), ("宝丰镇", "湖南省", 6), ("潘口乡", "广东省", 4))
THIRDS = _people(("420323100", "河南省", 7), ("宝丰镇", "湖南省", 7), ("潘口乡", "广东省", 7))


def test_a_column_of_shares_says_what_each_row_makes_of_the_total(office: SmallProject) -> None:
    towns, _ = _tables(office, EVEN)
    assert towns == [
        "单位|流入人口（人）|占比（%）|外出（人）|查验率（%）",
        "城关镇|10|50.0|0|100",
        "宝丰镇|6|30.0|0|100",
        "潘口乡|4|20.0|0|100",
        "合计|20|100.0|0|100",
    ]


def test_a_note_says_where_rounding_keeps_shares_from_a_hundred(office: SmallProject) -> None:
    towns, origins = _tables(office, THIRDS)
    assert towns[-1] == origins[-1] == "注：因四舍五入，各项占比之和不等于100%。"
    assert [line.split("|")[2] for line in towns[1:-1]] == ["33.3", "33.3", "33.3", "100.0"]
    towns, origins = _tables(office, THIRDS, "en")
    assert towns[-1] == origins[-1] == "Note: Shares do not add up to 100 percent because of rounding."


def test_a_table_by_category_has_the_largest_first_and_what_has_none(office: SmallProject) -> None:
    people = _people(("420323100", "湖南省", 3), ("宝丰镇", "河南省", 12), ("潘口乡", "", 5))
    assert _tables(office, people)[1] == [
        "类别|来源地（人）|占比（%）",
        "河南省|12|60.0",
        "湖南省|3|15.0",
        "未注明|5|25.0",
        "合计|20|100.0",
    ]
    assert _tables(office, people, "en")[1][1:4] == ["Henan|12|60.0", "Hunan|3|15.0", "Not stated|5|25.0"]


def test_what_stands_at_the_area_itself_has_a_row_of_its_own(office: SmallProject) -> None:
    people = _people(("420323100", "河南省", 10), ("宝丰镇", "湖南省", 6), (AREA, "广东省", 4))
    assert _tables(office, people)[0][1:] == [
        "城关镇|10|50.0|0|100",
        "宝丰镇|6|30.0|0|100",
        "潘口乡|—|—|—|—",
        "本级|4|20.0|0|—",
        "合计|20|100.0|0|100",
    ]
    assert _tables(office, people, "en")[0][-2].startswith("Not assigned to a township|4|20.0|")


def test_every_cell_is_in_the_list_of_figures_and_the_document_is_valid(office: SmallProject) -> None:
    people = _people(("420323100", "河南省", 10), ("宝丰镇", "", 6), (AREA, "广东省", 4))
    _tables(office, people)
    for name in office.documents:
        path = office.folder / "out" / name
        assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []
        figures = read_figures(path)
        assert figures
        stated = {(one.what, one.value, printed.text) for printed in figures.figures for one in printed.stated}
        assert stated >= {
            ("inflow@420323/own", 4, "4"),
            ("share(inflow@420323/own, inflow@420323)", 20, "20.0"),
            ("by_origin[河南省]", 10, "10"),
            ("by_origin[]", 6, "6"),
            ("share(by_origin[], by_origin@420323)", 30, "30.0"),
        }


def test_small_counts_are_hidden_in_rows_of_every_kind_with_their_shares(office: SmallProject) -> None:
    people = _people(
        ("420323100", "河南省", 30),
        ("宝丰镇", "湖南省", 20),
        ("潘口乡", "广东省", 10),
        (AREA, "广东省", 3),
        ("潘口乡", "", 2),
    )
    towns, origins = _tables(office, people, "zh", "--suppress-below", "5")
    assert [line.split("|")[:3] for line in towns[1:-1]] == [
        ["城关镇", "30", "46.2"],
        ["宝丰镇", "20", "30.8"],
        ["潘口乡", "…", "…"],
        ["本级", "<5", "…"],
        ["合计", "65", "100.0"],
    ]
    assert [line.split("|")[:3] for line in origins[1:-1]] == [
        ["河南省", "30", "46.2"],
        ["湖南省", "20", "30.8"],
        ["广东省", "…", "…"],
        ["未注明", "<5", "…"],
        ["合计", "65", "100.0"],
    ]
    assert towns[-1] == "注：“<5”表示1至4；“…”表示为保护个人信息而不列出的数字。"


def _falsify(office: SmallProject, indicator: str, area: str, old: int, new: int) -> None:
    """Put another number in the place of a stored one."""
    with closing(sqlite3.connect(office.folder / "figures.sqlite")) as base:
        codes = dict(base.execute("SELECT name, value_code FROM indicators ORDER BY id"))
        at = calcsize("<" + "".join(list(codes.values())[: list(codes).index(indicator)]))
        query = (
            "SELECT figures.id, totals FROM figures"
            " JOIN areas ON areas.id = figures.id / (SELECT count(*) FROM periods) WHERE code = ?"
        )
        for offset, totals in base.execute(query, (area,)).fetchall():
            if totals[at] == old:
                base.execute(
                    "UPDATE figures SET totals = ? WHERE id = ?",
                    (totals[:at] + bytes([new]) + totals[at + 1 :], offset),
                )
        base.commit()


def test_a_table_that_does_not_add_up_for_no_reason_is_an_error(office: SmallProject) -> None:
    _tables(office, EVEN)
    _falsify(office, "inflow", "420323100", 10, 11)
    english, chinese = office.build("--force"), office.build("--force", lang="zh")
    assert english.exit_code == 2
    assert (
        'the areas below have 21 of "inflow" together and 竹山县 has 20 [figures.table-does-not-add-up]'
        in english.stderr
    )
    assert "下级的“inflow”加起来是21，竹山县的合计却是20" in chinese.stderr


def test_a_total_has_no_place_among_its_parts(office: SmallProject) -> None:
    office.edit(
        "configs/indicators/people.yaml",
        "  inflow:\n",
        "  place:\n    name: {zh: 位次, en: place}\n    formula: rank(check_rate)\n    unit: one\n  inflow:\n",
    )
    office.edit("configs/summary.yaml", "      - check_rate\n", "      - place\n")
    towns, _ = _tables(office, EVEN)
    assert [line.rpartition("|")[2] for line in towns] == ["位次", "1", "1", "1", "—"]
