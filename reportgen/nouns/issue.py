"""What is wrong with an input, where, and what would be right."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

__all__ = ["Issue", "Place", "ReportError", "Severity", "issue", "nearest"]

Severity = Literal["error", "warning", "note"]


class Place(NamedTuple):
    """Where an issue stands: a text file by line and column, or a ledger by sheet, row and column header.

    `line`, `column` and `row` count from 1, as editors and spreadsheets show them.
    """

    file: str
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    row: int | None = None
    header: str | None = None


class Issue(NamedTuple):
    """One problem, with a stable `code` whose text stands in `reportgen.messages` in both languages.

    `values` fills the message's placeholders. `allowed` lists what would be right; `nearest` is the likeliest of it.
    A `note` is worth knowing and no problem.
    """

    code: str
    place: Place | None
    values: tuple[tuple[str, str], ...]
    allowed: tuple[str, ...] = ()
    nearest: str = ""
    severity: Severity = "error"


class ReportError(Exception):
    """Raised at the end of a stage with every problem that the stage found."""

    def __init__(self, issues: Iterable[Issue]) -> None:
        self.issues = tuple(issues)
        super().__init__(", ".join(found.code for found in self.issues))

    def __reduce__(self) -> tuple[type["ReportError"], tuple[tuple[Issue, ...]]]:
        return type(self), (self.issues,)


def issue(
    code: str,
    place: Place | None = None,
    *,
    allowed: Iterable[str] = (),
    nearest: str = "",
    severity: Severity = "error",
    **values: object,
) -> Issue:
    """Make an issue from the message's placeholders, given as keywords."""
    named = tuple((name, str(value)) for name, value in values.items())
    return Issue(code, place, named, tuple(allowed), nearest, severity)


def nearest(name: str, candidates: Iterable[str]) -> str:
    """Return the candidate that `name` most likely means, or an empty string."""
    from difflib import get_close_matches

    found = get_close_matches(name, list(candidates), n=1, cutoff=0.6)
    return found[0] if found else ""
