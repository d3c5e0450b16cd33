"""Finding the declared headers among the first rows of a table, as people write them."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from reportgen.nouns.issue import Issue, Place, issue, nearest
from reportgen.nouns.report import Column, LedgerSpec

__all__ = ["BLANKS", "SEARCHED_ROWS", "FoundHeader", "find_header", "header_key", "tidy"]

SEARCHED_ROWS = 30
BLANKS = " \t\r\n\u3000\ufeff\u00a0"


@dataclass(frozen=True, slots=True)
class FoundHeader:
    """The header's row, counted from 1, the declared columns that it holds, and their positions, counted from 0.

    `width` is how many columns there are up to the last one that the header names, `cells` how many the row has.
    `notes` name the optional columns that are not there.
    """

    row: int
    columns: tuple[Column, ...]
    positions: tuple[int, ...]
    width: int
    cells: int
    notes: tuple[Issue, ...]


def tidy(cell: str) -> str:
    """Return a cell's text without blanks and marks of byte order around it."""
    return cell.strip(BLANKS)


def header_key(text: str) -> str:
    """Return a header without any blanks and with full-width marks made half-width: 村 （社区） is 村(社区)."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def find_header(rows: Sequence[Sequence[str]], spec: LedgerSpec, place: Place) -> FoundHeader | list[Issue]:
    """Find the row that holds every declared header, optional ones as far as there are, or say what is missing."""
    given = spec.header_row
    candidates = [given] if given else range(1, min(len(rows), SEARCHED_ROWS) + 1)
    counts = [(number, *_missing(rows, number, spec)) for number in candidates]
    row, needed, _ = min(counts, key=itemgetter(1, 2), default=(0, 1, 0))
    return _not_found(row, rows, spec, place) if needed else _found(row, rows[row - 1], spec, place)


def _missing(rows: Sequence[Sequence[str]], number: int, spec: LedgerSpec) -> tuple[int, int]:
    """Return how many needed and how many optional headers a row lacks."""
    keys = [header_key(cell) for cell in rows[number - 1]] if number <= len(rows) else []
    missing = [column.optional for column in spec.columns if header_key(column.header) not in keys]
    return missing.count(False), missing.count(True)


def _found(number: int, cells: Sequence[str], spec: LedgerSpec, place: Place) -> FoundHeader | list[Issue]:
    at = Place(place.file, sheet=place.sheet, row=number)
    keys = [header_key(cell) for cell in cells]
    columns = tuple(column for column in spec.columns if header_key(column.header) in keys)
    wanted = [header_key(column.header) for column in columns]
    twice = [column.header for column, key in zip(columns, wanted, strict=True) if keys.count(key) > 1]
    if twice:
        return [issue("data.header-twice", at, header=header) for header in twice]
    width = max(position for position, key in enumerate(keys) if key) + 1
    lacking = [column for column in spec.columns if column not in columns]
    free = [cell for cell, key in zip(cells, keys, strict=True) if key and key not in wanted] if lacking else []
    notes = tuple(_notes([column.header for column in lacking], free, at))
    return FoundHeader(number, columns, tuple(keys.index(key) for key in wanted), width, len(keys), notes)


def _notes(lacking: Sequence[str], free: Sequence[str], at: Place) -> Iterator[Issue]:
    """Name the optional columns that are not there: one by one those that may be misspelt, the others together."""
    likely = {header: nearest(header, free) for header in lacking}
    others = [header for header in lacking if not likely[header]]
    if len(others) > 1:
        yield issue("data.no-optional-columns", at, severity="note", headers=", ".join(others))
    for header in lacking:
        if likely[header] or len(others) == 1:
            yield issue("data.no-optional-column", at, nearest=likely[header], severity="note", header=header)


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
        if not column.optional and header_key(column.header) not in keys
    ]
