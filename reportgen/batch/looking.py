"""Files that the manifest lists, compared with those on the disk before anything is written."""

from hashlib import sha256
from typing import NamedTuple

from reportgen.batch.comparing import kept_issue
from reportgen.batch.entry import Entry, Kind, entry_of
from reportgen.batch.outcome import Outcome, Status
from reportgen.batch.outcomes import outcome_of
from reportgen.batch.setting import Errand, Setting
from reportgen.pipeline.names import file_name

__all__ = ["Looked", "look"]


class Looked(NamedTuple):
    """What is known of an area after a look at its files: its lines, and its outcome where nothing is to be done."""

    code: str
    lines: tuple[bytes, ...]
    outcome: Outcome | None = None


def look(setting: Setting, errand: Errand) -> Looked:
    """Compare the files of an area with what is listed of them; of an area that is wanted, say whether all are as
    they should be, so that it need not be written."""
    found = {entry.kind: entry for entry in map(entry_of, errand.known)}
    entries = {kind: checked for kind, entry in found.items() if (checked := _checked(setting, entry))}
    lines = outcome_of(entries, tuple(entries.values())).lines if entries else ()
    if not (errand.wanted and _is_current(setting, errand, entries)):
        return Looked(errand.area.code, lines)
    current = [_as_of_now(setting, errand, entries[kind]) for kind in setting.kinds]
    outcome = outcome_of(entries, current)
    return Looked(errand.area.code, outcome.lines, outcome)


def _checked(setting: Setting, entry: Entry) -> Entry | None:
    """Return an entry as the disk has it; None where the file has gone or cannot be read."""
    if not entry.path:
        return entry
    path = setting.out / entry.path
    try:
        digest = sha256(path.read_bytes()).hexdigest()
        if digest == entry.sha256:
            return entry
        kept = kept_issue(path) if entry.format != "pdf" else None
    except OSError:
        return None
    if kept is None:  # written by us, in a run that the manifest does not know of
        return entry._replace(sha256=digest, made_from="", text="")
    return entry._replace(sha256=digest, status="kept", issues=(kept,))


def _is_current(setting: Setting, errand: Errand, entries: dict[Kind, Entry]) -> bool:
    """Say whether the documents of an area would be written as they are."""
    if setting.order.force:
        return False
    for kind in setting.kinds:
        entry = entries.get(kind)
        if entry is None or entry.status in ("failed", "not-built") or entry.made_from != setting.made_from:
            return False
        name = file_name(errand.area, setting.period, *kind)
        if entry.path != (f"{errand.folder}/{name}" if errand.folder else name):
            return False
    return True


def _as_of_now(setting: Setting, errand: Errand, entry: Entry) -> Entry:
    """Return the entry of a report that needs nothing; what this run has done before it was killed stays as it was."""
    if entry.run == setting.run and entry.status != "kept":
        return entry
    status: Status = "kept" if entry.status == "kept" else "unchanged"
    return entry._replace(status=status, run=setting.run, name=errand.area.name, ms=0.0)
