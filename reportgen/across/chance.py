"""Whether a difference is more than what chance does to small numbers: from 1 to 4 is no alarm.

Counts vary by themselves about as much as their square roots. F. J. Anscombe, The transformation of Poisson, binomial
and negative-binomial data (Biometrika 35, 1948): the root of a count plus 3/8 has a standard deviation of a half,
however large the count. Shares of a base vary the less the larger the base is; to ask for both, a large distance from
the others and more than chance, is what funnel plots do: D. J. Spiegelhalter, Funnel plots for comparing institutional
performance (Statistics in Medicine 24, 2005).
"""

from math import sqrt

from reportgen.across.robust import LIMIT

__all__ = ["counts_differ", "shares_differ"]

_DEVIATION = 0.5
_WHOLE = 100.0


def counts_differ(found: float, expected: float, *, both_vary: bool) -> bool:
    """Say whether a count differs from another, or from what is usual, by more than chance."""
    apart = abs(_root(found) - _root(expected))
    return apart > LIMIT * _DEVIATION * (sqrt(2) if both_vary else 1)


def _root(count: float) -> float:
    return sqrt(max(count, 0) + 0.375)


def shares_differ(found: float, expected: float, *bases: float) -> bool:
    """Say whether two shares in percent of their bases differ by more than chance.

    With one base, what is expected does not vary. A base of nothing says nothing; outside of 0 to 100 percent, values
    are no shares of a base, and any difference counts.
    """
    if not all(base > 0 for base in bases):
        return False
    if not (0 <= found <= _WHOLE and 0 <= expected <= _WHOLE):
        return True
    size = min(bases)
    share = (max(min(expected, _WHOLE), 0) / _WHOLE * size + 0.5) / (size + 1)
    variance = share * (1 - share) * sum(1 / base for base in bases)
    return abs(found - expected) > LIMIT * sqrt(variance) * _WHOLE
