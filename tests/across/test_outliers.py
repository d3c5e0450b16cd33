"""Which values are unusual, against last year and among peers."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.across.chance import counts_differ, shares_differ
from reportgen.across.outliers import Outlier, Values, among_peers, changes
from reportgen.across.yardstick import Yardstick, yardstick
from reportgen.config.units import BUILT_IN_UNITS
from reportgen.nouns.across import Watched
from reportgen.nouns.indicator import Expression, Indicator, Measure
from reportgen.nouns.unit import Text

NAME = Text("名", "name")


def counted(unit: str = "person", at_least: float | None = None) -> Yardstick:
    indicator = Indicator("inflow", NAME, BUILT_IN_UNITS[unit], measure=Measure("count"), ledger="l", additive=True)
    return yardstick(indicator, Watched("inflow", at_least))


def rate(formula: str = "checked / inflow", unit: str = "percent", at_least: float | None = None) -> Yardstick:
    indicator = Indicator("rate", NAME, BUILT_IN_UNITS[unit], formula=Expression(formula))
    return yardstick(indicator, Watched("rate", at_least))


def towns(values: Sequence[float]) -> Values:
    return Values({f"t{at:02}": value for at, value in enumerate(values)})


def of(values: Values) -> list[str]:
    return list(values.found)


STEADY = [100 + 3 * at for at in range(20)]


def grown(values: list[int], by: float = 1.05) -> list[float]:
    return [round(value * by + at % 3) for at, value in enumerate(values)]


def test_a_count_that_trebles_where_others_grow_a_little_is_unusual() -> None:
    now = grown(STEADY)
    now[4] = 3 * STEADY[4]
    [found] = changes(of(towns(now)), towns(now), towns([*STEADY]), counted())
    assert found.area == "t04"
    assert (found.found, found.compared, found.among) == (336, 112, 20)
    assert found.usual == pytest.approx(119, abs=1)
    assert found.score > 3.5


def test_a_count_that_stays_where_all_others_double_is_unusual_too() -> None:
    now = grown(STEADY, 2)
    now[7] = STEADY[7]
    assert [one.area for one in changes(of(towns(now)), towns(now), towns([*STEADY]), counted())] == ["t07"]


def test_from_one_to_four_is_no_alarm_and_from_nothing_to_forty_is() -> None:
    before, now = [*STEADY, 1, 0], [*grown(STEADY), 4, 40]
    rule = counted(at_least=0)
    assert [one.area for one in changes(of(towns(now)), towns(now), towns(before), rule)] == ["t21"]


def test_amounts_of_money_are_compared_by_ratio_with_zero_among_them() -> None:
    before, now = [1000.5 * value for value in STEADY], [1050.5 * value for value in STEADY]
    before[3], now[5] = 0, 0
    assert [one.area for one in changes(of(towns(now)), towns(now), towns(before), counted("yuan"))] == ["t03", "t05"]


def test_rates_are_compared_by_their_difference_unless_their_base_is_small() -> None:
    found = [97.0 + at % 5 * 0.2 for at in range(30)]
    now = [*found[:-2], 75.0, 75.0]
    bases = {f"t{at:02}": 500.0 for at in range(29)} | {"t29": 4.0}
    rule = rate()
    assert rule.names == ("inflow",)
    values = [Values(towns(one).found, bases) for one in (now, found)]
    assert [one.area for one in changes(of(values[0]), values[0], values[1], rule)] == ["t28"]


def test_one_of_thirty_who_was_not_checked_is_chance() -> None:
    assert not shares_differ(96.7, 100.0, 30, 30)
    assert shares_differ(60.0, 98.0, 30, 30)
    assert not shares_differ(75.0, 98.0, 4)
    assert shares_differ(140.0, 98.0, 50)
    assert not shares_differ(0.0, 98.0, 0)


def test_counts_differ_by_chance_as_their_roots_do() -> None:
    assert not counts_differ(4, 1, both_vary=True)
    assert not counts_differ(120, 100, both_vary=False)
    assert counts_differ(160, 100, both_vary=True)
    assert counts_differ(0, 60, both_vary=False)


@pytest.mark.parametrize(
    ("formula", "base"),
    [
        ("checked / inflow", ("inflow",)),
        ("100 * checked / (inflow + outflow)", ("inflow", "outflow")),
        ("births / population * 1000", ("population",)),
        ("(checked + missed) / 100", ()),
        ("checked / previous(inflow)", ()),
        ("growth(inflow)", ()),
    ],
)
def test_the_base_of_a_rate_is_what_its_formula_divides_by(formula: str, base: tuple[str, ...]) -> None:
    assert rate(formula).names == base


def test_a_town_ten_times_as_large_as_its_peers_is_unusual_among_them() -> None:
    now = towns([*STEADY, 1300])
    groups = [of(now)[:10], of(now)[10:]]
    [found] = among_peers(of(now), groups, now, counted())
    assert (found.area, found.found, found.compared, found.among) == ("t20", 1300, 145, 11)


def test_fewer_than_eight_peers_give_way_to_all_that_were_selected() -> None:
    now = towns([*STEADY, 1300])
    groups = [of(now)[:15], of(now)[15:]]
    [found] = among_peers(of(now), groups, now, counted())
    assert (found.area, found.compared, found.among) == ("t20", 130, 21)


def test_seven_areas_do_not_say_what_is_usual() -> None:
    few = towns([100, 101, 102, 103, 104, 105, 9000])
    assert among_peers(of(few), [of(few)], few, counted()) == []
    assert changes(of(few), few, towns([100] * 7), counted()) == []


def test_areas_without_the_figure_or_of_small_size_are_left_out() -> None:
    before, now = towns([*STEADY, 1, 50]), towns([*grown(STEADY), 30])
    assert changes(of(before), now, before, counted(at_least=31)) == []
    assert [one.area for one in changes(of(before), now, before, counted(at_least=20))] == ["t20"]


counts = st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 5000)), min_size=8, max_size=40)


@given(counts, st.randoms())
def test_what_is_unusual_does_not_depend_on_the_order_of_areas(pairs: list[tuple[int, int]], random: object) -> None:
    before, now = (towns([pair[at] for pair in pairs]) for at in (0, 1))
    mixed = of(now)
    random.shuffle(mixed)  # type: ignore[attr-defined]

    def found(areas: list[str]) -> list[Outlier]:
        both = [*changes(areas, now, before, counted()), *among_peers(areas, [areas], now, counted())]
        return sorted(both, key=lambda one: (one.area, one.compared))

    assert found(mixed) == found(of(now))
