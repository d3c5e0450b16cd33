"""What stands around the prose: title, tables, attachments, signature."""

from sample import HERE, LINEAGE, TableRow, config, fact, html, linked, prose, rendered

from reportgen.narrative.furniture import FURNITURE
from reportgen.narrative.tables.words import TABLE_WORDS
from reportgen.narrative.target import TableText
from reportgen.nouns.indicator import Indicator
from reportgen.nouns.report import Attachment, Signature
from reportgen.nouns.tables import Table, TableColumn
from reportgen.nouns.unit import Text, Unit
from reportgen.preview.html import HtmlTarget
from reportgen.preview.text import TextTarget

VILLAGES = Table(
    "villages",
    Text("{{ area }}各村情况", "The Villages of {{ area }}"),
    (TableColumn("inflow"), TableColumn("rate")),
    HERE,
)
ORIGINS = Table(
    "origins",
    Text("来源", "Origins"),
    (TableColumn("outflow", Text("流出", "Left")), TableColumn("rate")),
    HERE,
)
OFFICE = Signature(Text("{{ area }}管理委员会", "Administrative Committee of {{ area }}"))
VILLAGE = Signature(Text("{{ area }}村民委员会", "Villagers' Committee of {{ area }}"))
BOTH = (Attachment("villages"), Attachment("origins"))


def _text(lang: str, source: str = "文", **changes: object) -> str:
    return TextTarget.finished(rendered(source, TextTarget(lang), config(**changes)).body)


def test_a_chinese_report_stands_in_the_order_of_the_standard() -> None:
    made = _text("zh", tables=(VILLAGES, ORIGINS), attachments=BOTH, signatures=(OFFICE,))
    assert made.split("\n\n") == [
        "盘龙城镇2006年总结",
        "文",
        "附件：1.盘龙城镇各村情况",
        "2.来源",
        "盘龙城镇管理委员会\n2007年1月10日",
        "附件1",
        "盘龙城镇各村情况",
        "单位\t流入人口（人）\t查验率（%）\n甲村\t5000\t97.5\n乙村\t37\t—\n合计\t5037\t97.0",
        "附件2",
        "来源",
        "单位\t流出（人）\t查验率（%）\n甲村\t5000\t97.5\n乙村\t37\t—\n合计\t5037\t97.0\n",
    ]


def test_an_english_report_has_one_attachment_without_a_number() -> None:
    made = _text("en", tables=(VILLAGES,), attachments=BOTH[:1], signatures=(OFFICE,))
    assert made.split("\n\n") == [
        "Panlongcheng Town: Summary, 2006",
        "文",
        "Attachment: The Villages of Panlongcheng Town",
        "Administrative Committee of Panlongcheng Town\nJanuary 10, 2007",
        "Attachment",
        "The Villages of Panlongcheng Town",
        "Place\tInflow population (people)\tCheck rate (%)\n"
        "Jia Village\t5,000\t97.5\nYi Village\t37\t–\nTotal\t5,037\t97.0\n",
    ]


def test_english_numbers_several_attachments() -> None:
    made = _text("en", tables=(VILLAGES, ORIGINS), attachments=BOTH[::-1])
    assert "Attachments: 1. Origins\n\n2. The Villages" in made
    assert "Attachment 1\n\nOrigins\n\nPlace\tLeft (people)\tCheck rate (%)\n" in made


def test_chinese_has_one_attachment_without_a_number() -> None:
    made = _text("zh", tables=(ORIGINS,), attachments=BOTH[1:])
    assert "附件：来源\n\n附件\n\n来源\n\n" in made


def test_attachments_that_a_report_does_not_have_leave_no_gap_in_the_numbers() -> None:
    made = config(tables=(VILLAGES, ORIGINS), attachments=(*BOTH, BOTH[0]))
    some = TextTarget.finished(rendered("文", TextTarget("zh"), made, attached=(1, 2)).body)
    assert "附件：1.来源\n\n2.盘龙城镇各村情况\n\n附件1\n\n来源\n\n" in some
    one = TextTarget.finished(rendered("文", TextTarget("en"), made, attached=(1,)).body)
    assert "Attachment: Origins\n\nAttachment\n\nOrigins\n\n" in one
    assert "附件" not in TextTarget.finished(rendered("文", TextTarget("zh"), made, attached=()).body)


def test_of_several_offices_one_signs_or_none() -> None:
    made = config(signatures=(OFFICE, VILLAGE))
    second = rendered("文", TextTarget("zh"), made, signature=1)
    assert second.office == "盘龙城镇村民委员会"
    assert TextTarget.finished(second.body).endswith("文\n\n盘龙城镇村民委员会\n2007年1月10日\n")
    unsigned = rendered("文", TextTarget("zh"), made, signature=None)
    assert (unsigned.office, "2007" in unsigned.body) == ("", False)


def test_a_report_without_a_signature_has_no_date() -> None:
    assert "2007" not in _text("zh")


def test_title_and_office_are_given_in_words() -> None:
    found = rendered("文", TextTarget("zh"), config(signatures=(OFFICE,)))
    assert (found.title, found.office) == ("盘龙城镇2006年总结", "盘龙城镇管理委员会")


