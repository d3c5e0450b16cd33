"""Clauses, conditions, loops and variations: which of them begin and end within one paragraph."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from reportgen.narrative.compile.scan import Node
from reportgen.nouns.issue import Issue, Place, issue

__all__ = ["Around", "depth_of", "is_branch", "parted", "unbalanced", "word_of"]

_Part = TypeVar("_Part")

# A call is written around the block of a finding that goes as a whole.
_OPENING = ("if", "for", "vary", "call")
_CLOSING = ("endif", "endfor", "endvary", "endcall")


class Around(NamedTuple):
    """The node that opens a clause, condition, loop or variation, how many parts it takes up, and where in it the
    branches begin and end; `complete` says that one of them is always written."""

    opener: Node
    length: int
    branches: tuple[tuple[int, int], ...]
    complete: bool


def word_of(node: Node) -> str:
    """Return the first word of a statement, an empty text for any other node."""
    return node.text.split(maxsplit=1)[0] if node.kind == "statement" and node.text else ""


def depth_of(node: Node) -> int:
    """Return 1 for a node that opens a clause, condition, loop or variation, -1 for one that closes it, else 0."""
    if node.kind in ("clause", "needed"):
        return 1
    if node.kind in ("end_clause", "end_needed"):
        return -1
    word = word_of(node)
    return (word in _OPENING) - (word in _CLOSING)


def is_branch(node: Node) -> bool:
    """Say whether a node begins another branch of a condition, or another wording of a variation."""
    return word_of(node) in ("elif", "else", "or")


def parted(parts: Sequence[_Part], node_of: Callable[[_Part], Node | None]) -> Iterator[tuple[int, Around | None]]:
    """Yield where each part stands that is outside of everything, and where something begins that goes around parts."""
    index = 0
    while index < len(parts):
        node = node_of(parts[index])
        around = _around(parts, index, node, node_of) if node and depth_of(node) > 0 else None
        yield index, around
        index += around.length if around else 1


def _around(parts: Sequence[_Part], start: int, opener: Node, node_of: Callable[[_Part], Node | None]) -> Around:
    complete = word_of(opener) == "vary" or opener.kind == "needed"
    depth, begun, branches = 0, 1, list[tuple[int, int]]()
    for index in range(len(parts) - start):
        if not (node := node_of(parts[start + index])):
            continue
        depth += depth_of(node)
        if depth == 0 or (depth == 1 and is_branch(node)):
            branches.append((begun, index))
            begun = index + 1
            complete = complete or (depth == 1 and word_of(node) == "else")
        if depth == 0:
            break
    return Around(opener, begun, tuple(branches), complete)


def unbalanced(found: Iterable[Node], file: str) -> Iterator[Issue]:
    """List the clauses and conditions that do not begin and end within one paragraph, or reach into each other."""
    opened: list[Node] = []
    for node in found:
        depth = depth_of(node)
        if depth > 0:
            opened.append(node)
        elif depth < 0 or is_branch(node):
            while opened and _kind(opened[-1]) != _kind(node):
                yield _open_issue(opened.pop(), file, "closed")
            if not opened:
                yield _open_issue(node, file, "opened")
            elif depth < 0:
                opened.pop()
    yield from (_open_issue(node, file, "closed") for node in opened)


def _kind(node: Node) -> str:
    return "statement" if node.kind == "statement" else "clause"


def _open_issue(node: Node, file: str, lacking: str) -> Issue:
    return issue(f"narrative.{_kind(node)}-not-{lacking}", Place(file, node.line, 1), found=node.text)
