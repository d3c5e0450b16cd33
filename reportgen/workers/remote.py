"""What happens in a worker of a cluster, besides its tasks: what it has, what it sees, what it keeps."""

import asyncio
import os
import platform
import uuid
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from distributed import Worker, WorkerPlugin

from reportgen import __version__
from reportgen.nouns.issue import Issue, ReportError, issue
from reportgen.workers.shared import forget, take_in
from reportgen.workers.work import end_run, work

__all__ = [
    "Bytes",
    "Newcomer",
    "Seen",
    "Unseen",
    "leave_run",
    "look",
    "seen",
    "unseen_issues",
    "version_issues",
    "versions",
    "work_in_turn",
]

Versions = tuple[tuple[str, str], ...]

_LIBRARIES = ("isal", "jinja2", "lxml", "numpy", "pandas", "pyarrow")
"""Those on which the bytes of results depend."""

_HEAD = 65536
_turn = ThreadPoolExecutor(1)
"""Tasks keep what belongs to one thread, such as an open store, whatever threads the worker has."""

_unfit: list[Issue] = []
"""What makes this process unfit to do tasks."""


class Bytes(WorkerPlugin):
    """The bytes of a shared value: the scheduler sends them to every worker, and to those that join or come back."""

    def __init__(self, digest: str, data: bytes) -> None:
        self._digest = digest
        self._data = data

    def setup(self, worker: Worker) -> None:
        """Keep the bytes in the worker's process."""
        take_in(self._digest, self._data)

    def teardown(self, worker: Worker) -> None:
        """Let go of them."""
        forget(self._digest)


class Newcomer(WorkerPlugin):
    """What a worker that joins later, or comes back, is asked before it does anything.

    Any other version or file makes it refuse its tasks, and so ends the run.
    """

    def __init__(self, here: Versions, folder: str, files: Sequence["Seen"]) -> None:
        self._here = here
        self._folder = folder
        self._files = files

    def setup(self, worker: Worker) -> None:
        """Look around."""
        unseen = look(self._folder, self._files, ())
        _unfit[:] = (
            *version_issues(worker.address, self._here, versions()),
            *unseen_issues(worker.address, unseen),
        )

    def teardown(self, worker: Worker) -> None:
        """Forget what was wrong for one client."""
        _unfit.clear()


class Seen(NamedTuple):
    """A file as one machine sees it: size in bytes and the digest of its beginning; a folder has neither."""

    path: str
    size: int = -1
    digest: str = ""


class Unseen(NamedTuple):
    """What a worker does not see as the client does; `reason` is empty where it sees another file."""

    path: str
    reason: str = ""


def work_in_turn(parcel: bytes) -> bytes:
    """Do a parcel behind those that came to this process before; raises ReportError where the process is unfit."""
    if _unfit:
        raise ReportError(_unfit)
    return _turn.submit(work, parcel).result()


async def leave_run(stop: str) -> None:
    """Return when nothing of a run is done here any more: after the task that is being done."""
    end_run(stop)
    idle = _turn.submit(lambda: None)
    while not idle.done():
        await asyncio.sleep(0.01)


def versions() -> Versions:
    """Return the versions of what results depend on, by name."""
    python = ".".join(platform.python_version_tuple()[:2])
    return (("reportgen", __version__), ("python", python), *((name, _version(name)) for name in _LIBRARIES))


def version_issues(worker: str, here: Versions, there: Versions) -> list[Issue]:
    """Return how the versions in a worker differ from the client's."""
    return [
        issue("cluster.other-version", worker=worker, name=name, found=found or "–", expected=expected or "–")
        for (name, expected), (_, found) in zip(here, there, strict=True)
        if found != expected
    ]


def unseen_issues(worker: str, unseen: Sequence["Unseen"]) -> list[Issue]:
    """Return what is wrong with the files that a worker does not see as the client does."""
    return [
        issue("cluster.not-shared", worker=worker, path=path, reason=reason)
        if reason
        else issue("cluster.other-file", worker=worker, path=path)
        for path, reason in unseen
    ]


def seen(path: Path) -> Seen:
    """Look at a file or folder; raises OSError."""
    if path.is_dir():
        return Seen(str(path))
    with path.open("rb") as file:
        return Seen(str(path), path.stat().st_size, sha256(file.read(_HEAD)).hexdigest())


def look(folder: str, files: Sequence[Seen], probes: Sequence[Seen]) -> tuple[Unseen, ...]:
    """Return what this process does not see as the client does, from the client's working folder.

    Beside a probe it writes a file of its own and removes it.
    """
    with suppress(OSError):
        os.chdir(folder)
    return tuple(unseen for file in (*files, *probes) if (unseen := _unseen(file, file in probes)))


def _unseen(file: Seen, writing: bool) -> Unseen | None:
    path = Path(file.path)
    try:
        same = seen(path) == file
        if same and writing:
            own = path.with_name(f"{path.name}-{uuid.uuid4().hex}")
            own.write_bytes(b"")
            own.unlink()
    except OSError as error:
        return Unseen(file.path, error.strerror or type(error).__name__)
    return None if same else Unseen(file.path)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
