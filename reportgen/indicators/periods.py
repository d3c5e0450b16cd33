"""Which periods figures are made for."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import numpy as np

from reportgen.data.ledger import PERIOD, Ledger
from reportgen.nouns.period import Period, PeriodKind, parse_period

__all__ = ["ledger_periods", "wanted_periods"]


def wanted_periods(
    kinds: Sequence[PeriodKind], ledgers: Iterable[Ledger], requested: Sequence[Period]
) -> tuple[Period, ...]:
    """Return every period of these kinds that the ledgers hold, the requested ones and what these are compared with.

    They stand in the order of their ends, the shorter first.
    """
    found = {period.key: period for ledger in ledgers for period in _held(kinds, ledger)}
    for period in requested:
        found |= {other.key: other for other in (period, period.previous, period.preceding)}
    return tuple(sorted(found.values(), key=lambda period: (period.end, -period.start.toordinal())))


def ledger_periods(ledger: Ledger) -> tuple[Period, ...]:
    """Return the periods of a ledger with a column of periods, as its categories count them."""
    keys = ledger.frame[PERIOD].cat.categories
    return tuple(period for key in keys if (period := parse_period(key)))


def _held(kinds: Sequence[PeriodKind], ledger: Ledger) -> Iterator[Period]:
    for period in _months(ledger) if ledger.spec.date else ledger_periods(ledger):
        for kind in kinds:
            if period.kind == kind:
                yield period
            elif (around := _around(period.start, kind)) and around.contains(period):
                yield around


def _months(ledger: Ledger) -> Iterator[Period]:
    days = ledger.frame[ledger.spec.date].to_numpy()
    for month in np.unique(days[~np.isnat(days)].astype("datetime64[M]")).astype(str):
        if period := parse_period(month):
            yield period


def _around(day: date, kind: PeriodKind) -> Period | None:
    """Return the period of a kind that a day lies in."""
    texts = {
        "year": f"{day.year:04}",
        "half": f"{day.year:04}H{(day.month + 5) // 6}",
        "quarter": f"{day.year:04}Q{(day.month + 2) // 3}",
        "month": f"{day.year:04}-{day.month:02}",
    }
    return parse_period(texts[kind]) if kind in texts else None
