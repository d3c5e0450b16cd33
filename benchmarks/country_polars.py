"""The country's indicators by polars, streaming: the peer of `country.py`.

    python benchmarks/country_polars.py PERSONS.parquet FOLDER

Computes every indicator for each township and year, and writes the results to the folder. Left out, in the peer's
favour: the areas above townships, ranks, the checks of cells and areas, and exact sums (amounts are added as floats).
"""

import sys
from pathlib import Path

import polars as pl
from stages import mark

__all__ = ["BREAKDOWNS", "SECONDARY", "breakdowns", "compute", "measures"]

KEYS = ("area", "year")
SECONDARY = ["高中（中专）", "大专", "本科及以上"]
BREAKDOWNS = {
    "inflow_by_origin": ("in", "place"),
    "inflow_by_work": ("in", "work"),
    "inflow_by_education": ("in", "education"),
    "inflow_by_housing": ("in", "housing"),
    "outflow_by_destination": ("out", "place"),
}
RATES = {
    "permit_rate": ("permits", "inflow"),
    "insurance_rate": ("insured", "inflow"),
    "enrolment_rate": ("pupils_enrolled", "pupils"),
    "training_rate": ("trained", "working_age"),
    "examination_rate": ("elderly_examined", "elderly"),
    "contact_rate": ("outflow_in_touch", "outflow"),
    "employment_rate": ("employed", "working_age"),
}
AVERAGES = {
    "household_size": ("registered", "households"),
    "support_per_household": ("support_paid", "households_supported"),
}


def compute(path: Path) -> dict[str, pl.DataFrame]:
    """Compute all indicators, and each breakdown; one query after the other, which was faster than all at once."""
    return {"indicators": _with_formulas(measures(path)), **breakdowns(path)}


def measures(path: Path) -> pl.DataFrame:
    """Compute what is counted, added up or averaged."""
    return pl.scan_parquet(path).group_by(KEYS).agg(**_measures()).collect(engine="streaming")


def breakdowns(path: Path) -> dict[str, pl.DataFrame]:
    """Count people by the categories of a column."""
    rows = pl.scan_parquet(path)
    return {
        name: rows.filter(pl.col("flow") == flow)
        .group_by(*KEYS, column)
        .agg(count=pl.len())
        .collect(engine="streaming")
        for name, (flow, column) in BREAKDOWNS.items()
    }


def _measures() -> dict[str, pl.Expr]:
    incoming, outgoing = pl.col("flow") == "in", pl.col("flow") == "out"
    age, months = pl.col("age"), pl.col("months")
    working, school = incoming & age.is_between(16, 59), incoming & age.is_between(6, 14)
    elderly, children = incoming & (age >= 60), incoming & (age < 16)
    counts = {
        "inflow": incoming,
        "outflow": outgoing,
        "inflow_men": incoming & (pl.col("sex") == "male"),
        "inflow_women": incoming & (pl.col("sex") == "female"),
        "children": children,
        "working_age": working,
        "elderly": elderly,
        "newcomers": incoming & (months < 6),
        "settled": incoming & (months >= 60),
        "interprovincial": incoming & pl.col("other_province"),
        "tenants": incoming & (pl.col("housing") == "租住"),
        "upper_secondary": incoming & pl.col("education").is_in(SECONDARY),
        "employed": working & pl.col("work").is_not_null(),
        "permits": incoming & pl.col("permit"),
        "insured": incoming & pl.col("insured"),
        "pupils": school,
        "pupils_enrolled": school & pl.col("enrolled"),
        "trained": working & pl.col("trained"),
        "elderly_examined": elderly & pl.col("examined"),
        "outflow_in_touch": outgoing & pl.col("in_touch"),
    }
    household, support = pl.col("household"), pl.col("support")
    return {
        "registered": pl.len(),
        **{name: rows.sum() for name, rows in counts.items()},
        "service_visits": pl.col("visits").cast(pl.Int64).sum(),
        "support_paid": support.sum(),
        "support_to_children": support.filter(children).sum(),
        "average_age": age.filter(incoming).mean(),
        "average_stay": months.filter(incoming).mean(),
        "households": household.n_unique(),
        "households_supported": household.filter(support > 0).n_unique(),
        "employers": pl.col("employer").filter(incoming).drop_nulls().n_unique(),
    }


def _with_formulas(main: pl.DataFrame) -> pl.DataFrame:
    def ratio(above: str, below: str) -> pl.Expr:
        return pl.when(pl.col(below) != 0).then(pl.col(above) / pl.col(below))

    fen = pl.col("support_paid", "support_to_children").round(2)
    found = main.with_columns(fen).with_columns(
        **{name: ratio(*parts) * 100 for name, parts in RATES.items()},
        **{name: ratio(*parts) for name, parts in AVERAGES.items()},
    )
    before = found.select("area", year=pl.col("year") + 1, inflow_before="inflow")
    growth = pl.when(pl.col("inflow_before") > 0).then(
        (pl.col("inflow").cast(pl.Int64) - pl.col("inflow_before").cast(pl.Int64)) / pl.col("inflow_before") * 100
    )
    return (
        found.join(before.cast({"year": found.schema["year"]}), on=KEYS, how="left")
        .with_columns(inflow_growth=growth)
        .drop("inflow_before")
    )


def main() -> None:
    path, folder = map(Path, sys.argv[1:3])
    found = compute(path)
    mark("done")
    for name, frame in found.items():
        frame.write_parquet(folder / f"{name}.parquet")


if __name__ == "__main__":
    main()
