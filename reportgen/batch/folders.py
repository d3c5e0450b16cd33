"""In which folder the documents of an area stand, and what dead processes have left behind there."""

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from reportgen.nouns.area import Area
from reportgen.nouns.report import Folders
from reportgen.pipeline.names import safe_name

__all__ = ["folder_of_areas", "sweep"]

_MANY = 1000
"""Of more areas of a level, file managers show the documents of one folder too slowly to work with."""
_PART = re.compile(r"\.[0-9a-f]+-[0-9a-f]+\.part")
_MOMENT = 0.5
"""Seconds in which a file that is being written is put in place: it takes milliseconds."""


def folder_of_areas(folders: Folders, present: Sequence[Area], every: Iterable[Area]) -> Callable[[Area], str]:
    """Return what gives the folder of an area below that of the batch, as a path with slashes.

    `auto` makes folders for the levels that have many areas in the store, so that no selection of them moves a file.
    `present` are the areas that have rows, `every` those of the areas file.
    """
    levels = [area.level for area in present]
    deep = {level for level in set(levels) if folders == "codes" or levels.count(level) > _MANY}
    if folders == "none" or not deep:
        return lambda area: ""
    parents = {area.code: area.parent for area in every}
    known: dict[str, str] = {"": ""}

    def below(code: str) -> str:
        if code not in known:
            known[code] = ""  # an area that is its own parent
            known[code] = "/".join(filter(None, (below(parents.get(code, "")), safe_name(code))))
        return known[code]

    return lambda area: below(area.parent) if area.level in deep else ""


def sweep(folders: Iterable[Path]) -> None:
    """Remove what processes that were killed have left half-written; no process of ours is at work."""
    if found := list(_parts(folders)):
        time.sleep(_MOMENT)  # what another program is writing is done by then
        for part in found:
            with suppress(OSError):
                part.unlink()


def _parts(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        with suppress(OSError), os.scandir(folder) as found:
            yield from (Path(file.path) for file in found if _PART.fullmatch(file.name))
