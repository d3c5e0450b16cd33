"""What the definitions of a config say about which figures follow from which."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from reportgen.expressions.functions import CONDITION_FUNCTIONS, FIGURE_FUNCTIONS
from reportgen.expressions.linear import Form, Reference, additive, equation, linear
from reportgen.expressions.names import figure_references
from reportgen.expressions.parse import Tree, parse
from reportgen.nouns.indicator import Indicator
from reportgen.nouns.report import Check

__all__ = ["PEOPLE", "Rules", "rules_of"]

PEOPLE = frozenset({"person", "couple", "household", "family"})
"""The units whose small counts are hidden."""
_COUNTS = ("count", "sum", "distinct")
_ADDITIVE = ("count", "sum")
_OF_ROWS = ("sum", "mean", "min", "max")
_BETWEEN_PERIODS = ("previous", "preceding")
_MINUS = Fraction(-1)


class Rules(NamedTuple):
    """The relations of a config.

    `sums` are forms that are zero for every area and period. `derived` are the figures that cannot be told while one
    that they are made of is hidden: rates, shares, growth. `additive` indicators of the areas below add up to that of
    the area. `counts` are those whose small values are hidden, `personal` those made of single people's rows. `parts`
    are the indicators in each formula, `above` those that one asks for of the area above.
    """

    sums: tuple[Form, ...]
    derived: Mapping[str, tuple[Reference, ...]]
    additive: frozenset[str]
    counts: frozenset[str]
    personal: frozenset[str]
    parts: Mapping[str, tuple[str, ...]]
    above: frozenset[str]


def rules_of(indicators: Sequence[Indicator], checks: Sequence[Check]) -> Rules:
    """Read the relations off the formulas, the checks and the definitions that two indicators share."""
    by_name = {indicator.name: indicator for indicator in indicators}
    trees = {one.name: _tree(one) for one in indicators if one.formula}
    forms = _linear_forms(by_name, trees)
    made_of = {name: tuple(_references(tree, by_name)) for name, tree in trees.items() if tree}
    derived = {name: references for name, references in made_of.items() if name not in forms}
    checked = (equation(parse(check.expression.text, None, CONDITION_FUNCTIONS)) for check in checks)
    sums = [Form({Reference("", name): _MINUS}) + form for name, form in forms.items()]
    sums += [form for form in checked if form and not any(reference.name in derived for reference in form.factors)]
    return Rules(
        (*sums, *_twins(indicators)),
        derived,
        additive([one.name for one in indicators if one.measure and one.measure.name in _ADDITIVE], forms),
        frozenset(one.name for one in indicators if _counts_people(one, forms)),
        frozenset(_personal(indicators)),
        {name: tuple(one.name for one in references) for name, references in made_of.items()},
        frozenset(one.name for references in made_of.values() for one in references if one.function == "parent"),
    )


def _tree(indicator: Indicator) -> Tree | None:
    return parse(indicator.formula.text, None, FIGURE_FUNCTIONS) if indicator.formula else None


def _linear_forms(by_name: Mapping[str, Indicator], trees: Mapping[str, Tree | None]) -> dict[str, Form]:
    """Return the formulas that are sums of figures that are counted themselves, or are such sums."""
    found = {
        name: form
        for name, tree in trees.items()
        if tree and by_name[name].unit.kind not in ("percent", "points", "ratio") and (form := linear(tree.node))
    }
    while wrong := {
        name
        for name, form in found.items()
        if any(one.name not in found and not _is_measured(by_name[one.name]) for one in form.factors)
    }:
        found = {name: form for name, form in found.items() if name not in wrong}
    return found


def _is_measured(indicator: Indicator) -> bool:
    return indicator.measure is not None and indicator.measure.name in _COUNTS


def _references(tree: Tree, by_name: Mapping[str, Indicator]) -> Iterator[Reference]:
    """Yield every figure that a formula is made of."""
    used = figure_references(tree)
    yield from (Reference("", name) for name in used.plain)
    for function, name in used.through:
        if function in ("change", "growth"):
            yield Reference("previous", name)
        elif function == "target" and isinstance(held := by_name[name].target, str):
            yield Reference("", held)
        yield Reference(function if function in ("previous", "preceding", "parent") else "", name)


def _counts_people(indicator: Indicator, forms: Mapping[str, Form]) -> bool:
    """Say whether small values of an indicator are to be hidden; a difference between periods counts nobody."""
    if indicator.suppress is not None:
        return indicator.suppress
    if indicator.unit.key not in PEOPLE:
        return False
    form = forms.get(indicator.name)
    if form:
        return all(one.function not in _BETWEEN_PERIODS for one in form.factors)
    return _is_measured(indicator)


def _personal(indicators: Sequence[Indicator]) -> Iterator[str]:
    """Yield the means, minimums, maximums and amounts over ledgers whose rows are people."""
    people = {
        one.ledger for one in indicators if one.unit.key in PEOPLE and one.measure and one.measure.name == "count"
    }
    for one in indicators:
        if one.measure and one.measure.name in _OF_ROWS and one.unit.key not in PEOPLE and one.ledger in people:
            yield one.name


def _twins(indicators: Sequence[Indicator]) -> Iterator[Form]:
    """Yield that indicators of one definition are equal."""
    first: dict[tuple[object, ...], str] = {}
    for one in indicators:
        if one.measure:
            where = one.where.text.strip() if one.where else ""
            known = first.setdefault((one.ledger, where, one.measure, one.kind), one.name)
            if known != one.name:
                yield Form({Reference("", one.name): _MINUS, Reference("", known): Fraction(1)})
