"""What was meant to be and what is meant to come: plans, shortfalls, aims, budgets, deadlines, problems put right."""

from abc import abstractmethod
from typing import Literal, NamedTuple

from reportgen.narrative.facts import Fact, MissingFigure, Phrase, Stated, UntrueWord
from reportgen.narrative.numbers import exact, kept, rounded
from reportgen.narrative.phrases.comparisons import Comparisons, Goal, Portion, goal_of, portion
from reportgen.narrative.phrases.reading import is_rate, is_there, raw, stated
from reportgen.nouns.unit import Unit

__all__ = ["Aim", "Outcome", "Plans", "Rectified"]

_ALL = 100
_SMALLEST_PLAN = 20
_FEWEST_FOR_A_RATE = 20
_DAY = Unit("day", "count", "天", "day", "days")


class Outcome(NamedTuple):
    """How a figure stands to its plan.

    `part` is how much of the plan was done, `excess` by how many percent it was exceeded; neither where `gap`, the
    difference in the figure's own unit, is what to say, which is 0 where it would print as none.
    """

    side: Literal["below", "met", "above"]
    part: Portion | None = None
    excess: int | float | None = None
    gap: int | float = 0


class Aim(NamedTuple):
    """What is aimed at, as printed: still ahead, held already, or behind what is; upwards, or `down`, or at `none`."""

    amount: str
    state: Literal["ahead", "held", "beyond"]
    down: bool
    none: bool


class Rectified(NamedTuple):
    """How many problems were put right, how many there are, and the rate, where there are enough to speak of one."""

    done: int | float
    whole: int | float
    rate: Portion | None
    unit: Unit


