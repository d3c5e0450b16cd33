"""Changes in words: growth, differences, multiples."""

from abc import abstractmethod

from reportgen.narrative.facts import Fact, MissingFigure, Phrase, Stated
from reportgen.narrative.numbers import exact, kept, rounded
from reportgen.narrative.phrases.movement import Course, Movement, against, difference, movement
from reportgen.narrative.phrases.reading import base, raw, stated
from reportgen.narrative.phrases.values import Values

__all__ = ["Changes"]


class Changes(Values):
    """What became of a figure since the year before, or since the period of another fact of its indicator."""

    def change(self, fact: Fact, than: Fact | None = None, *, brief: bool = False) -> Phrase:
        """Say the change as a clause: 同比增长5.2%, up by 5.2 percent year on year; points for rates.

        `brief` leaves out what it is compared with, where that has just been said: 增长5.2%, up by 5.2 percent.
        """
        found = movement(fact, than)._replace(brief=brief)
        return Phrase(self._change(fact, found), found.stated)

    def grew(self, fact: Fact, than: Fact | None = None, *, brief: bool = False) -> Phrase:
        """Say the change as a sentence about the indicator: the inflow population rose by 5.2 percent …."""
        found = movement(fact, than)._replace(brief=brief)
        states = (*found.stated, stated(fact)) if found.course == "from-none" else found.stated
        return Phrase(self._grew(fact, found), states)

    def difference(self, fact: Fact, than: Fact | None = None, *, brief: bool = False) -> Phrase:
        """Say the difference in the figure's own unit: 比上年增加412人, 412 more than a year earlier."""
        found = difference(fact, than)._replace(brief=brief)
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


def _course(ratio: int | float) -> Course:
    if ratio == 1:
        return "same"
    if not ratio:
        return "to-none"
    # Beside 1.0, multiples above are printed with one decimal and percentages below with one decimal.
    return "steady" if rounded(ratio, 1 if ratio > 1 else 3) == 1 else "multiple"


def _other(fact: Fact, than: Fact) -> str:
    return than.figure.period if than.name == fact.name else than.name
