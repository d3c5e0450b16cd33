"""Variations in templates: `{% vary %}…{% or %}…{% endvary %}` and `vary("…", "…")`, whose wordings state the same."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jinja2 import Environment, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

from reportgen.narrative.compile.blocks import Block, Inline, Paragraph, Placed, Statement
from reportgen.narrative.compile.nesting import word_of
from reportgen.narrative.compile.parity import named_figures, stated
from reportgen.narrative.compile.scan import Node
from reportgen.narrative.compile.source import SourceWriter
from reportgen.narrative.target import Marks
from reportgen.nouns.issue import Issue, Place, issue

__all__ = ["ChoiceWriter", "VariationSyntax", "headings_joined", "variation_issues"]

_FUNCTION = "vary"
_OPENING, _CLOSING = "([{", ")]}"


class VariationSyntax(Extension):
    """Lets Jinja parse variations: each becomes a condition whose test is an attribute of this extension."""

    tags = {"vary"}  # noqa: RUF012 - an instance variable of the base class

    def parse(self, parser: Parser) -> nodes.Node:
        """Parse one variation with all of its wordings."""
        wordings: list[nodes.If] = []
        while True:
            line = next(parser.stream).lineno
            ended = parser.stream.current
            test = nodes.ExtensionAttribute(self.identifier, "other" if wordings else "first", lineno=line)
            body = parser.parse_statements(("name:or", "name:endvary"))
            wordings.append(nodes.If(test, body, [], [], lineno=ended.lineno))
            if parser.stream.current.test("name:endvary"):
                break
        next(parser.stream)
        wordings[0].elif_ = wordings[1:]
        return wordings[0]


class _Wording(NamedTuple):
    line: int
    states: frozenset[str]


def variation_issues(tree: nodes.Template, figures: frozenset[str], file: str) -> tuple[Issue, ...]:
    """List variations with one wording only, and wordings that do not state what another one does."""
    found = (_wrong(wordings, file) for wordings in _variations(tree, named_figures(tree, figures)))
    return tuple(dict.fromkeys(one for several in found for one in several))


def _wrong(wordings: Sequence[_Wording], file: str) -> Iterator[Issue]:
    if len(wordings) < 2:
        yield issue("narrative.one-wording", Place(file, wordings[0].line, 1), found=_FUNCTION)
    stated_by_any = frozenset[str]().union(*(wording.states for wording in wordings))
    for wording in wordings:
        for what in sorted(stated_by_any - wording.states):
            yield issue("narrative.wordings-differ", Place(file, wording.line, 1), found=what)


def _variations(tree: nodes.Template, named: dict[str, frozenset[str]]) -> Iterator[list[_Wording]]:
    for found in tree.find_all(nodes.If):
        if isinstance(found.test, nodes.ExtensionAttribute) and found.test.name == "first":
            bodies = [found, *found.elif_]
            yield [_Wording(body.lineno, frozenset(_printed(body.body, named))) for body in bodies]
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == _FUNCTION and call.args:
            yield [_Wording(wording.lineno, frozenset(stated(wording, named))) for wording in call.args]


def _printed(body: Sequence[nodes.Node], named: dict[str, frozenset[str]]) -> Iterator[str]:
    for node in body:
        outputs = [node] if isinstance(node, nodes.Output) else node.find_all(nodes.Output)
        for output in outputs:
            yield from (what for part in output.nodes for what in stated(part, named))


class ChoiceWriter:
    """Writes variations as conditions on choices, in Jinja; one for a section, asked in the order of its template."""

    def __init__(self, writer: SourceWriter, environment: Environment) -> None:
        self._writer = writer
        self._environment = environment
        self._open: list[int] = []

    def statement(self, node: Node) -> str:
        """Return a statement in Jinja; one of a variation as the condition that it amounts to."""
        word = word_of(node)
        if word == "vary":
            self._open.append(self._writer.choice(1))
            return f"if _v{self._open[-1]} == 0"
        if word == "or":
            choice = self._open[-1]
            self._writer.choices[choice] += 1
            return f"elif _v{choice} == {self._writer.choices[choice] - 1}"
        if word == "endvary":
            self._open.pop()
            return "endif"
        return self.written(node.text)

    def written(self, text: str) -> str:
        """Return a piece of Jinja in which each call of `vary` is told its choice."""
        if _FUNCTION not in text:
            return text
        tokens = [(kind, value) for _, kind, value in self._environment.lex(f"{{{{ {text} }}}}")][1:-1]
        pieces = [value for _, value in tokens]
        for index, token in enumerate(tokens):
            opening = next((at for at in range(index + 1, len(tokens)) if tokens[at][1].strip()), index)
            if token == ("name", _FUNCTION) and tokens[opening] == ("operator", "("):
                choice = self._writer.choice(_arguments(tokens[opening:]))
                pieces[index], pieces[opening] = f"_{_FUNCTION}", f"(_v{choice}, "
        return "".join(pieces).strip()


def _arguments(tokens: Sequence[tuple[str, str]]) -> int:
    """Count the arguments of a call by its tokens, from its bracket on."""
    depth, commas, last = 0, 0, ""
    for kind, value in tokens:
        if kind == "operator":
            depth += (value in _OPENING) - (value in _CLOSING)
            commas += value == "," and depth == 1
        if depth == 0:
            break
        last = value.strip() or last
    return commas + (last != ",")


def headings_joined(placed: Sequence[Placed]) -> Iterator[Placed]:
    """Make one heading of a variation around headings, so that it is the head of what follows the variation."""
    index = 0
    while index < len(placed):
        used = _headings([found.block for found in placed[index:]])
        yield _joined(placed[index : index + used]) if used else placed[index]
        index += used or 1


def _headings(blocks: Sequence[Block]) -> int:
    """Return how many blocks a variation takes up that has one heading for each wording; 0 where it has not."""
    styles = set[str]()
    for index in range(0, len(blocks), 2):
        around = blocks[index]
        word = word_of(around.node) if isinstance(around, Statement) else ""
        if index and word == "endvary":
            return index + 1 if len(styles) == 1 else 0
        heading = blocks[index + 1] if index + 1 < len(blocks) else None
        if word != ("or" if index else "vary") or not isinstance(heading, Paragraph) or heading.style == "body":
            return 0
        styles.add(heading.style)
    return 0


def _joined(placed: Sequence[Placed]) -> Placed:
    content: list[Inline] = []
    for block in (found.block for found in placed):
        if isinstance(block, Statement):
            content.append(Inline(block.node, Marks()))
        elif isinstance(block, Paragraph):
            content.extend(block.content)
    first = placed[1].block
    assert isinstance(first, Paragraph)
    return Placed(Paragraph(first.style, tuple(content), first.line), placed[0].touches)
