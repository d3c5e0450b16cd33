"""The blocks of a template: headings, paragraphs, enumerations, tables, and statements around them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeGuard

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reportgen.narrative.compile.scan import MARK, Node, Scanned, parts_of
from reportgen.narrative.target import Marks
from reportgen.nouns.issue import Issue, Place, issue

__all__ = ["Block", "Enumeration", "Inline", "Paragraph", "Statement", "TableCall", "depth_of", "read_blocks"]

# What an official document has no form for, as it looks in a template.
_REFUSED = {
    "bullet_list_open": "- …",
    "code_block": "    …",
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
class Enumeration:
    """Items that are counted in one paragraph (一是…；二是…), behind the words that lead to them, if any."""

    lead: tuple[Inline, ...]
    items: tuple[tuple[Inline, ...], ...]
    line: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A Jinja statement between blocks."""

    node: Node


@dataclass(frozen=True, slots=True)
class TableCall:
    """A table that stands where the template calls it, as a paragraph of its own."""

    node: Node


Block = Paragraph | Enumeration | Statement | TableCall


def read_blocks(scanned: Scanned, file: str, lang: str) -> tuple[tuple[Block, ...], tuple[Issue, ...]]:
    """Parse the Markdown of a scanned template.

    Lines of a Chinese paragraph are joined without a space. What an official document has no form for (bullets,
    pictures, code, links, HTML) is an issue at its line.
    """
    return _Reader(scanned, file, lang).read()


