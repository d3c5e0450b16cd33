"""Exact decimals in floats: ten times 0.1 is 1, and a rate of 14.5 is not 14.499999999999998."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["DIGITS", "Scaled", "scaled", "to_digits"]

DIGITS = 12
_MOST_DECIMALS = 6
_EXACT = float(2**53)


@dataclass(frozen=True, slots=True)
class Scaled:
    """A column of numbers times 10 to the power of `decimals`, then whole; -1 decimals where that is not exact.

    `members` is float64, or int64 where sums need more than 53 bits; 0 where `present` says that a cell is empty
    (None: none is).
    """

    members: NDArray[Any]
    decimals: int
    present: NDArray[np.bool_] | None

    def unscaled(self, sums: NDArray[Any]) -> NDArray[Any]:
        """Return sums of members as sums of the column."""
        return sums / 10.0**self.decimals if self.decimals > 0 else sums


def scaled(values: NDArray[np.float64]) -> Scaled:
    """Scale a column by the least power of ten, up to 6, that makes it whole."""
    absent = np.isnan(values)
    present = ~absent if absent.any() else None
    values = np.where(absent, 0.0, values) if absent.any() else values
    for decimals in range(_MOST_DECIMALS + 1):
        whole = np.rint(values * 10.0**decimals)
        if np.array_equal(whole / 10.0**decimals, values):
            size = float(np.abs(whole).sum())
            if size < _EXACT:
                return Scaled(whole, decimals, present)
            if size < 2**62 and np.abs(whole).max() < _EXACT:
                return Scaled(whole.astype(np.int64), decimals, present)
            break
    return Scaled(values, -1, present)


def to_digits(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Round to 12 significant digits.

    Powers of ten up to 22 are exact floats, so that dividing by one gives the float nearest to the decimal.
    """
    found = values.copy()
    some = np.isfinite(values) & (values != 0) & (values != np.rint(values))
    size = DIGITS - 1 - np.floor(np.log10(np.abs(values[some]))).astype(np.int64)
    within = (size > 0) & (size <= 22)
    power = 10.0 ** np.where(within, size, 0)
    found[some] = np.where(within, np.rint(values[some] * power) / power, values[some])
    return found
