"""Places that reports are about."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

__all__ = ["LEVELS", "Area", "Areas"]

LEVELS = ("province", "city", "county", "township", "village", "office")


class Area(NamedTuple):
    """A place with its code in the administrative division, its names, its level and the code of its parent.

    `level` is one of `LEVELS`: a community is at the level of a village, and an `office`, such as a bureau, may stand
    below an area of any level. `parent` is empty at the top.
    """

    code: str
    name: str
    name_en: str
    level: str
    parent: str = ""

    def named(self, lang: str) -> str:
        """Return the name in a language."""
        return self.name if lang == "zh" else self.name_en


class Areas:
    """The hierarchy of areas: office, village, township, county, city, province."""

    __slots__ = ("_children", "_codes")

    def __init__(self, areas: Iterable[Area]) -> None:
        self._codes = {area.code: area for area in areas}
        children: dict[str, list[Area]] = {}
        for area in self._codes.values():
            children.setdefault(area.parent, []).append(area)
        self._children = {parent: tuple(members) for parent, members in children.items()}

    def __iter__(self) -> Iterator[Area]:
        return iter(self._codes.values())

    def __len__(self) -> int:
        return len(self._codes)

    def __contains__(self, code: object) -> bool:
        return code in self._codes

    def __getitem__(self, code: str) -> Area:
        return self._codes[code]

    def children(self, code: str) -> tuple[Area, ...]:
        """Return the areas directly below `code`, in the order of the areas file."""
        return self._children.get(code, ())

    def lineage(self, code: str) -> tuple[Area, ...]:
        """Return the area itself and every area above it, from the bottom up."""
        found = []
        while code in self._codes:
            found.append(self._codes[code])
            code = self._codes[code].parent
        return tuple(found)

    def named(self, text: str) -> tuple[Area, ...]:
        """Return the areas whose code or name is `text`; a name may belong to many."""
        if text in self._codes:
            return (self._codes[text],)
        return tuple(area for area in self._codes.values() if area.name == text)
