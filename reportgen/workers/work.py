"""What happens in a worker: tasks come in as bytes, results go out as bytes."""

import gc
import multiprocessing
import os
import pickle
import signal
import time
import traceback
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from threading import Thread
from typing import NamedTuple, TypeVar

from reportgen.workers.shared import Delivery, delivered_by

__all__ = ["begin", "end_run", "pack", "unpack", "work"]

T = TypeVar("T")
R = TypeVar("R")

_COLLECT_AFTER = 1.0
"""Seconds of work after which garbage is collected: it takes a hundredth of that."""

_collected = [0.0]

_ended: set[str] = set()
"""The runs that nobody wants any more, as far as this process was told."""


class _Parcel(NamedTuple):
    """Tasks for one function, to be done in the client's working folder, so that its paths hold.

    `stop` names the run: once nobody wants its results any more, a file stands there, or the process was told.
    """

    function: Callable[..., object]
    tasks: Sequence[object]
    stop: str
    folder: str


def pack(function: Callable[[T], object], tasks: Sequence[T], stop: str, delivery: Delivery) -> bytes:
    """Pickle tasks for a worker; raises what pickle raises where something cannot be sent."""
    with delivered_by(delivery):
        return pickle.dumps(_Parcel(function, tasks, stop, str(Path.cwd())), pickle.HIGHEST_PROTOCOL)


def work(parcel: bytes) -> bytes:
    """Do the tasks of a parcel in their order, as far as anybody wants them; what the function raises is sent back."""
    try:
        function, tasks, stop, folder = pickle.loads(parcel)
        _go_to(folder)
        results = [function(task) for task in _wanted(tasks, stop)]
        return pickle.dumps((results, None), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        return _raised(error)
    finally:
        _collect()


def unpack(data: bytes) -> Sequence[object]:
    """Return the results of a parcel's tasks; raises what the function has raised."""
    results, error = pickle.loads(data)
    if error is not None:
        raise error
    return results  # type: ignore[no-any-return]  # as work() has packed them


def end_run(stop: str) -> None:
    """Begin no more tasks of a run in this process."""
    _ended.add(stop)


def begin(threads: int, folder: str) -> None:
    """Make a process of a pool ready: the one that began it decides about Ctrl-C, and no worker outlives it.

    `threads` is how many each library may start for itself: Arrow and BLAS take as many as the machine has cores.
    `folder` is the pool's own, which goes with it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("OMP_NUM_THREADS", str(threads))
    gc.disable()
    _collected[0] = time.monotonic()
    Thread(target=_end_with_parent, args=(folder,), daemon=True).start()


def _end_with_parent(folder: str) -> None:
    """End when the parent is killed: a pool's processes hold both ends of its queue, and would wait for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        rmtree(folder, ignore_errors=True)
        os._exit(1)


def _go_to(folder: str) -> None:
    """Go where relative paths mean what they mean to the client, if that folder is seen here."""
    if os.getcwd() != folder:  # noqa: PTH109 - compared for every parcel
        with suppress(OSError):
            os.chdir(folder)


def _wanted(tasks: Iterable[T], stop: str) -> Iterable[T]:
    for task in tasks:
        if stop in _ended or os.path.exists(stop):  # noqa: PTH110 - asked for every task
            return
        yield task


def _raised(error: Exception) -> bytes:
    """Pack an error with what is known of its place; one that cannot be sent is told in words."""
    error.add_note("".join(traceback.format_exception(error)))
    try:
        data = pickle.dumps((None, error), pickle.HIGHEST_PROTOCOL)
        pickle.loads(data)
    except Exception:
        told = RuntimeError(f"{type(error).__name__}: {error}")
        return pickle.dumps((None, told), pickle.HIGHEST_PROTOCOL)
    return data


def _collect() -> None:
    """Collect garbage now and then, where the collector is off."""
    if not gc.isenabled() and time.monotonic() - _collected[0] > _COLLECT_AFTER:
        gc.collect()
        if not gc.get_freeze_count():
            gc.freeze()  # modules and what is kept for all tasks: not looked through again
        _collected[0] = time.monotonic()
