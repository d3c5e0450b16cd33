"""English plans: 93.0 percent of the plan, 350 short of the annual target, aiming to reach 98 percent."""

from reportgen.narrative.facts import Fact
from reportgen.narrative.numbers import grouped
from reportgen.narrative.phrases.comparisons import Goal
from reportgen.narrative.phrases.english.lists import joined
from reportgen.narrative.phrases.english.nouns import with_noun
from reportgen.narrative.phrases.english.values import percent_of
from reportgen.narrative.phrases.plans import Aim, Outcome, Plans, Rectified
from reportgen.narrative.phrases.reading import is_rate
from reportgen.narrative.phrases.values import BARE, decimals_in

__all__ = ["EnglishPlans"]


class EnglishPlans(Plans):
    """Plans and what became of them in English."""

    def _planned(self, fact: Fact, outcome: Outcome) -> str:
        above = outcome.side == "above"
        if outcome.side == "met":
            return "as planned"
        if outcome.part:
            return f"reaching {percent_of(outcome.part)} of the plan"
        if outcome.excess is not None:
            return f"exceeding the plan by {grouped(outcome.excess, 1)} percent"
        if not outcome.gap or is_rate(fact):
            gap = self._difference_of(fact, outcome.gap) if outcome.gap else "slightly"
            return f"{gap} {'above' if above else 'below'} plan"
        comparative = "more" if above else "fewer" if fact.indicator.unit.kind == "count" else "less"
        return f"{self._difference_of(fact, outcome.gap)} {comparative} than planned"

    def _apart(self, fact: Fact, goal: Goal, apart: int | float) -> str:
        name = "the annual target" if goal.yearly else "the target"
        if goal.side == "met":
            return f"meeting {name}"
        gap = self._difference_of(fact, apart) if apart else "slightly"
        return f"{gap} {'short of' if goal.side == 'below' else 'above'} {name}"

    def _difference_of(self, fact: Fact, gap: int | float) -> str:
        indicator = fact.indicator
        if is_rate(fact):
            return with_noun(grouped(gap, indicator.decimals), "percentage point", "percentage points")
        unit = BARE if indicator.unit.kind == "count" else indicator.unit
        return self._sized(fact, gap, unit)

    def _aim(self, aim: Aim) -> str:
        amount = "zero" if aim.none else aim.amount
        if aim.state == "beyond":
            return f"aiming to stay {'below' if aim.down else 'above'} {amount}"
        if aim.state == "held":
            return f"aiming to stay at {amount}"
        return f"aiming to come down to {amount}" if aim.down else f"aiming to reach {aim.amount}"

    def _budget(self, amount: str) -> str:
        return f"a budget of {amount}"

    def _deadlines(self, tiers: list[tuple[str, str]]) -> str:
        return joined([f"{'within ' if not at else ''}{time} for {name}" for at, (time, name) in enumerate(tiers)])

    def _rectified(self, found: Rectified) -> str:
        done, whole = found.done, found.whole
        if done == whole:
            return "it has been put right" if whole == 1 else "all have been put right"
        if not done:
            return "it is being put right" if whole == 1 else "all are being put right"
        rate = f" ({percent_of(found.rate)})" if found.rate else ""
        verb, rest = ("has" if done == 1 else "have"), whole - done
        some, left = (grouped(one, decimals_in(one, found.unit, found.unit.decimals)) for one in (done, rest))
        others = "the other one is" if rest == 1 else f"the other {left} are"
        return f"{some} {verb} been put right{rate}, and {others} being put right"
