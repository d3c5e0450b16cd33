"""Wording in Chinese, as official documents have it."""

from typing import ClassVar, Literal

from reportgen.narrative.phrases.chinese.amounts import ChineseAmounts
from reportgen.narrative.phrases.chinese.areas import ChineseAreas
from reportgen.narrative.phrases.chinese.changes import ChineseChanges
from reportgen.narrative.phrases.chinese.comparisons import ChineseBounds, ChineseComparisons
from reportgen.narrative.phrases.chinese.dates import ChineseDates
from reportgen.narrative.phrases.chinese.lists import ChineseLists
from reportgen.narrative.phrases.chinese.plans import ChinesePlans
from reportgen.narrative.phrases.chinese.values import ChineseValues
from reportgen.narrative.phrases.wording import Wording

__all__ = ["Chinese"]


class Chinese(
    ChineseValues,
    ChineseChanges,
    ChinesePlans,
    ChineseComparisons,
    ChineseAmounts,
    ChineseAreas,
    ChineseBounds,
    ChineseLists,
    ChineseDates,
    Wording,
):
    """The wording functions in Chinese."""

    lang: ClassVar[Literal["zh", "en"]] = "zh"
