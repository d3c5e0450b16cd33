"""Reading ledgers: files, encodings, headers, cells."""

# ruff: noqa: ANN401 - values of tests may be anything

import io
import os
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from making import AREAS, column, config, ledger_spec, problems, rendered

from reportgen.data.files import matching_files
from reportgen.data.ledger import AREA, FILE, PERIOD, ROW, Ledger
from reportgen.data.read import read_ledger, read_ledgers
from reportgen.nouns.issue import ReportError

COLUMNS = (
    column("年度", "year", "period"),
    column("村（社区）", "village"),
    column("流向", "flow", "category", values=(("流入", "in"), ("流出", "out"))),
    column("年龄", "age", "integer", minimum=0, maximum=120),
)
HEAD = "年度,村（社区）,流向,年龄\n"
SPEC = ledger_spec("persons.csv", COLUMNS, period="year")


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)


DATA = Path("data")


def put(text: str, name: str = "persons.csv", encoding: str = "utf-8") -> None:
    (DATA / name).write_bytes(text.encode(encoding))


def put_book(rows: list[list[Any]], name: str = "persons.xlsx", sheet: str = "人口台账") -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(row)
    book.save(DATA / name)


def read(spec: Any = SPEC) -> Ledger:
    return read_ledger(spec, DATA, AREAS)


def refused(spec: Any = SPEC, lang: str = "en") -> str:
    with pytest.raises(ReportError) as caught:
        read(spec)
    return problems(caught.value, lang)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_is_read_in_the_encodings_of_offices(encoding: str) -> None:
    put(HEAD + "2006年,河村,流入,34\n2006,121,流出,5\n", encoding=encoding)
    ledger = read()
    assert ledger.frame[AREA].tolist() == ["112", "121"]
    assert ledger.frame[PERIOD].tolist() == ["2006", "2006"]
    assert ledger.frame["flow"].tolist() == ["in", "out"]
    assert ledger.frame["age"].tolist() == [34, 5]
    assert ledger.frame[ROW].tolist() == [2, 3]
    assert ledger.sources[0].path == "persons.csv"
    assert ledger.sources[0].rows == 2


def test_a_declared_encoding_wins_and_its_failure_is_placed() -> None:
    put(HEAD + "2006,河村,流入,34\n", encoding="gb18030")
    spec = ledger_spec("persons.csv", COLUMNS, period="year", encoding="utf-8")
    assert refused(spec) == (
        "data/persons.csv:1:1: error: byte 0 (c4 ea b6 c8) is no text in utf-8; name the encoding in the config,"
        " or save the file as UTF-8 [data.bad-encoding]\n"
    )


def test_text_in_no_known_encoding_is_placed_by_line() -> None:
    (DATA / "persons.csv").write_bytes(HEAD.encode("gb18030") + b"2006,\xff\xff\n")
    assert refused().startswith("data/persons.csv:2:1: error: byte 31 (ff ff 0a) is no text in utf-8, gb18030;")


def test_an_unknown_codec_is_named() -> None:
    put(HEAD)
    assert refused(ledger_spec("persons.csv", COLUMNS, period="year", encoding="gbk2")) == (
        "data/persons.csv: error: there is no encoding 'gbk2' (allowed: auto, utf-8, gb18030) [data.unknown-codec]\n"
    )


def test_titles_above_the_header_and_spellings_of_headers_do_not_matter() -> None:
    put("2006年人口台账,,,\n单位：甲县\n年 度,村(社区) ,流向,年龄\n2006,河村,流入,34\n")
    assert read().frame[ROW].tolist() == [4]


def test_a_name_of_an_area_may_be_broken_into_lines_as_in_narrow_cells() -> None:
    put_book(
        [["年度", "村（社区）", "流向", "年龄"], [2006, "河\n村", "流入", 34], [2006, "东镇 \r\n 新村", "流入", 35]]
    )
    read_back = read(ledger_spec("persons.xlsx", COLUMNS, period="year"))
    assert read_back.frame[AREA].tolist() == ["112", "111"]
    put(HEAD + '2006,"河\n村",流入,34\n')
    assert read().frame[AREA].tolist() == ["112"]


