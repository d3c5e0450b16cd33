"""The files of a layout: its own, and those of the layouts that it extends."""

from collections.abc import Sequence
from os.path import normpath
from pathlib import Path
from typing import NamedTuple

from reportgen.config.document import Document, read_document
from reportgen.config.layers import Layer
from reportgen.config.layout_model import LayoutFileModel
from reportgen.config.validate import validated
from reportgen.nouns.issue import Issue, Place, issue, nearest

__all__ = ["LayoutFiles", "missing_layout", "read_layout_files"]


class LayoutFiles(NamedTuple):
    """What the files of a layout say, the one that extends the others last, and what is wrong with each of them.

    `complete` is False where a file could not be read or found, so that anything may have been in it.
    """

    layers: tuple[Layer, ...]
    paths: tuple[str, ...]
    issues: tuple[Issue, ...]
    complete: bool


def read_layout_files(file: Path, folders: Sequence[Path]) -> LayoutFiles:
    """Read a layout; those that it extends are looked for in the folders, and are never itself."""
    layers: list[Layer] = []
    issues: list[Issue] = []
    paths: list[Path] = []
    following: Path | None = file
    while following:
        paths.append(following)
        document, more = _read(following)
        issues += more
        layers.append(Layer(document))
        following, more = _extended(document, paths, folders)
        issues += more
    named = sum(isinstance(layer.document.at("extends"), str) for layer in layers)
    complete = named == len(layers) - 1 and all(isinstance(layer.data, dict) for layer in layers)
    return LayoutFiles(tuple(reversed(layers)), tuple(path.as_posix() for path in paths), tuple(issues), complete)


def missing_layout(place: Place, name: str, folders: Sequence[Path]) -> Issue:
    """Return the issue that there is no layout of a name."""
    allowed = sorted({path.stem for layouts in folders for path in layouts.glob("*.yaml")})
    folder = Path(normpath(folders[0].parent)).as_posix()
    near = nearest(name, allowed)
    return issue("config.missing-layout", place, allowed=allowed, nearest=near, name=name, folder=folder)


def _read(path: Path) -> tuple[Document, list[Issue]]:
    document, issues = read_document(path, Path(normpath(path)).as_posix())
    if isinstance(document.data, dict):
        return document, [*issues, *(complaint for _, complaint in validated(LayoutFileModel, document)[1])]
    return document, issues or [issue("config.no-mapping", Place(document.file, 1, 1))]


def _extended(document: Document, read: Sequence[Path], folders: Sequence[Path]) -> tuple[Path | None, list[Issue]]:
    """Return the file of the layout that a document extends, if there is one, and what is wrong with the choice."""
    name = document.at("extends")
    if not isinstance(name, str):
        return None, []
    files = [file for folder in folders if (file := folder / f"{name}.yaml").is_file()]
    if found := next((file for file in files if file not in read), None):
        return found, []
    place = document.value("extends")
    return None, [issue("layout.extends-itself", place, name=name) if files else missing_layout(place, name, folders)]
