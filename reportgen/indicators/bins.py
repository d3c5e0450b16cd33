"""The time of rows: bins that every period is made up of, so that rows are counted once for all periods.

A ledger with a column of periods has a bin for each of them. A ledger of dated rows has a bin between any two days on
which a period starts or has ended; bin 0 is what lies before the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from reportgen.data.ledger import AREA, PERIOD, Ledger
from reportgen.nouns.indicator import IndicatorKind
from reportgen.nouns.period import Period

__all__ = ["Bins", "make_bins"]

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Bins:
    """For every row the position of its area and its bin (-1 for none), and which bins a period is made up of.

    `flow` and `stock` are matrices of bins by periods. `leaves` is the bin in which a row ceased to hold, -1 for rows
    that hold on; None where the ledger knows no such day.
    """

    count: int
    areas: Ints
    rows: Ints
    flow: Bools
    stock: Bools
    leaves: Ints | None = None

    def made_of(self, kind: IndicatorKind) -> Bools:
        """Return the matrix for stocks or for flows."""
        return self.stock if kind == "stock" else self.flow


def make_bins(ledger: Ledger, periods: Sequence[Period], newest: date) -> Bins:
    """Put the rows of a ledger into bins; rows whose area or time is missing have no bin.

    `newest` is the last day that any ledger knows of: a period that begins later has no stock of dated rows.
    """
    areas: Ints = ledger.frame[AREA].cat.codes.to_numpy().astype(np.int64)
    bins = _of_dates(ledger, areas, periods, newest) if ledger.spec.date else _of_periods(ledger, areas, periods)
    bins.rows[areas < 0] = -1
    return bins


def _of_periods(ledger: Ledger, areas: Ints, periods: Sequence[Period]) -> Bins:
    own = ledger.span.periods
    flow = np.array([[period.contains(part) for period in periods] for part in own], dtype=bool)
    flow = flow.reshape(len(own), len(periods))
    stock = np.zeros_like(flow)
    for column, period in enumerate(periods):
        if (last := _last_within(period, own)) >= 0:
            stock[last, column] = True
    keys = ledger.frame[PERIOD].cat
    places = {period.key: at for at, period in enumerate(own)}
    known = np.array([*(places.get(key, -1) for key in keys.categories), -1], dtype=np.int64)
    rows: Ints = known[keys.codes.to_numpy()]
    return Bins(len(own), areas, rows, flow, stock)


def _last_within(period: Period, own: Sequence[Period]) -> int:
    """Return the position of the period itself, else of the one within it that ends last; of two, the longer."""
    within = [
        (part.key == period.key, part.end, -part.start.toordinal(), at)
        for at, part in enumerate(own)
        if period.contains(part)
    ]
    return max(within)[3] if within else -1


def _of_dates(ledger: Ledger, areas: Ints, periods: Sequence[Period], newest: date) -> Bins:
    after = [period.end + timedelta(days=1) for period in periods]
    edges = np.unique(np.array([*(period.start for period in periods), *after], dtype="datetime64[D]"))
    numbers = np.arange(len(edges) + 1)[:, None]
    first = np.searchsorted(edges, np.array([period.start for period in periods], dtype="datetime64[D]"), "right")
    last = np.searchsorted(edges, np.array(after, dtype="datetime64[D]"), "left")
    known = np.array([_begin(period) <= newest for period in periods], dtype=bool)
    flow, stock = (numbers >= first) & (numbers <= last), (numbers <= last) & known
    start = ledger.frame[ledger.spec.date].to_numpy()
    rows = _bin_of(start, edges)
    if not ledger.spec.until:
        return Bins(len(numbers), areas, rows, flow, stock)
    until = ledger.frame[ledger.spec.until].to_numpy()
    leaves = np.where(until <= start, rows, _bin_of(until, edges))  # gone before it came: never there
    leaves[(rows < 0) | (areas < 0)] = -1
    return Bins(len(numbers), areas, rows, flow, stock, leaves)


def _begin(period: Period) -> date:
    """Return the first day of a period; of a single day that of its month, within which nothing may have happened."""
    return period.start.replace(day=1)


def _bin_of(days: NDArray[np.datetime64], edges: NDArray[np.datetime64]) -> Ints:
    found = np.searchsorted(edges.astype("datetime64[s]"), days.astype("datetime64[s]"), "right")
    found[np.isnat(days)] = -1
    return found.astype(np.int64)