def test_a_header_that_is_not_found_is_told_with_the_nearest() -> None:
    put("台账\n年度,村名,流向,年令\n2006,河村,流入,34\n")
    assert refused() == (
        "data/persons.csv: row 2: error: the header '村（社区）' was not found (allowed: 年度, 村名, 流向, 年令)"
        " [data.header-not-found]\n"
        "data/persons.csv: row 2: error: the header '年龄' was not found (allowed: 年度, 村名, 流向, 年令)"
        " [data.header-not-found]\n"
    )


def test_a_header_that_appears_twice_is_refused() -> None:
    put("年度,村（社区）,流向,年龄,年龄\n2006,河村,流入,34,35\n")
    assert refused() == (
        "data/persons.csv: row 1: error: the header '年龄' appears more than once [data.header-twice]\n"
    )


def test_rows_with_too_many_or_too_few_cells_are_listed() -> None:
    put(HEAD + "2006,河村,流入,34\n2006,河村,流入\n\n2006,河村,流入,3,4\n" + "2006\n" * 30)
    found = refused()
    assert found.startswith(
        "data/persons.csv: row 3: error: this row has 3 cells, the header has 4;"
        " is a separator missing or one too many? [data.ragged-row]\n"
        "data/persons.csv: row 5: error: this row has 5 cells,"
    )
    assert found.endswith("error: 12 more rows have a wrong number of cells [data.more-ragged-rows]\n")


def test_blank_lines_and_empty_cells_beyond_the_header_are_harmless() -> None:
    put(HEAD + "2006,河村,流入,34,,\n\n2006,河村,流出,3\n,,,\n\n\n")
    assert read().frame[ROW].tolist() == [2, 4]


def test_quoted_line_breaks_do_not_shift_rows() -> None:
    put('备注,年度,村（社区）,流向,年龄\n"a\nb",2006,河村,流入,34\n,2006,河村,流入,x\n')
    assert refused().startswith("data/persons.csv: row 3, column 年龄: error: 'x' is not a whole number")


def test_rows_of_totals_are_left_out_with_a_warning() -> None:
    put(HEAD + "2006,河村,流入,34\n,小 计,,34\n合计,,,34\n")
    ledger = read()
    assert len(ledger.frame) == 1
    assert rendered(ledger.warnings) == (
        "data/persons.csv: warning: rows of totals are left out, so that nothing counts twice; their row numbers: 3, 4"
        " [data.total-row]\n"
    )


def test_every_bad_cell_is_placed_with_what_would_be_right() -> None:
    put(
        HEAD + "明年,河村,流入,34\n2006,新村,流如,12人\n"
        "2006,何村,流入,1.5\n2006,,流出,130\n,河村,流入,-1\n2006,东镇新村,流入,\n"
    )
    assert refused() == (
        "data/persons.csv: row 2, column 年度: error: '明年' is not a period (such as 2006 or 2006-06)"
        " [data.bad-period]\n"
        "data/persons.csv: row 3, column 村（社区）: error: several areas are called '新村'; write the code, or put the"
        " name of the area above in front (allowed: 111 甲县东镇新村, 121 甲县西镇新村) [data.ambiguous-area]\n"
        "data/persons.csv: row 3, column 流向: error: '流如' is not one of the values of this column"
        " (allowed: 流入, 流出) [data.unknown-value]\n"
        "data/persons.csv: row 3, column 年龄: error: '12人' is not a whole number [data.bad-integer]\n"
        "data/persons.csv: row 4, column 村（社区）: error: '何村' is not in the areas file (did you mean '河村'?)"
        " [data.unknown-area]\n"
        "data/persons.csv: row 4, column 年龄: error: '1.5' is not a whole number [data.bad-integer]\n"
        "data/persons.csv: row 5, column 村（社区）: error: this cell may not be empty"
        " (split merged cells, and fill in every row) [data.empty-cell]\n"
        "data/persons.csv: row 5, column 年龄: error: '130' is above the greatest value, 120 [data.too-large]\n"
        "data/persons.csv: row 6, column 年度: error: this cell may not be empty"
        " (split merged cells, and fill in every row) [data.empty-cell]\n"
        "data/persons.csv: row 6, column 年龄: error: '-1' is below the least value, 0 [data.too-small]\n"
    )


