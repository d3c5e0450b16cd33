"""What workers are given to do: in a module that they can import."""

import os
import signal
import time
from pathlib import Path

from reportgen.workers.crew import Shared

KILL = signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM


def double(number: int) -> int:
    return 2 * number


def process_of(number: int) -> int:
    time.sleep(0.05)
    return os.getpid()


def add_up(shared: Shared[list[int]], number: int) -> tuple[int, int]:
    return sum(shared.value) + number, id(shared.value)


def read_here(name: str) -> str:
    return Path(name).read_text("utf-8")


def die_at(bad: int, number: int) -> int:
    if number == bad:
        os.kill(os.getpid(), KILL)
    return number


def leave_mark(folder: Path, number: int) -> int:
    (folder / f"{number}").touch()
    time.sleep(0.02)
    return number


def linger(number: int) -> int:
    time.sleep(0.1)
    return number


def fail(number: int) -> int:
    raise ValueError(f"no {number}")
