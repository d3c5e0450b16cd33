"""What is unusual across the reports of a folder: looked for when a run ends, and listed in a workbook."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from reportgen.across.find import find_anomalies, in_order
from reportgen.across.records import as_records
from reportgen.across.reports import Report, report_anomalies
from reportgen.batch.entry import entry_of
from reportgen.batch.register import Register
from reportgen.batch.setting import Setting
from reportgen.figures.store import Store
from reportgen.nouns.anomaly import Anomaly
from reportgen.nouns.area import Area, Areas
from reportgen.nouns.issue import Issue, ReportError, issue
from reportgen.word.files import write_whole

__all__ = ["EXCEPTIONS", "Lookout", "Seen"]

EXCEPTIONS = "exceptions.xlsx"
_NOTHING_TO_SAY = b'"issues":[]'
_FIGURES = ("left", "right", "figures")
"""What messages about checks call the sides that they have compared."""
_TELLING = (b'"status":"failed"', b'"status":"kept"')


class Seen(NamedTuple):
    """What is unusual, the most serious first, and as records for the manifest.

    `path` is the workbook that lists it; `trouble` says why there is none.
    """

    anomalies: tuple[Anomaly, ...] = ()
    records: Sequence[Mapping[str, object]] = ()
    path: Path | None = None
    trouble: Issue | None = None


class Lookout:
    """Looks across the reports of a folder; `before` is the store of an earlier run, `lang` is for those who read."""

    def __init__(self, store: Store, before: Store | None, lang: str) -> None:
        self._store = store
        self._before = before
        self._lang = lang

    def look(self, setting: Setting, register: Register, every: Iterable[Area]) -> Seen:
        """Return what is unusual about all reports that the manifest lists, and write the workbook anew.

        Never raises: the reports are there, and have to be listed.
        """
        try:
            return self._seen(setting, register, every)
        except ReportError as error:  # the workbook cannot be written: another program may have it open
            return Seen(trouble=error.issues[0]._replace(severity="warning"))
        except Exception as error:
            found = f"{type(error).__name__}: {error}"
            trouble = issue("batch.not-looked-across", severity="warning", found=found)
        self.forget(setting)
        return Seen(trouble=trouble)

    def forget(self, setting: Setting) -> None:
        """Remove the list of an earlier run."""
        with suppress(OSError):
            (setting.out / EXCEPTIONS).unlink(missing_ok=True)

    def _seen(self, setting: Setting, register: Register, every: Iterable[Area]) -> Seen:
        from reportgen.across.workbook import Listing, workbook_bytes

        positions = {area.code: at for at, area in enumerate(every)}
        codes = sorted(register.codes, key=lambda code: positions.get(code, len(positions)))
        config, texts = setting.project.config, register.texts()
        found = find_anomalies(config, self._store, codes, setting.period, texts, self._before)
        reports = _reports(register, codes, discreet=config.suppress_below > 0)
        anomalies = in_order((*report_anomalies(reports), *found), positions)
        paths = _paths(register, {one.area for one in anomalies if one.area}, self._lang)
        areas, indicators = Areas(self._store.areas()), {one.name: one for one in config.indicators}
        listing = Listing(anomalies, setting.period, len(codes), areas, indicators, paths)
        write_whole(setting.out / EXCEPTIONS, workbook_bytes(listing, self._lang))
        return Seen(anomalies, as_records(anomalies, paths), setting.out / EXCEPTIONS)


def _reports(register: Register, codes: Iterable[str], *, discreet: bool) -> Iterator[Report]:
    """Yield what became of the reports of which there is something to say; `discreet` leaves out figures of checks."""
    for code in codes:
        for line in register.lines(code):
            if _NOTHING_TO_SAY not in line or any(status in line for status in _TELLING):
                entry = entry_of(line)
                issues = map(_without_figures, entry.issues) if discreet else entry.issues
                yield Report(code, entry.status, tuple(issues))


def _without_figures(found: Issue) -> Issue:
    if not found.code.startswith("indicators.check"):
        return found
    return found._replace(values=tuple((name, "–" if name in _FIGURES else value) for name, value in found.values))


def _paths(register: Register, codes: Iterable[str], lang: str) -> dict[str, str]:
    """Return a document of each area, in the language of the list where there is one."""
    found = {}
    for code in codes:
        entries = [entry for entry in map(entry_of, register.lines(code)) if entry.path]
        own = [entry for entry in entries if entry.language == lang] or entries
        if own:
            found[code] = own[0].path
    return found
