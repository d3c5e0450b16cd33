"""Sums are exact, and the same to the bit in whatever order and parts numbers are added."""

import struct
from fractions import Fraction

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given, settings

from reportgen.indicators.exact import Addends, addends, carried, rounded

CENTS = st.integers(-(10**9), 10**9).map(lambda number: number / 100)
MIXED = st.one_of(
    CENTS,
    st.integers(-(2**53), 2**53).map(float),
    st.integers(-(10**6), 10**6).map(lambda number: number / 10**6),
    st.floats(-1e18, 1e18),
    st.floats(allow_nan=False, allow_infinity=False, min_value=-1e300, max_value=1e300),
    st.sampled_from([0.1, 1 / 3, 5e-324, 1e22, 2.0**60, -(2.0**62), 123456789.1234567, 9007199254740993.0]),
)


def exactly(value: float) -> Fraction:
    """Return the decimal of up to six places that a float prints as, else the float itself."""
    for decimals in range(7):
        number = Fraction(value) * 10**decimals
        if abs(number) < 2**50 and round(number) / 10**decimals == value:
            return Fraction(round(number), 10**decimals)
    return Fraction(value)


def total(parts: list[Addends], *, many: bool = False) -> float | int:
    """Add up the parts of one cell."""
    found: dict[object, int] = {}
    for part in parts:
        assert len({term.unit for term in part.terms}) == len(part.terms)
        for unit, counts in part.terms:
            found[unit] = found.get(unit, 0) + int(counts.sum())
    terms = {unit: np.array([[number]], dtype=np.int64) for unit, number in found.items()}
    return rounded(carried(terms, 2.0**40) if many else terms, all(part.whole for part in parts))[0, 0].item()


def bits(value: float) -> bytes:
    return struct.pack("d", value)


@settings(max_examples=300)
@given(st.lists(MIXED, min_size=1, max_size=30), st.data())
def test_a_sum_is_the_exact_one_rounded_once_whatever_the_parts(values: list[float], data: st.DataObject) -> None:
    wanted = float(sum(map(exactly, values)))
    shuffled = data.draw(st.permutations(values))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(values)), max_size=4)))
    pieces = [shuffled[a:b] for a, b in zip([0, *cuts], [*cuts, len(values)], strict=True)]
    whole = total([addends(np.array(values))])
    parts = total([addends(np.array(piece, dtype=np.float64)) for piece in pieces], many=data.draw(st.booleans()))
    assert bits(float(whole)) == bits(wanted) == bits(float(parts))
    assert type(whole) is type(parts)


@given(st.lists(st.integers(-(2**63), 2**63 - 1), min_size=1, max_size=20), st.integers(0, 20))
def test_whole_numbers_of_any_size_add_up_exactly(values: list[int], cut: int) -> None:
    parts = [addends(np.array(values[:cut], dtype=np.int64)), addends(np.array(values[cut:], dtype=np.int64))]
    found, wanted = total(parts), sum(values)
    assert found == (wanted if abs(wanted) < 2**63 else float(wanted))
    assert isinstance(found, int) == (abs(wanted) < 2**63)


def test_whole_numbers_are_whole_however_they_are_held() -> None:
    found = total([addends(np.array([2**52 + 1, 4])), addends(np.array([2.0**52 + 2, np.nan]))])
    assert repr(found) == str(2**53 + 7)


@pytest.mark.parametrize(
    ("values", "wanted"),
    [([0.1] * 10, 1.0), ([0.1, 0.2], 0.3), ([1e16, 1.0, -1e16], 1), ([0.5, 0.25], 0.75), ([5e-324] * 2, 1e-323)],
)
def test_numbers_are_the_decimals_they_print_as(values: list[float], wanted: float) -> None:
    assert repr(total([addends(np.array(values))])) == repr(wanted)


def test_what_is_missing_adds_nothing() -> None:
    found = addends(np.array([1.5, np.nan, 2.5]))
    assert total([found]) == 4.0
    assert found.present is not None
    assert found.present.tolist() == [True, False, True]


def test_a_sum_beyond_all_floats_is_infinite() -> None:
    assert total([addends(np.array([1.7e308, 1.7e308]))]) == float("inf")
    assert total([addends(np.array([-1.7e308, -1.7e308]))]) == float("-inf")