def test_a_table_stands_in_the_prose_under_its_title() -> None:
    source = 'A.\n\n{{ table("villages") }}\n\nB.'
    assert prose(source, "en") == (
        "A.\n\nTable\u00a01. The Villages\n\nPlace\tInflow population (people)\tCheck rate (%)\n"
        "Jia Village\t5,000\t97.5\nYi Village\t37\t–\nTotal\t5,037\t97.0\n\nB."
    )


def test_a_table_within_a_condition_goes_with_it() -> None:
    assert prose('{% if calm %}\n{{ table( "villages" ) }}\n{% endif %}\n\n文') == "文"


def test_a_heading_stays_over_a_table() -> None:
    assert prose("# 表\n\n{{ table('villages') }}").startswith("一、表\n\n表1\u3000各村情况\n\n单位\t")


def test_each_figure_of_a_table_is_in_the_list_of_figures_with_its_area() -> None:
    found = rendered('{{ inflow }}。\n\n{{ table("villages") }}', TextTarget("zh"))
    assert [(entry.number, entry.expression, entry.text, entry.stated[0]) for entry in found.printed] == [
        (1, "inflow", "5037人", ("inflow", 5037)),
        (2, 'table("villages")', "5000", ("inflow@43010101", 5000)),
        (3, 'table("villages")', "97.5", ("rate@43010101", 97.5)),
        (4, 'table("villages")', "37", ("inflow@43010102", 37)),
        (5, 'table("villages")', "5037", ("inflow@430101", 5037)),
        (6, 'table("villages")', "97.0", ("rate@430101", 97.0)),
    ]


class _Totals(HtmlTarget):
    def table(self, table: TableText) -> str:
        return f"<p>{table.total}{[row[0].text for row in table.rows]}</p>"


def test_only_the_row_that_sums_up_others_is_a_total() -> None:
    source = '{{ table("villages") }}'
    assert "True['甲村', '乙村', '合计']" in rendered(source, _Totals("zh")).body
    alone = {"villages": [TableRow(LINEAGE[0], (fact("inflow", 1), fact("rate", 1.0)))]}
    assert "False['盘龙城镇']" in rendered(source, _Totals("zh"), tables=alone).body


def test_a_cell_whose_value_is_no_number_shows_a_dash() -> None:
    facts = ((fact("inflow", 1), fact("rate", float("nan"))), (fact("inflow", 2), fact("rate", 97.0)))
    rows = {"villages": [TableRow(area, found) for area, found in zip(LINEAGE, facts, strict=False)]}
    assert "盘龙城镇\t1\t—\n" in prose('{{ table("villages") }}', tables=rows)


def test_a_column_without_a_figure_in_any_row_is_left_out() -> None:
    rows = {"villages": [TableRow(area, (fact("inflow", None), fact("rate", 97.0))) for area in LINEAGE[:2]]}
    cells = [line.split("\t")[1:] for line in prose('{{ table("villages") }}', tables=rows).splitlines()[2:]]
    assert cells == [["查验率（%）"], ["97.0"], ["97.0"]]


def test_a_table_without_any_figure_keeps_its_columns() -> None:
    rows = {"villages": [TableRow(LINEAGE[0], (fact("inflow", None), fact("rate", None)))]}
    assert prose('{{ table("villages") }}', tables=rows).endswith("盘龙城镇\t—\t—")


def test_html_marks_the_figures_of_a_table() -> None:
    made = html('{{ table("villages") }}')
    assert '<p class="table_title"><span id="ref-villages">表1</span>\u3000各村情况</p><div class="table">' in made
    assert f'<th scope="row">乙村</th><td>{linked(3, "37")}</td><td>—</td>' in made


def test_an_english_head_does_not_repeat_its_noun() -> None:
    visit, time = Unit("visit", "count", "人次", "visit", "visits"), Unit("time", "count", "次", "time", "times")
    heads = [
        TABLE_WORDS["en"].column(Indicator("one", Text("一", name), unit), "")
        for name, unit in (("home visits", visit), ("repairs", time), ("loans", visit))
    ]
    assert heads == ["Home visits", "Repairs", "Loans (visits)"]


def test_the_figures_of_a_column_have_equally_many_decimals() -> None:
    rows = [TableRow(LINEAGE[0], (fact("inflow", 1), fact("rate", rate))) for rate in (100.0, 75.0)]
    made = config(tables=(VILLAGES,))
    shown = rendered("{{ table('villages') }}", TextTarget("zh"), made, tables={"villages": rows}).body
    assert "100.0" in TextTarget.finished(shown)


def test_a_part_of_a_year_is_capitalized_in_titles() -> None:
    titled = FURNITURE["en"].titled
    assert titled("Summary, the first half of 2012") == "Summary, First Half of 2012"
    assert titled("the third quarter of 2026: Summary") == "Third Quarter of 2026: Summary"
    assert titled("Summary for the third quarter of 2026") == "Summary for the Third Quarter of 2026"
    assert titled("Summary, March 2026") == "Summary, March 2026"
    assert FURNITURE["zh"].titled("2026年上半年总结") == "2026年上半年总结"
