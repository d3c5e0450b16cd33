"""What a template may say: known names, conditions and loops, and no arithmetic."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

from reportgen.narrative.compile.scan import Node, Scanned
from reportgen.nouns.issue import Issue, Place, issue, nearest

__all__ = ["Vocabulary", "broken_rules", "syntax_issue"]

_STATEMENTS = ("if", "elif", "else", "endif", "for", "endfor", "set")
_ARITHMETIC = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Neg)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What templates may name: figures, conditions, wording functions, and words with the parts they have."""

    figures: frozenset[str]
    conditions: frozenset[str]
    functions: frozenset[str]
    tables: frozenset[str]
    words: Mapping[str, frozenset[str]]

    @property
    def names(self) -> frozenset[str]:
        """Return every name."""
        return self.figures | self.conditions | self.functions | frozenset(self.words)


def broken_rules(
    source: str, scanned: Scanned, vocabulary: Vocabulary, environment: Environment, file: str
) -> list[Issue]:
    """List what a template names or does that it may not, each at its line."""
    tree = environment.parse(source)
    checker = _Checker(file, source.split("\n"), vocabulary)
    return sorted(
        {*_statements(scanned.nodes, file), *checker.check(tree)},
        key=lambda found: (found.place.line or 0, found.place.column or 0) if found.place else (0, 0),
    )


def syntax_issue(error: TemplateSyntaxError, place: Place) -> Issue:
    """Turn a syntax error of Jinja into an issue at its line."""
    return issue("narrative.syntax", place, found=(error.message or "").rstrip("."))


def _statements(found: Iterable[Node], file: str) -> Iterator[Issue]:
    for node in found:
        word = node.text.split(maxsplit=1)[0] if node.text else ""
        if node.kind == "statement" and word not in _STATEMENTS:
            place = Place(file, node.line, 1)
            yield issue(
                "narrative.statement-not-allowed",
                place,
                found=word,
                allowed=_STATEMENTS,
                nearest=nearest(word, _STATEMENTS),
            )


class _Checker:
    def __init__(self, file: str, lines: list[str], vocabulary: Vocabulary) -> None:
        self._file = file
        self._lines = lines
        self._vocabulary = vocabulary

    def check(self, tree: nodes.Template) -> Iterator[Issue]:
        local = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}
        for node in tree.find_all(nodes.Name):
            if node.ctx == "load" and node.name not in local and node.name != "loop":
                yield from self._name(node)
        for call in tree.find_all(nodes.Call):
            yield from self._call(call)
        for attribute in tree.find_all(nodes.Getattr):
            yield from self._attribute(attribute, local)
        for filtered in tree.find_all(nodes.Filter):
            yield self._at("narrative.filter", filtered.lineno, filtered.name)
        for computed in tree.find_all(_ARITHMETIC):
            yield self._at("narrative.computes", computed.lineno, "")

    def _name(self, node: nodes.Name) -> Iterator[Issue]:
        names = self._vocabulary.names
        if node.name not in names:
            close = nearest(node.name, names)
            yield self._at("narrative.unknown-name", node.lineno, node.name, nearest=close)

    def _call(self, node: nodes.Call) -> Iterator[Issue]:
        functions = self._vocabulary.functions
        if not isinstance(node.node, nodes.Name):
            yield self._at("narrative.not-a-function", node.lineno, "")
        elif node.node.name in self._vocabulary.names - functions:
            close = nearest(node.node.name, functions)
            yield self._at("narrative.not-a-function", node.lineno, node.node.name, nearest=close)
        elif node.node.name == "table":
            yield from self._table(node)

    def _table(self, node: nodes.Call) -> Iterator[Issue]:
        named = node.args[0].value if len(node.args) == 1 and isinstance(node.args[0], nodes.Const) else ""
        tables = self._vocabulary.tables
        if named not in tables:
            close = nearest(str(named), tables)
            yield self._at("narrative.unknown-table", node.lineno, str(named), nearest=close, allowed=sorted(tables))

    def _attribute(self, node: nodes.Getattr, local: set[str]) -> Iterator[Issue]:
        owner = node.node.name if isinstance(node.node, nodes.Name) else ""
        allowed = self._vocabulary.words.get(owner, frozenset())
        if owner != "loop" and owner not in local and node.attr not in allowed:
            found = f"{owner}.{node.attr}"
            close = nearest(node.attr, allowed)
            yield self._at("narrative.unknown-attribute", node.lineno, found, nearest=close, allowed=sorted(allowed))

    def _at(self, code: str, line: int, found: str, *, nearest: str = "", allowed: Iterable[str] = ()) -> Issue:
        text = self._lines[line - 1] if line <= len(self._lines) else ""
        at = re.search(rf"\b{re.escape(found)}\b", text) if found else None
        place = Place(self._file, line, at.start() + 1 if at else 1)
        return issue(code, place, found=found, nearest=nearest, allowed=allowed)
