"""Approximations that are true of their value: over 8,000, nearly 90 percent, at least 98 percent."""

from decimal import Decimal
from typing import NamedTuple

from reportgen.narrative.numbers import Number, exact, rounded, rounded_to
from reportgen.nouns.indicator import Hedge, HedgeWord, Indicator
from reportgen.nouns.unit import Unit

__all__ = ["Approximate", "approximate", "fitting_step", "is_approximate"]

# No standard says how near is near; 84.3 percent is known not to be nearly 90 percent.
_NEAR_SHARE = Decimal("0.95")
_NEAR_POINTS = Decimal(2)
_FEWEST_ROUNDED = 20


class Approximate(NamedTuple):
    """A round number and the word that says on which side of it the value lies."""

    word: HedgeWord
    base: Decimal


def approximate(value: Number, hedge: Hedge, decimals: int, *, percent: bool) -> Approximate | None:
    """Round the value as it would be printed; None where only the plain number is true or natural.

    That is: exactly on a step, below the first one, or (`nearly`) too far below one to be near it.
    """
    to = hedge.to
    if type(value) is int and type(to) is int and hedge.word != "nearly":
        # The same in whole numbers, which is what nearly all hedged figures are.
        over = value % to if 0 < to <= value else 0
        return Approximate(hedge.word, Decimal(value - over)) if over else None
    step = exact(to)
    printed = rounded(value, decimals)
    if step <= 0 or (printed < step and hedge.word != "nearly"):
        return None
    base = rounded_to(printed, step, up=hedge.word == "nearly")
    if base == printed or not _holds(exact(value), base, hedge.word, percent):
        return None
    return Approximate(hedge.word, base)


def fitting_step(value: Number, unit: Unit) -> int | None:
    """Return a step that suits a figure of any size: 1 for rates, else such that two digits are left, 8200 of 8263.

    None below 20, where nobody rounds.
    """
    if unit.kind in ("percent", "points"):
        return 1
    whole = abs(int(value))
    if whole < _FEWEST_ROUNDED:
        return None
    return max(10, int("1" + "0" * (len(str(whole)) - 2)))


def is_approximate(indicator: Indicator, value: Number) -> bool:
    """Say whether a value of the indicator is printed as an approximation."""
    hedge, percent = indicator.hedge, indicator.unit.kind == "percent"
    return bool(hedge and approximate(value, hedge, indicator.decimals, percent=percent))


def _holds(value: Decimal, base: Decimal, word: HedgeWord, percent: bool) -> bool:
    if word != "nearly":
        return value > base
    return value < base and (base - value <= _NEAR_POINTS if percent else value >= base * _NEAR_SHARE)
