"""A small project in a folder of its own, for tests that run commands on it and spoil it."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from shutil import copytree
from typing import NamedTuple

import pytest
from click.testing import CliRunner, Result

from reportgen.cli import commands

__all__ = ["AREA", "CONFIG", "SMALL", "SmallProject", "cache", "run", "run_outside", "small", "snapshot"]

SMALL = Path(__file__).parent / "pipeline" / "small"
CONFIG = "configs/summary.yaml"
AREA = "竹山县"


def run(*arguments: str, lang: str = "en") -> Result:
    """Run a command in this process, as if typed in the working folder; messages in English."""
    return CliRunner(env={"REPORTGEN_UI_LANG": lang}).invoke(commands, arguments)


def run_outside(
    *arguments: str, python: Sequence[str] = (), env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own."""
    command = [sys.executable, *python, "-m", "reportgen", *arguments]
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    source = str(Path(__file__).parents[1])
    return subprocess.run(
        command, capture_output=True, check=False, env={**inherited, "PYTHONPATH": source, **(env or {})}
    )


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class SmallProject(NamedTuple):
    """A copy of the small project; commands are run in its folder."""

    folder: Path

    @classmethod
    def copied(cls, folder: Path) -> "SmallProject":
        """Copy the project into a folder that does not exist yet."""
        copytree(SMALL, folder)
        return cls(folder)

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace a text that stands once in a file."""
        text = self.read(file)
        assert text.count(old) == 1, f"{file} has {old!r} {text.count(old)} times"
        self.write(file, text.replace(old, new))

    def read(self, file: str) -> str:
        """Read a file as text."""
        return (self.folder / file).read_text(encoding="utf-8")

    def write(self, file: str, text: str, encoding: str = "utf-8") -> None:
        """Write a file with Unix line ends."""
        (self.folder / file).write_text(text, encoding=encoding, newline="\n")

    def delete(self, file: str) -> None:
        """Remove a file."""
        (self.folder / file).unlink()

    def rows(self, file: str) -> list[list[str]]:
        """Return the cells of a CSV."""
        return [line.split(",") for line in self.read(file).splitlines()]

    def workbook(self, file: str, rows: Sequence[Sequence[object]], sheet: str = "Sheet1") -> None:
        """Write a workbook of one sheet."""
        from openpyxl import Workbook

        book = Workbook()
        book.active.title = sheet
        for row in rows:
            book.active.append(list(row))
        book.save(self.folder / file)

    def build(self, *more: str, area: str = AREA, lang: str = "en") -> Result:
        """Build both languages of the county's report of 2006 into `out`."""
        period = () if "--period" in more else ("--period", "2006")
        place = () if "--area" in more else ("--area", area)
        return run("build", *self.common, *place, *period, "-o", "out", *more, lang=lang)

    def check(self, *more: str, lang: str = "en") -> Result:
        """Check the project."""
        return run("check", *self.common, *more, lang=lang)

    def figures(self, *more: str, area: str = AREA, lang: str = "en") -> Result:
        """List the county's figures."""
        return run("figures", *self.common, "--area", area, *more, lang=lang)

    @property
    def common(self) -> tuple[str, ...]:
        """Return the arguments that every command takes."""
        return (CONFIG, "--data", "data", "--store", "figures.sqlite")

    @property
    def documents(self) -> dict[str, bytes]:
        """Return what stands in the output folder."""
        return snapshot(self.folder / "out")


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a cache folder that all tests of a process share, so that templates are compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def small(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> SmallProject:
    """Copy the small project, and work in its folder."""
    for name in ("SOURCE_DATE_EPOCH", "REPORTGEN_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("REPORTGEN_CACHE_DIR", str(cache))
    project = SmallProject.copied(tmp_path / "office")
    monkeypatch.chdir(project.folder)
    return project
