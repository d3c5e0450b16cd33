"""Whether the Chinese and the English template of a section state the same figures."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jinja2 import nodes

from reportgen.narrative.compile.scan import Node, Scanned
from reportgen.nouns.issue import Issue, Place, issue, nearest

__all__ = ["Statements", "excuse_issues", "named_figures", "parity_issues", "stated", "stated_by", "unmatched"]

# Wording functions that state something other than the values of the figures they take.
_DERIVED = {
    "change": "change",
    "grew": "change",
    "difference": "change",
    "times": "change",
    "rank": "rank",
    "target": "target",
    "gap": "target",
    "planned": "planned",
    "aim": "aim",
    "share": "share",
    "out_of": "share",
    "average_growth": "average_growth",
    "highest": "highest",
    "lowest": "lowest",
    "reaching": "reaching",
    "top": "top",
    "top_share": "top",
}
# Those of them that print the figures as well.
_BESIDES = frozenset({"out_of"})
REFERS = "ref"
_SILENT = frozenset({"has", "name"})
_ONLY = re.compile(r"only\s+(zh|en)\s*:\s*([\w\s,，、]+?)\s*(?:[—–-]{1,2}|because|因为)\s*(\S.*)", re.DOTALL)
_COMMA = re.compile(r"\s*[,，、]\s*")


class Statements(NamedTuple):
    """What a template states, each with the first line that does, and the figures that it says, with a reason, are
    stated in one language only: pairs of that language and the name."""

    file: str
    stated: Mapping[str, int]
    excused: frozenset[tuple[str, str]]


def stated_by(tree: nodes.Template, scanned: Scanned, figures: frozenset[str], file: str) -> Statements:
    """Read off a template which figures, changes, shares and ranks it prints."""
    lines: dict[str, int] = {}
    named = named_figures(tree, figures)
    for output in tree.find_all(nodes.Output):
        for node in output.nodes:
            for what in stated(node, named):
                lines.setdefault(what, node.lineno)
    excused = ((lang, name) for _, lang, names in _excuses(scanned) for name in names)
    return Statements(file, lines, frozenset(excused))


def parity_issues(zh: Statements, en: Statements) -> Iterator[Issue]:
    """List what one language states and the other does not, unless a comment says why.

    The comment reads `{# only zh: leaflets, banners — the English readers have no use for them #}`.
    """
    for lang, what, line in unmatched(zh, en):
        here, there = (zh, en) if lang == "zh" else (en, zh)
        yield issue("narrative.parity", Place(here.file, line, 1), found=what, other=there.file, here=lang)


def unmatched(zh: Statements, en: Statements) -> Iterator[tuple[str, str, int]]:
    """Yield the language, the figure and the line of each that one language states and the other does not."""
    excused = zh.excused | en.excused
    for lang, here, there in (("zh", zh, en), ("en", en, zh)):
        for what, line in here.stated.items():
            if what not in there.stated and not _is_excused(what, lang, excused):
                yield lang, what, line


def excuse_issues(scanned: Scanned, figures: frozenset[str], file: str) -> Iterator[Issue]:
    """List the names in such comments that are no figures."""
    for node, _, names in _excuses(scanned):
        for name in names:
            if name not in figures:
                close = nearest(name, figures)
                yield issue("narrative.unknown-name", Place(file, node.line, 1), found=name, nearest=close)


def _is_excused(what: str, lang: str, excused: frozenset[tuple[str, str]]) -> bool:
    return any((lang, name) in excused for name in re.findall(r"\w+", what))


def _excuses(scanned: Scanned) -> Iterator[tuple[Node, str, list[str]]]:
    for node in scanned.nodes:
        if node.kind == "comment" and (found := _ONLY.search(node.text)):
            yield node, found[1], _COMMA.split(found[2])


def named_figures(tree: nodes.Template, figures: frozenset[str]) -> dict[str, frozenset[str]]:
    """Return the figures that a name stands for: itself, or those a `set` or a `for` gives it."""
    named = {name: frozenset({name}) for name in figures}
    for loop in tree.find_all(nodes.For):
        _give(loop.target, loop.iter, named)
    for given in tree.find_all(nodes.Assign):
        _give(given.target, given.node, named)
    return named


def _give(target: nodes.Node, given: nodes.Node, named: dict[str, frozenset[str]]) -> None:
    held = frozenset(stated(given, named))
    names = [target] if isinstance(target, nodes.Name) else target.find_all(nodes.Name)
    for name in names:
        named[name.name] = named.get(name.name, frozenset()) | held


def stated(node: nodes.Node, named: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Yield what an expression states: figures, or changes, shares and ranks of them."""
    if isinstance(node, nodes.Name):
        yield from sorted(named.get(node.name, ()))
    elif isinstance(node, nodes.CondExpr):
        yield from stated(node.expr1, named)
        if node.expr2 is not None:
            yield from stated(node.expr2, named)
    elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
        yield from _stated_by_call(node.node.name, node, named)
    else:
        for child in node.iter_child_nodes():
            yield from stated(child, named)


def _stated_by_call(name: str, call: nodes.Call, named: Mapping[str, frozenset[str]]) -> Iterator[str]:
    if name in _SILENT:
        return
    if name == REFERS:
        yield from (f"{REFERS}({name})" for name in _texts(call))
        return
    if name == "chart":
        yield from (f'chart("{chart}")' for chart in _texts(call))
        return
    taken = [what for argument in _arguments(call) for what in stated(argument, named)]
    if name == "at":
        yield from (f"at({what}, {key})" for what in taken for key in _texts(call))
    elif name == "preceding":
        yield from (f"preceding({what})" for what in taken)
    elif name not in _DERIVED:
        yield from taken
    elif taken:
        if name in _BESIDES:
            yield from taken
        yield f"{_DERIVED[name]}({', '.join(taken)})"


def _arguments(call: nodes.Call) -> list[nodes.Expr]:
    return [*call.args, *(keyword.value for keyword in call.kwargs)]


def _texts(call: nodes.Call) -> list[str]:
    return [str(one.value) for one in _arguments(call) if isinstance(one, nodes.Const)]
