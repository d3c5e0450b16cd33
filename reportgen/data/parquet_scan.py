"""What must be known of a Parquet file before its parts are read, from as few of its columns as that takes."""

from collections.abc import Sequence
from typing import NamedTuple

from reportgen.data.area_cells import AreaNames, may_be_left_out
from reportgen.data.convert import convert
from reportgen.data.facts import Facts, facts_of, joined_facts
from reportgen.data.folders import Given, with_folders
from reportgen.data.grid import Grid
from reportgen.data.parquet_grid import ParquetTable, group_grid
from reportgen.data.read_file import read_rows
from reportgen.nouns.report import LedgerSpec

__all__ = ["Scanned", "scan_groups"]


class Scanned(NamedTuple):
    """The facts of some row groups, how many rows count, and the numbers of rows of totals."""

    facts: Facts
    counted: int
    totals: tuple[int, ...]


def scan_groups(
    table: ParquetTable, groups: Sequence[int], given: Given, spec: LedgerSpec, names: AreaNames, file: int
) -> Scanned:
    """Look through some row groups of a file."""
    declared = dict(zip(table.wanted, table.header.columns, strict=True))
    needed = [
        name
        for name, column in declared.items()
        if column.name in (spec.area, spec.period, spec.date)
        or (column.type == "boolean" and name not in table.truths)
        or (column.type == "integer" and name not in table.gaps)
    ]
    grid = with_folders(group_grid(table, groups, needed), given, spec)
    area = next(cells for cells, column in zip(grid.cells, grid.columns, strict=True) if column.name == spec.area)
    if may_be_left_out(area):
        return _read_whole(table, groups, given, spec, names, file)
    known = {column.name: table.truths[name] for name, column in declared.items() if name in table.truths}
    whole = {column.name: table.gaps[name] for name, column in declared.items() if name in table.gaps}
    gaps = Facts(gaps=frozenset(name for name, found in whole.items() if not found.isdisjoint(groups)))
    return Scanned(joined_facts((_facts(grid, spec, {*known, *whole}), _told(known), gaps)), len(area), ())


def _read_whole(
    table: ParquetTable, groups: Sequence[int], given: Given, spec: LedgerSpec, names: AreaNames, file: int
) -> Scanned:
    found = read_rows(with_folders(group_grid(table, groups), given, spec), spec, names, file)
    return Scanned(facts_of(found.values, spec, len(found.rows)), len(found.rows), found.totals)


def _facts(grid: Grid, spec: LedgerSpec, known: set[str]) -> Facts:
    """Return the facts of the columns that were read, and of those that the file lacks."""
    wanted = spec._replace(columns=tuple(column for column in spec.columns if column.name not in known))
    values = {
        column.name: convert(cells, column).values
        for cells, column in zip(grid.cells, grid.columns, strict=True)
        if column.name != spec.area
    }
    return facts_of(values, wanted, len(grid.cells[0]))


def _told(known: dict[str, frozenset[bool]]) -> Facts:
    """Return the facts of columns of booleans whose least and greatest value the file tells."""
    yes = frozenset(name for name, values in known.items() if True in values)
    return Facts(yes=yes, no=frozenset(name for name, values in known.items() if False in values))
