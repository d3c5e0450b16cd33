"""Chinese amounts: 食用油763瓶、大米773袋, 辖12个村、1个社区, 共3个问题."""

from collections.abc import Sequence

from reportgen.narrative.facts import Fact
from reportgen.narrative.numbers import plain
from reportgen.narrative.phrases.amounts import Amounts
from reportgen.narrative.phrases.comparisons import Portion
from reportgen.narrative.phrases.lists import Named
from reportgen.narrative.phrases.reading import raw

__all__ = ["ChineseAmounts"]

_EDGES = {"": "", "under": "不足", "over": "超过"}


class ChineseAmounts(Amounts):
    """Amounts of things in Chinese."""

    def _good(self, fact: Fact, value: int | float) -> str:
        return fact.indicator.title.zh + self._amount(fact, value, fact.indicator.unit)

    def _goods(self, texts: Sequence[str]) -> str:
        return "、".join(texts)

    def _jurisdiction(self, texts: Sequence[str]) -> str:
        return f"辖{'、'.join(texts)}"

    def _tally(self, total: str, kinds: list[Named], *, labels: bool) -> str:
        return f"共{total}，{self._split(kinds, opens=False)}"

    def _tally_of_one(self, total: str, kind: str, *, one: bool) -> str:
        return f"共{total}，{'' if one else '均'}为{kind}"

    def _out_of(self, part: Fact, whole: Fact, rate: Portion) -> str:
        every = self._exactly(whole, whole.indicator.unit)
        if not raw(part):
            return f"{every}中{self._none(part.indicator.unit)}"
        if raw(part) == raw(whole):
            return f"仅有的{every}" if raw(whole) == 1 else f"{every}全部"
        percent = f"{_EDGES[rate.edge]}{plain(rate.printed, rate.decimals)}%"
        return f"{every}中有{self._exactly(part, part.indicator.unit)}（{percent}）"
