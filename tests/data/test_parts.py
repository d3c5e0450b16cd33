"""Ledgers in parts: the same rows and the same messages, however they are kept and whatever room there is."""

# ruff: noqa: ANN401 - values of tests may be anything

import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pandas as pd
import pytest
from making import AREAS, column, ledger_spec, problems, rendered

from reportgen.data.area_cells import AreaNames
from reportgen.data.ledger import AREA, FILE, ROW, HeldPart, Ledger, Span
from reportgen.data.read import read_ledger
from reportgen.data.remarks import remark_issues
from reportgen.data.room import Room
from reportgen.data.spool import open_spool
from reportgen.nouns.issue import ReportError

COLUMNS = (
    column("村", "village"),
    column("日期", "day", "date"),
    column("流向", "flow", "category", values=(("流入", "in"), ("流出", "out"))),
    column("年龄", "age", "integer", minimum=0, maximum=120),
    column("住户", "home", "integer"),
    column("金额", "amount", "number"),
    column("已查", "checked", "boolean"),
    column("走访", "visited", "boolean"),
    column("备注", "remark"),
)
HEADERS = [one.header for one in COLUMNS]
SPEC = ledger_spec("persons*", COLUMNS, date="day")
COUNT = 240


def some_rows(count: int = COUNT) -> list[list[Any]]:
    """Make rows: ticks stand in the second half only, and a home is missing in the first one alone."""
    random = Random(5)
    return [
        [
            random.choice(["河村", "111", "西镇新村"]),
            f"{2005 + at % 2}-{at % 12 + 1:02}-{at % 28 + 1:02}",
            random.choice(["流入", "流出", ""]),
            random.randrange(100),
            "" if at == 3 else random.randrange(1000),
            round(random.random() * 100, 2),
            "是" if at % 3 and at > count // 2 else "",
            random.choice(["是", "否", ""]),
            f"第{random.randrange(count)}号",
        ]
        for at in range(count)
    ]


Rows = list[list[Any]]


