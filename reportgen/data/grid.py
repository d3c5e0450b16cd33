"""Tables as files hold them, before anything is known about their columns."""

from dataclasses import dataclass

import pandas as pd

from reportgen.nouns.issue import Issue
from reportgen.nouns.report import Column

__all__ = ["Grid"]


@dataclass(frozen=True, slots=True)
class Grid:
    """The declared columns that one file has, in the order of the spec, below its header.

    `cells` has a column for each of `columns`, by position: texts, or what Parquet holds; NaN or an empty text where
    a cell is empty. `first` is the row of its first cells, as a spreadsheet counts. `labels` is the table's very
    first column, where 合计 may stand. `shown` is the path that messages print; `sheet` is empty but for workbooks.
    `notes` name the optional columns that the file lacks.
    """

    columns: tuple[Column, ...]
    cells: pd.DataFrame
    labels: "pd.Series[str]"
    first: int
    shown: str
    sheet: str = ""
    notes: tuple[Issue, ...] = ()
