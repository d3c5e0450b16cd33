"""`reportgen check`, `figures` and `schema`."""

import csv
import io
import json
from collections.abc import Callable
from hashlib import sha256

import pytest
from projects import AREA, CONFIG, SmallProject, run


def test_a_sound_project_has_no_problem(small: SmallProject) -> None:
    result = small.check()
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no problem found\n")
    assert small.check("--quiet").output == ""
    assert small.check("--area", AREA, "--period", "2006", lang="zh").stderr == "没有发现问题\n"


def test_check_runs_the_checks_of_every_area_and_period(small: SmallProject) -> None:
    small.edit("data/population.csv", "2005,宝丰镇,8600", "2005,宝丰镇,8601")
    result = small.check()
    assert result.exit_code == 2
    named = ("湖北省, 2005", "十堰市, 2005", "竹山县, 2005", "宝丰镇, 2005")
    assert [line.split(": ")[2] for line in result.stderr.splitlines()[:-1]] == list(named)
    assert result.stderr.splitlines()[-1] == "errors: 4, warnings: 0"
    assert small.check("--period", "2006").exit_code == 0


def test_check_names_what_optional_ledgers_and_columns_are_not_kept(small: SmallProject) -> None:
    small.edit(CONFIG, "    path: persons.csv\n", "    path: persons*\n    optional: true\n")
    small.edit(CONFIG, "查验: {name: checked, type: boolean}", "查验证: {name: checked, type: boolean, optional: true}")
    result = small.check("--strict")
    assert (result.exit_code, result.stderr) == (
        0,
        "data/persons.csv: row 1: note: there is no column '查验证': figures that need it are missing"
        " (did you mean '查验'?) [data.no-optional-column]\nno problem found\n",
    )
    small.delete("data/persons.csv")
    again = small.check("--strict", lang="zh")
    assert again.exit_code == 0
    assert "说明: 没有台账“persons”（data/persons*），要用它的数字从缺" in again.stderr
    small.delete("data/population.csv")
    assert "there is no file data/population.csv" in small.check().stderr


def test_figures_say_which_ledger_or_column_they_lack(small: SmallProject) -> None:
    small.edit(CONFIG, "    path: persons.csv\n", "    path: persons*\n    optional: true\n")
    small.delete("data/persons.csv")
    rows = csv.DictReader(io.StringIO(small.figures("--format", "csv", lang="zh").stdout))
    assert {row["指标"]: row["数值"] for row in rows if row["指标"] in ("inflow", "check_rate")} == {
        "inflow": "no-ledger",
        "check_rate": "no-ledger",
    }
    listed = json.loads(small.figures("--format", "json").stdout)
    assert {row["missing"] for row in listed if row["indicator"] == "inflow"} == {"no-ledger"}


def test_in_a_complete_ledger_no_row_is_a_zero(small: SmallProject) -> None:
    small.edit(CONFIG, "    path: persons.csv\n", "    path: persons.csv\n    complete: true\n")
    head, *lines = small.read("data/persons.csv").splitlines()
    small.write("data/persons.csv", "\n".join([head, *(line for line in lines if not line.startswith("2006,宝丰镇"))]))
    rows = csv.DictReader(io.StringIO(small.figures("--format", "csv", area="宝丰镇").stdout))
    found = {row["indicator"]: (row["value"], row["rows"]) for row in rows if not row["category"]}
    assert (found["inflow"], found["average_age"]) == (("0", "0"), ("no-rows", ""))
    assert run("figures", *small.common).stdout == small.figures().stdout


def test_check_of_a_period_without_rows_says_so(small: SmallProject, expected: Callable[[str, str], None]) -> None:
    result = small.check("--period", "1999")
    assert result.exit_code == 2
    expected("check_of_no_rows.txt", result.stderr + small.check("--period", "1999", lang="zh").stderr)


def test_check_writes_no_document(small: SmallProject) -> None:
    small.check("--area", AREA)
    assert not list(small.folder.rglob("*.docx"))


def test_check_with_an_area_reads_its_prose_as_well(small: SmallProject) -> None:
    for lang, old in (("zh", "{{ population }}"), ("en", "{{ number(population) }}")):
        small.edit(f"templates/{lang}/small-summary/people.md", old, "{{ change(population) }}")
    assert small.check("--area", AREA).exit_code == 0
    assert small.check("--area", AREA, "--period", "2005").stderr.count("[narrative.missing-figure]") == 2


