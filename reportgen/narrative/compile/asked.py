"""Which figures beyond those of the report's own area and period its templates ask for."""

from collections.abc import Iterator

from jinja2 import nodes

from reportgen.narrative.compile.parity import named_figures, stated
from reportgen.narrative.compile.program import PRECEDING, Asked
from reportgen.nouns.period import parse_period

__all__ = ["asked_by"]

_BELOW = frozenset({"highest", "lowest", "reaching"})


def asked_by(tree: nodes.Template, figures: frozenset[str]) -> Asked:
    """Read off an outline for which figures it asks the areas below, the peers, or another period."""
    named = named_figures(tree, figures)
    calls = [
        (call.node.name, frozenset(what for argument in _arguments(call) for what in stated(argument, named)), call)
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name)
    ]
    return Asked(
        below=frozenset(name for function, given, _ in calls if function in _BELOW for name in given & figures),
        ranked=frozenset(name for function, given, _ in calls if function == "rank" for name in given & figures),
        at=frozenset(
            (name, key)
            for function, given, call in calls
            if function in ("at", "preceding")
            for name in given & figures
            for key in ([PRECEDING] if function == "preceding" else _keys(call))
        ),
    )


def _keys(call: nodes.Call) -> Iterator[str]:
    for argument in _arguments(call):
        if isinstance(argument, nodes.Const) and (period := parse_period(str(argument.value))):
            yield period.key


def _arguments(call: nodes.Call) -> list[nodes.Expr]:
    return [*call.args, *(keyword.value for keyword in call.kwargs)]
