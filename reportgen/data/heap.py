"""Rows of several tables, held in memory until they are put together."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportgen.data.coded import Coded, joined_codes
from reportgen.data.convert import empty_values
from reportgen.data.ledger import AREA
from reportgen.data.read_file import FileRows
from reportgen.data.remarks import Remarks
from reportgen.nouns.report import Column, LedgerSpec

__all__ = ["Heap", "Joined"]


class Joined(NamedTuple):
    """The values of rows by column, where they come from, and what is wrong with them."""

    values: dict[str, Any]
    files: NDArray[np.int16]
    rows: NDArray[np.int32]
    remarks: Remarks


class Heap:
    """Rows of a ledger, each lot with the position of its file; `size` is about how many bytes they take."""

    def __init__(self, spec: LedgerSpec) -> None:
        self._spec = spec
        self._lots: list[tuple[int, FileRows]] = []
        self.size = 0

    def add(self, file: int, rows: FileRows) -> None:
        """Add rows of a file."""
        self._lots.append((file, rows))
        self.size += rows.rows.nbytes + sum(values.nbytes for values in rows.values.values())

    def take(self, other: "Heap") -> None:
        """Add all rows of another heap."""
        self._lots += other._lots
        self.size += other.size

    def joined(self) -> Joined:
        """Give away all rows in the order in which they came; columns that a file lacks are empty in its rows.

        A column of the lots is let go of as soon as it is joined.
        """
        lots = [rows for _, rows in self._lots]
        files = np.array([file for file, _ in self._lots], dtype=np.int16)
        self._lots, self.size = [], 0
        values = {AREA: _joined([rows.values.pop(AREA) for rows in lots])}
        for column in self._spec.columns:
            values[column.name] = _joined([_values(rows, column) for rows in lots])
        return Joined(
            values,
            np.repeat(files, [len(rows.rows) for rows in lots]),
            np.concatenate([rows.rows for rows in lots]),
            tuple(group for rows in lots for group in rows.bad),
        )


def _values(rows: FileRows, column: Column) -> Any:  # noqa: ANN401 - an array or a categorical
    if column.name in rows.values:
        return rows.values.pop(column.name)
    return empty_values(len(rows.rows), column)


def _joined(parts: Sequence[Any]) -> Any:  # noqa: ANN401 - arrays, or texts as codes
    if len(parts) == 1:
        return parts[0]
    return joined_codes(parts) if isinstance(parts[0], Coded) else np.concatenate(parts)
