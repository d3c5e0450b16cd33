"""What a report is asked for: which area, which period."""

from collections.abc import Sequence

from reportgen.figures.store import Store
from reportgen.nouns.area import Area
from reportgen.nouns.issue import Issue, ReportError, issue, nearest
from reportgen.nouns.period import Period, parse_period

__all__ = ["asked_period", "find_area", "find_period"]

_FORMS = ("2006", "2006H1", "2006Q3", "2006-06", "2006-06-30", "2005..2006")
_MOST_CANDIDATES = 12


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


def find_area(store: Store, text: str) -> Area:
    """Return the area of a code or a name.

    Raises ReportError where no area has it, naming the nearest, or several have, listing them with their county.
    """
    found = store.areas_named(text)
    if len(found) == 1:
        return found[0]
    raise ReportError([_ambiguous(store, text, found) if found else _unknown(store, text)])


def find_period(store: Store, area: Area, period: Period | None) -> Period:
    """Return the period of a report: the one asked for, else the newest that the area has rows for.

    Raises ReportError where the area has no rows for it, listing the periods that it has.
    """
    known = [found for key in store.periods_with_rows(area.code) if (found := parse_period(key))]
    if period is None and known:
        return max(known, key=lambda found: (found.end, found.start))
    if period is not None and period in known:
        return period
    asked = period.key if period else ""
    code = "command.period-without-rows" if asked else "command.area-without-rows"
    raise ReportError([issue(code, found=asked, area=area.name, allowed=[found.key for found in known])])


def _unknown(store: Store, text: str) -> Issue:
    names = store.area_names()
    return issue("command.unknown-area", found=text, nearest=nearest(text, names), allowed=_few(names))


def _ambiguous(store: Store, text: str, found: Sequence[Area]) -> Issue:
    listed = [f"{area.code} {_whole_name(store, area)}" for area in found]
    return issue("command.ambiguous-area", found=text, count=len(found), listed="; ".join(listed))


def _whole_name(store: Store, area: Area) -> str:
    """Name an area with everything above it, from the top down."""
    return "".join(above.name for above in reversed(store.lineage(area.code)))


def _few(names: Sequence[str]) -> Sequence[str]:
    return names if len(names) <= _MOST_CANDIDATES else ()
