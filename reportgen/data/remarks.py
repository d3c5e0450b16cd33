"""Cells that cannot be what their column says: noted part by part, printed for the whole ledger, the first in full."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from reportgen.nouns.issue import Issue, Place, Severity, issue, nearest
from reportgen.nouns.report import LedgerSpec

if TYPE_CHECKING:
    from reportgen.data.area_cells import AreaNames

__all__ = ["MOST_SHOWN", "BadCells", "Remarks", "remark_issues"]

MOST_SHOWN = 20


class BadCells(NamedTuple):
    """The bad cells of one kind in a column of a part: how many, and the rows and texts of the first of them.

    `file` is the position of the file among those of the ledger, `shown` and `sheet` name it. `values` fills further
    placeholders of the message.
    """

    code: str
    file: int
    shown: str
    sheet: str
    header: str
    total: int
    rows: tuple[int, ...]
    found: tuple[str, ...]
    values: tuple[tuple[str, str], ...] = ()


Remarks = tuple[BadCells, ...]
"""What reading a part found wrong."""


def remark_issues(spec: LedgerSpec, names: "AreaNames", found: Iterable[Remarks]) -> list[Issue]:
    """Return an issue for each of the first bad cells of a ledger, and one that counts the rest by column.

    They come in the order of files, rows and columns, whatever parts they were found in. With `on_bad_value: skip`
    they are warnings.
    """
    severity: Severity = "warning" if spec.on_bad_value == "skip" else "error"
    order = _order(spec)
    groups = sorted((group for remarks in found for group in remarks), key=lambda group: order[group.header])
    cells = sorted(
        (group.file, row, order[group.header], at, place)
        for at, group in enumerate(groups)
        for place, row in enumerate(group.rows)
    )[:MOST_SHOWN]
    problems = [_issue(groups[at], place, spec, names, severity) for _, _, _, at, place in cells]
    rest: Counter[str] = Counter()
    for group in groups:
        rest[group.header] += group.total
    rest.subtract(groups[at].header for _, _, _, at, _ in cells)
    if count := rest.total():
        columns = ", ".join(f"{header} {number}" for header, number in rest.items() if number)
        problems.append(
            issue("data.more-bad-values", spec.place, severity=severity, ledger=spec.name, count=count, columns=columns)
        )
    return problems


def _order(spec: LedgerSpec) -> dict[str, int]:
    """Return the place of each column by its header: that of the area comes first."""
    columns = sorted(spec.columns, key=lambda column: column.name != spec.area)
    return {column.header: at for at, column in enumerate(columns)}


def _issue(group: BadCells, at: int, spec: LedgerSpec, names: "AreaNames", severity: Severity) -> Issue:
    found = group.found[at]
    allowed, near = _hint(group, found, spec, names)
    place = Place(group.shown, sheet=group.sheet or None, row=group.rows[at], header=group.header)
    values: dict[str, Any] = {"found": found, **dict(group.values)}
    return issue(group.code, place, allowed=allowed, nearest=near, severity=severity, **values)


def _hint(group: BadCells, found: str, spec: LedgerSpec, names: "AreaNames") -> tuple[Sequence[str], str]:
    """Return what is allowed in place of a cell, and the nearest of it."""
    if group.code == "data.unknown-area":
        return names.nearest(found)
    if group.code == "data.ambiguous-area":
        return names.candidates(found)
    if group.code != "data.unknown-value":
        return (), ""
    allowed = [cell for column in spec.columns if column.header == group.header for cell, _ in column.values]
    return allowed, nearest(found, allowed)
