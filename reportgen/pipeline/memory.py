"""How much memory a run may take: what was asked for, or a share of what the machine or a container has."""

import os
import re
import sys
from pathlib import Path

from reportgen.nouns.issue import ReportError, issue

__all__ = ["LEAST", "default_memory", "parse_memory", "workers_within"]

_MEBI = 1 << 20
LEAST = 300 * _MEBI
"""Python with the libraries that read ledgers takes about half of this before it has read a row."""
_WORKER = 350 * _MEBI
_SHARE = 4
_LEAST_DEFAULT = 1024 * _MEBI
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([KMGT]?)(?:i?B)?", re.IGNORECASE)
_UNITS = ("", "K", "M", "G", "T")
_CGROUP = Path("/sys/fs/cgroup")
_LIMITS = ("memory.max", "memory/memory.limit_in_bytes")
_UNKNOWN = 4 * _LEAST_DEFAULT


def parse_memory(text: str | None) -> int:
    """Return a size such as 512M or 2G in bytes; without one, what is left to a run by default.

    Raises ReportError where it is no size (`command.bad-memory`) or too small to work with (`command.little-memory`).
    """
    if not text:
        return default_memory()
    found = _SIZE.fullmatch(text.strip())
    if not found:
        raise ReportError([issue("command.bad-memory", found=text)])
    size = int(float(found[1]) * 1024 ** _UNITS.index(found[2].upper()))
    if size < LEAST:
        raise ReportError([issue("command.little-memory", found=text, least=f"{LEAST // _MEBI}M")])
    return size


def default_memory() -> int:
    """Return a quarter of the memory there is, at least 1 GiB."""
    return max(_LEAST_DEFAULT, min(_installed(), _granted(_CGROUP)) // _SHARE)


def workers_within(memory: int, jobs: int) -> int:
    """Return how many processes may aggregate beside the one that reads; 1 where that one does it alone."""
    workers = min(jobs, memory // _WORKER - 1)
    return workers if workers > 1 else 1


def _installed() -> int:
    if sys.platform == "win32":
        return _installed_on_windows()
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):
        return _UNKNOWN


def _installed_on_windows() -> int:
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ulong), ("load", ctypes.c_ulong), ("sizes", ctypes.c_ulonglong * 7)]

    status = Status(length=ctypes.sizeof(Status))
    ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))  # type: ignore[attr-defined]
    return int(status.sizes[0]) or _UNKNOWN


def _granted(folder: Path) -> int:
    """Return what the control group of a container grants, by version 2 or 1 of the kernel's interface."""
    for name in _LIMITS:
        try:
            return int((folder / name).read_text("ascii"))
        except (OSError, ValueError):  # no such file, or "max"
            continue
    return _installed()
