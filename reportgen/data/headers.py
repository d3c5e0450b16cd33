"""Finding the declared headers among the first rows of a table, as people write them."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.nouns.issue import Issue, Place, issue, nearest
from reportgen.nouns.report import LedgerSpec

__all__ = ["BLANKS", "SEARCHED_ROWS", "FoundHeader", "find_header", "header_key", "tidy"]

SEARCHED_ROWS = 30
BLANKS = " \t\r\n\u3000\ufeff\u00a0"


@dataclass(frozen=True, slots=True)
class FoundHeader:
    """The header's row, counted from 1, and the position of each declared column, counted from 0.

    `width` is how many columns there are up to the last one that the header names, `cells` how many the row has.
    """

    row: int
    positions: tuple[int, ...]
    width: int
    cells: int


def tidy(cell: str) -> str:
    """Return a cell's text without blanks and marks of byte order around it."""
    return cell.strip(BLANKS)


def header_key(text: str) -> str:
    """Return a header without any blanks and with full-width marks made half-width: 村 （社区） is 村(社区)."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def find_header(rows: Sequence[Sequence[str]], spec: LedgerSpec, place: Place) -> FoundHeader | list[Issue]:
    """Find the row that holds every declared header, or say what is missing from the likeliest one."""
    wanted = [header_key(column.header) for column in spec.columns]
    given = spec.header_row
    candidates = [given] if given else range(1, min(len(rows), SEARCHED_ROWS) + 1)
    best_row, best_missing = 0, len(wanted) + 1
    for number in candidates:
        keys = [header_key(cell) for cell in rows[number - 1]] if number <= len(rows) else []
        missing = sum(key not in keys for key in wanted)
        if not missing:
            return _found(number, keys, wanted, spec, place)
        if missing < best_missing:
            best_row, best_missing = number, missing
    return _not_found(best_row, rows, spec, place)


def _found(
    number: int, keys: Sequence[str], wanted: Sequence[str], spec: LedgerSpec, place: Place
) -> FoundHeader | list[Issue]:
    twice = [column.header for column, key in zip(spec.columns, wanted, strict=True) if keys.count(key) > 1]
    if twice:
        at = Place(place.file, sheet=place.sheet, row=number)
        return [issue("data.header-twice", at, header=header) for header in twice]
    width = max(position for position, key in enumerate(keys) if key) + 1
    return FoundHeader(number, tuple(keys.index(key) for key in wanted), width, len(keys))


def _not_found(row: int, rows: Sequence[Sequence[str]], spec: LedgerSpec, place: Place) -> list[Issue]:
    if row > len(rows) or not rows:
        return [issue("data.empty-ledger", place, ledger=spec.name)]
    cells = [tidy(cell) for cell in rows[row - 1] if tidy(cell)]
    keys = {header_key(cell) for cell in cells}
    known = {header_key(column.header) for column in spec.columns}
    free = [cell for cell in cells if header_key(cell) not in known]
    at = Place(place.file, sheet=place.sheet, row=row)
    return [
        issue("data.header-not-found", at, allowed=cells, nearest=nearest(column.header, free), header=column.header)
        for column in spec.columns
        if header_key(column.header) not in keys
    ]
