"""The cells of a table's rows: figures, their shares of a total, and the marks that stand for what is not told."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from math import isfinite
from typing import Any

from reportgen.narrative.facts import Fact, MissingFigure, Stated
from reportgen.narrative.material import TableRow
from reportgen.narrative.numbers import exact, kept, rounded
from reportgen.narrative.phrases.reading import is_there, raw
from reportgen.narrative.phrases.values import decimals_of, digits_of
from reportgen.narrative.stating import spelled
from reportgen.narrative.tables.words import TableWords
from reportgen.narrative.target import Cell, Printed
from reportgen.nouns.figure import HIDDEN, REST, SUPPRESSED, WITHHELD

__all__ = ["ALL", "SHARE_DECIMALS", "CellWriter", "decimals_of_column", "is_any_off", "mark_of", "portion"]

ALL = Decimal(100)
SHARE_DECIMALS = 1
# A tenth of a table's time is spared by making these without their own constructors.
_new_stated = partial(tuple.__new__, Stated)
_new_printed = partial(tuple.__new__, Printed)
_new_cell = partial(tuple.__new__, Cell)


class CellWriter:
    """Writes the cells of rows of areas and categories."""

    def __init__(self, wording: Any, words: TableWords) -> None:
        self._wording = wording
        self._words = words

    def row(
        self,
        expression: str,
        row: TableRow,
        wholes: Sequence[Fact | None],
        decimals: Sequence[int],
        printed: list[Printed],
    ) -> list[Cell]:
        """Return the figures of a row; those of one that lacks a figure, or has shares, with more care.

        `wholes` are the totals of columns of shares, None for other columns.
        """
        if row.kind not in ("area", "category", "total") or any(wholes):
            return self._each(expression, row, wholes, decimals, printed)
        at = f"[{row.facts[0].figure.category.removesuffix(REST)}]" if row.kind == "category" else f"@{row.area.code}"
        digits, number = self._wording._digits, len(printed)
        cells, entries = [], []
        for fact, places in zip(row.facts, decimals, strict=True):
            value = fact.figure.value
            if value is None or (type(value) is not int and not isfinite(value)):
                return self._each(expression, row, wholes, decimals, printed)
            number += 1
            text = digits(value, places)
            stated = _new_stated((fact.indicator.name + at, value))
            entries.append(_new_printed((number, expression, text, (stated,))))
            cells.append(_new_cell((text, number)))
        printed += entries
        return cells

    def _each(
        self,
        expression: str,
        row: TableRow,
        wholes: Sequence[Fact | None],
        decimals: Sequence[int],
        printed: list[Printed],
    ) -> list[Cell]:
        found = []
        for fact, whole, most in zip(row.facts, wholes, decimals, strict=True):
            text, stated = self._share(fact, whole) if whole else self._figure(fact, most)
            number = len(printed) + 1 if stated else 0
            if stated:
                printed.append(_new_printed((number, expression, text, (stated,))))
            found.append(_new_cell((text, number)))
        return found

    def _figure(self, fact: Fact, decimals: int) -> tuple[str, Stated | None]:
        """Return a figure as printed, or the mark that stands for it, and what it states."""
        try:
            text = digits_of(self._wording, fact, decimals)
        except MissingFigure as error:
            if error.reason != SUPPRESSED:
                return mark_of(self._words, error.reason), None
            text = f"<{fact.figure.below}"
        return text, Stated(spelled(fact.figure), fact.figure.value)

    def _share(self, fact: Fact, whole: Fact) -> tuple[str, Stated | None]:
        """Return what a figure makes of the total in percent, or the mark that stands for it, and what it states."""
        text, percent = portion(self._wording, self._words, fact, whole)
        if percent is None:
            return text, None
        return text, Stated(f"share({spelled(fact.figure)}, {spelled(whole.figure)})", percent)


def portion(wording: Any, words: TableWords, fact: Fact, whole: Fact) -> tuple[str, int | float | None]:
    """Return a part in percent of its whole, as it is printed and as it is; the mark and None where there is none."""
    if {fact.figure.missing, whole.figure.missing} & HIDDEN:
        return words.withheld, None
    part, total = fact.figure.value, whole.figure.value
    if part is None or not total:
        return words.no_value, None
    percent = kept(exact(part) * ALL / exact(total))
    return wording._digits(percent, SHARE_DECIMALS), percent


def mark_of(words: TableWords, reason: str) -> str:
    """Return the mark that stands for a figure that is missing for a reason."""
    return words.withheld if reason == WITHHELD else words.no_value


def decimals_of_column(column: Sequence[Fact]) -> int:
    """Return how many decimals each figure of a column has: as many as the one that has most."""
    if not column[0].indicator.decimals:
        return 0
    return max((decimals_of(fact, raw(fact)) for fact in column if is_there(fact)), default=0)


def is_any_off(rows: Sequence[TableRow], wholes: Sequence[Fact | None]) -> bool:
    """Say whether the shares of any column, as printed, make anything but 100."""
    return any(_is_off(rows, number) for number, whole in enumerate(wholes) if whole)


def _is_off(rows: Sequence[TableRow], number: int) -> bool:
    """Say whether the shares of a column make anything but 100; not where one is missing."""
    values = [row.facts[number].figure.value for row in rows]
    known = [exact(value) for value in values if value is not None]
    together = sum(known, Decimal())
    if len(known) < len(values) or not together:
        return False
    return sum((rounded(value * ALL / together, SHARE_DECIMALS) for value in known), Decimal()) != ALL
