"""English changes: up by, rose by, percentage points, year on year."""

from reportgen.narrative.facts import Fact
from reportgen.narrative.numbers import exact, grouped, rounded, trimmed
from reportgen.narrative.phrases.changes import Changes
from reportgen.narrative.phrases.english.dates import preceding_period, when, written_period, year_before
from reportgen.narrative.phrases.english.nouns import the, with_noun
from reportgen.narrative.phrases.movement import GROWTH_DECIMALS, Against, Movement
from reportgen.narrative.phrases.reading import is_rate
from reportgen.narrative.phrases.values import BARE

__all__ = ["EnglishChanges"]

_DOUBLINGS = {2: "twice", 4: "four times", 8: "eight times"}


class EnglishChanges(Changes):
    """Changes in English."""

    def _change(self, fact: Fact, found: Movement) -> str:
        match found.course:
            case "same" | "steady":
                level = "largely unchanged" if found.course == "steady" else "unchanged"
                return level if found.brief else f"{level} from {_base_words(found.against)}"
            case "from-none":
                return f"against none {_when(found.against)}"
        verb = "up" if found.rises else "down"
        return f"{verb} {self._by(fact, found)}"

    def _grew(self, fact: Fact, found: Movement) -> str:
        subject = the(fact.indicator.title.en)
        if found.course in ("same", "steady"):
            return f"{subject} remained {self._change(fact, found)}"
        if found.course == "from-none":
            now = self._sized(fact, found.now)
            return f"{subject} came to {now}, {self._change(fact, found)}"
        return f"{subject} {'rose' if found.rises else 'fell'} {self._by(fact, found)}"

    def _difference(self, fact: Fact, found: Movement) -> str:
        words = _than_words(found.against)
        if found.course in ("same", "steady"):
            level = "about the same" if found.course == "steady" else "the same"
            return level if found.brief else f"{level} as {words}"
        text = f"{self._distance(fact, found)} {_comparative(fact, found.rises)}"
        return text if found.brief else f"{text} than {words}"

    def _times(self, found: Movement) -> str:
        words, ratio = _base_words(found.against), found.amount
        figure = words if found.against.kind == "indicator" else f"the figure {_of(found.against)}"
        if found.course in ("same", "steady"):
            return f"{'about ' if found.course == 'steady' else ''}equal to {figure}"
        if found.course == "to-none":
            return "down to none" if found.against.kind != "indicator" else "none"
        if ratio in _DOUBLINGS:
            return f"{_DOUBLINGS[int(ratio)]} {figure}"
        if ratio > 1:
            return f"{trimmed(rounded(ratio, 1), groups=True)} times {figure}"
        percent = rounded(exact(ratio) * 100, GROWTH_DECIMALS)
        return (
            f"{grouped(percent, GROWTH_DECIMALS)} percent of {figure}" if percent else f"under 0.1 percent of {figure}"
        )

    def _average(self, fact: Fact, found: Movement) -> str:
        if found.course in ("same", "steady"):
            return self._change(fact, found)
        percent = f"{grouped(abs(found.amount), GROWTH_DECIMALS)} percent"
        amount = self._distance(fact, found) if found.course == "points" else percent
        return f"an average {'increase' if found.rises else 'decrease'} of {amount} a year"

    def _by(self, fact: Fact, found: Movement) -> str:
        """Word what follows up or rose: by how much, or from what to what."""
        when = "" if found.brief else f" {_when(found.against)}"
        if found.course == "both":
            return f"from {self._short(fact, found.base)}{when} to {self._short(fact, found.now)}"
        if found.course == "to-none":
            return f"to none from {self._short(fact, found.base)}{when}"
        since = "" if found.brief else f" {_since(found.against)}"
        if found.course == "points":
            return f"by {self._distance(fact, found)}{since}"
        return f"by {grouped(abs(found.amount), GROWTH_DECIMALS)} percent{since}"

    def _distance(self, fact: Fact, found: Movement) -> str:
        amount, indicator = abs(found.amount), fact.indicator
        if is_rate(fact):
            return with_noun(grouped(amount, indicator.decimals), "percentage point", "percentage points")
        return self._short(fact, amount)

    def _short(self, fact: Fact, value: int | float) -> str:
        unit = fact.indicator.unit
        return self._sized(fact, value, BARE if unit.kind == "count" else unit)


def _comparative(fact: Fact, rises: bool) -> str:
    if is_rate(fact):
        return "higher" if rises else "lower"
    if rises:
        return "more"
    return "fewer" if fact.indicator.unit.kind == "count" else "less"


def _since(against: Against) -> str:
    return f"from {_base_words(against)}" if against.kind in ("period", "preceding") else "year on year"


def _when(against: Against) -> str:
    if against.kind in ("period", "preceding"):
        return _at_that_time(against)
    return "the year before" if against.kind == "year" else "a year earlier"


def _than_words(against: Against) -> str:
    if against.kind == "indicator":
        return the(against.fact.indicator.title.en)
    return _at_that_time(against) if against.kind in ("period", "preceding") else "a year earlier"


def _of(against: Against) -> str:
    if against.kind == "period":
        return when(against.fact.figure.period)
    if against.kind == "preceding":
        return f"of {_base_words(against)}"
    return f"of {year_before(against.kind == 'year')}"


def _at_that_time(against: Against) -> str:
    key, words = against.fact.figure.period, _base_words(against)
    return when(key) if words == written_period(key) else f"in {words}"


def _base_words(against: Against) -> str:
    if against.kind == "period":
        return written_period(against.fact.figure.period)
    if against.kind == "preceding":
        return preceding_period(against.fact.figure.period)
    if against.kind == "indicator":
        return the(against.fact.indicator.title.en)
    return year_before(against.kind == "year")
