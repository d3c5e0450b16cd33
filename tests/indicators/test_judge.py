"""Conditions and checks on stored figures."""

import subprocess
import sys
from datetime import date

import pytest
from making import HERE, PERCENT, PERSON, check, formula, indicator, problems, rendered

from reportgen.indicators.judge import Scope, evaluate_condition, run_checks
from reportgen.nouns.area import Area
from reportgen.nouns.figure import Figure
from reportgen.nouns.indicator import Expression
from reportgen.nouns.issue import ReportError
from reportgen.nouns.period import Period, parse_period

INDICATORS = {
    one.name: one
    for one in (
        indicator("population"),
        indicator("agricultural"),
        indicator("other"),
        indicator("land", "sum(size)", unit=PERSON),
        formula("rate", "agricultural / population", PERCENT, target=98, rank="high"),
        indicator("goal", target="population"),
    )
}


def period(key: str) -> Period:
    found = parse_period(key)
    assert found
    return found


def scope(now: dict[str, float | None], before: dict[str, float | None] | None = None, **conditions: str) -> Scope:
    figures = {
        (name, key, ""): Figure(name, "1", key, value, rank=1 if name == "rate" else 0)
        for key, values in (("2006", now), ("2005", before or {}))
        for name, value in values.items()
    }
    above = {("population", "2006", ""): Figure("population", "0", "2006", 100)}
    named = {name: Expression(text, HERE) for name, text in conditions.items()}
    return Scope(INDICATORS, period("2006"), figures, above, named)


def holds(text: str, where: Scope) -> bool:
    return evaluate_condition(Expression(text, HERE), where)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rate < target(rate)", True),
        ("rate < 97", False),
        ("population > previous(population)", True),
        ("change(population) == 4", True),
        ("growth(population) == 10", True),
        ("growth(agricultural) > 0", False),
        ("change(rate) == 0.3", True),
        ("preceding(population) == 40", True),
        ("parent(population) >= 2 * population", True),
        ("rank(rate) == 1", True),
        ("rank(population) == 1", False),
        ("goal < target(goal)", True),
        ("missing(other)", True),
        ("other > 0", False),
        ("other <= 0", False),
        ("short and population > 0", True),
    ],
)
def test_conditions_look_at_the_figures_and_what_they_are_compared_with(text: str, said: bool) -> None:
    now: dict[str, float | None] = {"population": 44, "agricultural": 40, "rate": 97.3, "other": None, "goal": 3}
    where = scope(now, {"population": 40, "agricultural": 0, "rate": 97.0}, short="rate < target(rate)")
    assert holds(text, where) is said


PERIOD = Period(date(2006, 1, 1), date(2006, 12, 31), "year")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('level == "township"', True),
        ('level != "township" or population > 40', True),
        ('level in ("village", "county")', False),
        ('level not in ("village", "county")', True),
        ('contains(area, "开发区")', True),
        ('starts_with(area, "开发区")', False),
        ('area == "盘龙城经济开发区"', True),
        ("zone and population > 40", True),
    ],
)
def test_conditions_know_the_name_and_the_level_of_the_area(text: str, said: bool) -> None:
    place = Area("1", "盘龙城经济开发区", "Panlongcheng Economic Development Zone", "township")
    figures = {("population", "2006", ""): Figure("population", "1", "2006", 44)}
    zone = Expression('level == "township" and contains(area, "开发区")', HERE)
    where = Scope({}, PERIOD, figures, {}, {"zone": zone}, area=place)
    assert holds(text, where) is said


def test_a_check_may_be_of_some_levels_only() -> None:
    text = 'level != "township" or population == other'
    figures = {
        (name, "2006", ""): Figure(name, "1", "2006", value) for name, value in (("population", 4), ("other", 5))
    }
    found = [
        run_checks([check(text)], Scope({}, PERIOD, figures, area=Area("1", "甲", "Jia", level)), "A")
        for level in ("village", "township")
    ]
    assert [rendered(problems) for problems in found] == [
        "",
        "configs/a.yaml:7:3: error: A, 2006: 'level != \"township\" or population == other' does not hold:"
        " population = 4; other = 5 [indicators.check-untrue]\n",
    ]


