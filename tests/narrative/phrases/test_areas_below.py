"""The areas below: which are highest and lowest, ties, areas without a figure, and how many reach the target."""

import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from wording_facts import EN, ZH, fact, said, table

from reportgen.narrative.facts import Below, Fact
from reportgen.narrative.phrases.wording import Wording
from reportgen.nouns.area import Area

Expected = Callable[[str, str], None]
Row = tuple[str, Callable[[Wording], Any]]
VILLAGES = (("甲村", "Jia Village"), ("乙村", "Yi Village"), ("丙村", "Bing Village"), ("丁村", "Ding Village"))
VALUES = st.lists(st.integers(0, 6) | st.none(), max_size=9)


def over(
    values: Sequence[float | None],
    unit: str = "percent",
    *,
    level: str = "village",
    names: Sequence[tuple[str, str]] = (),
    goal: float | None = None,
    missing: str = "no-rows",
    period: str = "2006",
) -> Fact:
    """Make the fact of an area with these figures in the areas below it."""
    named = [*names, *VILLAGES[len(names) :], *((f"{at}村", f"Village {at}") for at in range(20))]
    whole = fact(50, unit, "rate", period=period)
    whole.below = tuple(
        Below(Area(f"{at:02}", zh, en, level), _one(value, unit, goal, missing))
        for at, (value, (zh, en)) in enumerate(zip(values, named, strict=False))
    )
    return whole


def _one(value: float | None, unit: str, goal: float | None, missing: str) -> Fact:
    made = fact(value, unit, "rate", goal=goal)
    made.figure = made.figure._replace(missing="" if value is not None else missing)
    return made


def _rows(label: str, one: Fact, *counts: int) -> list[Row]:
    rows: list[Row] = []
    for count in counts or (2,):
        rows.append((f"{label}: highest {count}", lambda w, n=count: w.highest(one, n)))
        rows.append((f"{label}: lowest {count}", lambda w, n=count: w.lowest(one, n)))
    return rows


def test_the_highest_and_the_lowest(expected: Expected) -> None:
    rows = [
        *_rows("99.2, 98.1, 97, 90", over((99.2, 98.1, 97, 90)), 1, 2, 3, 4, 9, 0),
        *_rows("98, 98, 97, 90", over((98, 98, 97, 90)), 1, 2, 3),
        *_rows("99, 98, 98, 98", over((99, 98, 98, 98)), 1, 2, 3),
        *_rows("99, then five of 98", over((99, 98, 98, 98, 98, 98)), 1, 2),
        *_rows("99.24 and 99.16, which print alike, 97", over((99.24, 99.16, 97)), 1, 2),
        *_rows("all print alike", over((99.24, 99.16))),
        *_rows("five of 98", over((98, 98, 98, 98, 98))),
        *_rows("two alike", over((98, 98))),
        *_rows("one", over((98,))),
        *_rows("none", over(())),
        *_rows("one of two missing", over((98, None))),
        *_rows("two of three there", over((98, None, 97))),
        *_rows("zero and not a number", over((0, float("nan"), 97))),
        *_rows("just below a target, and all", over((94.96, 100, 90), goal=95)),
        *_rows("people", over((1203, 900, 12), "person")),
        *_rows("money", over((549700, 28800), "yuan")),
        *_rows("people, some suppressed", over((1203, 900, None), "person", missing="suppressed")),
        *_rows("rates, some withheld", over((99, 98, None), missing="withheld")),
    ]
    expected("areas.txt", table("The highest and the lowest of the areas below", rows))


