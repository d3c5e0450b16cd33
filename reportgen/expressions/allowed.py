"""Which of Python's expressions belong to the language, and what is said about those that do not."""

import ast
from collections.abc import Collection, Iterator
from math import isfinite

from reportgen.expressions.functions import SIGNATURES
from reportgen.nouns.issue import Issue, issue, nearest

__all__ = ["violations"]

_OPERATORS = ("+", "-", "*", "/", "and", "or", "not", "==", "!=", "<", ">", "in", "<=", ">=", "not in")
_SIGNS = {
    ast.Pow: "**", ast.Mod: "%", ast.FloorDiv: "//", ast.MatMult: "@", ast.BitAnd: "&", ast.BitOr: "|",
    ast.BitXor: "^", ast.LShift: "<<", ast.RShift: ">>", ast.Invert: "~", ast.UAdd: "+", ast.Is: "is",
    ast.IsNot: "is not",
}  # fmt: skip
_INSTEAD: dict[type[ast.AST], str] = {ast.BitAnd: "and", ast.BitOr: "or", ast.Invert: "not"}
_BINARY = (ast.Add, ast.Sub, ast.Mult, ast.Div)

_Found = tuple[ast.expr, Issue]


def violations(node: ast.expr, functions: Collection[str]) -> Iterator[_Found]:
    """Yield every part that the language does not have, with an issue that has no place yet."""
    if isinstance(node, ast.Call):
        yield from _call(node, functions)
    elif isinstance(node, ast.Compare):
        yield from _comparison(node, functions)
    elif isinstance(node, ast.BoolOp | ast.BinOp | ast.UnaryOp):
        yield from _operation(node, functions)
    elif isinstance(node, ast.Constant):
        if not _is_constant(node.value):
            yield node, issue("expression.not-allowed", found=ast.unparse(node))
    elif not isinstance(node, ast.Name):
        yield node, issue("expression.not-allowed", found=ast.unparse(node))


def _is_constant(value: object) -> bool:
    return value is None or (isinstance(value, int | float | str) and (isinstance(value, str) or isfinite(value)))


def _operation(node: ast.BoolOp | ast.BinOp | ast.UnaryOp, functions: Collection[str]) -> Iterator[_Found]:
    known = isinstance(node, ast.BoolOp) or isinstance(node.op, (*_BINARY, ast.Not, ast.USub))
    if not known:
        sign, instead = _SIGNS[type(node.op)], _INSTEAD.get(type(node.op), "")
        yield node, issue("expression.unknown-operator", found=sign, allowed=_OPERATORS, nearest=instead)
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.expr):
            yield from violations(child, functions)


def _comparison(node: ast.Compare, functions: Collection[str]) -> Iterator[_Found]:
    yield from violations(node.left, functions)
    for sign, right in zip(node.ops, node.comparators, strict=True):
        if isinstance(sign, ast.Is | ast.IsNot):
            yield right, issue("expression.unknown-operator", found=_SIGNS[type(sign)], allowed=_OPERATORS)
        elif isinstance(sign, ast.In | ast.NotIn):
            yield from _choices(right, functions)
            continue
        elif any(isinstance(side, ast.Constant) and side.value is None for side in (node.left, right)):
            yield right, issue("expression.none-compared")
        yield from violations(right, functions)


def _choices(node: ast.expr, functions: Collection[str]) -> Iterator[_Found]:
    if not isinstance(node, ast.Tuple | ast.List):
        yield node, issue("expression.no-list", found=ast.unparse(node))
        return
    for choice in node.elts:
        yield from violations(choice, functions)


def _call(node: ast.Call, functions: Collection[str]) -> Iterator[_Found]:
    name = ast.unparse(node.func)
    if not isinstance(node.func, ast.Name) or name not in functions:
        allowed = sorted(functions)
        yield node, issue("expression.unknown-function", found=name, allowed=allowed, nearest=nearest(name, allowed))
    elif node.keywords:
        yield node.keywords[0].value, issue("expression.not-allowed", found=f"{node.keywords[0].arg}=")
    elif not SIGNATURES[name].fewest <= len(node.args) <= SIGNATURES[name].most:
        count, right = len(node.args), SIGNATURES[name]
        yield node, issue("expression.wrong-arguments", function=name, count=count, right=right)
    elif SIGNATURES[name].takes_name and not isinstance(node.args[0], ast.Name):
        yield node.args[0], issue("expression.not-a-name", function=name, found=ast.unparse(node.args[0]))
    for argument in (*node.args, *(keyword.value for keyword in node.keywords)):
        yield from violations(argument, functions)
