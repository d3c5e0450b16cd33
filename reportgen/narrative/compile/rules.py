"""What a template may say: known names, conditions and loops, and no arithmetic."""

import re
from collections.abc import Iterable, Iterator, Sequence

from jinja2 import TemplateSyntaxError, nodes

from reportgen.narrative.compile.calls import PLACING, call_issues
from reportgen.narrative.compile.finding_rules import finding_rules, looped_findings
from reportgen.narrative.compile.nesting import word_of
from reportgen.narrative.compile.scan import Node
from reportgen.narrative.compile.vocabulary import Vocabulary
from reportgen.nouns.finding import FINDING_PARTS
from reportgen.nouns.issue import Issue, Place, issue, nearest

__all__ = ["broken_rules", "statement_issues", "syntax_issue"]

_STATEMENTS = ("if", "elif", "else", "endif", "for", "endfor", "set", "vary", "or", "endvary")
_ARITHMETIC = (
    nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Neg, nodes.Concat
)  # fmt: skip
_UNKNOWN = "narrative.unknown"
_FULL_WIDTH = re.compile(r"unexpected char '([“”‘’（），：])'")
_LOOP = frozenset({"index", "index0", "revindex", "revindex0", "first", "last", "length"})


def broken_rules(tree: nodes.Template, source: str, vocabulary: Vocabulary, file: str) -> list[Issue]:
    """List what a template names or does that it may not, each at its line."""
    checker = _Checker(tree, source, vocabulary, file)
    return sorted(
        dict.fromkeys(checker.check()),
        key=lambda found: (found.place.line or 0, found.place.column or 0) if found.place else (0, 0),
    )


def statement_issues(found: Iterable[Node], file: str, allowed: Sequence[str] = _STATEMENTS) -> Iterator[Issue]:
    """List the statements that have no place in a template."""
    for node in found:
        word = word_of(node)
        if node.kind == "statement" and word not in allowed:
            close = nearest(word, allowed)
            place = Place(file, node.line, 1)
            yield issue("narrative.statement-not-allowed", place, found=word, allowed=allowed, nearest=close)


def syntax_issue(error: TemplateSyntaxError, place: Place) -> Issue:
    """Turn a syntax error of Jinja into an issue at its line."""
    found = (error.message or "").rstrip(".")
    sign = _FULL_WIDTH.match(found)
    if sign:
        return issue("narrative.full-width-sign", place, found=sign[1])
    return issue("narrative.syntax", place, found=found)


class _Checker:
    def __init__(self, tree: nodes.Template, source: str, vocabulary: Vocabulary, file: str) -> None:
        self._tree = tree
        self._file = file
        self._lines = source.split("\n")
        self._vocabulary = vocabulary
        self._local = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}
        self._findings = looped_findings(tree)
        self._looped = {"loop"} if tree.find(nodes.For) else set[str]()

    def check(self) -> Iterator[Issue]:
        quoted = self._to_be_quoted()
        for node in self._tree.find_all(nodes.Name):
            if node not in quoted:
                yield from self._name(node)
        for call in self._tree.find_all(nodes.Call):
            for code, found, allowed in call_issues(call, self._vocabulary):
                close = nearest(found, allowed) if code.startswith(_UNKNOWN) else ""
                yield self._at(code, call.lineno, found, allowed=allowed, nearest=close)
        for attribute in self._tree.find_all((nodes.Getattr, nodes.Getitem)):
            yield from self._attribute(attribute)
        for output in self._tree.find_all(nodes.Output):
            yield from self._printed(output)
        yield from self._refused()
        yield from self._conditions()
        for code, line, found, allowed in finding_rules(self._tree, self._vocabulary):
            yield self._at(code, line, found, allowed=allowed, nearest=nearest(found, allowed))

    def _to_be_quoted(self) -> list[nodes.Node]:
        """Return the names of tables and charts without quotes, which have an issue of their own."""
        calls = self._tree.find_all(nodes.Call)
        return [call.args[0] for call in calls if call.args and getattr(call.node, "name", "") in PLACING]

    def _name(self, node: nodes.Name) -> Iterator[Issue]:
        names = self._vocabulary.names
        if node.ctx == "store":
            if node.name in names or node.name == "loop" or node.name.startswith("_"):
                yield self._at("narrative.name-taken", node.lineno, node.name)
        elif node.name not in names | self._local | self._looped:
            close = nearest(node.name, names)
            yield self._at("narrative.unknown-name", node.lineno, node.name, nearest=close)

    def _attribute(self, node: nodes.Expr) -> Iterator[Issue]:
        assert isinstance(node, nodes.Getattr | nodes.Getitem)
        owner = node.node.name if isinstance(node.node, nodes.Name) else ""
        allowed = (
            frozenset(FINDING_PARTS) if owner in self._findings else self._vocabulary.words.get(owner, frozenset())
        )
        allowed = _LOOP if owner == "loop" else allowed
        part = node.attr if isinstance(node, nodes.Getattr) else ""
        if part not in allowed:
            found = f"{owner}.{part}" if part else f"{owner}[…]"
            close = nearest(part, allowed)
            yield self._at("narrative.unknown-attribute", node.lineno, found, nearest=close, allowed=sorted(allowed))

    def _printed(self, output: nodes.Output) -> Iterator[Issue]:
        for node in output.nodes:
            if isinstance(node, nodes.Name) and (
                node.name in self._vocabulary.conditions
                or (node.name in self._vocabulary.functions and node.name not in self._vocabulary.words)
            ):
                yield self._at("narrative.not-printable", node.lineno, node.name)

    def _refused(self) -> Iterator[Issue]:
        for filtered in self._tree.find_all(nodes.Filter):
            yield self._at("narrative.filter", filtered.lineno, filtered.name)
        for test in self._tree.find_all(nodes.Test):
            yield self._at("narrative.test", test.lineno, test.name)
        for computed in self._tree.find_all(_ARITHMETIC):
            yield self._at("narrative.computes", computed.lineno, "")
        for compared in self._tree.find_all(nodes.Compare):
            sides = (compared.expr, *(operand.expr for operand in compared.ops))
            if any(isinstance(side, nodes.Name) and side.name in self._vocabulary.figures for side in sides):
                yield self._at("narrative.computes", compared.lineno, "")

    def _conditions(self) -> Iterator[Issue]:
        for node in self._tree.find_all((nodes.If, nodes.CondExpr, nodes.For)):
            test = node.test  # type: ignore[attr-defined]  # all three have one
            for name in _judged(test) if test else ():
                if name.name in self._vocabulary.names - self._vocabulary.conditions - frozenset({"has"}):
                    yield self._at("narrative.figure-as-condition", name.lineno, name.name)

    def _at(self, code: str, line: int, found: str, *, nearest: str = "", allowed: Iterable[str] = ()) -> Issue:
        text = self._lines[line - 1] if line <= len(self._lines) else ""
        at = re.search(rf"(?<!\w){re.escape(found.removesuffix('[…]'))}(?!\w)", text) if found else None
        place = Place(self._file, line, at.start() + 1 if at else 1)
        return issue(code, place, found=found, nearest=nearest, allowed=allowed)


def _judged(test: nodes.Node) -> Iterator[nodes.Name]:
    """Yield the names whose truth a condition asks for, the names of functions included."""
    if isinstance(test, nodes.Name):
        yield test
    elif isinstance(test, nodes.Call):
        yield from _judged(test.node)
    elif isinstance(test, nodes.And | nodes.Or | nodes.Not):
        for child in test.iter_child_nodes():
            yield from _judged(child)
