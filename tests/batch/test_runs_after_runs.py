"""What a run makes of the folder that runs before it have left."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from projects import SmallProject, cache, run, small
from towns import add_towns, code_of_town

__all__ = ["cache", "small"]

SPOILT = ("2006,宝丰镇,8700,7300", "2006,宝丰镇,8701,7300")
MENDED = tuple(reversed(SPOILT))


def build(small: SmallProject, *more: str, lang: str = "en") -> Result:
    period = () if "--period" in more else ("--period", "2006")
    return run("build", *small.common, *period, "-o", "out", *more, lang=lang)


def manifest() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path("out/manifest.json").read_text(encoding="utf-8"))
    return found


def statuses() -> dict[str, str]:
    return {f"{report['name']} {report['language']}": report["status"] for report in manifest()["reports"]}


def stamps() -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in Path("out").rglob("*.docx")}


def test_what_failed_is_done_again_when_it_is_mended_and_nothing_else_is_touched(small: SmallProject) -> None:
    small.edit("data/population.csv", *SPOILT)
    assert build(small, "--all").exit_code == 1
    before = stamps()
    assert build(small, "--retry").exit_code == 1
    small.edit("data/population.csv", *MENDED)
    result = build(small, "--retry")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (
        0,
        "areas written: 1, unchanged: 0, kept: 0, failed: 0, not built: 0",
    )
    assert {name: stamps()[name] for name in before} == before
    assert set(statuses().values()) == {"written"}
    assert {report["area"] for report in manifest()["reports"] if report["run"] == 3} == {"420323103"}
    assert len(manifest()["made_from"]) == 2
    assert build(small, "--retry").stdout.startswith("areas written: 0, unchanged: 0")


def test_fifty_broken_towns_cost_fifty_reports_and_are_named_by_their_causes(small: SmallProject) -> None:
    add_towns(small, [f"第{number}镇" for number in range(1, 101)])
    text = small.read("data/population.csv")
    for number in range(1, 31):  # figures that do not add up
        text = text.replace(f"2006,{code_of_town(number)},{1000 + number},", f"2006,{code_of_town(number)},5,")
    small.write("data/population.csv", text)
    Path("out").mkdir()
    for number in range(31, 46):  # a folder in the place of the document
        Path(f"out/{code_of_town(number)}-第{number}镇-2006-zh.docx").mkdir()
    listed = [code_of_town(number) for number in range(1, 101)] + ["420324100", "420324101", "420625100"]
    listed += ["420625101", "4206"]  # places without any row
    small.write("list.txt", "\n".join(listed))

    result = build(small, "--from-file", "list.txt")
    assert result.exit_code == 1
    assert result.stdout.startswith("areas written: 55, unchanged: 0, kept: 0, failed: 50, not built: 0")
    causes = [line for line in result.stderr.splitlines() if line.startswith("failed: ")]
    assert [cause.partition(" (")[0] for cause in causes] == ["failed: 30", "failed: 15", "failed: 5"]
    assert "第1镇, 420323302 第2镇, 420323303 第3镇, 420323304 第4镇, 420323305 第5镇 and 25 more)" in causes[0]
    for code in ("indicators.check-failed", "word.is-a-folder", "figures.no-rows"):
        assert result.stderr.count(f"[{code}]") == 1

    for number in range(31, 46):
        Path(f"out/{code_of_town(number)}-第{number}镇-2006-zh.docx").rmdir()
    before = stamps()
    again = build(small, "--from-file", "list.txt", "--retry")
    assert again.stdout.startswith("areas written: 15, unchanged: 0, kept: 0, failed: 35, not built: 0")
    assert {name: stamps()[name] for name in before} == before
    assert len(stamps()) == 140


def test_a_folder_that_cannot_be_made_costs_its_own_areas(small: SmallProject) -> None:
    rows = "2006,420324100,500,300,200,9\n"
    small.write("data/population.csv", small.read("data/population.csv") + rows)
    Path("out/42/4203").mkdir(parents=True)
    Path("out/42/4203/420323").write_text("a file in the way")
    result = build(small, "--all", "--folders", "codes")
    assert result.exit_code == 1
    assert result.stdout.startswith("areas written: 1, unchanged: 0, kept: 0, failed: 3,")
    assert "[command.output-is-file]" in result.stderr


def test_reports_that_are_made_from_the_same_are_not_written_again(small: SmallProject) -> None:
    build(small, "--all")
    before = stamps()
    result = build(small, "--all")
    assert result.stdout.startswith("areas written: 0, unchanged: 3,")
    assert stamps() == before
    assert {report["ms"] for report in manifest()["reports"]} == {0.0}
    small.edit("data/population.csv", "2006,宝丰镇,8700,7300,1400", "2006,宝丰镇,8800,7400,1400")
    assert build(small, "--all").stdout.startswith("areas written: 1, unchanged: 2,")
    assert [name for name, stamp in stamps().items() if stamp != before[name]] == [
        name for name in before if "宝丰镇" in name
    ]


def test_a_file_that_is_gone_or_broken_is_written_again(small: SmallProject) -> None:
    build(small, "--all")
    Path("out/420323100-城关镇-2006-zh.docx").unlink()
    assert build(small, "--all").stdout.startswith("areas written: 1, unchanged: 2,")
    assert len(stamps()) == 6


def test_entries_of_what_a_run_does_not_concern_stay_as_far_as_their_files_are_there(small: SmallProject) -> None:
    build(small, "--all")
    build(small, "--within", "竹山县", "--level", "county", "--lang", "zh")
    assert list(statuses().values()) == ["written"] * 7
    Path("out/420323200-潘口乡-2006-en.docx").unlink()
    Path("out/420323103-宝丰镇-2006-en.docx").write_bytes(b"mine")
    result = build(small, "--within", "竹山县", "--level", "county", "--lang", "zh")
    assert result.stdout.startswith("areas written: 0, unchanged: 1,")
    assert statuses() == {
        "竹山县 zh": "unchanged",
        "城关镇 zh": "written",
        "城关镇 en": "written",
        "宝丰镇 zh": "written",
        "宝丰镇 en": "kept",
        "潘口乡 zh": "written",
    }


def test_every_way_of_writing_has_entries_of_its_own(small: SmallProject) -> None:
    build(small, "--all", "--format", "both")
    build(small, "--all", "--lang", "bilingual")
    kinds = {(report["language"], report["format"]) for report in manifest()["reports"]}
    assert kinds == {("zh", "docx"), ("zh", "html"), ("en", "docx"), ("en", "html"), ("zh-en", "docx")}
    assert len(manifest()["reports"]) == 15


@pytest.mark.parametrize(
    ("form", "others"), [("docx", "written: 0, unchanged: 2"), ("html", "written: 2, unchanged: 0")]
)
def test_what_somebody_edited_is_kept_whatever_the_ledgers_say(small: SmallProject, form: str, others: str) -> None:
    """Pages tell of which file their figures come, and change with it."""
    build(small, "--all", "--format", form)
    edited = Path(f"out/420323103-宝丰镇-2006-zh.{form}")
    edited.write_bytes(b"my own words")
    small.edit("data/population.csv", "2006,宝丰镇,8700,7300,1400", "2006,宝丰镇,8800,7400,1400")
    result = build(small, "--all", "--format", form)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"areas {others}, kept: 1,")
    assert (statuses()["宝丰镇 zh"], statuses()["宝丰镇 en"]) == ("kept", "written")
    [kept] = [report for report in manifest()["reports"] if report["status"] == "kept"]
    assert [found["code"] for found in kept["issues"]] == ["word.edited-by-hand"]
    assert edited.read_bytes() == b"my own words"
    assert build(small, "--all", "--format", form).stdout.startswith("areas written: 0, unchanged: 2, kept: 1,")
    assert build(small, "--all", "--format", form, "--force").exit_code == 0
    assert edited.read_bytes() != b"my own words"


def test_a_dry_run_says_what_would_be_done_and_leaves_all_as_it_is(small: SmallProject) -> None:
    build(small, "--all")
    small.edit("data/population.csv", *SPOILT)
    before = small.documents
    result = build(small, "--all", "--dry-run")
    assert result.exit_code == 1
    assert result.stdout == "areas written: 0, unchanged: 2, kept: 0, failed: 1, not built: 0\n"
    assert small.documents == before


def test_a_run_that_ended_at_a_failure_goes_on_with_the_rest(small: SmallProject) -> None:
    small.edit("data/population.csv", *SPOILT)
    assert build(small, "--all", "--fail-fast").exit_code == 1
    assert manifest()["finished"] is False
    small.edit("data/population.csv", *MENDED)
    assert build(small, "--retry").stdout.startswith("areas written: 2,")


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "out/manifest.json: error: there is no manifest and nothing to retry; build without --retry"),
        ("zh", "out/manifest.json: 错误: 这里没有清单，没有可重做的；请去掉 --retry 生成"),
    ],
)
def test_without_a_manifest_there_is_nothing_to_retry(small: SmallProject, lang: str, told: str) -> None:
    result = build(small, "--retry", lang=lang)
    assert (result.exit_code, result.stderr) == (2, f"{told} [batch.nothing-to-retry]\n")


def test_the_period_of_a_retry_is_that_of_the_manifest(small: SmallProject) -> None:
    build(small, "--all", "--period", "2005")
    assert run("build", *small.common, "--retry", "-o", "out").stdout.startswith("areas written: 0")
    assert manifest()["period"] == "2005"
    for lang, told in (("en", "this is the manifest of small-summary 2005, not of small-summary 2006"), ("zh", "属于")):
        result = build(small, "--retry", lang=lang)
        assert result.exit_code == 2
        assert told in result.stderr
        assert "[batch.other-manifest]" in result.stderr


@pytest.mark.parametrize("text", ['{"name": "my web page", "icons": []}', "[1, 2]", "notes"])
def test_a_file_of_somebody_else_is_not_taken_for_a_manifest(small: SmallProject, text: str) -> None:
    Path("out").mkdir()
    Path("out/manifest.json").write_text(text)
    for lang, told in (("en", "this file is no manifest of reportgen and is not overwritten"), ("zh", "不能覆盖")):
        result = build(small, "--all", lang=lang)
        assert result.exit_code == 2
        assert told in result.stderr
        assert "[batch.not-a-manifest]" in result.stderr
    assert small.documents == {"manifest.json": text.encode()}


@pytest.mark.parametrize("spoil", [lambda data: data[:-200], lambda data: b"", lambda data: data.replace(b"2", b"x")])
def test_a_manifest_that_is_broken_is_made_anew(small: SmallProject, spoil: Callable[[bytes], bytes]) -> None:
    build(small, "--all")
    path = Path("out/manifest.json")
    path.write_bytes(spoil(path.read_bytes()))
    assert build(small, "--all").exit_code == 0
    assert len(manifest()["reports"]) == 6


def test_a_manifest_that_another_program_has_written_again_is_read(small: SmallProject) -> None:
    build(small, "--all")
    path = Path("out/manifest.json")
    path.write_text(json.dumps(manifest(), indent=4))
    assert build(small, "--all").stdout.startswith("areas written: 0, unchanged: 3,")


def test_the_manifest_of_an_earlier_version_is_replaced(small: SmallProject) -> None:
    Path("out").mkdir()
    Path("out/manifest.json").write_text('{"schema": 1, "reportgen": "0.1.0", "reports": []}')
    assert build(small, "--all").exit_code == 0
    assert manifest()["schema"] == 2


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes anywhere")
def test_a_folder_that_is_read_only_costs_its_own_areas(small: SmallProject) -> None:
    Path("out/42/4203/420323").mkdir(parents=True)
    Path("out/42/4203/420323").chmod(0o500)
    result = build(small, "--all", "--folders", "codes")
    assert result.exit_code == 1
    assert "[word.not-writable]" in result.stderr
