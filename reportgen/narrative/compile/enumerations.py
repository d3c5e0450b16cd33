"""Enumerations put together: the paragraph that leads to the items, the items, and the conditions between them."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from reportgen.narrative.compile.blocks import Block, Enumeration, Item, Paragraph, Placed, Statement
from reportgen.narrative.compile.nesting import depth_of, is_branch

__all__ = ["enumerations_joined"]


def enumerations_joined(placed: Sequence[Placed]) -> Iterator[Block]:
    """Join lists of items to the paragraph and to each other where only statements and no blank line stand between."""
    index = 0
    while index < len(placed):
        touching = [placed[index], *takewhile(lambda found: found.touches, placed[index + 1 :])]
        joined, used = _joined([found.block for found in touching])
        yield joined
        index += used


def _joined(blocks: Sequence[Block]) -> tuple[Block, int]:
    """Return the first block with what belongs to it, and how many blocks that were."""
    first = blocks[0]
    lead = first if isinstance(first, Paragraph) and first.style == "body" else None
    if not lead and not isinstance(first, Enumeration | Statement):
        return first, 1
    used = _length(blocks[1:]) + 1 if lead else _length(blocks)
    entries = tuple(_entries(blocks[1 if lead else 0 : used]))
    if not any(isinstance(entry, Item) for entry in entries):
        return first, 1
    line = lead.line if lead else next(entry.line for entry in entries if isinstance(entry, Item))
    return Enumeration(lead.content if lead else (), entries, line), used


def _length(blocks: Sequence[Block]) -> int:
    """Return how many blocks, at most, are items and the whole of the conditions around them."""
    depth = length = 0
    for index, block in enumerate(blocks):
        if isinstance(block, Statement):
            depth += depth_of(block.node)
            if depth < 0 or (depth == 0 and is_branch(block.node)):
                break
        elif not isinstance(block, Enumeration):
            break
        if depth == 0:
            length = index + 1
    return length


def _entries(blocks: Sequence[Block]) -> Iterator[Item | Statement]:
    for block in blocks:
        if isinstance(block, Enumeration):
            yield from block.entries
        elif isinstance(block, Statement):
            yield block
