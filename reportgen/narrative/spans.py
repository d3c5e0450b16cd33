"""How prose speaks of the report's period without naming its year: 全年, 年末; the year, the end of the year."""

from reportgen.narrative.phrases.english.dates import MONTHS
from reportgen.nouns.period import Period

__all__ = ["close_of", "whole_of"]

_ORDINALS = {"zh": "一二三四", "en": ("first", "second", "third", "fourth")}
_MONTHS = {"zh": tuple(f"{month}月" for month in range(1, 13)), "en": MONTHS}
_HALVES = {"zh": ("上半年", "下半年"), "en": ("the first half of the year", "the second half of the year")}
_YEAR = {"zh": "全年", "en": "the year"}
_PERIOD = {"zh": "本期", "en": "the period"}


def whole_of(period: Period, lang: str) -> str:
    """Say the period as the time of what was done: 全年, 上半年; the year, the first half of the year."""
    month = period.start.month
    match period.kind:
        case "year":
            return _YEAR[lang]
        case "half":
            return _HALVES[lang][month // 7]
        case "quarter":
            ordinal = _ORDINALS[lang][month // 3]
            return f"第{ordinal}季度" if lang == "zh" else f"the {ordinal} quarter"
        case "month":
            return _MONTHS[lang][month - 1]
    return _PERIOD[lang]


def close_of(period: Period, lang: str) -> str:
    """Say the period's last day as that of a count: 年末, 6月末; the end of the year, the end of June."""
    month = period.end.month
    if lang == "zh":
        return "年末" if month == 12 else f"{_MONTHS[lang][month - 1]}末"
    return f"the end of {'the year' if month == 12 else _MONTHS[lang][month - 1]}"
