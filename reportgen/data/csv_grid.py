"""CSV files → grids, block by block, with every row that has too many or too few cells."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from io import BufferedReader, StringIO, TextIOWrapper
from itertools import islice
from typing import Any

import pyarrow
from pyarrow import csv as arrow_csv

from reportgen.data.cells import Cells, text_cells
from reportgen.data.grid import Grid, RaggedRowsError
from reportgen.data.headers import SEARCHED_ROWS, FoundHeader, find_header, tidy
from reportgen.data.separators import separator
from reportgen.data.text_file import TextFile
from reportgen.nouns.issue import Issue, Place, ReportError, issue
from reportgen.nouns.report import LedgerSpec

__all__ = ["csv_grids"]

_BLOCK = 4 << 20
_ROWS_AT_ONCE = 50_000
_MOST_RAGGED = 20
_LINES_A_ROW = 3  # more lines than that a row of the first ones will hardly have
_LAST = (
    "\x1aend"  # a cell that is put behind the rows of a file with quotation marks: a cell without an end swallows it
)


def csv_grids(file: TextFile, spec: LedgerSpec, *, slowly: bool = False) -> Iterator[Grid]:
    """Read the declared columns of a CSV file as text, some rows at a time.

    Raises RaggedRowsError, after any number of grids, where the file has to be read `slowly`; ReportError where a
    header is missing or a row has a wrong number of cells.
    """
    most = max(SEARCHED_ROWS, spec.header_row)
    text = file.start(most * _LINES_A_ROW)
    comma = separator(text)
    rows, lines = _first_rows(text, comma, most)
    header = find_header(rows, spec, Place(file.shown))
    if not isinstance(header, FoundHeader):
        raise ReportError(header)
    with file.body(lines[header.row - 1], comma * header.cells + _LAST if file.quoted else "") as body:
        read = _parsed_slowly if slowly or not comma.isascii() else _parsed
        number = header.row + 1
        for columns in read(body, comma, header, file):
            yield _grid(columns, header, number, file.shown)
            number += len(columns[0])


def _grid(columns: dict[int, Cells], header: FoundHeader, number: int, shown: str) -> Grid:
    cells = tuple(columns[position] for position in header.positions)
    return Grid(header.columns, cells, lambda: columns[0], number, shown, notes=header.notes)


def _first_rows(text: str, comma: str, most: int) -> tuple[list[list[str]], list[int]]:
    """Return the first rows and how many lines of the file have been read after each."""
    reader = csv.reader(StringIO(text[: _nth_line_end(text, most * _LINES_A_ROW)], newline=""), delimiter=comma)
    rows, lines = [], []
    with suppress(csv.Error):  # a cell without an end, which is told where it belongs
        for row in islice(reader, most):
            rows.append([tidy(cell) for cell in row])
            lines.append(reader.line_num)
    return rows, lines


def _nth_line_end(text: str, number: int) -> int:
    end = -1
    for _ in range(number):
        end = text.find("\n", end + 1)
        if end < 0:
            return len(text)
    return end


def _parsed(body: BufferedReader, comma: str, header: FoundHeader, file: TextFile) -> Iterator[dict[int, Cells]]:
    """Yield the cells below the header as text; every row must have as many as the header."""
    if not body.peek(1):
        yield {position: text_cells([]) for position in {0, *header.positions}}
        return
    wanted = sorted({0, *header.positions})
    ragged: list[object] = []
    ended = not file.quoted

    def skip(row: Any) -> str:  # noqa: ANN401 - Arrow's
        nonlocal ended
        if row.text == comma * header.cells + _LAST:
            ended = True
        else:
            ragged.append(row)
        return "skip"

    names = [str(position) for position in range(header.cells)]
    table = arrow_csv.open_csv(
        body,
        arrow_csv.ReadOptions(column_names=names, block_size=_BLOCK),
        arrow_csv.ParseOptions(
            delimiter=comma, newlines_in_values=file.quoted, ignore_empty_lines=False, invalid_row_handler=skip
        ),
        arrow_csv.ConvertOptions(
            include_columns=[names[position] for position in wanted],
            column_types=dict.fromkeys(names, pyarrow.string()),
            strings_can_be_null=False,
            check_utf8=False,
        ),
    )
    try:
        for batch in table:
            if ragged:
                break
            yield {at: Cells(pyarrow.chunked_array([cells])) for at, cells in zip(wanted, batch.columns, strict=True)}
    except pyarrow.ArrowInvalid:  # a row that is larger than a block
        raise RaggedRowsError from None
    if ragged or not ended:
        raise RaggedRowsError


def _parsed_slowly(body: BufferedReader, comma: str, header: FoundHeader, file: TextFile) -> Iterator[dict[int, Cells]]:
    """Yield the cells of a file whose rows differ in blank lines or in empty cells at their ends only."""
    rows, ragged = [], []
    reader = csv.reader(TextIOWrapper(body, "utf-8", newline=""), delimiter=comma)
    for number, row in enumerate(_whole(reader, header.row + 1, file.shown), start=header.row + 1):
        while len(row) > header.width and not tidy(row[-1]):
            row.pop()
        if row and len(row) != header.width:
            ragged.append((number, len(row)))
        rows.append(row or [""] * header.width)
        if len(rows) == _ROWS_AT_ONCE and not ragged:
            yield _columns(rows, header)
        if len(rows) == _ROWS_AT_ONCE:
            rows = []
    if ragged:
        raise ReportError(_ragged(ragged, header.width, file.shown))
    yield _columns(rows, header)


def _whole(reader: Iterable[list[str]], first: int, shown: str) -> Iterator[list[str]]:
    """Yield the rows of a file up to one whose cell has no end; raises ReportError there."""
    number = first
    with suppress(csv.Error):  # the only thing that a reader that is not strict refuses is a cell of 131,072 characters
        for row in reader:
            if row and row[-1] == _LAST:
                return
            if row and row[-1].endswith(_LAST):
                break
            number += 1
            yield row
        else:
            return
    raise ReportError([issue("data.endless-cell", Place(shown, row=number))])


def _columns(rows: Sequence[Sequence[str]], header: FoundHeader) -> dict[int, Cells]:
    return {at: text_cells([row[at] for row in rows]) for at in sorted({0, *header.positions})}


def _ragged(found: Sequence[tuple[int, int]], width: int, shown: str) -> list[Issue]:
    problems = [
        issue("data.ragged-row", Place(shown, row=number), cells=cells, width=width)
        for number, cells in found[:_MOST_RAGGED]
    ]
    if len(found) > _MOST_RAGGED:
        problems.append(issue("data.more-ragged-rows", Place(shown), count=len(found) - _MOST_RAGGED))
    return problems
