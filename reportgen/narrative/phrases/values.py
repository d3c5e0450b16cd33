"""Values in words: what every language does alike with a figure before it is printed."""

from abc import ABC, abstractmethod
from decimal import Decimal
from functools import lru_cache, partial
from typing import ClassVar, Literal

from reportgen.narrative.facts import Fact, MissingFigure, Phrase, Stated
from reportgen.narrative.numbers import Number, exact, rounded, trimmed
from reportgen.narrative.phrases.hedging import approximate
from reportgen.narrative.phrases.reading import is_few, least_told, raw, said, stated
from reportgen.nouns.indicator import HedgeWord
from reportgen.nouns.unit import Unit

__all__ = ["BARE", "Item", "Values", "decimals_in", "decimals_of", "digits_of"]

Item = Fact | Phrase | str | int
BARE = Unit("", "count", "", "", "")
_new_stated = partial(tuple.__new__, Stated)


class Values(ABC):
    """Figures with their units; a language supplies the words."""

    lang: ClassVar[Literal["zh", "en"]]

    def value(self, fact: Fact) -> Phrase:
        """Print a figure with its unit, approximated where its indicator has a hedge; 少于5人 for a small count."""
        return self._told(fact, fact.indicator.unit)

    def number(self, fact: Fact) -> Phrase:
        """Print the figure alone, in full and without its unit."""
        if is_few(fact.figure):
            return self._few(fact, BARE)
        return Phrase(digits_of(self, fact), (stated(fact),))

    def name(self, fact: Fact) -> Phrase:
        """Print the indicator's name, which states no figure."""
        return Phrase(fact.indicator.title[self.lang])

    def counted(self, fact: Fact, noun: str, plural: str = "") -> Phrase:
        """Print a figure with another noun or classifier than its unit's."""
        return self._told(fact, self._unit(noun, plural))

    def per(self, fact: Fact, noun: str) -> Phrase:
        """Print a figure for each of something: 每户1000元, 1,000 yuan per household."""
        found = self.value(fact)
        return Phrase(self._each(found.text, noun), found.stated)

    def total(self, fact: Fact) -> Phrase:
        """Print a figure as a total: 共5037人, a total of 5,037 people."""
        found = self.value(fact)
        return found if is_few(fact.figure) else Phrase(self._whole(found.text), found.stated)

    def words(self, item: Fact | int, noun: str = "", plural: str = "") -> Phrase:
        """Print a small count in words, with a noun or classifier if one is given; other numbers in digits."""
        unit = self._unit(noun, plural) if noun else BARE
        if isinstance(item, Fact) and is_few(item.figure):
            return self._few(item, unit, in_words=True)
        value, decimals, states = _read(item)
        small = self._small(int(value)) if not decimals and float(value).is_integer() else ""
        text = self._joined(small, value, unit) if small else self._quantity(value, unit, decimals)
        return Phrase(text, states)

    def an(self, item: Item) -> Phrase:
        """Put a or an before a number or a text; Chinese has no article and prints it alone."""
        phrase = self.number(item) if isinstance(item, Fact) else self._phrase(item)
        if isinstance(item, Fact) and is_few(item.figure):
            return phrase
        return Phrase(self._article(phrase.text), phrase.stated)

    def opening(self, item: Item) -> Phrase:
        """Make a text fit to open a sentence; English puts a capital letter and no numeral there."""
        phrase = self._phrase(item)
        return Phrase(self._opened(phrase.text), phrase.stated)

    def _phrase(self, item: Item) -> Phrase:
        """Return a phrase as it is, a figure by its value, anything else as text."""
        if isinstance(item, Fact):
            return self.value(item)
        if isinstance(item, Phrase):
            return item
        return Phrase(self._digits(item, 0) if isinstance(item, int) else str(item))

    def _told(self, fact: Fact, unit: Unit) -> Phrase:
        """Print a figure in a unit, or that it is a small count."""
        try:
            value = raw(fact)
        except MissingFigure:
            return self._few(fact, unit)
        return Phrase(self._amount(fact, value, unit), (_new_stated((fact.name, value)),))

    def _few(self, fact: Fact, unit: Unit, *, in_words: bool = False) -> Phrase:
        """Print of a small count that it is one; raises MissingFigure for any other figure without a value."""
        below = least_told(fact)
        number = (self._small(below) if in_words else "") or self._digits(below, 0)
        return Phrase(self._fewer(number, unit), (said(fact),))

    def _amount(self, fact: Fact, value: int | float, unit: Unit) -> str:
        indicator = fact.indicator
        if indicator.hedge:
            percent = indicator.unit.kind == "percent"
            found = approximate(value, indicator.hedge, indicator.decimals, percent=percent)
            if found:
                return self._hedged(found.word, found.base, unit)
        return self._quantity(value, unit, decimals_of(fact, value) if indicator.decimals else 0)

    def _sized(self, fact: Fact, value: int | float, unit: Unit | None = None) -> str:
        """Print an amount of what a figure counts, such as a difference, in the figure's unit or another name of it."""
        indicator = fact.indicator
        return self._quantity(value, unit or indicator.unit, decimals_in(value, indicator.unit, indicator.decimals))

    @abstractmethod
    def _digits(self, value: Number, decimals: int) -> str:
        """Print a number without a unit."""

    @abstractmethod
    def _quantity(self, value: Number, unit: Unit, decimals: int) -> str:
        """Print a number with its unit."""

    @abstractmethod
    def _hedged(self, word: HedgeWord, base: Decimal, unit: Unit) -> str:
        """Print a round number with its unit and the word of an approximation."""

    @abstractmethod
    def _fewer(self, number: str, unit: Unit) -> str:
        """Say that a count is smaller than a printed number."""

    @abstractmethod
    def _unit(self, noun: str, plural: str) -> Unit:
        """Make a unit of a noun or classifier."""

    @abstractmethod
    def _each(self, amount: str, noun: str) -> str:
        """Say an amount for each of something."""

    @abstractmethod
    def _whole(self, amount: str) -> str:
        """Say that an amount is a total."""

    @abstractmethod
    def _small(self, value: int) -> str:
        """Return the word for a count, empty where digits are due."""

    @abstractmethod
    def _joined(self, number: str, value: Number, unit: Unit) -> str:
        """Join a printed number and its unit."""

    @abstractmethod
    def _article(self, text: str) -> str:
        """Put the article before a text."""

    @abstractmethod
    def _opened(self, text: str) -> str:
        """Make a text fit to open a sentence."""


