"""Which periods figures are made for."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from reportgen.data.ledger import Ledger
from reportgen.nouns.period import PERIOD_KINDS, Period, PeriodKind, parse_period

__all__ = ["newest_day", "of_kind", "told_periods", "wanted_periods"]


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


def newest_day(ledgers: Iterable[Ledger]) -> date:
    """Return the last day that any ledger knows of: the end of a period, or a day from when on a row counts.

    The days on which rows cease to count are none of these, for they may lie ahead.
    """
    return max((ledger.span.last for ledger in ledgers if ledger.span.last), default=date.min)


def told_periods(ledger: Ledger, periods: Sequence[Period]) -> NDArray[np.bool_]:
    """Say of which periods a complete ledger tells, whether it has rows in them or not.

    These are the periods between its first and its last row; where rows are of periods, none that is shorter.
    """
    first, last = ledger.span.first or date.max, ledger.span.last or date.min
    least = max((PERIOD_KINDS.index(period.kind) for period in ledger.span.periods), default=0)
    told = [
        period.start <= last and first <= period.end and PERIOD_KINDS.index(period.kind) >= least for period in periods
    ]
    return np.array(told, dtype=bool)


def _held(kinds: Sequence[PeriodKind], ledger: Ledger) -> Iterator[Period]:
    if ledger.spec.complete:
        between = tuple(_between(kinds, ledger))
        yield from (period for period, told in zip(between, told_periods(ledger, between), strict=True) if told)
        return
    for period in _months(ledger) if ledger.spec.date else ledger.span.periods:
        for kind in kinds:
            if period.kind == kind:
                yield period
            elif (around := of_kind(period.start, kind)) and around.contains(period):
                yield around


def _between(kinds: Sequence[PeriodKind], ledger: Ledger) -> Iterator[Period]:
    """Yield every period of these kinds from the ledger's first row to its last."""
    first, last = ledger.span.first or date.max, ledger.span.last or date.min
    for kind in kinds if first <= last else ():
        period = of_kind(first, kind)
        while period and period.start <= last:
            yield period
            period = period.following


def _months(ledger: Ledger) -> Iterator[Period]:
    for month in ledger.span.months:
        if period := parse_period(month):
            yield period


def of_kind(day: date, kind: str) -> Period | None:
    """Return the year, half, quarter or month that a day lies in; None of any other kind."""
    texts = {
        "year": f"{day.year:04}",
        "half": f"{day.year:04}H{(day.month + 5) // 6}",
        "quarter": f"{day.year:04}Q{(day.month + 2) // 3}",
        "month": f"{day.year:04}-{day.month:02}",
    }
    return parse_period(texts[kind]) if kind in texts else None
