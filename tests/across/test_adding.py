"""Whether areas add up to the one above, to the last digit."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.across.adding import Difference, differences, exact_sum
from reportgen.across.columns import Column
from reportgen.nouns.across import AddUp, Allowance

SAME = AddUp("people", "people")
STATED = AddUp("people", "stated")
BELOW = {"county": ("a", "b", "c")}


def found(check: AddUp, figures: Column, stated: Column) -> list[Difference]:
    return list(differences(check, figures, stated, BELOW))


def test_rows_of_the_area_itself_make_it_more_than_those_below() -> None:
    figures = {"a": 10, "b": 20, "county": 37}
    [one] = found(SAME, figures, figures)
    assert one == Difference("county", 30, 37, ("c",), 3)
    assert (one.difference, one.share) == (-7, 7 / 37)


def test_what_another_ledger_states_is_compared_with_the_sum() -> None:
    assert found(STATED, {"a": 10, "b": 20, "c": 5, "county": 35}, {"county": 35}) == []
    [one] = found(STATED, {"a": 10, "b": 20, "c": 5, "county": 35}, {"county": 40})
    assert (one.below, one.stated, one.difference, one.without) == (35, 40, -5, ())


def test_statements_of_areas_below_are_not_the_areas_own() -> None:
    figures = {"a": 10, "b": 20, "c": 5, "county": 35}
    assert found(STATED, figures, {"a": 11, "b": 20, "county": 31}) == []
    [one] = found(STATED, figures, {"a": 11, "b": 20, "county": 31 + 36})
    assert one.stated == 36


def test_statements_that_stand_below_alone_leave_no_crumbs_of_broken_numbers() -> None:
    figures = {"a": 10, "b": 20, "c": 5, "county": 35}
    assert found(STATED, figures, {"a": 0.1, "b": 0.2, "county": 0.30000000000000004}) == []


def test_an_area_whose_ledgers_are_not_kept_below_is_not_looked_at() -> None:
    assert found(SAME, {"county": 40}, {"county": 40}) == []
    assert found(SAME, {"a": 0, "b": 0, "c": 0, "county": 40}, {"county": 40}) == []
    assert found(STATED, {"county": 40}, {"county": 40}) == []


def test_areas_that_all_say_none_contradict_what_is_stated() -> None:
    [one] = found(STATED, {"a": 0, "b": 0, "c": 0}, {"county": 40})
    assert (one.below, one.stated) == (0, 40)


@pytest.mark.parametrize(
    ("within", "differs"),
    [(Allowance(4), True), (Allowance(5), False), (Allowance(12, True), True), (Allowance(12.5, True), False)],
)
def test_a_difference_may_be_allowed_in_numbers_or_in_percent(within: Allowance, differs: bool) -> None:
    check = STATED._replace(within=within)
    assert bool(found(check, {"a": 10, "b": 20, "c": 5}, {"county": 40})) is differs


amounts = st.lists(st.integers(0, 10**9), min_size=3, max_size=3)


@given(amounts, st.integers(-(10**6), 10**6))
def test_counts_add_up_exactly_or_not_at_all(members: list[int], slip: int) -> None:
    figures = dict(zip("abc", members, strict=True))
    total = sum(members) + slip
    one = found(STATED, figures, {"county": total})
    assert [-found.difference for found in one] == ([slip] if slip else [])


@given(st.lists(st.decimals(-(10**6), 10**6, places=2), max_size=30), st.randoms())
def test_sums_are_those_of_the_decimals_whatever_their_order(values: list[object], random: object) -> None:
    numbers = [float(str(value)) for value in values]
    random.shuffle(numbers)  # type: ignore[attr-defined]
    assert exact_sum(numbers) == sum((Fraction(str(value)) for value in values), Fraction())


@given(amounts)
def test_amounts_in_cents_add_up_as_people_add_them(members: list[int]) -> None:
    figures = {name: cents / 100 for name, cents in zip("abc", members, strict=True)}
    assert found(STATED, figures, {"county": sum(members) / 100}) == []
