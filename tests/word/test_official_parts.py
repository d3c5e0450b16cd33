"""The parts of an official document in WordprocessingML, by the clauses of GB/T 9704-2012."""

from datetime import date
from pathlib import Path

import pytest
from laid_out import LANGS, NS, W, layout_of
from lxml import etree
from openxml_audit import OpenXmlValidator

from reportgen.narrative.furniture import FURNITURE
from reportgen.narrative.target import Copies, Marks, RedHead
from reportgen.nouns.layout import Layout
from reportgen.word.figurelist import Properties
from reportgen.word.package import package_bytes
from reportgen.word.skeleton import skeleton_for
from reportgen.word.target import WordTarget

ROOM, PITCH, CHARACTER = 8845, 579, 320
HEADS = {
    "zh": RedHead("盘龙城镇人民政府文件", "盘政发〔2007〕3号", "签发人：", "某某"),
    "en": RedHead("People's Government of Panlongcheng Town", "No. 3 (2007)", "Approved by:", "N. N."),
}
FEET = {
    "zh": Copies("抄送：", "区人大常委会办公室，区政协办公室。", "盘龙城镇党政办公室", "2007年1月10日印发"),
    "en": Copies("cc:", "Bureau of Statistics", "Issued by the Office of Panlongcheng Town", "January 10, 2007"),
}
TITLE = "各村（社区）流动人口服务管理情况和计划生育证明查验情况统计表"


@pytest.fixture(scope="module")
def layout() -> Layout:
    return layout_of("layout: gbt9704")


@pytest.fixture(scope="module")
def zh(layout: Layout) -> WordTarget:
    return WordTarget(layout, "zh")


@pytest.fixture(scope="module")
def en(layout: Layout) -> WordTarget:
    return WordTarget(layout, "en")


def _parsed(xml: str) -> list[etree._Element]:
    return list(etree.fromstring(f'<w:body xmlns:w="{NS["w"]}">{xml}</w:body>'))


def _of(element: etree._Element, path: str) -> dict[str, str]:
    found = element.find(f"w:pPr/{path}", NS)
    return {} if found is None else {name.removeprefix(W): value for name, value in found.attrib.items()}


def _shown(element: etree._Element) -> str:
    tabs = {f"{W}tab": "\t", f"{W}br": "\n"}
    runs = element.iterfind(".//w:r/*", NS)
    return "".join(part.text or "" if part.tag == f"{W}t" else tabs.get(part.tag, "") for part in runs)


def _tabs(element: etree._Element) -> list[tuple[str, int]]:
    found = element.iterfind("w:pPr/w:tabs/w:tab", NS)
    return [(tab.get(f"{W}val", ""), int(tab.get(f"{W}pos", ""))) for tab in found]


def test_7_2_4_the_issuer_stands_35_mm_below_the_top_of_the_type_area(zh: WordTarget) -> None:
    issuer = _parsed(zh.red_head(HEADS["zh"]))[0]
    spacing = _of(issuer, "w:spacing")
    size = int(issuer.find(".//w:sz", NS).get(f"{W}val")) * 10
    leading = (int(spacing["line"]) - size) // 2
    assert abs(int(spacing["before"]) + leading - 35 * 56.7) < 2


def test_7_2_4_the_issuer_fits_the_type_area_on_one_line(zh: WordTarget) -> None:
    short, long = (_parsed(zh.red_head(RedHead(text, "", "", "")))[0] for text in ("区政府文件", "某" * 17))
    assert short.find(".//w:sz", NS) is None
    assert 17 * int(long.find(".//w:sz", NS).get(f"{W}val")) * 10 <= ROOM


def test_an_issuer_too_long_for_a_line_as_large_as_the_title_stands_on_two(zh: WordTarget, en: WordTarget) -> None:
    office = "盘龙城经济开发区流动人口服务管理工作领导小组办公室文件"
    assert _shown(_parsed(zh.red_head(RedHead(office, "", "", "")))[0]).count("\n") == 1
    english = "Administrative Committee of Panlongcheng Economic Development Zone"
    lines = _shown(_parsed(en.red_head(RedHead(english, "", "", "")))[0])
    assert lines == "Administrative Committee of\nPanlongcheng Economic Development Zone"


