"""Conditions and checks on the figures of one area and period. Imports neither numpy nor pandas: it runs per report."""

import ast
import operator
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from reportgen.expressions.evaluate import evaluate, holds
from reportgen.expressions.functions import CONDITION_FUNCTIONS
from reportgen.expressions.names import figure_references
from reportgen.expressions.parse import Tree, parse
from reportgen.nouns.area import Area
from reportgen.nouns.figure import ABSENT, Figure
from reportgen.nouns.finding import Finding
from reportgen.nouns.indicator import Expression, Indicator
from reportgen.nouns.issue import Issue, Place, ReportError, issue
from reportgen.nouns.period import Period
from reportgen.nouns.report import Check

__all__ = ["Figures", "Scope", "evaluate_condition", "evaluate_number", "run_checks"]

Figures = Mapping[tuple[str, str, str], Figure]
Value = int | float | None

_SIGNS: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_parse = lru_cache(maxsize=512)(parse)
_references = lru_cache(maxsize=512)(figure_references)


class Scope:
    """What an expression may look up: the figures of an area, by (indicator, period's key, category).

    `above` are the figures of the area above it, `conditions` and `findings` those that the config names; `area` is
    asked for its name and its level.
    """

    __slots__ = (
        "_above", "_conditions", "_figures", "_findings", "_functions", "_indicators", "_key", "_missed", "_open",
        "_words", "period",
    )  # fmt: skip

    def __init__(
        self,
        indicators: Mapping[str, Indicator],
        period: Period,
        figures: Figures,
        above: Figures | None = None,
        conditions: Mapping[str, Expression] | None = None,
        findings: Sequence[Finding] = (),
        area: Area | None = None,
    ) -> None:
        self.period = period
        self._key = key = period.key
        self._indicators = indicators
        self._figures = figures
        self._above = above or {}
        self._findings = tuple(finding.name for finding in findings)
        self._conditions = {**(conditions or {}), **{finding.name: finding.when for finding in findings}}
        self._open: tuple[str, ...] = ()
        self._missed: list[str] = []
        self._words = {"area": area.name, "level": area.level} if area else {}
        self._functions: dict[str, Callable[..., Any]] = {
            "previous": lambda name: self._of(name, period.previous.key),
            "preceding": lambda name: self._of(name, period.preceding.key),
            "change": self._change,
            "growth": self._growth,
            "target": self._target,
            "rank": self._rank,
            "parent": lambda name: self._value(self._above.get((name, key, ""))),
        }

    @property
    def figures(self) -> Figures:
        """Return the figures that the scope was made with."""
        return self._figures

    def value(self, name: str) -> Value | bool | str:
        """Return the value of an indicator, None where it is missing, or whether a named condition or finding holds;
        for `findings`, whether any does; for `area` and `level`, the area's name and level."""
        if name in self._conditions:
            return self._holds_named(name)
        if name in self._words:
            return self._words[name]
        if name == "findings":
            return any(map(self._holds_named, self._findings))
        return self._of(name, self._key)

    def evaluate(self, tree: Tree) -> Any:  # noqa: ANN401 - numbers, texts and truths
        """Return what an expression gives here."""
        return evaluate(tree, self.value, self._functions)

    def holds(self, tree: Tree) -> bool:
        """Say whether an expression is true here; what is missing is not true."""
        return bool(holds(tree, self.value, self._functions))

    def missed(self, tree: Tree) -> tuple[str, ...]:
        """Return why each figure that an expression looks up and that is missing is so; empty: it does not exist."""
        self._missed.clear()
        self.evaluate(tree)
        return tuple(self._missed)

    def _holds_named(self, name: str) -> bool:
        if name in self._open:
            circle = " → ".join((*self._open, name))
            raise ReportError([issue("indicators.circle", self._conditions[name].place, circle=circle)])
        outer, self._open = self._open, (*self._open, name)
        try:
            return evaluate_condition(self._conditions[name], self)
        finally:
            self._open = outer

    def _of(self, name: str, key: str) -> Value:
        return self._value(self._figures.get((name, key, "")))

    def _value(self, figure: Figure | None) -> Value:
        if figure is None or figure.value is None:
            self._missed.append(figure.missing if figure else "")
            return None
        return figure.value

    def _change(self, name: str) -> Value:
        now, before = self._of(name, self._key), self._of(name, self.period.previous.key)
        return None if now is None or before is None else _to_digits(now - before)

    def _growth(self, name: str) -> Value:
        """Return the growth in percent; there is none on a base that is zero or negative."""
        now, before = self._of(name, self._key), self._of(name, self.period.previous.key)
        return None if now is None or before is None or before <= 0 else _to_digits((now - before) / before * 100)

    def _target(self, name: str) -> Value:
        target = self._indicators[name].target
        return self._of(target, self._key) if isinstance(target, str) else target

    def _rank(self, name: str) -> Value:
        figure = self._figures.get((name, self._key, ""))
        return (figure.rank or None) if figure else None


