"""Columns of texts as positions among their categories, which stay as Arrow holds them until a frame is made."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow
from numpy.typing import NDArray

__all__ = ["Coded", "coded", "coded_places", "joined_codes"]


@dataclass(frozen=True, slots=True)
class Coded:
    """A column's codes, -1 where there is no text, and its categories (an Arrow array), no two of them the same."""

    codes: NDArray[np.int32]
    members: Any

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, rows: NDArray[Any]) -> "Coded":
        return Coded(self.codes[rows], self.members)

    @property
    def nbytes(self) -> int:
        """Return how many bytes the column takes."""
        return int(self.codes.nbytes + self.members.nbytes)

    def categorical(self) -> pd.Categorical:
        """Return the column as frames have it."""
        # The public way makes an object of each category to see whether two are the same.
        kind = pd.CategoricalDtype._from_fastpath(pd.Index(self.members.to_pandas(), dtype="str"), ordered=False)  # type: ignore[attr-defined]
        return pd.Categorical.from_codes(self.codes, dtype=kind, validate=False)

    def encoded(self) -> Any:  # noqa: ANN401 - an Arrow array with a dictionary
        """Return the column as Arrow has it."""
        return pyarrow.DictionaryArray.from_arrays(
            pyarrow.array(self.codes, mask=self.codes < 0), self.members, safe=False
        )


def coded(array: Any) -> Coded:  # noqa: ANN401 - an Arrow array with a dictionary, in chunks or whole
    """Return an Arrow column of texts as codes."""
    if isinstance(array, pyarrow.ChunkedArray):
        array = array.unify_dictionaries().combine_chunks()
    return Coded(coded_places(array), array.dictionary.cast(pyarrow.large_string()))


def coded_places(array: Any) -> NDArray[np.int32]:  # noqa: ANN401 - an Arrow array with a dictionary
    """Return for each row the position of its value in the dictionary, -1 for a null."""
    indices = array.indices.fill_null(-1) if array.indices.null_count else array.indices
    return np.asarray(indices.to_numpy(zero_copy_only=False), dtype=np.int32)


def joined_codes(parts: Sequence[Coded]) -> Coded:
    """Put columns together, one behind the other."""
    return coded(pyarrow.chunked_array([part.encoded() for part in parts]))
