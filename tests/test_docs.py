"""What the documentation says of configs, templates and commands is true of the code."""

# ruff: noqa: ANN401 - YAML and JSON hold data of any shape

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from making import rendered
from office import FACTS, printed, refusal

from reportgen.cli import commands
from reportgen.config.document import read_document
from reportgen.config.load import load_config
from reportgen.config.schema import json_schema
from reportgen.config.units import BUILT_IN_UNITS
from reportgen.data.parse_cell import as_boolean, as_date, as_integer, as_number, as_percent, as_period
from reportgen.data.place_names import english_name
from reportgen.expressions.functions import FIGURE_FUNCTIONS, ROW_FUNCTIONS
from reportgen.narrative.bound import ReportFunctions
from reportgen.narrative.phrases.wording import Wording
from reportgen.narrative.render import wording_functions
from reportgen.narrative.words import AREA_PARTS, PERIOD_PARTS
from reportgen.nouns.issue import ReportError

ROOT = Path(__file__).parents[1]
CONFIGS, TEMPLATES = ROOT / "docs" / "configs.md", ROOT / "docs" / "templates.md"
FENCED = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
READERS = {
    "integer": as_integer,
    "number": as_number,
    "percent": as_percent,
    "boolean": as_boolean,
    "date": as_date,
    "period": as_period,
}
# Each wording function as a Chinese and as an English template calls it.
CALLS = (
    ("inflow", "inflow"),
    ("value(inflow)", "value(inflow)"),
    ("number(inflow)", "number(inflow)"),
    ("name(inflow)", "name(inflow)"),
    ('counted(inflow, "名")', 'counted(inflow, "arrival")'),
    ('per(grants, "户")', 'per(grants, "household")'),
    ("total(inflow)", "total(inflow)"),
    ('words(films, "场")', 'words(films, "film evening")'),
    ("an(films)", "an(films)"),
    ("opening(inflow)", "opening(inflow)"),
    ("change(inflow)", "change(inflow)"),
    ("change(check_rate)", "change(check_rate)"),
    ("change(inflow, brief=true)", "change(inflow, brief=true)"),
    ("grew(outflow)", "grew(outflow)"),
    ("difference(inflow)", "difference(inflow)"),
    ("times(inflow)", "times(inflow)"),
    ('at(inflow, "2001")', 'at(inflow, "2001")'),
    ('change(inflow, than=at(inflow, "2001"))', 'change(inflow, than=at(inflow, "2001"))'),
    ('average_growth(inflow, at(inflow, "2001"))', 'average_growth(inflow, at(inflow, "2001"))'),
    ("share(inflow_women, inflow)", "share(inflow_women, inflow)"),
    ('rank(inflow, "全区", "乡镇")', 'rank(inflow, "the district", "townships")'),
    ("target(inflow)", "target(inflow)"),
    ("target(check_rate)", "target(check_rate)"),
    ("highest(check_rate, 2)", "highest(check_rate, 2)"),
    ("lowest(check_rate)", "lowest(check_rate)"),
    ("reaching(check_rate)", "reaching(check_rate)"),
    ("gap(check_rate)", "gap(check_rate)"),
    ("planned(films, films_planned)", "planned(films, films_planned)"),
    ("aim(check_rate, 98)", "aim(check_rate, 98)"),
    ("budget(grants)", "budget(grants)"),
    ("over(inflow, 1000)", "over(inflow, 1000)"),
    ("many(inflow, 1000)", "many(inflow, 1000)"),
    ("nearly(check_rate, 98)", "nearly(check_rate, 98)"),
    ("at_least(check_rate, 95)", "at_least(check_rate, 95)"),
    ("at_most(films, 10)", "at_most(films, 10)"),
    ("about(inflow, 1000)", "about(inflow, 1000)"),
    ("zero(complaints)", "zero(complaints)"),
    ("zeros(complaints, disputes)", "zeros(complaints, disputes)"),
    ("range(films, 12)", "range(films, 12)"),
    ("split(agricultural, non_agricultural)", "split(agricultural, non_agricultural)"),
    ("of_these(agricultural, non_agricultural)", "of_these(agricultural, non_agricultural)"),
    (
        "split(agricultural, non_agricultural, other=population)",
        "split(agricultural, non_agricultural, other=population)",
    ),
    ("out_of(inflow_women, inflow)", "out_of(inflow_women, inflow)"),
    ("jurisdiction(villages, communities)", "jurisdiction(villages, communities)"),
    ("goods(oil, rice, pork)", "goods(oil, rice, pork)"),
    (
        'tally(incomplete, late, whole=problems, noun="个问题")',
        'tally(incomplete, late, whole=problems, noun="problem")',
    ),
    ("rectified(incomplete, problems)", "rectified(incomplete, problems)"),
    (
        'deadlines(15, "本市", 30, "外市")',
        'deadlines(15, "people from the city", 30, "those from other cities")',
    ),
    ("respectively(inflow, outflow)", "respectively(inflow, outflow)"),
    ("top(inflow_by_origin, 2)", "top(inflow_by_origin, 2)"),
    ("top_share(inflow_by_origin, 2)", "top_share(inflow_by_origin, 2)"),
    ('listing("甲", "乙", "丙")', 'listing("rent", "fares", "meals")'),
    ("enumerator(2)", "enumerator(2)"),
    ("numbering(1, 3)", "numbering(1, 3)"),
    ("ordinal(3)", "ordinal(3)"),
    ('date("2006-03-05")', 'date("2006-03-05")'),
    ("as_of(period)", "as_of(period)"),
    ("during(period)", "during(period)"),
    ("from_to(period)", "from_to(period)"),
    ("so_far(period)", "so_far(period)"),
    ("previous_year(inflow)", "previous_year(inflow)"),
    ("last_years(3)", "last_years(3)"),
    ("year_words(2006)", "year_words(2006)"),
)
PLACES = (
    "石桥村",
    "盘龙城经济开发区",
    "捞刀河街道",
    "长阳土家族自治县",
    "蔚县",
    "西安市",
    "陕西省",
    "西藏自治区",
    "长汀县卫生局",
)


