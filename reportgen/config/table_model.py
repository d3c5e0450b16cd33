"""What a config may say of a table, as pydantic models."""

from typing import Annotated, Literal

from pydantic import Field, Tag

from reportgen.config.shapes import Strict, TextModel, by_shape
from reportgen.nouns.tables import IndicatorFigure

__all__ = ["AreaLevel", "TableColumnModel", "TableGroupModel", "TableModel"]

AreaLevel = Literal["province", "city", "county", "township", "village", "office"]


class TableColumnModel(Strict):
    """A column of a table with a heading of its own."""

    indicator: str | None = Field(None, description="the indicator whose figures stand in the column")
    share: bool = Field(False, description="print what each row makes of the total, in percent")
    figure: IndicatorFigure | None = Field(None, description="with `rows: indicators`, what is told of each of them")
    share_of: str | None = Field(
        None, description="with `rows: indicators`, the indicator that each of them is printed as a share of"
    )
    heading: TextModel | None = Field(None, description="the heading; by default the indicator's name")


TableColumnOrName = Annotated[Annotated[TableColumnModel, Tag("mapping")] | Annotated[str, Tag("text")], by_shape]


class TableGroupModel(Strict):
    """Indicators whose rows stand beside a title."""

    title: TextModel = Field(description="what stands beside the rows")
    indicators: list[str] = Field(description="the indicators, from top to bottom", min_length=1)


class TableModel(Strict):
    """A table with a row for each area below the report's, for each category of a breakdown, or for each indicator."""

    title: TextModel = Field(description="what stands above the table")
    columns: Annotated[list[TableColumnOrName], Field(min_length=1)] | None = Field(
        None,
        description="from left to right: indicators; by default those of `rows`, the figures and their shares; with "
        "`rows: indicators` any of unit, value, previous, change, target",
    )
    rows: str | None = Field(
        None,
        description="areas (the default), indicators, or a breakdown whose categories are the rows, the largest first",
    )
    level: AreaLevel | None = Field(
        None, description="the level of the areas; by default those directly below the report's"
    )
    indicators: Annotated[list[str], Field(min_length=1)] | None = Field(
        None, description="with `rows: indicators`, those of the rows"
    )
    groups: Annotated[list[TableGroupModel], Field(min_length=1)] | None = Field(
        None, description="with `rows: indicators`, those of the rows, in groups"
    )
    total: bool = Field(True, description="whether the last row is the report's own area")
    note: TextModel | None = Field(None, description="a note below it; {{ area }} and {{ period }} are filled in")
    source: TextModel | None = Field(None, description="where the figures come from, below the table")
    landscape: bool | None = Field(
        None, description="whether the table stands on a page turned on its side; by default where it needs the width"
    )
