"""How many cores a process may use."""

import os
import sys
from pathlib import Path

import pytest

from reportgen.workers.cores import cores


def grant(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_max", ".max").replace("cpu_cfs", "cpu.cfs")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="ascii")
    return folder


def test_they_are_at_least_one_and_no_more_than_the_machine_has() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)


@pytest.mark.parametrize("granted", ["100000 100000", "20000 100000", "50000 50000"])
def test_a_container_may_grant_fewer(granted: str, tmp_path: Path) -> None:
    assert cores(grant(tmp_path, cpu_max=granted)) == 1


def test_so_may_one_of_an_older_system(tmp_path: Path) -> None:
    files = {"cpu__cpu_cfs_quota_us": "50000\n", "cpu__cpu_cfs_period_us": "100000\n"}
    assert cores(grant(tmp_path, **files)) == 1


@pytest.mark.parametrize("granted", ["max 100000", "9900000 100000", "nonsense"])
def test_a_container_without_a_limit_grants_what_there_is(granted: str, tmp_path: Path) -> None:
    assert cores(grant(tmp_path, cpu_max=granted)) == cores(tmp_path / "nowhere")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process which cores are its own")
def test_a_process_that_is_held_to_one_core_has_one() -> None:
    mine = os.sched_getaffinity(0)
    try:
        os.sched_setaffinity(0, {min(mine)})
        assert cores() == 1
    finally:
        os.sched_setaffinity(0, mine)
