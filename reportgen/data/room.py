"""How much memory the rows of ledgers may take."""

from typing import NamedTuple

from reportgen.data.spool import Spool
from reportgen.nouns.report import LedgerSpec

__all__ = ["UNLIMITED", "Room", "row_bytes"]

_MOST_ROWS = 1_000_000
_WIDTHS = {"boolean": 1, "category": 4, "period": 4, "text": 40}


class Room(NamedTuple):
    """The most bytes that all rows held in memory may take, and those of one part; where other rows are put.

    `rows` is how many rows of a Parquet file make a part.
    """

    held: int
    part: int
    spool: Spool | None
    rows: int = _MOST_ROWS

    def rows_of_part(self, spec: LedgerSpec) -> int:
        """Return how many rows of a ledger make a part."""
        return max(min(self.rows, self.part // row_bytes(spec)), 1)


UNLIMITED = Room(1 << 62, 1 << 62, None, 1 << 62)


def row_bytes(spec: LedgerSpec) -> int:
    """Return about how many bytes a row takes: its columns, its area, its file and its number."""
    return 4 + 2 + 4 + sum(_WIDTHS.get(column.type, 8) for column in spec.columns)
