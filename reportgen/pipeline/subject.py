"""What a report is asked for: an area and a period as they were typed, or those that suggest themselves."""

from reportgen.figures.find import find_area, find_period, newest_period, whole_area
from reportgen.figures.store import Store
from reportgen.nouns.area import Area
from reportgen.nouns.issue import ReportError, issue
from reportgen.nouns.period import Period, parse_period

__all__ = ["asked_period", "settled_area", "settled_period"]

_FORMS = ("2006", "2006H1", "2006Q3", "2006-06", "2006-06-30", "2005..2006")


def asked_period(text: str | None) -> Period | None:
    """Read a period as it was typed; None where none was.

    Raises ReportError where the text is no period.
    """
    if text is None:
        return None
    period = parse_period(text)
    if period is None:
        raise ReportError([issue("command.bad-period", found=text, allowed=_FORMS)])
    return period


def settled_area(store: Store, text: str | None) -> Area:
    """Return the area of a report: the one of a name or code, else the lowest in which all rows lie.

    Raises ReportError where there is no such area, or more than one.
    """
    return find_area(store, text) if text is not None else whole_area(store)


def settled_period(store: Store, area: Area, period: Period | None) -> Period:
    """Return the period of a report: the one asked for, else the newest finished one that the area has rows for.

    Raises ReportError where the area has no rows for it, listing the periods that it has.
    """
    if period is not None:
        return find_period(store, area, period)
    known = store.periods_of(area.code)
    if not known:
        raise ReportError([issue("command.area-without-rows", area=area.name)])
    return newest_period(store, known)
