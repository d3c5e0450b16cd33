"""Chinese plans: 完成计划的93.0%, 超计划7.0%, 距年度目标尚差350人, 力争达到98%, 已全部整改到位."""

from reportgen.narrative.facts import Fact
from reportgen.narrative.numbers import plain
from reportgen.narrative.phrases.chinese.values import with_unit
from reportgen.narrative.phrases.comparisons import Goal, Portion
from reportgen.narrative.phrases.plans import Aim, Outcome, Plans, Rectified
from reportgen.narrative.phrases.reading import is_rate
from reportgen.narrative.phrases.values import decimals_in

__all__ = ["ChinesePlans"]

_EDGES = {"": "", "under": "不足", "over": "超过"}


class ChinesePlans(Plans):
    """Plans and what became of them in Chinese."""

    def _planned(self, fact: Fact, outcome: Outcome) -> str:
        above = outcome.side == "above"
        if outcome.side == "met":
            return "按计划完成" if not is_rate(fact) else "达到计划"
        if outcome.part:
            return f"完成计划的{_percent(outcome.part, '比例')}"
        if outcome.excess is not None:
            return f"超计划{plain(outcome.excess, 1)}%"
        if not outcome.gap:
            return "略超计划" if above else "略低于计划"
        if is_rate(fact):
            return f"{'高' if above else '低'}于计划{self._difference_of(fact, outcome.gap)}"
        return f"{'超计划' if above else '比计划少'}{self._difference_of(fact, outcome.gap)}"

    def _apart(self, fact: Fact, goal: Goal, apart: int | float) -> str:
        name = "年度目标" if goal.yearly else "目标"
        if goal.side == "met":
            return f"达到{name}"
        if not apart:
            return f"略{'低' if goal.side == 'below' else '高'}于{name}"
        return f"{f'距{name}尚差' if goal.side == 'below' else f'超出{name}'}{self._difference_of(fact, apart)}"

    def _difference_of(self, fact: Fact, gap: int | float) -> str:
        indicator = fact.indicator
        if is_rate(fact):
            return f"{plain(gap, indicator.decimals)}个百分点"
        return self._sized(fact, gap)

    def _aim(self, aim: Aim) -> str:
        if aim.state == "beyond":
            return f"力争控制在{aim.amount}以内" if aim.down else f"力争保持在{aim.amount}以上"
        if aim.state == "held":
            return "力争继续保持为零" if aim.none else f"力争保持在{aim.amount}"
        if aim.down:
            return "力争降至零" if aim.none else f"力争降至{aim.amount}"
        return f"力争达到{aim.amount}"

    def _budget(self, amount: str) -> str:
        return f"预算安排{amount}"

    def _deadlines(self, tiers: list[tuple[str, str]]) -> str:
        return "、".join(f"{name}{time}内" for time, name in tiers)

    def _rectified(self, found: Rectified) -> str:
        done, whole, unit = found.done, found.whole, found.unit
        if done == whole:
            return "已整改到位" if whole == 1 else "已全部整改到位"
        if not done:
            return "正在整改" if whole == 1 else "均正在整改"
        rate = f"，占{_percent(found.rate, '比')}" if found.rate else ""
        some, rest = (
            with_unit(plain(one, decimals_in(one, unit, unit.decimals)), unit) for one in (done, whole - done)
        )
        return f"已整改{some}{rate}，其余{rest}正在整改"


def _percent(part: Portion, noun: str) -> str:
    """Print a percentage, with a noun before the word that rounding asks for: 比例不足0.1%."""
    words = f"{noun}{_EDGES[part.edge]}" if part.edge else ""
    return f"{words}{plain(part.printed, part.decimals)}%"
