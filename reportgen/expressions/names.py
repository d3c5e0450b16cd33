"""Which names an expression uses, and how."""

import ast
from collections.abc import Collection, Iterator
from typing import NamedTuple

from reportgen.expressions.functions import NAMING_FUNCTIONS
from reportgen.expressions.parse import Tree
from reportgen.nouns.area import LEVELS
from reportgen.nouns.issue import Issue, Place, issue, nearest

__all__ = [
    "AREA_WORDS",
    "Comparison",
    "Name",
    "References",
    "check_names",
    "check_words",
    "comparisons",
    "figure_references",
    "names",
    "words_of_areas",
]

AREA_WORDS = frozenset({"area", "level"})
"""What conditions and checks may ask of the report's area: its Chinese name and its level, both texts."""
_TEXT_FUNCTIONS = ("starts_with", "contains")


class Name(NamedTuple):
    """A name that an expression uses, and where."""

    name: str
    place: Place | None


class References(NamedTuple):
    """The indicators an expression uses: those by their plain value, and those inside growth(), previous() …

    `through` pairs the function with the indicator. Each is listed once, in order of appearance.
    """

    plain: tuple[str, ...]
    through: tuple[tuple[str, str], ...]

    @property
    def every(self) -> tuple[str, ...]:
        """Return every indicator that is used, whichever way."""
        return tuple(dict.fromkeys((*self.plain, *(name for _, name in self.through))))


class Asked(NamedTuple):
    """A word of `AREA_WORDS` that an expression uses, or a text function's argument that is none; `right` as a text."""

    name: str
    right: bool
    place: Place | None


class Comparison(NamedTuple):
    """A name that is compared with a constant by `==`, `!=`, `in` or `not in`, and where the constant stands."""

    name: str
    value: str | int | float | bool
    place: Place | None


def names(tree: Tree) -> tuple[Name, ...]:
    """Return every name that is used, as often as it is; functions are none."""
    return tuple(Name(node.id, tree.place_of(node)) for node in _name_nodes(tree.node))


def check_names(tree: Tree, declared: Collection[str]) -> list[Issue]:
    """Return an issue for every name that is not declared."""
    allowed = sorted(declared)
    return [
        issue(
            "expression.unknown-name", used.place, allowed=allowed, nearest=nearest(used.name, allowed), name=used.name
        )
        for used in names(tree)
        if used.name not in declared
    ]


def figure_references(tree: Tree) -> References:
    """Return the indicators a formula, condition or check uses."""
    calls = list(_naming_calls(tree.node))
    named = {id(argument) for _, argument in calls}
    plain = [node.id for node in _name_nodes(tree.node) if id(node) not in named]
    through = [(function, argument.id) for function, argument in calls]
    figures = dict.fromkeys(name for name in plain if name not in AREA_WORDS)
    return References(tuple(figures), tuple(dict.fromkeys(through)))


def comparisons(tree: Tree) -> tuple[Comparison, ...]:
    """Return what names are tested to be equal to, so that a value that never occurs can be found."""
    return tuple(
        Comparison(name.id, constant.value, tree.place_of(constant))
        for node in _walk(tree.node)
        if isinstance(node, ast.Compare)
        for name, constant in _tested(node)
        if isinstance(constant.value, str | int | float | bool)
    )


def words_of_areas(tree: Tree) -> tuple[Asked, ...]:
    """Return every use of a word of areas, and every other first argument of a text function.

    A word is used rightly where it is compared with texts by `==`, `!=`, `in` or `not in`, or looked into by a text
    function; nothing else is looked into rightly.
    """
    compared = {
        id(name)
        for node in _walk(tree.node)
        if isinstance(node, ast.Compare)
        for name, constant in _tested(node)
        if isinstance(constant.value, str)
    }
    looked = [
        node.args[0]
        for node in _walk(tree.node)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _TEXT_FUNCTIONS
    ]
    known = {id(node) for node in looked}
    used = [node for node in _name_nodes(tree.node) if node.id in AREA_WORDS]
    others = [node for node in looked if not (isinstance(node, ast.Name) and node.id in AREA_WORDS)]
    return (
        *(Asked(node.id, id(node) in compared or id(node) in known, tree.place_of(node)) for node in used),
        *(Asked(ast.unparse(node), False, tree.place_of(node)) for node in others),
    )


def check_words(tree: Tree) -> Iterator[Issue]:
    """Yield what is wrong with the words of a condition: one that is compared with no text, a level that is none."""
    for word in words_of_areas(tree):
        if not word.right:
            yield issue("config.text-only", word.place, found=word.name)
    for compared in comparisons(tree):
        if compared.name == "level" and isinstance(compared.value, str) and compared.value not in LEVELS:
            near = nearest(compared.value, LEVELS)
            yield issue("config.unknown-level", compared.place, allowed=LEVELS, nearest=near, name=compared.value)


def _tested(node: ast.Compare) -> Iterator[tuple[ast.Name, ast.Constant]]:
    left = node.left
    for sign, right in zip(node.ops, node.comparators, strict=True):
        if isinstance(sign, ast.Eq | ast.NotEq | ast.In | ast.NotIn):
            choices = right.elts if isinstance(right, ast.Tuple | ast.List) else [right]
            for choice in choices:
                pair = (choice, left) if isinstance(left, ast.Constant) else (left, choice)
                if isinstance(pair[0], ast.Name) and isinstance(pair[1], ast.Constant):
                    yield pair[0], pair[1]
        left = right


def _walk(node: ast.expr) -> Iterator[ast.AST]:
    """Yield a tree's nodes in the order of the text."""
    yield node
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.expr):
            yield from _walk(child)


def _name_nodes(node: ast.expr) -> Iterator[ast.Name]:
    functions = {id(call.func) for call in _walk(node) if isinstance(call, ast.Call)}
    for found in _walk(node):
        if isinstance(found, ast.Name) and id(found) not in functions:
            yield found


def _naming_calls(node: ast.expr) -> Iterator[tuple[str, ast.Name]]:
    for call in _walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in NAMING_FUNCTIONS:
            argument = call.args[0]
            if isinstance(argument, ast.Name):
                yield call.func.id, argument
