"""Tables as files hold them, before anything is known about their columns."""

from dataclasses import dataclass

import pandas as pd

__all__ = ["Grid"]


@dataclass(frozen=True, slots=True)
class Grid:
    """The declared columns of one file, in the order of the spec, below its header.

    `cells` has a column for each declared one, by position: texts, or what Parquet holds; NaN or an empty text where
    a cell is empty. `first` is the row of its first cells, as a spreadsheet counts. `labels` is the table's very
    first column, where 合计 may stand. `shown` is the path that messages print; `sheet` is empty but for workbooks.
    """

    cells: pd.DataFrame
    labels: "pd.Series[str]"
    first: int
    shown: str
    sheet: str = ""
