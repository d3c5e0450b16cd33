"""`reportgen build`: what is written, when, and with which exit code."""

import json
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from docx import Document
from projects import AREA, CONFIG, SmallProject, run, run_outside, snapshot

from reportgen import cli

ZH, EN = "420323-竹山县-2006-zh.docx", "420323-竹山县-2006-en.docx"
DATED = "    date: registered\n    columns:\n      年度: {name: year, type: period, required: true}"
HEAVY = ("pandas", "numpy", "yaml", "pydantic", "docx", "lxml", "pyarrow", "python_calamine", "markdown_it")


def test_both_languages_are_written_and_their_paths_printed(small: SmallProject) -> None:
    result = small.build()
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"wrote out/{ZH}\nwrote out/{EN}\n", "")
    assert set(small.documents) == {ZH, EN}


@pytest.mark.parametrize(("lang", "written"), [("zh", {ZH}), ("en", {EN}), ("both", {ZH, EN})])
def test_a_language_may_be_chosen(lang: str, written: set[str], small: SmallProject) -> None:
    assert small.build("--lang", lang).exit_code == 0
    assert set(small.documents) == written


def test_a_second_build_gives_the_same_bytes_and_says_so(small: SmallProject) -> None:
    small.build()
    first = small.documents
    stamps = {path.name: path.stat().st_mtime_ns for path in (small.folder / "out").iterdir()}
    result = small.build()
    assert result.stdout == f"unchanged out/{ZH}\nunchanged out/{EN}\n"
    assert small.documents == first
    assert {path.name: path.stat().st_mtime_ns for path in (small.folder / "out").iterdir()} == stamps


def test_a_build_into_another_folder_gives_the_same_bytes(small: SmallProject) -> None:
    small.build()
    small.build("-o", "elsewhere/below")
    assert snapshot(small.folder / "elsewhere" / "below") == small.documents


def test_without_a_period_the_newest_with_rows_is_taken(small: SmallProject) -> None:
    result = run("build", *small.common, "--area", AREA, "-o", "out")
    assert result.stdout == f"wrote out/{ZH}\nwrote out/{EN}\n"
    assert result.stderr == "no --period was given; the period is 2006\n"
    chinese = run("build", *small.common, "--area", AREA, "-o", "out", lang="zh")
    assert chinese.stderr == "没有写 --period，取的时期是 2006\n"
    assert run("build", *small.common, "--area", AREA, "-o", "out", "--quiet").stderr == ""


@pytest.mark.parametrize("asked", [(), ("--all",), ("--all", "--level", "county")])
def test_no_report_is_written_of_a_period_in_which_nothing_falls(small: SmallProject, asked: tuple[str, ...]) -> None:
    small.edit(CONFIG, "    period: year\n    columns:\n      年度: {name: year, type: period, required: true}", DATED)
    area = () if asked else ("--area", AREA)
    for period in ("2030Q1", "2007"):
        result = run("build", *small.common, *area, *asked, "--period", period, "-o", "out")
        assert (result.exit_code, small.documents) == (2, {})
        assert "no-rows" in result.stderr


def _keep_rows(small: SmallProject, *places: str) -> None:
    for ledger in ("persons", "population"):
        head, *lines = small.read(f"data/{ledger}.csv").splitlines()
        kept = [line for line in lines if line.split(",")[1] in places]
        small.write(f"data/{ledger}.csv", "".join(f"{line}\n" for line in [head, *kept]))


@pytest.mark.parametrize(
    ("places", "area"), [(("宝丰镇", "潘口乡"), "420323-竹山县"), (("宝丰镇",), "420323103-宝丰镇")]
)
def test_without_an_area_the_lowest_that_has_all_rows_is_taken(
    places: tuple[str, ...], area: str, small: SmallProject
) -> None:
    _keep_rows(small, *places)
    result = run("build", *small.common, "--lang", "zh")
    assert result.stdout == f"wrote out/{area}-2006-zh.docx\n"
    listed = run("figures", *small.common, "--format", "json").stdout
    assert {record["area"] for record in json.loads(listed)} == {area.partition("-")[0]}


