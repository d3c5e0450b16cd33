"""Values compared with a JSON Schema."""

from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["misfits"]

KINDS = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float)}


def misfits(value: object, schema: Mapping[str, Any], root: Mapping[str, Any], path: str) -> Iterator[str]:
    """Yield the paths of values that do not follow a schema, as far as types, choices and keys say."""
    if "$ref" in schema:
        schema = root["definitions"][schema["$ref"].rpartition("/")[2]]
    for whole in schema.get("allOf", ()):
        yield from misfits(value, whole, root, path)
    branches = schema.get("anyOf", schema.get("oneOf"))
    if branches and all(any(misfits(value, branch, root, path)) for branch in branches):
        yield path
    kinds = schema.get("type", list(KINDS))
    if value is not None and not any(fits(value, kind) for kind in ([kinds] if isinstance(kinds, str) else kinds)):
        yield path
    if value not in schema.get("enum", [value]) or value != schema.get("const", value):
        yield path
    yield from below(value, schema, root, path)


def fits(value: object, kind: str) -> bool:
    return isinstance(value, KINDS.get(kind, ())) and (kind == "boolean" or not isinstance(value, bool))


def below(value: object, schema: Mapping[str, Any], root: Mapping[str, Any], path: str) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (f"{path}/{name}" for name in schema.get("required", ()) if name not in value)
        for name, member in value.items():
            rest = schema.get("additionalProperties", {})
            if name not in schema.get("properties", {}) and rest is False:
                yield f"{path}/{name}"
            else:
                yield from misfits(member, schema.get("properties", {}).get(name, rest), root, f"{path}/{name}")
    for number, member in enumerate(value if isinstance(value, list) else ()):
        yield from misfits(member, schema.get("items", {}), root, f"{path}/{number}")
