"""What aggregating gives: a table of areas and periods for each indicator, handed on figure by figure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportgen.indicators.formulas import REASONS
from reportgen.nouns.figure import Figure, FigureRow
from reportgen.nouns.period import Period

__all__ = ["Breakdown", "Outcome", "Result"]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The values of an indicator by category: areas by periods by categories; those without rows are left out."""

    categories: tuple[str, ...]
    values: NDArray[Any]
    rows: NDArray[Any]
    whole: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """The values of one indicator, of areas by periods, NaN where `reasons` says why there is none."""

    indicator: str
    values: NDArray[Any]
    reasons: NDArray[np.int8]
    rows: NDArray[Any] | None = None
    whole: bool = False
    ranks: NDArray[np.int64] | None = None
    ranked: NDArray[np.int64] | None = None
    breakdown: Breakdown | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """All outcomes. `present` says for which areas and periods any ledger has rows: there are no figures elsewhere."""

    areas: tuple[str, ...]
    periods: tuple[Period, ...]
    outcomes: tuple[Outcome, ...]
    present: NDArray[np.bool_]

    def figures(self) -> Iterator[Figure]:
        """Yield every figure, by area, period and indicator; a total before its categories."""
        for area, period, indicator, category, value, missing, rows, rank, ranked in self.rows():
            yield Figure(indicator, area, period, value, category, missing, rows, rank, ranked)

    def rows(self) -> Iterator[FigureRow]:
        """Yield every figure as a plain tuple, as the store writes them: quicker than Figures by the million."""
        keys = [period.key for period in self.periods]
        per_area = [_Lists(outcome) for outcome in self.outcomes]
        for at, area in enumerate(self.areas):
            for number in np.flatnonzero(self.present[at]).tolist():
                for lists in per_area:
                    yield from lists.rows(at, number, area, keys[number])


class _Lists:
    """An outcome as lists of plain values, which are read one by one far quicker than arrays."""

    def __init__(self, outcome: Outcome) -> None:
        self._name = outcome.indicator
        self._values = _plain(outcome.values, outcome.whole)
        self._reasons = outcome.reasons.tolist()
        self._rows = _counts(outcome.rows, outcome.values)
        self._ranks = _counts(outcome.ranks, outcome.values)
        self._ranked = _counts(outcome.ranked, outcome.values)
        self._breakdown = outcome.breakdown

    def rows(self, area: int, period: int, code: str, key: str) -> Iterator[FigureRow]:
        reason = self._reasons[area][period]
        yield (
            code,
            key,
            self._name,
            "",
            None if reason else self._values[area][period],
            REASONS[reason],
            self._rows[area][period],
            self._ranks[area][period],
            self._ranked[area][period],
        )
        if self._breakdown and not reason:
            yield from self._parts(area, period, code, key, self._breakdown)

    def _parts(self, area: int, period: int, code: str, key: str, parts: Breakdown) -> Iterator[FigureRow]:
        counts = parts.rows[area, period]
        values = parts.values[area, period]
        for at in np.flatnonzero(counts > 0).tolist():
            value = float(values[at])
            if value == value:
                found = int(values[at]) if parts.whole else value
                yield code, key, self._name, parts.categories[at], found, "", int(counts[at]), 0, 0


def _plain(values: NDArray[Any], whole: bool) -> list[list[int | float]]:
    found: list[list[int | float]] = (np.nan_to_num(values).astype(np.int64) if whole else values).tolist()
    return found


def _counts(values: NDArray[Any] | None, like: NDArray[Any]) -> list[list[int]]:
    found: list[list[int]] = (np.zeros(like.shape) if values is None else values).astype(np.int64).tolist()
    return found