def test_without_an_area_that_has_all_rows_one_must_be_named(small: SmallProject) -> None:
    small.edit(
        "data/areas.csv",
        "42,湖北省,province,,\n4203,十堰市,city,42,\n4206,襄阳市,city,42,",
        "4203,十堰市,city,,\n4206,襄阳市,city,,",
    )
    small.write("data/population.csv", small.read("data/population.csv") + "2006,石花镇,900,800,100,50\n")
    common = ("build", *small.common)
    assert run(*common).stderr == (
        "error: no one area has all rows of the ledgers; name an area with --area, or build --all"
        " (allowed: 十堰市, 襄阳市) [batch.no-area]\n"
    )
    chinese = run(*common, lang="zh")
    assert (chinese.exit_code, chinese.stderr) == (
        2,
        "错误: 没有一个地区包含全部台账记录；请用 --area 指定地区，或用 --all 生成全部（可用：十堰市，襄阳市）"
        " [batch.no-area]\n",
    )


def test_ledgers_with_headers_only_have_no_rows_for_any_area(small: SmallProject) -> None:
    for file in ("persons.csv", "population.csv"):
        small.write(f"data/{file}", small.read(f"data/{file}").splitlines()[0] + "\n")
    assert run("build", *small.common).stderr.endswith("error: no area has a ledger row [batch.no-rows]\n")


def test_clauses_about_what_is_not_kept_are_told_in_one_line(small: SmallProject) -> None:
    small.edit(CONFIG, "    path: persons.csv\n", "    path: persons*\n    optional: true\n")
    small.delete("data/persons.csv")
    for part in ("zh", "en"):
        path = f"templates/{part}/small-summary/people.md"
        small.write(path, small.read(path) + "\n[[{{ inflow }}]]\n\n[[{{ outflow }}]]\n")
    english, chinese = small.build(), small.build(lang="zh")
    assert (english.exit_code, chinese.exit_code) == (0, 0)
    kept = r"their ledger or column is not kept: \d+ \(.*\binflow\b.*\)$"
    assert re.search(rf"^clauses left out because {kept}", english.stderr, re.M)
    assert re.search(r"^另有 \d+ 个分句略去，所需的台账或列没有建：.*inflow.*$", chinese.stderr, re.M)
    assert english.stderr.count("inflow") == 1


def test_without_a_store_the_figures_are_kept_below_the_working_folder(small: SmallProject) -> None:
    run("build", CONFIG, "--data", "data", "--area", AREA, "-o", "out")
    assert [path.suffix for path in (small.folder / ".reportgen").iterdir()] == [".sqlite"]


def test_without_an_output_folder_documents_go_to_out(small: SmallProject) -> None:
    run("build", *small.common, "--area", AREA)
    assert set(small.documents) == {ZH, EN}


def test_without_a_data_folder_ledgers_lie_beside_the_config(small: SmallProject) -> None:
    for path in (small.folder / "data").iterdir():
        path.rename(small.folder / "configs" / path.name)
    assert run("build", CONFIG, "--area", AREA).exit_code == 0


def test_a_dry_run_writes_nothing_and_says_what_it_would(small: SmallProject) -> None:
    result = small.build("--dry-run")
    assert (result.exit_code, result.stdout) == (0, f"would write out/{ZH}\nwould write out/{EN}\n")
    assert not (small.folder / "out").exists()


def test_a_dry_run_finds_what_a_build_would(small: SmallProject) -> None:
    (small.folder / "out").mkdir()
    small.write(f"out/{ZH}", "letters")
    assert small.build("--dry-run").exit_code == 2


def test_a_dry_run_says_unchanged_where_nothing_would_change(small: SmallProject) -> None:
    small.build()
    assert small.build("--dry-run").stdout == f"unchanged out/{ZH}\nunchanged out/{EN}\n"


def test_force_writes_over_what_was_edited(small: SmallProject) -> None:
    small.build()
    first = small.documents
    path = small.folder / "out" / ZH
    document = Document(str(path))
    document.add_paragraph("批示")
    document.save(str(path))
    assert small.build().exit_code == 2
    result = small.build("--force")
    assert result.stdout == f"wrote out/{ZH}\nunchanged out/{EN}\n"
    assert small.documents == first


