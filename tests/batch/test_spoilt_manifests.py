"""Manifests and journals that somebody or something has spoilt."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from projects import SmallProject, cache, run, small

__all__ = ["cache", "small"]


def build(small: SmallProject, asked: str, lang: str = "en") -> Result:
    return run("build", *small.common, "--period", "2006", "-o", "out", asked, lang=lang)


def manifest() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path("out/manifest.json").read_text(encoding="utf-8"))
    return found


def _spoilt(old: str, new: str) -> Callable[[bytes], bytes]:
    return lambda data: re.sub(old.encode(), new.encode(), data, count=1)


@pytest.mark.parametrize(
    "spoil",
    [
        _spoilt('"run": 1', '"run": "x"'),
        _spoilt('"period": "2006"', '"period": "some day"'),
        _spoilt('"made_from": {', '"made_from": [], "x": {'),
        _spoilt(',"issues":\\[\\]', ""),
        _spoilt('"issues":\\[\\]', '"issues":[5]'),
        _spoilt('"issues":', '"note":1,"issues":'),
        _spoilt('"path":"[^"]*"', '"path":5'),
        _spoilt('"sha256":"[^"]*",', '"sha256":"'),
        _spoilt('"language":"zh"', '"language":["zh"]'),
        _spoilt('"ms":[0-9.]+', '"ms":NaN'),
        lambda data: data.decode().encode("gb18030"),
    ],
)
def test_a_manifest_that_somebody_spoilt_at_one_place_hinders_no_run(
    small: SmallProject, spoil: Callable[[bytes], bytes]
) -> None:
    build(small, "--all")
    path = Path("out/manifest.json")
    path.write_bytes(spoil(path.read_bytes()))
    assert build(small, "--all").exit_code == 0
    assert len(manifest()["reports"]) == 6


def test_a_manifest_nested_beyond_measure_is_taken_for_no_manifest(small: SmallProject) -> None:
    Path("out").mkdir()
    Path("out/manifest.json").write_text("[" * 100_000)
    assert "[batch.not-a-manifest]" in build(small, "--all").stderr


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "a later version of reportgen wrote this manifest (form 3; this version knows 2)"),
        ("zh", "清单的格式版本是 3，由更新的 reportgen 写成，本版本只认识到 2，不能覆盖"),
    ],
)
def test_the_manifest_of_a_later_version_is_not_replaced(small: SmallProject, lang: str, told: str) -> None:
    build(small, "--all")
    path = Path("out/manifest.json")
    later = path.read_bytes().replace(b'"schema": 2', b'"schema": 3')
    path.write_bytes(later)
    for asked in ("--all", "--retry"):
        result = build(small, asked, lang=lang)
        assert result.exit_code == 2
        assert told in result.stderr
        assert "[batch.later-manifest]" in result.stderr
    assert path.read_bytes() == later


def test_lines_of_a_journal_that_are_none_are_left_out(small: SmallProject) -> None:
    build(small, "--all")
    found = manifest()
    head = {"journal": 1, "order": found["order"], "run": "x", "report": found["report"], "period": "2006"}
    lines = [json.dumps(head), '{"area":"420323100"}', json.dumps({**head, "run": 2, "made_from": {}}), '{"area":"1"}']
    Path("out/manifest.journal").write_text("\n".join(lines))
    assert build(small, "--all").exit_code == 0
    assert len(manifest()["reports"]) == 6
    assert not Path("out/manifest.journal").exists()
