"""English comparisons: percent of, ranking, targets, and words that bound a figure."""

from decimal import Decimal

from reportgen.narrative.facts import Fact
from reportgen.narrative.numbers import grouped
from reportgen.narrative.phrases.bounds import Bounds
from reportgen.narrative.phrases.comparisons import Comparisons, Goal, Place, Portion
from reportgen.narrative.phrases.english.lists import joined
from reportgen.narrative.phrases.english.nouns import the, with_noun
from reportgen.narrative.phrases.english.numerals import short_ordinal
from reportgen.narrative.phrases.english.values import percent_of, plain_amount, rounded_amount, unscaled, with_unit
from reportgen.narrative.phrases.reading import is_rate
from reportgen.narrative.phrases.values import BARE
from reportgen.nouns.unit import Unit

__all__ = ["EnglishBounds", "EnglishComparisons"]


class EnglishComparisons(Comparisons):
    """Shares, places and targets in English."""

    def _share(self, portion: Portion, whole: Fact, accounting: bool) -> str:
        lead = "accounting for " if accounting else ""
        return f"{lead}{percent_of(portion)} of {the(whole.indicator.title.en)}"

    def _rank(self, place: Place) -> str:
        peers = f"among the {place.ranked:,} {place.peers}" if place.peers else f"of {place.ranked:,}"
        where = f" in {place.among}" if place.among else ""
        return f"ranking {'joint ' if place.tied else ''}{short_ordinal(place.rank)} {peers}{where}"

    def _target(self, fact: Fact, goal: Goal) -> str:
        name = "the annual target" if goal.yearly else "the target"
        if goal.side == "met":
            return f"meeting {name}"
        if goal.portion:
            if goal.side == "above":
                return f"{grouped(goal.portion.printed - 100, goal.portion.decimals)} percent above {name}"
            return f"reaching {percent_of(goal.portion)} of {name}"
        return f"{self._gap(fact, goal.gap)} {'above' if goal.side == 'above' else 'below'} {name}"

    def _gap(self, fact: Fact, gap: int | float | None) -> str:
        indicator = fact.indicator
        if gap is None:
            return "slightly"
        if is_rate(fact):
            return with_noun(grouped(gap, indicator.decimals), "percentage point", "percentage points")
        unit = BARE if indicator.unit.kind == "count" else indicator.unit
        return self._sized(fact, gap, unit)


class EnglishBounds(Bounds):
    """Limits, zeros and ranges in English."""

    def _at_most(self, bound: Decimal, unit: Unit) -> str:
        return f"at most {rounded_amount(bound, unit)}"

    def _about(self, base: Decimal, unit: Unit) -> str:
        return f"about {rounded_amount(base, unit)}"

    def _all_none(self, names: list[str]) -> str:
        both = {1: "", 2: "both "}.get(len(names), "all ")
        return f"{joined([the(name) for name in names])} {both}stood at zero"

    def _none(self, unit: Unit) -> str:
        return f"not a single {unit.en}" if unit.kind == "count" else "nil"

    def _range(self, low: Decimal, high: Decimal, unit: Unit, decimals: int) -> str:
        first, last = plain_amount(low, unit, decimals), plain_amount(high, unit, decimals)
        unit = unscaled(low, unit)[1]
        if low < 0:
            return f"from {first} to {with_unit(last, unit)}"
        return f"{first}–{with_unit(last, unit)}"
