"""Workbooks (xlsx, xls, ods) → grids, with cell positions as the spreadsheet shows them."""

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO

import pandas as pd
from python_calamine import CalamineError, CalamineWorkbook

from reportgen.data.error_cells import error_cells
from reportgen.data.grid import Grid
from reportgen.data.headers import SEARCHED_ROWS, FoundHeader, find_header, tidy
from reportgen.nouns.issue import Place, ReportError, issue, nearest
from reportgen.nouns.report import LedgerSpec

__all__ = ["workbook_grid"]


def workbook_grid(data: bytes, spec: LedgerSpec, shown: str) -> Grid:
    """Read the declared columns of a sheet as text: the sheet of the spec, else the first one.

    Raises ReportError where the file is no workbook, or the sheet or a header is missing.
    """
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
    except (CalamineError, OSError, ValueError) as error:
        raise ReportError([issue("data.bad-workbook", Place(shown), reason=error)]) from None
    sheet = _sheet(book, spec, shown)
    rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    for (row, column), text in error_cells(data, sheet).items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = text
    searched = max(SEARCHED_ROWS, spec.header_row)
    first_rows = [[cell_text(cell) for cell in row] for row in rows[:searched]]
    header = find_header(first_rows, spec, Place(shown, sheet=sheet))
    if not isinstance(header, FoundHeader):
        raise ReportError(header)
    wanted = sorted({0, *header.positions})
    body = rows[header.row :]
    texts = {position: pd.Series([cell_text(row[position]) for row in body], dtype="str") for position in wanted}
    frame = pd.DataFrame(texts)
    cells = frame[list(header.positions)]
    return Grid(header.columns, cells, frame[0], header.row + 1, shown, sheet, header.notes)


def _sheet(book: CalamineWorkbook, spec: LedgerSpec, shown: str) -> str:
    names: Sequence[str] = book.sheet_names
    if not names:
        raise ReportError([issue("data.empty-ledger", Place(shown), ledger=spec.name)])
    if not spec.sheet:
        return names[0]
    if spec.sheet not in names:
        near = nearest(spec.sheet, names)
        raise ReportError([issue("data.wrong-sheet", Place(shown), allowed=names, nearest=near, sheet=spec.sheet)])
    return spec.sheet


def cell_text(cell: object) -> str:
    """Return a cell as text that says no less: 12.0 as 12, a date as 2006-03-05, a logical value as TRUE."""
    if isinstance(cell, str):
        return tidy(cell)
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell)
