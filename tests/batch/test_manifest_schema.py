"""The JSON Schema of the manifest."""

import json
from pathlib import Path

import pytest
from projects import SmallProject, cache, run, small

from schemas import misfits

__all__ = ["cache", "small"]

FILE = Path(__file__).parents[2] / "schemas" / "manifest.schema.json"


def test_the_schema_in_the_repository_is_the_one_that_is_printed(request: pytest.FixtureRequest) -> None:
    printed = run("schema", "manifest").stdout
    if request.config.getoption("--regenerate"):
        FILE.write_text(printed, encoding="utf-8", newline="\n")
    assert FILE.read_text(encoding="utf-8") == printed


def test_manifests_of_all_kinds_of_runs_follow_it(small: SmallProject) -> None:
    schema = json.loads(FILE.read_text(encoding="utf-8"))
    common = ("build", *small.common, "--all", "--period", "2006", "-o", "out")
    small.edit("data/population.csv", "2006,宝丰镇,8700,7300", "2006,宝丰镇,8701,7300")
    for more in (("--fail-fast",), ("--format", "both"), ("--lang", "bilingual"), ("--level", "county")):
        run(*common, *more)
        for path in Path("out").glob("*潘口乡*zh.docx"):
            path.write_bytes(b"mine")
        listed = json.loads(Path("out/manifest.json").read_text(encoding="utf-8"))
        assert list(misfits(listed, schema, schema, "")) == []
    assert {report["status"] for report in listed["reports"]} >= {"failed", "kept"}
    listed["reports"][0]["status"] = "lost"
    del listed["run"]
    assert list(misfits(listed, schema, schema, "")) == ["/run", "/reports/0/status"]
