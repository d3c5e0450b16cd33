"""Outcomes made of entries: of reports that were written, and of those that were not."""

from collections.abc import Mapping, Sequence

from reportgen.batch.entry import Entry, Kind, entry_of, in_order, line_of
from reportgen.batch.outcome import Outcome, Status
from reportgen.batch.setting import Errand, Setting
from reportgen.nouns.issue import Issue

__all__ = ["not_built", "outcome_of", "without_documents"]


def outcome_of(known: Mapping[Kind, Entry], entries: Sequence[Entry], size: int = 0) -> Outcome:
    """Return what became of an area's reports; what else the manifest lists of the area stays as it is."""
    every = {**known, **{entry.kind: entry for entry in entries}}
    issues = tuple(dict.fromkeys(found for entry in entries for found in entry.issues))
    lines = tuple(map(line_of, in_order(every.values())))
    return Outcome(entries[0].area, tuple(entry.status for entry in entries), lines, issues, size)


def without_documents(
    setting: Setting,
    errand: Errand,
    status: Status,
    issues: tuple[Issue, ...] = (),
    ms: float = 0.0,
) -> Outcome:
    """Return the outcome of an area whose reports were not written; those of earlier runs are listed as they stand."""
    known = {entry.kind: entry for entry in map(entry_of, errand.known)}
    area = errand.area
    each = round(ms / len(setting.kinds), 3)
    entries = [
        (known.get(kind) or Entry(area.code, area.name, *kind, "", "", status, 0.0, setting.made_from, setting.run))
        ._replace(name=area.name, status=status, ms=each, run=setting.run, issues=issues)
        for kind in setting.kinds
    ]  # fmt: skip
    return outcome_of(known, entries)


def not_built(setting: Setting, errand: Errand) -> Outcome:
    """Return the outcome of an area that the run did not come to."""
    return without_documents(setting, errand, "not-built")
