"""What can be told of a paragraph before its figures are known: where sentences begin, and whether it prints at all."""

import re
from collections.abc import Sequence

from reportgen.narrative.compile.blocks import Inline
from reportgen.narrative.compile.nesting import depth_of, is_branch
from reportgen.narrative.compile.scan import Node

__all__ = ["SentenceStarts", "always_prints", "loose_words", "whole_clause", "without_stop"]

_SENTENCE_END = re.compile(r"(?:^|[.!?][\"'”’)]*)\s*$")
_STOPS = " 。.，,；;"


class SentenceStarts:
    """Follows through a paragraph, and through the branches of its conditions, whether a sentence begins."""

    def __init__(self, begins: bool) -> None:
        self.now = begins
        self._opened: list[bool] = []

    def words(self, text: str) -> None:
        """Step over words."""
        self.now = bool(_SENTENCE_END.search(text)) and (self.now or bool(text.strip()))

    def tag(self, node: Node) -> None:
        """Step over a bracket or statement: each branch begins as the condition did."""
        if node.kind == "expression":
            self.now = False
        elif is_branch(node) and self._opened:
            self.now = self._opened[-1]
        elif depth_of(node) > 0:
            self._opened.append(self.now)
        elif depth_of(node) < 0 and self._opened:
            self._opened.pop()


def whole_clause(content: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], Node | None]:
    """Take the brackets off a paragraph that is one clause as a whole."""
    first = content[0].content if content else ""
    if not isinstance(first, Node) or first.kind != "clause":
        return content, None
    depth = 0
    for part in content[:-1]:
        depth += _depth(part)
        if depth == 0:
            return content, None
    return content[1:-1], first


def always_prints(content: Sequence[Inline]) -> bool:
    """Say whether more than stops stands outside every clause and condition."""
    return any(isinstance(part.content, Node) or part.content.strip(_STOPS) for part in _outside(content))


def loose_words(content: Sequence[Inline]) -> list[Inline]:
    """Return the words outside every clause and condition."""
    return [part for part in _outside(content) if isinstance(part.content, str)]


def without_stop(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Take the stop off the end of an item, in every branch that can end it; the enumeration sets its own."""
    kept = list(content)
    last, around = True, list[bool]()
    for index in range(len(content) - 1, -1, -1):
        part = content[index]
        if isinstance(part.content, str):
            kept[index] = Inline(part.content.rstrip("。；;. ") if last else part.content, part.marks)
            last = last and not kept[index].content
        elif part.content.kind == "expression":
            last = False
        elif is_branch(part.content) and around:
            last = around[-1]
        elif depth_of(part.content) < 0:
            around.append(last)
        elif depth_of(part.content) > 0 and around:
            around.pop()
            last = False
    return tuple(part for part in kept if part.content)


def _outside(content: Sequence[Inline]) -> list[Inline]:
    depth, found = 0, []
    for part in content:
        depth += _depth(part)
        if depth == 0 and (isinstance(part.content, str) or part.content.kind == "expression"):
            found.append(part)
    return found


def _depth(part: Inline) -> int:
    return depth_of(part.content) if isinstance(part.content, Node) else 0
