"""What reading the parts of a ledger found wrong, put together for the whole ledger."""

from collections.abc import Iterable

from reportgen.nouns.issue import Issue

__all__ = ["Remarks", "remark_issues"]

Remarks = tuple[Issue, ...]
"""What one part has to say: errors, which stop the run, and warnings."""


def remark_issues(found: Iterable[Remarks]) -> tuple[Issue, ...]:
    """Return the issues of a ledger from the remarks of its parts, in their order."""
    return tuple(problem for remarks in found for problem in remarks)
