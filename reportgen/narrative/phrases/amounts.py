"""Several amounts of things: goods, what lies in an area, tallies by kind, some out of all."""

from abc import abstractmethod
from collections.abc import Sequence

from reportgen.narrative.facts import Fact, MissingFigure, Phrase, Stated, UntrueWord
from reportgen.narrative.numbers import exact, kept, rounded
from reportgen.narrative.phrases.bounds import Bounds
from reportgen.narrative.phrases.comparisons import Portion, portion
from reportgen.narrative.phrases.lists import Lists, Named
from reportgen.narrative.phrases.parts import add_up, by_size
from reportgen.narrative.phrases.reading import existing, raw, stated
from reportgen.nouns.unit import Unit

__all__ = ["Amounts"]

_ALL = 100


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

    def tally(self, *facts: Fact, whole: Fact, noun: str = "", plural: str = "", sort: bool = False) -> Phrase:
        """Say how many there are of all kinds and of each: 共3个问题，其中登记不全2个、查验不严1个.

        `noun` stands in place of the unit of the whole. Kinds of which there is none are left out; of nothing at all
        there is not a single one. Raises UntrueWord where the kinds do not add up to the whole.
        """
        what = stated(whole)
        unit = self._unit(noun, plural) if noun else whole.indicator.unit
        if not facts:
            raise MissingFigure(whole.name, "no-parts")
        known = existing(facts)
        add_up(facts, known, whole, word="tally")
        found = tuple(fact for fact in known if raw(fact))
        if not rounded(raw(whole), whole.indicator.decimals):
            return Phrase(self._none(unit), (what, *map(stated, known)))
        if not found:
            raise MissingFigure(next((fact.name for fact in facts if fact not in known), whole.name), "no-parts")
        named = self._named(by_size(found) if sort else found)
        total = self._amount(whole, raw(whole), unit)
        only = len(found) == 1 and raw(found[0]) == what.value
        return Phrase(self._tally(total, named, one=what.value == 1, only=only), (what, *map(stated, known)))

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
    def _tally(self, total: str, kinds: list[Named], *, one: bool, only: bool) -> str:
        """Word a tally; `one` says that there is one in all, `only` that all are of the one kind."""

    @abstractmethod
    def _out_of(self, part: Fact, whole: Fact, rate: Portion) -> str:
        """Word a part out of its whole, which is not zero."""

    def _exactly(self, fact: Fact, unit: Unit) -> str:
        return self._quantity(raw(fact), unit, fact.indicator.decimals)


def _some(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    found = tuple(fact for fact in existing(facts) if raw(fact))
    if not found:
        raise MissingFigure(facts[0].name, "all-zero")
    return found
