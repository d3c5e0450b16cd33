"""All areas of a store by their names, for looking up many of them."""

from collections.abc import Iterable

from reportgen.nouns.area import Area

__all__ = ["NameIndex"]


class NameIndex:
    """Areas by code, by name and by English name: what a store answers with a search of all areas, at once."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self._codes = {area.code: area for area in areas}
        self._names: dict[str, list[Area]] = {}
        for area in self._codes.values():
            for name in {area.name, area.name_en.lower()}:
                self._names.setdefault(name, []).append(area)

    def areas(self) -> tuple[Area, ...]:
        """Return all areas."""
        return tuple(self._codes.values())

    def areas_named(self, text: str) -> tuple[Area, ...]:
        """Return the area of this code, else all areas of this name, in Chinese or in English."""
        if text in self._codes:
            return (self._codes[text],)
        found = [*self._names.get(text, ()), *self._names.get(text.lower(), ())]
        return tuple(dict.fromkeys(found))

    def lineage(self, code: str) -> tuple[Area, ...]:
        """Return the area itself and every area above it, from the bottom up."""
        found: list[Area] = []
        while (area := self._codes.get(code)) and area not in found:
            found.append(area)
            code = area.parent
        return tuple(found)
