"""CSV files → grids, with every row that has too many or too few cells."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO
from itertools import islice

import pandas as pd
import pyarrow
from pyarrow import csv as arrow_csv

from reportgen.data.encoding import decode
from reportgen.data.grid import Grid
from reportgen.data.headers import SEARCHED_ROWS, FoundHeader, find_header, tidy
from reportgen.data.separators import separator, with_line_feeds
from reportgen.nouns.issue import Issue, Place, ReportError, issue
from reportgen.nouns.report import LedgerSpec

__all__ = ["csv_grid"]

_MOST_RAGGED = 20


def csv_grid(data: bytes, spec: LedgerSpec, shown: str) -> Grid:
    """Read the declared columns of a CSV file as text.

    Raises ReportError where the text cannot be decoded, a header is missing or a row has a wrong number of cells.
    """
    text = with_line_feeds(decode(data, spec.encoding, shown))
    comma = separator(text)
    rows, lines = _first_rows(text, comma, max(SEARCHED_ROWS, spec.header_row))
    header = find_header(rows, spec, Place(shown))
    if not isinstance(header, FoundHeader):
        raise ReportError(header)
    body = text[_nth_line_end(text, lines[header.row - 1]) + 1 : _last_line_end(text)]
    frame = _parsed(body, comma, header) if body and comma.isascii() else None if body else _empty(header)
    if frame is None:
        frame = _parsed_slowly(body, comma, header, shown)
    cells = frame[list(header.positions)]
    return Grid(header.columns, cells, frame[0], header.row + 1, shown, notes=header.notes)


def _first_rows(text: str, comma: str, most: int) -> tuple[list[list[str]], list[int]]:
    """Return the first rows and how many lines of the file have been read after each."""
    reader = csv.reader(StringIO(text[: _nth_line_end(text, most * 3)], newline=""), delimiter=comma)
    rows, lines = [], []
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


def _last_line_end(text: str) -> int:
    """Return where the last line that is not empty ends; `rstrip` would copy the whole text once more."""
    end = len(text)
    while end and text[end - 1] in "\r\n":
        end -= 1
    return end


def _empty(header: FoundHeader) -> pd.DataFrame:
    return pd.DataFrame({position: pd.Series(dtype="str") for position in {0, *header.positions}})


def _parsed(body: str, comma: str, header: FoundHeader) -> pd.DataFrame | None:
    """Return the cells below the header as text; None where any row differs from it in length."""
    wanted = sorted({0, *header.positions})
    ragged: list[object] = []

    def skip(row: object) -> str:
        ragged.append(row)
        return "skip"

    names = [str(position) for position in range(header.cells)]
    table = arrow_csv.read_csv(
        BytesIO(body.encode("utf-8")),
        arrow_csv.ReadOptions(column_names=names, block_size=16 << 20),
        arrow_csv.ParseOptions(
            delimiter=comma, newlines_in_values='"' in body, ignore_empty_lines=False, invalid_row_handler=skip
        ),
        arrow_csv.ConvertOptions(
            include_columns=[names[position] for position in wanted],
            column_types=dict.fromkeys(names, pyarrow.string()),
            strings_can_be_null=False,
            check_utf8=False,
        ),
    )
    if ragged:
        return None
    frame: pd.DataFrame = table.to_pandas()
    frame.columns = pd.Index(wanted)
    return frame


def _parsed_slowly(body: str, comma: str, header: FoundHeader, shown: str) -> pd.DataFrame:
    """Return the cells of a file whose rows differ in blank lines or in empty cells at their ends only."""
    rows, ragged = [], []
    for number, row in enumerate(csv.reader(StringIO(body, newline=""), delimiter=comma), start=header.row + 1):
        while len(row) > header.width and not tidy(row[-1]):
            row.pop()
        if row and len(row) != header.width:
            ragged.append((number, len(row)))
        rows.append(row or [""] * header.width)
    if ragged:
        raise ReportError(_ragged(ragged, header.width, shown))
    return pd.DataFrame({at: [row[at] for row in rows] for at in sorted({0, *header.positions})}, dtype="str")


def _ragged(found: Sequence[tuple[int, int]], width: int, shown: str) -> list[Issue]:
    problems = [
        issue("data.ragged-row", Place(shown, row=number), cells=cells, width=width)
        for number, cells in found[:_MOST_RAGGED]
    ]
    if len(found) > _MOST_RAGGED:
        problems.append(issue("data.more-ragged-rows", Place(shown), count=len(found) - _MOST_RAGGED))
    return problems
