"""What an indicator set may say, as pydantic models: the source of its JSON Schema."""

from typing import Annotated, Literal

from pydantic import Field, Tag

from reportgen.config.finding_model import FindingModel
from reportgen.config.shapes import NAMED, Decimals, Number, NumberOrText, Strict, TextModel, by_shape
from reportgen.config.units import BUILT_IN_UNITS
from reportgen.nouns.indicator import HedgeWord, IndicatorKind

__all__ = ["HedgeModel", "IndicatorModel", "SetModel"]


class HedgeModel(Strict):
    """An approximation: 1612 to 100 with `over` is 1600余 in Chinese and "over 1,600" in English."""

    to: Number = Field(description="the value is rounded to a multiple of this", gt=0)
    word: HedgeWord = Field("over", description="over 余, many 多 and at_least 以上 round down; nearly 近 rounds up")


Hedging = Annotated[
    Annotated[HedgeModel, Tag("mapping")] | Annotated[Literal["none"], Tag("text")],
    by_shape,
]


class IndicatorModel(Strict):
    """A definition that gives one value for every area and period: from a ledger, or by a formula."""

    name: TextModel = Field(description="what the figure is called in prose and in tables")
    unit: str = Field(
        description="the key of a unit, such as person, percent or yuan",
        json_schema_extra={"examples": [*BUILT_IN_UNITS]},
    )
    ledger: str | None = Field(None, description="the ledger whose rows are counted")
    where: str | None = Field(None, description='which rows are counted, such as flow == "in" and age >= 18')
    measure: str | None = Field(
        None,
        description="count, or sum(column), mean(column), min(column), max(column), distinct(column)",
        json_schema_extra={"pattern": r"^(count|(sum|mean|min|max|distinct)\(\s*\w+\s*\))$"},
    )
    formula: str | None = Field(None, description="a calculation from other indicators, such as checked / inflow")
    kind: IndicatorKind = Field("flow", description="stock: as of the end of a period; flow: over the period")
    by: str | None = Field(None, description="the ledger's column whose values are the categories of a breakdown")
    decimals: Decimals | None = Field(None, description="how many decimals are printed; by default those of the unit")
    hedge: Hedging | None = Field(None, description="print an approximation; none switches off the unit's")
    target: NumberOrText | None = Field(None, description="the value to reach, or the indicator that holds it")
    rank: Literal["high", "low"] | None = Field(None, description="rank areas among peers, this end first")
    suppress: bool | None = Field(
        None, description="whether small values are hidden where the config says so; by default those of people"
    )


class SetModel(Strict):
    """A file of indicators that configs select by its name."""

    set: str = Field(description="the name of the set, the same as the file's")
    indicators: dict[str, IndicatorModel] = Field(
        description="the indicators by the names that formulas use", json_schema_extra=NAMED
    )
    findings: dict[str, FindingModel] = Field(
        default_factory=dict, description="what is found in these indicators, by name", json_schema_extra=NAMED
    )