def test_only_the_first_twenty_bad_cells_are_told_in_full_and_the_rest_counted() -> None:
    put(HEAD + "2006,河村,流入,x\n" * 25 + "2006,河村,y,30\n" * 3)
    found = refused()
    assert found.count("data.bad-integer") == 20
    assert found.endswith(
        "configs/a.yaml:7:3: error: ledger 'persons': 8 more bad cells (流向 3, 年龄 5) [data.more-bad-values]\n"
    )


def test_bad_cells_may_be_skipped_with_warnings() -> None:
    put(HEAD + "2006,河村,流入,x\n2006,河村,流出,5\n")
    ledger = read(ledger_spec("persons.csv", COLUMNS, period="year", on_bad_value="skip"))
    assert ledger.frame["age"].isna().tolist() == [True, False]
    assert rendered(ledger.warnings, "zh") == (
        "data/persons.csv: 第2行，“年龄”列: 提醒: “x”不是整数 [data.bad-integer]\n"
    )


KINDS = (
    column("村", "village"),
    column("金额", "amount", "number"),
    column("率", "rate", "percent"),
    column("已查", "checked", "boolean"),
    column("日期", "day", "date", minimum="2000-01-01"),
)


def test_cells_are_understood_as_people_type_them() -> None:
    put(
        "村,金额,率,已查,日期\n"
        '河村,"1,234.5",98%,是,2006-03-05\n'
        "河村,１２３,98.5％,否,2006/3/5\n"
        "河村,-2,97,√,2006年3月5日\n"
        "河村,0.1,100%,no,20060305\n"
        "河村,,,,38781\n"
    )
    frame = read(ledger_spec("persons.csv", KINDS, date="day")).frame
    assert frame["amount"].tolist()[:4] == [1234.5, 123, -2, 0.1]
    assert frame["rate"].tolist()[:4] == [98, 98.5, 97, 100]
    assert frame["checked"].tolist() == [True, False, True, False, pd.NA]
    assert set(frame["day"].dt.date) == {date(2006, 3, 5)}


def test_cells_that_are_nothing_of_their_kind_are_refused() -> None:
    put("村,金额,率,已查,日期\n河村,1 2,九成,也许,2006-02-30\n河村,1,2,是,1999-12-31\n")
    found = refused(ledger_spec("persons.csv", KINDS, date="day"))
    codes = ["bad-number", "bad-percent", "bad-boolean", "bad-date", "too-small"]
    assert [line.rsplit("[data.", 1)[1] for line in found.splitlines()] == [f"{code}]" for code in codes]
    assert "'九成' is not a percentage" in found
    assert "'也许' is neither yes nor no" in found
    assert "'2006-02-30' is not a date (such as 2006-03-05)" in found
    assert "'1 2' is not a number" in found


def test_an_empty_cell_among_ticks_means_no() -> None:
    put("村,已查\n河村,√\n河村,\n")
    frame = read(ledger_spec("persons.csv", (KINDS[0], KINDS[3]))).frame
    assert frame["checked"].tolist() == [True, False]


def test_a_workbook_is_read_with_rows_as_it_shows_them() -> None:
    put_book([["台账"], [], ["村", "率", "日期", "金额"], ["河村", 0.98, datetime(2006, 3, 5), 12.0], [], ["合计"]])
    spec = ledger_spec("persons.xlsx", (KINDS[0], KINDS[2], KINDS[4], column("金额", "amount", "integer")), date="day")
    ledger = read(spec)
    assert ledger.frame[ROW].tolist() == [4]
    assert ledger.frame["rate"].tolist() == [98]
    assert ledger.frame["amount"].tolist() == [12]
    assert ledger.frame["day"].dt.date.tolist() == [date(2006, 3, 5)]
    assert "all numbers of column '率' lie between 0 and 1: read as fractions (0.98 is 98%)" in rendered(
        ledger.warnings
    )


def test_a_wrong_sheet_is_told_with_those_there_are() -> None:
    put_book([["村"]])
    assert refused(ledger_spec("persons.xlsx", KINDS[:1], sheet="人口")) == (
        "data/persons.xlsx: error: there is no sheet '人口' (allowed: 人口台账; did you mean '人口台账'?)"
        " [data.wrong-sheet]\n"
    )


