"""Totals shared out among places and months, with a generator whose seed is fixed by the caller."""

import random
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

__all__ = ["MONTHS", "QUARTERS", "Plan", "Row", "among", "apportion", "by_date", "spread", "workday"]

MONTHS = tuple(range(1, 13))
QUARTERS = (3, 6, 9, 12)

Row = tuple[object, ...]


class Plan(NamedTuple):
    """What was done: the item as the ledger names it, its total, the months it is done in, the weight of each place."""

    item: str
    total: int
    months: Sequence[int]
    weights: Mapping[str, int]


def apportion(total: int, weights: Sequence[int]) -> list[int]:
    """Split a total by weights into whole shares that add up to it (largest remainders)."""
    whole = sum(weights)
    shares = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for i in by_remainder[: total - sum(shares)]:
        shares[i] += 1
    return shares


def among(totals: Mapping[str, int], weights: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """Share every total out among places by their weights: for each place its share of each total."""
    shares = {field: apportion(total, list(weights.values())) for field, total in totals.items()}
    return {place: {field: share[i] for field, share in shares.items()} for i, place in enumerate(weights)}


def workday(rng: random.Random, year: int, month: int) -> date:
    """Draw a day of the month that is not a Saturday or a Sunday."""
    day = date(year, month, rng.randint(4, 28))
    return day - timedelta(days=max(0, day.weekday() - 4))


def spread(rng: random.Random, year: int, plan: Plan, period: object = None) -> list[Row]:
    """Spread a plan's total over its months and places: period (else the year), day, place, item, share above zero."""
    cells = [(month, place) for month in plan.months for place in plan.weights]
    shares = apportion(plan.total, [plan.weights[place] * rng.randint(80, 120) for _, place in cells])
    rows = zip(cells, shares, strict=True)
    when = year if period is None else period
    return [(when, workday(rng, year, month), place, plan.item, share) for (month, place), share in rows if share]


def by_date(rows: Iterable[Row]) -> list[Row]:
    """Sort rows by their second cell, a date."""
    return sorted(rows, key=lambda row: str(row[1]))
