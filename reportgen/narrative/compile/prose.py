"""What can be told of a paragraph before its figures are known: where sentences begin, and whether it prints at all."""

import re
from collections.abc import Sequence

from reportgen.narrative.compile.blocks import Inline
from reportgen.narrative.compile.nesting import Around, depth_of, is_branch, parted
from reportgen.narrative.compile.scan import Node

__all__ = ["SentenceStarts", "always_prints", "inside", "loose_ways", "whole_clause", "without_stop"]

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
    """Say whether more than stops stands outside the clauses, whichever way the conditions go."""
    return not loose_ways(content)


def loose_ways(content: Sequence[Inline]) -> list[tuple[Inline, ...]]:
    """Return what stands outside the clauses for each way through the conditions where that is nothing but stops."""
    ways: list[tuple[Inline, ...]] = [()]
    for index, around in parted(content, _node):
        more = _ways_through(content[index:], around) if around else _ways_of(content[index])
        ways = list(dict.fromkeys(before + behind for before in ways for behind in more))
    return ways


def _ways_through(content: Sequence[Inline], around: Around) -> list[tuple[Inline, ...]]:
    if around.opener.kind == "clause":
        return [()]
    found = [way for begin, end in around.branches for way in loose_ways(content[begin:end])]
    return found if around.complete else [*found, ()]


def _ways_of(part: Inline) -> list[tuple[Inline, ...]]:
    if isinstance(part.content, str):
        return [] if part.content.strip(_STOPS) else [(part,)]
    return [] if part.content.kind == "expression" else [()]


def inside(content: Sequence[Inline], index: int) -> Sequence[Inline]:
    """Return what stands within what begins at `index`."""
    _, around = next(parted(content[index:], _node))
    begin, end = around.branches[0] if around else (0, 1)
    return content[index + begin : index + end]


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


def _depth(part: Inline) -> int:
    return depth_of(part.content) if isinstance(part.content, Node) else 0


def _node(part: Inline) -> Node | None:
    return part.content if isinstance(part.content, Node) else None
