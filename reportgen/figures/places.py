"""The areas of a store, and which of them have rows in which periods."""

import sqlite3
from functools import lru_cache

from reportgen.nouns.area import Area

__all__ = ["Places"]

_AREA = "SELECT code, name, name_en, level, parent FROM areas"
_UNDER = (
    "WITH RECURSIVE under (code, at, level, top) AS ("
    "SELECT code, id, level, code FROM areas WHERE parent = ?"
    " UNION ALL SELECT areas.code, id, areas.level, top FROM areas JOIN under ON parent = under.code)"
    " SELECT top, areas.code, name, name_en, areas.level, parent FROM under JOIN areas ON id = at"
    " WHERE under.level = ? ORDER BY at"
)
_AREAS_KEPT, _FAMILIES_KEPT = 4096, 64


class Places:
    """Looks areas up. What neighbours have in common, the areas above them and beside them, is looked up once."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self.position = lru_cache(_AREAS_KEPT)(self._position)
        self.found = lru_cache(_AREAS_KEPT)(self._found)
        self.children = lru_cache(_FAMILIES_KEPT)(self._children)

    def of_level(self, level: str) -> tuple[Area, ...]:
        """Return the areas of a level, or all where it is empty, in the order of the areas file."""
        return self._areas("WHERE level = ? OR ? = ''", level, level)

    def named(self, text: str) -> tuple[Area, ...]:
        """Return the area of this code, else all areas of this name, in Chinese or in English."""
        return self._areas("WHERE code = ?", text) or self._areas(
            "WHERE name = ? OR name_en = ? COLLATE NOCASE", text, text
        )

    def under(self, code: str, level: str) -> dict[str, tuple[Area, ...]]:
        """Return the areas of a level below an area, however far, by the code of the one directly below it."""
        found: dict[str, list[Area]] = {child.code: [] for child in self.children(code)}
        for top, *area in self._base.execute(_UNDER, (code, level)):
            found[top].append(Area(*area))
        return {top: tuple(areas) for top, areas in found.items()}

    def lineage(self, code: str) -> tuple[Area, ...]:
        """Return the area itself and every area above it, from the bottom up."""
        found = []
        while area := self.found(code):
            found.append(area)
            code = area.parent
        return tuple(found)

    def _position(self, code: str) -> int | None:
        """Return the place of an area in the areas file, from 0; None where there is none of the code."""
        row = self._base.execute("SELECT id FROM areas WHERE code = ?", (code,)).fetchone()
        return row[0] if row else None

    def _found(self, code: str) -> Area | None:
        row = self._base.execute(f"{_AREA} WHERE code = ?", (code,)).fetchone()
        return Area(*row) if row else None

    def _children(self, code: str) -> tuple[Area, ...]:
        return self._areas("WHERE parent = ?", code)

    def _areas(self, where: str, *values: str) -> tuple[Area, ...]:
        return tuple(Area(*row) for row in self._base.execute(f"{_AREA} {where} ORDER BY id", values))
