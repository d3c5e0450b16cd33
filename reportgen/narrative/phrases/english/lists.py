"""English lists: of which, respectively, A, B and C, First, I. (I) 1. (1)."""

from collections.abc import Sequence

from reportgen.narrative.phrases.comparisons import Portion
from reportgen.narrative.phrases.english.nouns import the
from reportgen.narrative.phrases.english.numerals import enumerating, ordinal, roman, word_for
from reportgen.narrative.phrases.english.values import percent_of
from reportgen.narrative.phrases.lists import Lists, Named
from reportgen.narrative.phrases.values import BARE
from reportgen.nouns.unit import Unit

__all__ = ["EnglishLists", "joined"]


class EnglishLists(Lists):
    """Several figures or texts in a row in English."""

    def _enumerator(self, number: int, count: int, inside: bool) -> str:
        word = "finally" if number == count and count > 2 else enumerating(number)
        return f"{word if inside else word.capitalize()}, "

    def _numbering(self, level: int, number: int) -> str:
        return (f"{roman(number)}. ", f"({roman(number)}) ", f"{number}. ", f"({number}) ")[level - 1]

    def _ordinal(self, number: int) -> str:
        return ordinal(number)

    def _brief(self, unit: Unit, alike: bool) -> Unit:
        return BARE if alike and unit.kind == "count" else unit

    def _split(self, parts: list[Named], opens: bool) -> str:
        # Accounted for stays the same for singular and plural names, whatever they are counted in.
        first = f"{the(parts[0].name)} accounted for {parts[0].amount}"
        others = [f"{the(part.name)} for {part.amount}" for part in parts[1:]]
        return f"of {'these,' if opens else 'which'} {joined([first, *others])}"

    def _split_with_rest(self, parts: list[Named], name: str, opens: bool) -> str:
        return self._split([*parts, Named(name, "the rest")], opens)

    def _others(self) -> str:
        return "others"

    def _respectively(self, parts: list[Named]) -> str:
        if len(parts) == 1:
            return f"{the(parts[0].name)} stood at {parts[0].amount}"
        names, amounts = joined([the(part.name) for part in parts]), joined([part.amount for part in parts])
        return f"{names} were {amounts} respectively"

    def _top(self, parts: list[Named]) -> str:
        return joined([f"{part.name} ({part.amount})" for part in parts])

    def _top_share(self, count: int, percent: Portion) -> str:
        leading = "the largest" if count == 1 else f"the top {word_for(count) or count} together"
        return f"{leading} accounting for {percent_of(percent)}"

    def _listed(self, texts: list[str]) -> str:
        return joined(texts)


def joined(texts: Sequence[str]) -> str:
    """Join without a serial comma; items that have a comma or an `and` of their own are set off more strongly."""
    if len(texts) == 1:
        return texts[0]
    between, last = (", ", " and ")
    if any(", " in text for text in texts):
        between, last = "; ", "; and "
    elif any(" and " in text for text in texts):
        last = ", and " if len(texts) > 2 else " and "
    return f"{between.join(texts[:-1])}{last}{texts[-1]}"
