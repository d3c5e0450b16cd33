"""An area and a period as people name them → those that the store has figures for."""

from collections.abc import Collection
from typing import Protocol

from reportgen.figures.store import Store
from reportgen.nouns.area import Area
from reportgen.nouns.issue import Issue, ReportError, issue, nearest
from reportgen.nouns.period import PERIOD_KINDS, Period

__all__ = ["Gazetteer", "find_area", "find_period", "newest_period", "unfinished_warnings", "whole_area"]

_MOST_NAMES = 20
_ALIKE = 0.3
"""What two names have in common of all their letters, at least, where one may be meant by the other."""


class Gazetteer(Protocol):
    """Areas by their names: a store, or what was read from one for many names."""

    def areas(self) -> tuple[Area, ...]:
        """Return all areas."""

    def areas_named(self, text: str) -> tuple[Area, ...]:
        """Return the area of this code, else all areas of this name, in Chinese or in English."""

    def lineage(self, code: str) -> tuple[Area, ...]:
        """Return the area itself and every area above it, from the bottom up."""


def find_area(store: Gazetteer, text: str, *, guess: bool = True) -> Area:
    """Return the area of a code or name, which may follow the names of areas above it: 竹山县城关镇.

    Which one an unknown name may mean is looked for among all names, unless there is to be no `guess`.

    Raises ReportError: `figures.unknown-area`, or `figures.ambiguous-area` with the areas that the name may mean.
    """
    found = store.areas_named(text.strip()) or _spelt_otherwise(store, text.strip())
    if len(found) == 1:
        return found[0]
    if found:
        allowed = [_described(store, area) for area in found[:_MOST_NAMES]]
        raise ReportError([issue("figures.ambiguous-area", allowed=allowed, area=text, count=len(found))])
    if not guess:
        raise ReportError([issue("figures.unknown-area", area=text)])
    letters = set(text)
    least = _ALIKE * len(text)
    names = {area.name for area in store.areas() if len(letters & set(area.name)) >= least + _ALIKE * len(area.name)}
    raise ReportError([issue("figures.unknown-area", nearest=nearest(text, names), area=text)])


def whole_area(store: Store) -> Area:
    """Return the lowest area in which all counted rows lie.

    Raises ReportError where the rows lie in areas that no one area holds (`batch.no-area`), or where there are none
    (`batch.no-rows`).
    """
    counted = store.counted_rows()
    if not counted:
        raise ReportError([issue("batch.no-rows")])
    rows = {code: count for code, count in counted.items() if count} or counted
    tops = [area for area in store.areas() if area.code in rows and area.parent not in rows]
    if len(tops) != 1:
        raise ReportError([issue("batch.no-area", allowed=[area.name for area in tops])])
    area, count = tops[0], rows[tops[0].code]
    while below := [found for found in store.children(area.code) if count and rows.get(found.code) == count]:
        area = below[0]
    return area


def find_period(store: Store, area: Area, period: Period) -> Period:
    """Return the period if the area has rows in it; raises ReportError (`figures.no-rows`) with those that have."""
    if store.has_rows(area.code, period):
        return period
    allowed = [other.key for other in store.periods_of(area.code)]
    raise ReportError([issue("figures.no-rows", allowed=allowed, area=area.name, period=period.key)])


def newest_period(store: Store, known: Collection[Period]) -> Period:
    """Return the newest of some periods that no ledger lacks a part of, the shortest of those that end together.

    Where each lacks one, return the newest of the shortest kind.
    """
    unfinished = {gap.period for gap in store.gaps()}
    finished = [period for period in known if period.key not in unfinished]
    if finished:
        return max(finished, key=lambda period: (period.end, period.start))
    return max(known, key=lambda period: (-PERIOD_KINDS.index(period.kind), period.end))


def unfinished_warnings(store: Store, period: Period) -> tuple[Issue, ...]:
    """Warn of the parts of a period that ledgers lack although they had them in the year before."""
    return tuple(
        issue(
            "figures.unfinished", severity="warning", period=gap.period, ledger=gap.ledger, parts=", ".join(gap.parts)
        )
        for gap in store.gaps()
        if gap.compared and gap.period == period.key
    )


def _spelt_otherwise(store: Gazetteer, text: str) -> tuple[Area, ...]:
    """Return the areas that a text means with its marks made half-width, or behind the names of areas above."""
    from unicodedata import normalize

    plain = normalize("NFKC", text)
    return store.areas_named(plain) or tuple(
        area
        for area in store.areas()
        if text.endswith(area.name) and _begins_with_names(text.removesuffix(area.name), store, area)
    )


def _begins_with_names(text: str, store: Gazetteer, area: Area) -> bool:
    """Say whether a text is nothing but names of areas above an area, from the top down."""
    for above in reversed(store.lineage(area.parent)):
        text = text.removeprefix(above.name).lstrip("/· -")
    return not text


def _described(store: Gazetteer, area: Area) -> str:
    above = reversed(store.lineage(area.code))
    return f"{area.code} {''.join(member.name for member in above)}"
