"""Aggregating a ledger: pandas in one pass, as reportgen does, a pandas groupby per indicator, polars, and DuckDB.

    python benchmarks/aggregate.py [--scale 0.1] [--rounds 3] [--work FOLDER]

All four take the country's ledger (`country_ledger.py`; 0.1 is two million rows) from the same Parquet file and find
its 29 measures and 5 breakdowns for each township and year. reportgen also does the areas above, formulas, changes
and ranks, checks every cell, and adds amounts up exactly; the others add floats. For pandas, which has the rows in
memory, reading is timed apart. In turns; medians. Every value is compared. The last line is JSON.

Needs `pip install -e ".[benchmarks]"`.
"""

import argparse
import gc
import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from time import perf_counter

import duckdb
import numpy as np
import pandas as pd
import polars as pl
from country_ledger import YEARS, Country, make_country
from country_polars import BREAKDOWNS, SECONDARY, breakdowns, measures

from reportgen.data.areas import read_areas
from reportgen.data.ledger import Ledger
from reportgen.data.read import read_ledgers
from reportgen.indicators.aggregate import aggregate
from reportgen.indicators.result import Result
from reportgen.nouns.area import Areas
from reportgen.nouns.report import ReportConfig
from reportgen.pipeline.project import open_project

CONFIG = Path(__file__).parent / "country" / "services.yaml"
KEYS = ["area", "year"]

_INCOMING = "flow = 'in'"
_WORKING = f"{_INCOMING} AND age BETWEEN 16 AND 59"
_SCHOOL = f"{_INCOMING} AND age BETWEEN 6 AND 14"
_ELDERLY = f"{_INCOMING} AND age >= 60"
_CHILDREN = f"{_INCOMING} AND age < 16"
_COUNTED = {
    "registered": "true",
    "inflow": _INCOMING,
    "outflow": "flow = 'out'",
    "inflow_men": f"{_INCOMING} AND sex = 'male'",
    "inflow_women": f"{_INCOMING} AND sex = 'female'",
    "children": _CHILDREN,
    "working_age": _WORKING,
    "elderly": _ELDERLY,
    "newcomers": f"{_INCOMING} AND months < 6",
    "settled": f"{_INCOMING} AND months >= 60",
    "interprovincial": f"{_INCOMING} AND other_province",
    "tenants": f"{_INCOMING} AND housing = '租住'",
    "upper_secondary": f"{_INCOMING} AND education IN ({', '.join(repr(text) for text in SECONDARY)})",
    "employed": f"{_WORKING} AND work IS NOT NULL",
    "permits": f"{_INCOMING} AND permit",
    "insured": f"{_INCOMING} AND insured",
    "pupils": _SCHOOL,
    "pupils_enrolled": f"{_SCHOOL} AND enrolled",
    "trained": f"{_WORKING} AND trained",
    "elderly_examined": f"{_ELDERLY} AND examined",
    "outflow_in_touch": "flow = 'out' AND in_touch",
}
_MEASURED = {
    "service_visits": "sum(visits)",
    "support_paid": "sum(support)",
    "support_to_children": f"sum(support) FILTER ({_CHILDREN})",
    "average_age": f"avg(age) FILTER ({_INCOMING})",
    "average_stay": f"avg(months) FILTER ({_INCOMING})",
    "households": "count(DISTINCT household)",
    "households_supported": "count(DISTINCT household) FILTER (support > 0)",
    "employers": f"count(DISTINCT employer) FILTER ({_INCOMING})",
}

Tables = Mapping[str, pd.Series]
"""The values of each indicator that is not 0 or missing, by area, year and category (empty where there is none)."""


