"""Reports of many areas in one run."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from projects import SmallProject, cache, run, small

__all__ = ["cache", "small"]

SPOILT = ("2006,宝丰镇,8700,7300", "2006,宝丰镇,8701,7300")


def build_all(small: SmallProject, *more: str, lang: str = "en") -> Result:
    period = () if "--period" in more else ("--period", "2006")
    return run("build", *small.common, "--all", *period, "-o", "out", *more, lang=lang)


def manifest() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path("out/manifest.json").read_text(encoding="utf-8"))
    return found


def statuses() -> dict[str, str]:
    return {report["name"]: report["status"] for report in manifest()["reports"]}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_every_township_is_written_in_both_languages_and_listed(small: SmallProject, jobs: str) -> None:
    result = build_all(small, "--jobs", jobs)

    assert (result.exit_code, result.stdout) == (
        0,
        "areas written: 3, unchanged: 0, kept: 0, failed: 0, not built: 0\nwrote out/manifest.json\n",
    )
    listed = [report["path"] for report in manifest()["reports"]]
    assert len(listed) == 6
    assert sorted(small.documents) == sorted([*listed, "exceptions.xlsx", "manifest.json"])


def test_the_offices_below_areas_of_any_level_are_a_level_of_their_own(small: SmallProject) -> None:
    small.edit("data/areas.csv", "420323100,", "4203239,竹山县卫生局,局,420323,\n420323100,")
    small.edit("data/population.csv", "2006,宝丰镇,", "2006,竹山县卫生局,3,1,2,0\n2006,宝丰镇,")
    result = build_all(small, "--level", "office")

    assert statuses() == {"竹山县卫生局": "written"}, result.stderr
    assert sorted(small.documents)[0].startswith("4203239-竹山县卫生局-2006-en")


def test_two_processes_write_what_one_writes(small: SmallProject) -> None:
    build_all(small)
    alone = small.documents
    assert build_all(small, "-o", "beside", "--jobs", "2").exit_code == 0
    beside = {path.name: path.read_bytes() for path in Path("beside").glob("*.docx")}
    assert beside == {name: data for name, data in alone.items() if name.endswith(".docx")}


def test_what_has_not_changed_is_left_as_it_is(small: SmallProject) -> None:
    build_all(small)

    assert build_all(small).stdout.startswith("areas written: 0, unchanged: 3,")
    assert set(statuses().values()) == {"unchanged"}


def test_a_report_that_fails_stops_no_other_and_is_named(small: SmallProject) -> None:
    small.edit("data/population.csv", *SPOILT)
    result = build_all(small)

    assert result.exit_code == 1
    assert result.stdout.startswith("areas written: 2, unchanged: 0, kept: 0, failed: 1,")
    assert "failed: 1 (420323103 宝丰镇)\n" in result.stderr
    assert "population = 8701" in result.stderr
    assert statuses() == {"城关镇": "written", "宝丰镇": "failed", "潘口乡": "written"}
    assert not [name for name in small.documents if "宝丰镇" in name]


def test_a_run_can_stop_at_the_first_failure_and_says_what_was_not_built(small: SmallProject) -> None:
    small.edit("data/population.csv", *SPOILT)

    assert build_all(small, "--fail-fast").exit_code == 1
    assert statuses() == {"城关镇": "written", "宝丰镇": "failed", "潘口乡": "not-built"}


def test_a_file_that_was_edited_is_kept_and_the_rest_of_its_area_is_written(small: SmallProject) -> None:
    build_all(small)
    edited = next(path for path in Path("out").glob("420323200*zh.docx"))
    edited.write_bytes(b"my own notes")
    result = build_all(small)

    assert (result.exit_code, result.stdout.splitlines()[0]) == (
        0,
        "areas written: 0, unchanged: 2, kept: 1, failed: 0, not built: 0",
    )
    assert "with warnings: 1 (420323200 潘口乡)" in result.stderr
    assert "[word.edited-by-hand]" in result.stderr
    assert build_all(small, "--strict").exit_code == 1
    assert edited.read_bytes() == b"my own notes"
    assert build_all(small, "--force").exit_code == 0
    assert edited.read_bytes() != b"my own notes"


def test_other_levels_can_be_built(small: SmallProject) -> None:
    assert build_all(small, "--level", "county").exit_code == 0
    assert statuses() == {"竹山县": "written"}


def test_a_dry_run_writes_nothing(small: SmallProject) -> None:
    result = build_all(small, "--dry-run")

    assert (result.exit_code, small.documents) == (0, {})
    assert "manifest" not in result.stdout


def test_the_newest_period_is_built_where_none_is_named(small: SmallProject) -> None:
    result = run("build", *small.common, "--all", "-o", "out")
    assert manifest()["period"] == "2006"
    assert result.stderr == "no --period was given; the period is 2006\n"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            ("--level", "village"),
            "error: no area of the level 'village' has a ledger row in 2006"
            " (allowed: province, city, county, township) [batch.no-areas]\n",
        ),
        (
            ("--period", "1999"),
            "error: no area has a ledger row in 1999 (allowed: 2005, 2006) [batch.no-rows-in-period]\n",
        ),
        (("--area", "竹山县"), "error: give --area or --all, not both [batch.area-and-all]\n"),
    ],
)
def test_what_cannot_be_built_is_said_once(small: SmallProject, arguments: tuple[str, ...], expected: str) -> None:
    result = build_all(small, *arguments)
    assert (result.exit_code, result.stderr, small.documents) == (2, expected, {})


def test_ledgers_without_rows_are_said_once(small: SmallProject) -> None:
    for name in ("persons", "population"):
        head = small.read(f"data/{name}.csv").splitlines()[0]
        small.write(f"data/{name}.csv", head + "\n")
    result = run("build", *small.common, "--all", "-o", "out")
    assert result.exit_code == 2
    assert result.stderr.endswith("error: no area has a ledger row [batch.no-rows]\n")


def test_mistakes_in_templates_are_said_once_and_nothing_is_written(small: SmallProject) -> None:
    template = next((small.folder / "templates" / "zh").rglob("opening.md"))
    template.write_text("{{ nobody }}", encoding="utf-8")
    result = build_all(small)
    assert (result.exit_code, small.documents) == (2, {})
    assert result.stderr.count("narrative.unknown-name") == 1