def csv_files(folder: Path, rows: Rows, files: int) -> None:
    for number, part in enumerate(_split(rows, files)):
        lines = [",".join(map(str, row)) for row in (HEADERS, *part)]
        (folder / f"persons-{number}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def workbooks(folder: Path, rows: Rows, files: int) -> None:
    for number, part in enumerate(_split(rows, files)):
        book = openpyxl.Workbook()
        assert book.active is not None
        for row in (HEADERS, *part):
            book.active.append([None if cell == "" else cell for cell in row])
        book.save(folder / f"persons-{number}.xlsx")


def parquet_of_texts(folder: Path, rows: Rows, groups: int) -> None:
    frame = pd.DataFrame([[None if cell == "" else str(cell) for cell in row] for row in rows], columns=HEADERS)
    frame.to_parquet(folder / "persons.parquet", row_group_size=-(-len(rows) // groups), index=False)


def typed(rows: Rows) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=HEADERS).replace("", None)
    frame["日期"] = pd.to_datetime(frame["日期"])
    frame["住户"] = frame["住户"].astype("Int64")
    for header in ("已查", "走访"):
        frame[header] = frame[header].map({"是": True, "否": False}).astype("boolean")
    return frame


def parquet(folder: Path, rows: Rows, groups: int) -> None:
    typed(rows).to_parquet(folder / "persons.parquet", row_group_size=-(-len(rows) // groups), index=False)


def _split(rows: Rows, files: int) -> Iterator[Rows]:
    size = -(-len(rows) // files)
    yield from (rows[start : start + size] for start in range(0, len(rows), size))


KEPT: dict[str, Callable[[Path, Rows], None]] = {
    "one CSV": lambda folder, rows: csv_files(folder, rows, 1),
    "five CSVs": lambda folder, rows: csv_files(folder, rows, 5),
    "four workbooks": lambda folder, rows: workbooks(folder, rows, 4),
    "Parquet of texts": lambda folder, rows: parquet_of_texts(folder, rows, 3),
    "Parquet, one row group": lambda folder, rows: parquet(folder, rows, 1),
    "Parquet, three row groups": lambda folder, rows: parquet(folder, rows, 3),
    "Parquet, many row groups": lambda folder, rows: parquet(folder, rows, 80),
}


@pytest.fixture
def plain(tmp_path: Path) -> Ledger:
    folder = tmp_path / "plain"
    folder.mkdir()
    csv_files(folder, some_rows(), 1)
    return read_ledger(SPEC, folder, AREAS)


def shown(ledger: Ledger) -> list[list[Any]]:
    """Return the rows as plain values, without where they stand."""
    frame = ledger.frame.drop(columns=[FILE, ROW])
    return [[frame[name].dtype.name.replace("category", ""), *map(str, frame[name].tolist())] for name in frame]


@pytest.mark.parametrize("rows_of_part", [20, 100, 1 << 30])
@pytest.mark.parametrize("size", [1, 3000, 1 << 30])
@pytest.mark.parametrize("kept", KEPT)
def test_rows_are_the_same_however_they_are_kept(
    kept: str, size: int, rows_of_part: int, tmp_path: Path, plain: Ledger
) -> None:
    KEPT[kept](tmp_path, some_rows())
    with open_spool(tmp_path / "store") as spool:
        ledger = read_ledger(SPEC, tmp_path, AREAS, Room(1 << 30, size, spool, rows_of_part))
        assert shown(ledger) == shown(plain)
        assert ledger.span == plain.span == Span((), plain.span.first, plain.span.last, plain.span.months)
        assert [source.rows for source in ledger.sources] == ledger.frame[FILE].value_counts().sort_index().tolist()
        assert ledger.warnings == ()
        assert [part.read().remarks for part in ledger.parts] == [()] * len(ledger.parts)
        for part in ledger.parts:
            again = pickle.loads(pickle.dumps(part)).read().frame
            pd.testing.assert_frame_equal(again, part.read().frame)
            assert again[AREA].cat.categories.tolist() == [area.code for area in AREAS]


def test_rows_that_do_not_fit_are_spooled_and_row_groups_left_where_they_are(tmp_path: Path) -> None:
    parquet(tmp_path, some_rows(), 10)
    with open_spool(tmp_path / "store") as spool:
        left = read_ledger(SPEC, tmp_path, AREAS, Room(1 << 30, 1 << 30, spool, 50))
        assert [len(part.read().frame) for part in left.parts] == [48] * 5
        assert left.frame[ROW].tolist() == list(range(1, COUNT + 1))
        assert not (tmp_path / "store").exists()
        held = read_ledger(SPEC, tmp_path, AREAS, Room(1 << 30, 1 << 30, spool))
        assert [type(part) for part in held.parts] == [HeldPart]
        whole = read_ledger(SPEC, tmp_path, AREAS, Room(1 << 30, 1 << 30, spool, 10))
        assert len(whole.frame) == COUNT
        csv_files(tmp_path, some_rows(), 5)
        spec = ledger_spec("persons-*.csv", COLUMNS, date="day")
        spooled = read_ledger(spec, tmp_path, AREAS, Room(1 << 30, 1, spool))
        assert len(spooled.parts) == 5
        assert len(list((tmp_path / "store").glob("spool-*/*.arrow"))) == 5
    assert list((tmp_path / "store").iterdir()) == []


def test_rows_of_several_ledgers_share_the_room(tmp_path: Path) -> None:
    csv_files(tmp_path, some_rows(), 1)
    with open_spool(tmp_path / "store") as spool:
        room = Room(50_000, 50_000, spool)
        first = read_ledger(SPEC, tmp_path, AREAS, room)
        assert [type(part) for part in first.parts] == [HeldPart]
        second = read_ledger(SPEC, tmp_path, AREAS, room.beside(first).beside(first).beside(first))
        assert [type(part) for part in second.parts] != [HeldPart]
        assert shown(first) == shown(second)


def bad_rows() -> Rows:
    """Make rows with bad cells of every kind, in the second half for the most part."""
    rows = some_rows()
    rows[7][2] = "流如"
    rows[60][1] = ""
    rows[100][0] = "新村"
    rows[150][0] = "何村"
    for at in range(160, 200):
        rows[at][3] = 130 if at % 2 else -1
    return rows


@pytest.mark.parametrize("on_bad_value", ["stop", "skip"])
@pytest.mark.parametrize("room", ["none", "spool", "groups"])
@pytest.mark.parametrize("kept", ["one CSV", "Parquet of texts", "Parquet, one row group", "Parquet, many row groups"])
def test_bad_cells_are_told_the_same_however_they_are_kept(
    kept: str, room: str, on_bad_value: str, tmp_path: Path, expected: Callable[[str, str], None]
) -> None:
    KEPT[kept](tmp_path, bad_rows())
    size, most = {"none": (1 << 30, 1 << 30), "spool": (1, 1 << 30), "groups": (1 << 30, 25)}[room]
    spec = ledger_spec("persons*", COLUMNS, date="day", on_bad_value=on_bad_value)
    with open_spool(tmp_path / "store") as spool:
        told = _told(spec, tmp_path, Room(1 << 30, size, spool, most))
    for name in ("persons-0.csv", "persons.parquet"):
        told = told.replace((tmp_path / name).as_posix(), "persons")
    if "Parquet" in kept:  # a spreadsheet counts the header as row 1
        told = "\n".join(_one_row_on(line) for line in told.split("\n"))
    expected(f"bad_cells_{on_bad_value}.txt", told)


def _told(spec: Any, folder: Path, room: Room) -> str:
    """Return everything that is said of a ledger, by reading it or by its parts."""
    try:
        ledger = read_ledger(spec, folder, AREAS, room)
    except ReportError as error:
        return problems(error)
    remarks = [part.read().remarks for part in ledger.parts]
    return rendered([*remark_issues(spec, AreaNames(AREAS), remarks), *ledger.warnings])


def _one_row_on(line: str) -> str:
    before, mark, rest = line.partition(": row ")
    number, _, rest = rest.partition(",")
    return f"{before}{mark}{int(number) + 1},{rest}" if mark else line


def test_what_is_wrong_in_parts_is_told_with_what_is_wrong_elsewhere(tmp_path: Path) -> None:
    parquet_of_texts(tmp_path, bad_rows(), 10)
    (tmp_path / "persons.xlsx").write_text("no workbook")
    with open_spool(tmp_path / "store") as spool, pytest.raises(ReportError) as caught:
        read_ledger(
            ledger_spec("persons.*", COLUMNS, date="day")._replace(paths=("persons.parquet", "persons.xlsx")),
            tmp_path,
            AREAS,
            Room(1 << 30, 1 << 30, spool, 25),
        )
    codes = [found.code for found in caught.value.issues]
    assert codes[:2] == ["data.bad-workbook", "data.unknown-value"]
    assert "data.more-bad-values" in codes


def test_folders_may_hold_the_cells_of_a_column(tmp_path: Path, plain: Ledger) -> None:
    rows = sorted(some_rows(), key=lambda row: (row[2], row[0]))
    for flow in ("流入", "流出", ""):
        for village in ("河村", "111", "西镇新村"):
            folder = tmp_path / f"流向={flow or '__HIVE_DEFAULT_PARTITION__'}" / f"村={village}"
            folder.mkdir(parents=True)
            part = [row for row in rows if (row[2], row[0]) == (flow, village)]
            typed(part).drop(columns=["流向", "村"]).to_parquet(folder / "part-0.parquet", row_group_size=10)
    spec = ledger_spec("**/*.parquet", COLUMNS, date="day")
    for most in (1 << 30, 15):
        with open_spool(tmp_path / "store") as spool:
            ledger = read_ledger(spec, tmp_path, AREAS, Room(1 << 30, 1 << 30, spool, most))
            assert sorted(zip(*(found[1:] for found in shown(ledger)), strict=True)) == sorted(
                zip(*(found[1:] for found in shown(plain)), strict=True)
            )
            assert ledger.span == plain.span
            assert ledger.lacking == {}
    assert "流向=流入/村=河村/part-0.parquet" in [source.path for source in ledger.sources]


def test_rows_of_totals_in_row_groups_are_left_out_and_do_not_count(tmp_path: Path) -> None:
    rows = some_rows(40)
    rows[15][0], rows[15][1], rows[15][6] = "合计", "2019-01-01", "否"
    rows[30] = [""] * len(HEADERS)
    parquet_of_texts(tmp_path, rows, 8)
    with open_spool(tmp_path / "store") as spool:
        ledger = read_ledger(SPEC, tmp_path, AREAS, Room(1 << 30, 1 << 30, spool, 5))
        assert len(ledger.parts) == 8
        assert len(ledger.frame) == ledger.sources[0].rows == 38
    assert ledger.span.last is not None
    assert ledger.span.last.year == 2006
    assert ledger.frame["checked"].dtype == bool  # only the row of totals said no
    assert rendered(ledger.warnings) == (
        f"{(tmp_path / 'persons.parquet').as_posix()}: warning: rows of totals are left out, so that nothing counts"
        " twice; their row numbers: 16 [data.total-row]\n"
    )


def test_an_optional_column_that_some_files_lack_is_empty_in_their_parts(tmp_path: Path) -> None:
    columns = (*COLUMNS[:7], COLUMNS[7]._replace(optional=True), COLUMNS[8]._replace(optional=True))
    for number, part in enumerate(_split(some_rows(), 2)):
        frame = typed(part)
        (frame if number else frame.drop(columns=["走访", "备注"])).to_parquet(
            tmp_path / f"persons-{number}.parquet", row_group_size=10
        )
    spec = ledger_spec("persons*", columns, date="day")
    whole = read_ledger(spec, tmp_path, AREAS)
    with open_spool(tmp_path / "store") as spool:
        ledger = read_ledger(spec, tmp_path, AREAS, Room(1 << 30, 1 << 30, spool, 15))
        assert len(ledger.parts) == 24
        assert shown(ledger) == shown(whole)
    assert ledger.lacking == whole.lacking == {"visited": (0,), "remark": (0,)}
