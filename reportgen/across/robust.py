"""How far a value is from what is usual, measured so that a few wild values do not decide what usual is.

The modified z-score of B. Iglewicz and D. C. Hoaglin, How to Detect and Handle Outliers (ASQC Quality Press, 1993):
the distance from the median in median absolute deviations, scaled to be a standard deviation where values are normal;
beyond 3.5 a value is an outlier. Where more than half of the values are equal, that deviation is zero, and the mean
absolute deviation takes its place, scaled likewise.
"""

from collections.abc import Iterable
from math import fsum
from typing import NamedTuple

__all__ = ["FEWEST", "LIMIT", "Spread", "median", "score", "spread"]

LIMIT = 3.5
"""The modified z-score beyond which a value is an outlier."""
FEWEST = 8
"""How many values it takes to say what is usual."""
_OF_MEDIAN = 1.482602
_OF_MEAN = 1.253314


class Spread(NamedTuple):
    """What is usual: the middle of values, and what would be their standard deviation without the wild ones."""

    middle: float
    scale: float


def median(values: Iterable[float]) -> float:
    """Return the middle of some values, of which there is at least one."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def spread(values: Iterable[float]) -> Spread | None:
    """Return what is usual among values, whatever their order; None where they are too few or all equal."""
    members = tuple(values)
    if len(members) < FEWEST:
        return None
    middle = median(members)
    distances = [abs(value - middle) for value in members]
    scale = median(distances) * _OF_MEDIAN or fsum(distances) / len(distances) * _OF_MEAN
    return Spread(middle, scale) if scale > 0 else None


def score(value: float, usual: Spread) -> float:
    """Return the modified z-score of a value."""
    return (value - usual.middle) / usual.scale
