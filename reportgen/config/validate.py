"""Values against a pydantic model, its complaints as issues that know the line of the key."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from reportgen.config.document import Document, KeyPath
from reportgen.nouns.issue import Issue, issue, nearest

__all__ = ["Complaint", "validated"]

# JSON Schema is data of any shape.
_Schema = Mapping[str, Any]
_Model = TypeVar("_Model", bound=BaseModel)

Complaint = tuple[KeyPath, Issue]

# How a value of a type is written in YAML, in any language.
_WRITTEN = {
    "string": '"…"',
    "integer": "123",
    "number": "1.5",
    "boolean": "true/false",
    "array": "[…, …]",
    "object": "{…: …}",
}
_BRANCHES = {"mapping": "object", "list": "array", "number": "number", "text": "string"}
_LIMITS = {"greater_than": ">", "greater_than_equal": ">=", "less_than": "<", "less_than_equal": "<="}
_FEW = 4
_LANGUAGES = {"zh", "en"}


def validated(model: type[_Model], document: Document, data: object = None) -> tuple[_Model | None, list[Complaint]]:
    """Return the model of a document (or of `data` in its place), or None and every complaint with its key's path."""
    try:
        return model.model_validate(document.data if data is None else data), []
    except ValidationError as error:
        schema = model.model_json_schema()
        return None, [_complaint(details, document, schema) for details in error.errors(include_url=False)]


def _complaint(details: ErrorDetails, document: Document, root: _Schema) -> Complaint:
    path, schema, parent = _followed(details["loc"], root)
    kind, context = details["type"], details.get("ctx", {})
    if kind == "extra_forbidden":
        return path, _unknown_key(document, path, parent, root)
    if kind == "missing":
        return path, _missing_key(document, path, parent)
    if "." in kind:
        found = {name: value for name, value in context.items() if name != "allowed"}
        return path, issue(kind, document.value(*path), allowed=context.get("allowed", ()), **found)
    return path, _bad_value(document, path, schema, kind, context)


def _holder(parent: _Schema, key: str, root: _Schema) -> str:
    """Return the one key beside an unknown one that holds a key of its name, or an empty text."""
    beside = _branch(parent, "object", root).get("properties", {})
    inner = {name: _branch(_resolved(schema, root), "object", root) for name, schema in beside.items()}
    holders = [name for name, schema in inner.items() if key in schema.get("properties", ())]
    return holders[0] if len(holders) == 1 else ""


def _is_cut_off(document: Document, path: KeyPath, key: str) -> bool:
    """Say whether a key is the end of a value: {formula: max(a, b)} is read as the two keys `formula` and `b)`."""
    if key.count(")") > key.count("("):
        return True
    start, end = document.key(*path).column or 0, document.value(*path).column or 0
    return document.at(*path) is None and (" " in key or end == start + len(key))


def _unknown_key(document: Document, path: KeyPath, parent: _Schema, root: _Schema) -> Issue:
    allowed = tuple(_branch(parent, "object", root).get("properties", ()))
    key = str(path[-1])
    if _is_cut_off(document, path, key):
        return issue("config.unquoted-comma", document.key(*path), key=key)
    if holder := _holder(parent, key, root):
        return issue("config.key-outside", document.key(*path), key=key, holder=holder)
    return issue("config.unknown-key", document.key(*path), allowed=allowed, nearest=nearest(key, allowed), key=key)


def _missing_key(document: Document, path: KeyPath, parent: _Schema) -> Issue:
    place, key = document.key(*path[:-1]), str(path[-1])
    if set(parent.get("properties", ())) - {"when"} == _LANGUAGES:
        return issue("config.missing-language", place, key=key, inside=_dotted(path[:-1]))
    if len(path) == 1:
        return issue("config.missing-key", place, key=key)
    return issue("config.missing-key-in", place, key=key, inside=_dotted(path[:-1]))


