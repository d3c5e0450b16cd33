"""What one process needs to write the reports of areas one after another."""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from reportgen.batch.comparing import Plan, plan_for
from reportgen.batch.entry import Entry, Kind, entry_of
from reportgen.batch.outcome import Outcome, Status
from reportgen.batch.outcomes import outcome_of, without_documents
from reportgen.batch.says import digest_of
from reportgen.batch.setting import Errand, Setting
from reportgen.batch.timed import Timed
from reportgen.figures.store import open_store
from reportgen.nouns.issue import Issue, ReportError, issue
from reportgen.pipeline.build import Order, documents_of, make_folder
from reportgen.pipeline.facts import Gatherer
from reportgen.pipeline.formats import writers_of
from reportgen.pipeline.writers import Document
from reportgen.word.files import write_together

__all__ = ["Desk", "DiskFullError"]

_FULL = "word.no-room"
_STATUS: Mapping[str, Status] = {
    "write": "written", "list": "written", "leave": "unchanged", "keep": "kept", "fail": "failed"
}  # fmt: skip


class DiskFullError(Exception):
    """Raised where a document cannot be written because there is no room; nothing of its area is then there."""


class Desk:
    """What one process needs to write the reports of areas one after another."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        project, order = setting.project, setting.order
        self._writers = tuple(map(Timed, writers_of(project, order.langs, order.formats, order.arrangement)))
        self._store = open_store(project.store)
        self._gatherer = Gatherer(project.config, self._store)
        self._made: set[Path] = set()

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()

    def build(self, errand: Errand) -> Outcome:
        """Write the reports of an area; what goes wrong is part of the outcome.

        Raises DiskFullError.
        """
        known = {entry.kind: entry for entry in map(entry_of, errand.known)}
        start = time.perf_counter()
        try:
            return self._built(errand, known, start)
        except ReportError as error:
            issues = error.issues
        except Exception as error:  # one area's crash is no other's
            issues = (issue("command.crash", found=f"{type(error).__name__}: {error}"),)
        if any(found.code == _FULL for found in issues):
            raise DiskFullError
        return without_documents(self._setting, errand, "failed", issues, _since(start))

    def _built(self, errand: Errand, known: Mapping[Kind, Entry], start: float) -> Outcome:
        setting, writers = self._setting, self._writers
        order = setting.order._replace(out=setting.out / errand.folder)
        documents, warnings = documents_of(setting.project, self._gatherer, errand.area, setting.period, writers, order)
        plans = [
            plan_for(document, known.get(kind), errand.folder, force=order.force)
            for document, kind in zip(documents, setting.kinds, strict=True)
        ]
        size = self._write([plan.document for plan in plans if plan.todo == "write"], order)
        text = digest_of(documents[0], self._store.lineage(errand.area.code))
        shared = (_since(start) - sum(writer.ms for writer in writers)) / len(writers)
        entries = [
            self._entry(errand, plan, kind, writer.ms + shared, warnings)
            for plan, kind, writer in zip(plans, setting.kinds, writers, strict=True)
        ]
        entries[0] = entries[0]._replace(text=text)
        return outcome_of(known, entries, size)

    def _entry(self, errand: Errand, plan: Plan, kind: Kind, ms: float, warnings: Sequence[Issue]) -> Entry:
        issues = (*warnings, plan.issue) if plan.issue else tuple(warnings)
        area, setting = errand.area, self._setting
        status = _STATUS[plan.todo]
        return Entry(
            area.code, area.name, *kind, plan.path, plan.sha256, status, round(ms, 3), setting.made_from, setting.run,
            issues=issues,
        )  # fmt: skip

    def _write(self, documents: Sequence[Document], order: Order) -> int:
        """Write new documents of an area all together; return how many bytes they have."""
        if not documents or order.dry_run:
            return 0
        if order.out not in self._made:
            make_folder(order.out)
            self._made.add(order.out)
        write_together([(document.path, document.data) for document in documents])
        return sum(len(document.data) for document in documents)


def _since(start: float) -> float:
    return (time.perf_counter() - start) * 1000
