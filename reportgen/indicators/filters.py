"""Filters over the rows of a part: what they share is evaluated once, on plain arrays where that says the same."""

import ast
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from reportgen.expressions.evaluate import holds
from reportgen.expressions.parse import Tree

__all__ = ["Filters"]

Bools = NDArray[np.bool_]
_COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: np.equal,
    ast.Lt: np.less,
    ast.LtE: np.less_equal,
    ast.Gt: np.greater,
    ast.GtE: np.greater_equal,
}
_FEW = 3
"""So many categories are sooner compared one by one than looked up."""
_WIDTHS = (np.int8, np.int16, np.int32)


class Filters:
    """The filters of one part, by their syntax."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame
        self._found: dict[str, Bools] = {}
        self._numbers: dict[str, NDArray[Any] | None] = {}

    def holds(self, tree: Tree) -> Bools:
        """Return for which rows a filter holds; raises ReportError where operators meet what they do not fit."""
        return self._mask(tree, tree.node)

    def _mask(self, tree: Tree, node: ast.expr) -> Bools:
        key = ast.dump(node)
        if key not in self._found:
            self._found[key] = self._evaluated(tree, node)
        return self._found[key]

    def _evaluated(self, tree: Tree, node: ast.expr) -> Bools:
        if isinstance(node, ast.BoolOp) and all(map(_is_column, node.values)):
            join = np.logical_and if isinstance(node.op, ast.And) else np.logical_or
            found = self._mask(tree, node.values[0])
            for value in node.values[1:]:
                found = join(found, self._mask(tree, value))
            return found
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not) and _is_column(node.operand):
            return ~self._mask(tree, node.operand)
        plain = self._of_numbers(node)
        return self._of_rows(tree, node) if plain is None else plain

    def _of_rows(self, tree: Tree, node: ast.expr) -> Bools:
        """Evaluate by the rules of the language; of one column of texts, on its categories only."""
        part = Tree(tree.text, tree.place, node)
        names = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)} & set(self._frame.columns)
        column = self._frame[names.pop()] if len(names) == 1 else None
        if column is not None and isinstance(column.dtype, pd.CategoricalDtype):
            kinds = column.cat.categories
            if len(kinds) < len(column):
                every = pd.Series(pd.Categorical.from_codes([*range(len(kinds)), -1], dtype=column.dtype))
                return _looked_up(_said(part, lambda name: every, len(every)), column.cat.codes.to_numpy())
        compared = _compared_columns(node)

        def lookup(name: str) -> "pd.Series[Any]":
            found = self._frame[name]
            if name in compared and found.dtype == "category":
                return found.astype("str")
            return found.astype(np.int64) if _is_narrow(found.dtype) else found  # which has room for what is computed

        return _said(part, lookup, len(self._frame))

    def _of_numbers(self, node: ast.expr) -> Bools | None:
        """Compare a column of whole numbers with others, or take one of truths; None where it is none."""
        if isinstance(node, ast.Name):
            return self._frame[node.id].to_numpy() if self._frame[node.id].dtype == np.bool_ else None
        parts = _comparisons(node)
        if parts is None:
            return None
        name, signs = parts
        numbers = self._whole(name)
        if numbers is None:
            return None
        found: Bools = _COMPARISONS[type(signs[0][0])](numbers, signs[0][1])
        for sign, value in signs[1:]:
            found = found & _COMPARISONS[type(sign)](numbers, value)
        return found

    def _whole(self, name: str) -> NDArray[Any] | None:
        """Return a column of integers as narrow as it goes."""
        if name not in self._numbers:
            kind = self._frame[name].dtype
            values = self._frame[name].to_numpy() if kind == np.int64 or _is_narrow(kind) else None
            if values is not None and len(values) and not _is_narrow(kind):
                least, most = int(values.min()), int(values.max())
                fit = [width for width in _WIDTHS if np.iinfo(width).min <= least and most <= np.iinfo(width).max]
                values = values.astype(fit[0]) if fit else values
            self._numbers[name] = values
        return self._numbers[name]


def _is_narrow(kind: Any) -> bool:  # noqa: ANN401 - whatever a column may hold
    return isinstance(kind, np.dtype) and kind.kind in "iu" and kind.itemsize < np.dtype(np.int64).itemsize


def _said(tree: Tree, lookup: Callable[[str], "pd.Series[Any]"], size: int) -> Bools:
    found = holds(tree, lookup)
    return np.asarray(found, dtype=bool) if hasattr(found, "dtype") else np.full(size, found)


def _looked_up(said: Bools, codes: NDArray[Any]) -> Bools:
    """Return what is said of each row's category; what is missing comes last."""
    true = np.flatnonzero(said[:-1])
    if not said[-1] and len(true) <= _FEW:
        found = np.zeros(len(codes), dtype=bool)
        for code in true.tolist():
            found |= codes == code
        return found
    return said.take(codes)


def _is_column(node: ast.expr) -> bool:
    """Say whether an operand surely is a column, which decides nothing about the other operands."""
    if isinstance(node, ast.BoolOp):
        return all(map(_is_column, node.values))
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, ast.Not) and _is_column(node.operand)
    return isinstance(node, ast.Name) or any(isinstance(one, ast.Name) for one in _arguments(node))


def _arguments(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.Compare):
        return [node.left, *node.comparators]
    return node.args if isinstance(node, ast.Call) else []


def _comparisons(node: ast.expr) -> tuple[str, list[tuple[ast.cmpop, int]]] | None:
    """Read `18 <= age`, `age < 60` or `between(age, 18, 59)`: a name and what it is compared with."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _COMPARISONS:
        if isinstance(node.left, ast.Name) and (number := _integer(node.comparators[0])) is not None:
            return node.left.id, [(node.ops[0], number)]
        return None
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id != "between":
        return None
    low, high = (_integer(limit) for limit in node.args[1:3])
    if low is None or high is None or not isinstance(node.args[0], ast.Name):
        return None
    return node.args[0].id, [(ast.GtE(), low), (ast.LtE(), high)]


def _integer(node: ast.expr) -> int | None:
    return node.value if isinstance(node, ast.Constant) and type(node.value) is int else None


def _compared_columns(node: ast.expr) -> set[str]:
    """Return the names that are compared with other names: categories of two columns compare as texts only."""
    found: set[str] = set()
    for one in ast.walk(node):
        if isinstance(one, ast.Compare):
            sides = {side.id for side in (one.left, *one.comparators) if isinstance(side, ast.Name)}
            found |= sides if len(sides) > 1 else set()
    return found
