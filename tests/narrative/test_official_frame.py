"""The parts of an official document in words, as previews show them."""

import pytest
from making import rendered as messages
from sample import HERE, config, rendered

from reportgen.nouns.issue import ReportError
from reportgen.nouns.report import Attachment, Copies, Official, RedHead, Section, Signature
from reportgen.nouns.tables import Table, TableColumn
from reportgen.nouns.unit import Text
from reportgen.preview.html import HtmlTarget
from reportgen.preview.text import TextTarget

OFFICE = Signature(Text("{{ area }}人民政府", "People's Government of {{ area }}"))
HEAD = RedHead(
    Text("{{ area }}人民政府文件", "People's Government of {{ area }}"),
    Text("盘政发〔2007〕3号", "No. 3 (2007)"),
    Text("某某", "N. N."),
)
COPIES = Copies(
    Text("{{ area }}党政办", "the Office of {{ area }}"), Text("县统计局，县财政局", "Bureau of Statistics")
)
WHOLE = Official(HERE, HEAD, Text("县人民政府", "The County Government"), COPIES)
PLAN = Attachment(section=Section("plan", HERE), title=Text("{{ period.next }}打算", "Plans for {{ period.next }}"))


def _text(lang: str, source: object = "文", **changes: object) -> list[str]:
    made = config(**{"signatures": (OFFICE,), **changes})
    return TextTarget.finished(rendered(source, TextTarget(lang), made).body).rstrip("\n").split("\n\n")


def test_a_chinese_document_has_head_addressee_and_foot_around_it() -> None:
    assert _text("zh", official=WHOLE) == [
        "盘龙城镇人民政府文件",
        "盘政发〔2007〕3号\t签发人：某某",
        "盘龙城镇2006年总结",
        "县人民政府：",
        "文",
        "盘龙城镇人民政府\n2007年1月10日",
        "抄送：县统计局，县财政局。\n盘龙城镇党政办\t2007年1月10日印发",
    ]


def test_an_english_document_has_them_too() -> None:
    assert _text("en", official=WHOLE) == [
        "People's Government of Panlongcheng Town",
        "No. 3 (2007)\tApproved by: N. N.",
        "Panlongcheng Town: Summary, 2006",
        "The County Government:",
        "文",
        "People's Government of Panlongcheng Town\nJanuary 10, 2007",
        "cc: Bureau of Statistics\nIssued by the Office of Panlongcheng Town\tJanuary 10, 2007",
    ]


def test_a_report_has_no_part_that_it_does_not_ask_for() -> None:
    plain = _text("zh")
    assert _text("zh", official=Official(HERE)) == plain
    assert _text("zh", official=Official(HERE, red_head=RedHead(Text("甲", "A"))))[0] == "甲"
    assert _text("zh", official=Official(HERE, copies=COPIES._replace(to=None)))[-1].startswith("盘龙城镇党政办\t")


def test_words_that_the_form_sets_are_not_set_twice() -> None:
    copies = COPIES._replace(to=Text("抄送：县统计局。", "cc: Bureau of Statistics."))
    head = HEAD._replace(signer=Text("签发人：某某", "Approved by: N. N."))
    addressee = Text("县人民政府：", "The County Government:")
    given = Official(HERE, head, addressee, copies)
    chinese, english = _text("zh", official=given), _text("en", official=given)
    assert (chinese[1], chinese[3]) == ("盘政发〔2007〕3号\t签发人：某某", "县人民政府：")
    assert (english[1], english[3]) == ("No. 3 (2007)\tApproved by: N. N.", "The County Government:")
    assert chinese[-1].startswith("抄送：县统计局。\n")
    assert english[-1].startswith("cc: Bureau of Statistics\n")


def test_the_day_of_issue_may_be_another_than_that_of_the_document() -> None:
    made = _text("zh", official=Official(HERE, copies=COPIES._replace(date="2007-01-12")))
    assert made[-1].endswith("\t2007年1月12日印发")


def test_the_head_may_name_the_office_that_signs() -> None:
    head = RedHead(Text("{{ signature }}文件", "{{ signature }}"))
    village = Signature(Text("{{ area }}村民委员会", "Villagers' Committee of {{ area }}"))
    made = config(signatures=(village, OFFICE), official=Official(HERE, red_head=head))
    shown = TextTarget.finished(rendered("文", TextTarget("zh"), made, signature=1).body)
    assert shown.startswith("盘龙城镇人民政府文件\n\n")


