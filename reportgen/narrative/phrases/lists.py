"""Several figures or texts in a row: parts of a whole, leading categories, lists, numbering."""

from abc import abstractmethod
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from math import inf
from operator import itemgetter
from typing import NamedTuple

from reportgen.narrative.facts import Fact, MissingFigure, Part, Phrase, Stated, UntrueWord
from reportgen.narrative.numbers import exact, kept
from reportgen.narrative.phrases.comparisons import Portion, portion
from reportgen.narrative.phrases.parts import add_up, by_size, leading, left_over
from reportgen.narrative.phrases.reading import existing, is_few, is_there, is_withheld, raw, said, told
from reportgen.narrative.phrases.values import Item, Values
from reportgen.nouns.figure import SUPPRESSED, WITHHELD, Figure
from reportgen.nouns.unit import Unit

__all__ = ["Lists", "Named", "category_of", "parts_of"]

_FEW = 0.5
_ALL = 100
_SEEN = 64
"""Of how many breakdowns the leading categories are remembered: those of a report, which each language lists."""


class Named(NamedTuple):
    """What a figure is of, and the figure as printed."""

    name: str
    amount: str


class Lists(Values):
    """Splits, leading categories and lists; a missing figure drops out, all of them missing drops the clause."""

    def split(self, *facts: Fact, whole: Fact | None = None, other: Fact | None = None, sort: bool = False) -> Phrase:
        """Say the parts of something just named: 其中农业人口28088人、…, of which the agricultural population ….

        With `whole` the parts must add up to it: UntrueWord is raised where they do not. Where a part is missing, the
        others must not exceed the whole. With `other` what the parts leave of that whole is added as 其他, others; not
        where a part is missing, or nothing is left. `sort` puts the largest first. With `whole`, a single part that
        is withheld is told as the rest.
        """
        return self._parts(facts, whole, other, sort=sort, opens=False)

    def of_these(
        self, *facts: Fact, whole: Fact | None = None, other: Fact | None = None, sort: bool = False
    ) -> Phrase:
        """Say the parts as a sentence of their own: of these, the agricultural population accounted for 28,088."""
        return self._parts(facts, whole, other, sort=sort, opens=True)

    def respectively(self, *facts: Fact) -> Phrase:
        """Name several figures, then their values: 农业人口、非农业人口分别为28088人和6194人."""
        found = told(facts)
        return Phrase(self._respectively(self._named(found)), tuple(map(said, found)))

    def top(self, fact: Fact, count: int) -> Phrase:
        """List the largest categories of a breakdown: 河南省1203人、湖南省900人, Henan (1,203) and Hunan (900).

        Categories of nothing are left out. Those tied with the last one are listed too if they are no more than two,
        else left out with it; MissingFigure (`tied`) is raised if nothing remains, or (`no-parts`) is nothing there.
        """
        parts = _leading(fact, count)
        unit = self._alike(self._brief(fact.indicator.unit, alike=True), [part.figure for part in parts])
        named = [Named(part.label[self.lang], self._of_category(fact, part.figure, unit)) for part in parts]
        states = tuple(Stated(f"{fact.name}[{category_of(part)}]", part.figure.value) for part in parts)
        return Phrase(self._top(named), states)

    def top_share(self, fact: Fact, count: int, *, decimals: int = 1) -> Phrase:
        """Say what percentage of the whole the categories that `top` lists make up: 前三位合计占62.1%.

        Raises MissingFigure (`no-others`) where they make up all of it.
        """
        parts, whole, what = _leading(fact, count), raw(fact), f"top_share({fact.name}, {count})"
        if any(is_few(part.figure) for part in parts):
            raise MissingFigure(what, SUPPRESSED)
        together = sum((exact(_size(part)) for part in parts), exact(0))
        if not whole:
            raise MissingFigure(what, "division-by-zero")
        if together > exact(whole):
            raise UntrueWord("top_share", what, f"{together} > {whole}")
        percent = kept(together * 100 / exact(whole))
        if percent == _ALL:
            raise MissingFigure(what, "no-others")
        return Phrase(self._top_share(len(parts), portion(percent, decimals)), (Stated(what, percent),))

    def listing(self, *items: Item) -> Phrase:
        """List texts or figures: 甲、乙和丙, A, B and C. Missing figures and empty texts drop out.

        Raises MissingFigure where nothing is left.
        """
        present = [item for item in items if not isinstance(item, Fact) or item.exists]
        phrases = [phrase for phrase in map(self._phrase, present) if phrase.text]
        if not phrases:
            # Raises the reason why the first figure is missing, or that there is nothing at all.
            existing(tuple(item for item in items if isinstance(item, Fact)))
        states = tuple(one for phrase in phrases for one in phrase.stated)
        return Phrase(self._listed([phrase.text for phrase in phrases]), states)

    def enumerator(self, number: int, count: int = 0, *, inside: bool = False) -> Phrase:
        """Return what opens a point, ready for its text to follow: 一是, First; nothing if it is the only one.

        `count` is how many points there are, 0 where that is not known. `inside` is set for points within a sentence,
        which English opens with a small letter.
        """
        return Phrase("" if count == 1 else self._enumerator(number, count, inside))

    def numbering(self, level: int, number: int) -> Phrase:
        """Return the number of a heading of level 1 to 4, ready for its text: 一、（一）1.（1）, I. (I) 1. (1)."""
        return Phrase(self._numbering(level, number))

    def ordinal(self, number: int) -> Phrase:
        """Return an ordinal number: 第六, sixth."""
        return Phrase(self._ordinal(number))

    def _parts(
        self, facts: tuple[Fact, ...], whole: Fact | None, other: Fact | None, *, sort: bool, opens: bool
    ) -> Phrase:
        found = told(facts)
        counted = tuple(fact for fact in found if is_there(fact))
        for all_of_it in (one for one in (whole, other) if one and not is_withheld(one)):
            add_up(facts, counted, all_of_it, least=all_of_it is other)
        named = self._named(by_size(found) if sort else found)
        rest = left_over(found, other) if other and len(counted) == len(facts) else ()
        if other and rest:
            unit = self._brief(other.indicator.unit, alike=True)
            named.append(Named(self._others(), self._sized(other, rest[0].value or 0, unit)))
        hidden = [fact for fact in facts if is_withheld(fact)] if whole else []
        if len(hidden) == 1 and len(found) == len(facts) - 1:
            text = self._split_with_rest(named, hidden[0].indicator.title[self.lang], opens)
        else:
            text = self._split(named, opens)
        return Phrase(text, (*map(said, found), *rest))

    def _named(self, facts: Sequence[Fact]) -> list[Named]:
        units = {fact.indicator.unit.key: self._brief(fact.indicator.unit, alike=False) for fact in facts}
        if len(units) == 1:
            first, figures = facts[0].indicator, [fact.figure for fact in facts]
            units = {first.unit.key: self._alike(self._brief(first.unit, alike=True), figures)}
        return [
            Named(fact.indicator.title[self.lang], self._told(fact, units[fact.indicator.unit.key]).text)
            for fact in facts
        ]

    def _of_category(self, fact: Fact, figure: Figure, unit: Unit) -> str:
        if is_few(figure):
            return self._fewer(self._digits(figure.below, 0), unit)
        return self._sized(fact, figure.value or 0, unit)

    @abstractmethod
    def _enumerator(self, number: int, count: int, inside: bool) -> str:
        """Return what opens one of several points."""

    @abstractmethod
    def _numbering(self, level: int, number: int) -> str:
        """Return the number of a heading."""

    @abstractmethod
    def _ordinal(self, number: int) -> str:
        """Return an ordinal number."""

    @abstractmethod
    def _brief(self, unit: Unit, alike: bool) -> Unit:
        """Return the unit to print in a list, whose units are all alike or not."""

    def _alike(self, unit: Unit, figures: Sequence[Figure]) -> Unit:
        """Return the unit in which all figures of a list are printed in one way."""
        return unit

    @abstractmethod
    def _split(self, parts: list[Named], opens: bool) -> str:
        """Word the parts of a whole, as a clause or (`opens`) as a sentence."""

    @abstractmethod
    def _split_with_rest(self, parts: list[Named], name: str, opens: bool) -> str:
        """Word the parts of a whole of which the last one is told by its name alone."""

    @abstractmethod
    def _others(self) -> str:
        """Return the name of all parts that are not named."""

    @abstractmethod
    def _respectively(self, parts: list[Named]) -> str:
        """Word several figures by their names first."""

    @abstractmethod
    def _top(self, parts: list[Named]) -> str:
        """Word the leading categories."""

    @abstractmethod
    def _top_share(self, count: int, percent: Portion) -> str:
        """Word the share of the leading categories together."""

    @abstractmethod
    def _listed(self, texts: list[str]) -> str:
        """Join texts into a list."""


