"""Spans of time that figures belong to."""

import re
from datetime import date, timedelta
from typing import Literal, NamedTuple

__all__ = ["PERIOD_KINDS", "YEARS", "Period", "PeriodKind", "parse_period"]

PeriodKind = Literal["year", "half", "quarter", "month", "date", "span"]
PERIOD_KINDS: tuple[PeriodKind, ...] = ("date", "month", "quarter", "half", "year", "span")
"""From the shortest to the longest."""

_MONTHS: dict[PeriodKind, int] = {"year": 12, "half": 6, "quarter": 3, "month": 1}
# Compiled when they are first asked for: a start asks for one or two.
_PATTERNS: tuple[tuple[PeriodKind, str], ...] = (
    ("year", r"(\d{4})年?"),
    ("half", r"(\d{4})(?:[Hh]|年?(?=[上下]))([12]|[上下])(?:半年)?"),
    ("quarter", r"(\d{4})(?:[Qq]|年第?|第)([1-4一二三四])(?:季度)?"),
    ("month", r"(\d{4})(?:-|年)(\d{1,2})月?"),
)
YEARS = range(1800, 3000)
"""Any other year is a slip of the pen, and a year or a span before it may be no date at all."""
_ORDINALS = {"上": 1, "下": 2, "一": 1, "二": 2, "三": 3, "四": 4}
_DATE = r"(\d{4})(?:-|年)(\d{1,2})(?:-|月)(\d{1,2})日?"


class Period(NamedTuple):
    """A span from `start` to `end`, both included; `date` stands for the state of things on one day."""

    start: date
    end: date
    kind: PeriodKind

    @property
    def key(self) -> str:
        """Return the period as it is typed and stored: 2006, 2006H1, 2006Q3, 2006-06, 2006-06-30, 2005..2006."""
        year, month = self.start.year, self.start.month
        match self.kind:
            case "year":
                return str(year)
            case "half":
                return f"{year}H{(month + 5) // 6}"
            case "quarter":
                return f"{year}Q{(month + 2) // 3}"
            case "month":
                return f"{year}-{month:02}"
            case "date":
                return self.start.isoformat()
            case "span":
                return f"{year}..{self.end.year}"

    @property
    def previous(self) -> "Period":
        """Return the same period of the year before (同比); of a span, which would overlap it, the span just before."""
        if self.kind == "span":
            return self.preceding
        return Period(_year_before(self.start), _year_before(self.end), self.kind)

    @property
    def preceding(self) -> "Period":
        """Return the period of the same length just before (环比); the day before for a date."""
        if self.kind == "date":
            day = self.start - timedelta(days=1)
            return Period(day, day, self.kind)
        if self.kind == "span":
            first = 2 * self.start.year - self.end.year - 1
            return Period(date(first, 1, 1), date(self.start.year - 1, 12, 31), self.kind)
        day = self.start - timedelta(days=1)
        return _of_months(day.year, day.month - (day.month - 1) % _MONTHS[self.kind], self.kind)

    @property
    def following(self) -> "Period":
        """Return the period of the same length just after; the day after for a date."""
        day = self.end + timedelta(days=1)
        if self.kind == "date":
            return Period(day, day, self.kind)
        if self.kind == "span":
            return Period(day, date(day.year + self.end.year - self.start.year, 12, 31), self.kind)
        return _of_months(day.year, day.month, self.kind)

    def contains(self, other: "Period") -> bool:
        """Say whether `other` lies wholly within this period."""
        return self.start <= other.start and other.end <= self.end


def parse_period(text: str) -> Period | None:
    """Read a period as people type it (2006, 2006年, 2006H1, 2006上半年, 2006Q3, 2006-06, 2006-06-30, 2005..2006).

    Returns None where the text is no period.
    """
    text = text.strip()
    first, dots, last = text.partition("..")
    if dots:
        return _span(first, last)
    for kind, pattern in _PATTERNS:
        if found := re.fullmatch(pattern, text):
            return _numbered(kind, found)
    if found := re.fullmatch(_DATE, text):
        return _day(*(int(part) for part in found.groups()))
    return None


def _numbered(kind: PeriodKind, found: re.Match[str]) -> Period | None:
    year = int(found[1])
    if year not in YEARS:
        return None
    if kind == "year":
        return _of_months(year, 1, kind)
    number = _ORDINALS.get(found[2]) or int(found[2])
    month = (number - 1) * _MONTHS[kind] + 1
    return _of_months(year, month, kind) if 1 <= month <= 12 else None


def _span(first: str, last: str) -> Period | None:
    start, end = parse_period(first), parse_period(last)
    if not (start and end) or start.kind != "year" or end.kind != "year" or start.start >= end.start:
        return None
    return Period(start.start, end.end, "span")


def _day(year: int, month: int, day: int) -> Period | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Period(found, found, "date") if year in YEARS else None


def _of_months(year: int, month: int, kind: PeriodKind) -> Period:
    last = month + _MONTHS[kind] - 1
    return Period(date(year, month, 1), _last_day(year, last), kind)


def _last_day(year: int, month: int) -> date:
    """Return the last day of a month. The module `calendar` would load `locale` with it, at every start."""
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def _year_before(day: date) -> date:
    """Return the same day a year earlier; the end of February stays the end of February."""
    year = day.year - 1
    if day == _last_day(day.year, 2):
        return _last_day(year, 2)
    return date(year, day.month, day.day)