class _Reader:
    def __init__(self, scanned: Scanned, file: str, lang: str) -> None:
        self._scanned = scanned
        self._file = file
        self._joint = "" if lang == "zh" else " "
        self._issues: list[Issue] = []

    def read(self) -> tuple[tuple[Block, ...], tuple[Issue, ...]]:
        tokens = MarkdownIt("commonmark").parse(self._scanned.text)
        for token in tokens:
            self._refuse(token, self._line(token))
        blocks = tuple(self._joined(tuple(self._blocks(tokens))))
        return blocks, tuple(dict.fromkeys(self._issues))

    def _blocks(self, tokens: Sequence[Token]) -> Iterator[Block]:
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.type == "heading_open":
                yield self._heading(token, tokens[index + 1])
                index += 3
            elif token.type == "paragraph_open":
                yield from self._paragraph(tokens[index + 1], self._line(token))
                index += 3
            elif token.type == "ordered_list_open":
                end = _end_of(tokens, index)
                items = tuple(self._items(tokens[index + 1 : end]))
                yield Enumeration((), items, self._line(token))
                index = end + 1
            else:
                index += 1

    def _heading(self, token: Token, inline: Token) -> Paragraph:
        line = self._line(token)
        if token.tag not in _HEADINGS:
            self._issues.append(
                issue("narrative.heading-too-deep", Place(self._file, line, 1), found=len(token.markup))
            )
        return Paragraph(_HEADINGS.get(token.tag, "heading4"), self._inlines(inline, line), line)

    def _paragraph(self, inline: Token, line: int) -> Iterator[Block]:
        content = self._inlines(inline, line)
        if _only_statements(content):
            nodes = (part.content for part in content if isinstance(part.content, Node))
            yield from (Statement(node) for node in nodes if node.kind == "statement")
        elif len(content) == 1 and _is_table(content[0].content):
            yield TableCall(content[0].content)
        elif content:
            yield Paragraph("body", content, line)

    def _items(self, tokens: Sequence[Token]) -> Iterator[tuple[Inline, ...]]:
        for index, token in enumerate(tokens):
            if token.type == "list_item_open":
                inner = tokens[index + 1 : _end_of(tokens, index)]
                texts = [part for part in inner if part.type == "inline"]
                if len(texts) != 1 or any(part.type == "ordered_list_open" for part in inner):
                    self._issues.append(
                        issue("narrative.item-not-one-paragraph", Place(self._file, self._line(token), 1))
                    )
                yield tuple(self._inlines(texts[0], self._line(token))) if texts else ()

    def _inlines(self, token: Token, line: int) -> tuple[Inline, ...]:
        content = tuple(self._runs(token, line))
        if not _only_statements(content):
            self._issues.extend(_unbalanced(content, self._file))
        return content

    def _runs(self, token: Token, line: int) -> Iterator[Inline]:
        strong = emphasis = 0
        for child in token.children or ():
            self._refuse(child, line)
            strong += (child.type == "strong_open") - (child.type == "strong_close")
            emphasis += (child.type == "em_open") - (child.type == "em_close")
            marks = Marks(strong > 0, emphasis > 0)
            text = self._joint if child.type in ("softbreak", "hardbreak") else child.content
            if child.type in ("text", "text_special", "softbreak", "hardbreak") and text:
                yield from (Inline(part, marks) for part in parts_of(text, self._scanned.nodes))

    def _joined(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """Join an enumeration to the paragraph that stands right above it, without a blank line."""
        waiting: Block | None = None
        for block in blocks:
            if isinstance(block, Enumeration) and isinstance(waiting, Paragraph) and self._touch(waiting, block):
                waiting = Enumeration(waiting.content, block.items, waiting.line)
                continue
            if waiting:
                yield waiting
            waiting = block
        if waiting:
            yield waiting

    def _touch(self, paragraph: Paragraph, listed: Enumeration) -> bool:
        if paragraph.style != "body":
            return False
        lines = self._scanned.text.split("\n")
        row = self._scanned.lines.index(listed.line)
        return row > 0 and bool(lines[row - 1].strip()) and not _is_statement(lines[row - 1], self._scanned)

    def _refuse(self, token: Token, line: int) -> None:
        if what := _REFUSED.get(token.type):
            place = Place(self._file, line, 1)
            self._issues.append(issue("narrative.unsupported-markdown", place, found=what))

    def _line(self, token: Token) -> int:
        return self._scanned.lines[token.map[0]] if token.map else 1


def _is_statement(line: str, scanned: Scanned) -> bool:
    numbers = MARK.findall(line)
    bare = not MARK.sub("", line).strip()
    return bare and all(scanned.nodes[int(number)].kind in ("statement", "comment") for number in numbers)


def _is_table(content: str | Node) -> TypeGuard[Node]:
    return isinstance(content, Node) and content.kind == "expression" and content.text.startswith("table(")


def _only_statements(content: Sequence[Inline]) -> bool:
    return all(isinstance(part.content, Node) and part.content.kind in ("statement", "comment") for part in content)


def _unbalanced(content: Sequence[Inline], file: str) -> Iterator[Issue]:
    """List the clauses and conditions that do not begin and end within one paragraph."""
    opened: list[Node] = []
    for node in (part.content for part in content if isinstance(part.content, Node)):
        depth, kind = depth_of(node), "clause" if "clause" in node.kind else "statement"
        if depth > 0:
            opened.append(node)
        elif depth < 0 and opened:
            opened.pop()
        elif depth < 0:
            yield issue(f"narrative.{kind}-not-opened", Place(file, node.line, 1), found=node.text)
    for node in opened:
        yield issue(f"narrative.{node.kind}-not-closed", Place(file, node.line, 1), found=node.text)


def depth_of(node: Node) -> int:
    """Return 1 for a node that opens a clause, condition or loop, -1 for one that closes it, else 0."""
    if node.kind in ("clause", "end_clause"):
        return 1 if node.kind == "clause" else -1
    word = node.text.split(maxsplit=1)[0] if node.kind == "statement" and node.text else ""
    return (word in ("if", "for")) - (word in ("endif", "endfor"))


def _end_of(tokens: Sequence[Token], start: int) -> int:
    """Return the index of the token that closes the one at `start`."""
    return next(
        index
        for index in range(start + 1, len(tokens))
        if tokens[index].level == tokens[start].level and tokens[index].nesting == -1
    )
