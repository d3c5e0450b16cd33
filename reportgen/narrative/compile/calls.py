"""Calls in templates: of wording functions only, with what they take."""

from collections.abc import Iterable, Iterator
from inspect import Parameter, Signature

from jinja2 import nodes

from reportgen.narrative.compile.vocabulary import Vocabulary
from reportgen.nouns.period import parse_period

__all__ = ["call_issues"]

_PERIODS = ("2006", "2006H1", "2006Q3", "2006-06", "2006-06-30", "2005..2006")
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
    elif name == "at":
        period = call.args[-1].value if isinstance(call.args[-1], nodes.Const) else ""
        if parse_period(str(period)) is None:
            yield "narrative.bad-period", str(period) or name, _PERIODS
    elif name == "table":
        named = call.args[0].value if isinstance(call.args[0], nodes.Const) else ""
        if named not in vocabulary.tables:
            yield "narrative.unknown-table", str(named), sorted(vocabulary.tables)


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
