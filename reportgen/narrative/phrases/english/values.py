"""English values: grouped digits, nouns that agree, percent in a word, millions of money."""

import re
from decimal import Decimal

from reportgen.narrative.numbers import Number, grouped, rounded, scaled, trimmed
from reportgen.narrative.phrases.comparisons import Portion
from reportgen.narrative.phrases.english.articles import an
from reportgen.narrative.phrases.english.nouns import plural_of, with_noun
from reportgen.narrative.phrases.english.numerals import word_for
from reportgen.narrative.phrases.english.openings import opened
from reportgen.narrative.phrases.values import Values
from reportgen.nouns.indicator import HedgeWord
from reportgen.nouns.unit import Unit

__all__ = ["EnglishValues", "percent_of", "plain_amount", "rounded_amount", "unscaled", "with_unit"]

# Units that are multiples, which English does not put behind a number: 10,000 yuan, 100 million yuan.
_MULTIPLE = re.compile(r"([\d,]+)( million)? (.+)")
_SCALES = ((1_000_000_000, "billion"), (1_000_000, "million"))
_MONEY_DECIMALS = 2
_EDGES = {"": "", "under": "less than ", "over": "over "}
_WORDS: dict[HedgeWord, str] = {"over": "over", "many": "over", "nearly": "nearly", "at_least": "at least"}


class EnglishValues(Values):
    """Figures in English."""

    def _digits(self, value: Number, decimals: int) -> str:
        return grouped(value, decimals)

    def _quantity(self, value: Number, unit: Unit, decimals: int) -> str:
        if unit.kind == "money" or unit.en[:1].isdigit():
            amount, whole = unscaled(rounded(value, decimals), unit)
            return with_unit(_money(amount, whole) or plain_amount(value, unit, decimals), whole)
        return with_unit(grouped(value, decimals), unit)

    def _hedged(self, word: HedgeWord, base: Decimal, unit: Unit) -> str:
        return f"{_WORDS[word]} {rounded_amount(base, unit)}"

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


def percent_of(portion: Portion) -> str:
    """Print a percentage: 38.5 percent, over 99.9 percent."""
    return f"{_EDGES[portion.edge]}{grouped(portion.printed, portion.decimals)} percent"


def rounded_amount(base: Decimal, unit: Unit) -> str:
    """Print a round number with its unit and every digit that it has."""
    amount, unit = unscaled(base, unit)
    return with_unit(_money(amount, unit) or trimmed(amount, groups=True), unit)


def plain_amount(value: Number, unit: Unit, decimals: int) -> str:
    """Print digits, those of 10,000 yuan as so many yuan."""
    amount, whole = unscaled(rounded(value, decimals), unit)
    return grouped(value, decimals) if whole is unit else trimmed(amount, groups=True)


def unscaled(value: Decimal, unit: Unit) -> tuple[Decimal, Unit]:
    """Return a value in the unit that another is a multiple of: 549,700 yuan for 54.97 of 10,000 yuan."""
    found = _MULTIPLE.match(unit.en) if unit.en[:1].isdigit() else None
    if not found:
        return value, unit
    times = int(found[1].replace(",", "")) * (1_000_000 if found[2] else 1)
    return value * times, unit._replace(en=found[3], en_plural=found[3])


def _money(value: Decimal, unit: Unit) -> str:
    """Print a sum in millions or billions where that takes at most two decimals; an empty text elsewhere."""
    if unit.kind != "money":
        return ""
    for size, name in _SCALES:
        if abs(value) >= size:
            found = scaled(value, size, _MONEY_DECIMALS)
            if found is not None:
                return f"{trimmed(found, groups=True)} {name}"
    return ""
