"""Rounding and printing of numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.narrative.numbers import grouped, kept, plain, rounded, rounded_to, scaled, trimmed

FINITE = st.floats(allow_nan=False, allow_infinity=False) | st.integers()


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (-2.5, 0, "-3"),
        (0.985, 2, "0.99"),
        (0.925, 2, "0.93"),
        (1.005, 2, "1.01"),
        (97.05, 1, "97.1"),
        (14.4999999, 0, "14"),
        (5, 1, "5.0"),
        (1e22, 0, "10000000000000000000000"),
        (1e-300, 2, "0.00"),
        (-0.0, 0, "0"),
        (-0.04, 1, "0.0"),
    ],
)
def test_halves_are_rounded_away_from_zero(value: float, decimals: int, text: str) -> None:
    assert plain(value, decimals) == text


def test_english_groups_digits_and_chinese_does_not() -> None:
    assert grouped(1234567.891, 2) == "1,234,567.89"
    assert plain(1234567.891, 2) == "1234567.89"
    assert grouped(5037) == "5,037"
    assert grouped(-1234567) == "-1,234,567"


@given(FINITE, st.integers(0, 6))
def test_rounding_stays_within_half_a_unit_of_the_last_place(value: float, decimals: int) -> None:
    exact = Decimal(repr(value))
    assert abs(rounded(value, decimals) - exact) <= Decimal(5).scaleb(-decimals - 1) + abs(exact) * Decimal("1e-25")


@given(FINITE, st.integers(0, 6))
def test_no_printed_zero_is_negative_and_both_prints_agree(value: float, decimals: int) -> None:
    text = plain(value, decimals)
    assert grouped(value, decimals).replace(",", "") == text
    assert not (text.startswith("-") and not text.strip("-0."))
    assert "e" not in text.lower()


@given(st.decimals(-10000, 10000, places=2), st.sampled_from([Decimal("0.5"), Decimal(1), Decimal(10), Decimal(1000)]))
def test_multiples_lie_on_the_side_that_was_asked_for(value: Decimal, step: Decimal) -> None:
    below, above = rounded_to(value, step, up=False), rounded_to(value, step, up=True)
    assert below <= value <= above
    assert above - below in (0, step)
    assert below % step == 0


def test_trailing_zeros_are_trimmed_but_not_those_of_a_whole_number() -> None:
    assert trimmed(Decimal("2.50")) == "2.5"
    assert trimmed(Decimal("100")) == "100"
    assert trimmed(Decimal("1E+3"), groups=True) == "1,000"
    assert trimmed(98.0) == "98"
    assert trimmed(Decimal("-0.0")) == "0"


def test_a_value_is_scaled_only_where_nothing_is_lost() -> None:
    assert scaled(Decimal(28800), 10000, 2) == Decimal("2.88")
    assert scaled(Decimal(82360), 10000, 2) is None


def test_computed_values_keep_twelve_significant_digits() -> None:
    assert kept(Decimal(100) / 3) == 33.3333333333
    assert kept(Decimal("14.5000000000000001")) == 14.5
    assert kept(Decimal("3.00")) == 3
    assert type(kept(Decimal("3.00"))) is int
