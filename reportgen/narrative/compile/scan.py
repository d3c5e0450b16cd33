"""Split a template into its words and its Jinja, and put marks in the place of the Jinja that Markdown leaves alone."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from jinja2 import Environment

__all__ = ["MARK", "Node", "NodeKind", "Scanned", "parts_of", "scan"]

NodeKind = Literal["expression", "statement", "comment", "clause", "end_clause"]

MARK = re.compile("\ue000([0-9]+)\ue001")
_CLAUSE = re.compile(r"\[\[|\]\]")
_BEGINS: dict[str, NodeKind] = {
    "variable_begin": "expression",
    "block_begin": "statement",
    "comment_begin": "comment",
}
_ENDS = ("variable_end", "block_end", "comment_end")
_ALONE = re.compile("[ \t]*(?:\ue000[0-9]+\ue001[ \t]*)+")


class Node(NamedTuple):
    """A piece of Jinja, or a clause bracket, with the line it begins on; `text` is without its delimiters."""

    kind: NodeKind
    text: str
    line: int


class Scanned(NamedTuple):
    """A template ready for Markdown: its text with marks, the line each of its lines came from, and the nodes."""

    text: str
    lines: tuple[int, ...]
    nodes: tuple[Node, ...]


def scan(source: str, environment: Environment) -> Scanned:
    """Replace each Jinja tag and each clause bracket `[[`, `]]` by a mark; a line of statements becomes a block.

    Raises jinja2.TemplateSyntaxError where a tag is not closed.
    """
    nodes: list[Node] = []
    text = "".join(_marked(source.replace("\r\n", "\n"), environment, nodes))
    return _blocks_apart(text, nodes)


def parts_of(text: str, nodes: tuple[Node, ...]) -> Iterator[str | Node]:
    """Yield the words and the nodes of a marked text, in order."""
    for index, part in enumerate(MARK.split(text)):
        if index % 2:
            yield nodes[int(part)]
        elif part:
            yield part


def _marked(source: str, environment: Environment, nodes: list[Node]) -> Iterator[str]:
    inside: list[str] | None = None
    kind: NodeKind = "comment"
    start = 1
    for line, token, value in environment.lex(source):
        if token in _BEGINS:
            inside, kind, start = [], _BEGINS[token], line
        elif token in _ENDS:
            # The newlines inside a tag stay in the text, so that the lines after it keep their numbers.
            text = "".join(inside or [])
            yield _mark(nodes, Node(kind, text.strip(), start)) + "\ue002" * text.count("\n")
            inside = None
        elif inside is not None:
            inside.append(value)
        elif token == "data":
            yield from _words(value, line, nodes)


def _words(text: str, line: int, nodes: list[Node]) -> Iterator[str]:
    done = 0
    for found in _CLAUSE.finditer(text):
        yield text[done : found.start()]
        kind: NodeKind = "clause" if found[0] == "[[" else "end_clause"
        yield _mark(nodes, Node(kind, "", line + text.count("\n", 0, found.start())))
        done = found.end()
    yield text[done:]


def _mark(nodes: list[Node], node: Node) -> str:
    nodes.append(node)
    return f"\ue000{len(nodes) - 1}\ue001"


def _blocks_apart(text: str, nodes: list[Node]) -> Scanned:
    """Give each line that holds only statements a blank line before and behind."""
    written: list[str] = []
    lines: list[int] = []
    number = 1
    for raw in text.split("\n"):
        line = raw.replace("\ue002", "")
        if found := MARK.search(line):
            number = nodes[int(found[1])].line
        apart = _ALONE.fullmatch(line) is not None and _only_statements(line, nodes)
        for piece in ("", line.strip(), "") if apart else (line,):
            written.append(piece)
            lines.append(number)
        number += 1 + raw.count("\ue002")
    return Scanned("\n".join(written), tuple(lines), tuple(nodes))


def _only_statements(line: str, nodes: list[Node]) -> bool:
    return all(nodes[int(number)].kind in ("statement", "comment") for number in MARK.findall(line))
