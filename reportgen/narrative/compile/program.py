"""A compiled outline, and how to find the template's line for each of its own."""

from typing import NamedTuple

from reportgen.nouns.issue import Place

__all__ = ["CompiledReport", "Site"]


class Site(NamedTuple):
    """A place in a template that prints something, by the expression written there."""

    expression: str
    section: str
    file: str
    line: int


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
