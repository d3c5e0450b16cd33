"""JSON Schema of the files that users write, for completion and checks in editors."""

import json
from typing import Any, Literal

from pydantic import BaseModel

__all__ = ["SchemaName", "json_schema", "schema_text"]

# JSON Schema is data of any shape.
_Schema = dict[str, Any]

SchemaName = Literal["config", "indicators", "ledgers", "layout"]

_TITLES: dict[SchemaName, str] = {
    "config": "reportgen config",
    "indicators": "reportgen indicator set",
    "ledgers": "reportgen ledger set",
    "layout": "reportgen layout",
}


def json_schema(which: SchemaName) -> _Schema:
    """Return the JSON Schema (draft 7, which editors understand) of a kind of file."""
    found = _model(which).model_json_schema(ref_template="#/definitions/{model}")
    definitions = found.pop("$defs", {})
    schema = {"$schema": "http://json-schema.org/draft-07/schema#", **found, "definitions": definitions}
    return {**_plain(schema), "title": _TITLES[which]}


def schema_text(which: SchemaName) -> str:
    """Return a JSON Schema as the text of a file."""
    return json.dumps(json_schema(which), ensure_ascii=False, indent=2) + "\n"


def _model(which: SchemaName) -> type[BaseModel]:
    if which == "layout":
        from reportgen.config.layout_model import LayoutFileModel

        return LayoutFileModel
    from reportgen.config.indicator_model import SetModel
    from reportgen.config.ledger_model import LedgerSetModel
    from reportgen.config.model import ConfigModel

    models: dict[SchemaName, type[BaseModel]] = {
        "config": ConfigModel,
        "indicators": SetModel,
        "ledgers": LedgerSetModel,
    }
    return models[which]


def _plain(part: Any) -> Any:  # noqa: ANN401
    """Leave out titles made from names; wrap references, whose neighbours draft 7 does not read."""
    if isinstance(part, list):
        return [_plain(item) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {key: _plain(value) for key, value in part.items() if key != "title" or not isinstance(value, str)}
    if "$ref" in kept and len(kept) > 1:
        kept = {"allOf": [{"$ref": kept.pop("$ref")}], **kept}
    return kept
