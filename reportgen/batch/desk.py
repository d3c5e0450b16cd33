"""What one process needs to build reports one after another."""

import time
from hashlib import sha256

from reportgen.batch.outcome import File, Outcome, Status
from reportgen.figures.store import open_store
from reportgen.nouns.area import Area
from reportgen.nouns.issue import ReportError, issue
from reportgen.nouns.period import Period
from reportgen.pipeline.build import Order, write_area
from reportgen.pipeline.facts import Gatherer
from reportgen.pipeline.formats import writers_of
from reportgen.pipeline.project import Project
from reportgen.pipeline.writers import Writer

__all__ = ["Desk"]


class Desk:
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


def _since(start: float) -> float:
    return round((time.perf_counter() - start) * 1000, 3)
