"""The time of rows: classes of rows that belong to the same periods, so that rows are counted once for all periods.

A ledger with a column of periods has a bin for each of them. A ledger of dated rows has a bin between any two days on
which a period starts or has ended; where rows also cease to hold, a bin for each pair of the one in which a row came
and the one in which it left. Bins that are in the same periods are one class.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from reportgen.data.ledger import PERIOD, Ledger
from reportgen.nouns.period import Period
from reportgen.nouns.report import LedgerSpec

__all__ = ["TimeKind", "Times", "make_times"]

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
TimeKind = Literal["flow", "stock", "known"]
"""Rows over a period; rows that hold at its end; rows that held at its end or had ceased to before."""


@dataclass(frozen=True, slots=True)
class Times:
    """The classes of a ledger's rows.

    `classes` gives the class of each bin, -1 where it is in no period; `made_of` which classes (rows) a period
    (columns) is made up of. `keys` are those of the ledger's own periods; `edges` the days between bins.
    """

    spec: LedgerSpec
    classes: Ints
    made_of: dict[TimeKind, Bools]
    keys: tuple[str, ...] = ()
    edges: NDArray[np.datetime64] | None = None

    @property
    def count(self) -> int:
        """Return how many classes there are, at least one."""
        return max(int(self.classes.max(initial=0)) + 1, 1)

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the ledger's columns that say when."""
        return (PERIOD,) if self.edges is None else tuple(filter(None, (self.spec.date, self.spec.until)))

    def of(self, frame: pd.DataFrame) -> Ints:
        """Return the class of each row, -1 where it is in no period."""
        if self.edges is None:
            keys = frame[PERIOD].cat
            places = dict(zip(self.keys, self.classes.tolist(), strict=True))
            known = np.array([*(places.get(key, -1) for key in keys.categories), -1], dtype=np.int64)
            return known.take(keys.codes.to_numpy())
        bins = self._dated(frame)
        return np.where(bins < 0, -1, self.classes[bins])

    def _dated(self, frame: pd.DataFrame) -> Ints:
        assert self.edges is not None
        start = frame[self.spec.date].to_numpy()
        came = _bin_of(start, self.edges)
        if not self.spec.until:
            return came
        until = frame[self.spec.until].to_numpy()
        left = np.where(until <= start, came, _bin_of(until, self.edges))  # gone before it came: never there
        return np.where(came < 0, -1, came * (len(self.edges) + 2) + left + 1)


def make_times(ledger: Ledger, periods: Sequence[Period], newest: date, *, stocks: bool) -> Times:
    """Lay out the time of a ledger; without `stocks` all is told by flows.

    `newest` is the last day that any ledger knows of: a period that begins later has no stock of dated rows.
    """
    if ledger.spec.date:
        edges, made_of = _of_dates(ledger.spec, periods, newest)
        keys: tuple[str, ...] = ()
    else:
        edges, made_of = None, _of_periods(ledger.span.periods, periods)
        keys = tuple(period.key for period in ledger.span.periods)
    kinds: tuple[TimeKind, ...] = ("flow", "stock", "known") if stocks else ("flow",)
    every = np.concatenate([made_of[kind] for kind in kinds], axis=1)
    some = every.any(axis=1)
    _, first, inverse = np.unique(every[some], axis=0, return_index=True, return_inverse=True)
    classes = np.full(len(every), -1, dtype=np.int64)
    classes[some] = np.argsort(np.argsort(first))[inverse.reshape(-1)]  # as they come: rows often stand in that order
    rows = np.flatnonzero(some)[np.sort(first)]
    return Times(ledger.spec, classes, {kind: made_of[kind][rows] for kind in kinds}, keys, edges)


def _of_periods(own: Sequence[Period], periods: Sequence[Period]) -> dict[TimeKind, Bools]:
    flow = np.array([[period.contains(part) for period in periods] for part in own], dtype=bool)
    flow = flow.reshape(len(own), len(periods))
    stock = np.zeros_like(flow)
    for column, period in enumerate(periods):
        if (last := _last_within(period, own)) >= 0:
            stock[last, column] = True
    return {"flow": flow, "stock": stock, "known": stock}


def _last_within(period: Period, own: Sequence[Period]) -> int:
    """Return the position of the period itself, else of the one within it that ends last; of two, the longer."""
    within = [
        (part.key == period.key, part.end, -part.start.toordinal(), at)
        for at, part in enumerate(own)
        if period.contains(part)
    ]
    return max(within)[3] if within else -1


def _of_dates(
    spec: LedgerSpec, periods: Sequence[Period], newest: date
) -> tuple[NDArray[np.datetime64], dict[TimeKind, Bools]]:
    after = [period.end + timedelta(days=1) for period in periods]
    edges = np.unique(np.array([*(period.start for period in periods), *after], dtype="datetime64[D]"))
    numbers = np.arange(len(edges) + 1)[:, None]
    first = np.searchsorted(edges, np.array([period.start for period in periods], dtype="datetime64[D]"), "right")
    last = np.searchsorted(edges, np.array(after, dtype="datetime64[D]"), "left")
    flow = (numbers >= first) & (numbers <= last)
    known = (numbers <= last) & np.array([_begin(period) <= newest for period in periods], dtype=bool)
    if not spec.until:
        return edges, {"flow": flow, "stock": known, "known": known}
    # Each bin in which a row came, with none and each in which it left.
    left = np.vstack([np.zeros((1, len(periods)), dtype=bool), known])
    stock = (known[:, None] & ~left[None]).reshape(-1, len(periods))
    return edges, {
        "flow": np.repeat(flow, len(left), axis=0),
        "stock": stock,
        "known": np.repeat(known, len(left), axis=0),
    }


def _begin(period: Period) -> date:
    """Return the first day of a period; of a single day that of its month, within which nothing may have happened."""
    return period.start.replace(day=1)


def _bin_of(days: NDArray[np.datetime64], edges: NDArray[np.datetime64]) -> Ints:
    found = np.searchsorted(edges.astype("datetime64[s]"), days.astype("datetime64[s]"), "right")
    found[np.isnat(days)] = -1
    return found.astype(np.int64)
