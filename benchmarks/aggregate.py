"""Aggregating a large ledger: one pass for all indicators against a pandas groupby for each of them.

Usage: python benchmarks/aggregate.py [rows] [townships] [repeats]. The last line is JSON.
"""

import json
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
import pandas as pd

from reportgen.data.ledger import AREA, FILE, PERIOD, ROW, Ledger, held_ledger
from reportgen.indicators.aggregate import aggregate
from reportgen.nouns.area import Area, Areas
from reportgen.nouns.indicator import Expression, Indicator, Measure
from reportgen.nouns.issue import Place
from reportgen.nouns.report import AreasSource, LedgerSpec, ReportConfig
from reportgen.nouns.unit import Text, Unit

HERE = Place("benchmark", line=1)
PERSON = Unit("person", "count", "人", "person", "people")
PERCENT = Unit("percent", "percent", "%", "percent", "percent", 1)
COUNTS = (
    'flow == "in"',
    'flow == "out"',
    'flow == "in" and age >= 18',
    'flow == "in" and sex == "female"',
    'flow == "in" and sex == "female" and between(age, 15, 49)',
    'flow == "in" and certificate',
    'flow == "out" and certificate',
    'sex == "male"',
    "age < 6",
    "age >= 60",
    'flow == "in" and age < 16',
    'work in ("w1", "w2", "w3")',
)
SUMS = (("amount", ""), ("amount", 'flow == "in"'), ("amount", 'sex == "female"'))
FORMULAS = ("c5 / c0", "c6 / c1", "s1 / c0")


def make_areas(townships: int) -> Areas:
    counties = max(townships // 15, 1)
    cities = max(counties // 10, 1)
    return Areas(
        [
            Area("1", "Province", "Province", "province"),
            *(Area(f"2{at:05}", f"City {at}", "", "city", "1") for at in range(cities)),
            *(Area(f"3{at:05}", f"County {at}", "", "county", f"2{at % cities:05}") for at in range(counties)),
            *(Area(f"4{at:06}", f"Town {at}", "", "township", f"3{at % counties:05}") for at in range(townships)),
        ]
    )


def make_ledger(rows: int, areas: Areas) -> Ledger:
    random = np.random.default_rng(7)
    codes = [area.code for area in areas]
    towns = np.flatnonzero([area.level == "township" for area in areas])

    def category(members: list[str]) -> pd.Categorical:
        return pd.Categorical.from_codes(
            random.integers(0, len(members), rows), categories=pd.Index(members, dtype="str")
        )

    frame = pd.DataFrame(
        {
            AREA: pd.Categorical.from_codes(random.choice(towns, rows), categories=pd.Index(codes, dtype="str")),
            PERIOD: category(["2005", "2006"]),
            "flow": category(["in", "out"]),
            "sex": category(["male", "female"]),
            "work": category([f"w{at}" for at in range(12)]),
            "age": random.integers(0, 90, rows),
            "certificate": random.random(rows) < 0.9,
            "amount": random.integers(0, 100_000, rows) / 100,
            "household": category([f"h{at}" for at in range(max(rows // 3, 1))]),
            FILE: np.zeros(rows, dtype=np.int16),
            ROW: np.arange(2, rows + 2, dtype=np.int32),
        }
    )
    return held_ledger(LedgerSpec("persons", ("persons.csv",), HERE, (), "area", PERIOD), frame)


def make_config() -> ReportConfig:
    def of(name: str, measure: Measure | None, where: str = "", **more: Any) -> Indicator:  # noqa: ANN401 - any of its fields
        unit = PERCENT if "formula" in more else PERSON
        expression = Expression(where, HERE) if where else None
        ledger = "persons" if measure else ""
        return Indicator(name, Text(name, name), unit, ledger=ledger, where=expression, measure=measure, **more)

    indicators = [
        *(of(f"c{at}", Measure("count"), where) for at, where in enumerate(COUNTS)),
        *(of(f"s{at}", Measure("sum", column), where) for at, (column, where) in enumerate(SUMS)),
        of("households", Measure("distinct", "household")),
        of("by_work", Measure("count"), 'flow == "in"', by="work"),
        *(of(f"f{at}", None, formula=Expression(text, HERE), rank="high") for at, text in enumerate(FORMULAS)),
    ]
    text = Text("", "")
    return ReportConfig("benchmark", "", text, "", AreasSource("", HERE), (), tuple(indicators), ())


def one_pass(ledger: Ledger, areas: Areas, config: ReportConfig) -> pd.Series:
    result = aggregate(config, {"persons": ledger}, areas)
    towns = [at for at, area in enumerate(areas) if area.level == "township"]
    return pd.Series({outcome.indicator: outcome.values[towns].sum() for outcome in result.outcomes[:16]})


def groupby_each(ledger: Ledger) -> pd.Series:
    """Do what most scripts do: filter, then group, for one indicator after the other; at one level only."""
    frame = ledger.frame
    incoming, outgoing = frame["flow"] == "in", frame["flow"] == "out"
    female, age, certificate = frame["sex"] == "female", frame["age"], frame["certificate"]
    masks = [
        incoming,
        outgoing,
        incoming & (age >= 18),
        incoming & female,
        incoming & female & age.between(15, 49),
        incoming & certificate,
        outgoing & certificate,
        frame["sex"] == "male",
        age < 6,
        age >= 60,
        incoming & (age < 16),
        frame["work"].isin(["w1", "w2", "w3"]),
    ]
    keys = [AREA, PERIOD]
    found = {f"c{at}": frame[mask].groupby(keys, observed=True).size() for at, mask in enumerate(masks)}
    for at, rows in enumerate((frame, frame[incoming], frame[female])):
        found[f"s{at}"] = rows.groupby(keys, observed=True)["amount"].sum()
    found["households"] = frame.groupby(keys, observed=True)["household"].nunique()
    frame[incoming].groupby([*keys, "work"], observed=True).size()
    return pd.Series({name: series.sum() for name, series in found.items()})


def timed(run: Callable[[], pd.Series], repeats: int) -> tuple[float, pd.Series]:
    times = []
    for _ in range(repeats):
        start = perf_counter()
        found = run()
        times.append(perf_counter() - start)
    return median(times), found


def main() -> None:
    rows, townships, repeats = ([int(text) for text in sys.argv[1:]] + [2_000_000, 5_000, 3][len(sys.argv) - 1 :])[:3]
    areas, config = make_areas(townships), make_config()
    ledger = make_ledger(rows, areas)
    ours, found = timed(lambda: one_pass(ledger, areas, config), repeats)
    theirs, same = timed(lambda: groupby_each(ledger), repeats)
    if not np.allclose(found, same.reindex(found.index)):
        raise SystemExit(f"the sums differ:\n{pd.DataFrame({'one pass': found, 'groupby': same})}")
    print(f"one pass, all levels: {ours:.2f} s; a groupby for each indicator, one level: {theirs:.2f} s")
    print(json.dumps({"rows": rows, "areas": len(areas), "indicators": len(config.indicators), "repeats": repeats,
                      "one_pass_s": round(ours, 3), "groupby_each_s": round(theirs, 3)}))  # fmt: skip


if __name__ == "__main__":
    main()
