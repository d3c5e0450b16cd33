"""What the guide says of configs, ledgers, indicators, expressions and layouts is true of the code."""

# ruff: noqa: ANN401 - YAML and JSON hold data of any shape

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from making import rendered
from pages import LANGS, ROOT, blocks, held, page, table

from reportgen.config.document import parse_document, read_document
from reportgen.config.layout import resolved_layout
from reportgen.config.load import load_config
from reportgen.config.schema import json_schema
from reportgen.config.units import BUILT_IN_UNITS
from reportgen.data.parse_cell import as_boolean, as_date, as_integer, as_number, as_percent, as_period
from reportgen.expressions.functions import FIGURE_FUNCTIONS, ROW_FUNCTIONS
from reportgen.nouns.issue import ReportError

# In the order in which a reader meets them: later examples add to earlier ones.
PAGES = (
    "configs", "tables-and-charts", "official-documents", "ledgers", "databases", "indicators", "expressions",
    "findings", "suppression-and-rounding", "exceptions",
)  # fmt: skip
READERS = {
    "integer": as_integer,
    "number": as_number,
    "percent": as_percent,
    "boolean": as_boolean,
    "date": as_date,
    "period": as_period,
}
UNIT_HEADS = {"en": ("key", "中文", "English", "kind", "decimals"), "zh": ("键", "中文", "英文", "性质", "小数位")}


def _joined(one: Any, other: Any) -> Any:
    """Add an example to what earlier ones say: mappings key by key, anything else replaced."""
    if isinstance(one, dict) and isinstance(other, dict):
        return {**one, **{key: _joined(one.get(key), value) for key, value in other.items()}}
    return other


def _written(folder: Path) -> Path:
    """Write what the examples of all pages add up to; return the config."""
    for name in ("indicators", "ledgers", "templates"):
        (folder / name).mkdir()
    whole: dict[Path, Any] = {}
    for number, block in enumerate(found for name in PAGES for found in blocks(page("en", name))):
        if block.kind == "yaml":
            part = folder / f"{number}.yaml"
            part.write_text(block.text, encoding="utf-8")
            document, issues = read_document(part, part.name)
            assert not issues, rendered(issues)
            path = _home(block.text, document.data, folder)
            whole[path] = _joined(whole.get(path), document.data)
    for path, data in whole.items():
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return folder / "config.yaml"


def _home(text: str, data: Any, folder: Path) -> Path:
    """Return the file that an example is a part of."""
    if "set" in data:
        return folder / "indicators" / f"{data['set']}.yaml"
    named = re.match(r"# (ledgers/\w+\.yaml)\n", text)
    return folder / (named[1] if named else "config.yaml")


def test_the_examples_add_up_to_a_config_that_loads(tmp_path: Path) -> None:
    try:
        loaded = load_config(_written(tmp_path))
    except ReportError as error:
        pytest.fail(rendered(error.issues))
    assert [ledger.name for ledger in loaded.ledgers] == [
        "visits", "persons", "services", "meetings", "repairs", "rooms", "houses", "moves",
    ]  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("which", ["config", "indicators", "ledgers"])
def test_every_key_is_explained(which: Any, lang: str) -> None:
    texts = (page(lang, name).read_text(encoding="utf-8") for name in (*PAGES, "layouts"))
    prose = re.sub(r"^```.*?^```$", "", "\n".join(texts), flags=re.MULTILINE | re.DOTALL)
    words = {word for code in re.findall("`([^`]+)`", prose) for word in re.findall(r"[\w-]+", code)}
    schema = json.loads(json.dumps(json_schema(which)))
    models = [schema, *schema["definitions"].values()]
    keys = {key for model in models for key in model.get("properties", {})}
    choices = {value for model in models for part in model.get("properties", {}).values() for value in _choices(part)}
    assert sorted((keys | choices) - words) == []


def _choices(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from (value for value in part.get("enum", ()) if isinstance(value, str))
        yield from (found for value in part.values() for found in _choices(value))
    elif isinstance(part, list):
        yield from (found for value in part for found in _choices(value))


@pytest.mark.parametrize("lang", LANGS)
def test_cells_are_accepted_and_refused_as_the_table_of_types_says(lang: str) -> None:
    text = page(lang, "ledgers").read_text(encoding="utf-8")
    part = text.partition("<!-- types -->")[2].partition("<!-- /types -->")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in part.strip().splitlines()[2:]]
    assert {row[0].strip("`") for row in rows} == {*READERS, "text", "category"}
    for kind, _, accepted, refused in rows:
        if read := READERS.get(kind.strip("`")):
            assert [cell for cell in re.findall("`(.+?)`", accepted) if read(cell) is None] == []
            assert [cell for cell in re.findall("`(.+?)`", refused) if read(cell) is not None] == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_function_of_expressions_is_explained(lang: str) -> None:
    _, rows, figures = page(lang, "expressions").read_text(encoding="utf-8").split("\n## ")
    for part, functions in ((rows, ROW_FUNCTIONS), (figures, FIGURE_FUNCTIONS)):
        assert set(re.findall(r"`(\w+)\([^`]*\)`(?=[^\n]*\|)", part)) == functions


@pytest.mark.parametrize("lang", LANGS)
def test_the_table_of_units_is_that_of_the_code(lang: str, regenerate: bool) -> None:
    rows = [
        (f"`{unit.key}`", unit.zh, unit.en if unit.en == unit.en_plural else f"{unit.en}, {unit.en_plural}", unit.kind,
         unit.decimals)
        for unit in BUILT_IN_UNITS.values()
    ]  # fmt: skip
    held(page(lang, "indicators"), "units", table(UNIT_HEADS[lang], *rows), regenerate=regenerate)


def test_the_examples_of_layouts_are_right(tmp_path: Path) -> None:
    (tmp_path / "layouts").mkdir()
    changed, own, *named = blocks(page("en", "layouts"))
    (tmp_path / "layouts" / "ours.yaml").write_text(own.text, encoding="utf-8")
    (tmp_path / "layouts" / "letterhead.docx").touch()
    for block in (changed, *named):
        document, issues = parse_document(block.text, "config.yaml")
        found = resolved_layout(document, tmp_path)
        assert rendered([*issues, *found.issues]) == ""


@pytest.mark.parametrize("lang", LANGS)
def test_every_option_of_a_layout_is_explained(lang: str) -> None:
    rows = re.findall(r"^\| `(\w+)` \| (`.*)$", page(lang, "layouts").read_text(encoding="utf-8"), re.MULTILINE)
    explained = {layout: set(re.findall(r"`(\w+)`", text)) for layout, text in rows}
    for path in (ROOT / "templates" / "layouts").glob("*.yaml"):
        document, _ = read_document(path, path.name)
        assert explained[path.stem] == set(document.at("options"))
