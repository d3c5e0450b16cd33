"""Cells that name a place → codes of areas."""

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
import pyarrow
from numpy.typing import NDArray
from pyarrow import compute

from reportgen.data.cells import Cells
from reportgen.data.convert import Converted, states_of
from reportgen.data.headers import tidy
from reportgen.data.parse_cell import plain_text
from reportgen.data.states import AMBIGUOUS, BAD, EMPTY, GOOD, kinds_of
from reportgen.nouns.area import Area, Areas

__all__ = ["AreaNames", "is_total", "may_be_left_out", "total_rows"]

_TOTAL = re.compile(r"(?:本页|本表|全部|累计)?(?:合计|总计|小计|共计)[:：]?|(?:sub|grand)?[ -]?total", re.IGNORECASE)
_LIKE_TOTAL = "计|[Tt][Oo][Tt][Aa][Ll]"
_MOST_CANDIDATES = 8


def is_total(text: str) -> bool:
    """Say whether a cell marks a row of totals: 合计, 总 计, 小计, total."""
    return bool(_TOTAL.fullmatch("".join(text.split())))


class AreaNames:
    """The areas by every spelling that a cell may use: the code, the name, or the name after that of the area above."""

    def __init__(self, areas: Areas) -> None:
        self._areas = areas

    def __reduce__(self) -> tuple[Any, ...]:
        # What is made of the areas is made anew where it is needed.
        return AreaNames, (self._areas,)

    def find(self, text: str) -> Sequence[str]:
        """Return the codes of the areas that a text may mean."""
        return self._codes.get(text) or self._codes.get(plain_text(text)) or self._by_long_name(text)

    def convert(self, cells: Cells) -> Converted:
        """Read a column of names or codes; values are positions among the areas, -1 where none is meant."""
        known, positions = self._known
        at = compute.index_in(cells.texts, value_set=known).fill_null(-1).to_numpy(zero_copy_only=False)
        places = np.append(np.where(at < 0, -1, positions[at]), -1).astype(np.int32)
        states = np.where(places < 0, np.int8(EMPTY), np.int8(GOOD))
        for member in np.flatnonzero(at < 0).tolist():
            text = _on_one_line(cells, member)
            meant = self.find(text) if text else ()
            states[member] = EMPTY if not text else GOOD if len(meant) == 1 else AMBIGUOUS if meant else BAD
            places[member] = self._positions[meant[0]] if len(meant) == 1 else -1
        return Converted(
            places[cells.codes],
            states_of(states, cells.codes),
            kinds_of(states if cells.has_nulls else states[:-1]),
            lambda row: _on_one_line(cells, int(cells.codes[row])) if cells.codes[row] >= 0 else "",
        )

    @cached_property
    def categories(self) -> pd.CategoricalDtype:
        """Return the codes of all areas in their order, as the categories of a column."""
        return pd.CategoricalDtype(pd.Index([area.code for area in self._areas], dtype="str"))

    @cached_property
    def _codes(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for area in self._areas:
            found.setdefault(area.name, []).append(area.code)
        return found | {area.code: [area.code] for area in self._areas}

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {area.code: at for at, area in enumerate(self._areas)}

    @cached_property
    def _known(self) -> tuple[Any, NDArray[np.int32]]:
        """Return the texts that mean one area and no total, and the positions of these areas."""
        known = {text: codes[0] for text, codes in self._codes.items() if len(codes) == 1 and not is_total(text)}
        positions = np.array([*map(self._positions.__getitem__, known.values()), -1], dtype=np.int32)
        return pyarrow.array(list(known), pyarrow.large_string()), positions

    def nearest(self, text: str) -> tuple[Sequence[str], str]:
        """Return the name nearest to an unknown one, among those that share half of its characters."""
        letters = set(text)
        alike = [name for name in self._codes if 2 * len(letters.intersection(name)) >= len(letters)]
        found = get_close_matches(text, alike, n=1, cutoff=0.5)
        return (), found[0] if found else ""

    def candidates(self, text: str) -> tuple[Sequence[str], str]:
        """Return the areas that an ambiguous name may mean, each as its code and its names from the top down."""
        return [self._described(self._areas[code]) for code in self.find(text)[:_MOST_CANDIDATES]], ""

    def _described(self, area: Area) -> str:
        return f"{area.code} {''.join(member.name for member in reversed(self._areas.lineage(area.code)))}"

    def _by_long_name(self, text: str) -> Sequence[str]:
        """Find an area by its name after the name of any area above it, such as 星沙镇新村 or 星沙镇/新村."""
        return self._long.get(re.sub(r"[/·\s-]", "", plain_text(text)), ())

    @cached_property
    def _long(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for area in self._areas:
            above = [member.name for member in self._areas.lineage(area.code)[1:]]
            for start in {*above, "".join(reversed(above))}:
                found.setdefault(start + area.name, []).append(area.code)
        return found


def _on_one_line(cells: Cells, member: int) -> str:
    """Return a distinct cell without the line breaks that people set in narrow cells."""
    text = cells.texts[member].as_py()
    return "".join(map(tidy, text.splitlines())) if cells.is_text else text


def total_rows(cells: Cells, areas: Converted, labels: Callable[[], Cells]) -> NDArray[np.bool_] | None:
    """Say which rows hold totals: by their area's cell, or by the table's first cell where the area's is empty.

    None where there is no such row. `labels` gives the first column, and is asked only where areas are empty.
    """
    marked = _marked(cells)
    if EMPTY in areas.kinds:
        first = _marked(labels())
        if first is not None:
            first &= areas.states == EMPTY
            marked = first if marked is None else marked | first
    return marked


def may_be_left_out(cells: Cells) -> bool:
    """Say whether a row may have no cell or be one of totals, judged by the cells of its area alone."""
    return cells.has_nulls or _marked(cells) is not None or compute.index(cells.texts, "").as_py() >= 0


def _marked(cells: Cells) -> NDArray[np.bool_] | None:
    """Say which cells are those of totals; None where none is."""
    if not cells.is_text:
        return None
    likely = compute.match_substring_regex(cells.texts, _LIKE_TOTAL).to_numpy(zero_copy_only=False)
    found = [at for at in np.flatnonzero(likely).tolist() if is_total(_on_one_line(cells, at))]
    return np.isin(cells.codes, found) if found else None