def test_how_many_reach_a_target(expected: Expected) -> None:
    mixed = (("甲村", "Jia Village"), ("乙社区", "Yi Community"))
    towns = (("甲镇", "Jia Town"), ("乙镇", "Yi Town"))
    country = (("甲镇", "Jia Town"), ("乙乡", "Yi Township"))
    streets = (("甲镇", "Jia Town"), ("乙街道", "Yi Subdistrict"))
    counties = (("甲县", "Jia County"), ("乙区", "Yi District"))
    districts = (("甲区", "Jia District"), ("乙区", "Yi District"))
    offices = (("甲局", "Bureau A"), ("乙站", "Station B"))
    cases: list[tuple[str, Fact]] = [
        *((f"{values} of 95", over(values, goal=95)) for values in ((96, 95, 94.99), (96, 97, 95), (1, 2, 3))),
        ("six of 13", over((96,) * 6 + (1,) * 7, goal=95)),
        ("two villages, both", over((96, 95), goal=95)),
        ("two villages, neither", over((1, 2), goal=95)),
        ("one missing", over((96, None, 1), goal=95)),
        ("only one there", over((96, None), goal=95)),
        ("no targets", over((96, 97))),
        ("half a year", over((96, 97), goal=95, period="2006H1")),
        ("villages and communities", over((96, 1), goal=95, names=mixed)),
        ("towns", over((96, 1), goal=95, names=towns, level="township")),
        ("towns and townships", over((96, 1), goal=95, names=country, level="township")),
        ("towns and subdistricts", over((96, 1), goal=95, names=streets, level="township")),
        ("counties and districts", over((96, 1), goal=95, names=counties, level="county")),
        ("districts", over((96, 1), goal=95, names=districts, level="county")),
        ("offices", over((96, 1), goal=95, names=offices, level="office")),
    ]
    rows: list[Row] = [(label, lambda w, f=one: w.reaching(f)) for label, one in cases]
    rows += [
        ("a bound", lambda w: w.reaching(over((96, 95, 1)), 95)),
        ("a bound with decimals", lambda w: w.reaching(over((96, 95, 1)), 95.5)),
        ("a bound of people", lambda w: w.reaching(over((5000, 20, 1), "person"), 1000)),
    ]
    expected("reaching.txt", table("How many of the areas below reach a target", rows))


@given(VALUES, st.integers(1, 4))
def test_no_area_that_is_left_out_goes_before_one_that_is_listed(values: list[int | None], count: int) -> None:
    one = over(values, "case")
    known = sorted((value for value in values if value is not None), reverse=True)
    for function, order in (("highest", known), ("lowest", known[::-1])):
        text = said(ZH, lambda w, name=function: getattr(w, name)(one, count))
        if text.startswith("("):
            assert len(known) < 2 or len(set(known)) == 1 or order.count(order[0]) > count + 2
            continue
        listed = [stated.value for stated in getattr(ZH, function)(one, count).stated]
        assert listed == order[: len(listed)]
        assert len(listed) <= count + 2
        assert listed[-1] not in order[len(listed) :]
        assert ("并列" in text) == (len(set(listed)) < len(listed))
        assert text.count("村") == len(listed)


@given(VALUES, st.integers(0, 6))
def test_as_many_reach_a_target_as_do(values: list[int | None], goal: int) -> None:
    known = [value for value in values if value is not None]
    assume(len(known) >= 2)
    one, count = over(values, "case", goal=goal), sum(value >= goal for value in known)
    zh, en = ZH.reaching(one), EN.reaching(one)
    assert zh.stated == en.stated
    assert zh.stated[0].value == count
    assert ("全部" in zh.text) == bool(re.match("all|both", en.text)) == (count == len(known))
    assert ("均未" in zh.text) == bool(re.match("none|neither", en.text)) == (count == 0)
    assert ("有数据的" in zh.text) == ("with figures" in en.text) == (None in values)
    assert str(len(known)) in zh.text


@pytest.mark.parametrize("function", ["highest", "lowest", "reaching"])
@given(VALUES)
def test_both_languages_state_the_same_of_areas_below(function: str, values: list[int | None]) -> None:
    one = over(values, "case", goal=3)
    texts = [said(wording, lambda w: getattr(w, function)(one)) for wording in (ZH, EN)]
    if texts[0].startswith("("):
        assert texts[0] == texts[1]
    else:
        assert getattr(ZH, function)(one).stated == getattr(EN, function)(one).stated
