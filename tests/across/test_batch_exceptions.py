"""What a batch lists as unusual, from its ledgers to the workbook and the manifest."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from district import District, Row
from openpyxl import load_workbook
from projects import run

LISTED = Path("out/exceptions.xlsx")
CHECKED = "checks: [checked <= inflow, check_rate > 0]\n"


@pytest.fixture
def district(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> District:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTGEN_CACHE_DIR", str(tmp_path / "cache"))
    return District(tmp_path)


def build(*more: str, lang: str = "en", store: str = "now.sqlite", folder: str = ".") -> Result:
    where = (f"{folder}/config.yaml", "--data", folder, "--store", store)
    wanted = () if "--area" in more else ("--all",)
    return run("build", *where, *wanted, "--period", "2006", "--jobs", "1", "-o", "out", *more, lang=lang)


def lines() -> list[dict[str, Any]]:
    rows = load_workbook(LISTED).worksheets[0].iter_rows(values_only=True)
    head = [str(cell) for cell in next(rows)]
    return [dict(zip(head, row, strict=True)) for row in rows]


def records() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(Path("out/manifest.json").read_text(encoding="utf-8"))["exceptions"]
    return found


def odd(**towns: Callable[[Row], Row | None]) -> Callable[[str, int, Row], Row | None]:
    return lambda code, at, row: towns[f"t{code}"](row) if at == 2006 and f"t{code}" in towns else row


def spoil(district: District) -> Result:
    """Build a district in which there is something of every kind, after a run of the year before."""
    District(district.folder / "before").write(
        lambda code, at, row: row._replace(funds=row.funds + 1) if code == "420323102" else row,
        config=lambda text: text.replace("formula: checked / inflow", "formula: (checked + 1) / inflow"),
    )
    assert build(store="before.sqlite", folder="before").exit_code == 0
    district.write(
        odd(
            t420323100=lambda row: row._replace(checked=row.inflow + 1),
            t420323103=lambda row: row._replace(inflow=1600, checked=1550),
            t420323105=lambda row: row._replace(inflow=600, checked=590),
            t420323106=lambda row: row._replace(inflow=600, checked=590),
            t420324102=lambda row: row._replace(checked=300),
            t420324109=lambda row: row._replace(inflow=0, checked=0),
        ),
        stated={"420324": 100},
        config=lambda text: text + CHECKED,
    )
    edited = next(Path("out").glob("420323101*zh.docx"))
    edited.write_bytes(b"my own notes")
    return build("--before", "before.sqlite")


def test_every_kind_of_anomaly_is_listed_once_the_most_serious_first(district: District) -> None:
    result = spoil(district)
    assert result.exit_code == 1
    kinds = [line["what"] for line in lines()]
    assert list(dict.fromkeys(kinds)) == [
        "report failed",
        "sum differs",
        "figure restated",
        "definition changed",
        "same text",
        "unusual change",
        "unusual among peers",
        "edited by hand",
        "warning",
    ]
    assert [line["no."] for line in lines()] == list(range(1, len(kinds) + 1))
    assert f"exceptions: {len(kinds)}, of them serious: 2, listed in out/exceptions.xlsx\n" in result.stdout


def test_a_line_leads_to_the_area_the_figure_and_the_document(district: District) -> None:
    spoil(district)
    by_kind = {line["what"]: line for line in lines()}
    failed = by_kind["report failed"]
    [peers] = [one for one in lines() if one["what"] == "unusual among peers" and one["code"] == "420324102"]
    assert (failed["code"], failed["county"], failed["township"]) == ("420323100", "Zhushan County", "Jiazhen Town")
    assert "'checked <= inflow' does not hold" in failed["explanation"]
    assert (peers["code"], peers["figure"], peers["document"]) == (
        "420324102",
        "check rate",
        "420324102-辰镇-2006-en.docx",
    )
    assert by_kind["same text"]["explanation"].endswith("read the same: Gengzhen Town, Zhushan County")
    assert by_kind["edited by hand"]["code"] == "420323101"


def test_the_manifest_has_the_same_lines_as_records(district: District) -> None:
    spoil(district)
    found = records()
    assert [one.get("area") for one in found] == [line["code"] for line in lines()]
    assert [one["kind"] for one in found[:2]] == ["failed", "sum"]
    [total] = [one for one in found if one["kind"] == "sum"]
    assert total["difference"] == -100
    assert {one["seriousness"] for one in found} == {"high", "medium", "low"}


def test_a_run_where_nothing_is_unusual_replaces_the_list_of_the_one_before(district: District) -> None:
    district.write(stated={"420324": 100})
    first = build()
    assert (first.exit_code, len(lines())) == (0, 1)
    assert build("--strict").exit_code == 1
    district.write()
    second = build("--strict")
    assert (second.exit_code, "exceptions" in second.stdout) == (0, False)
    assert lines()[0]["no."] == "2006: nothing unusual in the reports of 22 areas"
    assert records() == []


def test_the_list_is_about_the_whole_folder_whatever_the_last_run_did(district: District) -> None:
    district.write(odd(t420323103=lambda row: row._replace(inflow=1600, checked=1550)))
    build()
    whole = LISTED.read_bytes()
    assert build("--area", "420323100", "--area", "420323101").exit_code == 0
    assert LISTED.read_bytes() == whole
    assert build(lang="zh").exit_code == 0
    assert {line["类别"] for line in lines()} == {"变化异常", "同级中异常"}


def test_small_counts_are_kept_out_of_the_list_and_of_the_manifest(district: District) -> None:
    district.write(odd(t420323103=lambda row: row._replace(inflow=3, checked=2)))
    build("--suppress-below", "5")
    assert [(line["value"], line["compared with"]) for line in lines()] == [("small count", "small count")] * len(
        lines()
    )
    assert lines()
    assert all("found" not in one and one["small_count"] for one in records())


def test_a_failed_check_is_listed_without_its_figures_where_small_counts_are_hidden(district: District) -> None:
    checked = odd(t420323103=lambda row: row._replace(inflow=3, checked=4))
    district.write(checked, config=lambda text: text + CHECKED)
    build("--suppress-below", "5")
    assert lines()[0]["explanation"].endswith("'checked <= inflow' does not hold: –; –")
    build()
    assert lines()[0]["explanation"].endswith("does not hold: checked = 4; inflow = 3")


def test_the_earlier_figures_are_those_of_another_run(district: District) -> None:
    district.write()
    build()
    own, none = (build("--before", store) for store in ("now.sqlite", "gone.sqlite"))
    assert (own.exit_code, own.stderr) == (
        2,
        "now.sqlite: error: this is the file of figures of this run itself; name the one that was kept from the earlier"
        " run [batch.own-store]\n",
    )
    assert "[figures.no-store]" in none.stderr
    one = build("--before", "now.sqlite", "--area", "420323100")
    assert one.stderr == (
        "error: --before is for the reports of several areas; add --all or more areas [batch.before-alone]\n"
    )
    assert "--before 只在生成多个地区的报告时可用" in build("--before", "x", "--area", "420323100", lang="zh").stderr
    assert "无从核对" in build("--before", "now.sqlite", lang="zh").stderr


def test_a_list_that_cannot_be_written_is_a_warning_and_the_reports_are_there(district: District) -> None:
    district.write()
    LISTED.mkdir(parents=True)
    english, chinese = build(), build("--strict", lang="zh")
    assert english.exit_code == 0
    assert english.stderr == (
        "out/exceptions.xlsx: warning: there is a folder of this name, so no document can be written here"
        " [word.is-a-folder]\n"
    )
    assert (chinese.exit_code, "不能写成文档" in chinese.stderr) == (1, True)
    assert len(list(Path("out").glob("*.docx"))) == 44


def test_figures_that_nobody_can_look_across_do_not_keep_the_manifest_from_being_written(
    district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    district.write()

    def broken(*_: object) -> None:
        raise ValueError("odd")

    monkeypatch.setattr("reportgen.batch.lookout.find_anomalies", broken)
    english, chinese = build(), build(lang="zh")
    assert "nobody could look across them (ValueError: odd) [batch.not-looked-across]" in english.stderr
    assert "没能核对各地之间（ValueError: odd）" in chinese.stderr
    assert not LISTED.exists()
    assert records() == []
