"""How a figure moved against the one it is compared with, before any language words it."""

from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from reportgen.narrative.facts import Fact, Stated, UntrueWord
from reportgen.narrative.numbers import exact, kept, rounded
from reportgen.narrative.phrases.hedging import is_approximate
from reportgen.narrative.phrases.reading import base, is_rate, raw
from reportgen.nouns.period import parse_period

__all__ = [
    "GROWTH_DECIMALS",
    "Against",
    "Course",
    "Movement",
    "against",
    "average",
    "call_of",
    "difference",
    "growth_since",
    "is_few_for_growth",
    "movement",
    "years_between",
]

GROWTH_DECIMALS = 1
_MULTIPLE = 100
_TOO_MANY = 1000
_SMALLEST_BASE = 20
_SEEN = 256
"""Of how many figures it is remembered how they moved: those of a report, which each language and its tables word."""

Course = Literal["same", "steady", "growth", "multiple", "points", "from-none", "to-none", "both"]


class Against(NamedTuple):
    """What a figure is compared with: the year before, another period of the same indicator (`preceding` where that is
    the one just before the report's), or another indicator."""

    kind: Literal["year", "same-period", "period", "preceding", "indicator"]
    fact: Fact


class Movement(NamedTuple):
    """What to say of a change.

    `same` is no change at all, `steady` one that rounds to zero, or none in a figure that is printed approximately.
    `amount` is the growth in percent for `growth` and `multiple` (100 percent and more), the difference otherwise.
    `both` asks for the two values: growth from a value that is not positive, growth of 1000 percent and more, a fall
    that would be printed as 100 percent without ending at zero, or any change of a count from below 20, of which a
    percentage says nothing. `brief` leaves out what the figure is compared with.
    """

    course: Course
    amount: int | float
    base: int | float
    now: int | float
    against: Against
    stated: tuple[Stated, ...]
    brief: bool = False

    @property
    def rises(self) -> bool:
        """Say whether the figure went up."""
        return self.now > self.base


@lru_cache(_SEEN)
def movement(fact: Fact, than: Fact | None = None) -> Movement:
    """Say how a figure moved since the year before, or since the period of `than`.

    Raises MissingFigure (`no-base`) where there is nothing to compare with, UntrueWord for two different indicators.
    """
    now, before, to = raw(fact), base(fact, than), against(fact, than)
    if to.kind == "indicator":
        raise UntrueWord("change", f"{fact.name}, {to.fact.name}", f"{now}, {before}")
    if is_rate(fact) or now == before:
        return difference(fact, than)
    if before <= 0 or now <= 0:
        return _without_growth(fact, to, now, before)
    growth = _growth(now, before)
    course: Course = "both" if is_few_for_growth(fact, before) else _course(growth)
    if course == "both":
        return Movement(course, kept(exact(now) - exact(before)), before, now, to, _values(fact, to, now, before))
    return Movement(course, growth, before, now, to, (Stated(call_of("growth", fact, to), growth),))


@lru_cache(_SEEN)
def difference(fact: Fact, than: Fact | None = None) -> Movement:
    """Say by how much a figure differs from the year before, or from `than`; the course is `points` for every unit.

    Raises MissingFigure (`no-base`) where there is nothing to compare with, UntrueWord for two different units.
    """
    now, before, to = raw(fact), base(fact, than), against(fact, than)
    if than and than.indicator.unit.key != fact.indicator.unit.key:
        raise UntrueWord("difference", f"{fact.name}, {than.name}", f"{now}, {before}")
    amount = kept(exact(now) - exact(before))
    course: Course = "points"
    if not rounded(amount, fact.indicator.decimals):
        course = "steady" if amount or is_approximate(fact.indicator, now) else "same"
    return Movement(course, amount, before, now, to, (Stated(call_of("change", fact, to), amount),))


@lru_cache(_SEEN)
def growth_since(fact: Fact) -> int | float | None:
    """Return the growth in percent since the year before; None where a percentage of that says nothing.

    Raises MissingFigure as `movement` does.
    """
    now, before = raw(fact), base(fact)
    if now == before != 0:
        return 0
    return None if before <= 0 or is_few_for_growth(fact, before) else _growth(now, before)


def is_few_for_growth(fact: Fact, before: int | float) -> bool:
    """Say whether a count grew from so few that a percentage says nothing."""
    return before < _SMALLEST_BASE and fact.indicator.unit.kind == "count"


def against(fact: Fact, than: Fact | None) -> Against:
    """Say what a figure is compared with."""
    if than is not None:
        if than.indicator.name != fact.indicator.name:
            return Against("indicator", than)
        return Against("preceding" if than.name.startswith("preceding(") else "period", than)
    if fact.before and (fact.name != fact.indicator.name or ".." in fact.figure.period):
        # What is compared with is not the report's previous year: that of another period, or the span before.
        return Against("period", Fact(fact.indicator, fact.before))
    return Against("year" if fact.figure.period.isdigit() else "same-period", fact)


def average(now: int | float, before: int | float, years: int) -> int | float:
    """Return the average growth in percent a year between two positive figures."""
    ratio = exact(now) / exact(before)
    return kept((ratio ** (Decimal(1) / years) - 1) * 100)


def years_between(first: str, last: str) -> int:
    """Return how many years lie between two periods by their keys; 0 where they are not the same part of a year."""
    start, end = parse_period(first), parse_period(last)
    if not (start and end) or start.kind != end.kind or start.kind == "span":
        return 0
    alike = (start.start.month, start.start.day) == (end.start.month, end.start.day)
    return end.start.year - start.start.year if alike else 0


def _growth(now: int | float, before: int | float) -> int | float:
    """Return the growth in percent of a positive base."""
    if type(now) is int and type(before) is int:
        percent = (now - before) * 100 / before
        return int(percent) if percent.is_integer() else float(f"{percent:.12g}")
    return kept((exact(now) - exact(before)) * 100 / exact(before))


def _course(growth: int | float) -> Course:
    if 1 <= abs(growth) < _MULTIPLE - 1:  # far from both edges, which take exact rounding
        return "growth"
    printed = rounded(growth, GROWTH_DECIMALS)
    if not printed:
        return "steady"
    if growth >= _TOO_MANY or printed == Decimal(-100):
        return "both"
    return "multiple" if growth >= _MULTIPLE else "growth"


def _without_growth(fact: Fact, to: Against, now: int | float, before: int | float) -> Movement:
    amount = kept(exact(now) - exact(before))
    if before == 0 and now > 0:
        return Movement("from-none", amount, before, now, to, _values(fact, to, now, before)[:1])
    course: Course = "to-none" if now == 0 and before > 0 else "both"
    return Movement(course, amount, before, now, to, _values(fact, to, now, before))


def _values(fact: Fact, to: Against, now: int | float, before: int | float) -> tuple[Stated, ...]:
    return Stated(call_of("previous", fact, to), before), Stated(fact.name, now)


def call_of(function: str, fact: Fact, to: Against) -> str:
    """Spell what is stated of a figure and of what it is compared with: change(inflow), growth(inflow, 2008)."""
    if to.kind in ("period", "preceding"):
        return f"{function}({fact.name}, {to.fact.figure.period})"
    return f"{function}({fact.name}, {to.fact.name})" if to.kind == "indicator" else f"{function}({fact.name})"
