"""Whether areas add up to the area above them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from reportgen.across.columns import Column
from reportgen.expressions.linear import as_fraction
from reportgen.nouns.across import AddUp, Allowance

__all__ = ["Difference", "differences", "exact_sum"]

_DIGITS = Fraction(1, 10**11)
"""Broken numbers are kept to 12 significant digits: a difference in the last of them is none."""


class Difference(NamedTuple):
    """An area that is not the sum of those below it: their sum, what it says itself, and who below has no figure."""

    area: str
    below: int | float
    stated: int | float
    without: tuple[str, ...]
    members: int

    @property
    def difference(self) -> int | float:
        """Return by how much the sum is larger than what is stated."""
        return _plain(as_fraction(self.below) - as_fraction(self.stated))

    @property
    def share(self) -> float:
        """Return the difference as a part of the larger of both."""
        return abs(self.difference) / (max(abs(self.below), abs(self.stated)) or 1)


def differences(
    check: AddUp, figures: Column, stated: Column, children: Mapping[str, Sequence[str]]
) -> Iterator[Difference]:
    """Yield the areas of which those directly below do not add up to what the area says.

    `children` are the areas directly below, by the code of the area above; an area none of whose children has a figure
    keeps it at its own level, and is not looked at. Where another indicator is stated, it is what stands at the area
    itself that counts, since statements of areas below add up as well.
    """
    for area, members in children.items():
        if area not in stated or not any(member in figures for member in members):
            continue
        below = exact_sum(figures.get(member, 0) for member in members)
        said = _said(check, stated, area, members)
        if said is None or (check.stated == check.figure and not below):
            continue
        if _differ(below, said, check.within):
            without = tuple(member for member in members if member not in figures)
            yield Difference(area, _plain(below), _plain(said), without, len(members))


def exact_sum(values: Iterable[int | float]) -> Fraction:
    """Add up values as people read them, in whatever order: ten times 0.1 is 1."""
    whole, broken = 0, Fraction()
    for value in values:
        if isinstance(value, int):
            whole += value
        else:
            broken += as_fraction(value)
    return whole + broken


def _said(check: AddUp, stated: Column, area: str, members: Sequence[str]) -> Fraction | None:
    """Return what an area says itself; None where only areas below it say something."""
    total = exact_sum((stated[area],))
    if check.stated == check.figure:
        return total
    theirs = [stated[member] for member in members if member in stated]
    below = exact_sum(theirs)
    return total - below if not theirs or _differ(total, below, Allowance()) else None


def _differ(one: Fraction, other: Fraction, within: Allowance) -> bool:
    allowed = as_fraction(within.amount)
    if within.percent:
        allowed *= abs(other) / 100
    if one.denominator > 1 or other.denominator > 1:
        allowed += max(abs(one), abs(other)) * _DIGITS
    return abs(one - other) > allowed


def _plain(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(value)
