"""Figures of every area and period equal what counting the rows one by one gives."""

# ruff: noqa: ANN401 - values of tests may be anything

import math
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import hypothesis.strategies as st
import pandas as pd
from hypothesis import given, settings
from making import HERE, PERCENT, column, config, formula, indicator, ledger_spec

from reportgen.data.ledger import AREA, PERIOD, Ledger, held_ledger
from reportgen.indicators.aggregate import aggregate
from reportgen.nouns.area import Area, Areas
from reportgen.nouns.figure import Figure
from reportgen.nouns.period import Period, parse_period

LEVELS = ("county", "township", "village", "village")
KEYS = ("2005", "2006", "2006H1", "2006-05", "2006-06", "2006Q3")
ASKED = tuple(period for key in (*KEYS, "2005..2006") if (period := parse_period(key)))
FILTERS = {
    "": lambda row: True,
    'flow == "in"': lambda row: row["flow"] == "in",
    'flow == "in" and age >= 18': lambda row: row["flow"] == "in" and row["age"] is not None and row["age"] >= 18,
    'flow in ("out", "none") or missing(age)': lambda row: row["flow"] == "out" or row["age"] is None,
    'flow != "in"': lambda row: row["flow"] is not None and row["flow"] != "in",
}
MEASURES = ("count", "sum(amount)", "mean(amount)", "min(amount)", "max(amount)", "distinct(household)")


@st.composite
def areas(draw: st.DrawFn) -> Areas:
    """Draw a forest of areas in any order; rows may belong to any of them."""
    count = draw(st.integers(1, 10))
    parents = [draw(st.integers(-1, at - 1)) for at in range(count)]
    depths: list[int] = []
    for parent in parents:
        depths.append(0 if parent < 0 else depths[parent] + 1)
    found = [
        Area(f"a{at}", f"A{at}", "", LEVELS[min(depth, 3)], "" if parent < 0 else f"a{parent}")
        for at, (parent, depth) in enumerate(zip(parents, depths, strict=True))
    ]
    return Areas(draw(st.permutations(found)))


