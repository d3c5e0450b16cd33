"""What became of the reports of a batch."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from reportgen.nouns.anomaly import Anomaly
from reportgen.nouns.area import Area
from reportgen.nouns.issue import Issue
from reportgen.nouns.period import Period

__all__ = ["STATUSES", "Batch", "Cause", "Outcome", "Status", "worst"]

Status = Literal["written", "unchanged", "kept", "failed", "not-built"]
STATUSES: tuple[Status, ...] = get_args(Status)
_GRAVEST_FIRST: tuple[Status, ...] = ("failed", "not-built", "kept", "written", "unchanged")


class Outcome(NamedTuple):
    """What became of an area's reports.

    `lines` are those of the manifest, for all files of the area that it lists; `statuses` are of the reports that were
    asked for. `size` is how many bytes were written.
    """

    code: str
    statuses: tuple[Status, ...]
    lines: tuple[bytes, ...]
    issues: tuple[Issue, ...] = ()
    size: int = 0

    @property
    def status(self) -> Status:
        """Return the gravest of the statuses."""
        return worst(self.statuses)


class Cause(NamedTuple):
    """Something that is wrong with several areas: the first one's issue, their number, and the first few."""

    issue: Issue
    number: int
    areas: tuple[Area, ...]


class Batch(NamedTuple):
    """What became of a batch; `warnings` concern all of it.

    `areas` and `reports` count those of each status; an area has the gravest one of its reports. `failures` and
    `remarks` are what failed areas failed of, and what is worth knowing of the others, the most frequent first.
    `stopped` says why the run ended before its end. `manifest` is the file that lists it all; None in a dry run.
    `anomalies` are what is unusual across the folder, and `exceptions` the workbook that lists them.
    """

    period: Period
    areas: Mapping[Status, int]
    reports: Mapping[Status, int]
    failures: tuple[Cause, ...]
    remarks: tuple[Cause, ...]
    warnings: tuple[Issue, ...]
    manifest: Path | None
    stopped: Issue | None = None
    anomalies: tuple[Anomaly, ...] = ()
    exceptions: Path | None = None


def worst(statuses: tuple[Status, ...]) -> Status:
    """Return the gravest of some statuses."""
    return min(statuses, key=_GRAVEST_FIRST.index)
