"""Tables in Word: units above, notes and sources below, groups, widths, and what readers of screens are told."""

from collections.abc import Callable

from lxml import etree

from reportgen.narrative.target import Cell, TableText
from reportgen.word.columns import needs, widths
from reportgen.word.target import WordTarget

NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
W = f"{{{NS['w']}}}"
Made = Callable[[str], WordTarget]

GROUPED = TableText(
    ("乡镇", "村", "人数"),
    (
        (Cell("甲镇"), Cell("一村"), Cell("1", 1)),
        (Cell("甲镇"), Cell("二村"), Cell("2", 2)),
        (Cell("乙镇"), Cell("三村"), Cell("3", 3)),
        (Cell("本级"), Cell(""), Cell("4", 4)),
        (Cell("合计"), Cell(""), Cell("10", 5)),
    ),
    total=True,
    groups=(2, 1),
)


def _set(target: WordTarget, table: TableText) -> etree._Element:
    return etree.fromstring(f'<w:body xmlns:w="{NS["w"]}">{target.table(table)}</w:body>')


def _styles(found: etree._Element) -> list[tuple[str | None, str]]:
    """Return the paragraphs beside the table by their styles."""
    paragraphs = found.findall("w:p", NS)
    return [(one.find("w:pPr/w:pStyle", NS).get(f"{W}val"), "".join(one.itertext())) for one in paragraphs]


def test_the_unit_stands_above_and_the_note_and_the_source_below(target: Made) -> None:
    found = _set(target("zh"), GROUPED._replace(unit="单位：人", note="注：一。", source="资料来源：二。"))
    assert [child.tag.removeprefix(W) for child in found] == ["p", "tbl", "p", "p"]
    assert _styles(found) == [("TableUnit", "单位：人"), ("TableNote", "注：一。"), ("TableSource", "资料来源：二。")]
    assert _styles(_set(target("zh"), GROUPED)) == [("TableEnd", "")]


def test_the_last_row_stays_with_what_stands_below(target: Made) -> None:
    def kept(table: TableText) -> bool:
        return _set(target("zh"), table).findall("w:tbl/w:tr", NS)[-1].find(".//w:keepNext", NS) is not None

    assert kept(GROUPED._replace(source="资料来源：二。"))
    assert not kept(GROUPED)


def test_a_group_is_one_cell_and_rows_beside_groups_span_both_names(target: Made) -> None:
    rows = _set(target("zh"), GROUPED).findall("w:tbl/w:tr", NS)[1:]
    merged = [[one.get(f"{W}val", "") for one in row.iterfind("w:tc/w:tcPr/w:vMerge", NS)] for row in rows]
    assert merged == [["restart"], [""], ["restart"], [], []]
    assert ["".join(row[1].itertext()) for row in rows] == ["甲镇", "", "乙镇", "本级", "合计"]
    assert [row.find("w:tc/w:tcPr/w:gridSpan", NS) is not None for row in rows] == [False, False, False, True, True]
    widths = [sum(int(one.get(f"{W}w", "")) for one in row.iterfind("w:tc/w:tcPr/w:tcW", NS)) for row in rows]
    assert {*widths} == {8845}


def test_a_group_in_a_long_table_stays_on_one_page(target: Made) -> None:
    rows = [(Cell(f"{group}镇"), Cell(f"{number}村"), Cell("1", 1)) for group in range(6) for number in range(5)]
    table = GROUPED._replace(rows=tuple(rows), groups=(5,) * 6, total=False)
    found = _set(target("zh"), table).findall("w:tbl/w:tr", NS)[1:]
    kept = [row.find(".//w:keepNext", NS) is not None for row in found]
    assert kept == [True, True, True, True, False] * 6


def test_a_table_says_what_it_is_and_which_rows_are_heads(target: Made) -> None:
    table = _set(target("zh"), GROUPED._replace(title="各村“人数”", description="共3行。"))
    found = table.find("w:tbl/w:tblPr", NS)
    assert found.find("w:tblCaption", NS).get(f"{W}val") == "各村“人数”"
    assert found.find("w:tblDescription", NS).get(f"{W}val") == "共3行。"
    look = found.find("w:tblLook", NS)
    assert [look.get(f"{W}{name}") for name in ("val", "firstRow", "lastRow", "firstColumn")] == ["00E0", "1", "1", "1"]


def test_a_heading_gets_the_width_in_which_its_pieces_stand_in_two_lines() -> None:
    table = TableText(
        ("单位", "流动人口（人）", "已婚育龄妇女（人）"), ((Cell("甲村"), Cell("960", 1), Cell("359", 2)),)
    )
    _, floating, women = needs(table)
    assert floating.widths[0] == 8  # 流动人口 / （人）
    # 已婚育龄妇女 / （人）; 已婚育龄妇 / 女（人）; 已婚育 / 龄妇女 / （人）, with room for bold letters
    assert women.widths[:3] == (12, 10, 7)


def test_figures_are_never_broken_where_headings_and_names_can_be() -> None:
    table = TableText(
        ("Place", "Married women of childbearing age in the outflow (people)", "Rate (%)"),
        ((Cell("Old Bridge Village"), Cell("123,456", 1), Cell("97.5", 2)),),
    )
    name, women, rate = needs(table)
    assert name.widths == (18, 18, 18, 9, 8, 8)
    assert women.widths == (29, 29, 20, 15, 13, 7)
    assert rate.widths[-1] == 4
    wanted = [one.widths for one in (name, women, rate)]
    for room in (80, 50, 40, 28, 20):
        assert sum(widths(wanted, room)) == room
    assert widths(wanted, 45)[0] == 18
    assert widths(wanted, 20)[1] >= 7


def test_a_heading_stands_in_one_line_with_its_unit_below_where_there_is_room() -> None:
    heads = ("单位", "流动人口（人）", "已婚育龄妇女（人）", "协议签订率（%）")
    table = TableText(heads, ((Cell("大屋湾村"), Cell("332", 1), Cell("66", 2), Cell("97.0", 3)),))
    needed = [one.widths for one in needs(table)]
    assert [widths[0] for widths in needed] == [8, 8, 12, 10]
    assert [widths[1] for widths in needed] == [8, 8, 10, 8]
    assert widths(needed, 38) == [8, 8, 12, 10]
    assert widths(needed, 36) == [8, 8, 12, 8]
    assert widths(needed, 34) == [8, 8, 10, 8]
