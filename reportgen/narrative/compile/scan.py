"""Split a template into its words and its Jinja, and put marks in the place of the Jinja that Markdown leaves alone."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from jinja2 import Environment

__all__ = ["MARK", "Node", "NodeKind", "Scanned", "parts_of", "scan"]

NodeKind = Literal["expression", "statement", "comment", "clause", "end_clause", "needed", "end_needed"]

# Noncharacters of Unicode: no text that people exchange holds them.
_OPEN, _CLOSE, _NEWLINE, _COMMENT = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
_UNSEEN = str.maketrans("", "", _NEWLINE + _COMMENT)
MARK = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_ALONE = re.compile(f"[ \t]*(?:{_OPEN}[0-9]+{_CLOSE}[ \t]*)+")
_CLAUSE = re.compile(r"(?<!\\)(?:\[\[|\]\])")
_BEGINS: dict[str, NodeKind] = {
    "variable_begin": "expression",
    "block_begin": "statement",
    "comment_begin": "comment",
}
_ENDS = ("variable_end", "block_end", "comment_end")


class Node(NamedTuple):
    """A piece of Jinja, or a bracket of a clause, with the line it begins on; `text` is without its delimiters.

    `file` is the file where it is not the template's own. No template holds `needed` and `end_needed` itself: they
    are put around texts of findings without which the finding is not printed.
    """

    kind: NodeKind
    text: str
    line: int
    file: str = ""


class Scanned(NamedTuple):
    """A template ready for Markdown: its text with marks, the line each of its lines came from, and the nodes.

    The line of a blank line that the template does not have itself is 0.
    """

    text: str
    lines: tuple[int, ...]
    nodes: tuple[Node, ...]

    def pieces(self) -> "Iterator[str | Node]":
        """Yield the words and the nodes, in order."""
        return parts_of(self.text, self.nodes)


def scan(source: str, environment: Environment) -> Scanned:
    """Replace each Jinja tag and each clause bracket `[[`, `]]` by a mark; a line of statements becomes a block.

    Comments disappear, with their line where they have one to themselves. Whitespace control (`{%-`) is without
    effect, for Markdown knows which whitespace counts.

    Raises jinja2.TemplateSyntaxError where a tag is not closed.
    """
    nodes: list[Node] = []
    return _blocks_apart("".join(_Scanner(source, nodes).marked(environment)), nodes)


def parts_of(text: str, nodes: tuple[Node, ...]) -> Iterator[str | Node]:
    """Yield the words and the nodes of a marked text, in order."""
    for index, part in enumerate(MARK.split(text)):
        if index % 2:
            yield nodes[int(part)]
        elif part:
            yield part


class _Scanner:
    """Reads the tokens of one template; `_at` is how far in the source."""

    def __init__(self, source: str, nodes: list[Node]) -> None:
        self._source = source
        self._nodes = nodes
        self._at = 0
        self._inside: list[str] | None = None
        self._begun: tuple[NodeKind, int] = ("comment", 1)
        self._raw = False

    def marked(self, environment: Environment) -> Iterator[str]:
        for _, token, value in environment.lex(self._source):
            stripped = self._stripped(value)
            if token in _BEGINS:
                yield stripped
                self._inside, self._begun = [], (_BEGINS[token], self._line())
            elif token in _ENDS:
                yield from self._tag(value)
            elif self._inside is not None:
                self._inside.append(stripped + value)
            elif token == "data":
                yield from self._words(stripped + value)
            else:
                self._raw = token == "raw_begin"
                yield stripped + value[value.rindex("}") + 1 :]
            self._at += len(value)

    def _stripped(self, value: str) -> str:
        """Return the whitespace that the lexer left out before a token, and step over it."""
        start = self._at
        self._at = self._source.index(value, start)
        return self._source[start : self._at]

    def _tag(self, end: str) -> Iterator[str]:
        kind, line = self._begun
        text = "".join(self._inside or [])
        self._inside = None
        first = line + text[: len(text) - len(text.lstrip())].count("\n")
        # The line breaks inside a tag stay in the text, so that the lines behind it keep their numbers.
        breaks = _NEWLINE * text.count("\n")
        yield self._mark(Node(kind, text.strip(), first)) + breaks + end[end.rindex("}") + 1 :]

    def _words(self, text: str) -> Iterator[str]:
        done, line = 0, self._line()
        for found in () if self._raw else _CLAUSE.finditer(text):
            yield text[done : found.start()]
            kind: NodeKind = "clause" if found[0] == "[[" else "end_clause"
            yield self._mark(Node(kind, "", line + text.count("\n", 0, found.start())))
            done = found.end()
        yield text[done:]

    def _mark(self, node: Node) -> str:
        self._nodes.append(node)
        return _COMMENT if node.kind == "comment" else f"{_OPEN}{len(self._nodes) - 1}{_CLOSE}"

    def _line(self) -> int:
        return self._source.count("\n", 0, self._at) + 1


def _blocks_apart(text: str, nodes: list[Node]) -> Scanned:
    """Give each line that holds only statements a blank line before and behind."""
    written: list[str] = []
    lines: list[int] = []
    number = 1
    for raw in text.split("\n"):
        line = raw.translate(_UNSEEN)
        if _COMMENT not in raw or line.strip():
            apart = _ALONE.fullmatch(line) is not None and _only_statements(line, nodes)
            written += ["", line.strip(), ""] if apart else [line]
            lines += [0, number, 0] if apart else [number]
        number += 1 + raw.count(_NEWLINE)
    return Scanned("\n".join(written), tuple(lines), tuple(nodes))


def _only_statements(line: str, nodes: list[Node]) -> bool:
    return all(nodes[int(number)].kind == "statement" for number in MARK.findall(line))
