"""The table of contents: a field filled in with the headings, their numbers and their pages."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from reportgen.narrative.target import Cell, Marks, StyleName, TableText
from reportgen.nouns.layout import Layout
from reportgen.word.figurelist import Properties
from reportgen.word.package import package_bytes
from reportgen.word.parts import Skeleton
from reportgen.word.target import WordTarget

NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
W = f"{{{NS['w']}}}"
PLAIN = Marks()
LONG = {"zh": "工作" * 14 * 10, "en": "work " * 170}
Made = Callable[[str, int], WordTarget]


@pytest.fixture
def target(layout: Layout) -> Made:
    return lambda lang, levels: WordTarget(layout, lang, contents=levels > 0)


def _paragraph(word: WordTarget, style: StyleName, text: str) -> str:
    return f"{word.opening(style)}{word.words(text, PLAIN)}{word.closing(style)}"


def _body(word: WordTarget, levels: int = 2) -> str:
    """Return a report of four pages: two sections of about a page, with parts, and an attachment."""
    parts = [word.title("总结"), word.contents(levels)]
    for section, name in enumerate("甲乙"):
        parts.append(_paragraph(word, "heading1", name))
        for number, part in enumerate("子丑", 2 * section):
            parts.append(_paragraph(word, "heading2", name + part))
            parts.append(f"{word.opening('heading3')}{word.figure(number, '5&6', PLAIN)}{word.closing('heading3')}")
            parts.append(_paragraph(word, "body", LONG[word.lang]))
    label = word.label("villages", 1, "附件")
    return "".join([*parts, label, _paragraph(word, "attachment_title", "各村情况")])


def _parsed(body: str) -> etree._Element:
    return etree.fromstring(f'<w:body xmlns:w="{NS["w"]}">{body}</w:body>')


def _lines(body: etree._Element) -> list[tuple[str, str, str]]:
    """Return the style, the text and the page of each line of a table of contents."""
    found = []
    for line in body.findall("w:sdt/w:sdtContent/w:p", NS):
        link = line.find("w:hyperlink", NS)
        if link is not None:
            *words, page = [text.text or "" for text in link.iter(f"{W}t")]
            found.append((line.find("w:pPr/w:pStyle", NS).get(f"{W}val"), "".join(words), page))
    return found


def test_chinese_headings_are_listed_with_their_numbers_and_pages(target: Made) -> None:
    word = target("zh", 2)
    assert _lines(_parsed(word.finished(_body(word)))) == [
        ("TOC1", "一、甲", "2"),
        ("TOC2", "（一）甲子", "2"),
        ("TOC2", "（二）甲丑", "2"),
        ("TOC1", "二、乙", "3"),
        ("TOC2", "（一）乙子", "3"),
        ("TOC2", "（二）乙丑", "4"),
        ("TOC1", "各村情况", "5"),
    ]


def test_english_headings_are_listed_with_a_space_behind_their_numbers(target: Made) -> None:
    word = target("en", 1)
    lines = _lines(_parsed(word.finished(_body(word, 1))))
    assert [text for _, text, _ in lines] == ["I. 甲", "II. 乙", "各村情况"]


@pytest.mark.parametrize(("lang", "line"), [("zh", "各村情况"), ("en", "各村 情况")])
def test_a_title_of_two_lines_stands_on_one(target: Made, lang: str, line: str) -> None:
    word = target(lang, 1)
    body = word.finished(word.contents(1) + _paragraph(word, "attachment_title", "各村\n情况"))
    assert [text for _, text, _ in _lines(_parsed(body))] == [line]


def test_as_many_levels_are_listed_as_the_config_says(target: Made) -> None:
    word = target("zh", 3)
    lines = _lines(_parsed(word.finished(_body(word, 3))))
    assert [text for style, text, _ in lines if style == "TOC3"] == ["1.5&6"] * 4


def test_the_contents_are_a_field_that_word_offers_to_update(target: Made) -> None:
    word = target("zh", 2)
    control = _parsed(word.finished(_body(word))).find("w:sdt", NS)
    gallery = control.find("w:sdtPr/w:docPartObj/w:docPartGallery", NS)
    assert gallery.get(f"{W}val") == "Table of Contents"
    asked = [found.text.strip() for found in control.iter(f"{W}instrText")]
    assert asked[0] == 'TOC \\o "1-2" \\h \\z \\u'
    assert asked[1:] == [f"PAGEREF _Toc{number:08} \\h" for number in range(1, 8)]
    kinds = [found.get(f"{W}fldCharType") for found in control.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == 8


def test_each_line_leads_to_its_heading(target: Made) -> None:
    word = target("zh", 2)
    body = _parsed(word.finished(_body(word)))
    for link in body.iter(f"{W}hyperlink"):
        mark = body.find(f".//w:bookmarkStart[@w:name='{link.get(f'{W}anchor')}']", NS)
        heading = "".join(text.text or "" for text in mark.getparent().iter(f"{W}t"))
        assert "".join(text.text or "" for text in link.iter(f"{W}t")).rstrip("0123456789").endswith(heading)
    numbers = [found.get(f"{W}id") for found in body.iter(f"{W}bookmarkStart") if "_Toc" in found.get(f"{W}name")]
    assert len(set(numbers)) == 7


@pytest.mark.parametrize(("lang", "heading"), [("zh", "目\u3000录"), ("en", "Contents")])
def test_the_contents_stand_below_the_title_and_the_text_begins_a_page(target: Made, lang: str, heading: str) -> None:
    word = target(lang, 2)
    title, control, first, *_ = _parsed(word.finished(_body(word)))
    assert title.find("w:pPr/w:pStyle", NS).get(f"{W}val") == "Title"
    assert control.find("w:sdtContent/w:p/w:r/w:t", NS).text == heading
    assert first.find("w:pPr/w:pageBreakBefore", NS) is not None


def test_a_report_without_headings_has_no_contents(target: Made) -> None:
    word = target("zh", 2)
    assert word.finished(word.contents(2) + _paragraph(word, "body", "文")) == _paragraph(word, "body", "文")


def test_a_document_that_is_not_made_for_contents_has_none(target: Made) -> None:
    assert target("zh", 0).contents(2) == ""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_document_with_contents_captions_and_references_is_valid(
    target: Made, skeletons: dict[str, Skeleton], properties: Properties, lang: str, tmp_path: Path
) -> None:
    word = target(lang, 3)
    referred = f"{word.opening('body')}{word.reference('villages', '表1', PLAIN)}{word.closing('body')}"
    table = word.caption("table", "inflow", 1, "流入") + word.table(TableText(("a", "b"), ((Cell("c"), Cell("d")),)))
    body = word.finished(_body(word, 3) + referred + table)
    path = tmp_path / "report.docx"
    path.write_bytes(package_bytes(skeletons[lang], body, [], properties))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    with ZipFile(path) as package:
        assert b"<?" not in package.read("word/document.xml").partition(b"?>")[2]
