"""What some rows of a ledger say that matters for all of its rows; joined, it does not depend on their order."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from reportgen.data.coded import Coded
from reportgen.data.ledger import AREA, FILE, PERIOD, ROW, Span
from reportgen.nouns.period import parse_period
from reportgen.nouns.report import Column, LedgerSpec

__all__ = ["Facts", "Shape", "facts_of", "joined_facts", "shape_of", "shaped", "span_of_facts"]

_DAY = 86_400

Values = Mapping[str, Any]
"""Columns as they are converted, by name."""


class Facts(NamedTuple):
    """Which columns of booleans have empty cells, yes or no; which columns of integers have gaps; when the rows are.

    `periods` are keys; `days` the first and last day of dated rows, `months` (2006-01) those that have any.
    """

    absent: frozenset[str] = frozenset()
    yes: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()
    gaps: frozenset[str] = frozenset()
    periods: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    days: tuple[date, ...] = ()


class Shape(NamedTuple):
    """The form of a ledger's columns: those of ticks, those of booleans and of integers that have empty cells."""

    ticks: frozenset[str]
    masked: frozenset[str]
    gaps: frozenset[str]


def facts_of(values: Values, spec: LedgerSpec, count: int) -> Facts:
    """Return the facts of some rows; columns that their file lacks are not among `values`."""
    booleans = {column.name: values.get(column.name) for column in spec.columns if column.type == "boolean"}
    integers = {column.name: values.get(column.name) for column in spec.columns if column.type == "integer"}
    if not count:
        return Facts()
    seen = {name: (-1,) if found is None else _seen(found) for name, found in booleans.items()}
    periods, months, days = _times(values, spec)
    return Facts(
        absent=frozenset(name for name, found in seen.items() if -1 in found),
        yes=frozenset(name for name, found in seen.items() if 1 in found),
        no=frozenset(name for name, found in seen.items() if 0 in found),
        gaps=frozenset(name for name, found in integers.items() if found is None or _has_gaps(found)),
        periods=periods,
        months=months,
        days=days,
    )


def joined_facts(found: Iterable[Facts]) -> Facts:
    """Put the facts of all rows together."""
    every = tuple(found)
    days = [day for facts in every for day in facts.days]
    return Facts(
        absent=frozenset().union(*(facts.absent for facts in every)),
        yes=frozenset().union(*(facts.yes for facts in every)),
        no=frozenset().union(*(facts.no for facts in every)),
        gaps=frozenset().union(*(facts.gaps for facts in every)),
        periods=frozenset().union(*(facts.periods for facts in every)),
        months=frozenset().union(*(facts.months for facts in every)),
        days=(min(days), max(days)) if days else (),
    )


def span_of_facts(facts: Facts) -> Span:
    """Return the time that rows are of."""
    if facts.days:
        return Span((), facts.days[0], facts.days[-1], tuple(sorted(facts.months)))
    found = sorted(filter(None, map(parse_period, facts.periods)), key=lambda one: (one.end, -one.start.toordinal()))
    first, last = min((one.start for one in found), default=None), found[-1].end if found else None
    return Span(tuple(found), first, last)


def shape_of(facts: Facts) -> Shape:
    """Return the form of columns: a column that says yes but never no has ticks, and an empty cell there means no."""
    ticks = (facts.absent & facts.yes) - facts.no
    return Shape(ticks, facts.absent - ticks, facts.gaps)


def shaped(
    values: Values,
    files: NDArray[np.int16],
    rows: NDArray[np.int32],
    spec: LedgerSpec,
    shape: Shape,
    areas: pd.CategoricalDtype,
) -> pd.DataFrame:
    """Return the frame of some rows from their values, the positions of their files and their numbers there."""
    columns: dict[str, Any] = {AREA: pd.Categorical.from_codes(values[AREA], dtype=areas, validate=False)}
    for column in spec.columns:
        columns[column.name] = _finished(values[column.name], column, shape)
    if spec.period:
        columns[PERIOD] = columns[spec.period]
    return pd.DataFrame({**columns, FILE: files, ROW: rows}, copy=False)


def _finished(values: Any, column: Column, shape: Shape) -> Any:  # noqa: ANN401
    """Return whole numbers as integers where none is missing, and booleans as such."""
    if isinstance(values, Coded):
        return values.categorical()
    if column.type == "integer":
        if column.name not in shape.gaps and values.dtype.kind != "f":
            return values
        return values.astype(np.float64 if column.name in shape.gaps else np.int64, copy=False)
    if column.type != "boolean":
        return values
    if column.name in shape.masked:
        return pd.arrays.BooleanArray(values == 1, values < 0)
    return values == 1


def _seen(values: NDArray[np.int8]) -> tuple[int, ...]:
    return tuple(state for state, count in zip((-1, 0, 1), np.bincount(values + 1, minlength=3), strict=True) if count)


def _has_gaps(values: NDArray[Any]) -> bool:
    return values.dtype.kind == "f" and bool(np.isnan(values).any())


def _times(values: Values, spec: LedgerSpec) -> tuple[frozenset[str], frozenset[str], tuple[date, ...]]:
    if spec.date:
        return frozenset(), *_days(values[spec.date])
    if not spec.period:
        return frozenset(), frozenset(), ()
    found = values[spec.period]
    held = np.bincount(found.codes.astype(np.int64) + 1, minlength=len(found.members) + 1)[1:]
    return frozenset(found.members.take(np.flatnonzero(held)).to_pylist()), frozenset(), ()


def _days(values: NDArray[np.datetime64]) -> tuple[frozenset[str], tuple[date, ...]]:
    """Return the months and the first and last day, without sorting what may be many rows."""
    seconds = values.view(np.int64)
    numbers = seconds[~np.isnat(values)] // _DAY
    if not len(numbers):
        return frozenset(), ()
    least = numbers.min()
    days = (np.flatnonzero(np.bincount(numbers - least)) + least).astype("datetime64[D]")
    return frozenset(np.unique(days.astype("datetime64[M]")).astype(str).tolist()), (days[0].item(), days[-1].item())
