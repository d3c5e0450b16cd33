"""Reading facts: their raw values, or the reason why there is none."""

from math import isfinite

from reportgen.narrative.facts import Fact, MissingFigure, Stated
from reportgen.nouns.figure import HIDDEN, SUPPRESSED, WITHHELD, Figure

__all__ = [
    "base",
    "existing",
    "is_few",
    "is_known",
    "is_rate",
    "is_there",
    "is_withheld",
    "least_told",
    "raw",
    "said",
    "stated",
    "told",
]


def raw(fact: Fact) -> int | float:
    """Return the raw value.

    Raises MissingFigure where there is none or it is not a finite number.
    """
    value = fact.figure.value
    if type(value) is int:
        return value
    if value is None or not isfinite(value):
        raise MissingFigure(fact.name, fact.figure.missing if value is None else "not-a-number")
    return value


def stated(fact: Fact) -> Stated:
    """Return what a text states that prints the fact."""
    return Stated(fact.name, raw(fact))


def said(fact: Fact) -> Stated:
    """Return what a text states that prints the fact, or that it is a small count."""
    return Stated(fact.name, None) if is_few(fact.figure) else stated(fact)


def is_few(figure: Figure) -> bool:
    """Say whether a figure is a small count that is not told."""
    return figure.missing == SUPPRESSED


def is_withheld(fact: Fact) -> bool:
    """Say whether a figure is not told because it would give a small count away."""
    return fact.figure.missing == WITHHELD


def least_told(fact: Fact) -> int:
    """Return the count from which on such counts are told, for one that is not.

    Raises MissingFigure for a figure that is missing for any other reason.
    """
    if not is_few(fact.figure):
        raw(fact)
    return fact.figure.below


def told(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Return the facts that have a value or are small counts.

    Raises the first one's MissingFigure where there are none, and MissingFigure for no facts at all.
    """
    return tuple(fact for fact in facts if fact.exists) or existing(facts)


def existing(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Return the facts that have a value.

    Raises the first one's MissingFigure where none has, and MissingFigure for no facts at all.
    """
    if not facts:
        raise MissingFigure("figures", "no-parts")
    found = tuple(fact for fact in facts if is_there(fact))
    if not found:
        raw(facts[0])
    return found


def base(fact: Fact, than: Fact | None = None) -> int | float:
    """Return the raw value that a fact is compared with: of the year before, or of another fact.

    Raises MissingFigure with the reason `no-base` where there is none, or with the reason why it is not told.
    """
    figure = than.figure if than else fact.before
    if figure is None or figure.value is None or not _is_finite(figure.value):
        what = than.name if than else f"previous({fact.name})"
        hidden = figure is not None and figure.missing in HIDDEN
        raise MissingFigure(what, figure.missing if figure and hidden else "no-base")
    return figure.value


def is_rate(fact: Fact) -> bool:
    """Say whether the fact is a percentage, whose changes are told in percentage points."""
    return fact.indicator.unit.kind in ("percent", "points")


def is_there(fact: Fact) -> bool:
    """Say whether the fact has a finite value."""
    value = fact.figure.value
    return value is not None and _is_finite(value)


def is_known(fact: Fact) -> bool:
    """Say whether there is a figure, be it one that is not told."""
    return is_there(fact) or fact.figure.missing in HIDDEN


def _is_finite(value: int | float) -> bool:
    return type(value) is not float or isfinite(value)
