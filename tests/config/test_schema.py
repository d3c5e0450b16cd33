"""The JSON Schemas that editors use."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from reportgen.config.document import parse_document, read_document
from reportgen.config.schema import SchemaName, json_schema, schema_text

ROOT = Path(__file__).parents[2]
SETS = ("indicators", "ledgers")
SHIPPED = [path for folder in ("", *SETS) for path in (ROOT / "configs" / folder).glob("*.yaml")]
LAYOUTS = sorted((ROOT / "templates" / "layouts").glob("*.yaml"))
KINDS = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float)}


@pytest.mark.parametrize("which", ["config", *SETS])
def test_the_schema_in_the_repository_is_that_of_the_models(which: SchemaName, request: pytest.FixtureRequest) -> None:
    path = ROOT / "schemas" / f"{which}.schema.json"
    if request.config.getoption("--regenerate"):
        path.write_text(schema_text(which), encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == schema_text(which)


@pytest.mark.parametrize("which", ["config", *SETS, "layout"])
def test_a_schema_is_of_draft_7_with_nothing_beside_a_reference(which: SchemaName) -> None:
    schema = json_schema(which)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    for part in parts(schema):
        assert "$defs" not in part
        assert "$ref" not in part or list(part) == ["$ref"]
        assert part.get("$ref", "#/definitions/").startswith("#/definitions/")


@pytest.mark.parametrize("which", ["config", *SETS, "layout"])
def test_every_key_is_described(which: SchemaName) -> None:
    schema = json_schema(which)
    objects = [schema, *schema["definitions"].values()]
    fields = [(name, field) for found in objects for name, field in found.get("properties", {}).items()]
    assert [name for name, field in fields if not field.get("description")] == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_shipped_files_follow_the_schema(path: Path) -> None:
    document, issues = read_document(path, path.name)
    schema = json_schema(path.parent.name if path.parent.name in SETS else "config")
    assert not issues
    assert list(misfits(document.data, schema, schema, "")) == []


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_layouts_that_ship_follow_the_schema_of_files_and_of_options(path: Path) -> None:
    document, issues = read_document(path, path.name)
    schema = json_schema("layout")
    assert not issues
    assert list(misfits(document.data, schema, schema, "")) == []


def test_a_layout_with_changes_follows_the_schema_of_configs() -> None:
    text = "layout: {base: plain, options: [serif], grid: {pitch: 20pt}, languages: {en: {page_number: {text: '{}'}}}}"
    whole = json_schema("config")
    schema = {**whole, "required": []}
    for right in (text, "layout: plain"):
        assert list(misfits(parse_document(right, "config.yaml")[0].data, schema, whole, "")) == []
    wrong = parse_document("layout: {base: plain, option: [serif], grid: {pitch: 20}}", "config.yaml")[0].data
    assert list(misfits(wrong, schema, whole, "")) == ["/layout"]


def test_shorthands_follow_the_schema() -> None:
    document, _ = read_document(Path(__file__).parent / "sound" / "summary.yaml", "summary.yaml")
    schema = json_schema("config")
    assert list(misfits(document.data, schema, schema, "")) == []


def test_wrong_values_do_not_follow_the_schema() -> None:
    document, _ = read_document(Path(__file__).parent / "broken" / "keys.yaml", "keys.yaml")
    schema = json_schema("config")
    found = {path.split("/")[1] for path in misfits(document.data, schema, schema, "")}
    assert {"layot", "areas", "periods", "ledgers", "sections", "decimals", "indicators", "tables"} <= found


def parts(part: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(part, dict):
        yield part
    for child in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from parts(child)


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
