"""The reports of many areas: each on its own, failures kept apart, everything in a manifest."""

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from reportgen import __version__
from reportgen.figures.find import newest_period, unfinished_warnings
from reportgen.figures.store import Store, open_store
from reportgen.nouns.area import Area
from reportgen.nouns.issue import Issue, ReportError, issue
from reportgen.nouns.period import Period
from reportgen.nouns.unit import Text
from reportgen.pipeline.build import Order, make_folder, write_area
from reportgen.pipeline.facts import Gatherer
from reportgen.pipeline.formats import writers_of
from reportgen.pipeline.project import Notify, Project
from reportgen.pipeline.stored import stored_figures, without_notes
from reportgen.pipeline.subject import asked_period
from reportgen.pipeline.writers import Writer, notes_of
from reportgen.word.files import write_whole

if TYPE_CHECKING:
    from reportgen.pdf import Pdfs

__all__ = ["Batch", "Outcome", "build_all"]

_MANIFEST = "manifest.json"
_SCHEMA = 1
_CHUNK = 16
_EVERY = 50
_DONE = Text("已完成 {done}/{count}", "{done} of {count} done")

Status = Literal["written", "unchanged", "failed", "not-built"]
_STATUSES: tuple[Status, ...] = get_args(Status)


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
        return {status: found.count(status) for status in _STATUSES}


def build_all(project: Project, order: Order, level: str, jobs: int, fail_fast: bool, notify: Notify) -> Batch:
    """Build the report of every area of a level that has rows in the period, on `jobs` processes.

    A report that fails stops no other, unless `fail_fast`; the areas after it are then not built. The manifest is
    written whatever fails, but not in a dry run.

    Raises ReportError with what concerns all areas: ledgers, templates, a period or a level without rows.
    """
    asked = asked_period(order.period)
    store, warnings = stored_figures(project, [asked] if asked else [], notify)
    with closing(store):
        period = asked or _newest(store)
        areas = _areas(store, level, period)
        warnings = (*warnings, *unfinished_warnings(store, period))
    # What is wrong in templates is wrong for all, and said once.
    writers = writers_of(project, order.langs, order.formats, order.arrangement)
    warnings = (*warnings, *notes_of(writers))
    if not order.dry_run:
        make_folder(order.out)
    outcomes: list[Outcome] = []
    try:
        with _built(project, order, areas, period, jobs) as built:
            for outcome in built:
                outcomes.append(outcome)
                if len(outcomes) % _EVERY == 0:
                    notify(_DONE, done=len(outcomes), count=len(areas))
                if fail_fast and outcome.status == "failed":
                    break
        if order.converter and not order.dry_run:
            outcomes = _with_pdfs(outcomes, order.converter, order.out, notify)
    finally:
        rest = (Outcome(area, "not-built") for area in areas[len(outcomes) :])
        manifest = None if order.dry_run else order.out / _MANIFEST
        batch = Batch(period, (*outcomes, *rest), without_notes(warnings), manifest)
        if manifest:
            write_whole(manifest, _listed(project, order, batch).encode())
    return batch


def _newest(store: Store) -> Period:
    """Return the newest finished period that any area has rows for."""
    periods = {period for area in store.areas() for period in store.periods_of(area.code)}
    if not periods:
        raise ReportError([issue("batch.no-rows")])
    return newest_period(store, periods)


def _areas(store: Store, level: str, period: Period) -> tuple[Area, ...]:
    present = [area for area in store.areas() if store.has_rows(area.code, period)]
    if not present:
        periods = dict.fromkeys(known.key for area in store.areas() for known in store.periods_of(area.code))
        raise ReportError([issue("batch.no-rows-in-period", allowed=sorted(periods), period=period.key)])
    found = tuple(area for area in present if area.level == level)
    if not found:
        allowed = dict.fromkeys(area.level for area in present)
        raise ReportError([issue("batch.no-areas", allowed=allowed, level=level, period=period.key)])
    return found


