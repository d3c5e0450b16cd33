"""One part of a ledger → small arrays that add up: what is counted in the areas that occur in it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportgen.data.ledger import FILE
from reportgen.data.remarks import Remarks
from reportgen.indicators.distinct import distinct_entries, spread
from reportgen.indicators.entries import Entries
from reportgen.indicators.exact import ONE, Addends, Terms
from reportgen.indicators.groups import Groups
from reportgen.indicators.plan import Counted, Counting, Quantity
from reportgen.indicators.rows import Rows, both
from reportgen.nouns.issue import Issue, ReportError, issue

__all__ = ["JOINS", "Extents", "Tally", "tally"]

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
JOINS: Mapping[str, tuple[np.ufunc, float]] = {"min": (np.minimum, np.inf), "max": (np.maximum, -np.inf)}
"""How values join that do not add up, and what none of them is."""


class Extents(NamedTuple):
    """The least and the greatest key of areas, as marks."""

    areas: Ints
    least: NDArray[Any]
    most: NDArray[Any]


class Tally(NamedTuple):
    """What a part holds of each quantity: of areas by periods, or by categories.

    `areas` are the positions of those that occur, in ascending order; the places of `entries` count from the first of
    them. `texts` are the categories of columns, `extents` those of the keys that are counted, and `whole` says which
    columns hold whole numbers only.
    """

    areas: Ints
    totals: dict[Quantity, Terms]
    entries: dict[Quantity, Entries]
    texts: dict[str, list[str]]
    extents: dict[str, Extents]
    whole: dict[str, bool]
    problems: tuple[Issue, ...]
    remarks: Remarks


def tally(counting: Counting, rows: Rows, remarks: Remarks) -> Tally:
    """Count the rows of a part. What is wrong with filters and measures is among the problems of the result."""
    found = _Tallying(rows)
    problems: list[Issue] = []
    for quantity in counting.present:
        found.add(quantity, None)
    for counted in counting.counted:
        try:
            found.count(counted)
        except ReportError as error:
            problems.extend(error.issues)
    return found.done(tuple(problems), remarks)


class _Tallying:
    """Counts quantities, each once."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._totals: dict[Quantity, Terms] = {}
        self._entries: dict[Quantity, Entries] = {}
        self._masks: dict[str, Bools | None] = {"": None}
        self._counts: dict[tuple[str, str], NDArray[Any]] = {}
        self._groups: dict[tuple[str, str], Groups] = {}

    def count(self, counted: Counted) -> None:
        """Count whatever an indicator is made of; raises ReportError where that cannot be done."""
        if counted.where and counted.text not in self._masks:
            self._masks[counted.text] = self._rows.filters.holds(counted.where)
        for quantity in counted.quantities:
            if quantity.name not in ("rows", "distinct") and self._rows.numbers(quantity.column) is None:
                place = counted.indicator.place
                raise ReportError([issue("indicators.not-a-number", place, column=quantity.column)])
            self.add(quantity, self._masks[counted.text])
        if counted.lacking:
            self.add(counted.lacking, self._rows.frame[FILE].isin(counted.lacking.files).to_numpy())

    def add(self, quantity: Quantity, mask: Bools | None) -> None:
        """Count a quantity over the rows of a mask, unless that is done."""
        if quantity in self._totals or quantity in self._entries:
            return
        if quantity.name == "distinct":
            found = distinct_entries(self._rows, quantity, mask)
            if quantity.by:
                self._entries[quantity] = found
            else:
                self._totals[quantity] = {ONE: self._laid_out(found)}
        elif quantity.by:
            self._entries[quantity] = self._by_category(quantity, mask)
        else:
            self._totals[quantity] = self._total(quantity, mask)

    def done(self, problems: tuple[Issue, ...], remarks: Remarks) -> Tally:
        """Return what was counted."""
        entries, texts = _with_texts(self._entries, self._rows)
        measured = {(one.name, one.column) for one in (*self._totals, *self._entries) if one.column}
        extents = {column: self._extents(column) for name, column in measured if name == "distinct"}
        numbers = {column: self._rows.numbers(column) for name, column in measured if name != "distinct"}
        whole = {column: found.whole for column, found in numbers.items() if found}
        return Tally(self._rows.areas, self._totals, entries, texts, extents, whole, problems, remarks)

    def _extents(self, name: str) -> Extents:
        some, least, most = self._rows.keys(name).extents(self._rows.area_starts)
        return Extents(self._rows.areas[some], least, most)

    def _total(self, quantity: Quantity, mask: Bools | None) -> Terms:
        rows = self._rows
        if quantity.name == "rows":
            return {ONE: self._over_time(quantity, self._counted(quantity, mask))}
        numbers = rows.numbers(quantity.column)
        assert numbers
        if quantity.name == "numbers":
            return {ONE: self._over_time(quantity, self._counted(quantity, both(mask, numbers.present)))}
        if quantity.name == "sum":
            return {
                unit: self._over_time(quantity, _summed(counts, mask, rows.starts)) for unit, counts in numbers.terms
            }
        join, none = JOINS[quantity.name]
        values = rows.values(quantity.column)
        chosen = both(mask, numbers.present)
        values = values if chosen is None else np.where(chosen, values, none)
        return {ONE: self._over_time(quantity, _reduced(join, values, rows.starts))}

    def _counted(self, quantity: Quantity, mask: Bools | None) -> NDArray[Any]:
        """Return how many rows of each cell a mask lets through."""
        key = (quantity.where, f"{quantity.column}{quantity.files}")
        if key not in self._counts:
            rows = self._rows
            if mask is None:
                found = np.diff(np.append(rows.starts, len(rows)))
            else:
                found = _reduced(np.add, mask.view(np.uint8), rows.starts, dtype=np.min_scalar_type(rows.longest))
            self._counts[key] = found.astype(np.min_scalar_type(rows.longest))
        return self._counts[key]

    def _over_time(self, quantity: Quantity, cells: NDArray[Any]) -> NDArray[Any]:
        join, none = JOINS.get(quantity.name, (np.add, 0))
        return spread(self._rows, quantity.kind, cells, join, none)

    def _laid_out(self, entries: Entries) -> NDArray[Any]:
        shape = (len(self._rows.areas), self._rows.period_count)
        found = np.zeros(shape, dtype=np.min_scalar_type(self._rows.longest))
        found.reshape(-1)[entries.places] = entries.columns[ONE]
        return found

    def _by_category(self, quantity: Quantity, mask: Bools | None) -> Entries:
        rows, name = self._rows, quantity.name
        if name == "rows":
            return self._grouped(quantity, mask).entries(quantity.kind, {ONE: None}, np.add)
        numbers = rows.numbers(quantity.column)
        assert numbers
        if name == "sum":
            groups = self._grouped(quantity, mask)
            return groups.entries(quantity.kind, dict(numbers.terms), np.add)
        groups = self._grouped(quantity, mask, numbers)
        if name == "numbers":
            return groups.entries(quantity.kind, {ONE: None}, np.add)
        return groups.entries(quantity.kind, {ONE: rows.values(quantity.column)}, JOINS[name][0])

    def _grouped(self, quantity: Quantity, mask: Bools | None, numbers: Addends | None = None) -> Groups:
        """Return the rows of a mask by cell and category; with `numbers`, those of them that have one."""
        present = numbers.present if numbers else None
        key = (quantity.where, f"{quantity.by} {quantity.column if present is not None else ''}")
        if key not in self._groups:
            self._groups[key] = Groups(self._rows, quantity.by, both(mask, present))
        return self._groups[key]


def _summed(counts: Ints, mask: Bools | None, starts: Ints) -> Ints:
    return np.asarray(_reduced(np.add, counts if mask is None else counts * mask, starts), dtype=np.int64)


def _reduced(join: np.ufunc, values: NDArray[Any], starts: Ints, **more: Any) -> NDArray[Any]:  # noqa: ANN401
    return np.asarray(join.reduceat(values, starts, **more)) if len(starts) else values[:0]


def _with_texts(found: Mapping[Quantity, Entries], rows: Rows) -> tuple[dict[Quantity, Entries], dict[str, list[str]]]:
    """Return entries whose kinds are positions among the texts of their column that occur, and these."""
    texts: dict[str, list[str]] = {}
    entries: dict[Quantity, Entries] = {}
    for by in {quantity.by for quantity in found}:
        here = {quantity: one for quantity, one in found.items() if quantity.by == by}
        occurs = np.zeros(rows.keys(by).size, dtype=bool)
        for one in here.values():
            occurs[one.kinds] = True
        texts[by] = rows.keys(by).texts(np.flatnonzero(occurs))
        places = np.cumsum(occurs) - 1
        entries |= {quantity: one._replace(kinds=places[one.kinds]) for quantity, one in here.items()}
    return entries, texts
