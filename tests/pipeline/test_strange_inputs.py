"""Inputs as offices really send them: each is read, or refused with words that say what to do."""

import errno
import os
import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from making import rendered, without_kit_sets
from openpyxl import Workbook
from projects import AREA, CONFIG, SmallProject, run

from reportgen.nouns.issue import ReportError
from reportgen.pipeline.programs import programs
from reportgen.pipeline.project import open_project

PERSONS = "data/persons.csv"
POPULATION = "data/population.csv"
AREAS = "data/areas.csv"
ZH = "templates/zh/small-summary/people.md"

Change = Callable[[SmallProject], None]


def replaced(file: str, old: str, new: str) -> Change:
    """Return a change that replaces a text wherever it stands."""

    def change(project: SmallProject) -> None:
        text = project.read(file)
        assert old in text
        project.write(file, text.replace(old, new))

    return change


def encoded(file: str, encoding: str, line_end: str = "\n") -> Change:
    """Return a change that saves a file in another encoding."""

    def change(project: SmallProject) -> None:
        text = project.read(file).replace("\n", line_end)
        (project.folder / file).write_bytes(text.encode(encoding))

    return change


def as_workbook(rows: Callable[[list[list[str]]], Sequence[Sequence[object]]] = lambda rows: rows) -> Change:
    """Return a change that keeps the population in a workbook."""

    def change(project: SmallProject) -> None:
        project.workbook("data/population.xlsx", rows(project.rows(POPULATION)))
        project.edit(CONFIG, "path: population.csv", "path: population.xlsx")

    return change


def called_csv(project: SmallProject) -> None:
    project.workbook("data/population.xlsx", project.rows(POPULATION))
    (project.folder / "data/population.xlsx").replace(project.folder / POPULATION)


def dates_of_excel(project: SmallProject) -> None:
    header, *rows = project.rows(PERSONS)
    at = header.index("登记日期")
    project.workbook(
        "data/persons.xlsx", [header, *([*row[:at], datetime.fromisoformat(row[at]), *row[at + 1 :]] for row in rows)]
    )
    project.edit(CONFIG, "path: persons.csv", "path: persons.xlsx")


def numbers_of_excel(rows: list[list[str]]) -> list[list[object]]:
    return [list(rows[0]), *([int(row[0]), row[1], *map(float, row[2:])] for row in rows[1:])]


def beside_a_lock_file(project: SmallProject) -> None:
    project.edit(CONFIG, "path: persons.csv", "path: '*persons*.csv'")
    project.write("data/~$persons.csv", "held by another user")


UNCHANGED_BY: dict[str, Change] = {
    "a config with a byte order mark and Windows line ends": encoded(CONFIG, "utf-8-sig", "\r\n"),
    "a ledger with Windows line ends": encoded(PERSONS, "utf-8", "\r\n"),
    "a ledger with the line ends of old Macs": encoded(PERSONS, "utf-8", "\r"),
    "a ledger with a byte order mark": encoded(PERSONS, "utf-8-sig"),
    "a ledger in GB18030": encoded(PERSONS, "gb18030"),
    "a ledger in UTF-16": encoded(PERSONS, "utf-16"),
    "a ledger with semicolons": replaced(PERSONS, ",", ";"),
    "a ledger with tabs": replaced(PERSONS, ",", "\t"),
    "a ledger with full-width commas": replaced(PERSONS, ",", "，"),
    "full-width digits": replaced(POPULATION, "8700", "８７００"),
    "thousands set off with commas": replaced(POPULATION, "8700", '"8,700"'),
    "a day as a spreadsheet counts it": replaced(PERSONS, "2005-01-03", "38355"),
    "blank lines between rows": replaced(POPULATION, "\n", "\n\n"),
    "columns that nobody asked for": replaced(POPULATION, "\n", ",备注\n"),
    "areas with semicolons": replaced(AREAS, ",", ";"),
    "areas in GB18030": encoded(AREAS, "gb18030"),
    "areas without English names": replaced(AREAS, ",name_en", ",备注"),
    "a workbook with numbers as text": as_workbook(),
    "a workbook with numbers": as_workbook(numbers_of_excel),
    "a workbook with a title above its headers": as_workbook(lambda rows: [["人口台账"], ["单位：人"], *rows]),
    "a workbook that is called CSV": called_csv,
    "dates of Excel": dates_of_excel,
    "the lock file of a spreadsheet program": beside_a_lock_file,
    "a report with a Chinese name": lambda project: _renamed(project, "小结"),
}