def parts_of(fact: Fact) -> tuple[Part, ...]:
    """Return the categories of a breakdown that have something, the largest first."""
    return tuple(part for _, part in _sized(fact))


def _sized(fact: Fact) -> list[tuple[int | float, Part]]:
    """Return the categories of a breakdown that have something with their sizes, the largest first."""
    found = [(size, part) for part in fact.parts if 0 < (size := _size(part)) < inf]
    found.sort(key=itemgetter(0), reverse=True)
    return found


@lru_cache(_SEEN)
def _leading(fact: Fact, count: int) -> tuple[Part, ...]:
    """Return the largest categories, as `Lists.top` promises."""
    if any(part.figure.missing == WITHHELD for part in fact.parts[:count]):
        raise MissingFigure(fact.name, WITHHELD)
    sized = _sized(fact)
    if not sized or count < 1:
        raise MissingFigure(fact.name, "no-parts")
    sizes = [len(tuple(equals)) for _, equals in groupby(sized, itemgetter(0))]
    groups = leading(sizes, count)
    if not groups:
        raise MissingFigure(fact.name, "tied")
    return tuple(part for _, part in sized[: sum(sizes[:groups])])


def _size(part: Part) -> int | float:
    """Return the size of a category; small counts that are not told are all alike."""
    return _FEW if is_few(part.figure) else part.figure.value or 0


def category_of(part: Part) -> str:
    """Return the category by which a breakdown states a part."""
    return part.figure.category or part.label.zh
