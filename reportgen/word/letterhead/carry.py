"""The parts of an office's file that go into every report, under names that are free."""

from collections.abc import Iterable, Iterator, Mapping
from posixpath import splitext
from typing import NamedTuple

from reportgen.nouns.issue import Issue, Place, issue
from reportgen.word.figurelist import NAMESPACE
from reportgen.word.letterhead.package import Package, Relation

__all__ = ["Carried", "carry", "followed"]

_LEFT_BEHIND = {
    *("attachedTemplate", "vbaProject", "wordVbaData", "keyMapCustomizations", "attachedToolbars", "glossaryDocument"),
    *("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "webSettings"),
    *("stylesWithEffects", "mailMergeSource", "mailMergeHeaderSource", "recipientData", "printerSettings", "thumbnail"),
}
"""The kinds of parts that no report needs: macros, comments, what belongs to a program or a printer."""
_OURS = ("customXml/", "word/charts/", "word/embeddings/")
"""The folders in which reports have parts of their own."""

_ABOVE = 1000


class Carried(NamedTuple):
    """Parts by the names that they have in reports, their content types and relationships.

    `names` maps the names in the office's file to those in reports.
    """

    parts: Mapping[str, bytes]
    types: Mapping[str, str]
    relations: Mapping[str, tuple[Relation, ...]]
    names: Mapping[str, str]
    issues: tuple[Issue, ...]


def carry(package: Package, relations: Iterable[Relation], place: Place) -> Carried:
    """Take from a file what some relationships of its document lead to, and what that needs in turn."""
    wanted, missing = _reached(package, relations)
    names = dict(_renamed(wanted))
    return Carried(
        {names[name]: package.parts[name] for name in wanted},
        {names[name]: package.types[name] for name in wanted},
        {names[name]: tuple(followed(package.relations(name), names)) for name in wanted},
        names,
        tuple(issue("letterhead.part-missing", place, part=name) for name in missing),
    )


def _reached(package: Package, relations: Iterable[Relation]) -> tuple[list[str], list[str]]:
    """Return the names of the parts that relationships lead to, at last, and of those that are not there."""
    waiting = [found.target for found in relations if _is_wanted(found, package)]
    reached: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += [found.target for found in package.relations(name) if _is_wanted(found, package)]
    present = sorted(name for name in reached if name in package.parts)
    return present, sorted(reached - {*present})


def _is_wanted(relation: Relation, package: Package) -> bool:
    """Say whether the part that a relationship leads to is one for reports; a report has a list of figures already."""
    if relation.external or relation.kind in _LEFT_BEHIND or relation.target == package.main:
        return False
    return relation.kind != "customXml" or NAMESPACE.encode() not in package.parts.get(relation.target, b"")


def _renamed(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the name of each part and the one that it has in reports: none that a part of the report's own has.

    Parts are told apart by numbers at the end of their names, and readers go by what stands before: `item1.xml` becomes
    `item1001.xml`.
    """
    for number, name in enumerate(names, _ABOVE + 1):
        folder, _, file = name.rpartition("/")
        stem, ending = splitext(file)
        if not name.isascii():
            kind = ending if ending.isascii() else ""
            yield name, f"{folder if folder.isascii() else 'word'}/part{number}{kind}"
        elif name.startswith(_OURS):
            bare = stem.rstrip("0123456789")
            yield name, f"{folder}/{bare}{int(stem[len(bare) :] or 0) + _ABOVE}{ending}"
        else:
            yield name, name


def followed(relations: Iterable[Relation], names: Mapping[str, str]) -> Iterator[Relation]:
    """Yield the relationships that stay, with the names of parts in reports."""
    for found in relations:
        if found.external and found.kind not in _LEFT_BEHIND:
            yield found
        elif not found.external and found.target in names:
            yield found._replace(target=names[found.target])
