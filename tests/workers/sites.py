"""Real clusters on this machine: a scheduler and workers as processes of their own, over TCP."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil

__all__ = ["ROOT", "Site", "end", "wait_until"]

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent


class Site:
    """A scheduler and its workers, which end with the test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processes: list[subprocess.Popen[bytes]] = []
        card = folder / "scheduler.json"
        self.scheduler = self._start("scheduler", "--port", "0", "--scheduler-file", str(card))
        wait_until(card.exists)
        self.address: str = json.loads(card.read_text("utf-8"))["address"]

    def add_worker(self, *options: str, path: Path = ROOT, nanny: bool = False) -> subprocess.Popen[bytes]:
        """Start a worker whose reportgen stands in `path`; with a nanny it is started anew when it dies."""
        more = () if nanny else ("--no-nanny",)
        return self._start("worker", self.address, *more, *(options or ("--nthreads", "1")), path=path)

    def send_workers_home(self) -> None:
        """End the workers, with those that their nannies have started."""
        for process in self.processes[1:]:
            end(process)
        del self.processes[1:]

    def close(self) -> None:
        self.send_workers_home()
        end(self.scheduler)

    def _start(self, *arguments: str, path: Path = ROOT) -> subprocess.Popen[bytes]:
        what, *more = arguments
        command = [sys.executable, "-m", "dask", what, "--host", "127.0.0.1", "--no-dashboard", *more]
        scratch = ("--local-directory", str(self.folder)) if what == "worker" else ()
        # A task that has killed two workers is given up, not four: it takes half the time.
        settings = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
        places = os.pathsep.join([str(path), str(HERE), str(ROOT / "tests")])
        with (self.folder / "log.txt").open("ab") as log:
            process = subprocess.Popen(
                [*command, *scratch],
                cwd=self.folder,
                env={**os.environ, **settings, "PYTHONPATH": places},
                stdout=log,
                stderr=log,
            )
        self.processes.append(process)
        return process


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and those that it has started."""
    with suppress(psutil.NoSuchProcess):
        family = psutil.Process(process.pid)
        for one in (*family.children(recursive=True), family):
            with suppress(psutil.NoSuchProcess):
                one.kill()
    process.wait(20)


def wait_until(true: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)
