"""Chinese changes: 同比, 持平, 百分点, 倍, 翻番."""

from reportgen.narrative.facts import Fact
from reportgen.narrative.numbers import exact, plain, rounded, trimmed
from reportgen.narrative.phrases.changes import Changes
from reportgen.narrative.phrases.chinese.dates import preceding_period, written_period, year_before
from reportgen.narrative.phrases.movement import GROWTH_DECIMALS, Against, Movement
from reportgen.narrative.phrases.reading import is_rate

__all__ = ["ChineseChanges"]

_DOUBLINGS = {2: "翻一番", 4: "翻两番", 8: "翻三番"}


class ChineseChanges(Changes):
    """Changes in Chinese."""

    def _change(self, fact: Fact, found: Movement) -> str:
        match found.course:
            case "same" | "steady":
                return _level(found)
            case "growth":
                verb = "增长" if found.rises else "下降"
                return f"{_lead(found)}{verb}{plain(abs(found.amount), GROWTH_DECIMALS)}%"
            case "multiple":
                # 增长N倍 is N times on top of the base, so 120 percent are 1.2倍.
                return f"{_lead(found)}增长{trimmed(rounded(exact(found.amount) / 100, 1))}倍"
            case "points":
                return f"{_lead(found)}{self._moved(fact, found)}"
            case "from-none":
                return f"{_base_words(found.against)}为零"
        return self._from_to(fact, found)

    def _grew(self, fact: Fact, found: Movement) -> str:
        title, clause = fact.indicator.title.zh, self._change(fact, found)
        if found.course == "from-none":
            return f"{title}{self._sized(fact, found.now)}，{clause}"
        return title + clause

    def _difference(self, fact: Fact, found: Movement) -> str:
        words = _base_words(found.against)
        if found.course in ("same", "steady"):
            return _level(found)
        if found.against.kind == "indicator":
            amount = self._distance(fact, found)
            verb = ("高" if found.rises else "低") if is_rate(fact) else ("多" if found.rises else "少")
            return f"比{words}{verb}{amount}"
        return f"{'' if found.brief else f'比{words}'}{self._moved(fact, found)}"

    def _times(self, found: Movement) -> str:
        words, ratio = _base_words(found.against), found.amount
        if found.course in ("same", "steady"):
            return _level(found)
        if found.course == "to-none":
            return "降至零" if found.against.kind != "indicator" else "为零"
        if ratio in _DOUBLINGS and found.against.kind != "indicator":
            return f"比{words}{_DOUBLINGS[int(ratio)]}"
        if ratio > 1:
            return f"是{words}的{trimmed(rounded(ratio, 1))}倍"
        percent = rounded(exact(ratio) * 100, GROWTH_DECIMALS)
        return f"相当于{words}的{plain(percent, GROWTH_DECIMALS)}%" if percent else f"不足{words}的0.1%"

    def _average(self, fact: Fact, found: Movement) -> str:
        if found.course in ("same", "steady"):
            return _level(found)
        if found.course == "points":
            return f"年均{self._moved(fact, found)}"
        return f"年均{'增长' if found.rises else '下降'}{plain(abs(found.amount), GROWTH_DECIMALS)}%"

    def _moved(self, fact: Fact, found: Movement) -> str:
        amount = self._distance(fact, found)
        if is_rate(fact):
            return f"{'提高' if found.rises else '下降'}{amount}"
        return f"{'增加' if found.rises else '减少'}{amount}"

    def _distance(self, fact: Fact, found: Movement) -> str:
        amount, indicator = abs(found.amount), fact.indicator
        if is_rate(fact):
            return f"{plain(amount, indicator.decimals)}个百分点"
        return self._sized(fact, amount)

    def _from_to(self, fact: Fact, found: Movement) -> str:
        of = "" if found.brief else f"{_base_words(found.against)}的"
        before = f"由{of}{self._sized(fact, found.base)}"
        if found.course == "to-none":
            return f"{before}降至零"
        if min(found.base, found.now) >= 0:
            verb = "增加到" if found.rises else "减少到"
        else:
            verb = "转为" if found.base * found.now < 0 else "变为"
        return f"{before}{verb}{self._sized(fact, found.now)}"


def _level(found: Movement) -> str:
    level = "基本持平" if found.course == "steady" else "持平"
    return level if found.brief else f"与{_base_words(found.against)}{level}"


def _lead(found: Movement) -> str:
    if found.brief:
        return ""
    return f"比{_base_words(found.against)}" if found.against.kind in ("period", "preceding", "indicator") else "同比"


def _base_words(against: Against) -> str:
    if against.kind == "period":
        return written_period(against.fact.figure.period)
    if against.kind == "preceding":
        return preceding_period(against.fact.figure.period)
    if against.kind == "indicator":
        return against.fact.indicator.title.zh
    return year_before(against.kind == "year")
