"""What a report can see: figures of its area, of those below and of the one above, in several periods."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reportgen.nouns.figure import Figure

__all__ = ["Cell", "Reason", "Sight", "by_cell", "cell_of"]


class Cell(NamedTuple):
    """A figure by its area (code), its period (key), its indicator and, in a breakdown, its category."""

    area: str
    period: str
    indicator: str
    category: str = ""


Reason = str
"""`suppressed` for a small count itself, `withheld` for what would give one away."""


class Sight(NamedTuple):
    """The figures that a report on `area` can see; `below` are the areas directly below it, `above` the one above.

    `under` pairs an area directly below with those that tables show below it in turn.
    """

    area: str
    figures: Mapping[Cell, Figure]
    below: tuple[str, ...] = ()
    above: str = ""
    under: tuple[tuple[str, tuple[str, ...]], ...] = ()


def cell_of(figure: Figure) -> Cell:
    """Return the cell that a figure stands in."""
    return Cell(figure.area, figure.period, figure.indicator, figure.category)


def by_cell(figures: Iterable[Figure]) -> dict[Cell, Figure]:
    """Return figures by their cells."""
    return {cell_of(figure): figure for figure in figures}
