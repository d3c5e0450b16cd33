"""Tables as files hold them, before anything is known about their columns."""

from collections.abc import Callable
from dataclasses import dataclass

from reportgen.data.cells import Cells
from reportgen.nouns.issue import Issue
from reportgen.nouns.report import Column

__all__ = ["Grid", "RaggedRowsError"]


class RaggedRowsError(Exception):
    """Raised where rows differ from the header in length, be it in empty cells alone: they take a slower way."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The declared columns that one file has, in the order of the spec, below its header.

    `cells` are those of each of `columns`. `first` is the row of the first cells, as a spreadsheet counts. `labels`
    gives the table's very first column, where 合计 may stand. `shown` is the path that messages print; `sheet` is empty
    but for workbooks. `notes` name the optional columns that the file lacks; `given` those whose cells its folders say.
    """

    columns: tuple[Column, ...]
    cells: tuple[Cells, ...]
    labels: Callable[[], Cells]
    first: int
    shown: str
    sheet: str = ""
    notes: tuple[Issue, ...] = ()
    given: frozenset[str] = frozenset()
