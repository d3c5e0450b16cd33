"""Bytecode of an outline in which calls are plain calls, and names are looked up once in one place.

Jinja's code asks the sandbox before each call, wraps the body of each call block in a `Macro` that sorts arguments,
and looks for each name in two places. An outline calls nothing but wording functions and the renderer's own, which the
rules have checked, a body takes exactly what it is given, and no outline sets a name, so that all of it can go: a fifth
of the time that a report takes.
"""

import ast
from types import CodeType

from jinja2 import Environment

__all__ = ["direct_code"]

_PASSED_BY_JINJA = ("_loop_vars", "_block_vars")
_OF_ANY_TYPE = "_vary"


def direct_code(source: str, environment: Environment) -> CodeType:
    """Compile an outline's Jinja source, for a context whose `parent` gives Jinja's `missing` for unknown names.

    Raises jinja2.TemplateSyntaxError where conditions and call blocks are not nested.
    """
    tree = _Direct().visit(ast.parse(environment.compile(source, raw=True)))
    return compile(ast.fix_missing_locations(tree), "<template>", "exec")


class _Direct(ast.NodeTransformer):
    def visit_Call(self, node: ast.Call) -> ast.expr:
        self.generic_visit(node)
        if _is_sandboxed(node):
            function, arguments = node.args[1], node.args[2:]
            keywords = [keyword for keyword in node.keywords if keyword.arg not in _PASSED_BY_JINJA]
            return ast.copy_location(ast.Call(function, arguments, keywords), node)
        if isinstance(node.func, ast.Name) and node.func.id == "Macro":
            return node.args[1]
        if isinstance(node.func, ast.Name) and node.func.id == "str" and _gives_text(node.args[0]):
            return node.args[0]
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        """Take a name of the renderer's own as it is; it is always there."""
        self.generic_visit(node)
        own = isinstance(node.orelse, ast.Name) and _name_of(node.orelse).startswith("_") and _is_undefined(node.body)
        return node.orelse if own else node

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        """Look names up in the one mapping that an outline's context has."""
        self.generic_visit(node)
        if node.attr != "resolve_or_missing":
            return node
        names = ast.Attribute(node.value, "parent", ast.Load())
        return ast.copy_location(ast.Attribute(names, "__getitem__", ast.Load()), node)


def _is_sandboxed(node: ast.Call) -> bool:
    """Say whether a call is Jinja's `environment.call(context, function, …)`."""
    called = node.func
    return (
        isinstance(called, ast.Attribute)
        and called.attr == "call"
        and isinstance(called.value, ast.Name)
        and called.value.id == "environment"
    )


def _is_undefined(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "undefined"


def _gives_text(node: ast.expr) -> bool:
    """Say whether an expression is a call of the renderer's own that prints something."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        return False
    name = _name_of(node.func)
    return name.startswith("_") and name != _OF_ANY_TYPE


def _name_of(variable: ast.Name) -> str:
    """Return the name that a variable of Jinja's code stands for: `_p` for `l_0__p`; empty for any other variable."""
    prefix, _, name = variable.id.removeprefix("l_").partition("_")
    return name if variable.id.startswith("l_") and prefix.isdecimal() else ""
