"""Wording in English, as official statistics have it."""

from typing import ClassVar, Literal

from reportgen.narrative.phrases.english.amounts import EnglishAmounts
from reportgen.narrative.phrases.english.areas import EnglishAreas
from reportgen.narrative.phrases.english.changes import EnglishChanges
from reportgen.narrative.phrases.english.comparisons import EnglishBounds, EnglishComparisons
from reportgen.narrative.phrases.english.dates import EnglishDates
from reportgen.narrative.phrases.english.lists import EnglishLists
from reportgen.narrative.phrases.english.plans import EnglishPlans
from reportgen.narrative.phrases.english.values import EnglishValues
from reportgen.narrative.phrases.wording import Wording

__all__ = ["English"]


class English(
    EnglishValues,
    EnglishChanges,
    EnglishPlans,
    EnglishComparisons,
    EnglishAmounts,
    EnglishAreas,
    EnglishBounds,
    EnglishLists,
    EnglishDates,
    Wording,
):
    """The wording functions in English."""

    lang: ClassVar[Literal["zh", "en"]] = "en"
