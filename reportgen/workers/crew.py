"""The seam: tasks go in, results come out as they are done, whoever does them."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Generic, NamedTuple, Protocol, Self, TypeVar, cast

from reportgen.nouns.issue import Issue
from reportgen.workers.cores import cores
from reportgen.workers.shared import Delivery, Shared
from reportgen.workers.work import pack, unpack

__all__ = ["Crew", "Done", "Shared", "Workers", "cores", "hire"]

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 2
"""Tasks in flight for each worker: one that it is at and one that waits."""

_MOST_DEATHS = 3
"""How many workers a task may cost; it has the last one for itself."""


class Done(NamedTuple, Generic[T, R]):
    """A task and its result; `lost` says why there is none: whoever began the task died, again and again."""

    task: T
    result: R | None
    lost: str = ""


class Workers(Protocol):
    """Those who do the work of a crew: a pool of processes or a cluster.

    `fatal` are the errors that say that a worker has died; `watch` is how often to look around, in seconds.
    """

    delivery: Delivery
    fatal: tuple[type[BaseException], ...]
    watch: float | None

    @property
    def size(self) -> int:
        """Return how many workers there are."""

    @property
    def warnings(self) -> tuple[Issue, ...]:
        """Return what is worth knowing of the workers."""

    def submit(self, parcel: bytes) -> Future[bytes]:
        """Hand a parcel over; it fails with one of `fatal` when the worker dies that was at it."""

    def renew(self) -> None:
        """Let go of workers that have failed with BrokenExecutor; the next parcel goes to new ones."""

    def begin_run(self) -> str:
        """Return a name for a run."""

    def end_run(self, stop: str) -> None:
        """Let the workers begin no more tasks of a run."""

    def look_around(self) -> None:
        """Raise an error when nobody is there to do what is in flight."""

    def cut_off(self) -> Exception:
        """Return what to raise when what is in flight was given up by whoever hands it out."""

    def close(self) -> None:
        """Send the workers home, when they have finished what they are at."""


class _Try(NamedTuple, Generic[T]):
    """A task that is given to somebody, and how many workers it has cost."""

    task: T
    deaths: int = 0


class Crew:
    """Whoever does the tasks of a run: this process, or `size` workers. One run is made at a time."""

    def __init__(self, workers: Workers | None = None) -> None:
        self._workers = workers

    @property
    def size(self) -> int:
        """Return how many tasks are done at the same time."""
        return self._workers.size if self._workers else 1

    @property
    def warnings(self) -> tuple[Issue, ...]:
        """Return what would make the work slower than it need be."""
        return self._workers.warnings if self._workers else ()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Send the workers home."""
        if self._workers:
            self._workers.close()

    def prepare(self, function: Callable[[None], None]) -> None:
        """Let the workers begin, and call a function that makes ready what they will need, without waiting for them."""
        if self._workers is None:
            return
        stop = self._workers.begin_run()
        with suppress(BrokenExecutor):  # whoever dies of this will do so again, in a run
            for _ in range(self.size):
                self._workers.submit(pack(function, None, stop, self._workers.delivery))

    def run(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[Done[T, R]]:
        """Yield results as they are done, in any order; a task is asked for when a worker will soon be free.

        When a worker dies, whatever was in flight is tried again, the last time each task alone. What the function
        raises is raised here. When the iterator is closed, what has not begun is not done.
        """
        if self._workers is None:
            return (Done(task, function(task)) for task in tasks)
        return _Run(self._workers, function, iter(tasks)).results()


def hire(jobs: int, cluster: str = "", read: Iterable[Path] = (), write: Iterable[Path] = ()) -> Crew:
    """Return a crew of `jobs` processes on this machine, 1 being this process itself, or the workers of a cluster.

    `cluster` is the address of a Dask scheduler, such as `tcp://192.168.1.10:8786`. Its workers must see the files
    `read` as this machine does, and be able to write to the folders `write`.

    Raises ReportError where there is no such cluster, or workers there see other files or have other versions.
    """
    if cluster:
        return Crew(_cluster(cluster, read, write))
    if jobs <= 1:
        return Crew()
    from reportgen.workers.pool import Pool

    return Crew(Pool(jobs))


def _cluster(address: str, read: Iterable[Path], write: Iterable[Path]) -> Workers:
    from reportgen.workers.cluster import Cluster

    found = Cluster(address)
    try:
        found.verify(read, write)
    except BaseException:
        found.close()
        raise
    return found


class _Run(Generic[T, R]):
    """One run: what is in flight, and what is to be tried again."""

    def __init__(self, workers: Workers, function: Callable[[T], R], fresh: Iterator[T]) -> None:
        self._workers = workers
        self._function = function
        self._fresh = fresh
        self._stop = workers.begin_run()
        self._flying: dict[Future[bytes], _Try[T]] = {}
        self._again: deque[_Try[T]] = deque()
        self._alone: deque[_Try[T]] = deque()
        self._lost: list[Done[T, R]] = []
        self._broken = False

    def results(self) -> Iterator[Done[T, R]]:
        """Yield what is done until all is."""
        try:
            while self._fill():
                done, _ = wait(self._flying, self._workers.watch, FIRST_COMPLETED)
                if not done:
                    self._workers.look_around()
                yield from self._landed(done)
                if self._broken:  # then all that was in flight comes back at once
                    yield from self._landed(wait(self._flying).done)
                    self._workers.renew()
                    self._broken = False
                yield from self._lost
                self._lost.clear()
        finally:
            self._call_off()

    def _fill(self) -> bool:
        """Send what there is to send; return whether anything is in flight."""
        if self._alone:
            if not self._flying:
                self._send(self._alone.popleft())
            return True
        while len(self._flying) < self._workers.size * _AHEAD:
            if self._again:
                self._send(self._again.popleft())
                continue
            try:
                task = next(self._fresh)
            except StopIteration:
                break
            self._send(_Try(task))
        return bool(self._flying)

    def _send(self, tried: _Try[T]) -> None:
        parcel = pack(self._function, tried.task, self._stop, self._workers.delivery)
        try:
            future = self._workers.submit(parcel)
        except BrokenExecutor as error:
            future = Future()
            future.set_exception(error)
        self._flying[future] = tried

    def _landed(self, futures: Iterable[Future[bytes]]) -> Iterator[Done[T, R]]:
        """Yield the results that have come back, and see to the tasks that have not been done."""
        for future in futures:
            tried = self._flying.pop(future)
            if future.cancelled():
                raise self._workers.cut_off()
            error = future.exception()
            self._broken = self._broken or isinstance(error, BrokenExecutor)
            if isinstance(error, self._workers.fatal):
                self._died(tried, error)
            else:
                yield Done(tried.task, cast("R", unpack(future.result())))

    def _died(self, tried: _Try[T], error: BaseException) -> None:
        """Decide what becomes of a task that a worker has died of, or beside.

        A scheduler has let it kill several workers already when it says so.
        """
        deaths = tried.deaths + (1 if isinstance(error, BrokenExecutor) else _MOST_DEATHS - 1)
        if deaths >= _MOST_DEATHS:
            self._lost.append(Done(tried.task, None, type(error).__name__))
        else:
            queue = self._alone if deaths == _MOST_DEATHS - 1 else self._again
            queue.append(_Try(tried.task, deaths))

    def _call_off(self) -> None:
        """Tell the workers that nothing more is wanted of this run."""
        for future in self._flying:
            future.cancel()
        if self._flying:
            self._workers.end_run(self._stop)