def test_a_section_that_is_attached_stands_behind_the_signature_and_counts_its_headings_anew() -> None:
    sources = {"one": "# 甲\n\n文。\n\n# 乙\n\n文。", "plan": "# 丙\n\n流入{{ inflow }}。"}
    made = _text("zh", sources, sections=("one",), attachments=(PLAN,))
    assert made[1:] == [
        "一、甲",
        "文。",
        "二、乙",
        "文。",
        "附件：2007年打算",
        "盘龙城镇人民政府\n2007年1月10日",
        "附件",
        "2007年打算",
        "一、丙",
        "流入5037人。",
    ]


def test_an_attachment_goes_where_its_condition_does_not_hold() -> None:
    made = config(sections=("one",), attachments=(PLAN, Attachment("villages")))
    shown = TextTarget.finished(rendered({"one": "文", "plan": "计划"}, TextTarget("zh"), made, attached=(1,)).body)
    assert "计划" not in shown
    assert "附件：各村情况" in shown


def test_html_shows_the_parts() -> None:
    body = rendered("文", HtmlTarget("zh"), config(signatures=(OFFICE,), official=WHOLE)).body
    assert body.startswith(
        '<header class="red_head"><p class="issuer">盘龙城镇人民政府文件</p>'
        '<p class="document_number">盘政发〔2007〕3号 <span class="signer">签发人：某某</span></p></header>'
    )
    assert '</h1><p class="addressee">县人民政府：</p>' in body
    assert body.endswith(
        '<footer class="copies"><p class="copies">抄送：县统计局，县财政局。</p>'
        '<p class="copies">盘龙城镇党政办 <span>2007年1月10日印发</span></p></footer>'
    )


def test_the_office_that_signs_is_named_only_where_one_does() -> None:
    head = RedHead(Text("{{ signature }}文件", "{{ signature }}"))
    made = config(official=Official(HERE, red_head=head))
    with pytest.raises(ReportError) as raised:
        rendered("文", TextTarget("zh"), made)
    assert {lang: messages(raised.value.issues, lang) for lang in ("zh", "en")} == {
        "zh": "configs/a.yaml:3:1: 错误: 这里写了 {{ signature }}，而这份报告没有落款单位 [narrative.nobody-signs]\n",
        "en": "configs/a.yaml:3:1: error: {{ signature }} is named here, and no office signs this report"
        " [narrative.nobody-signs]\n",
    }


def test_a_clause_has_no_place_in_a_line_and_brackets_are_printed_where_they_are_escaped() -> None:
    table = Table("villages", Text("[[各村]]", "[[Villages]]"), (TableColumn("inflow"),), HERE)
    with pytest.raises(ReportError) as raised:
        rendered("文", TextTarget("zh"), config(tables=(table,)))
    assert {lang: messages(raised.value.issues, lang) for lang in ("zh", "en")} == {
        "zh": "configs/a.yaml:3:1: 错误: 标题、落款、表注等处没有会缺的数字，不用写 [[ ]]；"
        "要印出方括号，写成 \\[[ 和 \\]] [narrative.clause-in-line]\n",
        "en": "configs/a.yaml:3:1: error: [[ ]] has no place in a title, signature or note, which hold no figure that"
        " could be missing; brackets that are to be printed are written \\[[ and \\]] [narrative.clause-in-line]\n",
    }
    head = RedHead(Text(r"甲\[[乙\]]文件", "A"))
    assert "甲[[乙]]文件" in rendered("文", TextTarget("zh"), config(official=Official(HERE, red_head=head))).body


def test_lines_of_the_config_name_nothing_but_areas_periods_and_the_office_that_signs() -> None:
    head = RedHead(Text("{{ inflow }}文件", "{{ areas }}"))
    with pytest.raises(ReportError) as raised:
        rendered("文", TextTarget("zh"), config(official=Official(HERE, red_head=head)))
    assert [found.code for found in raised.value.issues] == ["narrative.words-only", "narrative.unknown-name"]
