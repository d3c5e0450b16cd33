"""Runs that are killed or interrupted, and what the next one makes of it."""

import json
import os
import re
import sys
from pathlib import Path

import pytest
from accidents import run_with_accident
from projects import SmallProject, cache, run, run_outside, small
from towns import add_towns

__all__ = ["cache", "small"]

TOWNS = 20
ENGLISH = {"REPORTGEN_UI_LANG": "en"}


def command(small: SmallProject, *more: str) -> tuple[str, ...]:
    return ("build", *small.common, "--all", "--period", "2006", "-o", "out", *more)


def written() -> dict[str, bytes]:
    """Return all files of the folder, the manifest without how long things took."""
    found = {path.as_posix(): path.read_bytes() for path in Path("out").rglob("*") if path.is_file()}
    manifest = "out/manifest.json"
    return {**found, manifest: re.sub(rb'"ms":[0-9.]+', b'"ms":0', found[manifest])}


def statuses() -> list[str]:
    reports = json.loads(Path("out/manifest.json").read_text(encoding="utf-8"))["reports"]
    return [report["status"] for report in reports]


def cleared() -> None:
    for path in sorted(Path("out").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


@pytest.fixture
def county(small: SmallProject) -> SmallProject:
    """Make a county of 23 towns, whose figures are stored."""
    add_towns(small, [f"第{number}镇" for number in range(1, TOWNS + 1)])
    assert small.figures("--period", "2006").exit_code == 0
    return small


@pytest.fixture
def undisturbed(county: SmallProject) -> dict[str, bytes]:
    """Return what a run that nothing happens to writes; the folder is empty again."""
    assert run(*command(county, "--jobs", "1")).exit_code == 0
    found = written()
    cleared()
    return found


# What a run does, in Python's words for it: documents and the manifest are renamed into their places, the journal and
# what the manifest will need are opened.
MOMENTS = (
    *(("os.rename", "", number) for number in (1, 2, 7, 30, 46, 47)),
    ("open", "manifest.journal", 1),
    ("open", ".manifest.json.part", 1),
    *(("open", ".part", number) for number in (2, 3, 20, 46)),
    ("os.remove", "manifest.journal", 1),
)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize(("event", "pattern", "number"), MOMENTS, ids=lambda value: str(value))
def test_killed_at_any_moment_and_run_again_it_is_as_if_nothing_had_happened(
    county: SmallProject, undisturbed: dict[str, bytes], tmp_path: Path, event: str, pattern: str, number: int
) -> None:
    arguments = command(county, "--jobs", "1")
    killed = run_with_accident(tmp_path / "hook", *arguments, event=event, pattern=pattern, number=number)
    assert killed.returncode == -9
    if Path("out/manifest.json").exists():
        assert_every_file_is_whole()
    result = run_outside(*arguments, env=ENGLISH)
    assert result.returncode == 0, result.stderr.decode()
    assert b"areas written: 23, unchanged: 0" in result.stdout
    assert written() == undisturbed


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("number", [3, 21])
def test_several_processes_that_are_killed_leave_nothing_behind(
    county: SmallProject, undisturbed: dict[str, bytes], tmp_path: Path, number: int
) -> None:
    arguments = command(county, "--jobs", "2")
    killed = run_with_accident(
        tmp_path / "hook", *arguments, event="open", pattern="manifest", number=2, deed="SIGKILL", who="parent"
    )
    assert killed.returncode == -9
    again = run_with_accident(
        tmp_path / "hook", *arguments, event="os.rename", number=number, deed="SIGKILL", who="worker", once=True
    )
    assert again.returncode == 0, again.stderr.decode()
    assert written() == undisturbed


def assert_every_file_is_whole() -> None:
    from hashlib import sha256

    for report in json.loads(Path("out/manifest.json").read_text(encoding="utf-8"))["reports"]:
        if report["path"]:
            assert sha256(Path("out", report["path"]).read_bytes()).hexdigest() == report["sha256"]
        else:
            assert report["status"] in ("failed", "not-built")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise")
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("deed", ["SIGINT", "SIGTERM"])
def test_interrupted_it_lists_what_is_done_and_goes_on_from_there(
    county: SmallProject, undisturbed: dict[str, bytes], tmp_path: Path, deed: str, jobs: str
) -> None:
    Path("out").mkdir(exist_ok=True)
    Path("out/exceptions.xlsx").write_bytes(b"a list of the run before")
    arguments = command(county, "--jobs", jobs)
    event = {"1": ("os.rename", "out/.", 5), "2": ("open", ".manifest.json.part", 1)}[jobs]
    interrupted = run_with_accident(
        tmp_path / "hook", *arguments, event=event[0], pattern=event[1], number=event[2], deed=deed, who="parent"
    )
    assert interrupted.returncode == 2, interrupted.stderr
    if jobs == "1":
        assert re.search(rb"interrupted: \d+ of 23 areas are done and listed; the same", interrupted.stderr)
        assert b"[batch.interrupted]" in interrupted.stderr
        assert "not-built" in statuses()
        assert_every_file_is_whole()
        assert not Path("out/exceptions.xlsx").exists()
    assert run_outside(*arguments, env=ENGLISH).returncode == 0
    assert written() == undisturbed


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise")
def test_an_interruption_is_told_in_chinese(county: SmallProject, tmp_path: Path) -> None:
    arguments = command(county, "--jobs", "1", "--ui-lang", "zh")
    found = run_with_accident(tmp_path / "hook", *arguments, event="os.rename", number=5, deed="SIGINT")
    assert "已记入清单；再运行同一命令即可接着做" in found.stderr.decode()


def test_a_worker_that_dies_costs_only_time(
    county: SmallProject, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    found = run_with_accident(
        tmp_path / "hook",
        *command(county, "--jobs", "2"),
        event="os.rename",
        number=9,
        deed="exit",
        who="worker",
        once=True,
    )
    assert found.returncode == 0, found.stderr.decode()
    assert written() == undisturbed


def test_an_area_that_kills_its_worker_again_and_again_is_a_failure_of_its_own(
    county: SmallProject, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    found = run_with_accident(
        tmp_path / "hook", *command(county, "--jobs", "2"), event="open", pattern="第7镇", deed="exit", who="worker"
    )
    told = found.stderr.decode()
    assert found.returncode == 1
    assert "failed: 1 (420323307 第7镇)" in told
    assert "[batch.worker-died]" in told
    assert statuses().count("written") == 44
    assert not [path for path in Path("out").iterdir() if path.suffix == ".part"]
    again = run(*command(county, "--retry"))
    assert again.stdout.startswith("areas written: 1, unchanged: 0")
    documents = {name: data for name, data in written().items() if name.endswith("docx")}
    assert documents == {name: data for name, data in undisturbed.items() if name.endswith("docx")}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_area_in_which_the_program_itself_fails_is_a_failure_of_its_own(
    county: SmallProject, tmp_path: Path, jobs: str
) -> None:
    arguments = command(county, "--jobs", jobs)
    found = run_with_accident(tmp_path / "hook", *arguments, event="open", pattern="第7镇", deed="raise")
    told = found.stderr.decode()
    assert found.returncode == 1, told
    assert "failed: 1 (420323307 第7镇)" in told
    assert "RuntimeError: the unexpected" in told
    assert "[command.crash]" in told
    assert statuses().count("written") == 44


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_on_a_terminal_a_bar_shows_rate_and_time_left(county: SmallProject) -> None:
    import pty
    import subprocess

    ours, theirs = pty.openpty()
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "REPORTGEN_UI_LANG": "en", "TERM": "xterm"}
    program = [sys.executable, "-m", "reportgen", *command(county, "--jobs", "1")]
    with subprocess.Popen(program, stdout=subprocess.DEVNULL, stderr=theirs, env=env) as process:
        os.close(theirs)
        shown = b""
        while process.poll() is None or shown.count(b"23/23") == 0:
            try:
                shown += os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
    os.close(ours)
    text = shown.decode()
    assert "writing reports" in text
    assert "23/23" in text
    assert "areas/s" in text
    assert "Traceback" not in text


def test_two_runs_in_one_folder_do_not_meet(county: SmallProject) -> None:
    with LockedElsewhere(Path("out")):
        for lang, text in (("en", "another reportgen is building reports in this folder"), ("zh", "另一个 reportgen")):
            result = run(*command(county), lang=lang)
            assert result.exit_code == 2
            assert text in result.stderr
            assert "[batch.folder-in-use]" in result.stderr
    assert run(*command(county)).exit_code == 0


class LockedElsewhere:
    """Another process that holds the journal of a folder."""

    def __init__(self, out: Path) -> None:
        self.out = out

    def __enter__(self) -> None:
        import subprocess

        self.out.mkdir()
        program = "import sys; from pathlib import Path; from reportgen.batch.journal import Journal\n"
        program += "held = Journal(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
        env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
        command = [sys.executable, "-c", program, str(self.out / "manifest.journal")]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env)
        assert self.process.stdout
        assert self.process.stdout.readline().startswith(b"held")

    def __exit__(self, *_: object) -> None:
        self.process.communicate(b"")


def test_a_journal_whose_last_line_is_torn_is_read_as_far_as_it_is_whole(
    county: SmallProject, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    arguments = command(county, "--jobs", "1")
    run_with_accident(tmp_path / "hook", *arguments, event="os.rename", number=30)
    journal = Path("out/manifest.journal")
    journal.write_bytes(journal.read_bytes()[:-40])
    assert run(*arguments).exit_code == 0
    assert written() == undisturbed


def test_what_others_have_left_in_the_folder_stays(county: SmallProject) -> None:
    Path("out").mkdir()
    Path("out/notes.part").write_text("mine")
    Path("out/.notes.part").write_text("mine")
    assert run(*command(county)).exit_code == 0
    assert Path("out/notes.part").read_text() == Path("out/.notes.part").read_text() == "mine"
