"""Shapes of values that models share: texts in both languages, one or a list, a name or a mapping."""

from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    JsonValue,
    Tag,
    WithJsonSchema,
)

__all__ = ["NAMED", "Decimals", "Number", "NumberOrText", "Paths", "Strict", "TextModel", "Word", "by_shape"]


class Strict(BaseModel):
    """A mapping with known keys only and values of exactly the declared types."""

    model_config = ConfigDict(extra="forbid", strict=True)


class TextModel(Strict):
    """The same text in both languages."""

    zh: str = Field(description="the text in Chinese", min_length=1)
    en: str = Field(description="the text in English", min_length=1)


def _word(value: object) -> object:
    """Read a number or a truth as it is written, where a text is wanted: a sheet may be called 2006."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int | float) else value


def _whole(value: float) -> float:
    """Keep whole numbers whole, as they are written in the file."""
    return int(value) if value.is_integer() else value


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _shape(value: Any) -> Literal["mapping", "list", "number", "text"]:  # noqa: ANN401 - whatever YAML holds
    if isinstance(value, dict):
        return "mapping"
    if isinstance(value, list):
        return "list"
    return "number" if isinstance(value, int | float) and not isinstance(value, bool) else "text"


# For JSON Schema alone: what keys look like where they are names that expressions use.
NAMED: dict[str, JsonValue] = {"propertyNames": {"pattern": "^[a-z][a-z0-9_]*$"}}

by_shape = Discriminator(_shape)

Word = Annotated[str, BeforeValidator(_word), WithJsonSchema({"type": ["string", "number", "boolean"]})]
Number = Annotated[float, Field(allow_inf_nan=False), AfterValidator(_whole)]
NumberOrText = Annotated[Annotated[Number, Tag("number")] | Annotated[str, Tag("text")], by_shape]
Paths = Annotated[
    list[str],
    BeforeValidator(_listed),
    Field(min_length=1),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}),
]
Decimals = Annotated[int, Field(ge=0, le=6)]
