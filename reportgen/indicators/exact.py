"""Exact sums of numbers: the same to the bit in whatever order, and in however many parts, they are added.

A number is taken for the decimal that it prints as, where that has at most six places: ten times 0.1 is 1. Any other
number is what its 53 bits say. Either way it is a whole multiple of a unit, and whole numbers add up exactly; the sum
is rounded once, to the float that is nearest.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["ONE", "Addends", "Term", "Terms", "Unit", "addends", "carried", "rounded"]

Ints = NDArray[np.int64]

MOST_DECIMALS = 6
LIMB = 32
_SURE = 2.0**50
"""Below this a float times a power of ten lies so near to a whole number that there is but one decimal it can be."""
_ROOM = 2.0**62
_LOW = (1 << LIMB) - 1
_MANTISSA = 53


class Unit(NamedTuple):
    """What whole numbers count: 2**(32 * limb) / 10**decimals."""

    decimals: int = 0
    limb: int = 0


ONE = Unit()
Terms = Mapping[Unit, NDArray[Any]]
"""A sum: for each unit how many of it there are."""


class Term(NamedTuple):
    """How many of a unit each number of a column holds."""

    unit: Unit
    counts: Ints


class Addends(NamedTuple):
    """A column of numbers as terms, whose sum over any of its rows fits into 63 bits.

    `present` says which cells hold a number (None: all do). `whole` says that all these numbers are whole.
    """

    terms: tuple[Term, ...]
    present: NDArray[np.bool_] | None
    whole: bool


def addends(values: NDArray[Any]) -> Addends:
    """Return a column of numbers as terms; what is not finite is no number."""
    if values.dtype.kind != "f":
        return Addends(tuple(_with_room(Term(ONE, values.astype(np.int64)))), None, True)
    found = np.isfinite(values)
    present = None if found.all() else found
    values = values if present is None else np.where(present, values, 0.0)
    terms = _of_one_scale(values) or tuple(_of_several_scales(values))
    return Addends(_apart(part for term in terms for part in _with_room(term)), present, _all_whole(values, terms))


def _apart(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return terms of which no two have the same unit."""
    found: dict[Unit, Ints] = {}
    for unit, counts in terms:
        found[unit] = found[unit] + counts if unit in found else counts
    return tuple(Term(unit, counts) for unit, counts in found.items())


def _all_whole(values: NDArray[np.float64], terms: tuple[Term, ...]) -> bool:
    return {term.unit for term in terms} <= {ONE} or bool((values == np.rint(values)).all())


def _of_one_scale(values: NDArray[np.float64]) -> tuple[Term, ...]:
    """Return the one term of numbers that all have few decimals; none where they do not."""
    some = values[:1000]
    for decimals in range(MOST_DECIMALS + 1):
        if _scaled(some, decimals) is not None and (found := _scaled(values, decimals)) is not None:
            return (Term(Unit(decimals), found.astype(np.int64)),)
    return ()


def _scaled(values: NDArray[np.float64], decimals: int) -> NDArray[np.float64] | None:
    with np.errstate(over="ignore"):
        found = np.rint(values * 10.0**decimals) if decimals else np.rint(values)
    same = found / 10.0**decimals == values if decimals else found == values
    return found if same.all() and np.abs(found).max(initial=0) < _SURE else None


def _of_several_scales(values: NDArray[np.float64]) -> Iterator[Term]:
    """Yield a term for each number of decimals that occurs, and those of what is no decimal."""
    rest = np.ones(len(values), dtype=bool)
    for decimals in range(MOST_DECIMALS + 1):
        with np.errstate(over="ignore"):
            found = np.rint(values * 10.0**decimals)
            fits = rest & (found / 10.0**decimals == values) & (np.abs(found) < _SURE)
        if fits.any():
            yield Term(Unit(decimals), np.where(fits, found, 0).astype(np.int64))
        rest &= ~fits
    if rest.any():
        yield from _of_bits(np.where(rest, values, 0.0))


