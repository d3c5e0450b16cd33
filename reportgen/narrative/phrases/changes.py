"""Changes in words: growth, differences, multiples."""

from abc import abstractmethod

from reportgen.narrative.facts import Fact, MissingFigure, Phrase, Stated
from reportgen.narrative.numbers import exact, kept, rounded
from reportgen.narrative.phrases.movement import (
    GROWTH_DECIMALS,
    Course,
    Movement,
    against,
    average,
    call_of,
    difference,
    movement,
    years_between,
)
from reportgen.narrative.phrases.reading import base, is_rate, raw, stated
from reportgen.narrative.phrases.values import Values

__all__ = ["Changes"]


class Changes(Values):
    """What became of a figure since the year before, or since the period of another fact of its indicator."""

    def change(self, fact: Fact, than: Fact | None = None, *, brief: bool = False) -> Phrase:
        """Say the change as a clause: 同比增长5.2%, up by 5.2 percent year on year; points for rates.

        `brief` leaves out what it is compared with, where that has just been said: 增长5.2%, up by 5.2 percent.
        """
        found = _worded(movement(fact, than), brief=brief)
        return Phrase(self._change(fact, found), found.stated)

    def grew(self, fact: Fact, than: Fact | None = None, *, brief: bool = False) -> Phrase:
        """Say the change as a sentence about the indicator: the inflow population rose by 5.2 percent …."""
        found = _worded(movement(fact, than), brief=brief)
        states = (*found.stated, stated(fact)) if found.course == "from-none" else found.stated
        return Phrase(self._grew(fact, found), states)

    def difference(self, fact: Fact, than: Fact | None = None, *, brief: bool = False) -> Phrase:
        """Say the difference in the figure's own unit: 比上年增加412人, 412 more than a year earlier."""
        found = _worded(difference(fact, than), brief=brief)
        return Phrase(self._difference(fact, found), found.stated)

    def times(self, fact: Fact, than: Fact | None = None) -> Phrase:
        """Say how many times the base a figure is; 翻一番, doubled only where it is exactly that.

        Raises MissingFigure where the base is not positive.
        """
        now, before = raw(fact), base(fact, than)
        if before <= 0 or now < 0:
            raise MissingFigure(f"times({fact.name})", "no-base")
        ratio = kept(exact(now) / exact(before))
        inner = fact.name if than is None else f"{fact.name}, {_other(fact, than)}"
        found = Movement(_course(ratio), ratio, before, now, against(fact, than), (Stated(f"times({inner})", ratio),))
        return Phrase(self._times(found), found.stated)

    def average_growth(self, fact: Fact, than: Fact) -> Phrase:
        """Say the average growth a year since an earlier period: 年均增长8.7%.

        The average annual growth rate (年均增长速度) of the statistical yearbooks, by the level method (水平法): the
        nth root of the last figure through the first, less 1, n being the years from one to the other. Rates grow by
        percentage points a year. One year is a change since then. Raises MissingFigure (`no-base`) where either figure
        is not positive, (`not-years`) where the periods are not whole years apart, UntrueWord for two indicators.
        """
        now, before, what = raw(fact), base(fact, than), call_of("average_growth", fact, against(fact, than))
        years = years_between(than.figure.period, fact.figure.period)
        if years == 1 or fact.indicator.name != than.indicator.name:
            return self.change(fact, than)
        if years < 1:
            raise MissingFigure(what, "not-years")
        if not is_rate(fact) and (now <= 0 or before <= 0):
            raise MissingFigure(what, "no-base")
        found = difference(fact, than)
        if found.course != "same":
            amount = kept(exact(found.amount) / years) if is_rate(fact) else average(now, before, years)
            decimals = fact.indicator.decimals if is_rate(fact) else GROWTH_DECIMALS
            course: Course = "points" if is_rate(fact) else "growth"
            found = found._replace(course=course if rounded(amount, decimals) else "steady", amount=amount)
        return Phrase(self._average(fact, found), (Stated(what, found.amount),))

    @abstractmethod
    def _average(self, fact: Fact, found: Movement) -> str:
        """Word an average change a year; the course is `same`, `steady`, `points` or `growth`."""

    @abstractmethod
    def _change(self, fact: Fact, found: Movement) -> str:
        """Word a change as a clause."""

    @abstractmethod
    def _grew(self, fact: Fact, found: Movement) -> str:
        """Word a change as a sentence."""

    @abstractmethod
    def _difference(self, fact: Fact, found: Movement) -> str:
        """Word a difference."""

    @abstractmethod
    def _times(self, found: Movement) -> str:
        """Word a ratio, which stands in `amount`; the course is `to-none`, `same`, `steady` or `multiple`."""


def _worded(found: Movement, *, brief: bool) -> Movement:
    return found._replace(brief=True) if brief else found


def _course(ratio: int | float) -> Course:
    if ratio == 1:
        return "same"
    if not ratio:
        return "to-none"
    # Beside 1.0, multiples above are printed with one decimal and percentages below with one decimal.
    return "steady" if rounded(ratio, 1 if ratio > 1 else 3) == 1 else "multiple"


def _other(fact: Fact, than: Fact) -> str:
    return than.figure.period if than.indicator.name == fact.indicator.name else than.name
