"""The JSON Schemas that editors use."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from reportgen.config.document import parse_document, read_document
from reportgen.config.schema import SchemaName, json_schema, schema_text
from schemas import misfits

ROOT = Path(__file__).parents[2]
SETS = ("indicators", "ledgers")
SHIPPED = [path for folder in ("", *SETS) for path in (ROOT / "configs" / folder).glob("*.yaml")]
LAYOUTS = sorted((ROOT / "templates" / "layouts").glob("*.yaml"))


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
