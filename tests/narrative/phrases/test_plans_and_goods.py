"""Plans, aims, deadlines, goods, tallies: what both languages say over ordinary values and over the edges."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from wording_facts import EN, ZH, fact, said, table

from reportgen.narrative.facts import Fact, UntrueWord
from reportgen.narrative.phrases.wording import Wording

Expected = Callable[[str, str], None]
Row = tuple[str, Callable[[Wording], Any]]
NAN, HUGE = float("nan"), 10**12
COUNTS = st.integers(0, 60) | st.integers(0, 10**9)
RATES = st.floats(0, 100).map(lambda value: float(f"{value:.6g}"))
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def number_in(text: str) -> Decimal:
    found = NUMBER.search(text)
    assert found
    return Decimal(found[0].replace(",", ""))


def test_plans_and_aims(expected: Expected) -> None:
    pairs = (
        *((93, 100), (100, 100), (107, 100), (200, 100), (250, 100), (100_001, 100_000), (99_999, 100_000)),
        *((0, 100), (1, 10_000), (3, 4), (5, 4), (4, 0), (0, 0), (-3, 100), (HUGE, 100), (None, 100), (NAN, 100)),
        *((93, None), (93, NAN), (93, float("inf"))),
    )
    rates = ((97.0, 98), (98.5, 98), (98, 98), (94.96, 95), (94.95, 95), (94.94, 95), (95.04, 95), (0, 95), (None, 95))
    rows: list[Row] = []
    for value, goal in pairs:
        one, plan = fact(value, goal=goal), fact(goal, name="plan")
        rows.append((f"{value} of {goal} planned", lambda w, f=one, p=plan: w.planned(f, p)))
        rows.append((f"{value}, target {goal}: gap", lambda w, f=one: w.gap(f)))
    for value, goal in rates:
        one, plan = fact(value, "percent", "rate", goal=goal), fact(goal, "percent", "plan")
        rows += [
            (f"{value} percent, target {goal}: the rate itself", lambda w, f=one: w.value(f)),
            (f"{value} percent, target {goal}: target", lambda w, f=one: w.target(f)),
            (f"{value} percent, target {goal}: gap", lambda w, f=one: w.gap(f)),
            (f"{value} of {goal} percent planned", lambda w, f=one, p=plan: w.planned(f, p)),
            (f"{value} percent, aiming at {goal}", lambda w, f=one, g=goal: w.aim(f, g)),
        ]
    rate = fact(97, "percent", "rate")
    rows += [
        ("money planned", lambda w: w.planned(fact(115_000, "yuan"), fact(120_000, "yuan", "plan"))),
        ("planned in another unit", lambda w: w.planned(fact(1), fact(1, "yuan", "plan"))),
        ("gap of half a year", lambda w: w.gap(fact(93, goal=100, period="2006H1"))),
        ("aiming at next year's figure", lambda w: w.aim(rate, fact(98.5, "percent", "rate_next"))),
        ("aiming at a missing figure", lambda w: w.aim(rate, fact(None, "percent", "rate_next"))),
        ("aiming at a count", lambda w: w.aim(fact(12_000, "copy", "leaflets"), 15_000)),
        ("aiming to come down", lambda w: w.aim(fact(12, "case"), 5, down=True)),
        ("aiming to come down to nothing", lambda w: w.aim(fact(12, "case"), 0, down=True)),
        ("aiming to come down from less", lambda w: w.aim(fact(3, "case"), 5, down=True)),
        ("aiming to stay at nothing", lambda w: w.aim(fact(0, "case"), 0, down=True)),
        ("aiming to keep above", lambda w: w.aim(rate, 95, keep=True)),
        ("aiming to keep below", lambda w: w.aim(fact(3, "case"), 5, down=True, keep=True)),
        ("aiming to keep what is still ahead", lambda w: w.aim(rate, 98, keep=True)),
        ("aiming from a missing figure", lambda w: w.aim(fact(NAN, "percent", "rate"), 98)),
        ("budget", lambda w: w.budget(fact(120_000, "yuan"))),
        ("no budget", lambda w: w.budget(fact(0, "yuan"))),
        ("missing budget", lambda w: w.budget(fact(None, "yuan"))),
    ]
    expected("plans.txt", table("Plans, targets and aims", rows))


def test_deadlines_and_problems_put_right(expected: Expected) -> None:
    days, lost = fact(45, "day", "days"), fact(None, "day", "days")
    rows: list[Row] = [
        ("three tiers", lambda w: w.deadlines(15, "甲", 30, "乙", 60, "丙")),
        ("one tier of one day", lambda w: w.deadlines(1, "甲")),
        ("a tier whose days are a figure", lambda w: w.deadlines(15, "甲", days, "乙")),
        ("a tier whose days are missing", lambda w: w.deadlines(15, "甲", lost, "乙")),
        ("all tiers missing", lambda w: w.deadlines(lost, "乙")),
    ]
    for done, whole in ((14, 14), (12, 14), (13, 14), (1, 3), (0, 3), (1, 1), (0, 1), (25, 30), (29_999, 30_000)):
        rows.append((f"{done} of {whole} put right", lambda w, d=done, p=whole: w.rectified(_case(d), _case(p))))
    for done, whole in ((0, 0), (4, 3), (-1, 3), (None, 3), (3, None), (NAN, 3)):
        rows.append((f"{done} of {whole} put right", lambda w, d=done, p=whole: w.rectified(_case(d), _case(p))))
    expected("deadlines.txt", table("Deadlines, and problems put right", rows))


def _case(value: float | None) -> Fact:
    return fact(value, "case", "breaches")


def test_goods_tallies_and_parts_of_all(expected: Expected) -> None:
    oil, rice = fact(763, "bottle", "oil"), fact(1, "bag", "rice")
    pork, lost = fact(720, "jin", "pork", decimals=2), fact(None, "bag", "rice")
    none, villages = fact(0, "copy", "leaflets"), fact(12, "village", "villages")
    a, b, c, three = (fact(n, "case", name) for n, name in ((1, "late"), (2, "wrong"), (0, "breaches"), (3, "all")))
    rows: list[Row] = [
        ("goods", lambda w: w.goods(oil, rice, pork)),
        ("goods, one missing and one of none", lambda w: w.goods(oil, lost, none)),
        ("goods, all of none", lambda w: w.goods(none)),
        ("goods, all missing", lambda w: w.goods(lost)),
        ("no goods", lambda w: w.goods()),
        ("goods that name their unit", lambda w: w.goods(fact(3, "copy", "copies"), fact(1, "copy", "copies"))),
        ("goods in pieces", lambda w: w.goods(fact(12, "one", "school bags"), fact(1, "one", "school bags"))),
        ("goods, hedged", lambda w: w.goods(fact(723, "jin", "pork", decimals=2, hedge=(100, "over")))),
        ("goods, half a jin", lambda w: w.goods(fact(7.25, "jin", "pork", decimals=2))),
        ("jurisdiction", lambda w: w.jurisdiction(villages, fact(1, "community", "communities"))),
        ("jurisdiction over villages alone", lambda w: w.jurisdiction(villages, fact(0, "community", "communities"))),
        ("jurisdiction over nothing", lambda w: w.jurisdiction(fact(0, "village"), fact(0, "community"))),
        ("tally", lambda w: w.tally(a, b, c, whole=three)),
        ("tally, sorted", lambda w: w.tally(a, b, c, whole=three, sort=True)),
        ("tally with a noun", lambda w: w.tally(a, b, whole=three, noun="个问题" if w.lang == "zh" else "problem")),
        ("tally of one kind", lambda w: w.tally(b, c, whole=fact(2, "case", "all"))),
        ("tally of one", lambda w: w.tally(a, whole=fact(1, "case", "all"))),
        ("tally of none", lambda w: w.tally(c, whole=fact(0, "case", "all"))),
        ("tally with a missing kind", lambda w: w.tally(b, fact(None, "case", "late"), whole=three)),
        ("tally of missing kinds", lambda w: w.tally(fact(None, "case", "late"), whole=three)),
        ("tally of no kinds", lambda w: w.tally(whole=three)),
        ("tally that does not add up", lambda w: w.tally(b, whole=three)),
        ("tally beyond its total", lambda w: w.tally(b, three, fact(None, "case"), whole=three)),
        ("split with others", lambda w: w.split(a, b, other=fact(10, "case", "all"))),
        ("split with others, sorted", lambda w: w.split(a, b, other=fact(10, "case", "all"), sort=True)),
        ("split with no others left", lambda w: w.split(a, b, other=three)),
        ("split with others, one missing", lambda w: w.split(a, fact(None, "case"), other=three)),
        ("split beyond its others", lambda w: w.split(a, b, other=fact(2, "case", "all"))),
        ("of these with others", lambda w: w.of_these(a, b, other=fact(10, "case", "all"))),
        ("split of people in yuan", lambda w: w.split(fact(3), whole=fact(3, "yuan", "grants"))),
    ]
    for some, every in ((4886, 5037), (5036, 5037), (1, 5037), (0, 5), (5, 5), (1, 1), (0, 1), (6, 5), (0, 0), (-1, 5)):
        rows.append((f"{some} out of {every}", lambda w, s=some, e=every: w.out_of(fact(s), fact(e, name="all"))))
    rows += [
        ("a missing part out of all", lambda w: w.out_of(fact(None), fact(5, name="all"))),
        ("a part out of what is missing", lambda w: w.out_of(fact(5), fact(None, name="all"))),
        ("people out of yuan", lambda w: w.out_of(fact(5), fact(5, "yuan", "grants"))),
    ]
    expected("amounts.txt", table("Goods, jurisdiction, tallies, parts of all", rows))


def test_deadlines_without_a_tier_are_refused() -> None:
    with pytest.raises(ValueError, match="pairs"):
        ZH.deadlines(15, "甲", 30)


@given(COUNTS, COUNTS)
def test_a_plan_is_said_to_be_exceeded_only_where_it_is(value: int, plan: int) -> None:
    zh, en = (w.planned(fact(value), fact(plan, name="plan")).text for w in (ZH, EN))
    assert ("超" in zh and "超过" not in zh) == bool(re.search("exceeding|more|above", en)) == (value > plan)
    assert bool(re.search("少|低于|完成计划的", zh)) == bool(re.search("reaching|fewer|below", en)) == (value < plan)
    assert ("按计划完成" in zh) == (en == "as planned") == (value == plan)


@given(RATES, RATES)
def test_a_rate_never_prints_as_the_target_that_it_missed(value: float, goal: float) -> None:
    goal = round(goal, 1)
    assume(value < goal and goal - value >= 0.001)
    one = fact(value, "percent", "rate", goal=goal)
    for wording in (ZH, EN):
        assert number_in(wording.value(one).text) < Decimal(repr(goal))


@given(RATES, RATES)
def test_the_gap_to_a_target_is_that_of_the_printed_figures(value: float, goal: float) -> None:
    goal = round(goal, 1)
    one = fact(value, "percent", "rate", goal=goal)
    text = ZH.gap(one).text
    assume("略" not in text and "达到" not in text)
    assert number_in(text) == abs(number_in(ZH.value(fact(value, "percent", "rate")).text) - Decimal(repr(goal)))


@given(RATES, RATES)
def test_an_aim_never_falls_behind_what_is(now: float, aim: float) -> None:
    for wording in (ZH, EN):
        refused = said(wording, lambda w: w.aim(fact(now, "percent"), aim)).startswith("(untrue")
        lowered = said(wording, lambda w: w.aim(fact(now, "percent"), aim, down=True)).startswith("(untrue")
        assert (refused, lowered) == (now > aim, now < aim)
    kept = ZH.aim(fact(now, "percent"), aim, keep=True).text
    assert ("以上" in kept, "达到" in kept) == (now > aim, now < aim)


@given(st.lists(COUNTS, min_size=1, max_size=5), st.integers(0, 3))
def test_a_tally_adds_up_and_others_are_what_is_left(kinds: list[int], more: int) -> None:
    facts = [fact(count, "case", f"kind{at}") for at, count in enumerate(kinds)]
    whole = fact(sum(kinds) + more, "case", "all")
    rest = [one.value for one in ZH.split(*facts, other=whole).stated if " - " in one.what]
    assert rest == ([more] if more else [])
    if more:
        with pytest.raises(UntrueWord):
            ZH.tally(*facts, whole=whole)
        return
    stated = ZH.tally(*facts, whole=whole).stated
    assert sum(one.value or 0 for one in stated[1:]) == stated[0].value


@given(COUNTS, COUNTS)
def test_problems_put_right_and_the_rest_make_up_all(done: int, whole: int) -> None:
    assume(done <= whole and whole > 0)
    zh, en = (w.rectified(_case(done), _case(whole)).text for w in (ZH, EN))
    assert ("全部" in zh or zh == "已整改到位") == ("being" not in en) == (done == whole)
    found = re.fullmatch(r"已整改(\d+)例(?:，占[^，]*)?，其余(\d+)例正在整改", zh)
    assert bool(found) == (0 < done < whole)
    if found:
        assert int(found[1]) + int(found[2]) == whole
        assert not re.search(r"\b1 have\b|\b1 are\b", en)


@given(COUNTS, COUNTS)
def test_a_printed_gap_is_the_difference_to_the_target(value: int, goal: int) -> None:
    assume(value != goal)
    one = fact(value, goal=goal)
    assert number_in(ZH.gap(one).text) == number_in(EN.gap(one).text) == abs(value - goal)


@given(st.lists(COUNTS, min_size=1, max_size=5))
def test_goods_print_each_amount_that_is_not_zero_and_nouns_agree(amounts: list[int]) -> None:
    assume(any(amounts))
    facts = [fact(amount, "one", "school bags") for amount in amounts]
    zh, en = ZH.goods(*facts), EN.goods(*facts)
    printed = [int(number.replace(",", "")) for number in NUMBER.findall(en.text)]
    assert printed == [int(number) for number in NUMBER.findall(zh.text)] == [amount for amount in amounts if amount]
    assert en.text.count("school bags") == sum(amount > 1 for amount in amounts)
    assert len(re.findall(r"\b1 school bag\b", en.text)) == amounts.count(1)


@given(COUNTS, COUNTS)
def test_a_part_out_of_all_prints_both_counts_and_a_rate_that_is_none_or_all_only_if_it_is(
    part: int, whole: int
) -> None:
    assume(0 < part < whole)
    zh, en = (w.out_of(fact(part), fact(whole, name="all")).text for w in (ZH, EN))
    numbers = [Decimal(number.replace(",", "")) for number in NUMBER.findall(zh)]
    assert numbers[:2] == [whole, part]
    assert 0 < numbers[2] < 100
    assert "none" not in en
    assert not en.startswith("all")