def main() -> None:
    given = _arguments()
    country = make_country(given.work / f"{given.scale:g}", given.scale)
    project = open_project(CONFIG, country.areas.parent, country.areas.parent / "none.sqlite")
    areas = read_areas(country.areas, "areas.csv")
    read_seconds, ledger = _timed(lambda: _ledger(project.config, country, areas))
    frame_seconds, frame = _timed(lambda: _frame(country.persons))
    methods: dict[str, Callable[[], object]] = {
        "one_pass": lambda: aggregate(project.config, {"persons": ledger}, areas),
        "groupby_each": lambda: groupby_each(frame),
        "polars": lambda: (measures(country.persons), breakdowns(country.persons)),
        "duckdb": lambda: with_duckdb(country.persons),
    }
    seconds, results = _in_turns(methods, given.rounds)
    forms = {"one_pass": lambda found: _of_result(found, areas), "polars": _of_polars}
    tables = {name: forms.get(name, lambda found: found)(found) for name, found in results.items()}
    compared = _compare(tables)
    print(f"{country.rows:,} rows of {country.townships:,} townships; {compared:,} values are the same")
    print(f"{'reportgen, one pass, all levels':40} {seconds['one_pass']:7.2f} s, reading {read_seconds:.2f} s")
    print(f"{'pandas, a groupby per indicator':40} {seconds['groupby_each']:7.2f} s, reading {frame_seconds:.2f} s")
    print(f"{'polars, streaming, reading included':40} {seconds['polars']:7.2f} s")
    print(f"{'DuckDB, reading included':40} {seconds['duckdb']:7.2f} s")
    times = {f"{name}_s": round(found, 3) for name, found in seconds.items()}
    reading = {"read_s": round(read_seconds, 3), "groupby_read_s": round(frame_seconds, 3)}
    print(json.dumps({"rows": country.rows, "townships": country.townships, "compared": compared, **times, **reading}))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="aggregate a ledger with pandas, polars and DuckDB")
    parser.add_argument("--scale", type=float, default=0.1, help="the part of the country's townships and rows")
    parser.add_argument("--rounds", type=int, default=3, help="how often the methods take turns")
    default = Path(tempfile.gettempdir()) / "reportgen-country"
    parser.add_argument("--work", type=Path, default=default, help="folder of the ledger")
    return parser.parse_args()


def _timed(run: Callable[[], object]) -> tuple[float, object]:
    gc.collect()
    start = perf_counter()
    found = run()
    return perf_counter() - start, found


def _in_turns(methods: Mapping[str, Callable[[], object]], rounds: int) -> tuple[dict[str, float], dict[str, object]]:
    times: dict[str, list[float]] = {name: [] for name in methods}
    results: dict[str, object] = {}
    for _ in range(rounds):
        for name, run in methods.items():
            taken, results[name] = _timed(run)
            times[name].append(taken)
    return {name: median(found) for name, found in times.items()}, results


def _ledger(config: ReportConfig, country: Country, areas: Areas) -> Ledger:
    ledgers, _ = read_ledgers(config, country.areas.parent, areas)
    return ledgers["persons"]


def _frame(path: Path) -> pd.DataFrame:
    texts = [name for name, kind in pl.read_parquet_schema(path).items() if kind == pl.String]
    return pd.read_parquet(path).astype(dict.fromkeys(texts, "category"))


def groupby_each(frame: pd.DataFrame) -> Tables:
    """Do what most scripts do: filter, then group, for one indicator after the other."""
    incoming, children = frame["flow"] == "in", (frame["flow"] == "in") & (frame["age"] < 16)

    def grouped(rows: pd.DataFrame, *more: str) -> "pd.api.typing.DataFrameGroupBy":
        return rows.groupby([*KEYS, *more], observed=True)

    found = {name: grouped(frame[mask]).size() for name, mask in _masks(frame).items()}
    found |= {
        "service_visits": grouped(frame)["visits"].sum(),
        "support_paid": grouped(frame)["support"].sum(),
        "support_to_children": grouped(frame[children])["support"].sum(),
        "average_age": grouped(frame[incoming])["age"].mean(),
        "average_stay": grouped(frame[incoming])["months"].mean(),
        "households": grouped(frame)["household"].nunique(),
        "households_supported": grouped(frame[frame["support"] > 0])["household"].nunique(),
        "employers": grouped(frame[incoming])["employer"].nunique(),
    }
    for name, (flow, column) in BREAKDOWNS.items():
        found[name] = grouped(frame[frame["flow"] == flow], column).size()
    return found


