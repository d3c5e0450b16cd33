"""An example's ledgers as workbooks: the same rows, with numbers and days as such."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from making import AREAS, column, ledger_spec
from openpyxl import load_workbook

from reportgen.data.read import read_ledger
from reportgen.nouns.report import LedgerSpec
from reportgen.starter.ledgers import ledger_workbooks

COLUMNS = (
    column("年度", "year", "period"),
    column("村", "village"),
    column("户数", "households", "integer"),
    column("满意度", "satisfaction", "percent"),
    column("金额（元）", "amount", "number"),
    column("登记日期", "registered", "date"),
    column("走访", "visited", "boolean"),
    column("备注", "note", optional=True),
)
HEAD = "年度,村,户数,满意度,金额（元）,登记日期,走访,备注\n"
ROWS = '2006,0111,"1,234",98.5%,12.5,2006年3月5日,是,\n2006上半年,0112,,97％,-3,2006/12/31,否,\n'


def spec(*paths: str, **more: str) -> LedgerSpec:
    return ledger_spec("", COLUMNS, period="year", **more)._replace(paths=paths)


def sheet(data: bytes) -> list[list[object]]:
    page = load_workbook(BytesIO(data)).active
    return [[cell.value for cell in row] for row in page.iter_rows()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a-2005.csv").write_text(HEAD + ROWS, encoding="gb18030")
    lines = (HEAD.replace(",备注", ""), ",,,,,,\n", "2007,111,1,96%,1,2007-01-01,是\n")
    (tmp_path / "a-2006.csv").write_text("".join(lines), encoding="utf-8")
    return tmp_path


def test_every_file_of_a_ledger_becomes_a_workbook_with_cells_of_their_kind(folder: Path) -> None:
    made = dict(ledger_workbooks(spec("a-*"), folder))
    assert list(made) == ["a-2005.xlsx", "a-2006.xlsx"]
    assert sheet(made["a-2005.xlsx"]) == [
        ["年度", "村", "户数", "满意度", "金额（元）", "登记日期", "走访", "备注"],
        [2006, "0111", 1234, 98.5, 12.5, datetime(2006, 3, 5), "是", None],
        ["2006上半年", "0112", None, 97, -3, datetime(2006, 12, 31), "否", None],
    ]
    assert sheet(made["a-2006.xlsx"])[1:] == [[2007, "111", 1, 96, 1, datetime(2007, 1, 1), "是"]]


def test_headers_are_bold_and_stay_in_sight_and_columns_are_wide_enough(folder: Path) -> None:
    [(_, data)] = ledger_workbooks(spec("a-2005.csv", sheet="台账"), folder)
    page = load_workbook(BytesIO(data))["台账"]
    assert (page.freeze_panes, page["A1"].font.b, page["A2"].font.b) == ("A2", True, False)
    assert (page["F2"].number_format, page["D2"].number_format) == ("yyyy-mm-dd", '0.0"%"')
    assert page.column_dimensions["F"].width >= 12
    assert page.column_dimensions["E"].width >= len("金额（元）") * 2


def test_a_workbook_reads_as_the_file_it_was_made_from(folder: Path) -> None:
    declared = spec("a-2006.csv")
    [(name, data)] = ledger_workbooks(declared, folder)
    (folder / name).write_bytes(data)
    first = read_ledger(declared, folder, AREAS)
    second = read_ledger(declared._replace(paths=(name,)), folder, AREAS)
    names = [column.name for column in COLUMNS[:-1]]
    assert first.frame[names].astype(str).equals(second.frame[names].astype(str))
    assert [found.code for found in second.warnings] == [found.code for found in first.warnings]


def test_the_same_file_gives_the_same_bytes(folder: Path) -> None:
    assert [*ledger_workbooks(spec("a-*.csv"), folder)] == [*ledger_workbooks(spec("a-*.csv"), folder)]


def test_a_ledger_without_files_gives_no_workbook(folder: Path) -> None:
    assert [*ledger_workbooks(spec("b*"), folder)] == []
