"""Running a stage of a benchmark in a fresh process: its seconds, and the memory of all of its processes together."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import psutil

__all__ = ["MARK", "Mark", "Stage", "mark", "run_stage"]

MARK = "@mark "
_EVERY = 0.1
_COST = 30
"""A look at memory is followed by a pause of at least so many times what it took, so that it slows nothing down."""
_GIB = 2**30


class Mark(NamedTuple):
    """A moment that a stage told of: seconds since its process was started, and the peak in GiB since the last one."""

    name: str
    seconds: float
    gib: float


class Stage(NamedTuple):
    """What a fresh process took: seconds from start to end, the peak of its tree in GiB, and what it told of."""

    seconds: float
    gib: float
    marks: Mapping[str, Mark]
    output: str


def mark(name: str) -> None:
    """Tell the process that measures this one that something is done."""
    print(f"{MARK}{name}", flush=True)


def run_stage(command: Sequence[str], environment: Mapping[str, str] | None = None, allowed: int = 0) -> Stage:
    """Run a command and measure it; exit codes up to `allowed` are well.

    Memory is sampled up to ten times a second, shared pages divided among those who share them where the system tells
    (Linux), else resident sets added up.

    Raises SystemExit with what the command said where it fails.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        command, env={**os.environ, **(environment or {})}, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    sampler = _Sampler(process.pid)
    marks: dict[str, Mark] = {}
    said = []
    for line in process.stdout or ():
        if line.startswith(MARK):
            name = line.removeprefix(MARK).strip()
            marks[name] = Mark(name, time.perf_counter() - start, sampler.take())
        else:
            said.append(line)
    code = process.wait()
    seconds = time.perf_counter() - start
    gib = max([sampler.stop(), *(found.gib for found in marks.values())])
    if code > allowed or code < 0:
        raise SystemExit(f"{' '.join(command)} ended with {code}:\n{''.join(said)}")
    return Stage(seconds, gib, marks, "".join(said))


class _Sampler:
    """Looks at the memory of a process and all below it, over and over."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._peak = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def take(self) -> float:
        """Return the peak so far in GiB, and begin anew."""
        found, self._peak = max(self._peak, _memory(self._pid)), 0.0
        return found / _GIB

    def stop(self) -> float:
        """Stop looking; return the peak since it was last taken."""
        self._ended.set()
        self._thread.join()
        return self._peak / _GIB

    def _watch(self) -> None:
        pause = _EVERY
        while not self._ended.wait(pause):
            start = time.perf_counter()
            self._peak = max(self._peak, _memory(self._pid))
            pause = max(_EVERY, _COST * (time.perf_counter() - start))


def _memory(pid: int) -> float:
    try:
        process = psutil.Process(pid)
        return sum(_memory_of(found) for found in [process, *process.children(recursive=True)])
    except psutil.Error:
        return 0.0


def _memory_of(process: psutil.Process) -> float:
    """Return the proportional set size, read where Linux adds it up; elsewhere the resident set."""
    try:
        if sys.platform == "linux":
            lines = Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
            return next(float(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
        return float(process.memory_info().rss)
    except (psutil.Error, OSError, StopIteration):
        return 0.0
