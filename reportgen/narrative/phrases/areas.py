"""The areas directly below: which are highest and lowest, and how many reach the target."""

from abc import abstractmethod
from typing import Literal, NamedTuple

from reportgen.narrative.facts import Below, Fact, MissingFigure, Phrase, Stated
from reportgen.narrative.numbers import exact, trimmed
from reportgen.narrative.phrases.lists import Lists
from reportgen.narrative.phrases.parts import leading
from reportgen.narrative.phrases.reading import is_few, is_there, is_withheld
from reportgen.narrative.phrases.values import decimals_of
from reportgen.nouns.area import Area
from reportgen.nouns.figure import WITHHELD
from reportgen.nouns.unit import Unit

__all__ = ["Areas", "Reached", "Standing"]

# The areas that print one amount, and this amount.
Group = tuple[str, list[Below]]

_FEWEST = 2


class Standing(NamedTuple):
    """Areas of one value: their names, the value as printed, and their place, counted from the top or the bottom."""

    names: list[str]
    amount: str
    place: int
    end: Literal["top", "bottom"]


class Reached(NamedTuple):
    """How many areas reached something, of those that have a figure; `partial` where others have none."""

    reaching: int
    areas: tuple[Area, ...]
    partial: bool
    goal: str


class Areas(Lists):
    """Words about the areas directly below the report's; those without a figure are left out."""

    def highest(self, fact: Fact, count: int = 1) -> Phrase:
        """List the areas with the highest figures: 石桥村（99.2%）、竹林村（98.1%）; what prints alike shares a place.

        Those that tie with the last one are listed too if they are no more than two, else left out with it. Raises
        MissingFigure (`tied`) if nothing remains or all areas are equal, (`no-areas`) for fewer than two with a figure,
        (`withheld`) where that of any area is, which might be the highest.
        """
        for one in fact.below:
            if is_withheld(one.fact):
                raise MissingFigure(f"highest({fact.name})", WITHHELD)
        return self._extremes(fact, count, "top")

    def lowest(self, fact: Fact, count: int = 1) -> Phrase:
        """List the areas with the lowest figures, as `highest` does, the lowest first.

        Where some are suppressed or withheld, nobody may say which is the lowest: MissingFigure with that reason.
        """
        _require_told(fact, "lowest")
        return self._extremes(fact, count, "bottom")

    def reaching(self, fact: Fact, bound: float | None = None) -> Phrase:
        """Say how many areas reach their target, or a bound: 13个乡镇中有9个达到年度目标.

        Raises MissingFigure (`no-areas`) for fewer than two areas with a figure, (`no-target`) where none has a target,
        and with the reason why the figure of any area is not told.
        """
        _require_told(fact, "reaching")
        what = f"reaching({fact.name})"
        there = [one for one in fact.below if is_there(one.fact)]
        if len(there) < _FEWEST:
            raise MissingFigure(what, "no-areas")
        judged = [(one.area, one.fact, one.fact.goal if bound is None else bound) for one in there]
        known = [(area, each, goal) for area, each, goal in judged if goal is not None]
        if len(known) < _FEWEST:
            raise MissingFigure(f"target({fact.name})", "no-target")
        count = sum((each.figure.value or 0) >= goal for _, each, goal in known)
        areas = tuple(area for area, _, _ in known)
        goal = self._goal_words(fact.figure.period.isdigit()) if bound is None else self._bound(fact, bound)
        text = self._reaching(Reached(count, areas, len(known) < len(fact.below), goal))
        return Phrase(text, (Stated(what, count),))

    def _extremes(self, fact: Fact, count: int, end: Literal["top", "bottom"]) -> Phrase:
        unit = self._brief(fact.indicator.unit, alike=True)
        groups = self._groups(fact, unit, end)
        chosen = groups[: leading([len(group) for _, group in groups], count)]
        if len(groups) == 1 or not chosen:
            raise MissingFigure(_call(fact, end), "tied")
        standings, place = [], 1
        for amount, group in chosen:
            names = [one.area.named(self.lang) for one in group]
            standings.append(Standing(names, amount, place, end))
            place += len(group)
        stated = (Stated(f"{fact.name}@{one.area.code}", one.fact.figure.value) for _, group in chosen for one in group)
        return Phrase(self._standing(standings), tuple(stated))

    def _groups(self, fact: Fact, unit: Unit, end: Literal["top", "bottom"]) -> list[Group]:
        """Return the areas that have a figure, those that print alike together, the first place first.

        Two areas of 99% are equal to the reader, though one may have 98.7 and the other 99.2.
        """
        there = [one for one in fact.below if is_there(one.fact)]
        if len(there) < _FEWEST:
            raise MissingFigure(_call(fact, end), "no-areas")
        groups: dict[str, list[Below]] = {}
        for one in there:
            value = _value(one)
            groups.setdefault(self._quantity(value, unit, decimals_of(one.fact, value)), []).append(one)
        return sorted(groups.items(), key=lambda group: _value(group[1][0]), reverse=end == "top")

    def _bound(self, fact: Fact, bound: float) -> str:
        number = exact(bound)
        return self._quantity(number, fact.indicator.unit, len(trimmed(number).partition(".")[2]))

    @abstractmethod
    def _standing(self, standings: list[Standing]) -> str:
        """Word areas with their figures."""

    @abstractmethod
    def _reaching(self, reached: Reached) -> str:
        """Word how many areas reached something."""

    @abstractmethod
    def _goal_words(self, yearly: bool) -> str:
        """Name the target."""


def _call(fact: Fact, end: Literal["top", "bottom"]) -> str:
    return f"{'highest' if end == 'top' else 'lowest'}({fact.name})"


def _require_told(fact: Fact, word: str) -> None:
    for one in fact.below:
        if is_few(one.fact.figure) or is_withheld(one.fact):
            raise MissingFigure(f"{word}({fact.name})", one.fact.figure.missing)


def _value(below: Below) -> int | float:
    return below.fact.figure.value or 0
