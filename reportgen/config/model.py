"""What a config may say, as pydantic models: the source of its JSON Schema."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, Tag, WithJsonSchema

from reportgen.config.indicator_model import HedgeModel, IndicatorModel
from reportgen.config.shapes import NAMED, Decimals, NumberOrText, Paths, Strict, TextModel, Word, by_shape
from reportgen.nouns.report import ColumnType
from reportgen.nouns.unit import UnitKind

__all__ = ["ColumnModel", "ConfigModel", "LedgerModel", "SectionModel", "TableModel", "UnitModel"]

ReportPeriod = Literal["year", "half", "quarter", "month"]


def _paired(value: object) -> object:
    """Read a list of values as a mapping of each to itself."""
    return {str(item): item for item in value} if isinstance(value, list) else value


_VALUES_SCHEMA = {
    "anyOf": [
        {"type": "array", "items": {"type": ["string", "number", "boolean"]}},
        {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean"]}},
    ]
}
Values = Annotated[dict[str, Word], BeforeValidator(_paired), WithJsonSchema(_VALUES_SCHEMA)]


class AreasModel(Strict):
    """Where the hierarchy of areas is kept."""

    path: str = Field(description="a CSV file with code, name, level, parent and, if known, name_en")


class ColumnModel(Strict):
    """A column of a ledger, by the header that it has in the file."""

    name: str = Field(description="the name that filters and measures use")
    type: ColumnType = Field("text", description="what the cells hold")
    values: Values | None = Field(None, description="the values that cells may have, or what each text stands for")
    labels: dict[str, Word] | None = Field(None, description="English names of the values")
    min: NumberOrText | None = Field(None, description="the smallest value a cell may have; a date for dates")
    max: NumberOrText | None = Field(None, description="the largest value a cell may have; a date for dates")
    required: bool = Field(False, description="whether an empty cell is an error")


ColumnOrName = Annotated[Annotated[ColumnModel, Tag("mapping")] | Annotated[str, Tag("text")], by_shape]


class LedgerModel(Strict):
    """How to read a ledger."""

    path: Paths = Field(description="the file, or several, or a pattern such as persons-*.csv, below the data folder")
    area: str = Field(description="the column that holds the name or the code of the area")
    columns: dict[str, ColumnOrName] = Field(description="the columns that are read, by their headers", min_length=1)
    period: str | None = Field(None, description="the column of type period that says when a row counts")
    date: str | None = Field(None, description="the column of type date from when on a row counts")
    until: str | None = Field(None, description="the column of type date on which a row ceases to count")
    sheet: Word | None = Field(None, description="the sheet of a workbook; by default the first")
    header_row: Annotated[int, Field(ge=1)] | None = Field(
        None, description="the row of the headers; by default the first row that holds them all"
    )
    encoding: str = Field("auto", description="auto, utf-8, gb18030 or any other encoding that Python knows")
    on_bad_value: Literal["stop", "skip"] = Field("stop", description="skip counts a bad cell as missing and warns")


class UnitModel(Strict):
    """A unit, with its Chinese classifier and its English noun."""

    zh: str = Field(description="the Chinese classifier or unit, such as 人")
    en: str = Field(description="the English noun in the singular, such as person")
    en_plural: str | None = Field(None, description="the English plural; by default the singular and an s")
    kind: UnitKind = Field("count", description="what is measured; percent is on the scale of 0 to 100")
    decimals: Decimals = Field(0, description="how many decimals are printed where an indicator says nothing")


class SectionModel(Strict):
    """A section, by the name of its template."""

    name: str = Field(description="the name of its template without .md")
    when: str | None = Field(None, description="the section is written where this holds")


SectionOrName = Annotated[Annotated[SectionModel, Tag("mapping")] | Annotated[str, Tag("text")], by_shape]


class TableColumnModel(Strict):
    """A column of a table with a heading of its own."""

    indicator: str = Field(description="the indicator whose figures stand in the column")
    heading: TextModel | None = Field(None, description="the heading; by default the indicator's name")


TableColumnOrName = Annotated[Annotated[TableColumnModel, Tag("mapping")] | Annotated[str, Tag("text")], by_shape]


class TableModel(Strict):
    """A table with a row for each area below the report's."""

    title: TextModel = Field(description="what stands above the table")
    columns: list[TableColumnOrName] = Field(description="the indicators, from left to right", min_length=1)
    total: bool = Field(True, description="whether the last row is the report's own area")


class ConfigModel(Strict):
    """One kind of report: its ledgers, indicators, sections and checks."""

    report: str = Field(
        description="the name of the report: the folder of its templates, and what its stored figures are called",
        pattern=r"^[\w\u4e00-\u9fff-]+$",
    )
    title: TextModel = Field(description="the title; {{ area }} and {{ period }} are filled in")
    areas: AreasModel = Field(description="the hierarchy of areas")
    ledgers: dict[str, LedgerModel] = Field(description="the ledgers by name", min_length=1, json_schema_extra=NAMED)
    sections: list[SectionOrName] = Field(description="the sections in their order", min_length=1)
    layout: str = Field("gbt9704", description="the layout's name: a file in templates/layouts")
    periods: list[ReportPeriod] = Field(
        ["year"], description="the kinds of period that figures are made for", min_length=1
    )
    indicator_sets: list[str] = Field(default_factory=list, description="files in the folder indicators, by name")
    indicators: dict[str, IndicatorModel] = Field(
        default_factory=dict, description="further indicators", json_schema_extra=NAMED
    )
    units: dict[str, UnitModel] = Field(
        default_factory=dict, description="units beyond the built-in ones", json_schema_extra=NAMED
    )
    hedges: dict[str, HedgeModel] = Field(default_factory=dict, description="approximations by unit")
    decimals: dict[str, Decimals] = Field(default_factory=dict, description="printed decimals by unit")
    conditions: dict[str, str] = Field(
        default_factory=dict,
        description="names for conditions, for use in templates and in `when`",
        json_schema_extra=NAMED,
    )
    checks: list[str] = Field(default_factory=list, description="statements that must be true of the figures")
    tables: dict[str, TableModel] = Field(default_factory=dict, description="tables by name", json_schema_extra=NAMED)
    attachments: list[str] = Field(default_factory=list, description="the tables that are attached, in order")
    signature: TextModel | None = Field(None, description="who signs; {{ area }} is filled in")
    date: str = Field(
        "period_end",
        description="the date under the signature: period_end, or a day such as 2007-01-10",
        json_schema_extra={"pattern": r"^(period_end|\d{4}-\d{2}-\d{2})$"},
    )
    templates: str | None = Field(None, description="the folder of templates; by default one near the config")
