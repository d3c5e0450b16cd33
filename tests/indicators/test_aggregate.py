"""What figures are: zero and missing, time, formulas, ranks."""

# ruff: noqa: ANN401 - values of tests may be anything

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from making import AREAS, PERCENT, POINTS, column, config, formula, indicator, ledger_spec, problems

from reportgen.data.ledger import AREA, FILE, PERIOD, Ledger, held_ledger
from reportgen.indicators.aggregate import aggregate
from reportgen.indicators.result import Result
from reportgen.nouns.figure import Figure
from reportgen.nouns.indicator import Indicator
from reportgen.nouns.issue import ReportError
from reportgen.nouns.period import parse_period


def ledger(rows: list[tuple[Any, ...]], names: tuple[str, ...] = ("flow",), **when: str) -> Ledger:
    """Make a ledger of (area, period or date, …) rows."""
    time = PERIOD if not when else when["date"]
    frame = pd.DataFrame(rows, columns=[AREA, time, *names])
    frame[AREA] = pd.Categorical(frame[AREA], categories=[area.code for area in AREAS])
    for name in frame.columns:
        if name in (when.get("date"), when.get("until")):
            frame[name] = pd.to_datetime(frame[name]).astype("datetime64[s]")
        elif frame[name].dtype.kind not in "iufb" and name != AREA:
            frame[name] = pd.Categorical(frame[name])
    return held_ledger(ledger_spec("x.csv", [column("流向", "flow")], **(when or {"period": PERIOD})), frame)


def run(indicators: list[Indicator], found: Ledger, *asked: str, **more: Any) -> Result:
    periods = [period for text in asked if (period := parse_period(text))]
    return aggregate(config(indicators, **more), {"persons": found}, AREAS, periods)


def figures(result: Result) -> dict[tuple[str, str, str], Figure]:
    return {(figure.indicator, figure.area, figure.period): figure for figure in result.figures()}


def value(result: Result, name: str, area: str, period: str = "2006") -> Any:
    figure = figures(result).get((name, area, period))
    return (figure.value if figure.value is not None else figure.missing) if figure else "no figure"


ROWS = [("111", "2006", "in"), ("111", "2006", "out"), ("112", "2006", "out"), ("121", "2005", "in")]
INFLOW = indicator("inflow", where='flow == "in"')
OUTFLOW = indicator("outflow", where='flow == "out"')


def test_a_count_of_nothing_is_zero_where_the_ledger_has_rows_and_missing_where_it_has_none() -> None:
    result = run([INFLOW], ledger(ROWS))
    assert value(result, "inflow", "112") == 0
    assert value(result, "inflow", "121") == "no figure"
    assert value(result, "inflow", "12", "2005") == 1
    assert value(result, "inflow", "1") == 1


def test_ten_times_a_tenth_is_one() -> None:
    result = run([indicator("total", "sum(amount)")], ledger([("111", "2006", 0.1)] * 10, ("amount",)))
    assert repr(value(result, "total", "1")) == "1.0"


def test_whole_sums_stay_whole_and_large_ones_exact() -> None:
    found = ledger([("111", "2006", 2**52 + 1), ("112", "2006", 2**52 + 2), ("112", "2006", 4)], ("amount",))
    assert repr(value(run([indicator("total", "sum(amount)")], found), "total", "1")) == str(2**53 + 7)


def test_a_flow_adds_up_the_periods_within_and_a_stock_takes_the_last_of_them() -> None:
    rows = [("111", "2006-01", "in"), ("111", "2006-05", "in"), ("111", "2006-06", "in"), ("111", "2006-06", "in")]
    stock = indicator("there", where='flow == "in"', kind="stock")
    result = run([INFLOW, stock], ledger(rows), "2006H1", "2006Q1", "2006-05")
    assert [value(result, "inflow", "1", key) for key in ("2006", "2006H1", "2006Q1", "2006-05")] == [4, 4, 1, 1]
    assert [value(result, "there", "1", key) for key in ("2006", "2006H1", "2006Q1", "2006-05")] == [2, 2, 1, 1]


def test_a_stock_of_dated_rows_is_what_has_come_and_not_gone_at_the_end() -> None:
    rows = [("111", "2004-03-01", "2006-06-30"), ("111", "2006-06-30", None), ("111", "2006-07-01", "2006-12-31")]
    found = ledger(rows, ("left",), date="came", until="left")
    stock, flow = indicator("there", kind="stock"), indicator("came_in")
    result = run([stock, flow], found, "2006-06-29", "2006-06-30", "2006H2", "2005")
    assert [value(result, "there", "1", key) for key in ("2005", "2006-06-29", "2006-06-30", "2006H2")] == [1, 1, 1, 1]
    assert [value(result, "came_in", "1", key) for key in ("2006-06-30", "2006H2", "2006")] == [1, 1, 2]


