"""English values: grouped digits, nouns that agree, percent in a word, millions of money."""

from decimal import Decimal

from reportgen.narrative.numbers import Number, grouped, rounded, scaled, trimmed
from reportgen.narrative.phrases.english.articles import an
from reportgen.narrative.phrases.english.nouns import plural_of, with_noun
from reportgen.narrative.phrases.english.numerals import word_for
from reportgen.narrative.phrases.english.openings import opened
from reportgen.narrative.phrases.values import Values
from reportgen.nouns.indicator import HedgeWord
from reportgen.nouns.unit import Unit

__all__ = ["EnglishValues", "with_unit"]

_SCALES = ((1_000_000_000, "billion"), (1_000_000, "million"))
_MONEY_DECIMALS = 2
_WORDS: dict[HedgeWord, str] = {"over": "over", "many": "over", "nearly": "nearly", "at_least": "at least"}


class EnglishValues(Values):
    """Figures in English."""

    def _digits(self, value: Number, decimals: int) -> str:
        return grouped(value, decimals)

    def _quantity(self, value: Number, unit: Unit, decimals: int) -> str:
        if unit.kind == "money":
            return with_unit(_money(rounded(value, decimals)) or grouped(value, decimals), unit)
        return with_unit(grouped(value, decimals), unit)

    def _hedged(self, word: HedgeWord, base: Decimal, unit: Unit) -> str:
        number = (_money(base) if unit.kind == "money" else "") or trimmed(base, groups=True)
        return f"{_WORDS[word]} {with_unit(number, unit)}"

    def _fewer(self, number: str, unit: Unit) -> str:
        return f"fewer than {with_unit(number, unit)}"

    def _unit(self, noun: str, plural: str) -> Unit:
        return Unit("", "count", "", noun, plural or plural_of(noun))

    def _each(self, amount: str, noun: str) -> str:
        return f"{amount} per {noun}"

    def _whole(self, amount: str) -> str:
        return f"a total of {amount}"

    def _small(self, value: int) -> str:
        return word_for(value)

    def _joined(self, number: str, value: Number, unit: Unit) -> str:
        return with_noun(number, unit.en, unit.en) if value == 1 else with_unit(number, unit)

    def _article(self, text: str) -> str:
        return an(text)

    def _opened(self, text: str) -> str:
        return opened(text)


def with_unit(number: str, unit: Unit) -> str:
    """Put the unit behind a printed number, agreeing with it."""
    if unit.kind == "percent":
        return f"{number} percent"
    if unit.kind == "points":
        return with_noun(number, "percentage point", "percentage points")
    return with_noun(number, unit.en, unit.en_plural)


def _money(value: Decimal) -> str:
    """Print a sum in millions or billions where that takes at most two decimals; an empty text elsewhere."""
    for size, name in _SCALES:
        if abs(value) >= size:
            found = scaled(value, size, _MONEY_DECIMALS)
            if found is not None:
                return f"{trimmed(found)} {name}"
    return ""
