"""What is to be said of each file of a ledger besides its bad cells."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Self

from reportgen.data.read_file import FileRows
from reportgen.nouns.issue import Issue, Place, issue
from reportgen.nouns.report import Column, LedgerSpec

__all__ = ["FileNotes", "file_warnings", "lacking_files"]

_MOST_ROWS_NAMED = 10


class FileNotes(NamedTuple):
    """How many rows of a file count, the numbers of its rows of totals, and what its header says and lacks.

    `fractions` are the headers of percentages that it holds as fractions, `columns` the declared columns it has.
    """

    shown: str
    sheet: str = ""
    columns: tuple[Column, ...] = ()
    notes: tuple[Issue, ...] = ()
    fractions: tuple[str, ...] = ()
    counted: int = 0
    totals: tuple[int, ...] = ()

    def plus(self, counted: int, totals: Sequence[int]) -> Self:
        """Add what is known of more of its rows."""
        return self._replace(counted=self.counted + counted, totals=(*self.totals, *totals))

    def after(self, rows: FileRows) -> Self:
        """Add rows that were read."""
        head = self._replace(
            sheet=rows.sheet, columns=rows.columns, notes=rows.notes, fractions=(*self.fractions, *rows.fractions)
        )
        return head.plus(len(rows.rows), rows.totals)


def file_warnings(files: Sequence[FileNotes], spec: LedgerSpec) -> Iterator[Issue]:
    """Yield what was left out of each file, was taken in a way that may surprise, or is not there."""
    yield from (_totals(file) for file in files if file.totals)
    for file in files:
        place = Place(file.shown, sheet=file.sheet)
        for header in file.fractions:
            yield issue("data.percent-fractions", place, severity="warning", header=header)
    for file in files:
        if not file.counted:
            place = Place(file.shown, sheet=file.sheet or None)
            yield issue("data.empty-ledger", place, severity="warning", ledger=spec.name)
    yield from (note for file in files for note in file.notes)


def lacking_files(files: Sequence[FileNotes], spec: LedgerSpec) -> dict[str, tuple[int, ...]]:
    """Return for each column that files lack the positions of these files."""
    found = {
        column.name: tuple(at for at, file in enumerate(files) if column not in file.columns) for column in spec.columns
    }
    return {name: numbers for name, numbers in found.items() if numbers}


def _totals(file: FileNotes) -> Issue:
    named = ", ".join(map(str, file.totals[:_MOST_ROWS_NAMED]))
    more = ", …" if len(file.totals) > _MOST_ROWS_NAMED else ""
    place = Place(file.shown, sheet=file.sheet or None)
    return issue("data.total-row", place, severity="warning", rows=named + more)
