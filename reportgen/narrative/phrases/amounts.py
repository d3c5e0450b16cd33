"""Several amounts of things: goods, what lies in an area, tallies by kind, some out of all."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import NamedTuple

from reportgen.narrative.facts import Fact, MissingFigure, Phrase, Stated, UntrueWord
from reportgen.narrative.numbers import exact, kept, rounded
from reportgen.narrative.phrases.bounds import Bounds
from reportgen.narrative.phrases.comparisons import Portion, portion
from reportgen.narrative.phrases.lists import Lists, Named, category_of, parts_of
from reportgen.narrative.phrases.parts import add_up, by_size
from reportgen.narrative.phrases.reading import existing, raw, stated
from reportgen.nouns.unit import Unit

__all__ = ["Amounts"]

_ALL = 100


class _Kinds(NamedTuple):
    """Kinds of something as printed, and what they state."""

    named: list[Named]
    stated: tuple[Stated, ...]


class Amounts(Bounds, Lists):
    """Amounts of things; what is missing or zero drops out, and the clause where nothing is left."""

    def goods(self, *facts: Fact) -> Phrase:
        """List goods with their amounts: 食用油763瓶、大米773袋, 763 bottles of cooking oil and 773 bags of rice.

        Raises MissingFigure where all are missing, or (`all-zero`) there is none of any.
        """
        found = _some(facts)
        return Phrase(self._goods([self._good(fact, raw(fact)) for fact in found]), tuple(map(stated, found)))

    def jurisdiction(self, *facts: Fact) -> Phrase:
        """Say what lies in the area: 辖12个村、1个社区, jurisdiction over 12 villages and 1 community."""
        found = _some(facts)
        return Phrase(self._jurisdiction([self.value(fact).text for fact in found]), tuple(map(stated, found)))

    def tally(
        self, *facts: Fact, whole: Fact | None = None, noun: str = "", plural: str = "", sort: bool = False
    ) -> Phrase:
        """Say how many there are of all kinds and of each: 共3个问题，其中登记不全2个、查验不严1个.

        `noun` stands in place of the unit of the whole. Without a `whole` the kinds are the categories of the one
        figure. Kinds of which there is none are left out; of nothing at all there is not a single one. Raises
        UntrueWord where the kinds do not add up to the whole.
        """
        if whole is None and len(facts) != 1:
            raise ValueError("a tally has a whole, or is that of a breakdown")
        total = whole or facts[0]
        counted = Stated(total.name, raw(total))
        unit = self._unit(noun, plural) if noun else total.indicator.unit
        kinds = self._kinds(facts, total, sort=sort) if whole else self._categories(total)
        if not rounded(raw(total), total.indicator.decimals):
            return Phrase(self._none(unit), (counted, *kinds.stated))
        if not any(one.value for one in kinds.stated):
            raise MissingFigure(total.name, "no-parts")
        one, printed = raw(total) == 1, self._amount(total, raw(total), unit)
        only = len(kinds.named) == 1 and raw(total) in [one.value for one in kinds.stated]
        text = self._tally_of_one(printed, kinds.named[0].name, one=one) if only else None
        text = text or self._tally(printed, kinds.named, labels=not whole)
        return Phrase(text, (counted, *kinds.stated))

    def out_of(self, part: Fact, whole: Fact) -> Phrase:
        """Say how many of how many, with the rate: 5037人中有4886人（97.0%）, 4,886 of the 5,037 people (97.0 percent).

        Raises MissingFigure for a whole of zero, UntrueWord for a part beyond its whole or in another unit.
        """
        some, every, what = raw(part), raw(whole), f"share({part.name}, {whole.name})"
        if not every:
            raise MissingFigure(what, "division-by-zero")
        if not 0 <= some <= every or part.indicator.unit.kind != whole.indicator.unit.kind:
            raise UntrueWord("out_of", what, f"{some} / {every}")
        percent = kept(exact(some) * _ALL / exact(every))
        text = self._out_of(part, whole, portion(percent, 1))
        return Phrase(text, (stated(part), stated(whole), Stated(what, percent)))

    def _kinds(self, facts: tuple[Fact, ...], whole: Fact, *, sort: bool) -> _Kinds:
        known = existing(facts)
        add_up(facts, known, whole, word="tally")
        found = tuple(fact for fact in known if raw(fact))
        return _Kinds(self._named(by_size(found) if sort else found), tuple(map(stated, known)))

    def _categories(self, whole: Fact) -> _Kinds:
        """Return the categories of a breakdown, and what is left without a category."""
        parts, unit = parts_of(whole), self._brief(whole.indicator.unit, alike=True)
        stated = [Stated(f"{whole.name}[{category_of(part)}]", part.figure.value) for part in parts]
        named = [Named(part.label[self.lang], self._of_category(whole, part.figure, unit)) for part in parts]
        rest = kept(exact(raw(whole)) - sum((exact(one.value or 0) for one in stated), exact(0)))
        if rest < 0:
            raise UntrueWord("tally", whole.name, f"{rest}")
        if rounded(rest, whole.indicator.decimals) and all(part.figure.value is not None for part in whole.parts):
            named.append(Named(self._others(), self._sized(whole, rest, unit)))
        return _Kinds(named, tuple(stated))

    @abstractmethod
    def _good(self, fact: Fact, value: int | float) -> str:
        """Word an amount of something."""

    @abstractmethod
    def _goods(self, texts: Sequence[str]) -> str:
        """Join goods into a list."""

    @abstractmethod
    def _jurisdiction(self, texts: Sequence[str]) -> str:
        """Word what lies in an area."""

    @abstractmethod
    def _tally(self, total: str, kinds: list[Named], *, labels: bool) -> str:
        """Word a tally; `labels` says that its kinds are categories and no indicators."""

    @abstractmethod
    def _tally_of_one(self, total: str, kind: str, *, one: bool) -> str:
        """Word a tally in which all are of one kind; `one` says that there is only one."""

    @abstractmethod
    def _out_of(self, part: Fact, whole: Fact, rate: Portion) -> str:
        """Word a part out of its whole, which is not zero."""

    def _exactly(self, fact: Fact, unit: Unit) -> str:
        return self._sized(fact, raw(fact), unit)


def _some(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    found = tuple(fact for fact in existing(facts) if raw(fact))
    if not found:
        raise MissingFigure(facts[0].name, "all-zero")
    return found
