"""Headings and what stands under them."""

from collections.abc import Sequence

from reportgen.narrative.compile.blocks import Block, Enumeration, Item, Paragraph, Statement, TableCall
from reportgen.narrative.compile.nesting import depth_of, is_branch, parted
from reportgen.narrative.compile.prose import always_prints, without_stop
from reportgen.narrative.compile.scan import Node

__all__ = ["anything_sure", "end_of_part"]


def anything_sure(content: Sequence[Block | Item]) -> bool:
    """Say whether a block prints whatever the figures are, whichever way the conditions go."""
    for index, around in parted(content, _node):
        if not around:
            if _sure(content[index]):
                return True
        elif around.complete and all(
            anything_sure(content[index + begin : index + end]) for begin, end in around.branches
        ):
            return True
    return False


def end_of_part(blocks: Sequence[Block], start: int) -> int:
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
            if depth == 0 and (change < 0 or is_branch(block.node)):
                return index
            outermost = index if depth == 0 and change > 0 else outermost
            depth += change
        elif isinstance(block, Paragraph) and block.style != "body" and block.style <= heading.style:
            return outermost if depth else index
    return len(blocks)


def _sure(block: Block | Item) -> bool:
    if isinstance(block, Paragraph):
        return block.style == "body" and always_prints(block.content)
    if isinstance(block, Enumeration):
        return anything_sure(block.entries)
    return isinstance(block, TableCall) or (isinstance(block, Item) and always_prints(without_stop(block.content)))


def _node(block: Block | Item) -> Node | None:
    return block.node if isinstance(block, Statement) else None
