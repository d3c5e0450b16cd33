"""Text → tree: a small part of Python's expressions, everything else refused with its column."""

import ast
import warnings
from collections.abc import Collection
from dataclasses import dataclass, field

from reportgen.expressions.allowed import violations
from reportgen.expressions.functions import SIGNATURES
from reportgen.expressions.spelling import misspelling
from reportgen.nouns.issue import Issue, Place, ReportError, issue

__all__ = ["DEEPEST", "LONGEST", "Tree", "parse"]

LONGEST = 4000
DEEPEST = 100


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed expression: its text on one line, where it stands, and its syntax tree of allowed nodes only."""

    text: str
    place: Place | None
    node: ast.expr = field(compare=False, repr=False)

    def place_of(self, node: ast.expr) -> Place | None:
        """Return where a part of the expression stands in its file."""
        before = self.text.encode("utf-8", "surrogatepass")[: node.col_offset]
        return _moved(self.place, len(before.decode("utf-8", "ignore")))


def parse(text: str, place: Place | None = None, functions: Collection[str] = frozenset(SIGNATURES)) -> Tree:
    """Parse an expression that may call `functions`; raises ReportError with every problem and its column.

    `place` is where the first character stands; where it has no column, neither have the problems.
    """
    if len(text) > LONGEST:
        raise ReportError([issue("expression.too-long", place, length=len(text), most=LONGEST)])
    line = " ".join(text.splitlines())
    place = _moved(place, len(line) - len(line.lstrip()))
    line = line.strip()
    tree = Tree(line, place, _parsed(line, place))
    if _depth(tree.node) > DEEPEST:
        raise ReportError([issue("expression.too-deep", place, most=DEEPEST)])
    found = [problem._replace(place=tree.place_of(node)) for node, problem in violations(tree.node, functions)]
    if found:
        raise ReportError(found)
    return tree


def _parsed(line: str, place: Place | None) -> ast.expr:
    if not line:
        raise ReportError([issue("expression.empty", place)])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(line, mode="eval").body
    except SyntaxError as error:
        raise ReportError([_syntax_issue(line, place, error)]) from None
    except (ValueError, RecursionError, MemoryError):
        raise ReportError([issue("expression.too-deep", place, most=DEEPEST)]) from None


def _syntax_issue(line: str, place: Place | None, error: SyntaxError) -> Issue:
    if habit := misspelling(line):
        return issue("expression.misspelt", _moved(place, habit.offset), found=habit.found, right=habit.right)
    if not error.offset:
        return issue("expression.unfinished", _moved(place, len(line)), expression=line)
    found = line[error.offset - 1 :]
    return issue("expression.syntax", _moved(place, error.offset - 1), found=found)


def _moved(place: Place | None, characters: int) -> Place | None:
    if place is None or place.column is None:
        return place
    return place._replace(column=place.column + characters)


def _depth(node: ast.expr) -> int:
    deepest, open_nodes = 0, [(node, 1)]
    while open_nodes:
        current, depth = open_nodes.pop()
        deepest = max(deepest, depth)
        open_nodes.extend((child, depth + 1) for child in ast.iter_child_nodes(current) if isinstance(child, ast.expr))
    return deepest
