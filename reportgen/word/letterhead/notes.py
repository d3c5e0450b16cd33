"""What is worth knowing of an office's file that is used for reports, though nothing in it is wrong."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportgen.nouns.issue import Issue, Place, Severity, issue
from reportgen.word.letterhead.added import Added
from reportgen.word.letterhead.names import WORDS_OWN
from reportgen.word.letterhead.package import Package
from reportgen.word.parts import Skeleton

__all__ = ["Found", "notes_of"]

_HEAVY = 2_000_000
"""From how many bytes on paper is heavy, for every report carries it."""
_SEEN_AT_ONCE = ("title", "heading1", "body")
"""Without styles for these, reports look little like what else the office sends."""
_MADE_BY_WORD = "contents"


class Found(NamedTuple):
    """What was found in a file, and what was done about it."""

    added: Added
    footer: bool
    unused: bool
    changes: int
    comments: int


def notes_of(found: Found, package: Package, skeleton: Skeleton, layout: str, place: Place) -> Iterator[Issue]:
    """Yield a note on each thing that the file lacks or that reports do not take from it."""
    taken_over = [*_named(found.added.taken_over), *(["page_number"] if found.footer else [])]
    fitted = _named(found.added.fitted)
    if taken_over:
        severity: Severity = "warning" if {*taken_over} & {*_SEEN_AT_ONCE} else "note"
        roles = ", ".join(taken_over)
        yield issue("letterhead.as-in-layout", place, severity=severity, roles=roles, layout=layout)
    if fitted:
        yield issue("letterhead.like-its-text", place, severity="note", roles=", ".join(fitted), layout=layout)
    if found.unused:
        yield issue("letterhead.text-not-used", place, severity="note")
    if any(kept.kind == "vbaProject" for kept in package.relations(package.main)):
        yield issue("letterhead.macros", place, severity="note")
    if found.comments:
        yield issue("letterhead.comments", place, severity="note", count=found.comments)
    if found.changes:
        yield issue("letterhead.changes", place, severity="warning", count=found.changes)
    if (size := sum(len(member.packed) for member in skeleton.members)) > _HEAVY:
        yield issue("letterhead.heavy", place, severity="warning", size=f"{size / 1_000_000:.0f}")


def _named(roles: Sequence[str]) -> list[str]:
    """Return the roles that an office may well have a style for; the rest is known to reports alone."""
    return [
        role for role in roles if role in WORDS_OWN and role != "page_number" and not role.startswith(_MADE_BY_WORD)
    ]