def test_check_reports_in_json_lines(small: SmallProject) -> None:
    small.edit("data/population.csv", "2006,宝丰镇,8700", "2006,宝丰镇,many")
    lines = [json.loads(line) for line in small.check("--log-format", "json").stderr.splitlines()]
    assert [line.get("code") for line in lines if line["level"] == "error"] == ["data.bad-integer"]
    assert lines[-1] == {"level": "info", "message": "errors: 1, warnings: 0", "errors": 1, "warnings": 0}


def test_what_one_language_prints_and_the_other_does_not_is_found(small: SmallProject) -> None:
    small.edit("templates/zh/small-summary/people.md", "[[流入{{ inflow }}", "{% if has(inflow) %}[[流入{{ inflow }}")
    small.edit("templates/zh/small-summary/people.md", "流出{{ outflow }}。]]", "流出{{ outflow }}。]]{% endif %}")
    assert small.check("--area", AREA).exit_code == 0
    small.edit("templates/zh/small-summary/people.md", "{% if has(inflow) %}", "{% if not fell_short %}")
    result = small.check("--area", AREA)
    assert result.exit_code == 2
    assert "the en report states 'outflow' and the other does not" in result.stderr
    assert "[narrative.parity-printed]" in result.stderr


@pytest.mark.parametrize(("form", "name"), [("table", "table.txt"), ("csv", "figures.csv")])
def test_figures_are_listed(form: str, name: str, small: SmallProject, expected: Callable[[str, str], None]) -> None:
    result = small.figures("--format", form)
    assert (result.exit_code, result.stderr) == (0, "no --period was given; the period is 2006\n")
    assert small.figures("--format", form, "--quiet").stderr == ""
    expected(name, result.stdout)
    expected(f"zh_{name}", small.figures("--format", form, lang="zh").stdout)


def test_figures_in_csv_are_read_back(small: SmallProject) -> None:
    rows = list(csv.DictReader(io.StringIO(small.figures("--format", "csv", "--period", "2005").stdout)))
    assert {row["indicator"]: row["value"] for row in rows if not row["category"]}["population"] == "25600"


def test_figures_in_json_say_where_they_come_from(small: SmallProject) -> None:
    records = json.loads(small.figures("--format", "json").stdout)
    rate = next(record for record in records if record["indicator"] == "check_rate")
    persons = (small.folder / "data" / "persons.csv").read_bytes()
    source = {"ledger": "persons", "path": "persons.csv", "sha256": sha256(persons).hexdigest(), "rows": 40}
    assert rate == {
        "indicator": "check_rate",
        "name": {"zh": "查验率", "en": "check rate"},
        "area": "420323",
        "area_name": AREA,
        "period": "2006",
        "category": "",
        "value": 77.7777777778,
        "missing": "",
        "unit": "percent",
        "kind": "flow",
        "rows": 0,
        "ledger": "",
        "measure": "",
        "filter": "",
        "formula": "checked / inflow",
        "parts": {"checked": 14, "inflow": 18},
        "rank": 1,
        "ranked": 1,
        "target": 90,
        "sources": [source],
    }


def test_figures_of_an_area_without_rows_are_refused(small: SmallProject, expected: Callable[[str, str], None]) -> None:
    result = run("figures", *small.common, "--area", "谷城县")
    assert result.exit_code == 2
    expected(
        "figures_of_no_rows.txt", result.stderr + run("figures", *small.common, "--area", "谷城县", lang="zh").stderr
    )


@pytest.mark.parametrize("which", ["config", "indicators", "ledgers", "layout"])
def test_a_schema_is_json(which: str) -> None:
    result = run("schema", which)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["properties"]


def test_the_schema_of_a_config_is_the_usual_one() -> None:
    assert run("schema").stdout == run("schema", "config").stdout


def test_a_config_that_is_nowhere_names_those_beside_it(small: SmallProject) -> None:
    result = run("check", CONFIG.replace("summary", "sumary"))
    assert "there is no such config (allowed: summary.yaml; did you mean 'summary.yaml'?)" in result.stderr
