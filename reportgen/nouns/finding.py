"""What a rule finds in a report's figures: a problem, why it is there, and what is to be done about it."""

from typing import Literal, NamedTuple

from reportgen.nouns.indicator import Expression
from reportgen.nouns.issue import Place

__all__ = ["FINDING_PARTS", "Finding", "FindingPart", "FindingSeverity", "FindingText", "Prose"]

FindingPart = Literal["title", "problem", "cause", "step"]
FindingSeverity = Literal["high", "medium", "low"]

FINDING_PARTS: tuple[FindingPart, ...] = ("title", "problem", "cause", "step")


class Prose(NamedTuple):
    """A text in the language of templates, and the place of its first character."""

    text: str
    place: Place


class FindingText(NamedTuple):
    """What a finding says in one of its parts, in both languages."""

    part: FindingPart
    zh: Prose
    en: Prose


class Finding(NamedTuple):
    """A rule that judges figures, and what is written where it holds.

    `severity` comes first in the order of findings, then the value of `by`, the larger first.
    """

    name: str
    place: Place
    when: Expression
    texts: tuple[FindingText, ...]
    severity: FindingSeverity = "medium"
    by: Expression | None = None
