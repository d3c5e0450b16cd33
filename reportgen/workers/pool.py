"""Processes on this machine."""

import multiprocessing
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from reportgen.nouns.issue import Issue
from reportgen.workers.cores import cores
from reportgen.workers.shared import Delivery
from reportgen.workers.work import begin, work

__all__ = ["Pool"]

_MOST = 61 if sys.platform == "win32" else 1024
"""Windows waits for no more than 63 handles at once."""


class Pool:
    """A pool of processes, made anew when one of them dies; its folder holds what the tasks share."""

    fatal: tuple[type[BaseException], ...] = (BrokenExecutor,)
    watch: float | None = None
    warnings: tuple[Issue, ...] = ()

    def __init__(self, size: int) -> None:
        self.size = min(size, _MOST)
        self._folder = TemporaryDirectory(prefix="reportgen-")
        self._executor: Executor | None = None
        self._runs = 0
        self.delivery = Delivery(set(), self._send, self._folder.name)

    def submit(self, parcel: bytes) -> Future[bytes]:
        """Hand a parcel to the pool; raises BrokenExecutor when a worker has died meanwhile."""
        if self._executor is None:
            context = multiprocessing.get_context("spawn")
            threads = max(1, cores() // self.size)
            self._executor = ProcessPoolExecutor(self.size, context, begin, (threads, self._folder.name))
        with _deaf_to_interrupts():
            return self._executor.submit(work, parcel)

    def renew(self) -> None:
        """Let go of the processes after one of them has died."""
        executor, self._executor = self._executor, None
        if executor:
            executor.shutdown(cancel_futures=True)

    def begin_run(self) -> str:
        """Return the path of a file that will say that the results of a run are not wanted any more."""
        self._runs += 1
        return str(Path(self._folder.name, f"stop-{self._runs}"))

    def end_run(self, stop: str) -> None:
        """Let the processes begin no more tasks of a run."""
        Path(stop).touch()

    def look_around(self) -> None:
        """Do nothing: whatever happens to a process of a pool, the pool tells."""

    def cut_off(self) -> Exception:
        """Return what to raise for tasks that somebody else has cancelled."""
        return CancelledError()

    def close(self) -> None:
        """End the processes, when they have finished what they are at."""
        self.renew()
        self._folder.cleanup()

    def _send(self, digest: str, data: bytes) -> None:
        Path(self._folder.name, digest).write_bytes(data)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let the processes that are begun meanwhile inherit that Ctrl-C is not theirs; here it comes a little later."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
