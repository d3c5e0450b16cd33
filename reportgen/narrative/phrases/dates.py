"""Days and periods in words."""

from abc import abstractmethod
from datetime import date as Day

from reportgen.narrative.facts import Fact, Phrase
from reportgen.narrative.phrases.values import Values
from reportgen.nouns.period import Period, parse_period

__all__ = ["Dates"]


class Dates(Values):
    """Dates and periods; they state no figure."""

    def date(self, day: Day | str) -> Phrase:
        """Write a day, given as a date or as ISO text: 2012年3月5日, March 5, 2012."""
        return Phrase(self._day(Day.fromisoformat(day) if isinstance(day, str) else day))

    def period(self, period: Period | str) -> Phrase:
        """Write a period: 2006年上半年, the first half of 2006; a day is written as of it."""
        found = _period(period)
        return Phrase(self._as_of(found.end) if found.kind == "date" else self._named_period(found))

    def as_of(self, period: Period | str) -> Phrase:
        """Write the last day of a period as that of a count: 截至2006年6月30日, as of June 30, 2006."""
        return Phrase(self._as_of(_period(period).end))

    def previous_year(self, compared: Fact | Period | str | None = None) -> Phrase:
        """Name what is compared with: 上年, 上年同期 for parts of a year, the years before a span."""
        if compared is None:
            return Phrase(self._year_before(True))
        found = _period(compared.figure.period if isinstance(compared, Fact) else compared)
        if found.kind == "span":
            return Phrase(self._named_period(found.previous))
        return Phrase(self._year_before(found.kind == "year"))

    def during(self, period: Period | str) -> Phrase:
        """Write a period as the time of what was done: 2012年上半年, in the first half of 2012."""
        found = _period(period)
        return Phrase(self._as_of(found.end) if found.kind == "date" else self._during(found))

    def from_to(self, period: Period | str) -> Phrase:
        """Write the first and the last day of a period: 2012年1月1日至6月30日, from January 1 to June 30, 2012."""
        found = _period(period)
        return Phrase(self._day(found.end) if found.start == found.end else self._from_to_days(found.start, found.end))

    def so_far(self, period: Period | str) -> Phrase:
        """Write the year up to the last day of a period: 今年以来（截至6月30日）, so far this year (as of June 30)."""
        end = _period(period).end
        return Phrase(self._so_far(end, full=(end.month, end.day) == (12, 31)))

    def last_years(self, count: int, until: Period | str) -> Phrase:
        """Write the years up to that of a period, `count` in all: 2005年至2007年, 2005 to 2007.

        In templates `until` is left out; it is the report's period.
        """
        last = _period(until).end.year
        if count < 1:
            raise ValueError("years are counted from 1")
        return Phrase(self._years(last - count + 1, last))

    def year_words(self, year: int) -> Phrase:
        """Write a year as titles in words do: 二〇二六年; English has digits there."""
        return Phrase(self._spelled_year(year))

    @abstractmethod
    def _during(self, period: Period) -> str:
        """Write a period as the time of something."""

    @abstractmethod
    def _from_to_days(self, first: Day, last: Day) -> str:
        """Write two days, the later last."""

    @abstractmethod
    def _so_far(self, day: Day, *, full: bool) -> str:
        """Write the year up to a day; `full` where that is its last."""

    @abstractmethod
    def _years(self, first: int, last: int) -> str:
        """Write years from the first to the last, which may be the same."""

    @abstractmethod
    def _spelled_year(self, year: int) -> str:
        """Write a year in words."""

    @abstractmethod
    def _day(self, day: Day) -> str:
        """Write a day."""

    @abstractmethod
    def _as_of(self, day: Day) -> str:
        """Write the day that a count was taken on."""

    @abstractmethod
    def _named_period(self, period: Period) -> str:
        """Write a year, half, quarter, month or span of years."""

    @abstractmethod
    def _year_before(self, whole_year: bool) -> str:
        """Name the year before, or the same part of it."""


def _period(period: Period | str) -> Period:
    if isinstance(period, Period):
        return period
    found = parse_period(period)
    if found is None:
        raise ValueError(f"no period: {period!r}")
    return found
