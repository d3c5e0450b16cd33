"""Memory that libraries keep for themselves after use, given back to the system."""

import sys

import pyarrow

__all__ = ["give_back"]


def give_back() -> None:
    """Let the system have the memory that is free in Arrow's pool and in that of the C library.

    Both keep what large columns have taken, which adds up over the parts of a ledger to more than the rows take.
    """
    pyarrow.default_memory_pool().release_unused()
    if sys.platform == "linux":
        import ctypes

        if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):  # of glibc only
            trim(0)
