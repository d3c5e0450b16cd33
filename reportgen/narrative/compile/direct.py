"""Bytecode of an outline in which calls are plain calls.

Jinja's code asks the sandbox before each call and wraps the body of each call block in a `Macro` that sorts arguments.
An outline calls nothing but wording functions and the renderer's own, which the rules have checked, and a body takes
exactly what it is given, so that both can go: a sixth of the time that a report takes.
"""

import ast
from types import CodeType

from jinja2 import Environment

__all__ = ["direct_code"]

_PASSED_BY_JINJA = ("_loop_vars", "_block_vars")


def direct_code(source: str, environment: Environment) -> CodeType:
    """Compile an outline's Jinja source.

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
        return node


def _is_sandboxed(node: ast.Call) -> bool:
    """Say whether a call is Jinja's `environment.call(context, function, …)`."""
    called = node.func
    return (
        isinstance(called, ast.Attribute)
        and called.attr == "call"
        and isinstance(called.value, ast.Name)
        and called.value.id == "environment"
    )