def rows_of(codes: list[str], when: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[list[dict[str, Any]]]:
    row = {
        AREA: st.sampled_from(codes),
        "flow": st.sampled_from(["in", "out", None]),
        "age": st.one_of(st.none(), st.integers(0, 90)),
        "amount": st.one_of(st.none(), st.integers(-500, 5000).map(lambda cents: cents / 100)),
        "household": st.sampled_from(["h1", "h2", "h3", None]),
        **when,
    }
    return st.lists(st.fixed_dictionaries(row), max_size=25)


def ledger_of(areas: Areas, rows: list[dict[str, Any]], **when: str) -> Ledger:
    names = [AREA, "flow", "age", "amount", "household", *([PERIOD] if "period" in when else ["came", "left"])]
    frame = pd.DataFrame(rows, columns=names)
    frame[AREA] = pd.Categorical(frame[AREA], categories=[area.code for area in areas])
    for name in ("flow", "household", PERIOD):
        if name in frame:
            frame[name] = pd.Categorical(frame[name])
    for name in ("age", "amount"):
        frame[name] = frame[name].astype("float64")
    for name in ("came", "left"):
        if name in frame:
            frame[name] = pd.to_datetime(frame[name]).astype("datetime64[s]")
    return held_ledger(ledger_spec("x.csv", [column("金额", "amount")], **when), frame)


def measured(measure: str, rows: list[dict[str, Any]]) -> int | float | None:
    """Do what the measure says, slowly, in exact fractions."""
    if measure == "count":
        return len(rows)
    if measure == "distinct(household)":
        return len({row["household"] for row in rows} - {None})
    values = [Fraction(str(row["amount"])) for row in rows if row["amount"] is not None]
    if measure == "sum(amount)":
        return float(sum(values))
    if not values:
        return None
    kind = measure.partition("(")[0]
    return float(
        {"mean": lambda: sum(values) / len(values), "min": lambda: min(values), "max": lambda: max(values)}[kind]()
    )


def lies_in(area: str, code: str, areas: Areas) -> bool:
    return any(above.code == area for above in areas.lineage(code))


def expected_rows(rows: list[dict[str, Any]], period: Period, kind: str) -> list[dict[str, Any]]:
    if rows and PERIOD not in rows[0]:
        if kind == "flow":
            return [row for row in rows if row["came"] and period.start <= row["came"] <= period.end]
        return [
            row
            for row in rows
            if is_known(rows, period)
            and row["came"]
            and row["came"] <= period.end
            and not (row["left"] and row["left"] <= period.end)
        ]
    held = [
        parsed for key in {row[PERIOD] for row in rows} if (parsed := parse_period(key)) and period.contains(parsed)
    ]
    if kind == "stock":
        held = [period] if period in held else [max(held, key=lambda p: (p.end, -p.start.toordinal()))] if held else []
    return [row for row in rows if row[PERIOD] in {part.key for part in held}]


def is_known(rows: list[dict[str, Any]], period: Period) -> bool:
    """Say whether somebody came in or after the month in which a period begins."""
    return any(row["came"] >= period.start.replace(day=1) for row in rows if row["came"])


def check_all(areas: Areas, rows: list[dict[str, Any]], ledger: Ledger) -> None:
    indicators = [
        indicator(
            f"i{number}_{kind}",
            measure,
            where,
            by="household" if measure in ("count", "sum(amount)") else "",
            kind=kind,
        )
        for number, (measure, where) in enumerate((measure, where) for measure in MEASURES for where in FILTERS)
        for kind in ("flow", "stock")
    ]
    result = aggregate(config(indicators), {"persons": ledger}, areas, ASKED)
    found = {(figure.indicator, figure.area, figure.period, figure.category): figure for figure in result.figures()}
    for one in indicators:
        assert one.measure
        for period in ASKED:
            timely = expected_rows(rows, period, one.kind)
            everything = (
                [row for row in rows if row.get("came", True)] if one.kind == "stock" and ledger.spec.date else timely
            )
            if one.kind == "stock" and ledger.spec.date:
                known = is_known(rows, period)
                everything = [row for row in everything if known and row["came"] <= period.end]
            for area in areas:
                here = [row for row in timely if lies_in(area.code, row[AREA], areas)]
                any_row = any(lies_in(area.code, row[AREA], areas) for row in everything)
                passing = [row for row in here if FILTERS[one.where.text if one.where else ""](row)]
                figure = found.get((one.name, area.code, period.key, ""))
                compare(
                    figure, measured(str(one.measure), passing) if any_row else None, len(passing) if any_row else 0
                )
                if one.by:
                    compare_parts(one, area.code, period.key, passing, found)


def compare(figure: Figure | None, value: int | float | None, rows: int) -> None:
    if value is None:
        assert figure is None or (figure.value is None and figure.missing == "no-rows")
        return
    assert figure is not None
    assert figure.value is not None
    assert figure.rows == rows
    assert figure.value == value or math.isclose(figure.value, value, rel_tol=1e-11)


def compare_parts(one: Any, area: str, period: str, passing: list[dict[str, Any]], found: dict[Any, Figure]) -> None:
    wanted = {row["household"] for row in passing} - {None}
    parts = {key[3]: figure for key, figure in found.items() if key[:3] == (one.name, area, period) and key[3]}
    assert parts.keys() == wanted
    for name, figure in parts.items():
        assert figure.value == measured(str(one.measure), [row for row in passing if row["household"] == name])


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_figures_of_periods_equal_counting_row_by_row(data: st.DataObject) -> None:
    places = data.draw(areas())
    rows = data.draw(rows_of([area.code for area in places], {PERIOD: st.sampled_from(KEYS)}))
    check_all(places, rows, ledger_of(places, rows, period=PERIOD))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_figures_of_dated_rows_equal_counting_row_by_row(data: st.DataObject) -> None:
    places = data.draw(areas())
    days = st.integers(0, 1200).map(lambda number: date(2004, 6, 1) + timedelta(days=number))
    when = {"came": days, "left": st.one_of(st.none(), days)}
    rows = data.draw(rows_of([area.code for area in places], when))
    check_all(places, rows, ledger_of(places, rows, date="came", until="left"))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_rate_is_the_rate_of_sums_at_every_level(data: st.DataObject) -> None:
    places = data.draw(areas())
    rows = data.draw(rows_of([area.code for area in places], {PERIOD: st.just("2006")}))
    indicators = [
        indicator("inflow", where='flow == "in"'),
        indicator("adults", where='flow == "in" and age >= 18'),
        formula("rate", "adults / inflow", PERCENT),
    ]
    result = aggregate(config(indicators), {"persons": ledger_of(places, rows, period=PERIOD)}, places)
    found = {(figure.indicator, figure.area): figure for figure in result.figures()}
    for area in places:
        if ("rate", area.code) not in found:
            continue
        inflow, adults = found["inflow", area.code].value, found["adults", area.code].value
        rate = found["rate", area.code]
        if inflow:
            assert adults is not None
            assert rate.value == float(f"{float(Fraction(adults, int(inflow)) * 100):.12g}")
        else:
            assert rate.missing == "division-by-zero"


@settings(deadline=None)
@given(st.lists(st.integers(-(10**7), 10**7), min_size=1, max_size=50), st.integers(0, 6))
def test_sums_of_decimals_are_exact(cents: list[int], decimals: int) -> None:
    places = Areas([Area("a", "A", "", "village")])
    rows = [
        {AREA: "a", "flow": None, "age": None, "amount": number / 10**decimals, "household": None, PERIOD: "2006"}
        for number in cents
    ]
    result = aggregate(
        config([indicator("total", "sum(amount)")]), {"persons": ledger_of(places, rows, period=PERIOD)}, places
    )
    (figure,) = result.figures()
    assert figure.value == float(Fraction(sum(cents), 10**decimals))
    assert HERE
