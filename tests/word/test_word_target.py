"""Paragraphs, runs, figures, tables and signatures as WordprocessingML."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from lxml import etree

from reportgen.narrative.target import Cell, Marks, TableText
from reportgen.nouns.layout import Layout
from reportgen.word.fields import label_name
from reportgen.word.target import WordTarget
from reportgen.word.text import plain

NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
W = f"{{{NS['w']}}}"
PLAIN = Marks()
Made = Callable[[str], WordTarget]


def _parsed(xml: str) -> etree._Element:
    return etree.fromstring(f'<w:body xmlns:w="{NS["w"]}">{xml}</w:body>')


def _read(element: etree._Element) -> str:
    """Read a text back as Word does: breaks, tabs and soft hyphens from their elements."""
    shown = {"br": "\n", "tab": "\t", "softHyphen": "\xad"}
    return "".join(
        found.text or "" if found.tag == f"{W}t" else shown.get(found.tag.removeprefix(W), "")
        for found in element.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}softHyphen")
    )


@pytest.mark.parametrize(("lang", "hint"), [("zh", "eastAsia"), ("en", None)])
def test_quotes_and_dashes_take_the_font_of_the_language(target: Made, lang: str, hint: str | None) -> None:
    fonts = _parsed(target(lang).words("“以人为本”——", PLAIN)).find("w:r/w:rPr/w:rFonts", NS)
    assert (None if fonts is None else fonts.get(f"{W}hint")) == hint


def test_marks_are_styles_of_the_layout(target: Made) -> None:
    for marks, style in ((Marks(strong=True), "Strong"), (Marks(emphasis=True), "Emphasis")):
        found = _parsed(target("zh").words("一是", marks)).find("w:r/w:rPr/w:rStyle", NS)
        assert found.get(f"{W}val") == style


def test_a_figure_stands_between_hidden_bookmarks(target: Made) -> None:
    parts = list(_parsed(target("zh").figure(3, "5037人", PLAIN)))
    assert [part.tag.removeprefix(W) for part in parts] == ["bookmarkStart", "r", "bookmarkEnd"]
    assert (parts[0].get(f"{W}name"), parts[0].get(f"{W}id"), parts[2].get(f"{W}id")) == ("_fig0003", "3", "3")


def test_bookmarks_of_a_report_are_unique(reports: dict[str, Any]) -> None:
    document = reports["zh"].part("word/document.xml")
    names = [found.get(f"{W}name") for found in document.iter(f"{W}bookmarkStart")]
    assert names == [f"_fig{figure.number:04}" for figure in reports["zh"].figures]
    assert len(set(names)) == len(names)


def test_python_docx_reads_sentences_with_their_figures(reports: dict[str, Any]) -> None:
    document = Document(BytesIO(reports["zh"].data))
    body = next(found for found in document.paragraphs if found.style.name == "Body Text")
    assert body.text == "共有流入人口5037人共有流入人口"
    assert [cell.text for cell in document.tables[0].rows[-1].cells] == ["合计", "28", "—"]


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_comes_back_from_the_document(layout: Layout, text: str) -> None:
    target = WordTarget(layout, "zh")
    assert _read(_parsed(target.words(text, PLAIN))) == plain(text)
    assert _read(_parsed(target.figure(1, text, PLAIN))) == plain(text)


@given(st.text(st.sampled_from("{}%#-+ '\"\n<&a中")))
def test_a_constant_says_the_same_after_jinja(layout: Layout, text: str) -> None:
    target = WordTarget(layout, "zh")
    rendered = Environment(autoescape=True).from_string(target.constant(text, PLAIN)).render()
    assert _read(_parsed(rendered)) == plain(text)


def test_control_characters_are_dropped() -> None:
    assert plain("甲\x00乙\x1b丙\ud800丁\ufffe") == "甲乙丙丁"


def _right(xml: str) -> list[int]:
    found = [part.find("w:pPr/w:ind", NS) for part in _parsed(xml).iterfind("w:p", NS)]
    return [0 if part is None else int(part.get(f"{W}right")) for part in found]


def test_the_date_begins_two_characters_right_of_the_office(target: Made) -> None:
    office, date = _right(target("zh").signature("盘龙城开发区管理委员会", "2007年1月10日", seal=False))
    office_width = 11 * (320 - 5)
    date_width = 13 * 160 + 10 * -5 + 5 * 80
    assert office == 640
    assert office + office_width - (date + date_width) == 640


def test_a_date_longer_than_the_office_stands_two_characters_from_the_right(target: Made) -> None:
    office, date = _right(target("zh").signature("某局", "2007年11月10日", seal=False))
    office_width, date_width = 2 * (320 - 5), 14 * 160 + 11 * -5 + 5 * 80
    assert date == 640
    assert office + office_width - (date + date_width) == 640


def test_an_office_as_wide_as_the_page_stays_on_one_line(target: Made) -> None:
    office, date = _right(target("zh").signature("某" * 28, "2007年1月10日", seal=False))
    assert office <= 8845 - 28 * 315
    assert date >= 0


def test_a_date_stands_alone_without_an_office(target: Made) -> None:
    assert len(_right(target("zh").signature("", "2007年1月10日", seal=False))) == 1


def _table(target: WordTarget, table: TableText) -> etree._Element:
    return _parsed(target.table(table))


TABLE = TableText(
    ("村（社区）", "流入人口（人）", "备注"),
    ((Cell("刘店村"), Cell("812", 1), Cell("好")), (Cell("黄陂盘龙城社区"), Cell("5037", 2), Cell("—"))),
)


def test_a_table_is_as_wide_as_the_type_area(target: Made) -> None:
    for table in (TABLE, TABLE._replace(headings=("长" * 90, "长" * 60, "备注"))):
        widths = [int(found.get(f"{W}w")) for found in _table(target("zh"), table).iter(f"{W}gridCol")]
        assert sum(widths) == 8845
        assert min(widths) > 400


def test_the_head_of_a_table_is_repeated_and_rows_are_not_broken(target: Made) -> None:
    rows = _table(target("zh"), TABLE).findall("w:tbl/w:tr", NS)
    assert [row.find("w:trPr/w:tblHeader", NS) is not None for row in rows] == [True, False, False]
    assert all(row.find("w:trPr/w:cantSplit", NS) is not None for row in rows)


def test_names_stand_left_figures_right_and_words_in_the_middle(target: Made) -> None:
    row = _table(target("zh"), TABLE).findall("w:tbl/w:tr", NS)[1]
    assert [found.get(f"{W}val") for found in row.iterfind("w:tc/w:p/w:pPr/w:jc", NS)] == ["left", "right", "center"]


def test_a_table_of_half_a_page_stays_on_one_and_a_longer_one_keeps_its_ends_together(target: Made) -> None:
    def kept(rows: int) -> int:
        long = TABLE._replace(rows=TABLE.rows[:1] * rows)
        return len(_table(target("zh"), long).findall("w:tbl/w:tr/w:tc/w:p/w:pPr/w:keepNext", NS))

    assert kept(14) == 13 * 3
    assert kept(15) == 2 * 3


def test_a_total_stands_out(target: Made) -> None:
    rows = _table(target("zh"), TABLE._replace(total=True)).findall("w:tbl/w:tr", NS)
    assert [len(row.findall(".//w:rStyle", NS)) for row in rows] == [0, 0, 3]


def test_a_note_stands_below_its_table(target: Made) -> None:
    found = _table(target("zh"), TABLE._replace(note="注：……"))
    assert found[-1].find("w:pPr/w:pStyle", NS).get(f"{W}val") == "TableNote"
    assert _table(target("zh"), TABLE)[-1].tag == f"{W}p"


def _field(element: etree._Element, path: str) -> tuple[str, str]:
    found = element.find(path, NS)
    return found.get(f"{W}instr"), _read(found)


@pytest.mark.parametrize(
    ("lang", "caption", "counted"),
    [
        ("zh", "表2\u3000各村<情况>", " SEQ 表 \\* ARABIC "),
        ("en", "Table\u00a02. 各村<情况>", " SEQ Table \\* ARABIC "),
    ],
)
def test_a_caption_is_numbered_by_a_field(target: Made, lang: str, caption: str, counted: str) -> None:
    made = _parsed(target(lang).caption("table", "villages", 2, "各村<情况>"))
    assert _read(made) == caption
    assert made.find("w:p/w:pPr/w:pStyle", NS).get(f"{W}val") == "Caption"
    assert _field(made, "w:p/w:fldSimple") == (counted, "2")


def test_a_reference_repeats_what_stands_in_the_bookmark_it_leads_to(target: Made) -> None:
    word = target("zh")
    for labelled in (word.caption("chart", "villages", 1, "题"), word.label("villages", 2, "附件2")):
        parts = list(_parsed(labelled).find("w:p", NS))
        begin = next(part for part in parts if part.tag == f"{W}bookmarkStart")
        end = next(part for part in parts if part.tag == f"{W}bookmarkEnd")
        label = "".join(map(_read, parts[parts.index(begin) : parts.index(end)]))
        made = _parsed(word.reference("villages", label, Marks(strong=True)))
        assert _field(made, "w:fldSimple") == (f" REF {begin.get(f'{W}name')} \\h ", label)
        assert begin.get(f"{W}id") == end.get(f"{W}id")
        assert made.find(".//w:rStyle", NS).get(f"{W}val") == "Strong"


def test_what_nothing_leads_to_has_no_bookmark(target: Made) -> None:
    assert "bookmark" not in target("en").caption("table", "", 3, "x") + target("en").label("", 1, "x")


def test_bookmarks_of_captions_are_named_as_word_allows() -> None:
    names = ["villages", "x" * 35, "x" * 36, "x" * 36 + "y"]
    found = [label_name(name) for name in names]
    assert found[0] == "_Ref_villages"
    assert all(len(name) <= 40 for name in found)
    assert len(set(found)) == len(names)
