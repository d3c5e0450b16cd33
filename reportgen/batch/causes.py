"""What is wrong with many areas, said once: by its code and, where it has one, by the line that it stands in."""

from bisect import insort
from collections.abc import Iterable

from reportgen.batch.outcome import Cause
from reportgen.nouns.area import Area
from reportgen.nouns.issue import Issue

__all__ = ["Causes"]

_FIRST_FEW = 5
_Key = tuple[str, str, int]


class Causes:
    """Counts the areas of each cause, and remembers the first few."""

    def __init__(self) -> None:
        self._counts: dict[_Key, int] = {}
        self._first: dict[_Key, list[tuple[int, Area, Issue]]] = {}

    def add(self, position: int, area: Area, issues: Iterable[Issue]) -> None:
        """Note what is wrong with an area; `position` is its place in the order of areas."""
        own: dict[_Key, Issue] = {}
        for found in issues:
            own.setdefault(_key(found), found)
        for key, found in own.items():
            self._counts[key] = self._counts.get(key, 0) + 1
            few = self._first.setdefault(key, [])
            insort(few, (position, area, found), key=lambda one: one[0])
            del few[_FIRST_FEW:]

    def listed(self) -> tuple[Cause, ...]:
        """Return the causes, the most frequent first."""
        most_first = sorted(self._counts.items(), key=lambda one: (-one[1], one[0]))
        return tuple(
            Cause(self._first[key][0][2], count, tuple(area for _, area, _ in self._first[key]))
            for key, count in most_first
        )


def _key(found: Issue) -> _Key:
    """Return what tells causes apart: files of single areas do not, lines of configs and templates do."""
    place = found.place
    return (found.code, place.file, place.line) if place and place.line is not None else (found.code, "", 0)