def _bad_value(document: Document, path: KeyPath, schema: _Schema, kind: str, context: Mapping[str, Any]) -> Issue:
    value, place, key = document.at(*path), document.key(*path), _dotted(path)
    choices = tuple(str(choice) for choice in schema.get("enum", (schema["const"],) if "const" in schema else ()))
    if value is None:
        return issue("config.empty-value", place, allowed=choices or _written(schema), key=key)
    found = _short(value)
    if kind == "literal_error" or (choices and isinstance(value, str)):
        near = nearest(found, choices)
        return issue("config.not-allowed", place, allowed=choices, nearest=near, key=key, found=found)
    if kind in _LIMITS:
        limit = f"{next(iter(context.values())):g}"
        return issue("config.out-of-range", place, allowed=[f"{_LIMITS[kind]} {limit}"], key=key, found=found)
    if kind in ("too_short", "string_too_short"):
        return issue("config.empty-value", place, allowed=_written(schema), key=key)
    if kind == "string_pattern_mismatch":
        return issue("config.bad-report-name", place, name=found)
    listed = schema.get("type") == "array" and not isinstance(value, dict | list)
    written = (f"[{found}]",) if listed else _written(schema)
    return issue("config.wrong-type", place, allowed=choices or written, key=key, found=found)


def _followed(location: Sequence[str | int], root: _Schema) -> tuple[KeyPath, _Schema, _Schema]:
    """Follow pydantic's location through the schema; return the path in the data, its schema and its parent's.

    Pydantic puts the tag of a union's branch into the location; the data has no such step.
    """
    path: list[str | int] = []
    schema, parent = _resolved(root, root), root
    for step in location:
        if (step in _BRANCHES) and _is_union(schema):
            schema = _branch(schema, _BRANCHES[str(step)], root) or schema
            continue
        path.append(step)
        parent, schema = schema, _below(schema, step, root)
    if _is_union(schema):
        schema = {"anyOf": [_resolved(branch, root) for branch in _branches(schema)]}
    return tuple(path), schema, parent


def _below(schema: _Schema, step: str | int, root: _Schema) -> _Schema:
    if isinstance(step, int):
        return _resolved(_branch(schema, "array", root).get("items", {}), root)
    schema = _branch(schema, "object", root)
    rest = schema.get("additionalProperties")
    found = schema.get("properties", {}).get(step, rest if isinstance(rest, dict) else {})
    return _resolved(found, root)


def _is_union(schema: _Schema) -> bool:
    return "anyOf" in schema or "oneOf" in schema


def _branch(schema: _Schema, kind: str, root: _Schema) -> _Schema:
    """Return the branch of a union for values of a kind, the schema itself where it is no union."""
    if not _is_union(schema):
        return schema
    branches = [_resolved(branch, root) for branch in _branches(schema)]
    return next((branch for branch in branches if kind == branch.get("type")), {})


def _branches(schema: _Schema) -> Iterator[_Schema]:
    yield from schema.get("anyOf", schema.get("oneOf", ()))


def _resolved(schema: _Schema, root: _Schema) -> _Schema:
    """Return what a reference stands for, and an optional value's own schema."""
    while True:
        present = [branch for branch in _branches(schema) if branch.get("type") != "null"]
        if "$ref" in schema:
            schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
        elif len(present) == 1:
            schema = present[0]
        else:
            return schema


def _written(schema: _Schema) -> tuple[str, ...]:
    """Return how values of a schema are written."""
    if "enum" in schema or "const" in schema:
        return tuple(schema.get("enum", (schema.get("const"),)))
    kind = schema.get("type")
    if kind == "object" and "properties" in schema:
        keys = schema["properties"]
        if len(keys) == 1:
            return tuple(f"{{{name}: {written}}}" for name in keys for written in _written(keys[name])[:1] or ("…",))
        needed = [f"{name}: …" for name in schema.get("required", keys)]
        more = ["…"] if len(needed) > _FEW else []
        return ("{" + ", ".join(needed[:_FEW] + more) + "}",)
    if kind == "integer" and "minimum" in schema and "maximum" in schema:
        return (f"{schema['minimum']}…{schema['maximum']}",)
    if kind is None:
        return tuple(text for branch in _branches(schema) for text in _written(branch))
    return tuple(_WRITTEN[name] for name in ([kind] if isinstance(kind, str) else kind) if name in _WRITTEN)


def _dotted(path: KeyPath) -> str:
    steps = [str(step + 1) if isinstance(step, int) else step for step in path]
    return " → ".join(steps)


def _short(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: …" for key in list(value)[:3]) + "}"
    if isinstance(value, list):
        return "[…]" if value else "[]"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"
