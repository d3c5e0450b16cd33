"""Workbooks as people keep them: headers that stay in sight, numbers and days as such."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from unicodedata import east_asian_width

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

__all__ = ["Cell", "workbook_bytes"]

Cell = str | float | date | None

_MADE = datetime(2000, 1, 1)  # the same bytes each time
_NARROWEST, _WIDEST = 6, 40
_DAY_WIDTH = 10


def workbook_bytes(sheet: str, headers: Sequence[str], formats: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """Return a workbook of one sheet; `formats` are the number formats of the columns, empty where none is needed."""
    file = BytesIO()
    book = Workbook(file, {"in_memory": True})
    book.set_properties({"created": _MADE})
    page = book.add_worksheet(sheet)
    page.write_row(0, 0, headers, book.add_format({"bold": True}))
    page.freeze_panes(1, 0)
    for at, (header, shown) in enumerate(zip(headers, formats, strict=True)):
        cells = [row[at] for row in rows]
        page.set_column(at, at, _width([header, *cells]))
        _write_column(page, at, cells, book.add_format({"num_format": shown} if shown else {}))
    book.close()
    return file.getvalue()


def _write_column(page: Worksheet, at: int, cells: Sequence[Cell], look: object) -> None:
    for row, cell in enumerate(cells, start=1):
        if isinstance(cell, str):
            page.write_string(row, at, cell)
        elif isinstance(cell, date):
            page.write_datetime(row, at, cell, look)
        elif cell is not None:
            page.write_number(row, at, cell, look)


def _width(cells: Sequence[Cell]) -> int:
    """Return the width of a column in digits, with a blank at each side."""
    return min(max(*map(_length, cells), _NARROWEST), _WIDEST) + 2


def _length(cell: Cell) -> int:
    if isinstance(cell, date):
        return _DAY_WIDTH
    text = "" if cell is None else f"{cell:.12g}" if isinstance(cell, float) else cell
    return sum(2 if east_asian_width(mark) in "WF" else 1 for mark in text)
