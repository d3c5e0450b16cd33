"""What was counted: one value for an indicator, an area and a period, and where it comes from."""

from typing import NamedTuple

__all__ = ["ABSENT", "HIDDEN", "REASONS", "REST", "SUPPRESSED", "WITHHELD", "Figure", "FigureRow", "SourceRef"]

REASONS = ("", "no-rows", "missing-part", "no-base", "division-by-zero", "no-ledger", "no-column")
"""Why there is no value, by the numbers that stand for it while figures are counted and kept; 0 where there is one."""
ABSENT = frozenset({"no-ledger", "no-column"})
"""Why a figure is missing where an office keeps no such ledger or column, which the config calls optional."""
REST = "\0"
"""The category, and the end of an area's code, of what no category and no area below accounts for."""
SUPPRESSED = "suppressed"
WITHHELD = "withheld"
HIDDEN = frozenset({SUPPRESSED, WITHHELD})
"""Why a figure that there is must not be told."""

# A figure as a plain tuple: area, period, indicator, category, value, missing, rows, rank, ranked.
FigureRow = tuple[str, str, str, str, int | float | None, str, int, int, int]


class Gap(NamedTuple):
    """What a ledger lacks of a period: the keys of the parts; `compared` says that it had them in the year before."""

    period: str
    ledger: str
    parts: tuple[str, ...]
    compared: bool


class SourceRef(NamedTuple):
    """A file that rows of a ledger were read from: its path below the data folder, and its SHA-256.

    `size` (bytes) and `mtime_ns` are those of the moment of reading; a file that still has both is taken as unchanged.

    Of a table on a server, `path` names the connection and the table, the SHA-256 is that of its rows, and `version`
    is a digest of what the database answered when it was asked for the state of the table, empty where it cannot say.
    """

    ledger: str
    path: str
    sha256: str
    rows: int
    size: int = 0
    mtime_ns: int = 0
    version: str = ""


class Figure(NamedTuple):
    """A value of an indicator for an area (by code), a period (by key) and, in a breakdown, a category.

    `value` is None where there is nothing to say, and `missing` then says why (`no-rows`, `missing-part`,
    `division-by-zero`, `no-base`, or one of `ABSENT`). `rows` is how many ledger rows were counted; 0 for formulas.
    `rank` is the place among `ranked` peers (areas of the same level under the same parent), 0 where the indicator is
    not ranked.

    A figure that a report must not tell has no value either: `suppressed` is a small count of people, `withheld` one
    that would give such a count away. `below` is the count from which on such counts are told, 0 where all are.
    """

    indicator: str
    area: str
    period: str
    value: int | float | None
    category: str = ""
    missing: str = ""
    rows: int = 0
    rank: int = 0
    ranked: int = 0
    below: int = 0
