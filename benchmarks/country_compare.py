"""What the store holds against what polars computed, figure by figure, to the last of the digits that are kept."""

from collections.abc import Iterator, Mapping
from math import floor, log10
from pathlib import Path

import polars as pl
from country_polars import BREAKDOWNS

from reportgen.figures.store import open_store
from reportgen.nouns.figure import Figure

__all__ = ["compare"]

Value = float | int | None
Cell = tuple[str, str, str]
_SHOWN = 5


def compare(store: Path, folder: Path) -> int:
    """Compare every figure of every township and year; return how many there are.

    Counts and amounts must be equal to the bit; calculated values are rounded to the 12 significant digits that the
    store keeps. A category that nobody has may be left out.

    Raises SystemExit with the first differences.
    """
    rows = pl.read_parquet(folder / "indicators.parquet").sort("area", "year").partition_by("area", as_dict=True)
    counted = {
        name: pl.read_parquet(folder / f"{name}.parquet").drop_nulls(column).partition_by("area", as_dict=True)
        for name, (_, column) in BREAKDOWNS.items()
    }
    same, wrong = 0, []
    with open_store(store) as opened:
        periods = opened.periods()
        towns = [area.code for area in opened.areas("township")]
        for code in towns:
            theirs = dict(_of_indicators(rows[(code,)]))
            for name, (_, column) in BREAKDOWNS.items():
                theirs.update(_of_breakdown(counted[name].get((code,)), name, column))
            ours = dict(_stored(opened.figures(code, periods)))
            same += len(theirs)
            wrong += [f"{code} {key}: {ours.get(key)} against {theirs.get(key)}"
                      for key in ours.keys() | theirs.keys() if not _agree(ours.get(key), theirs.get(key))]  # fmt: skip
    if wrong or set(towns) != {code for (code,) in rows}:
        raise SystemExit("\n".join(["figures differ:", *wrong[:_SHOWN], f"{len(wrong)} in all"]))
    return same


def _stored(figures: Mapping[Cell, Figure]) -> Iterator[tuple[Cell, Value]]:
    """Give the values; of breakdowns only their categories, and of these only what counts anybody."""
    for (name, period, category), figure in figures.items():
        if (name in BREAKDOWNS) == bool(category) and (figure.value or not category):
            yield (name, period, category), figure.value


def _of_indicators(frame: pl.DataFrame) -> Iterator[tuple[Cell, Value]]:
    for row in frame.iter_rows(named=True):
        for name, value in row.items():
            if name not in ("area", "year"):
                yield (name, str(row["year"]), ""), value


def _of_breakdown(frame: pl.DataFrame | None, name: str, column: str) -> Iterator[tuple[Cell, Value]]:
    if frame is not None:
        for year, category, count in frame.select("year", column, "count").iter_rows():
            yield (name, str(year), category), count


def _agree(ours: Value, theirs: Value) -> bool:
    """Say whether two values are equal, or ours is theirs rounded to 12 digits, of halves in either direction."""
    if not isinstance(theirs, float) or not isinstance(ours, float) or ours == theirs:
        return ours == theirs
    digit = 10.0 ** (floor(log10(abs(theirs))) - 11)
    return abs(ours - theirs) <= 0.5 * digit * (1 + 1e-3)