def test_files_that_are_not_what_their_name_says_are_refused() -> None:
    put("no workbook", "persons.xlsx")
    put("no parquet", "persons.parquet")
    put("a document", "persons.docx")
    assert "[data.bad-workbook]" in refused(ledger_spec("persons.xlsx", KINDS[:1]))
    assert "not a workbook that can be read" in refused(ledger_spec("persons.xlsx", KINDS[:1]))
    assert "not a Parquet file that can be read" in refused(ledger_spec("persons.parquet", KINDS[:1]))
    assert "error: files of type '.docx' cannot be read" in refused(ledger_spec("persons.docx", KINDS[:1]))


def test_parquet_keeps_its_types() -> None:
    frame = pd.DataFrame(
        {"村": ["河村", "111"], "金额": [1.5, None], "日期": pd.to_datetime(["2006-03-05", "2007-01-01"])}
    )
    frame.to_parquet(DATA / "persons.parquet")
    ledger = read(ledger_spec("persons.parquet", (KINDS[0], KINDS[1], KINDS[4]), date="day"))
    assert ledger.frame["amount"].isna().tolist() == [False, True]
    assert ledger.frame["day"].dt.date.tolist() == [date(2006, 3, 5), date(2007, 1, 1)]
    assert ledger.frame[AREA].tolist() == ["112", "111"]


def test_a_pattern_gathers_files_but_not_those_of_an_open_workbook() -> None:
    for year, text in (("2005", HEAD + "2005,河村,流入,34\n"), ("2006", HEAD + "2006,河村,流出,3\n2006,111,流入,4\n")):
        put(text, f"persons-{year}.csv")
    put("", "~$persons-2006.csv")
    spec = ledger_spec("persons-*.csv", COLUMNS, period="year")
    ledger = read(spec)
    assert ledger.frame[FILE].tolist() == [0, 1, 1]
    assert ledger.frame[PERIOD].tolist() == ["2005", "2006", "2006"]
    assert ledger.frame["flow"].tolist() == ["in", "out", "in"]
    spec = ledger_spec("*persons-2006.csv", COLUMNS, period="year")
    assert [path.name for path in matching_files(spec, DATA)] == ["persons-2006.csv"]


def test_a_pattern_without_an_ending_finds_every_kind_of_table_and_nothing_else() -> None:
    names = ("persons-2005.csv", "persons-2006.XLSX", "persons.md", "persons.py", "~$persons-2006.xlsx", "persons")
    for name in names:
        put("", name)
    found = [path.name for path in matching_files(ledger_spec("persons*", COLUMNS), DATA)]
    assert found == ["persons-2005.csv", "persons-2006.XLSX"]
    found = [path.name for path in matching_files(ledger_spec("persons-*.*", COLUMNS), DATA)]
    assert found == ["persons-2005.csv", "persons-2006.XLSX"]


def test_a_path_without_an_ending_finds_the_table_of_that_name() -> None:
    for name in ("population.xlsx", "population.md", "populations.csv", "population-2006.csv", "2006.v1.csv"):
        put("", name)
    assert [path.name for path in matching_files(ledger_spec("population", COLUMNS), DATA)] == ["population.xlsx"]
    assert [path.name for path in matching_files(ledger_spec("2006.v1", COLUMNS), DATA)] == ["2006.v1.csv"]
    assert matching_files(ledger_spec("persons", COLUMNS), DATA) == ()


def test_a_table_kept_in_two_kinds_of_file_is_refused_where_the_path_leaves_the_kind_open() -> None:
    for ending in ("csv", "txt"):
        put(HEAD + "2006,河村,流入,3\n", f"persons.{ending}")
    spec = ledger_spec("persons*", COLUMNS, period="year")
    assert refused(spec) == (
        "configs/a.yaml:7:3: error: ledger 'persons': persons.csv and persons.txt have the same name, and rows would"
        " count twice; keep one, or name it in path [data.same-table]\n"
    )
    assert refused(spec, "zh") == (
        "configs/a.yaml:7:3: 错误: 台账“persons”有两个同名文件：persons.csv和persons.txt，会重复计数；"
        "请只留一个，或在 path 中写明 [data.same-table]\n"
    )
    assert len(read(ledger_spec("persons.csv", COLUMNS, period="year")).frame) == 1