def evaluate_condition(expression: Expression, scope: Scope) -> bool:
    """Say whether a condition holds for an area and period."""
    return scope.holds(_parse(expression.text, expression.place, CONDITION_FUNCTIONS))


def evaluate_number(expression: Expression, scope: Scope) -> Value:
    """Return what an expression gives for an area and period, None where that is missing or no number."""
    found = scope.evaluate(_parse(expression.text, expression.place, CONDITION_FUNCTIONS))
    return found if isinstance(found, int | float) else None


def run_checks(checks: Sequence[Check], scope: Scope, area: str) -> list[Issue]:
    """Return an issue for every check that the figures of an area (by the name to print) do not pass.

    A check of figures that are missing cannot be made, which is a warning, unless all that is missing lacks a ledger
    or a column that the config calls optional, or several figures were to be compared and there is none of them.
    """
    found = (_run_check(check, scope, area) for check in checks)
    return [problem for problem in found if problem]


def _run_check(check: Check, scope: Scope, area: str) -> Issue | None:
    expression = check.expression
    tree = _parse(expression.text, expression.place, CONDITION_FUNCTIONS)
    node = tree.node
    named: dict[str, Any] = {"area": area, "period": scope.period.key, "expression": expression.text}
    place = expression.place or check.place
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _SIGNS:
        return _compare(node, tree, scope, place, named)
    if scope.holds(tree):
        return None
    if missing := _missing(tree, scope):
        return _not_made(tree, scope, place, named, missing)
    figures = "; ".join(_side(ast.Name(name), scope.value(name)) for name in _references(tree).every)
    return issue("indicators.check-untrue", place, figures=figures, **named)


def _compare(node: ast.Compare, tree: Tree, scope: Scope, place: Place, named: dict[str, Any]) -> Issue | None:
    """Compare two sides to 12 significant digits, so that 0.1 + 0.2 is 0.3."""
    sides = node.left, node.comparators[0]
    left, right = (_to_digits(scope.evaluate(Tree(tree.text, tree.place, side))) for side in sides)
    if left is None or right is None:
        return _not_made(tree, scope, place, named, _missing(tree, scope) or [_text(sides[left is not None])])
    if _SIGNS[type(node.ops[0])](left, right):
        return None
    return issue("indicators.check-failed", place, left=_side(sides[0], left), right=_side(sides[1], right), **named)


def _not_made(tree: Tree, scope: Scope, place: Place, named: dict[str, Any], missing: Sequence[str]) -> Issue | None:
    missed = scope.missed(tree)
    if missed and ABSENT.issuperset(missed):
        return None
    if 1 < len(_references(tree).every) == len(missing):
        return None
    return issue("indicators.check-not-made", place, severity="warning", missing=", ".join(missing), **named)


def _missing(tree: Tree, scope: Scope) -> list[str]:
    return [name for name in _references(tree).every if scope.value(name) is None]


def _side(node: ast.expr, value: Any) -> str:  # noqa: ANN401
    return str(value) if isinstance(node, ast.Constant) else f"{_text(node)} = {value}"


def _text(node: ast.expr) -> str:
    return ast.unparse(node)


def _to_digits(value: Any) -> Any:  # noqa: ANN401
    return float(f"{value:.12g}") if isinstance(value, float) else value
