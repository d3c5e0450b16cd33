"""CSV files and workbooks whose bytes are the same on every run and every system. Workbooks need openpyxl."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

__all__ = ["write_csv", "write_workbook"]


def write_csv(path: Path, headers: Sequence[str], rows: Iterable[Sequence[object]], encoding: str = "utf-8") -> None:
    """Write a CSV with line feeds, whatever the system."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(headers)
        writer.writerows(rows)


def write_workbook(
    path: Path,
    sheet_name: str,
    above: Sequence[str],
    headers: Sequence[str],
    rows: Iterable[Sequence[object]],
    widths: Mapping[str, float] | None = None,
) -> None:
    """Write a workbook of one sheet with a title and a unit row, both merged, above the headers."""
    book = Workbook()
    sheet = book.active
    sheet.title = sheet_name
    for cells in (*((text,) for text in above), headers, *rows):
        sheet.append(cells)
    for row, side in zip(range(1, len(above) + 1), ("center", "right"), strict=False):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(headers))
        sheet.cell(row, 1).alignment = Alignment(horizontal=side)
    sheet["A1"].font = Font(bold=True, size=16)
    for column, width in (widths or {}).items():
        sheet.column_dimensions[column].width = width
    made = BytesIO()
    book.save(made)
    path.write_bytes(_without_times(made))


def _without_times(made: BytesIO) -> bytes:
    """Return a workbook's package with every date fixed and nothing compressed, so that its bytes never differ."""
    fixed = BytesIO()
    with ZipFile(made) as old, ZipFile(fixed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2007-01-08T00:00:00Z", content)
            member = ZipInfo(name, (2007, 1, 8, 0, 0, 0))
            member.create_system = 0
            new.writestr(member, content)
    return fixed.getvalue()
