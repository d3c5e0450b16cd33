"""Which areas a batch is about."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import Result
from projects import SmallProject, cache, run, small

__all__ = ["cache", "small"]


def build(small: SmallProject, *more: str, lang: str = "en") -> Result:
    return run("build", *small.common, "--period", "2006", "-o", "out", "--lang", "zh", *more, lang=lang)


def names() -> list[str]:
    listed = json.loads(Path("out/manifest.json").read_text(encoding="utf-8"))
    return [f"{report['area']} {report['name']}" for report in listed["reports"]]


@pytest.fixture
def wide(small: SmallProject) -> SmallProject:
    """Give towns of other counties a row each."""
    rows = "2006,420324100,500,300,200,9\n2006,蒋家堰镇,700,500,200,9\n2006,石花镇,900,500,400,9\n"
    small.write("data/population.csv", small.read("data/population.csv") + rows)
    return small


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--area", "宝丰镇", "--area", "420323200"), ["宝丰镇", "潘口乡"]),
        (("--area", "竹溪县", "--area", "谷城县石花镇"), ["竹溪县", "石花镇"]),
        (("--within", "十堰市"), ["城关镇", "宝丰镇", "潘口乡", "城关镇", "蒋家堰镇"]),
        (("--within", "420324", "--within", "襄阳市"), ["城关镇", "蒋家堰镇", "石花镇"]),
        (("--within", "42", "--level", "county"), ["竹山县", "竹溪县", "谷城县"]),
        (("--all", "--where", "population > 600 and population < 1000"), ["蒋家堰镇", "石花镇"]),
        (("--within", "竹溪县", "--where", "rural >= 500"), ["蒋家堰镇"]),
        (("--where", "rank(check_rate) == 1"), ["城关镇", "宝丰镇"]),
        (("--where", "level == 'county' and inflow > 0", "--level", "county"), ["竹山县"]),
        (("--where", "growth(population) > 1.5 or fell_short and parent(population) > 30000"), ["城关镇"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_areas_are_named_or_all_of_a_level_then_those_within_then_those_that_fit(
    wide: SmallProject, options: tuple[str, ...], expected: Sequence[str]
) -> None:
    result = build(wide, *options)
    assert result.exit_code == 0, result.stderr
    assert [name.partition(" ")[2] for name in names()] == list(expected)


@pytest.mark.parametrize(
    "text",
    [
        "宝丰镇\n\n# 以下是另一个\n420324100\n",
        "code,name\n420323103,宝丰镇\n420324100,城关镇\n",
        "﻿代码\r\n420323103\r\n420324100\r\n",
    ],
    ids=["lines", "table", "of a spreadsheet"],
)
def test_a_file_names_areas_one_a_line_or_in_the_first_column_of_a_table(wide: SmallProject, text: str) -> None:
    (wide.folder / "list.csv").write_bytes(text.encode())
    assert build(wide, "--from-file", "list.csv").exit_code == 0
    assert names() == ["420323103 宝丰镇", "420324100 城关镇"]


def test_a_list_may_be_in_the_encoding_of_offices(wide: SmallProject) -> None:
    wide.write("list.txt", "宝丰镇\n潘口乡\n", encoding="gb18030")
    assert build(wide, "--from-file", "list.txt", "--where", "population > 0").exit_code == 0
    assert names() == ["420323103 宝丰镇", "420323200 潘口乡"]


def test_all_that_is_wrong_with_a_selection_is_said_at_once_with_the_lines_of_the_list(
    wide: SmallProject, expected: Callable[[str, str], None]
) -> None:
    wide.write("list.txt", "宝丰鎮\n城关镇\n# nobody\n蒋家堰\n")
    options = ("--from-file", "list.txt", "--within", "竹山现", "--where", "populaton > 1 and growth(inflw) > 0")
    result = build(wide, *options)
    assert result.exit_code == 2
    expected("wrong_selection.txt", result.stderr + build(wide, *options, lang="zh").stderr)


def test_one_area_alone_is_no_batch(wide: SmallProject) -> None:
    result = build(wide, "--area", "宝丰镇")
    assert (result.exit_code, result.stdout) == (0, "wrote out/420323103-宝丰镇-2006-zh.docx\n")
    assert build(wide, "--area", "宝丰镇", "--where", "population > 0").exit_code == 0
    assert names() == ["420323103 宝丰镇"]


def test_a_named_area_without_rows_is_a_failure_of_its_own(wide: SmallProject) -> None:
    result = build(wide, "--area", "宝丰镇", "--area", "420625100")
    assert result.exit_code == 1
    assert "failed: 1 (420625100 城关镇)" in result.stderr
    assert "[figures.no-rows]" in result.stderr
    assert names() == ["420323103 宝丰镇", "420625100 城关镇"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (
            ("--within", "谷城县", "--area", "宝丰镇"),
            "error: of the areas chosen so far (1), none lies within 谷城县 (allowed: county × 1, township × 2)"
            " [batch.nothing-within]\n",
        ),
        (
            ("--where", "population > 99999"),
            "error: of the areas chosen so far (6), none fits the condition 'population > 99999'"
            " [batch.nothing-where]\n",
        ),
        (("--from-file", "none.txt"), "none.txt: error: there is no such list of areas [batch.no-list]\n"),
        (("--from-file", "empty.txt"), "empty.txt: error: this list names no area [batch.empty-list]\n"),
        (
            ("--all", "--from-file", "list.txt"),
            "error: give --from-file or --all, not both [batch.area-and-all]\n",
        ),
        (("--where", "population +"), "--where:1:13: error: the expression"),
        (("--where", "rank(funds) == 1"), '--where:1:1: error: the indicator "funds" is not ranked'),
        (("--where", "target(inflow) > 1"), '--where:1:1: error: the indicator "inflow" has no target'),
        (("--where", "level == 'twonship'"), "--where:1:10: error:"),
        (("--where", "area > 3"), "--where:1:1: error:"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_selection_that_cannot_be_says_why(wide: SmallProject, options: tuple[str, ...], expected: str) -> None:
    wide.write("empty.txt", "# nothing\n\n")
    wide.write("list.txt", "宝丰镇\n")
    result = build(wide, *options)
    assert (result.exit_code, wide.documents) == (2, {})
    assert result.stderr.startswith(expected)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--within", "谷城县", "--area", "宝丰镇"), "选定的 1 个地区都不在“谷城县”以内"),
        (("--where", "population > 99999"), "选定的 6 个地区都不符合条件“population > 99999”"),
        (("--from-file", "none.txt"), "没有这个地区名单"),
        (("--all", "--area", "宝丰镇"), "--area 和 --all 只能用一个"),
    ],
)
def test_it_is_said_in_chinese_too(wide: SmallProject, options: tuple[str, ...], expected: str) -> None:
    assert expected in build(wide, *options, lang="zh").stderr
