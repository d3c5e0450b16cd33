"""The files of one ledger → its parts: rows held while there is room, then spooled, or left where they are."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reportgen.data.area_cells import AreaNames
from reportgen.data.facts import Facts, Shape, facts_of, joined_facts, shape_of, shaped, span_of_facts
from reportgen.data.file_notes import FileNotes, file_warnings, lacking_files
from reportgen.data.folders import Given, given_cells, with_folders, without_given
from reportgen.data.grid import Grid, RaggedRowsError
from reportgen.data.heap import Heap
from reportgen.data.ledger import HeldPart, Ledger, Part
from reportgen.data.ledger_parts import GroupsPart, Reading, SpooledPart, write_rows
from reportgen.data.parquet_grid import ParquetTable, open_parquet
from reportgen.data.parquet_scan import scan_groups
from reportgen.data.read_file import read_rows, read_tables
from reportgen.data.remarks import Remarks, remark_issues
from reportgen.data.room import Room
from reportgen.data.unused_memory import give_back
from reportgen.nouns.figure import SourceRef
from reportgen.nouns.issue import Issue, ReportError
from reportgen.nouns.report import LedgerSpec
from reportgen.workers.shared import Shared

__all__ = ["Gathering"]


class _Spooled(NamedTuple):
    """Rows that were put into a file of the spool."""

    path: Path
    remarks: Remarks


class _Left(NamedTuple):
    """Row groups that are read when their part is."""

    table: ParquetTable
    groups: tuple[int, ...]
    file: int
    given: Given


class Gathering:
    """The rows of a ledger, file by file. What is wrong with them is kept for the end."""

    def __init__(self, spec: LedgerSpec, names: AreaNames, room: Room) -> None:
        self._spec = spec
        self._names = names
        self._room = room
        self._files: list[FileNotes] = []
        self._facts: list[Facts] = []
        self._pieces: list[_Spooled | _Left] = []
        self._heap = Heap(spec)

    def add(self, path: Path, relative: Path) -> int:
        """Read a file, as far as it must be now, and return how many of its rows count.

        `relative` is its path below the data folder. Raises ReportError with what is wrong with the file or its header.
        """
        given = given_cells(relative, self._spec)
        left = self._left(path, given) if path.suffix.lower() == ".parquet" else None
        self._files.append(left or self._read(path, given))
        return self._files[-1].counted

    def add_table(self, shown: str, grids: Iterator[Grid]) -> int:
        """Read a table that comes some rows at a time, and return how many of them count.

        `shown` is its name in messages. Raises ReportError as the table does.
        """
        self._files.append(self._gathered(shown, grids, ()))
        return self._files[-1].counted

    def ledger(self, sources: Sequence[SourceRef], errors: Sequence[Issue]) -> Ledger:
        """Return the ledger; raises ReportError with the errors given, and with what is wrong in rows, if anything is.

        What is wrong in rows that are yet to be read is found out where there are errors already, and else told by
        their parts.
        """
        if not self._files:
            raise ReportError(errors)
        facts = joined_facts(self._facts)
        parts = self._parts(shape_of(facts))
        left = any(isinstance(piece, _Left) for piece in self._pieces)
        known = [part.remarks for part in parts if not isinstance(part, GroupsPart)]
        found = remark_issues(self._spec, self._names, known)
        warnings = list(file_warnings(self._files, self._spec))
        if errors or any(problem.severity == "error" for problem in found):
            if left:
                found = remark_issues(self._spec, self._names, (part.read().remarks for part in parts))
            raise ReportError([*errors, *found, *warnings])
        warnings = warnings if left else [*found, *warnings]
        lacking = lacking_files(self._files, self._spec)
        kept = parts if left else tuple(map(_told, parts))
        return Ledger(self._spec, kept, span_of_facts(facts), tuple(sources), tuple(warnings), lacking)

    def _left(self, path: Path, given: Given) -> FileNotes | None:
        """Leave a Parquet file where it is, for its parts to be read when they are asked for.

        None where it is small enough to be read at once, or its row groups are too large to be parts.
        """
        table = open_parquet(path, without_given(self._spec, given), path.as_posix())
        most = self._room.rows_of_part(self._spec)
        if sum(table.groups) <= most or max(table.groups) > 2 * most:
            return None
        self._put_away()
        number = len(self._files)
        columns = (*table.header.columns, *(column for column in self._spec.columns if column.name in dict(given)))
        notes = FileNotes(path.as_posix(), columns=columns, notes=table.header.notes)
        for groups in _ranges(table.groups, most):
            scanned = scan_groups(table, groups, given, self._spec, self._names, number)
            self._facts.append(scanned.facts)
            self._pieces.append(_Left(table, groups, number, given))
            notes = notes.plus(scanned.counted, scanned.totals)
        return notes

    def _read(self, path: Path, given: Given) -> FileNotes:
        spec, shown = without_given(self._spec, given), path.as_posix()
        try:
            return self._gathered(shown, read_tables(path, spec), given)
        except RaggedRowsError:
            return self._gathered(shown, read_tables(path, spec, slowly=True), given)

    def _gathered(self, shown: str, grids: Iterator[Grid], given: Given) -> FileNotes:
        """Read all rows of a file; where that breaks off, nothing of it is kept."""
        number = len(self._files)
        notes, facts, own = FileNotes(shown), [], Heap(self._spec)
        pieces: list[_Spooled | _Left] = []
        for grid in grids:
            rows = read_rows(with_folders(grid, given, self._spec), self._spec, self._names, number)
            notes = notes.after(rows)
            facts.append(facts_of(rows.values, self._spec, len(rows.rows)))
            own.add(number, rows)
            if self._room.spool and self._heap.size + own.size > self._room.size:
                self._put_away()
                pieces.append(self._spooled(own))
            if pieces or self._pieces:
                give_back()
        self._facts.extend(facts)
        self._pieces.extend(pieces)
        self._heap.take(own)
        return notes

    def _put_away(self) -> None:
        """Put what is held into the spool; without one it stays."""
        if self._room.spool and self._heap.size:
            self._pieces.append(self._spooled(self._heap))

    def _spooled(self, heap: Heap) -> _Spooled:
        assert self._room.spool
        path = self._room.spool.file(".arrow")
        rows = heap.joined()
        write_rows(path, rows.values, rows.files, rows.rows)
        return _Spooled(path, rows.remarks)

    def _parts(self, shape: Shape) -> tuple[HeldPart | SpooledPart | GroupsPart, ...]:
        """Return the parts, now that the form of all columns is known."""
        reading = Shared(Reading(self._spec, self._names, shape))
        if self._pieces:
            self._put_away()
        parts: list[HeldPart | SpooledPart | GroupsPart] = [
            SpooledPart(reading, str(piece.path), piece.remarks)
            if isinstance(piece, _Spooled)
            else GroupsPart(reading, piece.table, piece.groups, piece.file, piece.given)
            for piece in self._pieces
        ]
        if self._heap.size or not parts:
            rows = self._heap.joined()
            areas = self._names.categories
            frame = shaped(rows.values, rows.files, rows.rows, self._spec, shape, areas)
            parts.append(HeldPart(frame, rows.remarks))
        return tuple(parts)


def _ranges(counts: Sequence[int], most: int) -> Iterator[tuple[int, ...]]:
    """Gather row groups that follow each other, up to a number of rows."""
    found: list[int] = []
    rows = 0
    for at, count in enumerate(counts):
        if found and rows + count > most:
            yield tuple(found)
            found, rows = [], 0
        found.append(at)
        rows += count
    if found:
        yield tuple(found)


def _told(part: HeldPart | SpooledPart | GroupsPart) -> Part:
    """Return a part whose remarks have been told."""
    return part if isinstance(part, GroupsPart) else part._replace(remarks=())
