"""What happens in a worker: a task comes in as bytes, its result goes out as bytes."""

import gc
import multiprocessing
import os
import pickle
import signal
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from threading import Thread
from typing import NamedTuple, TypeVar

from reportgen.workers.garbage import Garbage
from reportgen.workers.shared import Delivery, delivered_by

__all__ = ["begin", "end_run", "pack", "unpack", "work"]

T = TypeVar("T")

_garbage = Garbage()

_ended: set[str] = set()
"""The runs that nobody wants any more, as far as this process was told."""


class _Parcel(NamedTuple):
    """A task for a function, to be done in the client's working folder, so that its paths hold.

    `stop` names the run: once nobody wants its results any more, a file stands there, or the process was told.
    """

    function: Callable[..., object]
    task: object
    stop: str
    folder: str


def pack(function: Callable[[T], object], task: T, stop: str, delivery: Delivery) -> bytes:
    """Pickle a task for a worker; raises what pickle raises where something cannot be sent."""
    with delivered_by(delivery):
        return pickle.dumps(_Parcel(function, task, stop, str(Path.cwd())), pickle.HIGHEST_PROTOCOL)


def work(parcel: bytes) -> bytes:
    """Do a task, if anybody still wants its result; what the function raises is sent back."""
    try:
        function, task, stop, folder = pickle.loads(parcel)
        _go_to(folder)
        result = function(task) if _wanted(stop) else None
        return pickle.dumps((result, None), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        return _raised(error)
    finally:
        _garbage.collect()


def unpack(data: bytes) -> object:
    """Return the result of a task; raises what the function has raised."""
    result, error = pickle.loads(data)
    if error is not None:
        raise error
    return result


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


def _wanted(stop: str) -> bool:
    return stop not in _ended and not os.path.exists(stop)  # noqa: PTH110 - asked for every task


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
