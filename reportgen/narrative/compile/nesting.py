"""Clauses, conditions and loops: which of them begin and end within one paragraph."""

from collections.abc import Iterable, Iterator

from reportgen.narrative.compile.scan import Node
from reportgen.nouns.issue import Issue, Place, issue

__all__ = ["depth_of", "is_branch", "unbalanced", "word_of"]


def word_of(node: Node) -> str:
    """Return the first word of a statement, an empty text for any other node."""
    return node.text.split(maxsplit=1)[0] if node.kind == "statement" and node.text else ""


def depth_of(node: Node) -> int:
    """Return 1 for a node that opens a clause, condition or loop, -1 for one that closes it, else 0."""
    if node.kind in ("clause", "end_clause"):
        return 1 if node.kind == "clause" else -1
    word = word_of(node)
    return (word in ("if", "for")) - (word in ("endif", "endfor"))


def is_branch(node: Node) -> bool:
    """Say whether a node begins another branch of a condition."""
    return word_of(node) in ("elif", "else")


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
