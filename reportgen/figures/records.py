"""The records of a store: the figures of an area and a period in one look."""

import sqlite3
from collections.abc import Mapping, Sequence
from functools import lru_cache

from reportgen.figures.packing import Column, Packing, Totals, Widths
from reportgen.nouns.figure import Figure

__all__ = ["Records"]

_KEPT, _TAKEN_APART = 64, 1024


class Records:
    """Reads records by offset: the position of an area times the number of periods, plus that of the period.

    The last ones are kept, for neighbours ask for the figures of the same areas: the one above them, and each other.
    """

    def __init__(self, base: sqlite3.Connection, periods: Mapping[str, int]) -> None:
        self._base = base
        self._periods = periods
        query = "SELECT name, value_code, rows_code, rank_code, ranked_code FROM indicators ORDER BY id"
        columns = [Column(*row) for row in base.execute(query)]
        (widths,) = base.execute("SELECT category_code, value_code, rows_code FROM widths")
        names = {at: column.name for at, column in enumerate(columns)}
        found = base.execute("SELECT indicator, category FROM categories ORDER BY id")
        categories = [(names[indicator], category) for indicator, category in found]
        reasons = [reason for (reason,) in base.execute("SELECT reason FROM reasons ORDER BY id")]
        self._packing = Packing(columns, Widths(*widths), categories, reasons)
        self._totals = lru_cache(_TAKEN_APART)(self._totals_at)
        self._keys = lru_cache(_KEPT)(self._keys_of)
        self.figures = lru_cache(_KEPT)(self._figures)

    def offset(self, area: int | None, period: str) -> int:
        """Return where the record of an area, by its position, and a period stands; -1 where there can be none."""
        at = self._periods.get(period)
        return -1 if area is None or at is None else area * len(self._periods) + at

    def has(self, area: int | None, period: str) -> bool:
        """Say whether there are figures of an area and a period."""
        query = "SELECT 1 FROM figures WHERE id = ?"
        return self._base.execute(query, (self.offset(area, period),)).fetchone() is not None

    def some(self, areas: Mapping[str, int], period: str, indicators: Sequence[str]) -> dict[tuple[str, str], Figure]:
        """Return some totals of areas, whose positions are known, by area and indicator."""
        packing = self._packing
        wanted = [(name, packing.numbers[name]) for name in dict.fromkeys(indicators) if name in packing.numbers]
        found = {}
        for code, position in areas.items():
            if totals := self._totals(self.offset(position, period)):
                for name, at in wanted:
                    found[code, name] = packing.figure(totals, at, code, period)
        return found

    def columns(self, period: str, indicators: Sequence[str]) -> dict[str, dict[str, int | float]]:
        """Return the totals of all areas in a period by indicator and code, without those that are missing."""
        packing = self._packing
        found: dict[str, dict[str, int | float]] = {name: {} for name in indicators if name in packing.numbers}
        wanted = [(packing.numbers[name], column) for name, column in found.items()]
        at, count = self._periods.get(period), len(self._periods)
        query = (
            f"SELECT code, totals FROM figures JOIN areas ON areas.id = figures.id / {count}"
            f" WHERE figures.id % {count} = ? ORDER BY figures.id"
        )
        for code, record in self._base.execute(query, (at,)):
            values, missing = packing.values(record)
            for number, column in wanted:
                if not missing[number]:
                    column[code] = values[number]
        return found

    def _totals_at(self, offset: int) -> Totals | None:
        row = self._base.execute("SELECT totals FROM figures WHERE id = ?", (offset,)).fetchone()
        return self._packing.totals(row[0]) if row else None

    def _keys_of(self, period: str) -> tuple[tuple[str, str, str], ...]:
        return tuple((name, period, "") for name in self._packing.numbers)

    def _figures(self, area: str, position: int | None, period: str) -> Mapping[tuple[str, str, str], Figure]:
        """Return the figures of an area and a period, by (indicator, period's key, category)."""
        query = "SELECT totals, parts FROM figures WHERE id = ?"
        row = self._base.execute(query, (self.offset(position, period),)).fetchone()
        if row is None:
            return {}
        totals, parts = row
        packing = self._packing
        found = dict(zip(self._keys(period), packing.figures(packing.totals(totals), area, period), strict=True))
        for figure in packing.parts(parts, area, period):
            found[figure.indicator, period, figure.category] = figure
        return found
