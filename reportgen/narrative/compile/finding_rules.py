"""How templates may speak of findings: in loops over them, by their parts, and in conditions."""

from collections.abc import Iterable, Iterator

from jinja2 import nodes

from reportgen.narrative.compile.vocabulary import Vocabulary
from reportgen.nouns.finding import FINDING_PARTS

__all__ = ["finding_rules", "looped_findings", "loops_over_findings"]

_Found = tuple[str, int, str, Iterable[str]]
_ALL = "findings"


def looped_findings(tree: nodes.Template) -> frozenset[str]:
    """Return what the loops of a template call a finding."""
    return frozenset(loop.target.name for loop in _loops(tree) if isinstance(loop.target, nodes.Name))


def loops_over_findings(tree: nodes.Template) -> list[int]:
    """Return the lines of the loops over findings."""
    return [loop.lineno for loop in _loops(tree)]


def finding_rules(tree: nodes.Template, vocabulary: Vocabulary) -> Iterator[_Found]:
    """Yield what is wrong about findings: the code of the issue, its line, what was found, what is allowed."""
    loops = list(_loops(tree))
    right = {id(loop) for loop in loops if _is_right(loop)}
    for loop in loops:
        if id(loop) not in right:
            yield "narrative.finding-loop", loop.lineno, _ALL, ()
    yield from _named(tree, vocabulary)
    yield from _misplaced(tree, loops)
    yield from _parts(tree, loops)


def _loops(tree: nodes.Template) -> Iterator[nodes.For]:
    return (loop for loop in tree.find_all(nodes.For) if _is_all(loop.iter))


def _is_all(node: nodes.Node) -> bool:
    called = node.node if isinstance(node, nodes.Call) else node
    return isinstance(called, nodes.Name) and called.name == _ALL


def _is_right(loop: nodes.For) -> bool:
    return isinstance(loop.target, nodes.Name) and loop.test is None and not loop.recursive


def _named(tree: nodes.Template, vocabulary: Vocabulary) -> Iterator[_Found]:
    for call in tree.find_all(nodes.Call):
        for argument in call.args if _is_all(call) else ():
            name = argument.value if isinstance(argument, nodes.Const) else getattr(argument, "name", "")
            if name not in vocabulary.findings or not isinstance(argument, nodes.Const):
                yield "narrative.unknown-finding", argument.lineno, str(name), sorted(vocabulary.findings)


def _misplaced(tree: nodes.Template, loops: list[nodes.For]) -> Iterator[_Found]:
    """Find where the findings are neither gone through nor asked for."""
    asked = [node.test for node in tree.find_all((nodes.If, nodes.CondExpr))]  # type: ignore[attr-defined]
    right = {id(name) for node in (*asked, *(loop.iter for loop in loops)) for name in _names(node)}
    for name in tree.find_all(nodes.Name):
        if name.name == _ALL and name.ctx == "load" and id(name) not in right:
            yield "narrative.finding-loop", name.lineno, _ALL, ()


def _parts(tree: nodes.Template, loops: list[nodes.For]) -> Iterator[_Found]:
    """Find parts of findings outside of loops or among other things, and findings without a part."""
    variables = looped_findings(tree)
    inside = {id(node) for loop in loops for part in loop.body for node in (part, *part.find_all(nodes.Node))}
    alone = {id(node) for output in tree.find_all(nodes.Output) for node in output.nodes}
    for node in tree.find_all(nodes.If):
        alone |= {id(part) for part in (node.test, *node.test.find_all(nodes.Getattr))}
    owners: set[int] = set()
    for part in tree.find_all(nodes.Getattr):
        if isinstance(part.node, nodes.Name) and part.node.name in variables:
            owners.add(id(part.node))
            if part.attr in FINDING_PARTS and not (id(part) in inside and id(part) in alone):
                yield "narrative.finding-part", part.lineno, f"{part.node.name}.{part.attr}", ()
    for name in tree.find_all(nodes.Name):
        if name.name in variables and name.ctx == "load" and id(name) not in owners:
            yield "narrative.not-printable", name.lineno, name.name, ()


def _names(node: nodes.Node) -> Iterator[nodes.Name]:
    if isinstance(node, nodes.Name):
        yield node
    yield from node.find_all(nodes.Name)