def _masks(frame: pd.DataFrame) -> dict[str, pd.Series]:
    incoming, outgoing, age = frame["flow"] == "in", frame["flow"] == "out", frame["age"]
    working, school = incoming & age.between(16, 59), incoming & age.between(6, 14)
    elderly, children = incoming & (age >= 60), incoming & (age < 16)
    return {
        "registered": incoming | outgoing,
        "inflow": incoming,
        "outflow": outgoing,
        "inflow_men": incoming & (frame["sex"] == "male"),
        "inflow_women": incoming & (frame["sex"] == "female"),
        "children": children,
        "working_age": working,
        "elderly": elderly,
        "newcomers": incoming & (frame["months"] < 6),
        "settled": incoming & (frame["months"] >= 60),
        "interprovincial": incoming & frame["other_province"],
        "tenants": incoming & (frame["housing"] == "租住"),
        "upper_secondary": incoming & frame["education"].isin(SECONDARY),
        "employed": working & frame["work"].notna(),
        "permits": incoming & frame["permit"],
        "insured": incoming & frame["insured"],
        "pupils": school,
        "pupils_enrolled": school & frame["enrolled"],
        "trained": working & frame["trained"],
        "elderly_examined": elderly & frame["examined"],
        "outflow_in_touch": outgoing & frame["in_touch"],
    }


def with_duckdb(path: Path) -> Tables:
    """Ask for all measures in one query, and for each breakdown in another."""
    base = duckdb.connect()
    rows = f"read_parquet('{path.as_posix()}')"
    selected = [f"count(*) FILTER ({where}) AS {name}" for name, where in _COUNTED.items()]
    selected += [f"{measure} AS {name}" for name, measure in _MEASURED.items()]
    main = base.execute(f"SELECT area, year, {', '.join(selected)} FROM {rows} GROUP BY area, year").df()
    indexed = main.set_index(KEYS)
    found = {str(name): indexed[name] for name in indexed}
    for name, (flow, column) in BREAKDOWNS.items():
        where = f"flow = '{flow}' AND {column} IS NOT NULL"
        query = f"SELECT area, year, {column}, count(*) AS n FROM {rows} WHERE {where} GROUP BY ALL"
        found[name] = base.execute(query).df().set_index([*KEYS, column])["n"]
    return found


def _of_polars(found: tuple[pl.DataFrame, Mapping[str, pl.DataFrame]]) -> Tables:
    main, more = found
    indexed = main.to_pandas().set_index(KEYS)
    tables = {str(name): indexed[name] for name in indexed}
    for name, (_, column) in BREAKDOWNS.items():
        tables[name] = more[name].drop_nulls(column).to_pandas().set_index([*KEYS, column])["count"]
    return tables


def _of_result(result: Result, areas: Areas) -> Tables:
    """Take the townships' measures and breakdowns from what reportgen found."""
    codes = np.array([area.code for area in areas])
    towns = np.flatnonzero([area.level == "township" for area in areas])
    keys = [period.key for period in result.periods]
    years = [keys.index(str(year)) for year in YEARS]
    index = pd.MultiIndex.from_product([codes[towns], YEARS], names=KEYS)
    tables: dict[str, pd.Series] = {}
    for outcome in result.outcomes:
        values = np.where(outcome.reasons == 0, outcome.values, np.nan)
        tables[outcome.indicator] = pd.Series(values[np.ix_(towns, years)].ravel(), index)
        if found := outcome.breakdown:
            some = np.isin(found.areas, towns) & np.isin(found.periods, years)
            columns = [codes[found.areas[some]], np.array(keys)[found.periods[some]].astype(int),
                       np.array(found.categories)[found.kinds[some]]]  # fmt: skip
            tables[outcome.indicator] = pd.Series(found.values[some], pd.MultiIndex.from_arrays(columns))
    return tables


def _compare(tables: Mapping[str, Tables]) -> int:
    """Compare all values that are not 0 with those of polars: whole ones exactly, others to 12 digits."""
    theirs = tables["polars"]
    compared = 0
    for method, found in tables.items():
        for name in theirs:
            ours, other = (_plain(table[name]) for table in (found, theirs))
            same = ours.index.equals(other.index) and np.allclose(ours, other, rtol=1e-11, atol=0)
            if not same:
                raise SystemExit(f"{name}: {method} and polars differ:\n{ours.head()}\n{other.head()}")
            compared += len(ours)
    return compared


def _plain(values: pd.Series) -> pd.Series:
    found = values.astype(float)
    found = found[found.notna() & (found != 0)]
    arrays = [found.index.get_level_values(at).astype(int if at == 1 else "str") for at in range(found.index.nlevels)]
    found.index = pd.MultiIndex.from_arrays(arrays)
    return found.sort_index()


if __name__ == "__main__":
    main()