def test_conditions_that_name_each_other_in_a_circle_are_refused() -> None:
    with pytest.raises(ReportError) as caught:
        holds("a", scope({}, a="not b", b="not a"))
    assert "a → b → a [indicators.circle]" in problems(caught.value)


def test_a_failing_check_shows_both_sides_and_its_place() -> None:
    where = scope({"population": 34364, "agricultural": 28088, "other": 6275})
    found = run_checks([check("population == agricultural + other"), check("population >= other")], where, "盘龙城")
    assert rendered(found) == (
        "configs/a.yaml:7:3: error: 盘龙城, 2006: 'population == agricultural + other' does not hold:"
        " population = 34364; agricultural + other = 34363 [indicators.check-failed]\n"
    )
    assert rendered(found, "zh") == (
        "configs/a.yaml:7:3: 错误: 盘龙城2006不符合“population == agricultural + other”："
        "population = 34364；agricultural + other = 34363 [indicators.check-failed]\n"
    )


def test_sides_are_compared_to_twelve_digits() -> None:
    where = scope({"land": 0.3, "population": 0.1, "other": 0.2, "rate": 104.5})
    assert run_checks([check("land == population + other")], where, "A") == []
    assert "rate = 104.5; 100 [indicators.check-failed]" in rendered(run_checks([check("rate <= 100")], where, "A"))


def test_other_statements_show_every_figure_they_name() -> None:
    where = scope({"population": 5, "other": 7})
    assert rendered(run_checks([check("0 < population and other < 6"), check("1 <= population <= 9")], where, "A")) == (
        "configs/a.yaml:7:3: error: A, 2006: '0 < population and other < 6' does not hold: population = 5; other = 7"
        " [indicators.check-untrue]\n"
    )


def test_a_check_between_figures_of_which_there_is_none_is_silent() -> None:
    assert run_checks([check("population == other"), check("land <= 0 and other")], scope({"rate": 1}), "A") == []


def test_a_check_of_missing_figures_cannot_be_made_and_warns() -> None:
    found = run_checks([check("population == other"), check("0 < other < 5")], scope({"population": 5}), "A")
    assert rendered(found) == (
        "configs/a.yaml:7:3: warning: A, 2006: 'population == other' cannot be checked without other"
        " [indicators.check-not-made]\n"
        "configs/a.yaml:7:3: warning: A, 2006: '0 < other < 5' cannot be checked without other"
        " [indicators.check-not-made]\n"
    )


def test_a_check_of_figures_whose_ledger_or_column_is_not_kept_is_not_made_and_says_nothing() -> None:
    figures = {
        ("population", "2006", ""): Figure("population", "1", "2006", 5),
        ("other", "2006", ""): Figure("other", "1", "2006", None, missing="no-ledger"),
        ("rate", "2006", ""): Figure("rate", "1", "2006", None, missing="no-column"),
        ("agricultural", "2006", ""): Figure("agricultural", "1", "2006", None, missing="no-rows"),
        ("other", "2005", ""): Figure("other", "1", "2005", None, missing="no-ledger"),
        ("population", "2005", ""): Figure("population", "1", "2005", None, missing="no-column"),
    }
    where = Scope({}, PERIOD, figures)
    silent = ("population == other", "0 < other < 5", "population == other + rate", "change(population) < 5")
    assert run_checks([check(text) for text in silent], where, "A") == []
    warned = run_checks([check("population == other + agricultural"), check("population > unknown")], where, "A")
    assert [found.code for found in warned] == ["indicators.check-not-made"] * 2


def test_judging_and_reading_figures_load_no_pandas() -> None:
    code = (
        "import sys; import reportgen.indicators.judge, reportgen.figures.store, reportgen.figures.find,"
        " reportgen.figures.provenance, reportgen.data.files;"
        "print([name for name in ('pandas', 'numpy', 'pyarrow', 'yaml') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
