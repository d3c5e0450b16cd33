"""How high paragraphs and tables are."""

import pytest

from reportgen.narrative.target import Cell, Marks, StyleName, TableText
from reportgen.nouns.layout import Layout
from reportgen.word.contents.measuring import Measurer
from reportgen.word.contents.pagination import Block
from reportgen.word.roles import Styles
from reportgen.word.sections import ENDS, TURNED, UPRIGHT
from reportgen.word.target import WordTarget

PLAIN = Marks()


@pytest.fixture
def word(layout: Layout) -> WordTarget:
    return WordTarget(layout, "zh")


def _paragraph(word: WordTarget, style: StyleName, text: str) -> str:
    return f"{word.opening(style)}{word.words(text, PLAIN)}{word.closing(style)}"


def _blocks(layout: Layout, body: str, lang: str = "zh") -> list[Block]:
    return list(Measurer(layout, {lang: Styles()}).blocks(body))


def test_a_paragraph_has_the_lines_of_its_style(layout: Layout, word: WordTarget) -> None:
    [body] = _blocks(layout, _paragraph(word, "body", "人" * 55))
    assert body.lines == (579, 579, 579)
    assert body.room == 22 * 579
    [heading] = _blocks(layout, _paragraph(word, "heading1", "人" * 25))
    assert (len(heading.lines), heading.keep_next, heading.keep_lines) == (2, True, True)


def test_strong_words_of_english_are_wider(layout: Layout) -> None:
    english = WordTarget(layout, "en")
    text = "Contact with those who left is too loose. The contact rate falls short of its"
    counts = [
        len(_blocks(layout, f"{english.opening('body')}{english.words(text, Marks(strong))}</w:p>", "en")[0].lines)
        for strong in (False, True)
    ]
    assert counts == [1, 2]


def test_a_row_is_as_high_as_its_highest_cell(layout: Layout, word: WordTarget) -> None:
    rows = (Cell("甲"), Cell("1")), (Cell("人" * 60), Cell("2"))
    head, first, second, end = _blocks(layout, word.table(TableText(("村", "人"), rows)))
    assert (head.lines, head.keep_next, head.head) == ((370,), True, 0)
    assert (first.lines, first.keep_next, first.head) == ((410,), True, 370)
    assert (len(second.lines), second.lines[0] > 410, second.lines[0] % 400, second.keep_next) == (1, True, 10, False)
    assert end.lines == (240,)


def test_what_a_paragraph_says_itself_goes_before_its_style(layout: Layout) -> None:
    said = (
        '<w:p><w:pPr><w:pStyle w:val="BodyText"/><w:keepNext/><w:pageBreakBefore/><w:spacing w:before="7" w:line="9"/>'
    )
    [block] = _blocks(
        layout, f'{said}<w:ind w:left="4000" w:right="4000"/></w:pPr><w:r><w:t>人人人人</w:t></w:r></w:p>'
    )
    assert (block.lines, block.before, block.keep_next, block.new_page) == ((9,) * 3, 7, True, True)


def test_a_chart_is_as_high_as_it_is_drawn(layout: Layout, word: WordTarget) -> None:
    drawing = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:extent cx="635" cy="635000"/></wp:inline></w:drawing></w:r>'
    )
    [block] = _blocks(layout, f"{word.opening('chart')}{drawing}</w:p>")
    assert (block.lines, block.keep_next) == ((1000,), True)


def test_a_turned_page_is_as_wide_as_others_are_high(layout: Layout, word: WordTarget) -> None:
    def ended(kind: str) -> str:
        return _paragraph(word, "body", "人" * 60).replace("</w:pPr>", f"{ENDS[kind]}</w:pPr>")

    upright, turned, last = _blocks(layout, ended(UPRIGHT) + ended(TURNED) + _paragraph(word, "body", "人" * 60))
    assert [block.sheet for block in (upright, turned, last)] == [0, 1, 2]
    assert [len(block.lines) for block in (upright, turned, last)] == [3, 2, 3]
    assert (upright.room, turned.room) == (22 * 579, 15 * 579)
    assert _blocks(layout, _paragraph(word, "body", "人") + ENDS[TURNED])[0].room == 15 * 579
