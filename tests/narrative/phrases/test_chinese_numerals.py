"""Chinese numerals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.narrative.phrases.chinese.numerals import counting, digit_by_digit, numeral


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"),
        (1, "一"),
        (2, "二"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
        (100, "100"),
    ],
)
def test_numerals(number: int, text: str) -> None:
    assert numeral(number) == text


def test_two_of_something_is_written_with_another_character() -> None:
    assert counting(2) == "两"
    assert counting(3) == "三"


def test_years_are_written_digit_by_digit_with_a_round_zero() -> None:
    assert digit_by_digit(2026) == "二〇二六"
    assert digit_by_digit(1999) == "一九九九"


@given(st.integers(1, 99))
def test_every_numeral_reads_back_as_its_number(number: int) -> None:
    tens, ten, ones = numeral(number).rpartition("十")
    digits = "〇一二三四五六七八九"
    assert (digits.index(tens) if tens else 1) * 10 * bool(ten) + (digits.index(ones) if ones else 0) == number
