"""Rounding to digits: a rate of 14.5 is not 14.499999999999998."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["DIGITS", "to_digits"]

DIGITS = 12


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
