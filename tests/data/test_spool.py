"""The temporary folder of rows that memory is not to hold."""

import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.data.spool import open_spool


def test_a_spool_makes_no_folder_until_it_is_asked_for_a_file(tmp_path: Path) -> None:
    with open_spool(tmp_path / "store") as spool:
        assert not (tmp_path / "store").exists()
        first, second = spool.file(".arrow"), spool.file(".arrow")
        assert first.parent == second.parent
        assert first != second
        assert first.parent.parent == tmp_path / "store"


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_spool_goes_away_whatever_happens(error: type[BaseException], tmp_path: Path) -> None:
    def run() -> None:
        with open_spool(tmp_path) as spool:
            spool.file(".arrow").write_bytes(b"rows")
            raise error

    with pytest.raises(error):
        run()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_has_left_goes_next_time_and_what_a_running_one_has_stays(tmp_path: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path; from reportgen.data.spool import open_spool\n"
        f"with open_spool(Path({str(tmp_path)!r})) as spool:\n"
        "    spool.file('.arrow').write_bytes(b'rows')\n"
        "    if sys.argv[1] == 'die': os._exit(9)\n"
        "    print('ready', flush=True); sys.stdin.read()\n"
    )
    subprocess.run([sys.executable, "-c", program, "die"], check=False)
    left = set(tmp_path.iterdir())
    assert len(left) == 1
    with subprocess.Popen([sys.executable, "-c", program, "wait"], stdin=-1, stdout=-1, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "ready\n"
        theirs = set(tmp_path.iterdir())
        assert not theirs & left
        with open_spool(tmp_path) as spool:
            own = spool.file(".arrow").parent
            assert set(tmp_path.iterdir()) == {*theirs, own}
        running.communicate("")
    assert list(tmp_path.iterdir()) == []
