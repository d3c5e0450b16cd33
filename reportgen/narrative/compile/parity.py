"""Whether the Chinese and the English template of a section state the same figures."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jinja2 import nodes

from reportgen.narrative.compile.scan import Scanned
from reportgen.nouns.issue import Issue, Place, issue

__all__ = ["Statements", "parity_issues", "stated_by"]

# Wording functions that state something other than the values of the figures they take.
_DERIVED = {
    "change": "change",
    "grew": "change",
    "difference": "change",
    "times": "change",
    "rank": "rank",
    "target": "target",
    "share": "share",
    "top": "top",
    "top_share": "top",
}
_SILENT = frozenset({"has", "name"})
_ONLY = re.compile(r"only\s+(zh|en)\s*:\s*([\w\s,]+?)\s*(?:[—–-]{1,2}|because)\s*(\S.*)", re.DOTALL)


class Statements(NamedTuple):
    """What a template states, each with the first line that does, and what it says stands in its language only."""

    file: str
    stated: Mapping[str, int]
    excused: frozenset[str]


def stated_by(tree: nodes.Template, scanned: Scanned, figures: frozenset[str], file: str) -> Statements:
    """Read off a template which figures, changes, shares and ranks it prints."""
    stated: dict[str, int] = {}
    for output in tree.find_all(nodes.Output):
        for node in output.nodes:
            for what in _stated(node, figures):
                stated.setdefault(what, node.lineno)
    return Statements(file, stated, frozenset(_excused(scanned)))


def parity_issues(zh: Statements, en: Statements) -> Iterator[Issue]:
    """List what one language states and the other does not, unless a comment says why.

    The comment reads `{# only zh: leaflets, banners — the English readers have no use for them #}`.
    """
    excused = zh.excused | en.excused
    for here, there, language in ((zh, en, "en"), (en, zh, "zh")):
        for what, line in here.stated.items():
            if what not in there.stated and not _is_excused(what, excused):
                yield issue(
                    "narrative.parity", Place(here.file, line, 1), found=what, other=there.file, language=language
                )


def _is_excused(what: str, excused: frozenset[str]) -> bool:
    return bool(excused.intersection(re.findall(r"\w+", what)))


def _excused(scanned: Scanned) -> Iterator[str]:
    for node in scanned.nodes:
        if node.kind == "comment" and (found := _ONLY.search(node.text)):
            yield from (name.strip() for name in found[2].split(","))


def _stated(node: nodes.Node, figures: frozenset[str]) -> Iterator[str]:
    if isinstance(node, nodes.Name) and node.name in figures:
        yield node.name
    elif isinstance(node, nodes.CondExpr):
        yield from _stated(node.expr1, figures)
        if node.expr2 is not None:
            yield from _stated(node.expr2, figures)
    elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
        yield from _stated_by_call(node.node.name, node, figures)
    else:
        for child in node.iter_child_nodes():
            yield from _stated(child, figures)


def _stated_by_call(name: str, call: nodes.Call, figures: frozenset[str]) -> Iterator[str]:
    if name in _SILENT:
        return
    arguments = [*call.args, *(keyword.value for keyword in call.kwargs)]
    if name in _DERIVED:
        named = [
            argument.name for argument in arguments if isinstance(argument, nodes.Name) and argument.name in figures
        ]
        if named:
            yield f"{_DERIVED[name]}({', '.join(named)})"
    for argument in arguments:
        if name not in _DERIVED or not isinstance(argument, nodes.Name):
            yield from _stated(argument, figures)
