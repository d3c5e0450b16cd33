"""An area and a period as people name them → those that the store has figures for."""

from reportgen.figures.store import Store
from reportgen.nouns.area import Area
from reportgen.nouns.issue import ReportError, issue, nearest
from reportgen.nouns.period import Period

__all__ = ["find_area", "find_period"]

_MOST_NAMES = 20


def find_area(store: Store, text: str) -> Area:
    """Return the area of a code or name.

    Raises ReportError: `figures.unknown-area`, or `figures.ambiguous-area` with the areas that the name may mean.
    """
    found = store.areas_named(text.strip())
    if len(found) == 1:
        return found[0]
    if found:
        allowed = [_described(store, area) for area in found[:_MOST_NAMES]]
        raise ReportError([issue("figures.ambiguous-area", allowed=allowed, area=text, count=len(found))])
    letters = set(text)
    names = {area.name for area in store.areas() if letters.intersection(area.name)}
    raise ReportError([issue("figures.unknown-area", nearest=nearest(text, names), area=text)])


def find_period(store: Store, area: Area, period: Period) -> Period:
    """Return the period if the area has rows in it; raises ReportError (`figures.no-rows`) with those that have."""
    periods = store.periods_of(area.code)
    if period in periods:
        return period
    allowed = [other.key for other in periods]
    raise ReportError([issue("figures.no-rows", allowed=allowed, area=area.name, period=period.key)])


def _described(store: Store, area: Area) -> str:
    above = reversed(store.lineage(area.code))
    return f"{area.code} {''.join(member.name for member in above)}"
