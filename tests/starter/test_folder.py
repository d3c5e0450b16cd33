"""Filling a folder: all files or none, never over what is there."""

from pathlib import Path

import pytest
from making import problems
from projects import snapshot

from reportgen.nouns.issue import ReportError
from reportgen.starter.folder import fill_folder

FILES = {"a.txt": b"a", "below/b.txt": b"b"}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def refused(folder: Path, lang: str = "en") -> str:
    with pytest.raises(ReportError) as raised:
        fill_folder(folder, FILES)
    return problems(raised.value, lang)


@pytest.mark.parametrize("name", ["new", "above/new", "empty", "."])
def test_a_folder_is_filled_whether_it_is_there_or_not(name: str) -> None:
    Path("empty").mkdir()
    fill_folder(Path(name), FILES)
    assert {file: data for file, data in snapshot(Path(name)).items() if file in FILES} == FILES
    assert not list(Path().rglob("*.part"))


def test_other_files_of_the_folder_stay_as_they_are() -> None:
    Path("old/below").mkdir(parents=True)
    Path("old/below/mine.txt").write_bytes(b"mine")
    Path("old/a.txt").touch()
    fill_folder(Path("old"), FILES)
    assert snapshot(Path()) == {"old/below/mine.txt": b"mine", "old/a.txt": b"a", "old/below/b.txt": b"b"}


def test_every_file_in_the_way_is_listed_and_nothing_is_written() -> None:
    Path("old/a.txt").parent.mkdir()
    Path("old/a.txt").write_bytes(b"mine")
    Path("old/below/b.txt").mkdir(parents=True)
    before = snapshot(Path())
    assert refused(Path("old")) == (
        "old/a.txt: error: this is there already and is not overwritten; nothing was written [init.file-exists]\n"
        "old/below/b.txt: error: this is there already and is not overwritten; nothing was written [init.file-exists]\n"
    )
    assert "old/a.txt: 错误: 这里已有内容，不会覆盖；没有写入任何文件 [init.file-exists]\n" in refused(
        Path("old"), "zh"
    )
    assert snapshot(Path()) == before


def test_a_file_where_a_folder_should_be_is_refused() -> None:
    Path("taken").write_bytes(b"mine")
    assert refused(Path("taken")) == (
        "taken: error: this is a file and cannot be a folder; nothing was written [init.not-a-folder]\n"
    )
    assert refused(Path("taken/new"), "zh") == (
        "taken: 错误: 这是一个文件，不能作为文件夹；没有写入任何文件 [init.not-a-folder]\n"
    )
    Path("old").mkdir()
    Path("old/below").touch()
    assert "old/below: error: this is a file" in refused(Path("old"))


def test_a_write_that_fails_leaves_nothing_behind() -> None:
    Path("old").mkdir()
    Path("old/mine.txt").write_bytes(b"mine")
    with pytest.raises(OSError, match="name"):
        fill_folder(Path("old"), {**FILES, "x" * 300: b"too long for any file system"})
    with pytest.raises(OSError, match="name"):
        fill_folder(Path("new"), {**FILES, "x" * 300: b"too long for any file system"})
    assert sorted(path.name for path in Path().rglob("*")) == ["mine.txt", "old"]