def test_the_date_of_signature_may_be_given(small: SmallProject) -> None:
    small.build("--date", "2007-02-14")
    texts = [paragraph.text.strip() for paragraph in Document(str(small.folder / "out" / EN)).paragraphs]
    assert "February 14, 2007" in texts


def test_without_a_date_a_report_is_signed_at_the_end_of_its_period(small: SmallProject) -> None:
    small.build()
    texts = [paragraph.text.strip() for paragraph in Document(str(small.folder / "out" / EN)).paragraphs]
    assert "December 31, 2006" in texts


def test_clauses_that_are_left_out_are_listed_unless_quiet(small: SmallProject) -> None:
    loud = small.build("--period", "2005", "--lang", "zh")
    assert (loud.exit_code, loud.stderr.count("clause left out")) == (0, 1)
    assert "templates/zh/small-summary/people.md:3: clause left out: 'previous(inflow)' has no value" in loud.stderr
    quiet = small.build("--period", "2005", "--lang", "zh", "--quiet")
    assert (quiet.exit_code, quiet.stderr) == (0, "")
    assert quiet.stdout


def test_warnings_are_findings_where_strict_is_asked_for(small: SmallProject) -> None:
    small.write("data/population.csv", small.read("data/population.csv") + "2006,合计,1,1,1,1\n")
    assert small.build().exit_code == 0
    for _ in range(2):
        result = small.build("--strict")
        assert (result.exit_code, "[data.total-row]" in result.stderr) == (1, True)
    assert len(small.documents) == 2


def test_messages_are_chinese_where_asked_for(small: SmallProject) -> None:
    assert small.build(lang="zh").stdout == f"已写入 out/{ZH}\n已写入 out/{EN}\n"
    assert small.build("--ui-lang", "en", lang="zh").stdout.startswith("unchanged ")
    assert small.build("--ui-lang", "zh").stdout.startswith("无变化 ")


def test_json_lines_tell_what_was_done(small: SmallProject) -> None:
    result = small.build("--log-format", "json")
    lines = [json.loads(line) for line in result.stderr.splitlines()]
    assert result.stdout == ""
    done = [line for line in lines if line["level"] == "done"]
    assert done == [
        {"level": "done", "message": f"wrote out/{name}", "path": f"out/{name}", "lang": lang, "changed": True}
        for name, lang in ((ZH, "zh"), (EN, "en"))
    ]
    assert [line["message"] for line in lines if line["level"] == "info"] == [
        "reading areas and ledgers …",
        "aggregating indicators …",
        "writing the report …",
    ]


def test_json_lines_hold_an_issue_with_its_fields(small: SmallProject) -> None:
    small.edit("data/population.csv", "2006,宝丰镇", "2006,宝峰镇")
    result = small.build("--log-format", "json")
    found = [json.loads(line) for line in result.stderr.splitlines()][-1]
    assert result.exit_code == 2
    assert {key: found[key] for key in ("level", "code", "file", "row", "header", "nearest")} == {
        "level": "error",
        "code": "data.unknown-area",
        "file": "data/population.csv",
        "row": 6,
        "header": "乡镇",
        "nearest": "宝丰镇",
    }


def test_no_colour_is_printed_where_nobody_watches(small: SmallProject) -> None:
    result = small.build("--area", "竹上县")
    assert result.exit_code == 2
    assert "\x1b" not in result.output


