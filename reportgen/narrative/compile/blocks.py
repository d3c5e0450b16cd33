"""The blocks of a template: headings, paragraphs, enumerations, tables, charts, and statements around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markdown_it.token import Token

from reportgen.narrative.compile.markdown import end_of, parse_markdown
from reportgen.narrative.compile.nesting import unbalanced
from reportgen.narrative.compile.scan import Node, Scanned, parts_of
from reportgen.narrative.target import Marks
from reportgen.nouns.issue import Issue, Place, issue

__all__ = [
    "Block",
    "ChartCall",
    "Enumeration",
    "Inline",
    "Item",
    "Paragraph",
    "Placed",
    "Statement",
    "TableCall",
    "placed_blocks",
]

# What an official document has no form for, as it looks in a template.
_REFUSED = {
    "bullet_list_open": "- …",
    "code_block": "␣␣␣␣…",
    "fence": "```",
    "hr": "---",
    "html_block": "<…>",
    "blockquote_open": "> …",
    "html_inline": "<…>",
    "image": "![…](…)",
    "link_open": "[…](…)",
    "code_inline": "`…`",
}
_HEADINGS: dict[str, Literal["heading1", "heading2", "heading3", "heading4"]] = {
    "h1": "heading1",
    "h2": "heading2",
    "h3": "heading3",
    "h4": "heading4",
}
_PLACED = re.compile(r"(table|chart)\s*\(\s*[\"']")
_PLACED_ALONE = re.compile(r"(table|chart)\s*\(\s*([\"'])([^\"']*)\2\s*\)")


@dataclass(frozen=True, slots=True)
class Inline:
    """A run of words, or a node of Jinja, with the marks it stands in."""

    content: str | Node
    marks: Marks


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or a heading."""

    style: Literal["body", "heading1", "heading2", "heading3", "heading4"]
    content: tuple[Inline, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A Jinja statement between blocks, or between the items of an enumeration."""

    node: Node


@dataclass(frozen=True, slots=True)
class Item:
    """An item of an enumeration."""

    content: tuple[Inline, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Items that are counted in one paragraph (一是…；二是…), behind the words that lead to them, if any."""

    lead: tuple[Inline, ...]
    entries: tuple[Item | Statement, ...]
    line: int


@dataclass(frozen=True, slots=True)
class TableCall:
    """A table that stands where the template calls it, as a paragraph of its own."""

    table: str
    line: int


@dataclass(frozen=True, slots=True)
class ChartCall:
    """A chart that stands where the template calls it, as a paragraph of its own."""

    chart: str
    line: int


Block = Paragraph | Enumeration | Statement | TableCall | ChartCall


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, and whether no blank line of the template parts it from the one before."""

    block: Block
    touches: bool


def placed_blocks(scanned: Scanned, file: str, lang: str) -> tuple[tuple[Placed, ...], tuple[Issue, ...]]:
    """Parse the Markdown of a scanned template.

    Lines of a Chinese paragraph are joined without a space. What an official document has no form for (bullets,
    pictures, code, links, HTML) is an issue at its line.
    """
    return _Reader(scanned, file, lang).read()


class _Reader:
    def __init__(self, scanned: Scanned, file: str, lang: str) -> None:
        self._scanned = scanned
        self._rows = scanned.text.split("\n")
        self._file = file
        self._lang = lang
        self._issues: list[Issue] = []
        self._end = 0

    def read(self) -> tuple[tuple[Placed, ...], tuple[Issue, ...]]:
        tokens = parse_markdown(self._scanned.text)
        for token in tokens:
            self._refuse(token, self._line(token))
        blocks = tuple(self._blocks(tokens))
        return blocks, tuple(dict.fromkeys(self._issues))

    def _blocks(self, tokens: Sequence[Token]) -> Iterator[Placed]:
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.type == "heading_open":
                yield Placed(self._heading(token, tokens[index + 1]), self._touches(token))
            elif token.type == "paragraph_open":
                touches = self._touches(token)
                for block in self._paragraph(tokens[index + 1], self._line(token)):
                    yield Placed(block, touches)
                    touches = True
            elif token.type == "ordered_list_open":
                end = end_of(tokens, index)
                items = tuple(self._items(tokens[index + 1 : end]))
                yield Placed(Enumeration((), items, self._line(token)), self._touches(token))
                index = end
            index += 1

    def _heading(self, token: Token, inline: Token) -> Paragraph:
        line = self._line(token)
        if token.tag not in _HEADINGS:
            self._issue("heading-too-deep", line, len(token.markup))
        return Paragraph(_HEADINGS.get(token.tag, "heading4"), self._inlines(inline, line), line)

    def _paragraph(self, inline: Token, line: int) -> Iterator[Block]:
        content = tuple(self._runs(inline, line))
        if all(isinstance(part.content, Node) and part.content.kind == "statement" for part in content):
            yield from (Statement(part.content) for part in content if isinstance(part.content, Node))
        elif len(content) == 1 and (call := _call_alone(content[0].content, line)):
            yield call
        else:
            yield Paragraph("body", self._checked(content), line)

    def _items(self, tokens: Sequence[Token]) -> Iterator[Item]:
        for index, token in enumerate(tokens):
            if token.type == "list_item_open":
                line = self._line(token)
                inner = tokens[index + 1 : end_of(tokens, index)]
                texts = [part for part in inner if part.type == "inline"]
                if len(texts) != 1 or any(part.type == "ordered_list_open" for part in inner):
                    self._issue("item-not-one-paragraph", line)
                yield Item(self._inlines(texts[0], line) if texts else (), line)

    def _inlines(self, token: Token, line: int) -> tuple[Inline, ...]:
        return self._checked(tuple(self._runs(token, line)))

    def _checked(self, content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        found = [part.content for part in content if isinstance(part.content, Node)]
        self._issues.extend(unbalanced(found, self._file))
        for node in found:
            if node.kind == "expression" and (placed := _PLACED.match(node.text)):
                self._issue("table-not-alone" if placed[1] == "table" else "chart-not-alone", node.line)
        return content

    def _runs(self, token: Token, line: int) -> Iterator[Inline]:
        strong = emphasis = 0
        children = token.children or []
        for index, child in enumerate(children):
            self._refuse(child, line)
            strong += (child.type == "strong_open") - (child.type == "strong_close")
            emphasis += (child.type == "em_open") - (child.type == "em_close")
            text = self._joint(children, index) if child.type in ("softbreak", "hardbreak") else child.content
            if child.type in ("text", "softbreak", "hardbreak"):
                marks = Marks(strong > 0, emphasis > 0)
                yield from (Inline(part, marks) for part in parts_of(text, self._scanned.nodes))

    def _joint(self, children: Sequence[Token], index: int) -> str:
        """Return what stands for a line break: nothing in Chinese, unless two Latin words or numbers meet there."""
        if self._lang != "zh":
            return " "
        before, behind = children[index - 1].content[-1:], children[index + 1].content[:1]
        return " " if before.isascii() and before.isalnum() and behind.isascii() and behind.isalnum() else ""

    def _touches(self, token: Token) -> bool:
        """Say whether no blank line stands before a block; each block is asked for once, in order."""
        first, behind = token.map or (0, 0)
        between = range(self._end, first)
        self._end = behind
        while self._end > first and not self._rows[self._end - 1].strip():
            self._end -= 1
        return not any(self._scanned.lines[row] and not self._rows[row].strip() for row in between)

    def _refuse(self, token: Token, line: int) -> None:
        if what := _REFUSED.get(token.type):
            self._issue("unsupported-markdown", line, what)

    def _issue(self, code: str, line: int, found: object = "") -> None:
        self._issues.append(issue(f"narrative.{code}", Place(self._file, line, 1), found=found))

    def _line(self, token: Token) -> int:
        return self._scanned.lines[token.map[0]] if token.map else 1


def _call_alone(content: str | Node, line: int) -> TableCall | ChartCall | None:
    if isinstance(content, str) or content.kind != "expression":
        return None
    found = _PLACED_ALONE.fullmatch(content.text)
    if not found:
        return None
    return TableCall(found[3], line) if found[1] == "table" else ChartCall(found[3], line)
