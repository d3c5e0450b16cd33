"""Areas and periods as templates see them: words in the report's language, with a few parts to choose from."""

from datetime import date
from typing import Protocol

from reportgen.narrative.facts import Phrase
from reportgen.narrative.spans import close_of, whole_of
from reportgen.nouns.area import Area
from reportgen.nouns.period import Period

__all__ = ["AREA_PARTS", "PERIOD_PARTS", "AreaWords", "PeriodWords"]

AREA_PARTS = frozenset({"code", "name", "parent", "county", "city", "province"})
PERIOD_PARTS = frozenset({"year", "start", "end", "whole", "close", "previous", "next", "next_year"})


class _Dates(Protocol):
    def date(self, day: date) -> Phrase: ...

    def period(self, period: Period) -> Phrase: ...


class AreaWords:
    """The report's area: its name, and the names of the areas above it."""

    __slots__ = ("_lang", "_lineage")

    def __init__(self, lineage: tuple[Area, ...], lang: str) -> None:
        self._lineage = lineage
        self._lang = lang

    def __str__(self) -> str:
        return self._name(self._lineage[0])

    @property
    def name(self) -> str:
        """Return the area's name in the report's language."""
        return str(self)

    @property
    def code(self) -> str:
        """Return the area's code."""
        return self._lineage[0].code

    @property
    def parent(self) -> str:
        """Return the name of the area directly above; an empty text at the top."""
        return self._name(self._lineage[1]) if len(self._lineage) > 1 else ""

    @property
    def county(self) -> str:
        """Return the county's name; an empty text where there is none above."""
        return self._above("county")

    @property
    def city(self) -> str:
        """Return the city's name; an empty text where there is none above."""
        return self._above("city")

    @property
    def province(self) -> str:
        """Return the province's name; an empty text where there is none above."""
        return self._above("province")

    def _above(self, level: str) -> str:
        return next((self._name(area) for area in self._lineage if area.level == level), "")

    def _name(self, area: Area) -> str:
        return area.named(self._lang)


class PeriodWords:
    """The report's period, its first and last day, and the periods around it."""

    __slots__ = ("_dates", "_lang", "period")

    def __init__(self, period: Period, dates: _Dates, lang: str) -> None:
        self.period = period
        self._dates = dates
        self._lang = lang

    def __str__(self) -> str:
        return self._dates.period(self.period).text

    @property
    def year(self) -> str:
        """Return the year in digits."""
        return str(self.period.start.year)

    @property
    def start(self) -> str:
        """Return the first day."""
        return self._dates.date(self.period.start).text

    @property
    def end(self) -> str:
        """Return the last day."""
        return self._dates.date(self.period.end).text

    @property
    def whole(self) -> str:
        """Return the period as the time of what was done: 全年, the first half of the year."""
        return whole_of(self.period, self._lang)

    @property
    def close(self) -> str:
        """Return the last day as that of a count: 年末, the end of June."""
        return close_of(self.period, self._lang)

    @property
    def previous(self) -> str:
        """Return the same period of the year before."""
        return self._dates.period(self.period.previous).text

    @property
    def next(self) -> str:
        """Return the period that follows: the next year, the second half after the first."""
        return self._dates.period(self.period.following).text

    @property
    def next_year(self) -> str:
        """Return the year that follows, in digits."""
        return str(self.period.end.year + 1)
