"""Figures beside other figures: shares, ranks, targets."""

from abc import abstractmethod
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from typing import Literal, NamedTuple

from reportgen.narrative.facts import Fact, MissingFigure, Phrase, Stated, UntrueWord
from reportgen.narrative.numbers import exact, kept, rounded
from reportgen.narrative.phrases.reading import is_rate, raw, stated
from reportgen.narrative.phrases.values import Values

__all__ = ["Comparisons", "Goal", "Place", "Portion", "goal_of", "portion"]

_ALL = Decimal(100)
_FEWEST_RANKED = 2


class Portion(NamedTuple):
    """A printed percentage; `edge` tells where rounding would make nothing or everything of it."""

    printed: Decimal
    decimals: int
    edge: Literal["", "under", "over"]


class Place(NamedTuple):
    """A place among peers: 2nd of the 13 townships in the district."""

    rank: int
    ranked: int
    among: str
    peers: str
    tied: bool


class Goal(NamedTuple):
    """How a figure stands to its target, which is `value`.

    `portion` is set for counts, `gap` for rates, neither where both would read 0.
    """

    side: Literal["below", "met", "above"]
    portion: Portion | None
    gap: int | float | None
    yearly: bool
    value: int | float


class Comparisons(Values):
    """Shares of a whole, places among peers, targets reached or missed."""

    def share(self, part: Fact, whole: Fact, *, accounting: bool = False, decimals: int = 1) -> Phrase:
        """Say what percentage of a whole a part is: 占流入人口的38.5%, 38.5 percent of the inflow population.

        English puts `accounting for` in front where `accounting` is set; Chinese always says 占.
        Raises MissingFigure for a whole of zero, UntrueWord for a part beyond its whole.
        """
        what = f"share({part.name}, {whole.name})"
        percent = _percent(raw(part), raw(whole), "share", what)
        text = self._share(portion(percent, decimals), whole, accounting)
        return Phrase(text, (Stated(what, percent),))

    def rank(self, fact: Fact, among: str = "", peers: str = "", *, tied: bool = False) -> Phrase:
        """Say a place among peers, always with how many they are: 居全区13个乡镇第2位.

        `among` is where (全区, the district), `peers` what is ranked (乡镇, townships). A place that is shared is said
        to be so, as it is where `tied` is set. Raises MissingFigure where the figure has no rank or no peers.
        """
        raw(fact)
        what, figure = f"rank({fact.name})", fact.figure
        if figure.rank < 1 or figure.ranked < _FEWEST_RANKED:
            raise MissingFigure(what, "no-rank")
        place = Place(figure.rank, figure.ranked, among, peers, tied or fact.tied)
        return Phrase(self._rank(place), (Stated(what, figure.rank),))

    def target(self, fact: Fact) -> Phrase:
        """Say how a figure stands to its target: percent of it for counts, percentage points for rates.

        Raises MissingFigure (`no-target`) where there is none.
        """
        goal = goal_of(fact)
        return Phrase(self._target(fact, goal), (stated(fact), Stated(f"target({fact.name})", goal.value)))

    @abstractmethod
    def _share(self, portion: Portion, whole: Fact, accounting: bool) -> str:
        """Word a share."""

    @abstractmethod
    def _rank(self, place: Place) -> str:
        """Word a place among peers."""

    @abstractmethod
    def _target(self, fact: Fact, goal: Goal) -> str:
        """Word how a figure stands to its target."""


def _percent(part: int | float, whole: int | float, word: str, what: str) -> int | float:
    if not whole:
        raise MissingFigure(what, "division-by-zero")
    if part < 0 or part > whole:
        raise UntrueWord(word, what, f"{part} / {whole}")
    return kept(exact(part) * 100 / exact(whole))


def portion(percent: int | float, decimals: int) -> Portion:
    """Print a percentage; one that only rounding makes 0 or 100 is put on the right side of it."""
    printed, step = rounded(percent, decimals), Decimal(1).scaleb(-decimals)
    if percent > 0 and not printed:
        return Portion(step, decimals, "under")
    if percent < _ALL and printed == _ALL:
        return Portion(_ALL - step, decimals, "over")
    return Portion(printed, 0 if percent == _ALL else decimals, "")


@lru_cache(64)
def goal_of(fact: Fact) -> Goal:
    """Say how a figure stands to its target. Raises MissingFigure (`no-target`) where there is none."""
    value, goal, yearly = raw(fact), fact.goal, fact.figure.period.isdigit()
    if goal is None or not isfinite(goal):
        raise MissingFigure(f"target({fact.name})", "no-target")
    if value == goal:
        return Goal("met", None, None, yearly, goal)
    side: Literal["below", "above"] = "below" if value < goal else "above"
    if is_rate(fact) or goal <= 0 or value < 0:
        return Goal(side, None, _gap(fact, value, goal) or None, yearly, goal)
    done = portion(kept(exact(value) * 100 / exact(goal)), 1)
    slightly = side == "above" and done.printed == _ALL
    return Goal(side, None if slightly else done, None, yearly, goal)


def _gap(fact: Fact, value: int | float, goal: int | float) -> int | float:
    """Return how far apart value and target are as they are printed, so that a reader finds the same; 0 for a hair."""
    decimals = fact.indicator.decimals
    return abs(kept(rounded(value, decimals) - rounded(goal, decimals)))