def test_there_is_no_stock_of_a_period_that_begins_after_all_that_is_known() -> None:
    rows = [("111", "2005-03-01"), ("112", "2006-06-05")]
    result = run([indicator("there", kind="stock")], ledger(rows, (), date="came"), "2006-06-30", "2006H2", "2030Q1")
    assert [value(result, "there", "111", key) for key in ("2005", "2006", "2006-06-30")] == [1, 1, 1]
    assert [value(result, "there", "1", key) for key in ("2006H2", "2030Q1")] == ["no figure", "no figure"]


def test_a_stock_of_dated_rows_lasts_as_long_as_any_ledger_knows_of() -> None:
    meetings = ledger([("112", "2006-07", "in")])
    dated = ledger([("111", "2005-03-01", "2006-05-01")], ("left",), date="came", until="left")
    counted = [indicator("there", kind="stock"), indicator("met")._replace(ledger="meetings")]
    periods = [period for text in ("2006Q3", "2006Q4") if (period := parse_period(text))]
    result = aggregate(config(counted), {"persons": dated, "meetings": meetings}, AREAS, periods)
    assert [value(result, "there", "111", key) for key in ("2006Q3", "2006Q4")] == [0, "no figure"]


def test_rows_of_before_are_no_rows_of_a_period_where_only_flows_are_counted() -> None:
    result = run([indicator("came_in")], ledger([("111", "2005-03-01"), ("112", "2006-06-05")], (), date="came"))
    assert [value(result, "came_in", area) for area in ("1", "112", "111")] == [1, 1, "no figure"]


def test_periods_are_those_the_ledgers_hold_the_asked_ones_and_what_these_are_compared_with() -> None:
    result = run([INFLOW], ledger([("111", "2006-06", "in")]), "2007H1", periods=("year", "quarter"))
    assert [period.key for period in result.periods] == ["2006Q2", "2006H1", "2006H2", "2006", "2007H1"]


def test_a_rate_is_in_percent_and_a_difference_of_rates_in_points() -> None:
    rows = [*[("111", "2006", "in")] * 3, ("112", "2006", "out"), ("111", "2005", "in"), ("111", "2005", "out")]
    rate = formula("rate", "inflow / (inflow + outflow)", PERCENT)
    points = formula("points", "rate - previous(rate)", POINTS)
    same = formula("same", "max(rate, previous(rate))", PERCENT)
    result = run([rate, points, same, INFLOW, OUTFLOW], ledger(rows))
    assert value(result, "rate", "1") == 75
    assert value(result, "points", "1") == 25
    assert value(result, "same", "1") == 75


def test_formulas_keep_twelve_digits() -> None:
    result = run([formula("part", "inflow * 0.145 * 100", PERCENT), INFLOW], ledger([("111", "2006", "in")]))
    assert value(result, "part", "1") == 14.5


def test_a_missing_figure_says_why() -> None:
    more = [
        formula("growth_of", "growth(inflow)"),
        formula("ratio", "inflow / outflow"),
        formula("next_to", "ratio + 1"),
        formula("above", "parent(inflow)"),
        formula("before", "preceding(inflow)"),
        formula("change_of", "change(outflow)"),
    ]
    rows = [("111", "2006", "in"), ("111", "2005", "out")]
    result = run([INFLOW, OUTFLOW, *more], ledger(rows), "2006")
    assert value(result, "growth_of", "111") == "no-base"
    assert value(result, "ratio", "111") == "division-by-zero"
    assert value(result, "next_to", "111") == "missing-part"
    assert value(result, "above", "111") == 1
    assert value(result, "above", "1") == "missing-part"
    assert value(result, "before", "111") == 0
    assert value(result, "before", "111", "2005") == "no-base"
    assert value(result, "change_of", "111") == -1


def complete(found: Ledger) -> Ledger:
    return replace(found, spec=found.spec._replace(complete=True))


REPAIRS = [("111", "2005-02-03", 5.0), ("112", "2006-05-04", 7.0), ("111", "2006-11-30", 1.0)]
REPAIRED = [
    indicator("repairs"),
    indicator("hours", "sum(hours)"),
    indicator("longest", "max(hours)"),
    indicator("mean", "mean(hours)"),
    indicator("places", "distinct(hours)"),
]


