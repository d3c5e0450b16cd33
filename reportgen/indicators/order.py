"""Formulas in the order in which they can be computed."""

from collections.abc import Mapping, Sequence

from reportgen.expressions.functions import FIGURE_FUNCTIONS
from reportgen.expressions.names import check_names, figure_references
from reportgen.expressions.parse import Tree, parse
from reportgen.nouns.indicator import Indicator
from reportgen.nouns.issue import Issue, ReportError, issue

__all__ = ["in_order", "needed_by"]


def in_order(indicators: Sequence[Indicator]) -> tuple[tuple[Indicator, Tree], ...]:
    """Return the indicators with a formula, each after those that it needs, and their parsed formulas.

    Raises ReportError where a formula names no indicator, or where formulas need one another in a circle.
    """
    trees = _parsed(indicators)
    by_name = {indicator.name: indicator for indicator in indicators}
    needs = {name: [need for need in needed_by(tree, by_name) if need in trees] for name, tree in trees.items()}
    done: dict[str, None] = {}
    problems = [found for name in needs if (found := _visit(name, needs, done, (), by_name))]
    if problems:
        raise ReportError(problems)
    return tuple((by_name[name], trees[name]) for name in done)


def needed_by(tree: Tree, indicators: Mapping[str, Indicator]) -> tuple[str, ...]:
    """Return the indicators whose values a formula needs, among them those that hold a target it asks for."""
    references = figure_references(tree)
    targets = [indicators[name].target for function, name in references.through if function == "target"]
    return (*references.every, *(target for target in targets if isinstance(target, str)))


def _parsed(indicators: Sequence[Indicator]) -> dict[str, Tree]:
    names = {indicator.name for indicator in indicators}
    trees: dict[str, Tree] = {}
    problems: list[Issue] = []
    for indicator in indicators:
        if indicator.formula:
            tree = parse(indicator.formula.text, indicator.formula.place, FIGURE_FUNCTIONS)
            problems.extend(check_names(tree, names))
            trees[indicator.name] = tree
    if problems:
        raise ReportError(problems)
    return trees


def _visit(
    name: str,
    needs: Mapping[str, Sequence[str]],
    done: dict[str, None],
    path: tuple[str, ...],
    by_name: Mapping[str, Indicator],
) -> Issue | None:
    if name in done:
        return None
    if name in path:
        circle = " → ".join([*path[path.index(name) :], name])
        return issue("indicators.circle", by_name[name].place, circle=circle)
    for need in needs[name]:
        if found := _visit(need, needs, done, (*path, name), by_name):
            return found
    done[name] = None
    return None
