"""Ledgers → frames with known columns; every problem of every ledger in one run."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals

from reportgen.data.area_cells import AreaNames
from reportgen.data.bad_cells import bad_cell_issues
from reportgen.data.convert import convert
from reportgen.data.files import absent_note, match_files, matching_files, read_bytes
from reportgen.data.ledger import AREA, FILE, PERIOD, ROW, Ledger, held_ledger
from reportgen.data.read_file import FileRows, read_grid, read_rows
from reportgen.nouns.area import Areas
from reportgen.nouns.figure import SourceRef
from reportgen.nouns.issue import Issue, Place, ReportError, issue
from reportgen.nouns.report import Column, LedgerSpec, ReportConfig

__all__ = ["read_ledger", "read_ledgers"]

_MOST_ROWS_NAMED = 10


def read_ledgers(config: ReportConfig, folder: Path, areas: Areas) -> tuple[dict[str, Ledger], tuple[Issue, ...]]:
    """Read every ledger of a config from the data folder, and return them by name, with all warnings.

    An optional ledger without files is left out, with a note. Raises ReportError with the problems of all ledgers, or
    where there is none.
    """
    names = AreaNames(areas)
    found: dict[str, Ledger] = {}
    problems: list[Issue] = []
    notes: list[Issue] = []
    for spec in config.ledgers:
        if spec.optional and not matching_files(spec, folder):
            notes.append(absent_note(spec, folder, config))
            continue
        try:
            found[spec.name] = _read(spec, folder, names)
        except ReportError as error:
            problems.extend(error.issues)
    warnings = (*(warning for ledger in found.values() for warning in ledger.warnings), *notes)
    if not found and not problems:
        allowed = [path for spec in config.ledgers for path in spec.paths]
        problems.append(issue("data.no-ledgers", Place(folder.as_posix()), allowed=allowed))
    if problems:
        raise ReportError([*problems, *warnings])
    return found, warnings


def read_ledger(spec: LedgerSpec, folder: Path, areas: Areas) -> Ledger:
    """Read one ledger from the data folder.

    Raises ReportError with everything that is wrong with its files, headers and cells.
    """
    return _read(spec, folder, AreaNames(areas))


def _read(spec: LedgerSpec, folder: Path, names: AreaNames) -> Ledger:
    paths, problems = match_files(spec, folder)
    errors = list(problems)
    files: list[FileRows] = []
    sources: list[SourceRef] = []
    for path in paths:
        try:
            rows, source = _read_file(path, spec, folder, names, len(files))
        except ReportError as error:
            errors.extend(error.issues)
            continue
        files.append(rows)
        sources.append(source)
    found = bad_cell_issues(
        [group for rows in files for group in rows.bad], spec, [(rows.shown, rows.sheet) for rows in files]
    )
    warnings = [problem for problem in found if problem.severity == "warning"]
    errors.extend(problem for problem in found if problem.severity == "error")
    warnings.extend(_total_warning(rows) for rows in files if rows.totals)
    warnings.extend(_fraction_warning(rows, header) for rows in files for header in rows.fractions)
    warnings.extend(_empty_warnings(files, spec))
    warnings.extend(note for rows in files for note in rows.notes)
    if errors:
        raise ReportError([*errors, *warnings])
    return held_ledger(spec, _frame(files, spec), tuple(sources), tuple(warnings), _lacking(files, spec))


def _read_file(path: Path, spec: LedgerSpec, folder: Path, names: AreaNames, number: int) -> tuple[FileRows, SourceRef]:
    changed = path.stat().st_mtime_ns  # before reading: a later change then shows
    data = read_bytes(path, path.as_posix())
    rows = read_rows(read_grid(path, data, spec), spec, names, number)
    relative = path.relative_to(folder) if path.is_relative_to(folder) else path
    digest = sha256(data).hexdigest()
    return rows, SourceRef(spec.name, relative.as_posix(), digest, len(rows.rows), len(data), changed)


def _total_warning(rows: FileRows) -> Issue:
    named = ", ".join(map(str, rows.totals[:_MOST_ROWS_NAMED]))
    more = ", …" if len(rows.totals) > _MOST_ROWS_NAMED else ""
    place = Place(rows.shown, sheet=rows.sheet or None)
    return issue("data.total-row", place, severity="warning", rows=named + more)


def _fraction_warning(rows: FileRows, header: str) -> Issue:
    return issue("data.percent-fractions", Place(rows.shown, sheet=rows.sheet), severity="warning", header=header)


def _empty_warnings(files: Sequence[FileRows], spec: LedgerSpec) -> list[Issue]:
    return [
        issue("data.empty-ledger", Place(rows.shown, sheet=rows.sheet or None), severity="warning", ledger=spec.name)
        for rows in files
        if not len(rows.rows)
    ]


def _frame(files: Sequence[FileRows], spec: LedgerSpec) -> pd.DataFrame:
    columns: dict[str, Any] = {AREA: _joined([rows.values[AREA] for rows in files])}
    for column in spec.columns:
        columns[column.name] = _finished(_joined([_values(rows, column) for rows in files]), column)
    if spec.period:
        columns[PERIOD] = columns[spec.period]
    columns[FILE] = np.repeat(np.arange(len(files), dtype=np.int16), [len(rows.rows) for rows in files])
    columns[ROW] = np.concatenate([rows.rows for rows in files]).astype(np.int32)
    return pd.DataFrame(columns, copy=False)


def _values(rows: FileRows, column: Column) -> Any:  # noqa: ANN401 - an array or a categorical
    """Return a file's values of a column, all of them missing where it has no such column."""
    if column.name in rows.values:
        return rows.values[column.name]
    return convert(pd.Series([""] * len(rows.rows), dtype="str"), column).values


def _lacking(files: Sequence[FileRows], spec: LedgerSpec) -> dict[str, tuple[int, ...]]:
    found = {
        column.name: tuple(number for number, rows in enumerate(files) if column.name not in rows.values)
        for column in spec.columns
    }
    return {name: numbers for name, numbers in found.items() if numbers}


def _joined(parts: Sequence[Any]) -> Any:  # noqa: ANN401 - an array or a categorical
    if len(parts) == 1:
        return parts[0]
    if isinstance(parts[0], pd.Categorical):
        return union_categoricals(list(parts))
    return np.concatenate(parts)


def _finished(values: Any, column: Column) -> Any:  # noqa: ANN401
    """Return whole numbers as int64 where none is missing, and booleans as such.

    In a column of ticks, which says yes but never no, an empty cell means no.
    """
    if column.type == "integer" and not np.isnan(values).any():
        return values.astype(np.int64)
    if column.type != "boolean":
        return values
    absent = values < 0
    if not absent.any() or ((values == 1).any() and not (values == 0).any()):
        return values == 1
    return pd.arrays.BooleanArray(values == 1, absent)
