"""Changes since other periods, average growth, and periods in words."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from wording_facts import EN, ZH, fact, table

from reportgen.narrative.facts import Fact
from reportgen.narrative.phrases.wording import Wording
from reportgen.nouns.figure import Figure

Expected = Callable[[str, str], None]
Row = tuple[str, Callable[[Wording], Any]]
POSITIVE = st.integers(1, 10**9) | st.floats(0.01, 1e6).map(lambda value: float(f"{value:.6g}"))


def at(
    value: float | None, period: str, unit: str = "person", name: str = "inflow", before: float | None = None
) -> Fact:
    """Make the fact that `at(inflow, period)` gives."""
    made = fact(value, unit, name, period=period)
    made.name = f"at({name}, {period})"
    made.before = None if before is None else Figure(name, "420100", str(int(period[:4]) - 1), before)
    return made


def test_figures_of_other_periods(expected: Expected) -> None:
    now, then = fact(7304, period="2012"), at(5230, "2008")
    rate, earlier = fact(97.0, "percent", "rate", period="2012"), at(93.0, "2008", "percent", "rate")
    rows: list[Row] = [
        ("the figure itself", lambda w: w.value(then)),
        ("its number", lambda w: w.number(then)),
        ("change since", lambda w: w.change(now, than=then)),
        ("change since, in brief", lambda w: w.change(now, than=then, brief=True)),
        ("grew since", lambda w: w.grew(now, than=then)),
        ("difference", lambda w: w.difference(now, than=then)),
        ("times", lambda w: w.times(now, than=then)),
        ("change of a rate", lambda w: w.change(rate, than=earlier)),
        ("change since a missing figure", lambda w: w.change(now, than=at(None, "2008"))),
        ("change since few", lambda w: w.change(now, than=at(4, "2008"))),
        ("change since half a year", lambda w: w.change(now, than=at(5230, "2008H1"))),
        ("change of an earlier figure", lambda w: w.change(at(5230, "2008", before=5000))),
        ("change of an earlier figure without a base", lambda w: w.change(at(5230, "2008"))),
        ("share of then", lambda w: w.share(at(24, "2008", name="births"), then)),
    ]
    for value, base, period in (
        *((7304, 5230, "2008"), (5230, 7304, "2008"), (5230, 5230, "2008"), (5230, 5229, "2008")),
        *((7304, 5230, "2011"), (7304, 5230, "2012"), (7304, 5230, "2015"), (7304, 5230, "2008H1")),
        *((7304, 0, "2008"), (0, 5230, "2008"), (7304, -5, "2008"), (None, 5230, "2008"), (7304, None, "2008")),
        *((10**12, 1, "2008"), (7304, float("nan"), "2008"), (7304, 5230, "2008..2009")),
    ):
        one = fact(value, period="2012")
        then = at(base, period)
        label = f"{base} in {period}, {value} in 2012"
        rows.append((label, lambda w, f=one, t=then: w.average_growth(f, t)))
    rows += [
        ("average change of a rate", lambda w: w.average_growth(rate, earlier)),
        ("average fall of a rate", lambda w: w.average_growth(fact(90, "percent", "rate", period="2012"), earlier)),
        ("average change of a rate too small to print", lambda w: w.average_growth(rate, _rate(96.9))),
        ("average growth of half years", lambda w: w.average_growth(fact(7304, period="2012H1"), at(5230, "2008H1"))),
        ("average growth of another indicator", lambda w: w.average_growth(now, at(9, "2008", name="births"))),
    ]
    expected("other_periods.txt", table("Figures of other periods", rows))


def _rate(value: float) -> Fact:
    return at(value, "2008", "percent", "rate")


def test_periods_as_times(expected: Expected) -> None:
    keys = ("2012", "2012H1", "2012H2", "2012Q1", "2012-03", "2012-06-30", "2012-12-31", "2008..2011")
    rows: list[Row] = []
    for key in keys:
        rows.append((f"during {key}", lambda w, k=key: w.during(k)))
        rows.append((f"from first to last of {key}", lambda w, k=key: w.from_to(k)))
        rows.append((f"so far: {key}", lambda w, k=key: w.so_far(k)))
        rows.append((f"the last three years by {key}", lambda w, k=key: w.last_years(3, k)))
    rows.append(("the last year", lambda w: w.last_years(1, "2007")))
    expected("periods.txt", table("Periods as the time of something", rows))


@given(POSITIVE, POSITIVE, st.integers(2, 20))
def test_average_growth_compounds_to_the_whole(now: float, base: float, years: int) -> None:
    one, then = fact(now, period="2012"), at(base, str(2012 - years))
    growth = Decimal(repr(ZH.average_growth(one, then).stated[0].value))
    if now == base:
        assert growth == 0
        return
    whole = Decimal(repr(base)) * (1 + growth / 100) ** years
    assert abs(whole / Decimal(repr(now)) - 1) < Decimal("1e-6")


@given(POSITIVE, POSITIVE, st.integers(2, 20))
def test_the_word_of_average_growth_agrees_with_its_sign(now: float, base: float, years: int) -> None:
    one, then = fact(now, period="2012"), at(base, str(2012 - years))
    zh, en = ZH.average_growth(one, then).text, EN.average_growth(one, then).text
    assume("持平" not in zh)
    assert ("增长" in zh) == ("increase" in en) == (now > base)
    assert ("下降" in zh) == ("decrease" in en) == (now < base)
    assert not re.search(r"\b0\.0%", zh)
    printed = re.search(r"[\d.]+", zh)
    exact = Decimal(repr(ZH.average_growth(one, then).stated[0].value))
    assert printed
    assert abs(Decimal(printed[0]) - abs(exact)) <= Decimal("0.0501")


def test_several_years_are_compared_with_as_many_before() -> None:
    now, few = fact(7304, period="2005..2006"), fact(9, period="2005..2006")
    now.before = Figure("inflow", "420100", "2003..2004", 5230)
    few.before = Figure("inflow", "420100", "2003..2004", 4)
    assert ZH.change(now).text == "比2003—2004年增长39.7%"
    assert EN.change(now).text == "up by 39.7 percent from 2003–2004"
    assert ZH.difference(now).text == "比2003—2004年增加2074人"
    assert EN.difference(now).text == "2,074 more than in 2003–2004"
    assert ZH.change(few).text == "由2003—2004年的4人增加到9人"
    assert EN.change(few).text == "up from 4 in 2003–2004 to 9"
    assert (ZH.previous_year(now).text, EN.previous_year(now).text) == ("2003—2004年", "2003–2004")


@pytest.mark.parametrize(
    ("period", "before", "zh", "en"),
    [
        ("2006", "2005", "上年", "the previous year"),
        ("2006H2", "2006H1", "上半年", "the previous half year"),
        ("2006H1", "2005H2", "上年下半年", "the previous half year"),
        ("2006Q3", "2006Q2", "上季度", "the previous quarter"),
        ("2006-07", "2006-06", "上月", "the previous month"),
        ("2006-06-30", "2006-06-29", "2006年6月29日", "June 29, 2006"),
    ],
)
def test_the_period_just_before_is_named_as_people_do(period: str, before: str, zh: str, en: str) -> None:
    now, then = fact(7304, period=period), at(5230, before)
    then.name = "preceding(inflow)"
    at_that_time = f"on {en}" if en.startswith("June") else f"in {en}"

    assert ZH.change(now, than=then).text == f"比{zh}增长39.7%"
    assert ZH.difference(now, than=then).text == f"比{zh}增加2074人"
    assert ZH.times(now, than=then).text == f"是{zh}的1.4倍"
    assert EN.change(now, than=then).text == f"up by 39.7 percent from {en}"
    assert EN.difference(now, than=then).text == f"2,074 more than {at_that_time}"
    assert EN.times(now, than=then).text == f"1.4 times the figure of {en}"
