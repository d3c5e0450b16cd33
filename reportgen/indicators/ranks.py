"""The place of an area among its peers: the areas of its level under the same parent."""

from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from reportgen.indicators.space import Space

__all__ = ["ranked"]


def ranked(
    values: NDArray[np.float64], space: Space, first: Literal["high", "low"]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the rank of every area in every period and how many areas were ranked; 0 and 0 without a value.

    Equal values share a rank, and the next is as far on as if they did not: 1, 2, 2, 4.
    """
    levels = pd.factorize(np.array(space.levels, dtype=object))[0]
    peers = pd.factorize(space.parents * (levels.max(initial=0) + 1) + levels)[0]
    frame = pd.DataFrame(values).groupby(peers)
    ranks = frame.rank(method="min", ascending=first == "low").to_numpy()
    counts = np.where(np.isnan(values), 0, frame.transform("count").to_numpy())
    return _whole(ranks), _whole(counts)


def _whole(values: NDArray[Any]) -> NDArray[np.int64]:
    found: NDArray[np.int64] = np.nan_to_num(values).astype(np.int64)
    return found
