"""A run at work: it looks at what is there, writes what is missing, and lists it all in the end."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from reportgen.batch.folders import sweep
from reportgen.batch.hands import Feed, Hands, Lost
from reportgen.batch.journal import Journal
from reportgen.batch.listing import head_of, room_for
from reportgen.batch.lookout import Lookout, Seen
from reportgen.batch.manifest import JOURNAL, MANIFEST, manifest_lines
from reportgen.batch.outcome import Batch, Outcome
from reportgen.batch.outcomes import not_built, without_documents
from reportgen.batch.pdfs import outcomes_with_pdfs, without_pdfs
from reportgen.batch.plan import Plan, known_lines, known_sources, run_number, unwritable
from reportgen.batch.register import Register
from reportgen.batch.request import Request, order_key
from reportgen.batch.retrying import due_areas
from reportgen.batch.room import Room, no_room
from reportgen.batch.setting import Errand, Setting
from reportgen.batch.stopping import Stopping
from reportgen.batch.work import Written, look_at, write
from reportgen.nouns.area import Area
from reportgen.nouns.issue import Issue, ReportError, issue
from reportgen.nouns.unit import Text
from reportgen.pipeline.build import Order
from reportgen.pipeline.project import Notify, Project, own_files
from reportgen.word.files import is_no_room
from reportgen.workers.shared import Shared

__all__ = ["Watch", "Work"]

_LOOKING = Text("核对已有的文件…", "looking at the files that are there …")
_ACROSS = Text("核对各地之间…", "looking across the reports …")

Watch = Callable[[int, int], None]
"""Called with how many areas are done, of how many, after every portion of work."""


class Work:
    """A run at work."""

    def __init__(
        self,
        project: Project,
        order: Order,
        request: Request,
        plan: Plan,
        lookout: Lookout,
        notify: Notify,
        watch: Watch,
    ) -> None:
        self._lookout = lookout
        self._plan, self._request, self._notify, self._watch = plan, request, notify, watch
        self._key = order_key(order, request, plan.made_from.key, plan.period, plan.areas)
        self._journal = None if order.dry_run else Journal(order.out / JOURNAL)
        left = self._journal.left if self._journal else None
        self._resumed = left is not None
        number = run_number(self._key, plan.past, left)
        self._known = known_sources(plan, left)
        self._setting = Setting(project, order, plan.period, plan.made_from.key, number, request.fail_fast)
        self._areas = due_areas(plan.past, self._setting, plan.areas) if request.retry else plan.areas
        self._register = Register(known_lines(plan, project.config.name, left), self._areas)
        self._stopping = Stopping()
        write = () if order.dry_run else (order.out,)
        self._hands = Hands(request.jobs, request.cluster, (project.store, *own_files(project)), write)
        self._stopped: Issue | None = None
        self._ended = False
        self._with_pdfs: set[str] = set()

    def done(self) -> Batch:
        """Do all of it. Ctrl-C, SIGTERM and a full disk end it early, but in order.

        Raises ReportError where there is no room for the manifest, or where it cannot be replaced.
        """
        with self._stopping, self._hands:
            try:
                self._hands.reach_cluster()
                self._look()
                room = self._begin()
            except BaseException:
                if self._journal:
                    self._journal.close(remove=not self._resumed)
                raise
            try:
                self._build()
                self._make_pdfs()
            except KeyboardInterrupt:
                self._stopped = self._interrupted()
            except OSError as error:
                if not is_no_room(error):
                    raise
                self._stopped = self._full()
            finally:
                self._stopping.mood = "deaf"
                batch = self._listed(room)
        return batch._replace(warnings=(*self._hands.warnings, *batch.warnings))

    def _look(self) -> None:
        """Compare what is listed with the disk; reports that are as they should be are done with that."""
        wanted = {area.code for area in self._areas}
        named = {area.code: area for area in self._plan.every}
        errands = [
            self._errand(area, wanted=code in wanted)
            for code in self._register.codes
            for area in (named.get(code, Area(code, "", "", "")),)
        ]
        if errands:
            self._notify(_LOOKING)
        feed = Feed(errands, lambda: False)
        for done in self._hands.through(partial(look_at, Shared(self._setting)), feed):
            if isinstance(done, Lost):
                continue
            for looked in done[1]:
                self._register.look(looked.code, looked.lines)
                if looked.outcome:
                    self._register.note(looked.outcome)

    def _begin(self) -> Room | None:
        """Take the room for the manifest, and begin the journal."""
        if self._journal is None:
            return None
        out = self._setting.out
        if self._resumed:
            sweep(self._folders())
        room = Room(out / MANIFEST, room_for(self._setting, len(self._areas), self._register, self._known))
        try:
            self._journal.begin(
                {
                    "report": self._setting.project.config.name,
                    "period": self._setting.period.key,
                    "order": self._key,
                    "run": self._setting.run,
                    "made_from": self._known,
                }
            )
        except OSError as error:
            room.leave()
            raise ReportError([no_room(out, 0, len(self._areas), 0, 0)]) from error
        return room

    def _build(self) -> None:
        """Write the reports that are not as they should be."""
        wrong = unwritable(self._plan, self._areas)
        due = [area for area in self._areas if not self._register.is_done(area.code)]
        self._note([self._failed(area, wrong[area.code]) for area in due if area.code in wrong])
        feed = Feed(
            (self._errand(area) for area in due if area.code not in wrong),
            lambda: self._ended or self._stopping.asked,
        )
        self._stopping.mood = "patient"
        self._watch(self._register.done, len(self._areas))
        for done in self._hands.through(partial(write, Shared(self._setting)), feed):
            if isinstance(done, Lost):
                self._note([self._failed(done.errand.area, issue("batch.worker-died"))])
            else:
                self._take(done[1])
            self._watch(self._register.done, len(self._areas))
        if self._stopping.asked:
            raise KeyboardInterrupt
        self._stopping.mood = "prompt"

    def _take(self, written: Written) -> None:
        self._note(written.outcomes)
        if written.full:
            self._stopped = self._full()
        failed = any(outcome.status == "failed" for outcome in written.outcomes)
        self._ended = self._ended or written.full or (failed and self._request.fail_fast)

    def _make_pdfs(self) -> None:
        """Make the PDFs of all documents."""
        order = self._setting.order
        if not order.converter or order.dry_run or self._stopped:
            return
        errands = [self._errand(area) for area in self._areas if self._register.is_done(area.code)]
        try:
            for outcomes in outcomes_with_pdfs(self._setting, errands, self._notify):
                self._note(outcomes)
                self._with_pdfs.update(outcome.code for outcome in outcomes)
        except ReportError as error:
            self._stopped = error.issues[0]

    def _listed(self, room: Room | None) -> Batch:
        """Write the manifest, in which what the run did not come to is listed as such."""
        setting, register = self._setting, self._register
        for area in self._areas:
            if not register.is_done(area.code):
                register.note(not_built(setting, self._errand(area)))
            elif setting.order.converter and room and area.code not in self._with_pdfs:
                register.note(without_pdfs(setting, self._errand(area)))
        finished = self._stopped is None and not self._ended
        seen = Seen()
        if room and self._journal:
            seen = self._seen()
            head = head_of(setting, register, self._key, self._known, finished=finished)
            room.write(manifest_lines(head, register.listed(self._plan.every), {"exceptions": seen.records}))
            self._journal.close(remove=True)
            sweep(self._folders())
        areas, reports = register.counts()
        failures, remarks = register.causes()
        return Batch(
            self._plan.period,
            areas,
            reports,
            failures.listed(),
            remarks.listed(),
            (seen.trouble,) if seen.trouble else (),
            setting.out / MANIFEST if room else None,
            self._stopped,
            seen.anomalies,
            seen.path,
        )

    def _seen(self) -> Seen:
        """Look across all reports and list what is unusual; a run that was broken off has not looked at everything."""
        if self._stopped:
            self._lookout.forget(self._setting)
            return Seen()
        self._notify(_ACROSS)
        return self._lookout.look(self._setting, self._register, self._plan.every)

    def _note(self, outcomes: Sequence[Outcome]) -> None:
        for outcome in outcomes:
            self._register.note(outcome)
        if self._journal and outcomes:
            self._journal.add(outcome.lines for outcome in outcomes)

    def _errand(self, area: Area, *, wanted: bool = True) -> Errand:
        return Errand(area, self._plan.folder_of(area), self._register.lines(area.code), wanted)

    def _failed(self, area: Area, found: Issue) -> Outcome:
        return without_documents(self._setting, self._errand(area), "failed", (found,))

    def _folders(self) -> set[Path]:
        out = self._setting.out
        return {out, *(out / self._plan.folder_of(area) for area in self._areas)}

    def _interrupted(self) -> Issue:
        return issue("batch.interrupted", done=self._register.done, count=len(self._areas))

    def _full(self) -> Issue:
        register = self._register
        return no_room(self._setting.out, register.done, len(self._areas), register.size, register.written)
