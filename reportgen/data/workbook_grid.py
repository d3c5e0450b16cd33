"""Workbooks (xlsx, xls, ods) → grids, with cell positions as the spreadsheet shows them."""

from collections.abc import Sequence
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook

from reportgen.data.cells import cell_text, text_cells
from reportgen.data.error_cells import error_cells
from reportgen.data.grid import Grid
from reportgen.data.headers import SEARCHED_ROWS, FoundHeader, find_header
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
    found = {position: text_cells([cell_text(row[position]) for row in body]) for position in wanted}
    cells = tuple(found[position] for position in header.positions)
    return Grid(header.columns, cells, lambda: found[0], header.row + 1, shown, sheet, header.notes)


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
