"""Chinese comparisons: 占, 居, 完成目标, and words that bound a figure."""

from decimal import Decimal

from reportgen.narrative.facts import Fact
from reportgen.narrative.numbers import plain, trimmed
from reportgen.narrative.phrases.bounds import Bounds
from reportgen.narrative.phrases.chinese.values import round_text, with_unit
from reportgen.narrative.phrases.comparisons import Comparisons, Goal, Place, Portion
from reportgen.narrative.phrases.reading import is_rate
from reportgen.nouns.unit import Unit

__all__ = ["ChineseBounds", "ChineseComparisons"]


class ChineseComparisons(Comparisons):
    """Shares, places and targets in Chinese."""

    def _share(self, portion: Portion, whole: Fact, accounting: bool) -> str:
        title, number = whole.indicator.title.zh, f"{plain(portion.printed, portion.decimals)}%"
        if portion.edge:
            return f"占{title}的比重{'不足' if portion.edge == 'under' else '超过'}{number}"
        return f"占{title}的{number}"

    def _rank(self, place: Place) -> str:
        peers = f"{place.among}{place.ranked}个{place.peers or '单位'}"
        position = "首位" if place.rank == 1 else f"第{place.rank}位"
        return f"{'并列' if place.tied else '居'}{peers}{position}"

    def _target(self, fact: Fact, goal: Goal) -> str:
        name = "年度目标" if goal.yearly else "目标"
        if goal.side == "met":
            return f"达到{name}"
        if goal.portion:
            return _done(goal.portion, name, goal.side == "above")
        if goal.gap is None:
            return f"略{'低' if goal.side == 'below' else '高'}于{name}"
        gap = self._gap(fact, goal.gap)
        return f"{'低于' if goal.side == 'below' else '高于'}{name}{gap}"

    def _gap(self, fact: Fact, gap: int | float) -> str:
        indicator = fact.indicator
        if is_rate(fact):
            return f"{plain(gap, indicator.decimals)}个百分点"
        return self._sized(fact, gap)


class ChineseBounds(Bounds):
    """Limits, zeros and ranges in Chinese."""

    def _at_most(self, bound: Decimal, unit: Unit) -> str:
        return f"不超过{with_unit(trimmed(bound), unit)}"

    def _about(self, base: Decimal, unit: Unit) -> str:
        return f"约{with_unit(round_text(base, unit), unit)}"

    def _all_none(self, names: list[str]) -> str:
        return f"{'、'.join(names)}{'均' if len(names) > 1 else ''}为零"

    def _none(self, unit: Unit) -> str:
        return f"无一{unit.zh}" if unit.kind == "count" else "为零"

    def _range(self, low: Decimal, high: Decimal, unit: Unit, decimals: int) -> str:
        first, last = plain(low, decimals), plain(high, decimals)
        return f"{with_unit(first, unit) if unit.kind == 'percent' else first}～{with_unit(last, unit)}"


def _done(portion: Portion, name: str, above: bool) -> str:
    number = f"{plain(portion.printed, portion.decimals)}%"
    if above:
        return f"超额完成{name}，完成率为{number}"
    if portion.edge:
        return f"完成{name}的比例{'不足' if portion.edge == 'under' else '超过'}{number}"
    return f"完成{name}的{number}"
