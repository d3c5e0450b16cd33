"""A run of a batch: its areas one by one, on one process or several, and its manifest at the end."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager

from reportgen.batch.desk import Desk
from reportgen.batch.manifest import MANIFEST, manifest_text
from reportgen.batch.outcome import Batch, Outcome
from reportgen.batch.pdfs import with_pdfs
from reportgen.batch.selection import areas_of_level, newest_with_rows
from reportgen.figures.find import unfinished_warnings
from reportgen.nouns.area import Area
from reportgen.nouns.period import Period
from reportgen.nouns.unit import Text
from reportgen.pipeline.build import Order, make_folder
from reportgen.pipeline.formats import writers_of
from reportgen.pipeline.project import Notify, Project
from reportgen.pipeline.stored import stored_figures, without_notes
from reportgen.pipeline.subject import asked_period
from reportgen.pipeline.writers import notes_of
from reportgen.word.files import write_whole

__all__ = ["build_all"]

_CHUNK = 16
_EVERY = 50
_DONE = Text("已完成 {done}/{count}", "{done} of {count} done")


def build_all(project: Project, order: Order, level: str, jobs: int, fail_fast: bool, notify: Notify) -> Batch:
    """Build the report of every area of a level that has rows in the period, on `jobs` processes.

    A report that fails stops no other, unless `fail_fast`; the areas after it are then not built. The manifest is
    written whatever fails, but not in a dry run.

    Raises ReportError with what concerns all areas: ledgers, templates, a period or a level without rows.
    """
    asked = asked_period(order.period)
    store, warnings = stored_figures(project, [asked] if asked else [], notify)
    with closing(store):
        period = asked or newest_with_rows(store)
        areas = areas_of_level(store, level, period)
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
            outcomes = with_pdfs(outcomes, order.converter, order.out, notify)
    finally:
        rest = (Outcome(area, "not-built") for area in areas[len(outcomes) :])
        manifest = None if order.dry_run else order.out / MANIFEST
        batch = Batch(period, (*outcomes, *rest), without_notes(warnings), manifest)
        if manifest:
            write_whole(manifest, manifest_text(project, order, batch).encode())
    return batch


@contextmanager
def _built(
    project: Project, order: Order, areas: Sequence[Area], period: Period, jobs: int
) -> Iterator[Iterable[Outcome]]:
    """Give the outcomes one by one, in the order of the areas; what is not asked for any more is not begun."""
    if jobs <= 1:
        with closing(Desk(project, order, period)) as desk:
            yield map(desk.build, areas)
        return
    pool = ProcessPoolExecutor(jobs, initializer=_sit_down, initargs=(project, order, period))
    try:
        yield pool.map(_build, areas, chunksize=min(_CHUNK, -(-len(areas) // jobs)))
    finally:
        pool.shutdown(cancel_futures=True)


_desks: list[Desk] = []
"""The desk of a worker process."""


def _sit_down(project: Project, order: Order, period: Period) -> None:
    _desks.append(Desk(project, order, period))


def _build(area: Area) -> Outcome:
    return _desks[0].build(area)