class Plans(Comparisons):
    """Plans and what became of them."""

    def planned(self, fact: Fact, plan: Fact) -> Phrase:
        """Say how a figure stands to its plan: 完成计划的93.0%, 超计划7.0%, reaching 93.0 percent of the plan.

        Raises UntrueWord where the two are in different units.
        """
        value, goal = raw(fact), raw(plan)
        if fact.indicator.unit.key != plan.indicator.unit.key:
            raise UntrueWord("planned", f"{fact.name}, {plan.name}", f"{value}, {goal}")
        text = self._planned(fact, _outcome(fact, value, goal))
        return Phrase(text, (stated(fact), stated(plan)))

    def gap(self, fact: Fact) -> Phrase:
        """Say how far a figure is from its target: 距年度目标尚差350人, 350 short of the annual target.

        Raises MissingFigure (`no-target`) where there is none.
        """
        goal, aimed = goal_of(fact), raw(fact)
        apart = abs(kept(exact(aimed) - exact(goal.value)))
        if is_rate(fact):
            apart = goal.gap or 0
        text = self._apart(fact, goal, apart if rounded(apart, fact.indicator.decimals) else 0)
        return Phrase(text, (stated(fact), Stated(f"target({fact.name})", goal.value)))

    def aim(self, fact: Fact, goal: Fact | int | float, *, down: bool = False, keep: bool = False) -> Phrase:
        """Say what is aimed at: 力争达到98%, aiming to reach 98 percent; 保持 where it is reached already.

        `goal` is a number, or the indicator that holds it; with `down` the figure is to fall. Raises UntrueWord for an
        aim that falls behind what is, unless with `keep` no more than that is to be kept: 力争保持在98%以上.
        What is may be missing.
        """
        aimed = raw(goal) if isinstance(goal, Fact) else goal
        what = goal.name if isinstance(goal, Fact) else f"aim({fact.name})"
        now = fact.figure.value if is_there(fact) else None
        beyond = now is not None and (now < aimed if down else now > aimed)
        if beyond and not keep:
            raise UntrueWord("aim", fact.name, f"{now} ({aimed})")
        aim = Aim(
            self._aimed(fact, aimed), "beyond" if beyond else "held" if now == aimed else "ahead", down, not aimed
        )
        return Phrase(self._aim(aim), (Stated(what, aimed),))

    def budget(self, fact: Fact) -> Phrase:
        """Say what is set aside: 预算安排12万元, a budget of 120,000 yuan. Raises MissingFigure for nothing at all."""
        if not raw(fact):
            raise MissingFigure(fact.name, "all-zero")
        found = self.value(fact)
        return Phrase(self._budget(found.text), found.stated)

    def deadlines(self, *tiers: Fact | int | str) -> Phrase:
        """List deadlines by tier: `deadlines(15, "本市", 30, "外市")` is 本市15天内、外市30天内.

        Days may be figures. A tier whose figure is missing drops out.
        """
        if len(tiers) % 2 or not tiers:
            raise ValueError("days and tiers come in pairs")
        pairs = list(zip(tiers[::2], tiers[1::2], strict=True))
        found = [(days, str(name)) for days, name in pairs if not isinstance(days, Fact) or days.exists]
        if not found:
            raw(next(days for days, _ in pairs if isinstance(days, Fact)))
        amounts = [(self._days(days), name) for days, name in found]
        return Phrase(self._deadlines(amounts), tuple(stated(days) for days, _ in found if isinstance(days, Fact)))

    def rectified(self, done: Fact, whole: Fact) -> Phrase:
        """Say how many problems were put right: 已全部整改到位, or 已整改12个，其余2个正在整改.

        Raises MissingFigure where there were none, UntrueWord for more than there were.
        """
        some, every, what = raw(done), raw(whole), f"share({done.name}, {whole.name})"
        if not every:
            raise MissingFigure(what, "division-by-zero")
        if not 0 <= some <= every:
            raise UntrueWord("rectified", what, f"{some} / {every}")
        rate = portion(kept(exact(some) * _ALL / exact(every)), 1) if every >= _FEWEST_FOR_A_RATE else None
        text = self._rectified(Rectified(some, every, rate, whole.indicator.unit))
        return Phrase(text, (stated(done), stated(whole)))

    def _aimed(self, fact: Fact, aimed: int | float) -> str:
        """Print an aim with no more decimals than it has: 98%, not 98.0%."""
        decimals = max(-min(int(exact(aimed).normalize().as_tuple().exponent), 0), 0)
        return self._quantity(aimed, fact.indicator.unit, min(decimals, max(fact.indicator.decimals, 2)))

    def _days(self, days: Fact | int | str) -> str:
        if isinstance(days, Fact):
            return self._sized(days, raw(days))
        return self._quantity(int(days), _DAY, 0)

    @abstractmethod
    def _planned(self, fact: Fact, outcome: Outcome) -> str:
        """Word how a figure stands to its plan."""

    @abstractmethod
    def _apart(self, fact: Fact, goal: Goal, apart: int | float) -> str:
        """Word how far a figure is from its target; `apart` is 0 where that would print as nothing."""

    @abstractmethod
    def _aim(self, aim: Aim) -> str:
        """Word an aim."""

    @abstractmethod
    def _budget(self, amount: str) -> str:
        """Word a budget."""

    @abstractmethod
    def _deadlines(self, tiers: list[tuple[str, str]]) -> str:
        """Word deadlines, each of a time and whom it is for."""

    @abstractmethod
    def _rectified(self, found: Rectified) -> str:
        """Word how many problems were put right."""


def _outcome(fact: Fact, value: int | float, goal: int | float) -> Outcome:
    if value == goal:
        return Outcome("met")
    side: Literal["below", "above"] = "below" if value < goal else "above"
    decimals = fact.indicator.decimals
    gap = abs(kept(rounded(value, decimals) - rounded(goal, decimals)))
    excess = kept((exact(value) - exact(goal)) * _ALL / exact(goal)) if goal > 0 else _ALL
    few = goal < _SMALLEST_PLAN and fact.indicator.unit.kind == "count"
    if is_rate(fact) or few or value <= 0 or goal <= 0 or excess >= _ALL:
        return Outcome(side, gap=gap)
    if side == "below":
        return Outcome(side, part=portion(kept(exact(value) * _ALL / exact(goal)), 1))
    return Outcome(side, excess=excess) if rounded(excess, 1) else Outcome(side)
