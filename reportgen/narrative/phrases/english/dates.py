"""English dates: month, day and full year."""

from datetime import date as Day

from reportgen.narrative.phrases.dates import Dates
from reportgen.nouns.period import Period, PeriodKind, parse_period

__all__ = ["MONTHS", "EnglishDates", "preceding_period", "when", "written_period", "year_before"]

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_BEFORE: dict[PeriodKind, str] = {
    "year": "the previous year",
    "half": "the previous half year",
    "quarter": "the previous quarter",
    "month": "the previous month",
}
_HALVES = ("first", "second")
_QUARTERS = ("first", "second", "third", "fourth")


class EnglishDates(Dates):
    """Dates in English."""

    def _during(self, period: Period) -> str:
        return when(period.key)

    def _from_to_days(self, first: Day, last: Day) -> str:
        return f"from {_month_day(first) if first.year == last.year else _day(first)} to {_day(last)}"

    def _so_far(self, day: Day, *, full: bool) -> str:
        return "over the year" if full else f"so far this year (as of {_month_day(day)})"

    def _years(self, first: int, last: int) -> str:
        return str(last) if first == last else f"{first} to {last}"

    def _spelled_year(self, year: int) -> str:
        return str(year)

    def _day(self, day: Day) -> str:
        return _day(day)

    def _as_of(self, day: Day) -> str:
        return f"as of {_day(day)}"

    def _named_period(self, period: Period) -> str:
        return _written(period)

    def _year_before(self, whole_year: bool) -> str:
        return year_before(whole_year)


def written_period(key: str) -> str:
    """Write a period given by its key; a key that is none is written as it stands."""
    period = parse_period(key)
    return _written(period) if period else key


def preceding_period(key: str) -> str:
    """Name the period just before the report's, given by its key: the previous quarter."""
    period = parse_period(key)
    return _BEFORE.get(period.kind, written_period(key)) if period else key


def when(key: str) -> str:
    """Write a period, given by its key, as the time of something: in 2008, on June 30, 2006, in 2008–2011."""
    period = parse_period(key)
    return f"{'on' if period and period.kind == 'date' else 'in'} {written_period(key)}"


def year_before(whole_year: bool) -> str:
    """Name what a figure is compared with."""
    return "the previous year" if whole_year else "the same period of the previous year"


def _written(period: Period) -> str:
    year, month = period.start.year, period.start.month
    match period.kind:
        case "span":
            return f"{year}–{period.end.year}"
        case "half":
            return f"the {_HALVES[month // 7]} half of {year}"
        case "quarter":
            return f"the {_QUARTERS[month // 3]} quarter of {year}"
        case "month":
            return f"{MONTHS[month - 1]} {year}"
        case "date":
            return _day(period.start)
    return str(year)


def _day(day: Day) -> str:
    return f"{_month_day(day)}, {day.year}"


def _month_day(day: Day) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}"