def test_offices_that_issue_together_stand_on_lines_of_their_own(zh: WordTarget) -> None:
    assert _shown(_parsed(zh.red_head(RedHead("甲局\n乙局", "", "", "")))[0]) == "甲局\n乙局"


def test_7_2_5_the_number_stands_in_the_middle_two_lines_below(layout: Layout, zh: WordTarget) -> None:
    number = _parsed(zh.red_head(HEADS["zh"]._replace(signer="")))[1]
    assert (_of(number, "w:pStyle"), _shown(number)) == ({"val": "DocumentNumber"}, "盘政发〔2007〕3号")
    assert not _tabs(number)
    assert layout["zh"].style("document_number").align == "center"
    assert layout["zh"].style("issuer").after == 200


def test_7_2_5_with_a_signer_the_number_stands_one_character_in(zh: WordTarget) -> None:
    number = _parsed(zh.red_head(HEADS["zh"]))[1]
    assert _tabs(number) == [("left", CHARACTER), ("right", ROOM - CHARACTER)]
    assert _of(number, "w:jc") == {"val": "left"}
    assert _shown(number) == "\t盘政发〔2007〕3号\t签发人：某某"


def test_7_2_6_the_signer_is_named_in_kaiti_behind_words_in_fangsong(zh: WordTarget) -> None:
    runs = _parsed(zh.red_head(HEADS["zh"]))[1].findall("w:r", NS)[-2:]
    fonts = [run.find("w:rPr/w:rFonts", NS).get(f"{W}eastAsia") for run in runs]
    assert [_text(run) for run in runs] == ["签发人：", "某某"]
    assert fonts == [None, "楷体_GB2312"]


def _text(run: etree._Element) -> str:
    return "".join(run.itertext())


@pytest.mark.parametrize("signer", ["某某", ""])
def test_7_2_7_a_red_rule_as_wide_as_the_type_area_stands_4_mm_below_the_number(zh: WordTarget, signer: str) -> None:
    number = _parsed(zh.red_head(HEADS["zh"]._replace(signer=signer)))[-1]
    rule = _of(number, "w:pBdr/w:bottom")
    below = int(rule["space"]) * 20 + (PITCH - CHARACTER) // 2
    assert (rule["color"], rule["val"]) == ("FF0000", "single")
    assert abs(below - 4 * 56.7) <= 20
    assert not _of(number, "w:ind")


def test_7_3_1_the_title_stands_two_lines_below_the_rule(zh: WordTarget) -> None:
    for head in (HEADS["zh"], RedHead("甲镇文件", "", "", "")):
        assert _of(_parsed(zh.red_head(head))[-1], "w:spacing")["afterLines"] == "200"


def test_a_head_of_the_issuer_alone_has_its_rule_too(zh: WordTarget) -> None:
    [issuer] = _parsed(zh.red_head(RedHead("甲镇文件", "", "", "")))
    assert _of(issuer, "w:pBdr/w:bottom")["color"] == "FF0000"


def test_7_3_2_the_addressee_stands_flush_left_one_line_below_the_title(layout: Layout) -> None:
    style = layout["zh"].style("addressee")
    assert (style.align, style.first_line, style.left, style.hanging) == ("left", 0, 0, 0)
    assert layout["zh"].style("title").after == 100


def _notes(target: WordTarget, count: int) -> list[etree._Element]:
    furniture = FURNITURE[target.lang]
    notes = (furniture.attachment_note(number + 1, count, TITLE) for number in range(count))
    return _parsed("".join(map(target.attachment_note, notes)))