def _of_bits(values: NDArray[np.float64]) -> Iterator[Term]:
    """Yield the bits of numbers by limbs of 32."""
    fractions, exponents = np.frexp(values)
    mantissas = np.abs(fractions * 2.0**_MANTISSA).astype(np.int64)
    signs = np.sign(values).astype(np.int64)
    limbs, shifts = np.divmod(exponents.astype(np.int64) - _MANTISSA, LIMB)
    low = (mantissas & _LOW) << shifts
    high = ((mantissas >> LIMB) << shifts) + (low >> LIMB)
    pieces = ((0, low & _LOW), (1, high & _LOW), (2, high >> LIMB))
    here = mantissas > 0
    for limb in sorted({int(limb) + above for limb in np.unique(limbs[here]) for above in range(3)}):
        counts = sum(np.where(here & (limbs + above == limb), piece, 0) for above, piece in pieces)
        yield Term(Unit(0, limb), np.asarray(signs * counts, dtype=np.int64))


def _with_room(term: Term) -> Iterator[Term]:
    """Yield a term, in two limbs where it might not have room for the sum of its numbers."""
    unit, counts = term
    if _size(counts) * len(counts) < _ROOM:
        yield term
        return
    yield Term(unit, counts & _LOW)
    yield Term(Unit(unit.decimals, unit.limb + 1), counts >> LIMB)


def _size(counts: NDArray[Any]) -> float:
    return max(float(counts.max(initial=0)), -float(counts.min(initial=0)))


def carried(terms: Terms, times: float) -> dict[Unit, Ints]:
    """Return the same sums with room for adding so many of them up."""
    found: dict[Unit, Ints] = {}
    for unit in sorted(terms):
        counts = found.pop(unit, 0) + terms[unit]
        if _size(counts) * times >= _ROOM / 4:
            above = Unit(unit.decimals, unit.limb + 1)
            found[above] = counts >> LIMB
            counts = counts & _LOW
        found[unit] = counts
    return found


def rounded(terms: Terms, whole: bool) -> NDArray[Any]:
    """Return sums as int64 where they are whole and fit, else as the nearest floats."""
    places = max((unit.decimals for unit in terms), default=0)
    plain = [(counts, 10 ** (places - unit.decimals)) for unit, counts in terms.items() if not unit.limb]
    odd = {unit: counts for unit, counts in terms.items() if unit.limb and counts.any()}
    if odd or not plain or sum(_size(counts) * factor for counts, factor in plain) >= _ROOM:
        return _of_integers(*_integers(terms, places), whole)
    total = np.zeros(plain[0][0].shape, dtype=np.int64)
    for counts, factor in plain:
        total += counts * factor
    if whole:
        return total
    found: NDArray[np.float64] = total / 10.0**places
    for at in zip(*np.nonzero(np.abs(total) > 2**_MANTISSA), strict=True):  # which a float would round once more
        found[at] = int(total[at]) / 10**places
    return found


def _integers(terms: Terms, places: int) -> tuple[NDArray[Any], int]:
    """Return sums as Python's integers, and by how many of them one is counted."""
    least = min((unit.limb for unit in terms), default=0)
    least = min(least, 0)
    total: Any = 0
    for unit, counts in terms.items():
        total = total + counts.astype(object) * (10 ** (places - unit.decimals) << LIMB * (unit.limb - least))
    return np.asarray(total, dtype=object), 10**places << LIMB * -least


def _of_integers(total: NDArray[Any], base: int, whole: bool) -> NDArray[Any]:
    if whole and all(abs(number) < 2**63 * base for number in total.flat):
        return np.asarray(total // base, dtype=np.int64)
    found = np.zeros(total.shape)
    for at, number in np.ndenumerate(total):
        found[at] = _divided(number, base)
    return found


def _divided(number: int, base: int) -> float:
    """Divide as Python does, which rounds once; what no float holds is infinite."""
    try:
        return number / base
    except OverflowError:
        return float("inf") if number > 0 else float("-inf")
