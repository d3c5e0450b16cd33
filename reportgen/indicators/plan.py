"""What a ledger's indicators need of its rows: every filter evaluated once, every column made ready once."""

import ast
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from reportgen.data.ledger import FILE, Ledger
from reportgen.expressions.evaluate import holds
from reportgen.expressions.functions import ROW_FUNCTIONS
from reportgen.expressions.names import names
from reportgen.expressions.parse import Tree, parse
from reportgen.indicators.bins import Bins
from reportgen.indicators.decimals import Scaled, scaled
from reportgen.nouns.indicator import Expression, Indicator
from reportgen.nouns.issue import ReportError, issue

__all__ = ["Columns", "Keys", "Rows"]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that a filter lets through and that have a place in time: their positions, or None for all rows."""

    positions: NDArray[np.int64] | None

    def of(self, values: NDArray[Any]) -> NDArray[Any]:
        """Return the values of these rows."""
        return values if self.positions is None else values[self.positions]


@dataclass(frozen=True, slots=True)
class Keys:
    """A column as positions among its distinct values, -1 where it is missing."""

    codes: NDArray[np.int64]
    members: "pd.Index[Any]"

    @property
    def size(self) -> int:
        """Return how many distinct values there are, at least one."""
        return max(len(self.members), 1)

    @property
    def texts(self) -> tuple[str, ...]:
        """Return the distinct values as texts."""
        return tuple(map(str, self.members.tolist())) or ("",)


@dataclass(frozen=True, slots=True)
class Columns:
    """A ledger's columns and filters, each prepared when first asked for and then shared by all indicators."""

    ledger: Ledger
    bins: Bins
    _rows: dict[str, Rows] = field(default_factory=dict)
    _numbers: dict[str, Scaled] = field(default_factory=dict)
    _keys: dict[str, Keys] = field(default_factory=dict)

    def rows(self, where: Expression | None) -> Rows:
        """Return the rows for which a filter holds; filters of equal text share them."""
        text = where.text.strip() if where else ""
        if text not in self._rows:
            mask = self.bins.rows >= 0
            if where:
                mask = mask & self._holds(where)
            self._rows[text] = Rows(None if mask.all() else np.flatnonzero(mask))
        return self._rows[text]

    def number(self, indicator: Indicator) -> Scaled:
        """Return the column of a sum, mean, minimum or maximum, scaled to whole numbers where that is exact.

        Raises ReportError (`indicators.not-a-number`) where it holds no numbers.
        """
        name = indicator.measure.column if indicator.measure else ""
        if name not in self._numbers:
            column = self.ledger.frame[name]
            if column.dtype.kind not in "iufb":
                raise ReportError([issue("indicators.not-a-number", indicator.place, column=name)])
            self._numbers[name] = scaled(column.to_numpy(np.float64, na_value=np.nan))
        return self._numbers[name]

    def key(self, name: str) -> Keys:
        """Return a column as positions among its distinct values."""
        if name not in self._keys:
            column = self.ledger.frame[name]
            if isinstance(column.dtype, pd.CategoricalDtype):
                codes, members = column.cat.codes.to_numpy(), column.cat.categories
            else:
                codes, members = pd.factorize(column)
            self._keys[name] = Keys(codes.astype(np.int64), members)
        return self._keys[name]

    def lacking(self, indicator: Indicator) -> Rows | None:
        """Return the rows of files that lack a column the indicator needs; None where no file does."""
        if not self.ledger.lacking:
            return None
        where, measure = indicator.where, indicator.measure
        used = names(parse(where.text, where.place, ROW_FUNCTIONS)) if where else ()
        needed = {*(one.name for one in used), measure.column if measure else "", indicator.by}
        files = sorted({file for name in needed for file in self.ledger.lacking.get(name, ())})
        if not files:
            return None
        key = f"{FILE} in {files}"
        if key not in self._rows:
            mask = (self.bins.rows >= 0) & self.ledger.frame[FILE].isin(files).to_numpy()
            self._rows[key] = Rows(np.flatnonzero(mask))
        return self._rows[key]

    def _holds(self, where: Expression) -> NDArray[np.bool_]:
        tree = parse(where.text, where.place, ROW_FUNCTIONS)
        compared = _compared_columns(tree)

        def lookup(name: str) -> "pd.Series[Any]":
            column = self.ledger.frame[name]
            return column.astype("str") if name in compared and column.dtype == "category" else column

        found = holds(tree, lookup)
        return np.asarray(found, dtype=bool) if hasattr(found, "dtype") else np.full(len(self.ledger.frame), found)


def _compared_columns(tree: Tree) -> set[str]:
    """Return the names that are compared with other names: categories of two columns compare as texts only."""
    found: set[str] = set()
    for node in ast.walk(tree.node):
        if isinstance(node, ast.Compare):
            sides = {side.id for side in (node.left, *node.comparators) if isinstance(side, ast.Name)}
            found |= sides if len(sides) > 1 else set()
    return found
