"""What aggregating gives: a table of areas and periods for each indicator, handed on figure by figure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportgen.nouns.figure import REASONS, Figure, FigureRow
from reportgen.nouns.issue import Issue
from reportgen.nouns.period import Period

__all__ = ["Breakdown", "Outcome", "Result"]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The values of an indicator by category, where it has rows of that category.

    Each value belongs to the area, the period and the category at the positions in `areas`, `periods` and `kinds`; they
    are sorted by these, in this order. `categories` are sorted.
    """

    categories: tuple[str, ...]
    areas: NDArray[np.int64]
    periods: NDArray[np.int64]
    kinds: NDArray[np.int64]
    values: NDArray[Any]
    rows: NDArray[np.int64]
    whole: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """The values of one indicator, of areas by periods; `reasons` says why there is none, and is 0 where there is.

    Values are int64 where they are `whole`, else float64.
    """

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
    """All outcomes.

    `present` says for which areas and periods any ledger has rows: there are no figures elsewhere.
    `warnings` are what was found in reading the rows.
    """

    areas: tuple[str, ...]
    periods: tuple[Period, ...]
    outcomes: tuple[Outcome, ...]
    present: NDArray[np.bool_]
    warnings: tuple[Issue, ...] = ()

    def figures(self) -> Iterator[Figure]:
        """Yield every figure, by area, period and indicator; a total before its categories."""
        for area, period, indicator, category, value, missing, rows, rank, ranked in self.rows():
            yield Figure(indicator, area, period, value, category, missing, rows, rank, ranked)

    def rows(self) -> Iterator[FigureRow]:
        """Yield every figure as a plain tuple, in the same order."""
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
        self._values = outcome.values.tolist()
        self._reasons = outcome.reasons.tolist()
        self._rows = _counts(outcome.rows, outcome.values)
        self._ranks = _counts(outcome.ranks, outcome.values)
        self._ranked = _counts(outcome.ranked, outcome.values)
        self._parts = _parts(outcome.breakdown) if outcome.breakdown else {}

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
        for category, value, rows in self._parts.get((area, period), ()):
            yield code, key, self._name, category, value, "", rows, 0, 0


def _parts(found: Breakdown) -> dict[tuple[int, int], list[tuple[str, int | float, int]]]:
    parts: dict[tuple[int, int], list[tuple[str, int | float, int]]] = {}
    columns = (found.areas, found.periods, found.kinds, found.values, found.rows)
    for area, period, kind, value, rows in zip(*(column.tolist() for column in columns), strict=True):
        parts.setdefault((area, period), []).append((found.categories[kind], value, rows))
    return parts


def _counts(values: NDArray[Any] | None, like: NDArray[Any]) -> list[list[int]]:
    found: list[list[int]] = (np.zeros(like.shape) if values is None else values).astype(np.int64).tolist()
    return found
