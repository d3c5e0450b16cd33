"""Cells that name a place → codes of areas."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from reportgen.data.convert import BAD, EMPTY, GOOD, Converted, distinct_cells
from reportgen.data.headers import tidy
from reportgen.data.parse_cell import plain_text
from reportgen.data.workbook_grid import cell_text
from reportgen.nouns.area import Area, Areas

__all__ = ["AMBIGUOUS", "AreaNames", "is_total", "total_rows"]

AMBIGUOUS = 5
_TOTAL = re.compile(r"(?:本页|本表|全部|累计)?(?:合计|总计|小计|共计)[:：]?|(?:sub|grand)?[ -]?total", re.IGNORECASE)
_MOST_CANDIDATES = 8


def is_total(text: str) -> bool:
    """Say whether a cell marks a row of totals: 合计, 总 计, 小计, total."""
    return bool(_TOTAL.fullmatch("".join(text.split())))


class AreaNames:
    """The areas by every spelling that a cell may use: the code, the name, or the name after that of the area above."""

    def __init__(self, areas: Areas) -> None:
        self._areas = areas
        self._codes: dict[str, list[str]] = {}
        for area in areas:
            self._codes.setdefault(area.name, []).append(area.code)
        self._codes |= {code: [code] for code in (area.code for area in areas)}
        self._long: dict[str, list[str]] | None = None

    def find(self, text: str) -> Sequence[str]:
        """Return the codes of the areas that a text may mean."""
        return self._codes.get(text) or self._codes.get(plain_text(text)) or self._by_long_name(text)

    def convert(self, cells: "pd.Series[str]") -> Converted:
        """Read a column of names or codes; values are the codes of areas, categorical in the order of the areas."""
        codes, members = distinct_cells(cells)
        texts = [_on_one_line(member) if isinstance(member, str) else cell_text(member) for member in members]
        positions = {area.code: at for at, area in enumerate(self._areas)}
        found = [self.find(text) if text else () for text in texts]
        states = [
            EMPTY if not text else GOOD if len(meant) == 1 else AMBIGUOUS if meant else BAD
            for text, meant in zip(texts, found, strict=True)
        ]
        places = np.array([positions[meant[0]] if len(meant) == 1 else -1 for meant in found] or [0])
        values = pd.Categorical.from_codes(places[codes], categories=pd.Index(list(positions), dtype="str"))
        return Converted(values, np.array(states, dtype=np.int8)[codes], codes, texts)

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
        if self._long is None:
            self._long = {}
            for area in self._areas:
                above = [member.name for member in self._areas.lineage(area.code)[1:]]
                for start in {*above, "".join(reversed(above))}:
                    self._long.setdefault(start + area.name, []).append(area.code)
        return self._long.get(re.sub(r"[/·\s-]", "", plain_text(text)), ())


def _on_one_line(text: str) -> str:
    """Return a name without the line breaks that people set in narrow cells."""
    return "".join(map(tidy, text.splitlines()))


def total_rows(areas: Converted, labels: "pd.Series[str]") -> NDArray[np.bool_]:
    """Say which rows hold totals: by their area's cell, or by the table's first cell where the area's is empty."""
    marked = np.array([is_total(text) for text in areas.texts] or [False])[areas.codes]
    codes, members = distinct_cells(labels)
    first = np.array([isinstance(member, str) and is_total(member) for member in members] or [False])[codes]
    return np.asarray(marked | (first & (areas.states == EMPTY)))
