"""A batch from its request to its manifest."""

from contextlib import ExitStack
from pathlib import Path

from reportgen.batch.folders import folder_of_areas
from reportgen.batch.lookout import Lookout
from reportgen.batch.made_from import made_from
from reportgen.batch.manifest import MANIFEST, read_manifest
from reportgen.batch.outcome import Batch
from reportgen.batch.plan import Plan
from reportgen.batch.request import Request
from reportgen.batch.retrying import retried
from reportgen.batch.selection import newest_with_rows, present_areas, select
from reportgen.batch.working import Watch, Work
from reportgen.figures.find import unfinished_warnings
from reportgen.figures.store import Store, open_store
from reportgen.nouns.issue import Place, ReportError, issue
from reportgen.nouns.period import Period
from reportgen.pipeline.build import Order, make_folder
from reportgen.pipeline.formats import writers_of
from reportgen.pipeline.project import Notify, Project
from reportgen.pipeline.stored import stored_figures, without_notes
from reportgen.pipeline.subject import asked_period
from reportgen.pipeline.writers import notes_of

__all__ = ["build_batch"]


def build_batch(project: Project, order: Order, request: Request, notify: Notify, watch: Watch) -> Batch:
    """Build the reports that are asked for, and list them in the manifest whatever happens, but not in a dry run.

    A report that fails stops no other. Raises ReportError with what concerns all of them: ledgers, templates, a
    selection that selects nothing, a folder that is none.
    """
    with ExitStack() as stack:
        before = stack.enter_context(_earlier(project, request.before)) if request.before else None
        return _built(project, order, request, before, notify, watch)


def _earlier(project: Project, path: Path) -> Store:
    """Open the store of an earlier run; raises ReportError where it is none, or that of this run."""
    if project.store.exists() and path.exists() and path.samefile(project.store):
        raise ReportError([issue("batch.own-store", Place(path.as_posix()))])
    return open_store(path)


def _built(
    project: Project, order: Order, request: Request, before: Store | None, notify: Notify, watch: Watch
) -> Batch:
    past = read_manifest(order.out / MANIFEST)
    asked = asked_period(order.period)
    if request.retry:
        asked = retried(past, project.config.name, asked, order.out)
    store, warnings = stored_figures(project, [asked] if asked else [], notify)
    with store:
        period = asked or newest_with_rows(store)
        warnings = (*warnings, *unfinished_warnings(store, period))
        # What is wrong in templates is wrong for all, and said once.
        writers = writers_of(project, order.langs, order.formats, order.arrangement)
        warnings = without_notes((*warnings, *notes_of(writers)))
        plan = _plan(project, order, request, store, period)
        plan = plan._replace(past=past if past and past.is_about(project.config.name, period.key) else None)
        if not order.dry_run:
            make_folder(order.out)
        lookout = Lookout(store, before, request.lang)
        batch = Work(project, order, request, plan, lookout, notify, watch).done()
        return batch._replace(warnings=(*warnings, *batch.warnings))


def _plan(project: Project, order: Order, request: Request, store: Store, period: Period) -> Plan:
    """Settle which areas a batch is about, where their documents stand, and what they are made from."""
    present = present_areas(store, period)
    areas = select(project.config, store, present, period, request.selection)
    folder_of = folder_of_areas(request.folders, present.areas, present.every)
    having = {area.code for area in present.areas}
    absent = {area.code: tuple(p.key for p in store.periods_of(area.code)) for area in areas if area.code not in having}
    return Plan(period, present.every, areas, absent, folder_of, made_from(project, store, order))
