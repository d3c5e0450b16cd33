"""Configs that are read back from the cache."""

import os
import pickle
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest

from reportgen.cachefolder import cache_folder, read_cached, write_cached
from reportgen.config import cache
from reportgen.config.cache import cached_config
from reportgen.config.kit import kit_root
from reportgen.config.load import load_config
from reportgen.nouns.issue import ReportError

pytestmark = pytest.mark.usefixtures("project")
SUMMARY = Path("sound/summary.yaml")
PEOPLE = Path("sound/indicators/people.yaml")


@pytest.fixture
def no_reading(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep a first reading, and fail at a second one."""
    assert Path.cwd() == project
    cached_config(SUMMARY)
    monkeypatch.setitem(sys.modules, "reportgen.config.load", None)


def entries() -> list[Path]:
    return [path for path in cache_folder().rglob("*") if path.is_file()]


@pytest.mark.usefixtures("no_reading")
def test_an_unchanged_config_is_not_read_again() -> None:
    assert cached_config(SUMMARY).name == "summary"


@pytest.mark.usefixtures("no_reading")
@pytest.mark.parametrize("path", [SUMMARY, PEOPLE], ids=str)
def test_a_change_of_any_file_is_noticed(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(ImportError):
        cached_config(SUMMARY)


@pytest.mark.usefixtures("no_reading")
def test_a_file_that_is_gone_is_noticed() -> None:
    PEOPLE.unlink()
    with pytest.raises(ImportError):
        cached_config(SUMMARY)


@pytest.mark.usefixtures("no_reading")
def test_a_layout_that_is_gone_is_noticed() -> None:
    Path("templates/layouts/plain.yaml").unlink()
    with pytest.raises(ImportError):
        cached_config(SUMMARY)


def test_a_set_put_beside_the_config_replaces_the_kits(project: Path) -> None:
    kit = project / "sound/indicators/people.yaml"
    config = load_config(SUMMARY)
    sums = cache._sums(config)
    moved = project / "kit" / "indicators" / "people.yaml"
    moved.parent.mkdir(parents=True)
    kit.rename(moved)
    elsewhere = config._replace(files=(str(SUMMARY), str(moved)))
    assert cache._is_fresh(elsewhere, sums)
    kit.write_bytes(moved.read_bytes())
    assert not cache._is_fresh(elsewhere, sums)


def test_a_ledger_set_put_beside_the_config_replaces_the_kits(project: Path) -> None:
    config = load_config(SUMMARY)
    kit = str(kit_root() / "configs" / "ledgers" / "persons.yaml")
    elsewhere = config._replace(files=(str(SUMMARY), kit))
    assert cache._is_fresh(elsewhere, cache._sums(elsewhere))
    (project / "sound/ledgers").mkdir()
    (project / "sound/ledgers/persons.yaml").write_bytes(Path(kit).read_bytes())
    assert not cache._is_fresh(elsewhere, cache._sums(elsewhere))


@pytest.mark.parametrize("damage", [b"", b"x" * 40, None], ids=["empty", "other bytes", "shortened"])
def test_a_damaged_entry_is_read_anew(damage: bytes | None) -> None:
    first = cached_config(SUMMARY)
    (entry,) = entries()
    entry.write_bytes(entry.read_bytes()[:-10] if damage is None else damage)
    assert cached_config(SUMMARY) == first


@pytest.mark.parametrize("content", [pickle.dumps(5), pickle.dumps((1, 2)), b"no pickle"], ids=["5", "pair", "text"])
def test_an_entry_of_another_shape_is_read_anew(content: bytes) -> None:
    first = cached_config(SUMMARY)
    write_cached("configs", cache._key(SUMMARY), content)
    assert cached_config(SUMMARY) == first


def test_a_cache_that_cannot_be_written_is_done_without(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "file").write_bytes(b"")
    monkeypatch.setenv("REPORTGEN_CACHE_DIR", str(project / "file"))
    assert cached_config(SUMMARY) == cached_config(SUMMARY)


def test_a_config_with_problems_is_not_kept() -> None:
    with pytest.raises(ReportError):
        cached_config(Path("broken/names.yaml"))
    assert entries() == []


def test_what_is_kept_is_whole_and_leaves_no_parts() -> None:
    write_cached("kind", "key", b"data")
    write_cached("kind", "key", b"other data")
    assert read_cached("kind", "key") == b"other data"
    assert read_cached("kind", "other key") is None
    assert len(entries()) == 1


@pytest.mark.parametrize(
    ("platform", "variables", "folder"),
    [
        ("linux", {"XDG_CACHE_HOME": "/x"}, "/x/reportgen"),
        ("linux", {"HOME": "/h"}, "/h/.cache/reportgen"),
        ("darwin", {"HOME": "/h"}, "/h/Library/Caches/reportgen"),
        ("win32", {"LOCALAPPDATA": "/l"}, "/l/reportgen"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="paths of other systems")
def test_the_cache_is_where_the_system_keeps_caches(
    platform: str, variables: dict[str, str], folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("REPORTGEN_CACHE_DIR", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", platform)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert cache_folder() == Path(folder)


def test_neither_yaml_nor_pydantic_is_imported_for_a_kept_config() -> None:
    cached_config(SUMMARY)
    script = "import pathlib, reportgen.config.cache as c; c.cached_config(pathlib.Path('sound/summary.yaml'))"
    run = subprocess.run([sys.executable, "-X", "importtime", "-c", script], capture_output=True, text=True, check=True)
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in run.stderr.splitlines()}
    assert "reportgen" in imported
    assert not imported & {"yaml", "pydantic", "pydantic_core", "difflib", "pandas"}


def test_a_kept_config_is_read_within_five_milliseconds() -> None:
    cached_config(SUMMARY)
    times = []
    for _ in range(10):
        start = perf_counter()
        cached_config(SUMMARY)
        times.append(perf_counter() - start)
    assert min(times) < 0.005