def test_7_3_4_a_long_title_goes_on_below_its_first_character(zh: WordTarget) -> None:
    [alone] = _notes(zh, 1)
    assert (_shown(alone), _of(alone, "w:ind")["leftChars"]) == (f"附件：{TITLE}", "500")
    first, second = _notes(zh, 2)
    assert (_shown(first), _shown(second)) == (f"附件：1.\t{TITLE}", f"2.\t{TITLE}")
    assert [_of(note, "w:ind")["leftChars"] for note in (first, second)] == ["600", "600"]
    assert [_of(note, "w:ind")["hangingChars"] for note in (first, second)] == ["400", "100"]


def test_7_3_4_numbers_of_two_digits_have_their_room(zh: WordTarget) -> None:
    assert {_of(note, "w:ind")["leftChars"] for note in _notes(zh, 10)} == {"650"}


def test_english_titles_of_attachments_stand_below_each_other(en: WordTarget) -> None:
    first, second = _notes(en, 2)
    assert _shown(first) == f"Attachments:\t1.\t{TITLE}"
    left, hanging = (int(_of(second, "w:ind")[side]) for side in ("left", "hanging"))
    assert _tabs(first) == [("left", left - hanging)]
    assert _of(first, "w:ind")["left"] == str(left)


def test_7_3_5_1_under_a_seal_the_date_stands_four_characters_from_the_right_the_office_over_it(zh: WordTarget) -> None:
    office, day = _parsed(zh.signature("盘龙城镇人民政府", "2007年1月10日", seal=True))
    width, date_width = 8 * (CHARACTER - 5), 13 * 160 + 10 * -5 + 5 * 80
    right, date_right = (int(_of(line, "w:ind")["right"]) for line in (office, day))
    assert date_right == 4 * CHARACTER
    assert abs((right + width // 2) - (date_right + date_width // 2)) <= 1


def test_7_3_5_1_a_long_office_moves_the_date_and_keeps_it_in_the_middle(zh: WordTarget) -> None:
    office, day = _parsed(zh.signature("盘" * 24, "2007年1月10日", seal=True))
    width, date_width = 24 * (CHARACTER - 5), 13 * 160 + 10 * -5 + 5 * 80
    right, date_right = (int(_of(line, "w:ind")["right"]) for line in (office, day))
    assert right >= 0
    assert abs((right + width // 2) - (date_right + date_width // 2)) <= 1


def test_7_3_5_1_a_seal_begins_within_a_line_below_the_text(zh: WordTarget) -> None:
    office, day = _parsed(zh.signature("盘龙城镇人民政府", "2007年1月10日", seal=True))
    above = int(_of(office, "w:spacing")["before"])
    radius, middle = 21 * 56.7, above + PITCH
    assert 0 <= middle - PITCH // 3 - radius <= PITCH
    assert int(_of(day, "w:spacing")["after"]) == PITCH


def test_7_3_5_the_signature_stays_with_text(zh: WordTarget) -> None:
    text = f"{zh.opening('body')}{zh.words('文', Marks())}{zh.closing('body')}"
    found = _parsed(zh.finished(text + zh.signature("甲镇", "2007年1月10日", seal=True)))
    assert found[0].find("w:pPr/w:keepNext", NS) is not None


def test_7_3_7_headings_of_an_attachment_count_from_one_again(layout: Layout, zh: WordTarget) -> None:
    opening = _parsed(zh.numbered_anew(1).opening("heading2") + "</w:p>")[0]
    assert (_of(opening, "w:numPr/w:ilvl"), _of(opening, "w:numPr/w:numId")) == ({"val": "1"}, {"val": "3"})
    assert "numPr" not in zh.opening("heading2")


def _table(target: WordTarget) -> etree._Element:
    return _parsed(target.copies(FEET[target.lang]))[0]


def test_7_4_1_the_rules_at_the_foot_are_thick_outside_and_thin_between(zh: WordTarget) -> None:
    borders = _table(zh).find("w:tblPr/w:tblBorders", NS)
    sizes = {edge.tag.removeprefix(W): int(edge.get(f"{W}sz")) for edge in borders}
    assert sizes == {"top": 8, "bottom": 8, "insideH": 6}  # in eighths of a point: 0.35 mm and 0.26 mm
    assert _table(zh).find("w:tblPr/w:tblW", NS).get(f"{W}w") == str(ROOM)


def test_7_4_1_the_last_rule_is_the_lower_edge_of_the_type_area(zh: WordTarget) -> None:
    found = _table(zh).find("w:tblPr/w:tblpPr", NS)
    place = {name.removeprefix(W): value for name, value in found.attrib.items()}
    assert (place["vertAnchor"], place["tblpYSpec"]) == ("margin", "bottom")
    assert (place["horzAnchor"], place["tblpX"]) == ("page", "1587")


def test_7_4_2_copies_are_named_behind_the_colon_in_lines_below_each_other(zh: WordTarget) -> None:
    first = _table(zh).find(".//w:p", NS)
    indents = _of(first, "w:ind")
    assert _shown(first) == "抄送：区人大常委会办公室，区政协办公室。"
    assert (indents["leftChars"], indents["hangingChars"]) == ("400", "300")


def test_7_4_3_the_office_stands_left_and_the_day_right_one_character_in(zh: WordTarget) -> None:
    last = _table(zh).findall(".//w:p", NS)[-1]
    assert _shown(last) == "盘龙城镇党政办公室\t2007年1月10日印发"
    assert _tabs(last) == [("right", ROOM - 280)]


def test_a_day_that_does_not_fit_beside_the_office_stands_below_it(en: WordTarget) -> None:
    office = "Issued by the General Office of the Committee of the Panlongcheng Economic Development Zone"
    table = _parsed(en.copies(FEET["en"]._replace(issuer=office)))[0]
    assert _shown(table.findall(".//w:p", NS)[-1]) == f"{office}\n\tJanuary 10, 2007"


def test_without_copies_the_foot_is_the_office_and_the_day(zh: WordTarget) -> None:
    assert len(_parsed(zh.copies(FEET["zh"]._replace(to="")))[0].findall("w:tr", NS)) == 1


@pytest.mark.parametrize(("count", "floats"), [(30, True), (150, False)])
def test_a_list_of_copies_that_is_longer_than_half_a_page_goes_on_over_the_page(
    count: int, floats: bool, zh: WordTarget
) -> None:
    offices = "，".join(["区民政局办公室"] * count) + "。"
    table = _parsed(zh.copies(FEET["zh"]._replace(to=offices)))[0]
    assert (table.find("w:tblPr/w:tblpPr", NS) is not None) is floats
    assert (table.find(".//w:cantSplit", NS) is not None) is floats
    assert (table.find(".//w:keepNext", NS) is not None) is floats


def test_the_foot_is_followed_by_a_line_of_no_height(zh: WordTarget) -> None:
    [_, anchor] = _parsed(zh.copies(FEET["zh"]))
    assert _of(anchor, "w:spacing")["line"] == "20"


@pytest.mark.parametrize("lang", LANGS)
def test_a_document_with_every_part_is_valid(layout: Layout, lang: str, tmp_path: Path) -> None:
    target = WordTarget(layout, lang)
    attached = target.numbered_anew(0)
    furniture = FURNITURE[lang]
    body = [
        target.red_head(HEADS[lang]),
        target.title("总结"),
        f"{target.opening('addressee')}{target.words('区政府：', Marks())}</w:p>",
        f"{target.opening('body')}{target.words('文', Marks())}</w:p>",
        *(target.attachment_note(furniture.attachment_note(number, 2, TITLE)) for number in (1, 2)),
        target.signature("甲镇", "2007年1月10日", seal=True),
        target.title(TITLE, "attachment_title"),
        f"{attached.opening('heading1')}{target.words('甲', Marks())}</w:p>",
        target.copies(FEET[lang]),
    ]
    properties = Properties("总结", "甲镇", date(2007, 1, 10), "summary", "420116", "2006")
    path = tmp_path / "official.docx"
    path.write_bytes(package_bytes(skeleton_for(layout, lang, 2), target.finished("".join(body)), (), properties))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
