"""Which periods figures are made for."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import numpy as np

from reportgen.data.ledger import PERIOD, Ledger
from reportgen.nouns.period import Period, PeriodKind, parse_period

__all__ = ["ledger_periods", "newest_day", "wanted_periods"]


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


def newest_day(ledgers: Iterable[Ledger]) -> date:
    """Return the last day that any ledger knows of: the end of a period, or a day from when on a row counts.

    The days on which rows cease to count are none of these, for they may lie ahead.
    """
    return max((day for ledger in ledgers if (day := _last_day(ledger))), default=date.min)


def _last_day(ledger: Ledger) -> date | None:
    if not ledger.spec.date:
        return max((period.end for period in ledger_periods(ledger)), default=None)
    days = ledger.frame[ledger.spec.date].to_numpy()
    days = days[~np.isnat(days)]
    return date.fromisoformat(str(days.max().astype("datetime64[D]"))) if len(days) else None


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