def test_missing_files_and_patterns_are_told_with_what_lies_there() -> None:
    put(HEAD, "person.csv")
    assert refused() == (
        "configs/a.yaml:7:3: error: ledger 'persons': there is no file data/persons.csv"
        " (allowed: person.csv; did you mean 'person.csv'?) [data.missing-file]\n"
    )
    assert refused(ledger_spec("persons-*.csv", COLUMNS)) == (
        "configs/a.yaml:7:3: error: ledger 'persons': no file matches data/persons-*.csv"
        " (allowed: person.csv; did you mean 'person.csv'?) [data.no-match]\n"
    )


MORE = (*COLUMNS[:3], COLUMNS[3]._replace(optional=True), column("查验证明", "checked", "boolean", optional=True))


def test_a_file_may_lack_optional_columns_and_says_so_in_a_note() -> None:
    put("年度,村（社区）,流向,查验证\n2005,河村,流入,是\n", "persons-2005.csv")
    put("年度,村（社区）,流向,年龄,查验证明\n2006,河村,流入,35,是\n", "persons-2006.csv")
    ledger = read(ledger_spec("persons*", MORE, period="year"))
    assert ledger.frame["flow"].tolist() == ["in", "in"]
    assert ledger.frame["age"].isna().tolist() == [True, False]
    assert ledger.frame["checked"].tolist() == [False, True]
    assert ledger.lacking == {"age": (0,), "checked": (0,)}
    assert rendered(ledger.warnings) == (
        "data/persons-2005.csv: row 1: note: there is no column '年龄': figures that need it are missing"
        " [data.no-optional-column]\n"
        "data/persons-2005.csv: row 1: note: there is no column '查验证明': figures that need it are missing"
        " (did you mean '查验证'?) [data.no-optional-column]\n"
    )
    assert rendered(ledger.warnings[1:], "zh") == (
        "data/persons-2005.csv: 第1行: 说明: 这个文件没有“查验证明”列，要用它的数字从缺（是否想写“查验证”？）"
        " [data.no-optional-column]\n"
    )


def test_optional_columns_that_nothing_resembles_are_named_together() -> None:
    more = (column("走访", "visited", "boolean", optional=True), column("金额", "amount", "number", optional=True))
    put("年度,村（社区）,流向,查验证\n2005,河村,流入,是\n", "persons.csv")
    ledger = read(ledger_spec("persons*", (*MORE, *more), period="year"))
    assert rendered(ledger.warnings[:1]) == (
        "data/persons.csv: row 1: note: there are no columns 年龄, 走访, 金额:"
        " figures that need one of them are missing [data.no-optional-columns]\n"
    )
    assert rendered(ledger.warnings[:1], "zh") == (
        "data/persons.csv: 第1行: 说明: 这个文件没有这几列：年龄, 走访, 金额；要用它们的数字从缺"
        " [data.no-optional-columns]\n"
    )
    assert [found.code for found in ledger.warnings] == ["data.no-optional-columns", "data.no-optional-column"]


CELLS = {
    "text": "好",
    "category": "好",
    "integer": "5",
    "number": "1.5",
    "percent": "98%",
    "boolean": "是",
    "date": "2006-03-05",
    "period": "2006",
}


@pytest.mark.parametrize(("kind", "cell"), CELLS.items())
def test_a_lacking_column_of_any_type_is_empty(kind: Any, cell: str) -> None:
    columns = (*COLUMNS[:3], column("备注", "remark", kind, optional=True))
    put("年度,村（社区）,流向\n2005,河村,流入\n", "persons-2005.csv")
    alone = read(ledger_spec("persons*", columns, period="year"))
    put(f"年度,村（社区）,流向,备注\n2006,河村,流入,{cell}\n", "persons-2006.csv")
    both = read(ledger_spec("persons*", columns, period="year"))
    assert alone.lacking == both.lacking == {"remark": (0,)}
    assert alone.frame["remark"].isna().tolist() == [True]
    # A column that ticks yes and never no is empty where it means no.
    assert both.frame["remark"].isna().tolist() == [kind != "boolean", False]


