"""What became of the reports of a batch."""

from pathlib import Path
from typing import Literal, NamedTuple, get_args

from reportgen.nouns.area import Area
from reportgen.nouns.issue import Issue
from reportgen.nouns.period import Period

__all__ = ["STATUSES", "Batch", "File", "Outcome", "Status"]

Status = Literal["written", "unchanged", "failed", "not-built"]
STATUSES: tuple[Status, ...] = get_args(Status)


class File(NamedTuple):
    """A document by its name in the folder, and the SHA-256 of its bytes."""

    name: str
    sha256: str


class Outcome(NamedTuple):
    """What became of an area's report, in how many milliseconds, and what was wrong."""

    area: Area
    status: Status
    files: tuple[File, ...] = ()
    issues: tuple[Issue, ...] = ()
    ms: float = 0.0


class Batch(NamedTuple):
    """What became of every area, in the order of the areas file; `warnings` concern all of them.

    `manifest` is the file that lists it all; None in a dry run.
    """

    period: Period
    outcomes: tuple[Outcome, ...]
    warnings: tuple[Issue, ...]
    manifest: Path | None

    @property
    def counts(self) -> dict[Status, int]:
        """Return how many areas have each status."""
        found = [outcome.status for outcome in self.outcomes]
        return {status: found.count(status) for status in STATUSES}
