"""Approximations, limits, ranges and zeros that a template asks for, refused where the figure contradicts them."""

from abc import abstractmethod
from decimal import Decimal

from reportgen.narrative.facts import Fact, Phrase, UntrueWord
from reportgen.narrative.numbers import exact, rounded
from reportgen.narrative.phrases.hedging import approximate
from reportgen.narrative.phrases.reading import raw, stated
from reportgen.narrative.phrases.values import BARE, Values
from reportgen.nouns.indicator import Hedge
from reportgen.nouns.unit import Unit

__all__ = ["Bounds"]


class Bounds(Values):
    """Words about a figure that say less than the figure, and must be true of it."""

    def over(self, fact: Fact, to: float) -> Phrase:
        """Round down to a multiple of `to`: 8000余份, over 8,000 copies; the plain figure where it is a multiple.

        Raises UntrueWord for a figure below `to`.
        """
        return self._approximated(fact, Hedge(to, "over"))

    def many(self, fact: Fact, to: float) -> Phrase:
        """Round down like `over`, in a less formal word: 8000多份."""
        return self._approximated(fact, Hedge(to, "many"))

    def nearly(self, fact: Fact, to: float) -> Phrase:
        """Round up to a multiple of `to`: 近9000份, nearly 9,000 copies; the plain figure where it is a multiple.

        Raises UntrueWord for a figure more than 5 percent (a rate: 2 percentage points) below that multiple.
        """
        return self._approximated(fact, Hedge(to, "nearly"))

    def at_least(self, fact: Fact, bound: float) -> Phrase:
        """Say a lower bound: 98%以上, at least 98 percent. Raises UntrueWord for a figure below it."""
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
        unit, decimals = _unit_of(low, high)
        ends = [raw(end) if isinstance(end, Fact) else end for end in (low, high)]
        first, last = (rounded(end, decimals) for end in ends)
        if first > last:
            raise UntrueWord("range", "range", f"{ends[0]} > {ends[1]}")
        text = self._quantity(first, unit, decimals) if first == last else self._range(first, last, unit, decimals)
        return Phrase(text, tuple(stated(end) for end in (low, high) if isinstance(end, Fact)))

    def _approximated(self, fact: Fact, hedge: Hedge) -> Phrase:
        value, unit, decimals = raw(fact), fact.indicator.unit, fact.indicator.decimals
        found = approximate(value, hedge, decimals, percent=unit.kind == "percent")
        if found:
            return Phrase(self._hedged(found.word, found.base, unit), (stated(fact),))
        if _on_a_step(value, hedge.to, decimals):
            return Phrase(self._quantity(value, unit, decimals), (stated(fact),))
        raise UntrueWord(hedge.word, fact.name, f"{value} ({hedge.to})")

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