def digits_of(wording: Values, fact: Fact, decimals: int | None = None) -> str:
    """Return what `number` prints, as a plain text; for the cell of a table with the `decimals` of its column."""
    value = fact.figure.value
    if type(value) is not int or fact.indicator.decimals:
        value = raw(fact)
        return wording._digits(value, decimals_of(fact, value) if decimals is None else decimals)
    return wording._digits(value, 0)


@lru_cache(256)
def decimals_of(fact: Fact, value: int | float) -> int:
    """Return how many decimals are printed.

    As many as any value of its indicator has; more for a rate that would print as the target that it missed.
    """
    decimals = decimals_in(value, fact.indicator.unit, fact.indicator.decimals)
    return _short_of(fact.goal, value, decimals) if fact.indicator.unit.kind == "percent" and decimals else decimals


def decimals_in(value: Number, unit: Unit, most: int) -> int:
    """Return how many decimals are printed of an amount in a unit that has at most so many.

    None for a whole measurement or amount and for a rate of exactly 100, as in 88 square kilometers and 100 percent;
    no zero at the end of a measurement: 9.2.
    """
    if not most or unit.kind == "count":
        return most
    if unit.kind == "percent":
        return 0 if value == 100 else most
    if unit.kind in ("measure", "money") and value == int(value):
        return 0
    return len(trimmed(rounded(value, most)).partition(".")[2]) if unit.kind == "measure" else most


def _short_of(goal: float | None, value: int | float, most: int) -> int:
    """Return as many decimals as keep a rate apart from a target just above it: 94.96 percent of 95."""
    if goal is None or not 0 < goal - value < 1:
        return most
    apart = (decimals for decimals in range(most, most + 3) if rounded(value, decimals) < exact(goal))
    return next(apart, most)


def _read(item: Fact | int) -> tuple[int | float, int, tuple[Stated, ...]]:
    if isinstance(item, Fact):
        value, indicator = raw(item), item.indicator
        return value, decimals_in(value, indicator.unit, indicator.decimals), (stated(item),)
    return item, 0, ()
