"""Where lines end."""

import pytest

from reportgen.word.contents.latin_widths import latin_widths
from reportgen.word.contents.linebreaks import Words, line_count, line_ends

ROOM = 8845


def _lines(text: str, *, chinese: bool = True, room: int = ROOM, first: int = 0) -> list[str]:
    widths = latin_widths("Times New Roman", bold=False, italic=False, chinese=chinese)
    size, spacing = (320, -5) if chinese else (280, 0)
    words = Words(text, [widths[one] for one in text], size, spacing, chinese)
    ends = list(line_ends(words, room, first))
    assert line_count(words, room, first) == len(ends)
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def test_a_chinese_line_has_28_characters() -> None:
    assert list(map(len, _lines("人" * 60))) == [28, 28, 4]
    assert list(map(len, _lines("人" * 60, first=640))) == [26, 28, 6]


def test_a_stop_hangs_over_the_edge_and_does_not_begin_a_line() -> None:
    assert _lines("人" * 28 + "，" + "人") == ["人" * 28 + "，", "人"]
    assert _lines("人" * 28 + "）人") == ["人" * 27, "人）人"]


def test_an_opening_bracket_does_not_end_a_line() -> None:
    assert _lines("人" * 27 + "（甲）") == ["人" * 27, "（甲）"]


def test_numbers_and_latin_words_are_not_broken() -> None:
    assert _lines("人" * 26 + "123456万") == ["人" * 26, "123456万"]


def test_a_space_stands_where_han_meets_latin() -> None:
    assert len(_lines("人" * 12 + "12" + "人" * 14)) == 1
    assert len(_lines("人" * 13 + "12" + "人" * 14)) == 2


def test_english_lines_break_at_spaces_and_behind_hyphens() -> None:
    text = "to the " * 9 + "well-known offices"
    assert _lines(text, chinese=False, room=5600) == [
        "to the to the to the to the to the to the to the to the ",
        "to the well-known offices",
    ]
    assert _lines("well-known", chinese=False, room=900) == ["well-", "known"]


def test_a_word_longer_than_a_line_stands_on_one() -> None:
    assert _lines("x" * 99 + " y", chinese=False, room=900) == ["x" * 99 + " ", "y"]


def test_a_line_ends_where_it_is_broken_by_hand() -> None:
    assert _lines("人\n人") == ["人\n", "人"]


@pytest.mark.parametrize(
    ("font", "text", "width"),
    [
        ("Times New Roman", "Total", 2111),
        ("Arial", "Total", 2223),
        ("Calibri", "Total", 2057),
        ("宋体", "人“", 2000),
    ],
)
def test_widths_are_those_of_the_font(font: str, text: str, width: int) -> None:
    widths = latin_widths(font, bold=False, italic=False, chinese=not text.isascii())
    assert sum(widths[one] for one in text) == width
