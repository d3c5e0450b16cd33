"""Calls in templates: of wording functions only, with what they take."""

from collections.abc import Iterable, Iterator
from inspect import Parameter, Signature

from jinja2 import nodes

from reportgen.narrative.compile.vocabulary import Vocabulary
from reportgen.nouns.period import parse_period

__all__ = ["PLACING", "call_issues"]

_PERIODS = ("2006", "2006H1", "2006Q3", "2006-06", "2006-06-30", "2005..2006")
PLACING = ("table", "chart", "ref")
"""Functions whose first argument is the name of a table or chart, in quotes."""
_UNKNOWN = {
    "table": "narrative.unknown-table",
    "chart": "narrative.unknown-chart",
    "ref": "narrative.unknown-reference",
}
_Found = tuple[str, str, Iterable[str]]


def call_issues(call: nodes.Call, vocabulary: Vocabulary) -> Iterator[_Found]:
    """Yield what is wrong with a call: the code of the issue, what was found, what is allowed."""
    if not isinstance(call.node, nodes.Name):
        yield "narrative.not-a-function", _written(call.node), ()
        return
    name = call.node.name
    if name in vocabulary.words or name not in vocabulary.functions:
        # A name that nobody knows is an issue already.
        if name in vocabulary.names or name == "loop":
            yield "narrative.not-a-function", name, ()
    elif not _fits(call, vocabulary, name):
        yield "narrative.arguments", name, (_usage(vocabulary, name),)
    else:
        yield from _broken_by_arguments(name, call, vocabulary)


def _broken_by_arguments(name: str, call: nodes.Call, vocabulary: Vocabulary) -> Iterator[_Found]:
    """Yield what a function cannot take, of arguments that are right in number."""
    if name == "per" and isinstance(call.args[0], nodes.Name) and call.args[0].name in vocabulary.totals:
        yield "narrative.per-of-a-total", call.args[0].name, ()
    elif name in ("change", "grew") and (other := _other_figure(call, vocabulary)):
        yield "narrative.change-from-another", other, ()
    elif name == "at":
        period = call.args[-1].value if isinstance(call.args[-1], nodes.Const) else ""
        if parse_period(str(period)) is None:
            yield "narrative.bad-period", str(period) or name, _PERIODS
    elif name in _UNKNOWN:
        named = call.args[0].value if isinstance(call.args[0], nodes.Const) else None
        known = {"table": vocabulary.tables, "chart": vocabulary.charts}.get(name, vocabulary.placed)
        if named is None:
            bare = call.args[0].name if isinstance(call.args[0], nodes.Name) else "…"
            yield "narrative.name-without-quotes", f'{name}("{bare}")', ()
        elif named not in known:
            yield _UNKNOWN[name], str(named), sorted(known)


def _fits(call: nodes.Call, vocabulary: Vocabulary, name: str) -> bool:
    given = [keyword.key for keyword in call.kwargs]
    first = next(iter(vocabulary.functions[name].parameters.values()), None)
    if first and first.kind is Parameter.VAR_POSITIONAL and not call.args:
        return False
    if call.dyn_args or call.dyn_kwargs or len(set(given)) < len(given):
        return False
    try:
        vocabulary.functions[name].bind(*call.args, **dict.fromkeys(given))
    except TypeError:
        return False
    return True


def _other_figure(call: nodes.Call, vocabulary: Vocabulary) -> str:
    """Return the indicator that `than` names where it is another one than that which changed; else an empty text."""
    given = [*call.args[1:2], *(keyword.value for keyword in call.kwargs if keyword.key == "than")]
    than = given[0] if given else None
    while isinstance(than, nodes.Call) and than.args:
        than = than.args[0]
    changed = call.args[0] if call.args else None
    if not isinstance(than, nodes.Name) or not isinstance(changed, nodes.Name) or changed.name == than.name:
        return ""
    return than.name if {changed.name, than.name} <= vocabulary.figures else ""


def _usage(vocabulary: Vocabulary, name: str) -> str:
    """Return how a function is called, such as `share(part, whole, *, decimals=1)`."""
    parameters = vocabulary.functions[name].parameters.values()
    kept = [parameter.replace(annotation=parameter.empty) for parameter in parameters]
    signature = vocabulary.functions[name].replace(parameters=kept, return_annotation=Signature.empty)
    return f"{name}{signature}"


def _written(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        return f"{node.node.name}.{node.attr}"
    return "(…)"
