"""What a config may say of checks across a batch, as a pydantic model."""

from typing import Annotated

from pydantic import Field, Tag

from reportgen.config.shapes import Number, Strict, by_shape

__all__ = ["AcrossModel", "AddUpModel", "AddUpOrName", "OutlierModel", "OutlierOrName"]

_Size = Annotated[Number, Field(ge=0)]


class AddUpModel(Strict):
    """What the areas directly below an area must add up to."""

    figure: str = Field(description="the indicator whose values for the areas below are added up")
    stated: str | None = Field(
        None, description="the indicator that the area above states itself; by default the same as `figure`"
    )
    within: Annotated[Annotated[_Size, Tag("number")] | Annotated[str, Tag("text")], by_shape] = Field(
        0,
        description="how far both may be apart: a number, or percent of what is stated, such as 0.5%",
        json_schema_extra={"examples": [0, "0.5%"]},
    )


AddUpOrName = Annotated[Annotated[AddUpModel, Tag("mapping")] | Annotated[str, Tag("text")], by_shape]


class OutlierModel(Strict):
    """An indicator that is watched for unusual values."""

    figure: str = Field(description="the indicator")
    at_least: _Size | None = Field(
        None, description="areas where it, or the base of a rate, is smaller are never unusual; by default by its kind"
    )


OutlierOrName = Annotated[Annotated[OutlierModel, Tag("mapping")] | Annotated[str, Tag("text")], by_shape]


class AcrossModel(Strict):
    """Checks across all reports of a batch."""

    add_up: list[AddUpOrName] = Field(
        default_factory=list, description="indicators whose values for the areas below add up to that of the area"
    )
    outliers: list[OutlierOrName] = Field(
        default_factory=list, description="indicators whose unusual values are listed, against last year and peers"
    )
