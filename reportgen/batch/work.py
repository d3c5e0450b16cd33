"""What a worker does: errands in, outcomes out."""

from contextlib import closing
from typing import NamedTuple

from reportgen.batch.desk import Desk, DiskFullError
from reportgen.batch.looking import Looked, look
from reportgen.batch.outcome import Outcome
from reportgen.batch.setting import Errand, Setting
from reportgen.workers.shared import Shared

__all__ = ["Chunk", "Written", "leave_desk", "look_at", "write"]

Chunk = tuple[Errand, ...]


class Written(NamedTuple):
    """What became of a chunk, as far as it was done; `full` says that the disk is."""

    outcomes: tuple[Outcome, ...]
    full: bool = False


_desks: list[tuple[Setting, Desk]] = []
"""The desk of this process: reports of one run after the other are written at it."""


def look_at(setting: Shared[Setting], chunk: Chunk) -> tuple[Looked, ...]:
    """Look at the files of some areas."""
    return tuple(look(setting.value, errand) for errand in chunk)


def write(setting: Shared[Setting], chunk: Chunk) -> Written:
    """Write the reports of some areas, up to the first failure where the run is to end with it."""
    desk = _desk(setting.value)
    outcomes: list[Outcome] = []
    full = False
    for errand in chunk:
        try:
            outcomes.append(desk.build(errand))
        except DiskFullError:
            full = True
            break
        if setting.value.fail_fast and outcomes[-1].status == "failed":
            break
    return Written(tuple(outcomes), full)


def leave_desk() -> None:
    """Let go of what this process holds for a run."""
    while _desks:
        with closing(_desks.pop()[1]):
            pass


def _desk(setting: Setting) -> Desk:
    if not _desks or _desks[-1][0] is not setting:
        leave_desk()
        _desks.append((setting, Desk(setting)))
    return _desks[-1][1]