def test_the_header_is_the_row_that_holds_most_optional_columns() -> None:
    put("年度,村（社区）,流向\n,,\n" + HEAD + "2006,河村,流入,34\n")
    with pytest.raises(ReportError):
        read(ledger_spec("persons.csv", MORE, period="year", header_row=1))
    assert read(ledger_spec("persons.csv", MORE, period="year")).frame["age"].tolist() == [34]


def test_a_needed_column_is_an_error_beside_optional_ones() -> None:
    put("年度,村（社区）,年龄\n2006,河村,34\n")
    assert refused(ledger_spec("persons.csv", MORE, period="year")).count("[data.header-not-found]") == 1


def test_an_optional_ledger_without_files_is_left_out_with_a_note() -> None:
    put(HEAD + "2006,河村,流入,34\n")
    put(HEAD, "person.csv")
    put("code,name,level,parent\n", "areas.csv")
    absent = ledger_spec("persons-*", COLUMNS, period="year", optional=True)._replace(name="others")
    found, notes = read_ledgers(config([], [SPEC, absent]), DATA, AREAS)
    assert list(found) == ["persons"]
    assert rendered(notes) == (
        "configs/a.yaml:7:3: note: there is no ledger 'others' (data/persons-*): figures that need it are missing"
        " (allowed: person.csv; did you mean 'person.csv'?) [data.no-optional-ledger]\n"
    )
    assert "说明: 没有台账“others”（data/persons-*），要用它的数字从缺" in rendered(notes, "zh")


def test_an_optional_ledger_of_which_some_files_are_there_needs_the_others() -> None:
    put(HEAD + "2006,河村,流入,34\n")
    spec = ledger_spec("persons.csv", COLUMNS, period="year", optional=True)._replace(paths=("persons.csv", "b.csv"))
    with pytest.raises(ReportError) as caught:
        read_ledgers(config([], [spec]), DATA, AREAS)
    assert "there is no file data/b.csv" in problems(caught.value)


def test_without_any_ledger_there_is_nothing_to_report_on() -> None:
    specs = [ledger_spec("persons*", COLUMNS, period="year", optional=True)]
    with pytest.raises(ReportError) as caught:
        read_ledgers(config([], specs), DATA, AREAS)
    assert problems(caught.value).splitlines()[0] == (
        "data: error: there are no ledgers here; put them into this folder, or name their folder with --data"
        " (allowed: persons*) [data.no-ledgers]"
    )
    assert problems(caught.value, "zh").startswith("data: 错误: 这里一个台账也没有；")


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read_is_told() -> None:
    put(HEAD)
    (DATA / "persons.csv").chmod(0)
    assert "[data.unreadable-file]" in refused()


def test_a_folder_in_place_of_the_areas_file_is_told() -> None:
    from reportgen.data.areas import read_areas

    with pytest.raises(ReportError) as caught:
        read_areas(DATA, "data")
    assert "data: error: the file cannot be opened (" in problems(caught.value)


def test_an_empty_file_has_no_header_and_a_header_alone_no_rows() -> None:
    put("")
    assert refused() == "data/persons.csv: error: ledger 'persons' has no rows here [data.empty-ledger]\n"
    put(HEAD)
    ledger = read()
    assert len(ledger.frame) == 0
    assert rendered(ledger.warnings) == (
        "data/persons.csv: warning: ledger 'persons' has no rows here [data.empty-ledger]\n"
    )


def test_the_problems_of_all_ledgers_come_in_one_run() -> None:
    put(HEAD + "2006,河村,流入,x\n")
    other = ledger_spec("other.csv", COLUMNS, period="year")
    with pytest.raises(ReportError) as caught:
        read_ledgers(config([], [SPEC, other]), DATA, AREAS)
    assert [found.code for found in caught.value.issues] == ["data.bad-integer", "data.missing-file"]


def test_a_large_csv_in_one_buffer_reads_the_same_as_pandas() -> None:
    rows = "".join(
        f"{2000 + at % 7},{'河村' if at % 3 else '111'},{'流入' if at % 2 else '流出'},{at % 100}\n"
        for at in range(5000)
    )
    put(HEAD + rows)
    plain = pd.read_csv(io.StringIO(HEAD + rows))
    frame = read().frame
    assert frame["age"].tolist() == plain["年龄"].tolist()
    assert frame["year"].astype("int64").tolist() == plain["年度"].tolist()
