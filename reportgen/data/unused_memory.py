"""Memory that libraries keep for themselves after use, given back to the system."""

import os
import sys
from typing import Any

__all__ = ["give_back", "keep_little"]

_POOL = "ARROW_DEFAULT_MEMORY_POOL"
_OPTIONS = (  # of glibc: the variable that says it to new processes, its number in malloc.h, the value
    ("MALLOC_TRIM_THRESHOLD_", -1, 1 << 20),
    ("MALLOC_MMAP_THRESHOLD_", -3, 1 << 20),
    ("MALLOC_ARENA_MAX", -8, 1),
)


def give_back() -> None:
    """Let the system have the memory that is free in Arrow's pool and in that of the C library.

    Both keep what large columns have taken, which adds up over the parts of a ledger to more than the rows take.
    """
    import pyarrow

    pyarrow.default_memory_pool().release_unused()
    if trim := getattr(_libc(), "malloc_trim", None):
        trim(0)


def keep_little() -> None:
    """Have columns given back as soon as they are done with, in this process and those that it starts.

    Arrow then takes them from the C library, and that one from the system, each by itself. It takes some more time,
    and saves a third of the peak. Arrow must not have been imported.
    """
    os.environ.setdefault(_POOL, "system")
    choose = getattr(_libc(), "mallopt", None)
    for name, option, value in _OPTIONS:
        if choose and name not in os.environ:
            os.environ[name] = str(value)
            choose(option, value)


def _libc() -> Any:  # noqa: ANN401 - a library, where it may be glibc
    if sys.platform != "linux":
        return None
    import ctypes

    return ctypes.CDLL(None)
