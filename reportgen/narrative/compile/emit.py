"""Blocks to Jinja source whose output is the target's markup."""

import re
from collections.abc import Sequence

from reportgen.narrative.compile.blocks import Block, Enumeration, Inline, Paragraph, Statement, TableCall, depth_of
from reportgen.narrative.compile.scan import Node
from reportgen.narrative.compile.source import SourceWriter
from reportgen.narrative.target import Marks, Target

__all__ = ["SectionEmitter"]

_SENTENCE_END = re.compile(r"(?:^|[.!?][\"'”’)]*)\s*$")
_LEVELS = {"heading1": 1, "heading2": 2, "heading3": 3, "heading4": 4}


class SectionEmitter:
    """Writes the blocks of one section's template."""

    def __init__(self, writer: SourceWriter, target: Target, section: str, file: str) -> None:
        self._writer = writer
        self._target = target
        self._section = section
        self._file = file

    def blocks(self, blocks: Sequence[Block]) -> None:
        """Write blocks; a heading takes along everything up to the next heading of its level."""
        index = 0
        while index < len(blocks):
            block = blocks[index]
            if isinstance(block, Paragraph) and block.style != "body":
                end = _end_of_part(blocks, index)
                self._part(block, blocks[index + 1 : end])
                index = end
            else:
                self._block(block)
                index += 1

    def inlines(self, content: Sequence[Inline], *, starts: bool) -> None:
        """Write runs; `starts` says that a sentence begins here."""
        opened: list[bool] = []
        for part in content:
            if isinstance(part.content, str):
                self._writer.markup(self._target.constant(part.content, part.marks))
                starts = bool(_SENTENCE_END.search(part.content)) and (starts or bool(part.content.strip()))
            elif part.content.kind == "expression":
                self._expression(part.content, part.marks, starts)
                starts = False
            else:
                starts = _after_tag(part.content, starts, opened)
                self._tag(part.content)

    def _block(self, block: Block) -> None:
        if isinstance(block, Statement):
            self._statement(block.node)
        elif isinstance(block, Enumeration):
            self._enumeration(block)
        elif isinstance(block, TableCall):
            self._writer.tag("expression", block.node.text, self._file, block.node.line)
        else:
            self._paragraph(block)

    def _paragraph(self, block: Paragraph, *, counted: bool = False) -> None:
        inner, clause = _whole_clause(block.content)
        if clause:
            self._tag(clause)
        if _always_prints(inner):
            self._writer.markup(self._target.opening(block.style))
            self._number(block, counted)
            self.inlines(inner, starts=True)
            self._writer.markup(self._target.closing(block.style))
        else:
            self._call(f'_paragraph("{block.style}")', block.line)
            self.inlines(inner, starts=True)
            self._end_call(block.line)
        if clause:
            self._end_call(clause.line)

    def _number(self, block: Paragraph, counted: bool) -> None:
        if block.style in _LEVELS:
            call = f"_number({_LEVELS[block.style]}, {str(counted).lower()})"
            self._writer.tag("expression", call, self._file, block.line)

    def _part(self, heading: Paragraph, content: Sequence[Block]) -> None:
        """Write a heading and what stands under it; both go when nothing stands under it."""
        if _anything_sure(content):
            self._paragraph(heading)
            self.blocks(content)
            return
        level = _LEVELS[heading.style]
        self._call(f"_part({level})", heading.line, "(_content)")
        self._writer.tag("statement", "if _content", self._file, heading.line)
        self.blocks(content)
        self._writer.tag("statement", "else", self._file, heading.line)
        self._paragraph(heading, counted=True)
        self._writer.tag("statement", "endif", self._file, heading.line)
        self._end_call(heading.line)

    def _enumeration(self, block: Enumeration) -> None:
        self._call("_enumeration()", block.line)
        if block.lead:
            self._call("_lead()", block.line)
            self.inlines(block.lead, starts=True)
            self._end_call(block.line)
        for item in block.items:
            self._call("_item()", block.line)
            self.inlines(_without_stop(item), starts=False)
            self._end_call(block.line)
        self._end_call(block.line)

    def _expression(self, node: Node, marks: Marks, starts: bool) -> None:
        site = self._writer.site(node.text, self._section, self._file, node.line)
        opens = starts and self._target.lang == "en"
        options = ", ".join(
            f"{name}=true"
            for name, on in (("opens", opens), ("strong", marks.strong), ("emphasis", marks.emphasis))
            if on
        )
        call = f"_p({site}, ({node.text}){', ' + options if options else ''})"
        self._writer.tag("expression", call, self._file, node.line)

    def _tag(self, node: Node) -> None:
        if node.kind == "clause":
            site = self._writer.site("[[", self._section, self._file, node.line)
            self._call(f"_clause({site})", node.line)
        elif node.kind == "end_clause":
            self._end_call(node.line)
        elif node.kind == "statement":
            self._statement(node)

    def _statement(self, node: Node) -> None:
        self._writer.tag("statement", node.text, self._file, node.line)

    def _call(self, call: str, line: int, arguments: str = "") -> None:
        self._writer.tag("statement", f"call{arguments} {call}", self._file, line)

    def _end_call(self, line: int) -> None:
        self._writer.tag("statement", "endcall", self._file, line)