def _renamed(project: SmallProject, name: str) -> None:
    project.edit(CONFIG, "report: small-summary", f"report: {name}")
    for lang in ("zh", "en"):
        folder = project.folder / "templates" / lang
        (folder / "small-summary").rename(folder / name)


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the figures as they are listed from the project as it stands."""
    folder = tmp_path_factory.mktemp("usual")
    project = SmallProject.copied(folder / "office")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project.folder)
        patch.setenv("REPORTGEN_CACHE_DIR", str(folder / "cache"))
        return _values(project)


def _values(project: SmallProject) -> dict[str, str]:
    lines = project.figures("--format", "csv").stdout.splitlines()
    return {",".join(line.split(",")[:3]): line.split(",")[3] for line in lines[1:]}


@pytest.mark.parametrize("what", UNCHANGED_BY)
def test_figures_stay_the_same_with(what: str, small: SmallProject, usual: dict[str, str]) -> None:
    UNCHANGED_BY[what](small)
    assert _values(small) == usual
    assert len(usual) == 13
    result = small.build()
    assert (result.exit_code, result.stderr) == (0, "")
    assert len(small.documents) == 2


def test_a_row_of_totals_is_left_out_with_a_warning(small: SmallProject, usual: dict[str, str]) -> None:
    small.write(POPULATION, small.read(POPULATION) + "2006,合　计,25850,16200,9650,4650\n")
    assert _values(small) == usual
    assert small.check("--strict").exit_code == 1
    assert "so that nothing counts twice; their row numbers: 8 [data.total-row]" in small.check().stderr


@pytest.mark.parametrize(
    "area",
    [" 420323 ", "４２０３２３", "420323", "zhushan county", "湖北省十堰市竹山县", "十堰市竹山县", "湖北省/竹山县"],
)
def test_an_area_is_found_by(area: str, small: SmallProject) -> None:
    assert small.build("--lang", "zh", area=area).stdout == "wrote out/420323-竹山县-2006-zh.docx\n"


def test_a_town_is_found_behind_the_name_of_its_county(small: SmallProject) -> None:
    result = small.build("--lang", "zh", area="竹山县城关镇")
    assert result.stdout == "wrote out/420323100-城关镇-2006-zh.docx\n"


def test_a_town_behind_the_name_of_its_city_may_still_be_two(small: SmallProject) -> None:
    result = small.build(area="十堰市城关镇")
    assert "420323100 湖北省十堰市竹山县城关镇, 420324100 湖北省十堰市竹溪县城关镇)" in result.stderr


@pytest.mark.parametrize("period", ["2006", "2006年"])
def test_a_period_may_be_typed_as(period: str, small: SmallProject) -> None:
    assert small.build("--period", period, "--lang", "zh").exit_code == 0


@pytest.mark.parametrize("day", ["2007-01-08", "2007-1-8", "2007年1月8日"])
def test_a_date_of_signature_may_be_typed_as(day: str, small: SmallProject) -> None:
    assert small.build("--date", day, "--lang", "zh").exit_code == 0
    path = small.folder / "out" / "420323-竹山县-2006-zh.docx"
    assert "2007年1月8日" in [paragraph.text.strip() for paragraph in Document(str(path)).paragraphs]


@pytest.mark.parametrize("day", ["2200-01-01", "1900-01-01"])
def test_a_date_that_no_package_knows_is_printed_all_the_same(day: str, small: SmallProject) -> None:
    assert small.build("--date", day).exit_code == 0


@pytest.mark.parametrize("epoch", ["99999999999", "9" * 30, "abc", "-5", "", "１"])
def test_any_source_date_epoch_gives_a_document(
    epoch: str, small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert small.build("--lang", "zh").exit_code == 0


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("竹/山:县*?", "420323-竹_山_县__-2006-zh.docx"),
        ("竹\x01山\t县", "420323-竹_山_县-2006-zh.docx"),
        ("<b>&竹山", "420323-_b_&竹山-2006-zh.docx"),
        ("{{ 7 }}竹山", "420323-{{ 7 }}竹山-2006-zh.docx"),
        ("竹山😀县", "420323-竹山😀县-2006-zh.docx"),
    ],
)
def test_an_area_may_have_a_name_that_is_no_name_of_a_file(name: str, file: str, small: SmallProject) -> None:
    small.edit(AREAS, "420323,竹山县", f"420323,{name}")
    assert small.build("--lang", "zh", area="420323").exit_code == 0
    path = small.folder / "out" / file
    printed = name.replace("\x01", "").replace("\t", "")
    assert Document(str(path)).paragraphs[0].text.replace("\t", "").startswith(f"{printed}2006年")


def test_a_cache_that_cannot_be_kept_is_done_without(small: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    small.write("cache", "a file")
    monkeypatch.setenv("REPORTGEN_CACHE_DIR", "cache")
    assert small.build().exit_code == 0
    assert small.read("cache") == "a file"


@pytest.mark.parametrize("size", [0, 9000])
def test_a_damaged_store_is_made_anew(size: int, small: SmallProject) -> None:
    small.build()
    store = small.folder / "figures.sqlite"
    store.write_bytes(store.read_bytes()[:size])
    result = small.build()
    assert (result.exit_code, result.stdout.count("unchanged")) == (0, 2)


def _merged(project: SmallProject) -> None:
    book = Workbook()
    for row in project.rows(POPULATION):
        book.active.append(row)
    book.active.merge_cells("A2:A4")
    book.save(project.folder / "data/population.xlsx")
    project.edit(CONFIG, "path: population.csv", "path: population.xlsx")


def _foreign_base(project: SmallProject) -> None:
    base = sqlite3.connect(project.folder / "figures.sqlite")
    base.execute("CREATE TABLE t (c)")
    base.close()


def _folder(name: str) -> Change:
    def change(project: SmallProject) -> None:
        (project.folder / name).unlink(missing_ok=True)
        (project.folder / name).mkdir(parents=True)

    return change


def _typed(*arguments: str) -> tuple[Change, tuple[str, ...]]:
    return (lambda _: None), arguments


REFUSED: dict[str, Change | tuple[Change, tuple[str, ...]]] = {
    "an empty config": lambda project: project.write(CONFIG, ""),
    "a config of comments": lambda project: project.write(CONFIG, "# later\n"),
    "a config that is a list": lambda project: project.write(CONFIG, "- a\n- b\n"),
    "a config in GB18030": encoded(CONFIG, "gb18030"),
    "a config that does not exist": lambda project: project.delete(CONFIG),
    "a config that is a folder": _folder(CONFIG),
    "a title in one language": replaced(CONFIG, ', en: "{{ area }}: Summary, {{ period }}"}', "}"),
    "a config without sections": replaced(CONFIG, "[opening, people, {name: problems, when: fell_short}]", "[]"),
    "a section that is a path": replaced(CONFIG, "[opening,", "[../opening,"),
    "a report that is a path": replaced(CONFIG, "report: small-summary", "report: ../x"),
    "a date that is none": replaced(CONFIG, "templates: ../templates", "date: 2007-13-01"),
    "a layout that does not exist": replaced(CONFIG, "layout: gbt9704", "layout: gbt"),
    "a set that does not exist": replaced(CONFIG, "[people]", "[persons_of_the_town]"),
    "a folder of templates that does not exist": replaced(CONFIG, "../templates", "../tmpl"),
    "a template in one language": lambda project: project.delete(ZH),
    "a template that is a folder": _folder(ZH),
    "a template in GB18030": encoded(ZH, "gb18030"),
    "a template with a picture": replaced(ZH, "# 查验情况", "![章](seal.png)"),
    "a template that looks inside": replaced(ZH, "{{ population }}", "{{ population.__class__ }}"),
    "a data folder that does not exist": _typed("--data", "nowhere"),
    "a data folder that is a file": _typed("--data", CONFIG),
    "a ledger that is a folder": _folder(PERSONS),
    "a ledger without anything": lambda project: project.write(PERSONS, ""),
    "a ledger with a header twice": replaced(PERSONS, "来源地,登记日期", "登记日期,登记日期"),
    "a ledger with a cell too many": replaced(POPULATION, "2006,宝丰镇,", "2006,宝丰镇,,"),
    "a text called xlsx": lambda project: (
        project.edit(CONFIG, "path: population.csv", "path: population.xlsx"),
        (project.folder / POPULATION).rename(project.folder / "data/population.xlsx"),
    )[0],
    "an empty workbook": as_workbook(lambda _: []),
    "merged cells in a workbook": _merged,
    "an error in a workbook": as_workbook(lambda rows: [*rows[:-1], [*rows[-1][:2], "#REF!", *rows[-1][3:]]]),
    "a formula that nobody computed": as_workbook(lambda rows: [*rows[:-1], [*rows[-1][:2], "=D7+E7", *rows[-1][3:]]]),
    "a ledger of a type that is unknown": lambda project: (
        project.edit(CONFIG, "path: population.csv", "path: population.docx"),
        (project.folder / POPULATION).rename(project.folder / "data/population.docx"),
    )[0],
    "a Parquet file that is none": lambda project: (
        project.edit(CONFIG, "path: population.csv", "path: population.parquet"),
        (project.folder / POPULATION).rename(project.folder / "data/population.parquet"),
    )[0],
    "a percentage that is none": lambda project: (
        project.edit(CONFIG, "{name: money, type: number, min: 0}", "{name: money, type: percent}"),
        project.edit(POPULATION, "1600.25", "一半"),
    )[0],
    "NaN as text": replaced(POPULATION, "8700", "NaN"),
    "infinity as text": replaced(POPULATION, "1600.25", "inf"),
    "a number beyond all bounds": replaced(POPULATION, "2006,宝丰镇,8700", "2006,宝丰镇,99999999999999999999"),
    "a number with its unit": replaced(POPULATION, "8700", "8700人"),
    "a tick that is none": replaced(PERSONS, "2005-01-03,否", "2005-01-03,大概"),
    "a day that does not exist": replaced(PERSONS, "2005-01-03", "2005-02-30"),
    "a day in the year 1": replaced(PERSONS, "2005-01-03", "0001-01-03"),
    "a year that is a slip": replaced(POPULATION, "2006,宝丰镇", "0206,宝丰镇"),
    "a town that is misspelt": replaced(POPULATION, "2006,宝丰镇", "2006,宝峰镇"),
    "areas that do not exist": lambda project: project.delete(AREAS),
    "areas in a workbook": lambda project: (
        project.workbook("data/x.xlsx", project.rows(AREAS)),
        (project.folder / "data/x.xlsx").replace(project.folder / AREAS),
    )[0],
    "areas above one another in a circle": replaced(AREAS, "42,湖北省,province,,", "42,湖北省,province,420323,"),
    "an area without rows": _typed("--area", "谷城县"),
    "no area": _typed("--area", ""),
    "a period that does not exist": _typed("--period", "2006-13"),
    "a period before all records": _typed("--period", "0001"),
    "a period of many thousand years": _typed("--period", "0001..9999"),
    "a month of a ledger of years": _typed("--period", "2006-06"),
    "a date of signature as Germans write it": _typed("--date", "31.12."),
    "a store that is a folder": _folder("figures.sqlite"),
    "a store that is another file": lambda project: project.write("figures.sqlite", "letters"),
    "a store that is another base": _foreign_base,
    "a store that is the config": _typed("--store", CONFIG),
    "a store below a file": _typed("--store", f"{CONFIG}/figures.sqlite"),
    "an output folder below a file": _typed("-o", f"{CONFIG}/out"),
    "an output folder with too long a name": _typed("-o", "x" * 300),
    "a config with too long a name": _typed("x" * 300),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_build_is_refused_with_words_for(
    what: str, small: SmallProject, expected: Callable[[str, str], None]
) -> None:
    found = REFUSED[what]
    change, arguments = found if isinstance(found, tuple) else (found, ())
    change(small)
    told = []
    for lang in ("en", "zh"):
        long = arguments[:1] == ("x" * 300,)
        result = run("build", *arguments, "--area", AREA, lang=lang) if long else small.build(*arguments, lang=lang)
        assert result.exit_code == 2, result.output
        assert not result.stdout
        told.append(_anywhere(result.stderr))
    assert small.documents == {}
    text = "\n".join(told)
    assert "command.crash" not in text
    assert "Traceback" not in text
    expected(f"{what.replace(' ', '_')}.txt", text)


def _anywhere(text: str) -> str:
    """Leave out what each system says in its own words, and what grows with the kit."""
    for number in (errno.ENOTDIR, errno.ENAMETOOLONG):
        text = text.replace(os.strerror(number), "REASON")
    return without_kit_sets(text.replace("x" * 300, "xxx"))


def test_a_document_in_whose_place_a_folder_stands_is_not_written(small: SmallProject) -> None:
    (small.folder / "out" / "420323-竹山县-2006-zh.docx").mkdir(parents=True)
    result = small.build("--lang", "zh")
    assert (result.exit_code, "[word.is-a-folder]" in result.stderr) == (2, True)


def test_no_document_is_written_where_the_last_of_them_cannot_be(small: SmallProject) -> None:
    (small.folder / "out" / "420323-竹山县-2006-en.html").mkdir(parents=True)
    result = small.build("--format", "both")
    assert (result.exit_code, "[word.is-a-folder]" in result.stderr) == (2, True)
    assert small.documents == {}


@pytest.mark.parametrize("content", [b"", b"letters", b"PK\x03\x04"])
def test_a_file_that_is_no_document_of_ours_is_left_alone(content: bytes, small: SmallProject) -> None:
    path = small.folder / "out" / "420323-竹山县-2006-zh.docx"
    path.parent.mkdir()
    path.write_bytes(content)
    result = small.build()
    assert (result.exit_code, "[word.edited-by-hand]" in result.stderr) == (2, True)
    assert small.documents == {path.name: content}


def test_a_ledger_with_headers_only_drops_its_clauses_and_says_so(small: SmallProject) -> None:
    small.write(PERSONS, small.read(PERSONS).partition("\n")[0] + "\n")
    result = small.build("--lang", "zh")
    assert result.exit_code == 0
    assert "data/persons.csv: warning: ledger 'persons' has no rows here [data.empty-ledger]" in result.stderr
    assert "people.md:3: clause left out: 'inflow' has no value" in result.stderr


def test_nobody_who_came_leaves_no_rate(small: SmallProject) -> None:
    small.write(PERSONS, small.read(PERSONS).replace("流入", "流出"))
    result = small.build("--lang", "zh")
    assert result.exit_code == 0
    assert "clause left out: 'check_rate' has no value" in result.stderr


def test_a_layout_that_went_after_the_config_was_read_is_missed(small: SmallProject) -> None:
    layouts = small.folder / "templates" / "layouts"
    layouts.mkdir()
    kit = Path(__file__).parents[2] / "templates" / "layouts" / "gbt9704.yaml"
    own = kit.read_text(encoding="utf-8").replace("layout: gbt9704", "layout: own")
    small.write("templates/layouts/own.yaml", own)
    small.edit(CONFIG, "layout: gbt9704", "layout: own")
    project = open_project(Path(CONFIG), Path("data"), Path("figures.sqlite"))
    small.delete("templates/layouts/own.yaml")
    with pytest.raises(ReportError) as raised:
        programs(project, ("zh", "en"))
    text = rendered(raised.value.issues)
    assert text == "error: there is no layout templates/layouts/own.yaml [command.layout-missing]\n"
    assert small.build().exit_code == 2


def test_percentages_that_are_kept_as_fractions_are_read_as_percentages(small: SmallProject) -> None:
    header, *rows = small.rows(POPULATION)
    fractions = [header, *([*row[:5], 0.125 * number] for number, row in enumerate(rows, 1))]
    small.workbook("data/population.xlsx", fractions)
    small.edit(CONFIG, "path: population.csv", "path: population.xlsx")
    small.edit(CONFIG, "{name: money, type: number, min: 0}", "{name: money, type: percent}")
    result = small.check("--strict")
    assert result.exit_code == 1
    assert "read as fractions (0.98 is 98%) [data.percent-fractions]" in result.stderr
