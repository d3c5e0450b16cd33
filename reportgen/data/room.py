"""How much memory the rows of ledgers may take."""

from typing import NamedTuple, Self

from reportgen.data.ledger import HeldPart, Ledger
from reportgen.data.spool import Spool
from reportgen.nouns.report import LedgerSpec

__all__ = ["UNLIMITED", "Room", "row_bytes"]

_MOST_ROWS = 1_000_000
_BASE = 290 << 20  # Python with pandas and Arrow, the areas of a country, and what is counted of them
_LEAST_FREE = 64 << 20
_HELD = 3
_WORKED_ON = 6  # rows are read, joined and worked on: so many times their size
_WIDTHS = {"boolean": 1, "category": 4, "period": 4, "text": 40}


class Room(NamedTuple):
    """The most bytes that all rows held in memory may take, and those of one part; where other rows are put.

    `rows` is how many rows of a Parquet file make a part.
    """

    held: int
    part: int
    spool: Spool | None
    rows: int = _MOST_ROWS

    @classmethod
    def within(cls, memory: int, workers: int, spool: Spool) -> Self:
        """Return the room for rows where a process, or one and its workers, may take so many bytes together."""
        free = max(memory // (workers + 1 if workers > 1 else 1) - _BASE, _LEAST_FREE)
        return cls(free // _HELD, free // _WORKED_ON, spool)

    @property
    def size(self) -> int:
        """Return the most bytes that rows of a ledger may take before they are spooled."""
        return min(self.held, self.part * 2 // 3)  # they are joined to be put away, which takes as much again

    def beside(self, ledger: Ledger) -> Self:
        """Return what is left beside the rows that a ledger holds in memory."""
        frames = [part.frame for part in ledger.parts if isinstance(part, HeldPart)]
        return self._replace(held=max(self.held - sum(int(frame.memory_usage().sum()) for frame in frames), 0))

    def rows_of_part(self, spec: LedgerSpec) -> int:
        """Return how many rows of a ledger make a part."""
        return max(min(self.rows, self.part // row_bytes(spec)), 1)


UNLIMITED = Room(1 << 62, 1 << 62, None, 1 << 62)


def row_bytes(spec: LedgerSpec) -> int:
    """Return about how many bytes a row takes: its columns, its area, its file and its number."""
    return 4 + 2 + 4 + sum(_WIDTHS.get(column.type, 8) for column in spec.columns)
