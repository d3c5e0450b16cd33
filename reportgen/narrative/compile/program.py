"""A compiled outline, and how to find the template's line for each of its own."""

from collections.abc import Iterable
from typing import NamedTuple

from reportgen.nouns.issue import Place
from reportgen.nouns.period import Period, parse_period

__all__ = ["PRECEDING", "Asked", "CompiledReport", "Site", "asked_by", "period_asked"]

PRECEDING = "preceding"
"""Stands for the period just before the report's, whichever that is, among those that are asked for."""


class Site(NamedTuple):
    """A place in a template that prints something, by the expression written there."""

    expression: str
    section: str
    file: str
    line: int


class Asked(NamedTuple):
    """The figures that an outline asks for beyond those of its own area and period, by the names of their indicators.

    `below` those of the areas directly below, `ranked` those whose rank among their peers is told, `at` those of
    another period, each with that period's key or PRECEDING.
    """

    below: frozenset[str] = frozenset()
    ranked: frozenset[str] = frozenset()
    at: frozenset[tuple[str, str]] = frozenset()


class CompiledReport(NamedTuple):
    """A report's outline in one language for one target: bytecode, and where each of its lines came from.

    `choices` are how many wordings each of its variations has. `excused` are the figures that the templates say are
    stated in one language only.
    """

    code: bytes
    places: tuple[Place, ...]
    sites: tuple[Site, ...]
    choices: tuple[int, ...] = ()
    excused: frozenset[str] = frozenset()
    asked: Asked = Asked()


def asked_by(outlines: Iterable[CompiledReport]) -> Asked:
    """Return what any of the outlines asks for."""
    every = [outline.asked for outline in outlines]
    return Asked(*(frozenset().union(*each) for each in zip(*every, strict=True))) if every else Asked()


def period_asked(key: str, period: Period) -> Period | None:
    """Return the period that a key of `Asked.at` means in a report on a period; None where it means none."""
    return period.preceding if key == PRECEDING else parse_period(key)
