"""Which areas a batch is about."""

from reportgen.figures.find import newest_period
from reportgen.figures.store import Store
from reportgen.nouns.area import Area
from reportgen.nouns.issue import ReportError, issue
from reportgen.nouns.period import Period

__all__ = ["areas_of_level", "newest_with_rows"]


def newest_with_rows(store: Store) -> Period:
    """Return the newest finished period that any area has rows for; raises ReportError where there is none."""
    periods = {period for area in store.areas() for period in store.periods_of(area.code)}
    if not periods:
        raise ReportError([issue("batch.no-rows")])
    return newest_period(store, periods)


def areas_of_level(store: Store, level: str, period: Period) -> tuple[Area, ...]:
    """Return the areas of a level that have rows in a period; raises ReportError where there is none."""
    present = [area for area in store.areas() if store.has_rows(area.code, period)]
    if not present:
        periods = dict.fromkeys(known.key for area in store.areas() for known in store.periods_of(area.code))
        raise ReportError([issue("batch.no-rows-in-period", allowed=sorted(periods), period=period.key)])
    found = tuple(area for area in present if area.level == level)
    if not found:
        allowed = dict.fromkeys(area.level for area in present)
        raise ReportError([issue("batch.no-areas", allowed=allowed, level=level, period=period.key)])
    return found
