"""Figures as templates see them, and text that still knows the figures it states."""

from math import isfinite
from typing import NamedTuple

from reportgen.nouns.area import Area
from reportgen.nouns.figure import SUPPRESSED, Figure
from reportgen.nouns.indicator import Indicator
from reportgen.nouns.unit import Text

__all__ = ["Below", "Fact", "MissingFigure", "Part", "Phrase", "Stated", "UntrueWord"]


class Stated(NamedTuple):
    """One thing that a text states: an indicator's name, or a call such as `change(inflow)`, and its raw value."""

    what: str
    value: int | float | None


class Phrase:
    """A text in one language and what it states; templates print it like any other value."""

    __slots__ = ("stated", "text")

    def __init__(self, text: str, stated: tuple[Stated, ...] = ()) -> None:
        self.text = text
        self.stated = stated

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Phrase({self.text!r})"


class Part(NamedTuple):
    """One category of a breakdown, with its name in both languages."""

    label: Text
    figure: Figure


class MissingFigure(Exception):
    """A text needs a figure that does not exist; the clause around it is dropped."""

    def __init__(self, what: str, reason: str) -> None:
        self.what = what
        self.reason = reason
        super().__init__(f"{what}: {reason}")


class UntrueWord(Exception):
    """A template asked for a word that its figure contradicts, such as nearly 90 percent of 84.3 percent."""

    def __init__(self, word: str, what: str, value: str) -> None:
        self.word = word
        self.what = what
        self.value = value
        super().__init__(f"{word}: {what} = {value}")


class Below(NamedTuple):
    """An area directly below the report's, and its fact."""

    area: Area
    fact: "Fact"


class Fact:
    """An indicator's figure for the report's area and period, with what it is compared with.

    `name` is the indicator's, as formulas and templates spell it; `at(inflow, 2008)` where the figure is of another
    period. `before` is the same figure a year earlier, `goal` the value to reach; both None where there is none.
    `parts` are the categories of a breakdown, in order of size. `below` are the areas directly below in the order of
    the areas file, and `tied` says whether a peer has the same rank; both are there where the templates ask for them.
    """

    __slots__ = ("before", "below", "figure", "goal", "indicator", "name", "parts", "tied")

    def __init__(
        self,
        indicator: Indicator,
        figure: Figure,
        before: Figure | None = None,
        goal: int | float | None = None,
        parts: tuple[Part, ...] = (),
        name: str = "",
    ) -> None:
        self.indicator = indicator
        self.figure = figure
        self.before = before
        self.goal = goal
        self.parts = parts
        self.name = name or indicator.name
        self.below: tuple[Below, ...] = ()
        self.tied = False

    @property
    def value(self) -> int | float:
        """Return the raw value.

        Raises MissingFigure where there is none.
        """
        value = self.figure.value
        if value is None:
            raise MissingFigure(self.name, self.figure.missing)
        return value

    @property
    def exists(self) -> bool:
        """Say whether there is a finite value, or a small count of which no more than that is told."""
        value = self.figure.value
        return isfinite(value) if value is not None else self.figure.missing == SUPPRESSED
