"""How many cores this process may use."""

import math
import os
from pathlib import Path

__all__ = ["cores"]

_CGROUP = Path("/sys/fs/cgroup")


def cores(control: Path = _CGROUP) -> int:
    """Return how many cores this process may use, at least 1: what the system, an affinity or a container allows.

    `control` is the folder of the control group that the process belongs to, as the kernel shows it in a container.
    """
    return max(1, min(_cores_at_hand(), _quota(control)))


def _cores_at_hand() -> int:
    if sys_affinity := getattr(os, "sched_getaffinity", None):
        return len(sys_affinity(0))
    return os.cpu_count() or 1


def _quota(folder: Path) -> int:
    """Return how many cores the control group of a container grants, by version 2 or 1 of the kernel's interface."""
    try:
        granted, period = (folder / "cpu.max").read_text("ascii").split()
    except (OSError, ValueError):
        try:
            granted = (folder / "cpu" / "cpu.cfs_quota_us").read_text("ascii").strip()
            period = (folder / "cpu" / "cpu.cfs_period_us").read_text("ascii").strip()
        except (OSError, ValueError):
            return _cores_at_hand()
    if granted in ("max", "-1"):
        return _cores_at_hand()
    return math.ceil(int(granted) / int(period))
