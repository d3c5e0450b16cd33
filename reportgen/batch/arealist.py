"""Names of areas from a file: one a line, or the first column of a table."""

import csv
from collections.abc import Iterator
from pathlib import Path

from reportgen.batch.gazetteer import NameIndex
from reportgen.data.encoding import decode
from reportgen.data.files import read_bytes
from reportgen.data.separators import separator, with_line_feeds
from reportgen.nouns.issue import Place, ReportError, issue

__all__ = ["read_list"]

_HEADS = frozenset({"code", "name", "area", "代码", "编码", "名称", "地区", "区划代码", "行政区划代码", "地区代码"})
_COMMENT = "#"


def read_list(path: Path, index: NameIndex) -> tuple[tuple[str, Place | None], ...]:
    """Return the codes or names of a file with the lines that they stand on.

    Empty lines and comments, which begin with #, are left out, as is the head of a table. Raises ReportError where the
    file cannot be read or names nothing.
    """
    shown = path.as_posix()
    if not path.is_file():
        raise ReportError([issue("batch.no-list", Place(shown))])
    text = with_line_feeds(decode(read_bytes(path, shown), "auto", shown))
    found = list(_cells(text))
    if found and found[0][1].casefold() in _HEADS and not index.areas_named(found[0][1]):
        found = found[1:]
    if not found:
        raise ReportError([issue("batch.empty-list", Place(shown))])
    return tuple((cell, Place(shown, line)) for line, cell in found)


def _cells(text: str) -> Iterator[tuple[int, str]]:
    """Yield the first cell of each line that has one, with the number of the line, from 1."""
    rows = csv.reader(text.splitlines(), delimiter=separator(text))
    for row in rows:
        cell = row[0].strip() if row else ""
        if cell and not cell.startswith(_COMMENT):
            yield rows.line_num, cell
