"""The seam: tasks go in, results come out as they are done, whoever does them."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from itertools import islice
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
"""Parcels in flight for each worker: one that it is at and one that waits."""

_MOST_DEATHS = 3
"""How many workers a task may cost; it has the last one for itself."""


class Done(NamedTuple, Generic[T, R]):
    """A task and its result; `lost` says why there is none: whoever began the task died, again and again."""

    task: T
    result: R | None
    lost: str = ""


class Workers(Protocol):
    """Those who do the work of a crew: a pool of processes or a cluster.

    `fatal` are the errors that say that a worker has died; `watch` is how often to look around, in seconds;
    of short tasks `bulk` times as many travel together as within one machine.
    """

    delivery: Delivery
    fatal: tuple[type[BaseException], ...]
    watch: float | None
    bulk: int

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

    def verify(self, read: Iterable[Path], write: Iterable[Path]) -> None:
        """Raise ReportError where a worker does not see the files to be read and the folders to be written to."""

    def close(self) -> None:
        """Send the workers home, when they have finished what they are at."""


class _Turn(NamedTuple, Generic[T]):
    """Tasks that are sent together, and how many workers they have cost."""

    tasks: tuple[T, ...]
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

    def verify(self, read: Iterable[Path], write: Iterable[Path]) -> None:
        """See that every worker has the same files to read, and may write to the same folders.

        Raises ReportError with all that a worker on another machine does not see, OSError for what is missing here.
        """
        if self._workers:
            self._workers.verify(read, write)

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

    def run(self, function: Callable[[T], R], tasks: Iterable[T], chunk: int = 1) -> Iterator[Done[T, R]]:
        """Yield results as they are done, in any order; a task is asked for when a worker will soon be free.

        A worker is sent `chunk` tasks at a time, or a few times as many over a network: short tasks cost less so.
        When a worker dies, whatever was in flight is tried again, task by task, the last time each alone. What the
        function raises is raised here. When the iterator is closed, what has not begun is not done.
        """
        if self._workers is None:
            return (Done(task, function(task)) for task in tasks)
        turns = _turns(tasks, chunk if chunk == 1 else chunk * self._workers.bulk)
        return _Run(self._workers, function, turns).results()


def hire(jobs: int, cluster: str = "") -> Crew:
    """Return a crew of `jobs` processes on this machine, 1 being this process itself, or the workers of a cluster.

    `cluster` is the address of a Dask scheduler, such as `tcp://192.168.1.10:8786`.

    Raises ReportError where there is no such cluster, or workers there have other versions than this process.
    """
    if cluster:
        from reportgen.workers.cluster import Cluster

        return Crew(Cluster(cluster))
    if jobs <= 1:
        return Crew()
    from reportgen.workers.pool import Pool

    return Crew(Pool(jobs))


def _turns(tasks: Iterable[T], chunk: int) -> Iterator[_Turn[T]]:
    rest = iter(tasks)
    while some := tuple(islice(rest, chunk)):
        yield _Turn(some)


class _Run(Generic[T, R]):
    """One run: what is in flight, and what is to be tried again."""

    def __init__(self, workers: Workers, function: Callable[[T], R], fresh: Iterator[_Turn[T]]) -> None:
        self._workers = workers
        self._function = function
        self._fresh = fresh
        self._stop = workers.begin_run()
        self._flying: dict[Future[bytes], _Turn[T]] = {}
        self._again: deque[_Turn[T]] = deque()
        self._alone: deque[_Turn[T]] = deque()
        self._lost: list[Done[T, R]] = []

    def results(self) -> Iterator[Done[T, R]]:
        """Yield what is done until all is."""
        try:
            while self._fill():
                done, _ = wait(self._flying, self._workers.watch, FIRST_COMPLETED)
                if not done:
                    self._workers.look_around()
                for future in done:
                    yield from self._landed(future)
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
            turn = self._again.popleft() if self._again else next(self._fresh, None)
            if turn is None:
                break
            self._send(turn)
        return bool(self._flying)

    def _send(self, turn: _Turn[T]) -> None:
        parcel = pack(self._function, turn.tasks, self._stop, self._workers.delivery)
        try:
            future = self._workers.submit(parcel)
        except BrokenExecutor as error:
            future = Future()
            future.set_exception(error)
        self._flying[future] = turn

    def _landed(self, future: Future[bytes]) -> Iterator[Done[T, R]]:
        """Yield the results of what has come back; where the workers are broken, see to all that they were at."""
        turn = self._flying.pop(future, None)
        if turn is None:  # seen to with another one
            return
        if future.cancelled():
            raise self._workers.cut_off()
        error = future.exception()
        if isinstance(error, self._workers.fatal):
            self._died(turn, error)
        else:
            results = cast("Sequence[R]", unpack(future.result()))
            yield from (Done(task, result) for task, result in zip(turn.tasks, results, strict=True))
        if isinstance(error, BrokenExecutor):
            wait(self._flying)
            for other in tuple(self._flying):
                yield from self._landed(other)
            self._workers.renew()

    def _died(self, turn: _Turn[T], error: BaseException) -> None:
        """Decide what becomes of tasks that a worker has died of, or beside.

        A scheduler has let them kill several workers already when it says so.
        """
        deaths = turn.deaths + (1 if isinstance(error, BrokenExecutor) else _MOST_DEATHS - 1)
        for task in turn.tasks:
            if deaths >= _MOST_DEATHS:
                self._lost.append(Done(task, None, type(error).__name__))
            else:
                queue = self._alone if deaths == _MOST_DEATHS - 1 else self._again
                queue.append(_Turn((task,), deaths))

    def _call_off(self) -> None:
        """Tell the workers that nothing more is wanted of this run."""
        for future in self._flying:
            future.cancel()
        if self._flying:
            self._workers.end_run(self._stop)
