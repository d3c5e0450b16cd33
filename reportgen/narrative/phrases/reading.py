"""Reading facts: their raw values, or the reason why there is none."""

from math import isfinite

from reportgen.narrative.facts import Fact, MissingFigure, Stated

__all__ = ["base", "existing", "is_rate", "is_there", "raw", "stated"]


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

    Raises MissingFigure with the reason `no-base` where there is none.
    """
    figure = than.figure if than else fact.before
    if figure is None or figure.value is None or not _is_finite(figure.value):
        what = than.name if than else f"previous({fact.name})"
        raise MissingFigure(what, "no-base")
    return figure.value


def is_rate(fact: Fact) -> bool:
    """Say whether the fact is a percentage, whose changes are told in percentage points."""
    return fact.indicator.unit.kind in ("percent", "points")


def is_there(fact: Fact) -> bool:
    """Say whether the fact has a finite value."""
    value = fact.figure.value
    return value is not None and _is_finite(value)


def _is_finite(value: int | float) -> bool:
    return type(value) is not float or isfinite(value)