def test_where_a_complete_ledger_has_no_row_there_was_none() -> None:
    result = run(REPAIRED, complete(ledger(REPAIRS, ("hours",), date="day")), periods=("quarter", "year"))
    none = {"repairs": 0, "hours": 0, "places": 0, "longest": "no-rows", "mean": "no-rows"}
    assert {name: value(result, name, "111", "2006Q2") for name in none} == none
    assert {name: value(result, name, "121", "2006") for name in none} == none
    assert {name: value(result, name, "1", "2005Q3") for name in none} == none
    assert [value(result, "repairs", area, "2006") for area in ("1", "11", "12", "111", "112")] == [2, 2, 0, 1, 1]
    found = figures(result)["repairs", "121", "2006"]
    assert (found.value, found.rows, found.missing) == (0, 0, "")


def test_a_complete_ledger_says_nothing_of_what_lies_before_or_after_its_rows() -> None:
    found = complete(ledger(REPAIRS, ("hours",), date="day"))
    result = run(REPAIRED, found, "2004Q4", "2007Q1", periods=("quarter",))
    assert [period.key for period in result.periods] == [
        *("2003Q4", "2004Q3", "2004Q4", "2005Q1", "2005Q2", "2005Q3", "2005Q4"),
        *("2006Q1", "2006Q2", "2006Q3", "2006Q4", "2007Q1"),
    ]
    assert [value(result, "repairs", "1", key) for key in ("2004Q4", "2007Q1")] == ["no figure", "no figure"]


def test_the_figure_of_the_year_before_is_zero_too() -> None:
    more = [formula("before", "previous(repairs)"), formula("growth_of", "growth(repairs)")]
    found = complete(ledger(REPAIRS, ("hours",), date="day"))
    result = run([*REPAIRED, *more], found, "2006")
    assert [value(result, "before", area) for area in ("111", "112", "121")] == [1, 0, 0]
    assert [value(result, "growth_of", area) for area in ("111", "112")] == [0, "no-base"]


def test_a_complete_ledger_of_years_says_nothing_of_shorter_periods() -> None:
    result = run([INFLOW], complete(ledger([("111", "2004", "in"), ("112", "2006", "in")])), "2005Q1", "2005")
    assert [value(result, "inflow", "111", key) for key in ("2004", "2005", "2006")] == [1, 0, 0]
    assert value(result, "inflow", "111", "2005Q1") == "no figure"


def test_a_complete_ledger_without_rows_tells_nothing() -> None:
    result = run([indicator("repairs")], complete(ledger([], ("hours",), date="day")), "2006")
    assert list(result.figures()) == []


RATIO = formula("ratio", "checked / inflow", PERCENT)
CHECKED = indicator("checked", where='flow == "in" and checked')


def parted(rows: list[tuple[Any, ...]], lacking: tuple[int, ...]) -> Ledger:
    """Make a ledger of (area, period, flow, checked, file) rows; files of these numbers lack the column checked."""
    found = ledger(rows, ("flow", "checked", FILE))
    return replace(found, lacking={"checked": lacking})


PARTS = [
    ("111", "2005", "in", False, 0),
    ("111", "2006", "in", True, 1),
    ("112", "2006", "in", False, 0),
    ("121", "2006", "in", True, 1),
]


def test_figures_that_need_a_column_are_missing_wherever_a_file_lacks_it() -> None:
    more = [formula("more", "change(checked)"), formula("with_others", "checked + outflow"), OUTFLOW]
    result = run([INFLOW, CHECKED, RATIO, *more], parted(PARTS, (0,)), "2006")
    assert [value(result, "inflow", area) for area in ("111", "112", "121", "11", "1")] == [1, 1, 1, 2, 3]
    found = [value(result, "checked", area) for area in ("111", "112", "121", "11", "12", "1")]
    assert found == [1, "no-column", 1, "no-column", 1, "no-column"]
    assert value(result, "checked", "111", "2005") == "no-column"
    assert [value(result, "ratio", area) for area in ("111", "112", "12")] == [100, "no-column", 100]
    assert [value(result, "more", area) for area in ("111", "112", "121")] == ["no-column", "no-column", "no-base"]
    assert [value(result, "with_others", area) for area in ("111", "112")] == [1, "no-column"]


def test_a_column_is_needed_by_filters_measures_and_breakdowns_alike() -> None:
    summed, by = indicator("summed", "sum(checked)"), indicator("by", by="checked")
    result = run([INFLOW, summed, by], parted(PARTS, (0,)))
    assert [value(result, name, "112") for name in ("inflow", "summed", "by")] == [1, "no-column", "no-column"]
    assert not [figure for figure in result.figures() if figure.area == "1" and figure.category]


