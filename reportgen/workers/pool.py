"""Processes on this machine."""

import multiprocessing
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from reportgen.workers.cores import cores
from reportgen.workers.shared import Delivery
from reportgen.workers.work import begin, work

__all__ = ["Pool"]

_MOST = 61 if sys.platform == "win32" else 1024
"""Windows waits for no more than 63 handles at once."""


class Pool:
    """A pool of processes, made anew when one of them dies; its folder holds what the tasks share."""

    fatal: tuple[type[BaseException], ...] = (BrokenExecutor,)

    def __init__(self, size: int) -> None:
        self.size = min(size, _MOST)
        self._folder = TemporaryDirectory(prefix="reportgen-")
        self._executor: Executor | None = None
        self._stops = 0
        self.delivery = Delivery(set(), self._send, self._folder.name)

    def submit(self, parcel: bytes) -> Future[bytes]:
        """Hand a parcel to the pool; raises BrokenExecutor when a worker has died meanwhile."""
        if self._executor is None:
            context = multiprocessing.get_context("spawn")
            threads = max(1, cores() // self.size)
            self._executor = ProcessPoolExecutor(self.size, context, begin, (threads,))
        with _deaf_to_interrupts():
            return self._executor.submit(work, parcel)

    def renew(self) -> None:
        """Let go of the processes after one of them has died."""
        executor, self._executor = self._executor, None
        if executor:
            executor.shutdown(cancel_futures=True)

    def stop_file(self) -> Path:
        """Return a path at which a file says that the results of a run are not wanted any more."""
        self._stops += 1
        return Path(self._folder.name, f"stop-{self._stops}")

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
