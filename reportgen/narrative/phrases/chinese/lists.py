"""Chinese lists: 其中, 分别, 、 and 和, 一是, 一、（一）."""

from collections.abc import Sequence

from reportgen.narrative.numbers import plain
from reportgen.narrative.phrases.chinese.numerals import counting, numeral
from reportgen.narrative.phrases.comparisons import Portion
from reportgen.narrative.phrases.lists import Lists, Named
from reportgen.nouns.figure import Figure
from reportgen.nouns.unit import Unit

__all__ = ["ChineseLists", "joined"]

_EDGES = {"": "", "under": "比不足", "over": "比超过"}


class ChineseLists(Lists):
    """Several figures or texts in a row in Chinese."""

    def _enumerator(self, number: int, count: int, inside: bool) -> str:
        return f"{numeral(number)}是"

    def _numbering(self, level: int, number: int) -> str:
        # The four levels of GB/T 9704-2012.
        return (f"{numeral(number)}、", f"（{numeral(number)}）", f"{number}.", f"（{number}）")[level - 1]

    def _ordinal(self, number: int) -> str:
        return f"第{numeral(number)}"

    def _brief(self, unit: Unit, alike: bool) -> Unit:
        return unit

    def _alike(self, unit: Unit, figures: Sequence[Figure]) -> Unit:
        # Sums in one list are all in 万元 or all in 元 (GB/T 15835-2011, 5.1: one form for like numbers).
        if unit.kind != "money":
            return unit
        printed = [self._quantity(one.value, unit, 0) for one in figures if one.value]
        scaled = [amount.endswith((f"万{unit.zh}", f"亿{unit.zh}")) for amount in printed]
        return unit._replace(kind="count") if any(scaled) and not all(scaled) else unit

    def _split(self, parts: list[Named], opens: bool) -> str:
        return f"其中{'，' if opens else ''}{'、'.join(part.name + part.amount for part in parts)}"

    def _split_with_rest(self, parts: list[Named], name: str, opens: bool) -> str:
        return f"{self._split(parts, opens)}，其余为{name}"

    def _others(self) -> str:
        return "其他"

    def _respectively(self, parts: list[Named]) -> str:
        if len(parts) == 1:
            return f"{parts[0].name}为{parts[0].amount}"
        names = "、".join(part.name for part in parts)
        return f"{names}分别为{joined([part.amount for part in parts])}"

    def _top(self, parts: list[Named]) -> str:
        return "、".join(part.name + part.amount for part in parts)

    def _top_share(self, count: int, percent: Portion) -> str:
        leading = "首位" if count == 1 else f"前{counting(count)}位合计"
        return f"{leading}占{_EDGES[percent.edge]}{plain(percent.printed, percent.decimals)}%"

    def _listed(self, texts: list[str]) -> str:
        return joined(texts)


def joined(texts: Sequence[str]) -> str:
    """Join with 、 and, before the last, 和."""
    if len(texts) == 1:
        return texts[0]
    return f"{'、'.join(texts[:-1])}和{texts[-1]}"
