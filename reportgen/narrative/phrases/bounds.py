"""Approximations, limits, ranges and zeros that a template asks for, refused where the figure contradicts them."""

from abc import abstractmethod
from decimal import Decimal

from reportgen.narrative.facts import Fact, Phrase, UntrueWord
from reportgen.narrative.numbers import exact, nearest_to, rounded
from reportgen.narrative.phrases.hedging import approximate, fitting_step
from reportgen.narrative.phrases.reading import existing, raw, stated
from reportgen.narrative.phrases.values import BARE, Values, decimals_in, decimals_of
from reportgen.nouns.indicator import Hedge, HedgeWord
from reportgen.nouns.unit import Unit

__all__ = ["Bounds"]


class Bounds(Values):
    """Words about a figure that say less than the figure, and must be true of it."""

    def over(self, fact: Fact, to: float | None = None) -> Phrase:
        """Round down to a multiple of `to`: 8000余份, over 8,000 copies; the plain figure where it is a multiple.

        Without `to` the step fits the figure. Raises UntrueWord for a figure below `to`.
        """
        return self._approximated(fact, "over", to)

    def many(self, fact: Fact, to: float | None = None) -> Phrase:
        """Round down like `over`, in a less formal word: 8000多份."""
        return self._approximated(fact, "many", to)

    def nearly(self, fact: Fact, to: float | None = None) -> Phrase:
        """Round up to a multiple of `to`: 近9000份, nearly 9,000 copies; the plain figure where it is a multiple.

        Without `to` the step fits the figure. Raises UntrueWord for a figure more than 5 percent (a rate: 2 percentage
        points) below that multiple.
        """
        return self._approximated(fact, "nearly", to)

    def about(self, fact: Fact, to: float | None = None) -> Phrase:
        """Round to the nearest multiple of `to`, or of a step that fits: 约8300份, about 8,300 copies.

        A figure that is a multiple is printed plainly. Raises UntrueWord for one that rounds to nothing.
        """
        value, unit, decimals = raw(fact), fact.indicator.unit, fact.indicator.decimals
        step = fitting_step(value, unit) if to is None else to
        printed = rounded(value, decimals)
        base = nearest_to(printed, exact(step)) if step else printed
        if base == printed or (not base and to is None):
            return Phrase(self._quantity(value, unit, decimals_of(fact, value)), (stated(fact),))
        if not base:
            raise UntrueWord("about", fact.name, f"{value} ({to})")
        return Phrase(self._about(base, unit), (stated(fact),))

    def at_least(self, fact: Fact, bound: float | None = None) -> Phrase:
        """Say a lower bound: 98%以上, at least 98 percent. Raises UntrueWord for a figure below it.

        Without a bound it is the nearest round number below, and the plain figure where it is that number.
        """
        if bound is None:
            return self._approximated(fact, "at_least", None)
        if raw(fact) < bound:
            raise UntrueWord("at_least", fact.name, f"{raw(fact)} < {bound}")
        return Phrase(self._hedged("at_least", exact(bound), fact.indicator.unit), (stated(fact),))

    def at_most(self, fact: Fact, bound: float) -> Phrase:
        """Say an upper bound: 不超过5人, at most 5 people. Raises UntrueWord for a figure above it."""
        if raw(fact) > bound:
            raise UntrueWord("at_most", fact.name, f"{raw(fact)} > {bound}")
        return Phrase(self._at_most(exact(bound), fact.indicator.unit), (stated(fact),))

    def zero(self, fact: Fact, noun: str = "") -> Phrase:
        """Say that there is none: 无一例, not a single case. Raises UntrueWord for any other figure."""
        if raw(fact):
            raise UntrueWord("zero", fact.name, str(raw(fact)))
        unit = self._unit(noun, "") if noun else fact.indicator.unit
        return Phrase(self._none(unit), (stated(fact),))

    def range(self, low: Fact | int | float, high: Fact | int | float) -> Phrase:
        """Say from where to where: 10～15人, 63%～68%, 10–15 people; one value where both are printed alike.

        Raises UntrueWord where `low` is above `high`.
        """
        unit, most = _unit_of(low, high)
        ends = [raw(end) if isinstance(end, Fact) else end for end in (low, high)]
        decimals = max(decimals_in(end, unit, most) for end in ends)
        first, last = (rounded(end, decimals) for end in ends)
        if first > last:
            raise UntrueWord("range", "range", f"{ends[0]} > {ends[1]}")
        text = self._quantity(first, unit, decimals) if first == last else self._range(first, last, unit, decimals)
        return Phrase(text, tuple(stated(end) for end in (low, high) if isinstance(end, Fact)))

    def zeros(self, *facts: Fact) -> Phrase:
        """Say of several that there is none: 违规、投诉均为零, breaches and complaints both stood at zero.

        Raises UntrueWord where one of them is more.
        """
        found = existing(facts)
        for fact in found:
            if raw(fact):
                raise UntrueWord("zeros", fact.name, str(raw(fact)))
        return Phrase(self._all_none([fact.indicator.title[self.lang] for fact in found]), tuple(map(stated, found)))

    def _approximated(self, fact: Fact, word: HedgeWord, to: float | None) -> Phrase:
        value, unit, decimals = raw(fact), fact.indicator.unit, fact.indicator.decimals
        step = fitting_step(value, unit) if to is None else to
        found = approximate(value, Hedge(step, word), decimals, percent=unit.kind == "percent") if step else None
        if found:
            return Phrase(self._hedged(found.word, found.base, unit), (stated(fact),))
        if to is None or _on_a_step(value, to, decimals):
            return Phrase(self._quantity(value, unit, decimals_of(fact, value)), (stated(fact),))
        raise UntrueWord(word, fact.name, f"{value} ({to})")

    @abstractmethod
    def _about(self, base: Decimal, unit: Unit) -> str:
        """Print a round number that is near the figure."""

    @abstractmethod
    def _all_none(self, names: list[str]) -> str:
        """Say that there is none of several things."""

    @abstractmethod
    def _at_most(self, bound: Decimal, unit: Unit) -> str:
        """Print an upper bound."""

    @abstractmethod
    def _none(self, unit: Unit) -> str:
        """Say that there is none of something."""

    @abstractmethod
    def _range(self, low: Decimal, high: Decimal, unit: Unit, decimals: int) -> str:
        """Print two different ends of a range."""


def _on_a_step(value: int | float, to: float, decimals: int) -> bool:
    printed = rounded(value, decimals)
    return to > 0 and printed >= exact(to) and not printed % exact(to)


def _unit_of(low: Fact | int | float, high: Fact | int | float) -> tuple[Unit, int]:
    facts = [end for end in (low, high) if isinstance(end, Fact)]
    if facts:
        return facts[0].indicator.unit, max(fact.indicator.decimals for fact in facts)
    return BARE, max(-min(int(exact(end).as_tuple().exponent), 0) for end in (low, high) if not isinstance(end, Fact))