def blocks(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the fenced blocks of a file, each with what stands behind its fence."""
    for found in FENCED.finditer(path.read_text(encoding="utf-8")):
        yield found[1], found[2]


def held(path: Path, name: str, lines: list[str], *, regenerate: bool) -> None:
    """Compare a generated part of a file, between its marks, with what it should be."""
    text = path.read_text(encoding="utf-8")
    begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    before, _, rest = text.partition(begin)
    found, mark, behind = rest.partition(end)
    assert mark, f"{path.name} has no part {name}"
    wanted = "".join(f"{line}\n" for line in lines)
    if regenerate:
        path.write_text(before + begin + wanted + end + behind, encoding="utf-8", newline="\n")
    else:
        assert found == wanted, f"run pytest --regenerate and read {path.name}"


def table(*rows: tuple[object, ...]) -> list[str]:
    lines = ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    return [lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]


def said(call: str, lang: str) -> str:
    return printed(f"x {{{{ {call} }}}}", lang).removeprefix("x").strip()


@pytest.fixture
def regenerate(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--regenerate"))


def _joined(one: Any, other: Any) -> Any:
    """Add an example to what earlier ones say: mappings key by key, anything else replaced."""
    if isinstance(one, dict) and isinstance(other, dict):
        return {**one, **{key: _joined(one.get(key), value) for key, value in other.items()}}
    return other


def test_the_examples_of_configs_add_up_to_one_that_loads(tmp_path: Path) -> None:
    for folder in ("indicators", "ledgers", "templates"):
        (tmp_path / folder).mkdir()
    whole: dict[str, Any] = {}
    sets: dict[str, Any] = {}
    for number, (kind, text) in enumerate(blocks(CONFIGS)):
        if kind == "yaml":
            part = tmp_path / f"{number}.yaml"
            part.write_text(text, encoding="utf-8")
            document, issues = read_document(part, part.name)
            assert not issues, rendered(issues)
            if "set" in document.data:
                sets = _joined(sets, {f"{document.data['set']}.yaml": document.data})
            elif named := re.match(r"# (ledgers/\w+\.yaml)\n", text):
                (tmp_path / named[1]).write_text(text, encoding="utf-8")
            else:
                whole = _joined(whole, document.data)
    path = tmp_path / "config.yaml"
    written = {path: whole, **{tmp_path / "indicators" / name: data for name, data in sets.items()}}
    for file, data in written.items():
        file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    try:
        loaded = load_config(path)
    except ReportError as error:
        pytest.fail(rendered(error.issues))
    assert [ledger.name for ledger in loaded.ledgers] == ["visits", "persons", "services", "meetings"]


@pytest.mark.parametrize("which", ["config", "indicators", "ledgers"])
def test_every_key_is_explained(which: Any) -> None:
    prose = FENCED.sub("", CONFIGS.read_text(encoding="utf-8"))
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


def test_cells_are_accepted_and_refused_as_the_table_of_types_says() -> None:
    part = CONFIGS.read_text(encoding="utf-8").partition("<!-- types -->")[2].partition("<!-- /types -->")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in part.strip().splitlines()[2:]]
    assert {row[0].strip("`") for row in rows} == {*READERS, "text", "category"}
    for kind, _, accepted, refused in rows:
        if read := READERS.get(kind.strip("`")):
            assert [cell for cell in re.findall("`(.+?)`", accepted) if read(cell) is None] == []
            assert [cell for cell in re.findall("`(.+?)`", refused) if read(cell) is not None] == []


@pytest.mark.parametrize("functions", [ROW_FUNCTIONS, FIGURE_FUNCTIONS], ids=["rows", "figures"])
def test_every_function_of_expressions_is_explained(functions: frozenset[str]) -> None:
    text = CONFIGS.read_text(encoding="utf-8").partition("\n## Expressions")[2].partition("\n## ")[0]
    before, _, behind = text.partition("Functions of formulas")
    part = before if functions is ROW_FUNCTIONS else behind
    assert set(re.findall(r"`(\w+)\([^`]*\)`(?=[^\n]*\|)", part)) == functions


def test_the_table_of_units_is_that_of_the_code(regenerate: bool) -> None:
    rows = [
        (f"`{unit.key}`", unit.zh, unit.en if unit.en == unit.en_plural else f"{unit.en}, {unit.en_plural}", unit.kind,
         unit.decimals)
        for unit in BUILT_IN_UNITS.values()
    ]  # fmt: skip
    held(CONFIGS, "units", table(("key", "中文", "English", "kind", "decimals"), *rows), regenerate=regenerate)


def test_the_figures_of_the_examples_are_those_of_the_table(regenerate: bool) -> None:
    rows = [
        (f"`{name}`", said(f"name({name})", "zh"), said(name, "zh"), said(f"name({name})", "en"), said(name, "en"))
        for name in FACTS
        if name != "lost"
    ]
    held(TEMPLATES, "figures", table(("name", "中文", "", "English", ""), *rows), regenerate=regenerate)


def test_areas_and_periods_offer_what_the_table_says(regenerate: bool) -> None:
    names = ["area", "area.name", "area.code", "area.parent", "area.county", "area.city", "area.province"]
    names += ["period", "period.year", "period.start", "period.end", "period.whole", "period.close"]
    names += ["period.previous", "period.next", "period.next_year"]
    parts = {f"area.{part}" for part in AREA_PARTS} | {f"period.{part}" for part in PERIOD_PARTS}
    assert set(names) == {"area", "period"} | parts
    rows = [(f"`{name}`", said(name, "zh"), said(name, "en")) for name in names]
    held(TEMPLATES, "words", table(("in a template", "中文", "English"), *rows), regenerate=regenerate)


def test_wording_functions_say_what_the_table_says(regenerate: bool) -> None:
    rows = []
    for zh, en in CALLS:
        call = f"`{zh}`" if zh == en else f"`{zh}`, `{en}`"
        rows.append((call, said(zh, "zh"), said(en, "en")))
    held(TEMPLATES, "functions", table(("in a template", "中文", "English"), *rows), regenerate=regenerate)


def test_every_wording_function_is_in_the_table() -> None:
    shown = {call.partition("(")[0] for call, _ in CALLS if "(" in call}
    # In templates `period` is the report's period.
    assert shown == {*wording_functions(Wording), *wording_functions(ReportFunctions)} - {"period"}


def test_places_are_named_in_english_as_the_table_says(regenerate: bool) -> None:
    rows = [(place, english_name(place)) for place in PLACES]
    held(TEMPLATES, "places", table(("中文", "English"), *rows), regenerate=regenerate)


def _template_examples() -> list[tuple[str, str, str]]:
    found = list(blocks(TEMPLATES))
    pairs = pairwise(found)
    return [(kind.partition(" ")[2], source, text) for (kind, source), (behind, text) in pairs if behind == "text"]


@pytest.mark.parametrize(("lang", "source", "text"), _template_examples())
def test_an_example_of_a_template_prints_what_stands_below_it(lang: str, source: str, text: str) -> None:
    assert (refusal(source) if lang == "wrong" else printed(source, lang)) == text.rstrip("\n")


def test_examples_of_templates_compile() -> None:
    for kind, source in blocks(TEMPLATES):
        if kind.partition(" ")[0] == "markdown" and not kind.endswith("wrong"):
            assert refusal(source) == ""


def test_every_command_and_option_is_explained() -> None:
    files = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    unmentioned = []
    for name, command in commands.commands.items():
        if f"reportgen {name}" not in text:
            unmentioned.append(name)
        for option in (param for param in command.params if isinstance(param, click.Option)):
            if not any(re.search(rf"(?<![\w-]){re.escape(flag)}(?![\w-])", text) for flag in option.opts):
                unmentioned.append(f"{name} {option.opts[0]}")
    assert unmentioned == []
