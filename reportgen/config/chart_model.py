"""What a config may say of a chart, as a pydantic model."""

from typing import Annotated

from pydantic import Field

from reportgen.config.shapes import Strict, TextModel
from reportgen.nouns.tables import ChartKind

__all__ = ["ChartModel"]


class ChartModel(Strict):
    """A chart of indicators: by area, category, period, or of the indicators themselves."""

    title: TextModel = Field(description="what stands below the chart")
    kind: ChartKind = Field(
        description="bar (lying), column, stacked (columns), line (over periods), pie or doughnut (parts of a whole)"
    )
    rows: str = Field(
        "areas",
        description="what there is a bar for: areas (those below), periods, indicators, or a breakdown's categories",
        json_schema_extra={"examples": ["areas", "periods", "indicators"]},
    )
    figures: Annotated[list[str], Field(min_length=1)] | None = Field(
        None, description="the indicators, a series for each; by default the breakdown that `rows` names"
    )
    last: Annotated[int, Field(ge=2, le=36)] | None = Field(
        None, description="with rows: periods, how many up to the report's own; by default 5"
    )
    most: Annotated[int, Field(ge=2, le=40)] | None = Field(
        None, description="how many of the largest areas or categories; the others are added up where they may be"
    )
