"""What holds of the wording of every figure: words agree with signs, numbers with values, languages with each other."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from wording_facts import EN, UNITS, ZH, fact, said

from reportgen.narrative.facts import Fact, MissingFigure, Phrase, UntrueWord
from reportgen.narrative.numbers import rounded
from reportgen.narrative.phrases.wording import Wording
from reportgen.nouns.figure import SUPPRESSED, WITHHELD

COUNTS = st.integers(0, 200) | st.integers(0, 10**12)
VALUES = COUNTS | st.integers(-1000, 0) | st.floats(-1e9, 1e9).map(lambda value: float(f"{value:.9g}"))
ANY = VALUES | st.none() | st.just(float("nan"))
RATES = st.floats(0, 100).map(lambda value: float(f"{value:.6g}"))
UNIT_KEYS = st.sampled_from(sorted(UNITS))
SCALES = {"万": 10_000, "亿": 100_000_000, "million": 1_000_000, "billion": 1_000_000_000}
NUMBER = re.compile(r"(-?\d[\d,]*(?:\.\d+)?) ?(万|亿|million|billion)?")


def number_in(text: str) -> Decimal:
    found = NUMBER.search(text)
    assert found
    return Decimal(found[1].replace(",", "")) * SCALES.get(found[2] or "", 1)


@given(VALUES, UNIT_KEYS)
def test_a_printed_number_is_the_rounded_value(value: float, unit: str) -> None:
    assume(unit != "wan")
    one = fact(value, unit)
    for wording in (ZH, EN):
        assert number_in(wording.value(one).text) == rounded(value, one.indicator.decimals)


@given(VALUES, st.sampled_from(["person", "copy", "case", "yuan", "mu", "visit"]))
def test_an_english_noun_agrees_with_its_number(value: float, unit: str) -> None:
    number, _, noun = EN.value(fact(value, unit)).text.partition(" ")
    noun = noun.removeprefix("million ").removeprefix("billion ")
    assert noun == (UNITS[unit].en if number in ("1", "-1") else UNITS[unit].en_plural)


@given(VALUES, VALUES, UNIT_KEYS)
def test_the_word_of_a_change_agrees_with_its_sign(now: float, before: float, unit: str) -> None:
    one = fact(now, unit, before=before)
    for method in ("change", "grew", "difference"):
        zh, en = getattr(ZH, method)(one).text, getattr(EN, method)(one).text
        up = re.search("增长|增加|提高|上年为零", zh), re.search(r"\b(up|rose|more|higher|against none)\b", en)
        down = re.search("下降|减少|降至", zh), re.search(r"\b(down|fell|fewer|less|lower)\b", en)
        turned = re.search("转为|变为", zh)
        level = "持平" in zh, bool(re.search("unchanged|same as", en))
        assert level[0] == level[1]
        if level[0]:
            assert ("基本" in zh) == (now != before)
        else:
            assert bool(up[0]) == (now > before) or turned
            assert bool(down[0]) == (now < before) or turned
            assert bool(up[1]) == (now > before)
            assert bool(down[1]) == (now < before)


@given(COUNTS, COUNTS)
def test_a_printed_growth_is_that_of_the_two_figures(now: int, before: int) -> None:
    assume(before > 0)
    zh, en = ZH.change(fact(now, before=before)).text, EN.change(fact(now, before=before)).text
    growth = Decimal(now - before) * 100 / before
    if "%" in zh or "倍" in zh:
        assert abs(number_in(en) - abs(growth)) <= Decimal("0.0501")
        assert abs(number_in(zh) * (100 if "倍" in zh else 1) - abs(growth)) <= (5 if "倍" in zh else Decimal("0.0501"))
        assert ("倍" in zh) == (growth >= 100)
    if "100.0%" in zh:
        assert now > before


@given(RATES, RATES)
def test_rates_change_by_percentage_points_never_by_percent(now: float, before: float) -> None:
    one = fact(now, "percent", "rate", before=before)
    for text in (ZH.change(one).text, ZH.grew(one).text, ZH.difference(one).text):
        assert "%" not in text
        assert "百分点" in text or "持平" in text
    assert "percent " not in EN.change(one).text


@given(VALUES, UNIT_KEYS, st.sampled_from([1, 10, 100, 1000, 10_000, 0.5]), st.sampled_from(["over", "many", "nearly"]))
def test_a_hedge_is_true_of_its_value(value: float, unit: str, to: float, word: str) -> None:
    assume(unit != "wan")
    texts = [said(w, lambda wording: getattr(wording, word)(fact(value, unit), to)) for w in (ZH, EN)]
    texts += [w.value(fact(value, unit, hedge=(to, word))).text for w in (ZH, EN)]
    for text in texts:
        if re.search("余|多|超过|over", text) and not text.startswith("("):
            assert number_in(text) < value < number_in(text) + Decimal(repr(to))
        elif re.search("近|nearly", text) and not text.startswith("("):
            assert value < number_in(text)
            assert number_in(text) - Decimal(repr(value)) <= max(2, number_in(text) * Decimal("0.05"))


@given(VALUES, UNIT_KEYS)
def test_an_approximation_by_size_is_near_its_value(value: float, unit: str) -> None:
    assume(unit != "wan")
    one = fact(value, unit)
    plain = rounded(value, one.indicator.decimals)
    for wording in (ZH, EN):
        for word in ("over", "about", "at_least"):
            text = getattr(wording, word)(one).text
            if re.search("余|超过|over|以上|least|约|about", text):
                assert abs(number_in(text) - plain) <= max(Decimal(1), plain.copy_abs() / 2)
            if re.search("余|超过|over|以上|least", text):
                assert number_in(text) < plain


@given(VALUES, VALUES)
def test_bounds_hold_or_are_refused(value: float, bound: float) -> None:
    one = fact(value)
    for wording in (ZH, EN):
        assert said(wording, lambda w: w.at_least(one, bound)).startswith("(untrue") == (value < bound)
        assert said(wording, lambda w: w.at_most(one, bound)).startswith("(untrue") == (value > bound)
        assert said(wording, lambda w: w.zero(one)).startswith("(untrue") == (value != 0)


@given(st.lists(COUNTS, min_size=1, max_size=6), st.integers(-3, 3))
def test_parts_that_do_not_make_up_their_whole_are_refused(parts: list[int], off: int) -> None:
    facts = [fact(part, name=f"part{place}") for place, part in enumerate(parts)]
    whole = fact(sum(parts) + off, name="population")
    for wording in (ZH, EN):
        if off:
            with pytest.raises(UntrueWord):
                wording.split(*facts, whole=whole)
        else:
            assert len(wording.split(*facts, whole=whole).stated) == len(parts)


@given(COUNTS, COUNTS)
def test_a_share_is_below_100_percent_unless_it_is_all(part: int, whole: int) -> None:
    assume(whole > 0)
    text = said(ZH, lambda w: w.share(fact(part, name="births"), fact(whole)))
    if part > whole:
        assert text.startswith("(untrue")
    else:
        assert text.endswith("的100%") == (part == whole)
        assert "100.0%" not in text
        assert text.endswith("的0.0%") == (part == 0)


@given(COUNTS, st.integers(0, 10**6))
def test_a_target_is_said_to_be_reached_only_where_it_is(value: int, goal: int) -> None:
    zh, en = ZH.target(fact(value, goal=goal)).text, EN.target(fact(value, goal=goal)).text
    assert bool(re.search("超额|高于", zh)) == bool(re.search("exceeding|above", en)) == (value > goal)
    assert ("达到" in zh) == ("meeting" in en) == (value == goal)
    assert not re.search(r"(?<!\d)100\.0%", zh)


CALLS: dict[str, Callable[[Wording, Fact, Fact], Phrase]] = {
    "value": lambda w, a, b: w.value(a),
    "number": lambda w, a, b: w.number(a),
    "total": lambda w, a, b: w.total(a),
    "counted": lambda w, a, b: w.counted(a, "x"),
    "per": lambda w, a, b: w.per(a, "x"),
    "words": lambda w, a, b: w.words(a),
    "an": lambda w, a, b: w.an(a),
    "opening": lambda w, a, b: w.opening(a),
    "split": lambda w, a, b: w.split(a, b),
    "of_these": lambda w, a, b: w.of_these(a, b),
    "respectively": lambda w, a, b: w.respectively(a, b),
    "listing": lambda w, a, b: w.listing(a, b, "x"),
    "share": lambda w, a, b: w.share(a, b),
    "change": lambda w, a, b: w.change(a),
    "change since": lambda w, a, b: w.change(a, b),
    "grew": lambda w, a, b: w.grew(a),
    "difference": lambda w, a, b: w.difference(a, b),
    "times": lambda w, a, b: w.times(a),
    "rank": lambda w, a, b: w.rank(a),
    "target": lambda w, a, b: w.target(a),
    "over": lambda w, a, b: w.over(a, 10),
    "nearly": lambda w, a, b: w.nearly(a, 10),
    "at_least": lambda w, a, b: w.at_least(a, 10),
    "zero": lambda w, a, b: w.zero(a),
    "range": lambda w, a, b: w.range(a, b),
    "about": lambda w, a, b: w.about(a),
    "over by its size": lambda w, a, b: w.over(a),
    "at least by its size": lambda w, a, b: w.at_least(a),
    "zeros": lambda w, a, b: w.zeros(a, b),
    "tally of a breakdown": lambda w, a, b: w.tally(a),
    "average growth": lambda w, a, b: w.average_growth(a, fact(b.figure.value, a.indicator.unit.key, period="2001")),
    "goods": lambda w, a, b: w.goods(a, b),
    "jurisdiction": lambda w, a, b: w.jurisdiction(a, b),
    "tally": lambda w, a, b: w.tally(a, whole=b),
    "out of": lambda w, a, b: w.out_of(a, b),
    "split with others": lambda w, a, b: w.split(a, other=b, sort=True),
    "planned": lambda w, a, b: w.planned(a, b),
    "gap": lambda w, a, b: w.gap(a),
    "aim": lambda w, a, b: w.aim(a, b),
    "budget": lambda w, a, b: w.budget(a),
    "deadlines": lambda w, a, b: w.deadlines(15, "x", a, "y"),
    "rectified": lambda w, a, b: w.rectified(a, b),
    "brief change": lambda w, a, b: w.change(a, brief=True),
    "top": lambda w, a, b: w.top(a, 2),
    "top_share": lambda w, a, b: w.top_share(a, 2),
}


@pytest.mark.parametrize("call", CALLS)
@given(ANY, ANY, ANY, UNIT_KEYS)
def test_both_languages_state_the_same_or_refuse_alike(
    call: str, value: float | None, before: float | None, other: float | None, unit: str
) -> None:
    parts = (("甲", "A", value), ("乙", "B", other), ("丙", "C", before))
    one = fact(value, unit, before=before, goal=other, rank=(2, 5), parts=parts)
    two = fact(other, unit, "births")
    results = []
    for wording in (ZH, EN):
        try:
            results.append(CALLS[call](wording, one, two).stated)
        except (MissingFigure, UntrueWord) as error:
            results.append((type(error), str(error)))
    assert results[0] == results[1]


@pytest.mark.parametrize("call", CALLS)
@given(COUNTS, st.integers(1, 4), st.sampled_from([SUPPRESSED, WITHHELD]), st.booleans())
def test_a_figure_that_is_not_told_is_told_by_no_function(
    call: str, other: int, hidden: int, why: str, first: bool
) -> None:
    dark, clear = fact(None, goal=hidden), fact(other, name="births", goal=hidden)
    dark.figure = dark.figure._replace(missing=why, below=5)
    for wording in (ZH, EN):
        try:
            stated = CALLS[call](wording, *((dark, clear) if first else (clear, dark))).stated
        except (MissingFigure, UntrueWord, ValueError):
            continue
        assert [one.value for one in stated if "inflow" in one.what and one.value is not None] == []


@given(ANY, VALUES, UNIT_KEYS)
def test_no_sentence_opens_with_a_numeral_or_a_small_letter(value: float | None, before: float, unit: str) -> None:
    one = fact(value, unit, before=before, hedge=(10, "over"))
    assume(one.exists and value == value)
    calls = (EN.value, EN.number, EN.total, EN.change, EN.grew, EN.difference, EN.words, EN.respectively)
    for say in calls:
        assert re.match("[A-Z]", EN.opening(say(one)).text)
    aimed = fact(value, unit, goal=before)
    assert re.match("[A-Z]", EN.opening(EN.gap(aimed)).text)
    assert re.match("[A-Z]", EN.opening(EN.planned(aimed, fact(before, unit, "plan"))).text)


@given(st.integers(0, 10**7))
def test_a_or_an_follows_the_sound_of_a_number(number: int) -> None:
    text = EN.an(number).text
    said_number = f"{number:,}"
    vowel = said_number.startswith("8") or re.match(r"(11|18)(,|$)", said_number)
    assert text == f"{'an' if vowel else 'a'} {said_number}"


@given(st.lists(st.integers(0, 6), min_size=1, max_size=9), st.integers(1, 4))
def test_the_leading_categories_are_the_largest(sizes: list[int], count: int) -> None:
    one = fact(sum(sizes), parts=tuple((f"省{place}", f"P{place}", size) for place, size in enumerate(sizes)))
    try:
        listed = [stated.value for stated in ZH.top(one, count).stated]
    except MissingFigure:
        assert not any(sizes) or sorted(sizes)[-count - 3 :] == [max(sizes)] * (count + 3)
        return
    rest = sorted(sizes, reverse=True)[len(listed) :]
    assert listed == sorted(listed, reverse=True)
    assert not rest or not rest[0] or listed[-1] > rest[0]
    assert len(listed) <= count + 2