def _after_tag(node: Node, starts: bool, opened: list[bool]) -> bool:
    """Follow whether a sentence begins through the branches of a condition."""
    word = node.text.split(maxsplit=1)[0] if node.kind == "statement" and node.text else ""
    if word in ("if", "for"):
        opened.append(starts)
    elif word in ("elif", "else") and opened:
        return opened[-1]
    elif word in ("endif", "endfor") and opened:
        opened.pop()
    return starts


def _whole_clause(content: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], Node | None]:
    """Take the brackets off a paragraph that is one clause as a whole."""
    ends = [part.content for part in (content[0], content[-1])] if content else []
    first, last = ends or ("", "")
    if not (
        isinstance(first, Node) and isinstance(last, Node) and first.kind == "clause" and last.kind == "end_clause"
    ):
        return content, None
    depth = 0
    for part in content[:-1]:
        depth += _depth(part)
        if depth == 0:
            return content, None
    return content[1:-1], first


def _depth(part: Inline) -> int:
    return depth_of(part.content) if isinstance(part.content, Node) else 0


def _always_prints(content: Sequence[Inline]) -> bool:
    """Say whether something stands outside every clause and condition."""
    depth = 0
    for part in content:
        depth += _depth(part)
        if depth == 0 and (
            _is_expression(part) or (isinstance(part.content, str) and part.content.strip(" 。.，,；;"))
        ):
            return True
    return False


def _is_expression(part: Inline) -> bool:
    return isinstance(part.content, Node) and part.content.kind == "expression"


def _anything_sure(content: Sequence[Block]) -> bool:
    """Say whether a block prints whatever the figures are; what stands between statements is never sure."""
    depth = 0
    for block in content:
        if isinstance(block, Statement):
            depth += depth_of(block.node)
        elif depth == 0 and _sure(block):
            return True
    return False


def _sure(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return block.style == "body" and _always_prints(block.content)
    return isinstance(block, TableCall)


def _end_of_part(blocks: Sequence[Block], start: int) -> int:
    """Return where the part of the heading at `start` ends.

    It ends before the next heading of its level or above, before the condition that holds such a heading, and with
    the condition that the heading itself stands in.
    """
    heading = blocks[start]
    assert isinstance(heading, Paragraph)
    depth, outermost = 0, start
    for index in range(start + 1, len(blocks)):
        block = blocks[index]
        if isinstance(block, Statement):
            change = depth_of(block.node)
            if depth == 0 and (change < 0 or block.node.text.startswith(("elif", "else"))):
                return index
            outermost = index if depth == 0 and change > 0 else outermost
            depth += change
        elif isinstance(block, Paragraph) and block.style != "body" and block.style <= heading.style:
            return outermost if depth else index
    return len(blocks)


def _without_stop(item: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Take the full stop off an item; the enumeration sets its own."""
    if item and isinstance(item[-1].content, str):
        return (*item[:-1], Inline(item[-1].content.rstrip("。；;. "), item[-1].marks))
    return item