@contextmanager
def _built(
    project: Project, order: Order, areas: Sequence[Area], period: Period, jobs: int
) -> Iterator[Iterable[Outcome]]:
    """Give the outcomes one by one, in the order of the areas; what is not asked for any more is not begun."""
    if jobs <= 1:
        with closing(_Desk(project, order, period)) as desk:
            yield map(desk.build, areas)
        return
    pool = ProcessPoolExecutor(jobs, initializer=_sit_down, initargs=(project, order, period))
    try:
        yield pool.map(_build, areas, chunksize=min(_CHUNK, -(-len(areas) // jobs)))
    finally:
        pool.shutdown(cancel_futures=True)


class _Desk:
    """What one process needs to build reports one after another."""

    def __init__(self, project: Project, order: Order, period: Period) -> None:
        self._order = order
        self._period = period
        self._project = project
        self._store = open_store(project.store)
        self._gatherer = Gatherer(project.config, self._store)
        self._writers: tuple[Writer, ...] = writers_of(project, order.langs, order.formats, order.arrangement)

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()

    def build(self, area: Area) -> Outcome:
        """Build the report of an area; what goes wrong is part of the outcome."""
        start = time.perf_counter()
        try:
            built = write_area(self._project, self._gatherer, area, self._period, self._writers, self._order)
        except ReportError as error:
            return Outcome(area, "failed", (), error.issues, _since(start))
        except Exception as error:  # one area's crash is no other's
            crash = issue("command.crash", found=f"{type(error).__name__}: {error}")
            return Outcome(area, "failed", (), (crash,), _since(start))
        files = tuple(File(document.path.name, sha256(document.data).hexdigest()) for document in built.documents)
        status: Status = "written" if any(built.changed) else "unchanged"
        return Outcome(area, status, files, built.warnings, _since(start))


_desks: list[_Desk] = []
"""The desk of a worker process."""


def _sit_down(project: Project, order: Order, period: Period) -> None:
    _desks.append(_Desk(project, order, period))


def _build(area: Area) -> Outcome:
    return _desks[0].build(area)


def _with_pdfs(outcomes: Sequence[Outcome], converter: str, out: Path, notify: Notify) -> list[Outcome]:
    """Make the PDFs of all documents at once, and list them; a report whose PDF cannot be made has failed."""
    from reportgen.pdf import is_convertible, make_pdfs

    files = (out / file.name for outcome in outcomes for file in outcome.files)
    documents = [path for path in files if is_convertible(path)]
    pdfs = make_pdfs(converter, documents, notify)
    return [_with_its_pdfs(outcome, pdfs, out) for outcome in outcomes]


def _with_its_pdfs(outcome: Outcome, pdfs: "Pdfs", out: Path) -> Outcome:
    from reportgen.pdf import pdf_of

    documents = [out / file.name for file in outcome.files]
    made = [pdf_of(document) for document in documents if document in pdfs.made]
    files = (*outcome.files, *(File(path.name, sha256(path.read_bytes()).hexdigest()) for path in made))
    if failed := [pdfs.failed[document] for document in documents if document in pdfs.failed]:
        return outcome._replace(status="failed", files=files, issues=(*outcome.issues, *failed))
    new = outcome.status == "written" or any(pdfs.made.get(document) for document in documents)
    return outcome._replace(status="written" if new else outcome.status, files=files)


def _since(start: float) -> float:
    return round((time.perf_counter() - start) * 1000, 3)


def _listed(project: Project, order: Order, batch: Batch) -> str:
    """Write the manifest: what was asked for, and every area with its status, files, problems and time."""
    listed = {
        "schema": _SCHEMA,
        "reportgen": __version__,
        "report": project.config.name,
        "config": Path(project.config.path).as_posix(),
        "fingerprint": project.fingerprint,
        "period": batch.period.key,
        "languages": order.langs,
        **({"bilingual": order.arrangement} if order.arrangement else {}),
        "suppress_below": project.config.suppress_below,
        "counts": batch.counts,
        "reports": [_entry(outcome) for outcome in batch.outcomes],
    }
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"


def _entry(outcome: Outcome) -> dict[str, object]:
    return {
        "area": outcome.area.code,
        "name": outcome.area.name,
        "status": outcome.status,
        "ms": outcome.ms,
        "files": [file._asdict() for file in outcome.files],
        "issues": [{"code": found.code, "severity": found.severity, **dict(found.values)} for found in outcome.issues],
    }
