"""Processes on several machines: a Dask cluster, reached through its scheduler."""

import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from reportgen.nouns.issue import Issue, ReportError, issue
from reportgen.workers.reach import greet, library, parsed, unreachable
from reportgen.workers.shared import Delivery

__all__ = ["Cluster"]

_LOOK_EVERY = 2.0


class Cluster:
    """A Dask cluster whose workers have the versions that run here; all calls may raise ReportError.

    In seconds: `patience` is how long to wait for the scheduler to answer and for a first worker to be there,
    `absence` for workers to come back once all have gone.
    """

    watch: float | None = 1.0

    def __init__(self, address: str, patience: float = 10.0, absence: float = 30.0) -> None:
        self.address, host, port = parsed(address)
        self._patience = patience
        self._absence = absence
        distributed = library()
        self.fatal: tuple[type[BaseException], ...] = (distributed.KilledWorker,)
        greet(self.address, host, port, patience)
        try:
            self._client: Any = distributed.Client(
                self.address, timeout=patience, set_as_default=False, name="reportgen"
            )
        except (OSError, ValueError) as error:
            raise unreachable(self.address, str(error)) from error
        self._executor = self._client.get_executor(pure=False)
        self._plugins: list[str] = []
        self._newcomer = f"reportgen-{uuid.uuid4().hex}"
        self.delivery = Delivery(set(), self._send, None)
        self._known: dict[str, int] = {}
        self._looked = self._manned = time.monotonic()
        with self._or_closed():
            self._await_workers()
            self._look_at_workers()
            self._check_versions()

    @property
    def size(self) -> int:
        """Return how many workers there are, as of a moment ago."""
        if time.monotonic() - self._looked > _LOOK_EVERY:
            self._look_at_workers()
        return max(1, len(self._known))

    @property
    def warnings(self) -> tuple[Issue, ...]:
        """Return what would make the work slower than it need be."""
        return tuple(
            issue("cluster.threads", severity="warning", worker=worker, threads=threads)
            for worker, threads in self._known.items()
            if threads > 1
        )

    def submit(self, parcel: bytes) -> Future[bytes]:
        """Hand a parcel to the scheduler."""
        from reportgen.workers.remote import work_in_turn

        if self._client.status != "running":
            raise self.cut_off()
        future: Future[bytes] = self._executor.submit(work_in_turn, parcel)
        return future

    def renew(self) -> None:
        """Do nothing: the scheduler does without workers that have died, and takes those that come back."""

    def begin_run(self) -> str:
        """Return a name for a run."""
        return uuid.uuid4().hex

    def end_run(self, stop: str) -> None:
        """Return when the workers have left a run: each finishes its task and begins no other."""
        from reportgen.workers.remote import leave_run

        if self._client.status == "running":
            self._in_time(self._client.run, leave_run, stop, on_error="ignore")

    def look_around(self) -> None:
        """Raise ReportError when all workers are gone and do not come back."""
        self._look_at_workers()
        if time.monotonic() - self._manned > self._absence:
            raise ReportError([issue("cluster.workers-gone", address=self.address)])

    def cut_off(self) -> ReportError:
        """Return what to raise when the scheduler does not answer any more."""
        return ReportError([issue("cluster.cut-off", address=self.address)])

    def verify(self, read: Iterable[Path], write: Iterable[Path]) -> None:
        """Let each worker look at files to be read and folders to be written to.

        Raises ReportError with every file and folder that is missing there, or not the same as here.
        """
        from reportgen.workers.remote import look, seen, unseen_issues

        self._await_workers()
        files = tuple(seen(path) for path in read)
        probes = [path / f".reportgen-{uuid.uuid4().hex}" for path in write]
        try:
            for probe in probes:
                probe.write_text(uuid.uuid4().hex, "ascii")
            found = self._ask(look, str(Path.cwd()), files, [seen(probe) for probe in probes])
        finally:
            for probe in probes:
                probe.unlink(missing_ok=True)
        if issues := [one for worker, unseen in found.items() for one in unseen_issues(worker, unseen)]:
            raise ReportError(issues)
        self._ask_newcomers(files)

    def close(self) -> None:
        """Let the cluster forget what was sent to it, and leave it."""
        if self._client.status == "running":
            for name in self._plugins:
                self._in_time(self._client.unregister_worker_plugin, name)
        self._client.close(timeout=self._patience)

    def _look_at_workers(self) -> None:
        try:
            self._known = dict(sorted(self._client.nthreads().items()))
        except (OSError, RuntimeError, ValueError) as error:
            raise self.cut_off() from error
        self._looked = time.monotonic()
        self._manned = self._looked if self._known else self._manned

    def _await_workers(self) -> None:
        try:
            self._client.wait_for_workers(1, timeout=self._patience)
        except TimeoutError:
            raise ReportError([issue("cluster.no-workers", address=self.address)]) from None

    def _check_versions(self) -> None:
        """Raise ReportError with every difference: results are the same where they are made by the same code."""
        from reportgen.workers.remote import version_issues, versions

        here = versions()
        answers = self._ask(versions)
        if issues := [found for worker, there in answers.items() for found in version_issues(worker, here, there)]:
            raise ReportError(issues)
        self._ask_newcomers(())

    def _ask(self, function: Callable[..., Any], *args: object) -> Mapping[str, Any]:
        """Call a function of ours in all workers; raises ReportError where one lacks it."""
        found = self._client.run(function, *args, on_error="return")
        lacking = {worker: error for worker, error in sorted(found.items()) if isinstance(error, Exception)}
        if lacking:
            raise ReportError(
                issue("cluster.no-reportgen", worker=worker, found=f"{type(error).__name__}: {error}")
                for worker, error in lacking.items()
            )
        return dict(sorted(found.items()))

    def _ask_newcomers(self, files: Sequence[Any]) -> None:
        """Let those who join later look at the same things before they do anything."""
        from reportgen.workers.remote import Newcomer, versions

        self._plug_in(Newcomer(versions(), str(Path.cwd()), files), self._newcomer)

    def _plug_in(self, plugin: object, name: str) -> None:
        if name not in self._plugins:
            self._plugins.append(name)
        self._client.register_plugin(plugin, name=name)

    def _in_time(self, call: Callable[..., Any], *args: object, **more: object) -> None:
        """Make a call to all workers that need not succeed: one of them may just have died, and would be waited for."""
        with suppress(OSError, TimeoutError, ValueError):
            self._client.sync(lambda: call(*args, **more), callback_timeout=self._patience)

    def _send(self, digest: str, data: bytes) -> None:
        from reportgen.workers.remote import Bytes

        self._plug_in(Bytes(digest, data), digest)

    @contextmanager
    def _or_closed(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self._client.close(timeout=self._patience)
            raise
