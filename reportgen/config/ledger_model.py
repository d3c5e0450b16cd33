"""What a ledger set may say, as pydantic models: the source of its JSON Schema."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, Tag, WithJsonSchema

from reportgen.config.database_model import DatabaseOrNone, no_address
from reportgen.config.shapes import NAMED, NumberOrText, Paths, Strict, Word, by_shape
from reportgen.nouns.report import ColumnType

__all__ = ["ColumnModel", "LedgerModel", "LedgerSetModel"]


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


class ColumnModel(Strict):
    """A column of a ledger, by the header that it has in the file."""

    name: str = Field(description="the name that filters and measures use")
    type: ColumnType = Field("text", description="what the cells hold")
    values: Values | None = Field(None, description="the values that cells may have, or what each text stands for")
    labels: dict[str, Word] | None = Field(None, description="English names of the values")
    min: NumberOrText | None = Field(None, description="the smallest value a cell may have; a date for dates")
    max: NumberOrText | None = Field(None, description="the largest value a cell may have; a date for dates")
    required: bool = Field(False, description="whether an empty cell is an error")
    optional: bool = Field(False, description="whether a file may lack the column; what needs it is then missing")


ColumnOrName = Annotated[Annotated[ColumnModel, Tag("mapping")] | Annotated[str, Tag("text")], by_shape]


def _no_addresses(paths: list[str]) -> list[str]:
    return [no_address(path) for path in paths]


class LedgerModel(Strict):
    """How to read a ledger."""

    path: Annotated[Paths, AfterValidator(_no_addresses)] | None = Field(
        None, description="the file, or several, or a pattern such as persons*, below the data folder"
    )
    database: DatabaseOrNone = Field(None, description="the database that holds the ledger, in place of files")
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
    optional: bool = Field(False, description="whether there may be no file; what needs the ledger is then missing")
    complete: bool = Field(False, description="whether an area without a row in a period had none, which is 0")
    on_bad_value: Literal["stop", "skip"] = Field("stop", description="skip counts a bad cell as missing and warns")


class LedgerSetModel(Strict):
    """A file of ledgers that configs select by its name."""

    ledgers: dict[str, LedgerModel] = Field(description="the ledgers by name", json_schema_extra=NAMED)
