"""What figures are laid out over: all areas, with what is above them, and all periods, with what came before them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportgen.nouns.area import Areas
from reportgen.nouns.period import Period

__all__ = ["Space", "make_space"]

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Space:
    """Areas by position (`codes`, `parents`; -1 at the top) and periods by position (`previous`, `preceding`; or -1).

    `tiers` are the positions of the areas by their distance from the top, the lowest first, each in the order of
    their parents, so that a sum over children is one reduction; `steps` are, for all but the top, the tier, the
    areas above it and where the children of each begin. `walk` is each area's step in a walk through the
    hierarchy that goes down before it goes on; `on_tier` gives, for each tier from the top, the area there that an
    area is or lies below, or -1.
    """

    codes: tuple[str, ...]
    levels: tuple[str, ...]
    parents: NDArray[np.int64]
    tiers: tuple[NDArray[np.int64], ...]
    steps: tuple[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]], ...]
    walk: NDArray[np.int64]
    on_tier: tuple[NDArray[np.int64], ...]
    periods: tuple[Period, ...]
    previous: NDArray[np.int64]
    preceding: NDArray[np.int64]

    @property
    def shape(self) -> tuple[int, int]:
        """Return the number of areas and of periods."""
        return len(self.codes), len(self.periods)

    def roll_up(self, values: Array, join: np.ufunc = np.add) -> Array:
        """Join into every area, in place, the values of all areas below it; the first axis is that of areas."""
        for tier, parents, starts in self.steps:
            values[parents] = join(values[parents], join.reduceat(values[tier], starts, axis=0))
        return values

    def above(self, values: Array) -> Array:
        """Return for every area the value of the area above it; NaN at the top."""
        found = values[self.parents].astype(np.float64)
        found[self.parents < 0] = np.nan
        return found

    def shifted(self, values: Array, positions: NDArray[np.int64]) -> Array:
        """Return for every period the value at another period's position; NaN where there is none (-1)."""
        found = values[:, positions].astype(np.float64)
        found[:, positions < 0] = np.nan
        return found


def make_space(areas: Areas, periods: Sequence[Period]) -> Space:
    """Lay out areas in the order of their file and periods in the order given."""
    codes = tuple(area.code for area in areas)
    position = {code: at for at, code in enumerate(codes)}
    parents = np.array([position.get(area.parent, -1) for area in areas], dtype=np.int64)
    tiers = _tiers(parents)
    return Space(
        codes,
        tuple(area.level for area in areas),
        parents,
        tiers,
        tuple((tier, *np.unique(parents[tier], return_index=True)) for tier in tiers[:-1]),
        _walk(parents, tiers),
        _on_tier(parents, tiers),
        tuple(periods),
        _positions(periods, lambda period: period.previous),
        _positions(periods, lambda period: period.preceding),
    )


def _tiers(parents: NDArray[np.int64]) -> tuple[NDArray[np.int64], ...]:
    depths = np.zeros(len(parents), dtype=np.int64)
    above = parents.copy()
    while (above >= 0).any():
        depths += above >= 0
        above = np.where(above >= 0, parents[above], -1)
    tiers = []
    for depth in range(int(depths.max(initial=0)), -1, -1):
        tier = np.flatnonzero(depths == depth)
        tiers.append(tier[np.argsort(parents[tier], kind="stable")])
    return tuple(tiers)


def _walk(parents: NDArray[np.int64], tiers: tuple[NDArray[np.int64], ...]) -> NDArray[np.int64]:
    """Number the areas so that each is followed by all that lies below it."""
    sizes = np.ones(len(parents), dtype=np.int64)
    for tier in tiers[:-1]:
        np.add.at(sizes, parents[tier], sizes[tier])
    steps = np.zeros(len(parents), dtype=np.int64)
    for tier in reversed(tiers):
        before = np.cumsum(sizes[tier]) - sizes[tier]
        _, starts, group = np.unique(parents[tier], return_index=True, return_inverse=True)
        first = np.where(parents[tier] < 0, 0, steps[parents[tier]] + 1)
        steps[tier] = first + before - before[starts][group]
    return steps


def _on_tier(parents: NDArray[np.int64], tiers: tuple[NDArray[np.int64], ...]) -> tuple[NDArray[np.int64], ...]:
    found: list[NDArray[np.int64]] = []
    here = np.full(len(parents), -1, dtype=np.int64)
    for tier in tiers:
        # What lies on a lower tier climbs one step; who is on this tier stands on it.
        here = np.where(here >= 0, parents[here], -1)
        here[tier] = tier
        found.append(here)
    return tuple(reversed(found))


def _positions(periods: Sequence[Period], other: Callable[[Period], Period]) -> NDArray[np.int64]:
    position = {period.key: at for at, period in enumerate(periods)}
    return np.array([position.get(_key(other, period), -1) for period in periods], dtype=np.int64)


def _key(other: Callable[[Period], Period], period: Period) -> str:
    try:
        return other(period).key
    except (ValueError, OverflowError):  # before the year 1
        return ""
