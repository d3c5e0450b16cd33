"""English amounts: 763 bottles of cooking oil, jurisdiction over 12 villages and 1 community, a total of 3 problems."""

from collections.abc import Sequence
from decimal import Decimal

from reportgen.narrative.facts import Fact
from reportgen.narrative.numbers import exact, trimmed
from reportgen.narrative.phrases.amounts import Amounts
from reportgen.narrative.phrases.comparisons import Portion
from reportgen.narrative.phrases.english.lists import joined
from reportgen.narrative.phrases.english.nouns import agrees_in_head, plural_of, singular_of
from reportgen.narrative.phrases.english.values import percent_of
from reportgen.narrative.phrases.hedging import approximate
from reportgen.narrative.phrases.lists import Named
from reportgen.narrative.phrases.reading import raw
from reportgen.narrative.phrases.values import BARE
from reportgen.nouns.unit import Unit

__all__ = ["EnglishAmounts"]

# Units that say nothing beside the name of the thing: 12 school bags, not 12 items of school bags.
_SILENT = frozenset({"one", "piece", "item"})
_KG_IN_A_JIN = Decimal("0.5")


class EnglishAmounts(Amounts):
    """Amounts of things in English."""

    def _good(self, fact: Fact, value: int | float) -> str:
        unit, title = fact.indicator.unit, fact.indicator.title.en
        if unit.key in _SILENT or agrees_in_head(title, unit.en, unit.en_plural):
            one = singular_of(title)
            return self._amount(fact, value, Unit("", unit.kind, "", one, plural_of(one)))
        kilograms = f" ({self._kilograms(fact, value)})" if unit.key == "jin" else ""
        return f"{self._amount(fact, value, unit)}{kilograms} of {title}"

    def _goods(self, texts: Sequence[str]) -> str:
        return joined(texts)

    def _jurisdiction(self, texts: Sequence[str]) -> str:
        return f"jurisdiction over {joined(texts)}"

    def _tally(self, total: str, kinds: list[Named], *, labels: bool) -> str:
        return f"a total of {total}{f': {self._top(kinds)}' if labels else f', {self._split(kinds, opens=False)}'}"

    def _tally_of_one(self, total: str, kind: str, *, one: bool) -> str:
        return f"a total of {total}{'' if one else ', all of one kind'}: {kind}"

    def _out_of(self, part: Fact, whole: Fact, rate: Portion) -> str:
        unit = whole.indicator.unit
        if raw(whole) == 1:
            return f"the only {unit.en}" if raw(part) else f"not a single {unit.en}"
        every = self._exactly(whole, unit)
        if not raw(part):
            return f"none of the {every}"
        if raw(part) == raw(whole):
            return f"all {every}"
        return f"{self._exactly(part, BARE if unit.kind == 'count' else unit)} of the {every} ({percent_of(rate)})"

    def _kilograms(self, fact: Fact, value: int | float) -> str:
        hedge, decimals = fact.indicator.hedge, fact.indicator.decimals
        found = approximate(value, hedge, decimals, percent=False) if hedge else None
        return f"{trimmed((found.base if found else exact(value)) * _KG_IN_A_JIN, groups=True)} kg"
