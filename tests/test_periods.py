"""Periods before and after one another."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.nouns.period import Period, parse_period


def period(key: str) -> Period:
    found = parse_period(key)
    assert found
    return found


@pytest.mark.parametrize(
    ("key", "previous", "preceding", "following"),
    [
        ("2006", "2005", "2005", "2007"),
        ("2006H1", "2005H1", "2005H2", "2006H2"),
        ("2006Q1", "2005Q1", "2005Q4", "2006Q2"),
        ("2006-03", "2005-03", "2006-02", "2006-04"),
        ("2004-02-29", "2003-02-28", "2004-02-28", "2004-03-01"),
        ("2005..2006", "2003..2004", "2003..2004", "2007..2008"),
    ],
)
def test_a_period_knows_its_neighbours(key: str, previous: str, preceding: str, following: str) -> None:
    found = period(key)
    assert (found.previous.key, found.preceding.key, found.following.key) == (previous, preceding, following)


@given(st.integers(1950, 2050), st.integers(1, 30))
def test_the_span_before_one_is_as_many_whole_years(first: int, more: int) -> None:
    found = period(f"{first}..{first + more}")
    assert found.previous == found.preceding == period(f"{first - more - 1}..{first - 1}")
    assert found.preceding.end == date(first - 1, 12, 31)
    assert found.preceding.following == found


@pytest.mark.parametrize("typed", ["2026Q3", "2026第三季度", "2026年三季度", "2026年第三季度", "2026年第3季度"])
def test_a_quarter_is_read_as_people_write_it(typed: str) -> None:
    assert period(typed).key == "2026Q3"
