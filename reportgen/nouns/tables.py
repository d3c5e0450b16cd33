"""Tables and charts, as a config declares them."""

from typing import Literal, NamedTuple

from reportgen.nouns.area import LEVELS, Area
from reportgen.nouns.issue import Place
from reportgen.nouns.unit import Text

__all__ = ["Chart", "ChartKind", "IndicatorFigure", "Table", "TableColumn", "TableGroup"]

ChartKind = Literal["bar", "column", "stacked", "line", "pie", "doughnut"]
IndicatorFigure = Literal["unit", "value", "previous", "change", "target"]
"""What a table may tell of an indicator that has a row of its own."""


class TableColumn(NamedTuple):
    """A column of a table: an indicator's figures, or (`share`) what each row makes of the total in percent.

    Where each row is an indicator, `figure` says what the column tells of it, or `share_of` names the indicator that it
    is told as a share of.
    """

    indicator: str = ""
    heading: Text | None = None
    share: bool = False
    figure: IndicatorFigure | None = None
    share_of: str = ""


class TableGroup(NamedTuple):
    """Indicators that have a row each, beside a title that they share, if any."""

    title: Text | None
    indicators: tuple[str, ...]


class Table(NamedTuple):
    """A table with a row for each area directly below the report's, or below it at a `level`; for each category of the
    breakdown `rows`; or, where there are `groups`, for each of their indicators.

    With `total` the last row is the report's own area. `note` and `source` stand below the table. `landscape` says
    whether its page is turned on its side; None leaves it to the width of the columns.
    """

    name: str
    title: Text
    columns: tuple[TableColumn, ...]
    place: Place
    total: bool = True
    rows: str = ""
    level: str = ""
    groups: tuple[TableGroup, ...] = ()
    note: Text | None = None
    source: Text | None = None
    landscape: bool | None = None

    def is_above(self, area: Area) -> bool:
        """Say whether the rows would be at the level of an area itself or above it; an office may stand anywhere."""
        level = self.level
        return level not in ("", "office") and LEVELS.index(level) <= LEVELS.index(area.level)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the indicators of the columns."""
        return tuple(column.indicator for column in self.columns if column.indicator)


class Chart(NamedTuple):
    """A chart of the values of indicators, its series: lying bars, columns, stacked columns, lines, a pie, a doughnut.

    `rows` says what there is a bar for: each of the `areas` below, of the last periods, of the indicators themselves,
    or each category of the breakdown that it names. `last` is how many periods, `most` how many of the largest areas or
    categories, 0 for all; what is left of them is added up where it may be.
    """

    name: str
    title: Text
    kind: ChartKind
    figures: tuple[str, ...]
    place: Place
    rows: str = "areas"
    last: int = 0
    most: int = 0
