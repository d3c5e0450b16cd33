"""A folder filled with files: all of them or none, and never over what is there."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from shutil import rmtree

from reportgen.nouns.issue import Issue, Place, ReportError, issue

__all__ = ["fill_folder"]


def fill_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files, given by their paths below a folder, which is made where it is missing.

    They are written into a folder beside their place and moved at the end, so that a write that fails leaves nothing
    behind. Raises ReportError where `folder` is a file (`init.not-a-folder`), with every file that stands where one
    would go (`init.file-exists`, but not for empty files) or where a folder would (`init.not-a-folder`), and OSError
    where writing fails.
    """
    if issues := list(_in_the_way(folder, files)):
        raise ReportError(issues)
    is_new = not folder.exists()
    draft = (folder.parent if is_new else folder) / f".{folder.name}-{os.getpid():x}.part"
    try:
        _write(draft, files)
        if is_new:
            draft.rename(folder)
        else:
            _move(draft, folder, files)
    finally:
        rmtree(draft, ignore_errors=True)


def _in_the_way(folder: Path, files: Iterable[str]) -> Iterable[Issue]:
    above = {folder, *folder.parents, *(parent for file in files for parent in (folder / file).parents)}
    for parent in sorted(above):
        if parent.exists() and not parent.is_dir():
            yield issue("init.not-a-folder", Place(parent.as_posix()))
    for path in (folder / file for file in files):
        if path.is_dir() or (path.is_file() and path.stat().st_size):
            yield issue("init.file-exists", Place(path.as_posix()))


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for file, data in files.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _move(draft: Path, folder: Path, files: Iterable[str]) -> None:
    """Move files into a folder that has others; what was moved is taken back where one cannot be."""
    moved: list[Path] = []
    try:
        for file in files:
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            (draft / file).replace(path)
            moved.append(path)
    except OSError:
        for path in moved:
            path.unlink()
        raise
