"""A disk that is full."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from projects import SmallProject, cache, run, run_outside, small
from towns import add_towns

__all__ = ["cache", "small"]

TOWNS = 60


def _mounted(folder: Path, size: str) -> bool:
    """Mount a small file system in memory; False where this system or user cannot."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


@pytest.fixture
def cramped(small: SmallProject) -> Iterator[SmallProject]:
    """Give the small project sixty towns, and an output folder with less room than they need."""
    add_towns(small, [f"第{number}镇" for number in range(1, TOWNS + 1)])
    assert small.figures("--period", "2006").exit_code == 0
    Path("out").mkdir()
    if not _mounted(Path("out").resolve(), "800k"):
        pytest.skip("needs root on Linux, to mount a small file system")
    yield small
    subprocess.run(["umount", "out"], check=True)


def reports() -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(Path("out/manifest.json").read_text(encoding="utf-8"))["reports"]
    return found


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_full_disk_stops_the_run_with_one_message_and_nothing_is_half_written(
    cramped: SmallProject, jobs: str
) -> None:
    command = ("build", *cramped.common, "--all", "--period", "2006", "-o", "out")
    result = run_outside(*command, "--jobs", jobs, env={"REPORTGEN_UI_LANG": "en"})
    told = result.stderr.decode()
    assert result.returncode == 2
    assert "of 63 areas are done, the others need about 1 MB; make room" in told
    assert told.count("[batch.disk-full-by]") == 1
    assert "word.no-room" not in told
    listed = reports()
    assert {report["status"] for report in listed} == {"written", "not-built"}
    there = {path.relative_to("out").as_posix() for path in Path("out").rglob("*") if path.is_file()}
    assert there == {*(report["path"] for report in listed if report["path"]), "manifest.json"}
    for report in listed:
        if report["path"]:
            assert sha256(Path("out", report["path"]).read_bytes()).hexdigest() == report["sha256"]

    subprocess.run(["mount", "-o", "remount,size=8m", "out"], check=True)
    again = run(*command)
    assert again.exit_code == 0, again.stderr
    assert {report["status"] for report in reports()} == {"written"}
    assert len(list(Path("out").glob("*.docx"))) == 126
    assert "其余约需 1 MB" in message_in_chinese(told)


def message_in_chinese(told: str) -> str:
    from reportgen.messages import render
    from reportgen.nouns.issue import Place, issue

    assert "1 MB" in told
    return render(issue("batch.disk-full-by", Place("out"), done=1, count=63, need=1), "zh")


def test_a_disk_without_room_for_the_manifest_is_said_before_anything_is_written(cramped: SmallProject) -> None:
    Path("out/ballast").write_bytes(bytes(780_000))
    for lang, text in (("en", "there is no room left on the disk"), ("zh", "磁盘空间不足")):
        result = run("build", *cramped.common, "--all", "--period", "2006", "-o", "out", lang=lang)
        assert result.exit_code == 2
        assert text in result.stderr
        assert [path.name for path in Path("out").iterdir()] == ["ballast"]


_LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
from reportgen.cli import main
sys.argv[0] = "reportgen"
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on files there")
def test_a_limit_on_the_size_of_files_is_a_full_disk_too(small: SmallProject) -> None:
    """Pages are larger than the limit, the manifest is not."""
    assert small.figures("--period", "2006").exit_code == 0
    arguments = ("build", *small.common, "--all", "--period", "2006", "-o", "out", "--format", "html", "--jobs", "1")
    for lang, text in (
        ("en", "the disk is full: 0 of 3 areas are done"),
        ("zh", "磁盘空间不足，已停止：3 个地区中完成 0 个"),
    ):
        source = str(Path(__file__).parents[2])
        env = {**os.environ, "PYTHONPATH": source, "REPORTGEN_UI_LANG": lang}
        command = [sys.executable, "-c", _LIMITED, *arguments]
        result = subprocess.run(command, capture_output=True, check=False, env=env)
        told = result.stderr.decode()
        assert result.returncode == 2, told
        assert text in told
        assert "[batch.disk-full]" in told
        assert {report["status"] for report in reports()} == {"not-built"}
        assert [path.name for path in Path("out").iterdir()] == ["manifest.json"]
