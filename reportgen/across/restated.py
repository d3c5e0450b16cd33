"""What this year says of last year, against what was said last year."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from math import isclose
from typing import NamedTuple

from reportgen.across.columns import Column

__all__ = ["Restated", "redefined", "restated"]

_DIGITS = 1e-12


class Restated(NamedTuple):
    """A figure that is not what it was: now, and as it was kept; None where there is, or was, none."""

    area: str
    now: int | float | None
    kept: int | float | None

    @property
    def share(self) -> float:
        """Return the difference as a part of the larger of both; 1 where one of them is missing."""
        if self.now is None or self.kept is None:
            return 1.0
        return abs(self.now - self.kept) / (max(abs(self.now), abs(self.kept)) or 1)


def restated(areas: Iterable[str], now: Column, kept: Column, known: Collection[str]) -> Iterator[Restated]:
    """Yield the areas of which a figure differs, of those that the earlier store knows."""
    for area in areas:
        if area in known:
            found, before = now.get(area), kept.get(area)
            if not _same(found, before):
                yield Restated(area, found, before)


def _same(now: int | float | None, kept: int | float | None) -> bool:
    """Say whether two values are the same: whole numbers to the last digit, others to twelve digits."""
    if now is None or kept is None:
        return now is kept
    if isinstance(now, int) and isinstance(kept, int):
        return now == kept
    return isclose(now, kept, rel_tol=_DIGITS)


def redefined(now: Mapping[str, str], kept: Mapping[str, str]) -> frozenset[str]:
    """Return the indicators that both stores have, by definitions that differ in more than blanks."""
    both = now.keys() & kept.keys()
    return frozenset(name for name in both if now[name].split() != kept[name].split())
