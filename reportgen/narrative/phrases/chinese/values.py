"""Chinese values: digits without separators, classifiers, 万 and 亿."""

from decimal import Decimal

from reportgen.narrative.numbers import Number, plain, rounded, scaled, trimmed
from reportgen.narrative.phrases.chinese.numerals import counting
from reportgen.narrative.phrases.values import Values
from reportgen.nouns.indicator import HedgeWord
from reportgen.nouns.unit import Unit

__all__ = ["ChineseValues", "round_text", "with_unit"]

_WAN = 10_000
_SCALES = ((100_000_000, "亿"), (10_000, "万"))
_MONEY_DECIMALS = 2
_ROUND_DECIMALS = 1
_LARGEST_IN_WORDS = 10
_MARKS = {"over": "余", "many": "多"}


class ChineseValues(Values):
    """Figures in Chinese."""

    def _digits(self, value: Number, decimals: int) -> str:
        return plain(value, decimals)

    def _quantity(self, value: Number, unit: Unit, decimals: int) -> str:
        if unit.kind == "count":
            return f"{plain(value, decimals)}{unit.zh}"
        if _is_scalable(unit):
            return _scaled_text(rounded(value, decimals), _MONEY_DECIMALS, plain(value, decimals)) + unit.zh
        if unit.kind == "money" and unit.zh.startswith("万"):
            return _of_ten_thousands(value, unit, decimals)
        return with_unit(plain(value, decimals), unit)

    def _hedged(self, word: HedgeWord, base: Decimal, unit: Unit) -> str:
        number = round_text(base, unit)
        mark = _MARKS.get(word)
        if mark is None:
            return f"近{with_unit(number, unit)}" if word == "nearly" else f"{with_unit(number, unit)}以上"
        if unit.kind in ("percent", "points") or base % 10:
            return f"超过{with_unit(number, unit)}"
        return f"{number}{mark}{unit.zh}"

    def _fewer(self, number: str, unit: Unit) -> str:
        return f"少于{with_unit(number, unit)}"

    def _unit(self, noun: str, plural: str) -> Unit:
        return Unit("", "count", noun, "", "")

    def _each(self, amount: str, noun: str) -> str:
        return f"每{noun}{amount}"

    def _whole(self, amount: str) -> str:
        return f"共{amount}"

    def _small(self, value: int) -> str:
        return counting(value) if 0 < value <= _LARGEST_IN_WORDS else ""

    def _joined(self, number: str, value: Number, unit: Unit) -> str:
        return with_unit(number, unit)

    def _article(self, text: str) -> str:
        return text

    def _opened(self, text: str) -> str:
        return text


def with_unit(number: str, unit: Unit) -> str:
    """Put the classifier behind a printed number."""
    if unit.kind == "percent":
        return f"{number}%"
    return f"{number}个百分点" if unit.kind == "points" else f"{number}{unit.zh}"


def _of_ten_thousands(value: Number, unit: Unit, decimals: int) -> str:
    """Print a sum in 万元, or in 亿元 where it has that many and nothing is lost: 1.2亿元, not 12000万元."""
    printed = rounded(value, decimals)
    larger = scaled(printed, _WAN, _MONEY_DECIMALS) if abs(printed) >= _WAN else None
    return f"{plain(value, decimals)}{unit.zh}" if larger is None else f"{trimmed(larger)}亿{unit.zh[1:]}"


def _is_scalable(unit: Unit) -> bool:
    return unit.kind == "money" and not unit.zh.startswith(("千", "万", "百", "亿"))


def round_text(base: Decimal, unit: Unit) -> str:
    """Print a round number, in 万 or 亿 where that takes at most one decimal."""
    scalable = unit.kind == "count" or _is_scalable(unit)
    return _scaled_text(base, _ROUND_DECIMALS, trimmed(base)) if scalable else trimmed(base)


def _scaled_text(value: Decimal, most: int, otherwise: str) -> str:
    for size, name in _SCALES:
        if abs(value) >= size:
            found = scaled(value, size, most)
            if found is not None:
                return f"{trimmed(found)}{name}"
    return otherwise