def test_a_year_in_the_environment_dates_the_package(small: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1168214400")
    small.build()
    with ZipFile(small.folder / "out" / ZH) as package:
        assert {member.date_time for member in package.infolist()} == {(2007, 1, 8, 0, 0, 0)}
        assert b"2007-01-08T00:00:00Z" in package.read("docProps/core.xml")


@pytest.mark.parametrize(
    "arguments",
    [
        ("build",),
        ("build", CONFIG, "--area", AREA, "--lang", "fr"),
        ("build", CONFIG, "--all", "--jobs", "none"),
        ("figures", CONFIG, "--area", AREA, "--format", "xml"),
        ("schema", "areas"),
        ("biuld", CONFIG),
    ],
)
def test_a_command_that_is_typed_wrongly_ends_with_exit_code_2(arguments: tuple[str, ...], small: SmallProject) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage:" in result.stderr


def test_the_program_failing_is_one_line_and_exit_code_2(small: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise ZeroDivisionError("a slip")

    monkeypatch.setattr("reportgen.pipeline.build.build_report", failing)
    result = small.build()
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "error: reportgen itself failed: ZeroDivisionError: a slip. Please report the command and this line;"
        " REPORTGEN_DEBUG=1 shows details [command.crash]\n"
    )
    assert small.build(lang="zh").stderr.startswith("错误: 程序内部出错：ZeroDivisionError: a slip。")
    monkeypatch.setenv("REPORTGEN_DEBUG", "1")
    assert isinstance(small.build().exception, ZeroDivisionError)


def test_an_interrupted_build_says_so(small: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("reportgen.pipeline.build.build_report", interrupted)
    result = small.build()
    assert (result.exit_code, result.stderr) == (2, "interrupted\n")


def test_help_lists_every_command() -> None:
    text = CliRunner().invoke(cli.commands, ["--help"]).stdout
    assert all(name in text for name in ("build", "check", "figures", "schema", "--version"))


def test_the_version_is_printed() -> None:
    from reportgen import __version__

    assert run("--version").stdout == f"reportgen, version {__version__}\n"


class TestOutside:
    """In a process of its own, as a clerk starts it."""

    def test_a_second_build_loads_nothing_that_it_does_not_need(self, small: SmallProject) -> None:
        arguments = ("build", *small.common, "--area", AREA, "-o", "out")
        assert run_outside(*arguments).returncode == 0
        again = run_outside(*arguments, python=("-X", "importtime"), env={"REPORTGEN_UI_LANG": "en"})
        assert again.stdout.decode().count("unchanged") == 2
        imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in again.stderr.decode().splitlines()}
        assert "jinja2" in imported
        assert imported.isdisjoint(HEAVY)

    def test_exit_codes_reach_the_shell(self, small: SmallProject) -> None:
        assert run_outside("build", *small.common, "--area", "nowhere").returncode == 2
        assert run_outside("build", "nothing.yaml", "--area", AREA).returncode == 2
        assert run_outside("--version").returncode == 0
        small.write("data/population.csv", small.read("data/population.csv") + "2006,合计,1,1,1,1\n")
        assert run_outside("check", *small.common, "--strict").returncode == 1

    def test_a_screen_that_knows_no_chinese_gets_question_marks(self, small: SmallProject) -> None:
        ascii_only = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "REPORTGEN_UI_LANG": "zh"}
        result = run_outside("build", *small.common, "--area", AREA, "-o", "out", env=ascii_only)
        assert (result.returncode, result.stdout.count(b"?") > 4) == (0, True)
        refused = run_outside("build", *small.common, "--area", "无", env=ascii_only)
        assert (refused.returncode, b"[figures.unknown-area]" in refused.stderr) == (2, True)
        assert b"Traceback" not in refused.stderr

    def test_the_screen_of_a_chinese_windows_gets_its_encoding(self, small: SmallProject) -> None:
        result = run_outside("build", *small.common, "--area", AREA, "-o", "out", env={"PYTHONIOENCODING": "gbk"})
        assert ZH in result.stdout.decode("gbk")

    def test_builds_at_the_same_time_do_not_get_in_each_others_way(self, small: SmallProject) -> None:
        command = [sys.executable, "-m", "reportgen", "build", *small.common, "--area", AREA, "-o", "out"]
        source = {"PYTHONPATH": str(Path(__file__).parents[2])}
        started = [
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**_environment(), **source})
            for _ in range(3)
        ]
        ended = [(process.communicate(), process.returncode) for process in started]
        assert [code for _, code in ended] == [0, 0, 0], ended
        assert set(small.documents) == {ZH, EN}
        assert small.build().stdout.count("unchanged") == 2


def _environment() -> dict[str, str]:
    import os

    return dict(os.environ)
