"""The cells of tables in which each row is an indicator: its value, that of the year before, the change, the target."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import isfinite
from typing import Any, NamedTuple

from reportgen.narrative.facts import Fact, MissingFigure, Stated
from reportgen.narrative.numbers import rounded
from reportgen.narrative.phrases.movement import GROWTH_DECIMALS, difference, growth_since, is_few_for_growth
from reportgen.narrative.phrases.reading import base, is_rate, raw
from reportgen.narrative.phrases.values import decimals_of
from reportgen.narrative.tables.cells import mark_of, portion
from reportgen.narrative.tables.words import TableWords
from reportgen.nouns.figure import HIDDEN, SUPPRESSED, Figure
from reportgen.nouns.tables import TableColumn

__all__ = ["IndicatorCells", "Told"]


class Told(NamedTuple):
    """A cell before its column is known: its text, what it states, and the unit that the text is in (%, points).

    `note` is what needs saying of it below the table.
    """

    text: str
    stated: Stated | None = None
    unit: str = ""
    note: str = ""


class IndicatorCells:
    """Writes the cells of one language's tables of indicators."""

    def __init__(self, wording: Any, words: TableWords) -> None:
        self._wording = wording
        self._words = words

    def column(self, column: TableColumn, facts: Sequence[Fact], known: Mapping[str, Fact]) -> list[Told]:
        """Return a column of cells; `known` are all facts of the report's area, for the wholes of shares."""
        if column.share_of:
            return [self._share(fact, known[column.share_of]) for fact in facts]
        return [getattr(self, f"_{column.figure}")(fact) for fact in facts]

    def _unit(self, fact: Fact) -> Told:
        return Told(self._words.unit(fact.indicator.unit))

    def _value(self, fact: Fact) -> Told:
        return self._figure(fact, fact.figure, fact.name)

    def _previous(self, fact: Fact) -> Told:
        return self._figure(fact, fact.before, f"previous({fact.name})")

    def _target(self, fact: Fact) -> Told:
        goal = fact.goal and Figure(fact.name, fact.figure.area, fact.figure.period, fact.goal)
        return self._figure(fact, goal or None, f"target({fact.name})")

    def _figure(self, fact: Fact, figure: Figure | None, what: str) -> Told:
        """Return a figure of an indicator with the decimals of its row, or the mark that stands for it."""
        if figure is None:
            return Told(self._words.no_value)
        if figure.missing == SUPPRESSED:
            return Told(f"<{figure.below}", Stated(what, None))
        value = figure.value
        if value is None or not isfinite(value):
            return Told(mark_of(self._words, figure.missing))
        return Told(self._wording._digits(value, _decimals(fact)), Stated(what, value))

    def _share(self, fact: Fact, whole: Fact) -> Told:
        """Return a figure in percent of another; nothing of one that is counted in something else."""
        if fact.indicator.unit.key != whole.indicator.unit.key:
            return Told(self._words.no_value)
        text, percent = portion(self._wording, self._words, fact, whole)
        if percent is None:
            return Told(text)
        return Told(text, Stated(f"share({fact.name}, {whole.name})", percent), "%")

    def _moved(self, fact: Fact) -> Told:
        """Return by how many points a rate differs from the year before."""
        amount, decimals = difference(fact).amount, fact.indicator.decimals
        is_off = rounded(raw(fact), decimals) - rounded(base(fact), decimals) != rounded(amount, decimals)
        note = self._words.changes_before_rounding if is_off else ""
        text = self._wording._digits(amount, decimals)
        return Told(text, Stated(f"change({fact.name})", amount), self._words.points, note)

    def _change(self, fact: Fact) -> Told:
        """Return the change since the year before: of rates in points, of anything else in percent."""
        try:
            if is_rate(fact):
                return self._moved(fact)
            growth = growth_since(fact)
        except MissingFigure as error:
            hidden = error.reason in HIDDEN
            return Told(self._words.withheld if hidden else self._words.no_value)
        if growth is None:
            is_few = is_few_for_growth(fact, base(fact))
            return Told(self._words.no_value, note=self._words.few_for_growth if is_few else "")
        return Told(self._wording._digits(growth, GROWTH_DECIMALS), Stated(f"growth({fact.name})", growth), "%")


@lru_cache(64)
def _decimals(fact: Fact) -> int:
    """Return how many decimals the figures of a row have: as many as the one that has most."""
    indicator = fact.indicator
    if not indicator.decimals or indicator.unit.kind == "count":
        return indicator.decimals
    values = [figure.value for figure in (fact.figure, fact.before) if figure] + [fact.goal]
    return max((decimals_of(fact, value) for value in values if value is not None and isfinite(value)), default=0)
