"""Documents on disk: whole or not at all, and never over somebody's work."""

import errno
import os
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document

from reportgen.messages import render
from reportgen.nouns.issue import ReportError
from reportgen.pipeline.guard import overwrite_issue
from reportgen.word.files import write_trouble, write_whole
from reportgen.word.guard import edited_by_hand, read_figures

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="needs limits and folders that only Linux has")


@pytest.fixture
def written(reports: dict[str, Any], tmp_path: Path) -> Path:
    path = tmp_path / "420116-盘龙城-2006.docx"
    write_whole(path, reports["zh"].data)
    return path


def _refused(write: Callable[[], None], lang: str = "en") -> str:
    with pytest.raises(ReportError) as caught:
        write()
    (issue,) = caught.value.issues
    return render(issue, lang)


def test_a_document_replaces_the_one_before(written: Path) -> None:
    write_whole(written, b"new")
    assert written.read_bytes() == b"new"
    assert list(written.parent.iterdir()) == [written]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    path = tmp_path / "none" / "a.docx"
    assert _refused(lambda: write_whole(path, b"")) == (
        f"{path}: error: the folder {path.parent} does not exist, so the document was not written [word.no-folder]"
    )


def test_a_folder_of_the_name_is_no_place_for_a_document(tmp_path: Path) -> None:
    assert _refused(lambda: write_whole(tmp_path, b"")) == (
        f"{tmp_path}: error: there is a folder of this name, so no document can be written here [word.is-a-folder]"
    )
    assert not [*tmp_path.parent.glob("*.part"), *tmp_path.parent.glob(".*.part")]


@LINUX
def test_a_full_disk_leaves_the_old_document_whole(written: Path) -> None:
    import resource

    before = written.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        text = _refused(lambda: write_whole(written, b"x" * 100_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert text.endswith("there is no room left on the disk, so the document was not written [word.no-room]")
    assert written.read_bytes() == before
    assert list(written.parent.iterdir()) == [written]


@LINUX
def test_a_folder_that_may_not_be_written_to_is_named() -> None:
    folder = Path("/sys/kernel")
    if not folder.is_dir():
        pytest.skip("no sysfs here")
    text = _refused(lambda: write_whole(folder / "a.docx", b""), "zh")
    assert text == "/sys/kernel/a.docx: 错误: 没有权限写入文件夹“/sys/kernel” [word.not-writable]"


def test_a_document_open_in_word_cannot_be_replaced(written: Path) -> None:
    refused = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    assert render(write_trouble(written, refused, replacing=True), "en") == (
        f"{written}: error: this document cannot be replaced; it may be open in Word: close it and try again"
        " [word.in-use]"
    )


def test_a_name_that_is_too_long_is_said_to_be(tmp_path: Path) -> None:
    text = _refused(lambda: write_whole(tmp_path / ("长" * 300), b""))
    assert text.endswith("error: the document was not written: File name too long [word.not-written]")


def test_what_was_written_is_not_edited(written: Path) -> None:
    assert not edited_by_hand(written)
    assert overwrite_issue(written) is None
    assert not edited_by_hand(written.with_name("none.docx"))


def test_a_changed_word_is_seen(written: Path) -> None:
    document = Document(str(written))
    document.paragraphs[0].runs[0].text = "另一个标题"
    document.save(str(written))
    assert edited_by_hand(written)
    issue = overwrite_issue(written)
    assert issue is not None
    assert render(issue, "en") == (
        f"{written}: error: this document was changed after it was written, or was not written by reportgen, and was"
        " left alone; add --force to overwrite it [word.edited-by-hand]"
    )


def test_the_list_of_figures_outlives_an_edit(written: Path, reports: dict[str, Any]) -> None:
    document = Document(str(written))
    document.paragraphs[0].runs[0].text = "另一个标题"
    document.save(str(written))
    found = read_figures(written)
    assert found is not None
    assert found.figures == reports["zh"].figures


def test_the_list_of_figures_is_found_by_its_namespace(written: Path) -> None:
    moved = BytesIO()
    with ZipFile(written) as old, ZipFile(moved, "w") as new:
        new.writestr("customXml/item1.xml", "<other/>")
        new.writestr("customXml/item2.xml", old.read("customXml/item1.xml"))
    written.write_bytes(moved.getvalue())
    assert read_figures(written) is not None
    assert edited_by_hand(written)


@pytest.mark.parametrize("data", [b"", b"some notes", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_document_counts_as_edited(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    assert read_figures(path) is None
    assert edited_by_hand(path)


def test_a_document_of_another_program_counts_as_edited(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    Document().save(str(path))
    assert edited_by_hand(path)
