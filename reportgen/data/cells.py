"""A column of cells as a file holds them: texts, or the types of Parquet. Distinct cells are looked at once."""

from datetime import date, datetime, time
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow
from numpy.typing import NDArray
from pyarrow import compute, types

from reportgen.data.coded import coded_places
from reportgen.data.headers import BLANKS, tidy

__all__ = ["Cells", "cell_text", "text_cells"]


_BLANK_ENDS = f"^[{BLANKS}]|[{BLANKS}]$"


class Cells:
    """A column of one table; null, NaN and an empty text are empty cells."""

    def __init__(self, array: "pyarrow.ChunkedArray") -> None:
        self.array = array
        self.merged = False
        """Whether distinct cells may have become the same text; known when there are texts."""

    def __len__(self) -> int:
        return len(self.array)

    @property
    def kind(self) -> Any:  # noqa: ANN401 - an Arrow type
        """Return the Arrow type of the cells, whether they are kept by a dictionary or not."""
        kind = self.array.type
        return kind.value_type if types.is_dictionary(kind) else kind

    @property
    def is_text(self) -> bool:
        """Say whether the cells are texts."""
        kind = self.kind
        return bool(types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind))

    @cached_property
    def codes(self) -> NDArray[np.int32]:
        """Return for each row the position of its cell among the distinct ones, -1 where it is null."""
        return coded_places(self._encoded)

    @property
    def members(self) -> Any:  # noqa: ANN401 - an Arrow array
        """Return the distinct cells; a dictionary may have some that no row holds."""
        return self._encoded.dictionary

    @cached_property
    def texts(self) -> Any:  # noqa: ANN401 - an Arrow array
        """Return the distinct cells as tidied texts, not all of which need differ now."""
        members = self.members
        if self.is_text:
            texts = members.cast(pyarrow.large_string())
            self.merged = bool(texts.null_count)
            texts = texts.fill_null("") if self.merged else texts
            if not compute.any(compute.match_substring_regex(texts, _BLANK_ENDS)).as_py():
                return texts  # mostly so, and a copy may be large
            self.merged = True
            return compute.utf8_trim(texts, characters=BLANKS)
        if types.is_integer(members.type):
            return members.cast(pyarrow.large_string()).fill_null("")
        self.merged = True
        cells = members.to_pandas(timestamp_as_object=False).tolist()
        return pyarrow.array([_text(cell) for cell in cells], pyarrow.large_string())

    def text(self, row: int) -> str:
        """Return one cell as text, for a message."""
        cell = self.array[row].as_py()
        return tidy(cell) if isinstance(cell, str) else _text(cell)

    @property
    def has_nulls(self) -> bool:
        """Say whether a row has no cell at all."""
        return bool(self._encoded.null_count)

    @cached_property
    def _encoded(self) -> Any:  # noqa: ANN401 - an Arrow array with a dictionary
        array = self.array
        if types.is_floating(array.type):
            array = compute.if_else(compute.is_nan(array), None, array)
        if types.is_null(array.type):
            array = array.cast(pyarrow.large_string())
        if types.is_nested(array.type):
            shown = [None if cell is None else str(cell) for cell in array.to_pylist()]
            array = pyarrow.chunked_array([pyarrow.array(shown, pyarrow.large_string())])
        if not types.is_dictionary(array.type):
            array = array.dictionary_encode()
        return array.chunk(0) if array.num_chunks == 1 else array.unify_dictionaries().combine_chunks()


def _text(cell: object) -> str:
    return "" if cell is None or cell != cell else cell_text(cell)


def text_cells(texts: "list[str]") -> Cells:
    """Return a column of texts."""
    return Cells(pyarrow.chunked_array([pyarrow.array(texts, pyarrow.large_string())]))


def cell_text(cell: object) -> str:
    """Return a cell as text that says no less: 12.0 as 12, a date as 2006-03-05, a logical value as TRUE."""
    if isinstance(cell, str):
        return tidy(cell)
    if isinstance(cell, bytes):  # texts of programs that do not mark them as such in Parquet
        return tidy(cell.decode("utf-8", "backslashreplace"))
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell)