def test_an_absent_ledger_makes_its_figures_missing_and_no_others() -> None:
    other = indicator("other", where='flow == "in"')._replace(ledger="absent")
    more = [
        formula("rate", "other / inflow", PERCENT),
        formula("more", "growth(other)"),
        formula("up", "parent(other)"),
    ]
    mixed = formula("mixed", "other + previous(inflow)")
    result = run([INFLOW, other, *more, mixed], ledger(ROWS), "2006")
    assert value(result, "inflow", "111") == 1
    found = [value(result, name, "111") for name in ("other", "rate", "more", "up", "mixed")]
    assert found == ["no-ledger"] * 5
    assert value(result, "up", "1") == "missing-part"
    ordinary = run([INFLOW, other, formula("both", "other + parent(inflow)")], ledger(ROWS), "2006")
    assert value(ordinary, "both", "1") == "missing-part"


def test_targets_are_numbers_or_other_indicators() -> None:
    rated = indicator("done", where='flow == "in"', target=4)
    named = indicator("other", where='flow == "in"', target="outflow")
    more = [formula("gap", "target(done) - done"), formula("gap_too", "target(other) - other")]
    result = run([*more, rated, named, OUTFLOW], ledger([("111", "2006", "in"), ("111", "2006", "out")] * 2))
    assert value(result, "gap", "1") == 2
    assert value(result, "gap_too", "1") == 0


def test_ranks_are_shared_and_only_peers_are_ranked() -> None:
    counts = {"111": 3, "112": 3, "11": 0, "12": 2, "121": 1}
    rows = [(area, "2006", "in") for area, count in counts.items() for _ in range(count)]
    result = run(
        [indicator("high", rank="high"), indicator("low", rank="low"), formula("place", "rank(high)")], ledger(rows)
    )
    found = figures(result)
    assert [
        (found["high", code, "2006"].rank, found["high", code, "2006"].ranked) for code in ("111", "112", "121")
    ] == [
        (1, 2),
        (1, 2),
        (1, 1),
    ]
    assert [found["low", code, "2006"].rank for code in ("11", "12")] == [2, 1]
    assert value(result, "place", "12") == 2


def test_equal_values_leave_a_gap_behind_them() -> None:
    import numpy as np

    from reportgen.indicators.ranks import ranked
    from reportgen.indicators.space import make_space
    from reportgen.nouns.area import Area, Areas

    peers = Areas([Area(str(at), "", "", "village", "x") for at in range(5)])
    values = np.array([[3.0], [5.0], [3.0], [1.0], [np.nan]])
    ranks, counts = ranked(values, make_space(peers, [p for p in [parse_period("2006")] if p]), "high")
    assert ranks[:, 0].tolist() == [2, 1, 2, 4, 0]
    assert counts[:, 0].tolist() == [4, 4, 4, 4, 0]


def test_a_breakdown_lists_the_categories_that_occur() -> None:
    result = run([indicator("people", by="flow")], ledger(ROWS))
    parts: dict[str, dict[str, Any]] = {}
    for figure in result.figures():
        if figure.period == "2006":
            parts.setdefault(figure.area, {})[figure.category] = figure.value
    assert parts == {
        "1": {"": 3, "in": 1, "out": 2},
        "11": {"": 3, "in": 1, "out": 2},
        "111": {"": 2, "in": 1, "out": 1},
        "112": {"": 1, "out": 1},
    }


def test_filters_may_compare_two_columns() -> None:
    found = ledger([("111", "2006", "a", "b"), ("111", "2006", "c", "c")], ("home", "work"))
    assert value(run([indicator("stay", where="home == work")], found), "stay", "1") == 1


def test_rows_without_area_or_period_are_not_counted() -> None:
    found = ledger([("111", "2006", "in"), (None, "2006", "in"), ("111", None, "in")])
    assert value(run([INFLOW], found), "inflow", "1") == 1


def test_sums_of_what_is_no_number_are_refused() -> None:
    with pytest.raises(ReportError) as caught:
        run([indicator("total", "sum(flow)")], ledger(ROWS))
    assert problems(caught.value) == (
        "configs/a.yaml:7:3: error: column 'flow' holds no numbers: it has no sum, mean, minimum or maximum"
        " [indicators.not-a-number]\n"
    )


def test_formulas_in_a_circle_are_refused() -> None:
    with pytest.raises(ReportError) as caught:
        run([formula("a", "b + 1"), formula("b", "previous(c)"), formula("c", "a")], ledger(ROWS))
    assert "formulas need one another in a circle: a → b → c → a [indicators.circle]" in problems(caught.value)


def test_a_formula_may_not_name_what_is_not_there() -> None:
    with pytest.raises(ReportError) as caught:
        run([formula("a", "inflo + 1"), INFLOW], ledger(ROWS))
    assert "did you mean 'inflow'?" in problems(caught.value)
