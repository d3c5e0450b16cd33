"""Chinese dates: no leading zeros, years in full, a dash between years (GB/T 9704-2012, GB/T 15835-2011)."""

from datetime import date as Day

from reportgen.narrative.phrases.chinese.numerals import digit_by_digit
from reportgen.narrative.phrases.dates import Dates
from reportgen.nouns.period import Period, PeriodKind, parse_period

__all__ = ["ChineseDates", "preceding_period", "written_period", "year_before"]

_HALVES = "上下"
_QUARTERS = "一二三四"
_BEFORE: dict[PeriodKind, str] = {"year": "上年", "quarter": "上季度", "month": "上月"}


class ChineseDates(Dates):
    """Dates in Chinese."""

    def _during(self, period: Period) -> str:
        return _written(period)

    def _from_to_days(self, first: Day, last: Day) -> str:
        return f"{_day(first)}至{_day(last) if first.year != last.year else f'{last.month}月{last.day}日'}"

    def _so_far(self, day: Day, *, full: bool) -> str:
        return "全年" if full else f"今年以来（截至{day.month}月{day.day}日）"

    def _years(self, first: int, last: int) -> str:
        return f"{last}年" if first == last else f"{first}年至{last}年"

    def _spelled_year(self, year: int) -> str:
        return f"{digit_by_digit(year)}年"

    def _day(self, day: Day) -> str:
        return _day(day)

    def _as_of(self, day: Day) -> str:
        return f"截至{_day(day)}"

    def _named_period(self, period: Period) -> str:
        return _written(period)

    def _year_before(self, whole_year: bool) -> str:
        return year_before(whole_year)


def written_period(key: str) -> str:
    """Write a period given by its key; a key that is none is written as it stands."""
    period = parse_period(key)
    return _written(period) if period else key


def preceding_period(key: str) -> str:
    """Name the period just before the report's, given by its key: 上季度, 上月, 上半年 for what follows it."""
    period = parse_period(key)
    if period and period.kind == "half":
        return "上半年" if period.start.month == 1 else "上年下半年"
    return _BEFORE.get(period.kind, written_period(key)) if period else key


def year_before(whole_year: bool) -> str:
    """Name what a figure is compared with."""
    return "上年" if whole_year else "上年同期"


def _written(period: Period) -> str:
    year, month = period.start.year, period.start.month
    match period.kind:
        case "span":
            return f"{year}—{period.end.year}年"
        case "half":
            return f"{year}年{_HALVES[month // 7]}半年"
        case "quarter":
            return f"{year}年第{_QUARTERS[month // 3]}季度"
        case "month":
            return f"{year}年{month}月"
        case "date":
            return _day(period.start)
    return f"{year}年"


def _day(day: Day) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
