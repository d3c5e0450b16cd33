"""Who does the work of a run, and in what portions it is handed out."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self, TypeVar

from reportgen.batch.setting import Errand
from reportgen.batch.work import Chunk, leave_desk
from reportgen.nouns.issue import Issue
from reportgen.workers.crew import Crew, cores, hire
from reportgen.workers.garbage import Garbage

__all__ = ["Feed", "Hands", "Lost"]

R = TypeVar("R")

_PORTION = 0.2
"""Seconds that a chunk should take: long beside sending it, short for somebody who has pressed Ctrl-C."""
_MOST = 512
_FIRST = 4
_WORTH_IT = 1.0
"""Seconds of work below which a pool of processes is not worth starting."""
_TRIAL = 0.3
"""Seconds after which it can be said how long the rest will take."""


class Lost(NamedTuple):
    """An errand whose worker died of it, again and again."""

    errand: Errand


class Feed:
    """Hands out errands in chunks that take about a fifth of a second, until it is told to `end`."""

    def __init__(self, errands: Iterable[Errand], ended: Callable[[], bool]) -> None:
        self._rest = deque(errands)
        self._alone: deque[Errand] = deque()
        self._ended = ended
        self._each = 0.0
        self.workers = 1

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Chunk:
        if self._ended():
            raise StopIteration
        if self._alone:
            return (self._alone.popleft(),)
        if not self._rest:
            raise StopIteration
        return tuple(self._rest.popleft() for _ in range(min(self._size(), len(self._rest))))

    @property
    def seconds(self) -> float:
        """Return how long the rest would take one process, as far as is known."""
        return self._each * len(self._rest)

    @property
    def has_more(self) -> bool:
        """Say whether anything is left to hand out."""
        return bool(self._rest or self._alone) and not self._ended()

    def learn(self, count: int, seconds: float) -> None:
        """Note how long a chunk took."""
        if count:
            each = seconds / count
            self._each = (self._each + each) / 2 if self._each else each

    def apart(self, chunk: Chunk) -> None:
        """Hand out a chunk again, each errand by itself."""
        self._alone.extend(chunk)

    def _size(self) -> int:
        """Return how many errands go out together; at the end fewer, so that no worker is left with much."""
        fair = -(-len(self._rest) // (2 * self.workers)) if self.workers > 1 else _MOST
        wanted = int(_PORTION / self._each) if self._each else _FIRST
        return max(1, min(wanted, fair, _MOST))


class Hands:
    """This process for what takes under a second, else a crew, which is hired when it is first needed.

    `jobs` is how many processes were asked for; None where that is left open. Workers of a cluster must see the files
    `read` and the folders `write` as this machine does; what is worth knowing of them becomes part of `warnings`.
    """

    def __init__(
        self, jobs: int | None, cluster: str = "", read: Sequence[Path] = (), write: Sequence[Path] = ()
    ) -> None:
        self.warnings: tuple[Issue, ...] = ()
        self._jobs = jobs
        self._cluster = cluster
        self._read = read
        self._write = write
        self._crew: Crew | None = None
        self._garbage = Garbage()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        leave_desk()
        if self._crew:
            self._crew.close()

    def reach_cluster(self) -> None:
        """Hire the workers of the cluster, if one was named: what is wrong with it is known before anything is done.

        Raises ReportError.
        """
        if self._cluster:
            self._hired()

    def through(self, function: Callable[[Chunk], R], feed: Feed) -> Iterator[tuple[Chunk, R] | Lost]:
        """Yield chunks with what became of them, in any order, and what was lost with its workers."""
        if not self._crew and not (self._cluster or (self._jobs or 1) > 1):
            yield from self._alone(function, feed)
        while feed.has_more:
            crew = self._hired()
            feed.workers = crew.size
            for done in crew.run(partial(_timed, function), feed):
                if done.result is not None:
                    result, seconds = done.result
                    feed.learn(len(done.task), seconds)
                    yield done.task, result
                elif len(done.task) > 1:
                    feed.apart(done.task)
                else:
                    yield Lost(done.task[0])

    def _alone(self, function: Callable[[Chunk], R], feed: Feed) -> Iterator[tuple[Chunk, R]]:
        """Work in this process, to the end or until it shows that others should help."""
        begun = time.monotonic()
        for chunk in feed:
            result, seconds = _timed(function, chunk)
            feed.learn(len(chunk), seconds)
            yield chunk, result
            self._garbage.collect()
            if self._jobs is None and time.monotonic() - begun > _TRIAL and feed.seconds > _WORTH_IT and cores() > 1:
                return

    def _hired(self) -> Crew:
        if self._crew is None:
            self._crew = hire(self._jobs or cores(), self._cluster, self._read, self._write)
            self.warnings = self._crew.warnings
        return self._crew


def _timed(function: Callable[[Chunk], R], chunk: Chunk) -> tuple[R, float]:
    """Return what becomes of a chunk, and how many seconds whoever does it takes."""
    start = time.perf_counter()
    return function(chunk), time.perf_counter() - start
