"""What a cell may turn out to be."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["AMBIGUOUS", "BAD", "EMPTY", "GOOD", "LARGE", "NUMBERS", "SMALL", "kinds_of"]

GOOD, EMPTY, BAD, SMALL, LARGE, AMBIGUOUS = range(6)
NUMBERS = ("integer", "number", "percent")
"""The types of columns whose values are numbers."""


def kinds_of(states: NDArray[np.int8]) -> frozenset[int]:
    """Return the states that occur."""
    return frozenset(state for state in range(AMBIGUOUS + 1) if (states == state).any()) or frozenset((GOOD,))
