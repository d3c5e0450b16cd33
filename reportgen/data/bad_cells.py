"""Cells that cannot be what their column says: collected whole, printed in part."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportgen.nouns.issue import Issue, Place, Severity, issue
from reportgen.nouns.report import LedgerSpec

__all__ = ["MOST_SHOWN", "BadCells", "Hint", "bad_cell_issues"]

MOST_SHOWN = 20

Hint = Callable[[str], tuple[Sequence[str], str]]


@dataclass(frozen=True, slots=True)
class BadCells:
    """The bad cells of one column in one file: their rows, what they hold, and what would be right.

    `hint` gives what is allowed and the nearest of it; it is asked only for cells that are printed, as searching tens
    of thousands of place names takes a while. `values` fills further placeholders of the message.
    """

    code: str
    file: int
    header: str
    rows: NDArray[np.int64]
    found: Sequence[str]
    hint: Hint | None = None
    values: tuple[tuple[str, str], ...] = ()


def bad_cell_issues(groups: Sequence[BadCells], spec: LedgerSpec, shown: Sequence[tuple[str, str]]) -> list[Issue]:
    """Return an issue for each of the first bad cells of a ledger, and one that counts the rest by column.

    `shown` holds the path and the sheet of each file of the ledger. With `on_bad_value: skip` they are warnings.
    """
    severity: Severity = "warning" if spec.on_bad_value == "skip" else "error"
    cells = sorted(
        (group.file, int(row), order, at)
        for order, group in enumerate(groups)
        for at, row in enumerate(group.rows[:MOST_SHOWN])
    )[:MOST_SHOWN]
    problems = [_issue(groups[order], at, shown, severity) for _, _, order, at in cells]
    rest = Counter({group.header: 0 for group in groups})
    for group in groups:
        rest[group.header] += len(group.rows)
    for _, _, order, _ in cells:
        rest[groups[order].header] -= 1
    if count := rest.total():
        columns = ", ".join(f"{header} {number}" for header, number in rest.items() if number)
        problems.append(
            issue("data.more-bad-values", spec.place, severity=severity, ledger=spec.name, count=count, columns=columns)
        )
    return problems


def _issue(group: BadCells, at: int, shown: Sequence[tuple[str, str]], severity: Severity) -> Issue:
    file, sheet = shown[group.file]
    found = group.found[at]
    allowed, near = group.hint(found) if group.hint else ((), "")
    place = Place(file, sheet=sheet or None, row=int(group.rows[at]), header=group.header)
    values: dict[str, Any] = {"found": found, **dict(group.values)}
    return issue(group.code, place, allowed=allowed, nearest=near, severity=severity, **values)
