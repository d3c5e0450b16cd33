"""What a finding may say, as pydantic models: part of the JSON Schemas of configs and of indicator sets."""

from typing import Annotated, Literal

from pydantic import Field, Tag

from reportgen.config.shapes import Strict, TextModel, by_shape
from reportgen.nouns.finding import FindingSeverity

__all__ = ["FindingModel", "FindingOrOff"]


class FindingModel(Strict):
    """A rule that judges figures, and what templates print where it holds."""

    when: str = Field(description="the finding holds where this does, such as check_rate < target(check_rate)")
    severity: FindingSeverity = Field("medium", description="how serious it is: the most serious are written first")
    by: str | None = Field(None, description="within one severity, the finding of which this is larger comes first")
    title: TextModel = Field(description="the problem in a few words, fit for a heading")
    problem: TextModel = Field(description="what the figures show, in the language of templates")
    cause: TextModel | None = Field(None, description="why it is so")
    step: TextModel | None = Field(None, description="what is to be done next, fit for an item of an enumeration")


FindingOrOff = Annotated[Annotated[FindingModel, Tag("mapping")] | Annotated[Literal["off"], Tag("text")], by_shape]
