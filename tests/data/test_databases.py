"""Reading ledgers from databases: tables, queries, values, and what databases complain of. Here, SQLite."""

# ruff: noqa: ANN401 - values of tests may be anything

import sqlite3
from contextlib import closing
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import AREAS, HERE, column, config, problems, rendered

from reportgen.data.database_cells import NoCellError, cell_texts
from reportgen.data.database_grids import open_table
from reportgen.data.files import matching_files
from reportgen.data.ledger import AREA, PERIOD, ROW, Ledger
from reportgen.data.read import read_ledger, read_ledgers
from reportgen.data.room import Room
from reportgen.data.spool import open_spool
from reportgen.nouns.issue import ReportError
from reportgen.nouns.report import DatabaseSource, LedgerSpec

COLUMNS = (
    column("年度", "year", "period"),
    column("村（社区）", "village"),
    column("流向", "flow", "category", values=(("流入", "in"), ("流出", "out"))),
    column("年龄", "age", "integer", minimum=0, maximum=120),
)
DATA = Path("data")
FILE = DATA / "p.sqlite"
ROWS = [(2006, "河村", "流入", 34), (2006, "121", "流出", 5), (2005, "西镇新村", "流入", None)]


def spec(columns: Any = COLUMNS, more: dict[str, Any] | None = None, **source: str) -> LedgerSpec:
    kept = {} if "connection" in source else {"file": "p.sqlite"}
    kept |= {} if "query" in source else {"table": "persons"}
    database = DatabaseSource(HERE, **{**kept, **source})
    return LedgerSpec(
        "persons", (), HERE, tuple(columns), "village", **{"period": "year", **(more or {})}, database=database
    )


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    make(ROWS)


def make(rows: list[tuple[Any, ...]], table: str = "persons", key: str = "") -> None:
    with closing(sqlite3.connect(FILE)) as base, base:
        base.execute(f'DROP TABLE IF EXISTS "{table}"')
        base.execute(f'CREATE TABLE "{table}" (证件 BLOB, 年度, "村（社区）", 流向, 年龄{key})')
        base.executemany(f"INSERT INTO \"{table}\" VALUES (x'00', ?, ?, ?, ?)", rows)


def read(found: LedgerSpec | None = None) -> Ledger:
    return read_ledger(found or spec(), DATA, AREAS)


def refused(found: LedgerSpec | None = None, lang: str = "en") -> str:
    with pytest.raises(ReportError) as caught:
        read(found)
    return problems(caught.value, lang)


def test_a_table_is_read_as_a_file_is() -> None:
    ledger = read()
    assert ledger.frame[AREA].tolist() == ["112", "121", "121"]
    assert ledger.frame[PERIOD].tolist() == ["2006", "2006", "2005"]
    assert ledger.frame["flow"].tolist() == ["in", "out", "in"]
    assert ledger.frame["age"].tolist()[:2] == [34, 5]
    assert ledger.frame["age"].isna().tolist() == [False, False, True]
    assert ledger.frame[ROW].tolist() == [1, 2, 3]
    (source,) = ledger.sources
    assert (source.path, source.rows, source.size) == ("p.sqlite", 3, FILE.stat().st_size)


def test_a_query_gives_the_columns_that_it_names() -> None:
    asked = """SELECT 年度 AS year, ':a' AS b, '河村' AS "村（社区）", '流入' AS 流向, 4 AS 年龄
               FROM persons WHERE 流向 LIKE '%入';"""
    found = read(spec([COLUMNS[0]._replace(header="year"), *COLUMNS[1:]], query=asked))
    assert found.frame["age"].tolist() == [4, 4]


@pytest.mark.parametrize("most", [1, 2, 3, 50])
def test_rows_come_in_chunks_whose_size_changes_nothing(most: int) -> None:
    with open_table(spec(), DATA, most) as table:
        grids = list(table.grids())
        assert [grid.first for grid in grids] == list(range(1, 4, most))
        assert [str(grid.columns[3].name) for grid in grids] == ["age"] * len(grids)


def test_a_ledger_for_which_there_is_no_room_is_read_in_parts(tmp_path: Path) -> None:
    make([(2006, "河村", "流入" if number % 3 else "流出", number % 90) for number in range(5000)])
    whole = read()
    with open_spool(tmp_path) as spool:
        ledger = read_ledger(spec(), DATA, AREAS, Room(10_000, 10_000, spool, 700))
        assert len(ledger.parts) > 3
        assert ledger.frame.to_csv() == whole.frame.to_csv()
        assert ledger.sources == whole.sources


def test_an_address_of_an_sqlite_file_neither_changes_nor_makes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POPULATION_DB", f"sqlite:///{FILE.as_posix()}")
    assert len(read(spec(connection="POPULATION_DB")).frame) == 3
    changing = "WITH one AS (SELECT 1) DELETE FROM persons"
    assert "readonly database" in refused(spec(connection="POPULATION_DB", query=changing))
    monkeypatch.setenv("POPULATION_DB", "sqlite:///data/none.sqlite")
    assert refused(spec(connection="POPULATION_DB")) == (
        "POPULATION_DB: persons: error: not an SQLite file that can be read (unable to open database file) "
        "[data.bad-database]\n"
    )
    assert not Path("data/none.sqlite").exists()


def test_rows_come_in_the_order_of_their_key() -> None:
    make([(2006, "新村", "流入", 3), (2005, "河村", "流入", 1)], key=", PRIMARY KEY (年龄)")
    assert problems_of_first() == 2


def problems_of_first() -> int:
    """Return the row in which the place stands that two villages are called."""
    text = refused()
    return int(text.partition("row ")[2].partition(",")[0])


def test_bad_values_are_told_by_table_row_and_column() -> None:
    make([(2006, "新村", "流入", 3), (2006, "河川", "进", 130), ("去年", None, "流入", "三")])
    assert refused() == (
        "data/p.sqlite: persons: row 1, column 村（社区）: error: several areas are called '新村'; write the code, or "
        "put the name of the area above in front (allowed: 111 甲县东镇新村, 121 甲县西镇新村) [data.ambiguous-area]\n"
        "data/p.sqlite: persons: row 2, column 村（社区）: error: '河川' is not in the areas file (did you mean "
        "'河村'?) [data.unknown-area]\n"
        "data/p.sqlite: persons: row 2, column 流向: error: '进' is not one of the values of this column "
        "(allowed: 流入, 流出) [data.unknown-value]\n"
        "data/p.sqlite: persons: row 2, column 年龄: error: '130' is above the greatest value, 120 "
        "[data.too-large]\n"
        "data/p.sqlite: persons: row 3, column 村（社区）: error: this cell may not be empty (split merged cells, and "
        "fill in every row) [data.empty-cell]\n"
        "data/p.sqlite: persons: row 3, column 年度: error: '去年' is not a period (such as 2006 or 2006-06) "
        "[data.bad-period]\n"
        "data/p.sqlite: persons: row 3, column 年龄: error: '三' is not a whole number [data.bad-integer]\n"
    )


def test_a_table_without_rows_is_told() -> None:
    make([])
    assert rendered(read().warnings) == (
        "data/p.sqlite: persons: warning: ledger 'persons' has no rows here [data.empty-ledger]\n"
    )


def test_an_optional_column_may_be_lacking() -> None:
    ledger = read(spec([*COLUMNS, column("学历", "school", optional=True)]))
    assert ledger.lacking == {"school": (0,)}
    assert rendered(ledger.warnings) == (
        "data/p.sqlite: persons: note: there is no column '学历': figures that need it are missing "
        "[data.no-optional-column]\n"
    )


def test_a_column_that_is_not_there_is_told_with_the_nearest() -> None:
    wrong = spec([*COLUMNS, column("年令", "years")])
    assert refused(wrong) == (
        "data/p.sqlite: persons: error: there is no column '年令' (allowed: 证件, 年度, 村（社区）, 流向, 年龄)"
        " [data.no-column]\n"
    )
    assert refused(spec([*COLUMNS[:3], column("年龄段", "age")]), "zh") == (
        "data/p.sqlite: persons: 错误: 没有叫“年龄段”的列（可用：证件，年度，村（社区），流向，年龄；是否想写“年龄”？）"
        " [data.no-column]\n"
    )


def test_two_columns_of_one_name_are_told() -> None:
    asked = 'SELECT 年度, "村（社区）", 流向, 年龄, 1 AS 年龄 FROM persons'
    assert refused(spec(query=asked)) == (
        "data/p.sqlite: persons: error: two columns are called '年龄'; name one of them by AS in the query "
        "[data.column-twice]\n"
    )
    assert refused(spec(query=asked), "zh") == (
        "data/p.sqlite: persons: 错误: 有两列都叫“年龄”；请在查询中用 AS 另起名称 [data.column-twice]\n"
    )


def test_a_table_that_is_not_there_is_told_with_the_nearest() -> None:
    make(ROWS, "services")
    assert refused(spec(table="person")) == (
        "data/p.sqlite: person: error: the database has no table 'person' (allowed: persons, services; did you "
        "mean 'persons'?) [data.no-table]\n"
    )
    assert "错误: 数据库里没有表“person”（可用：" in refused(spec(table="person"), "zh")


def test_a_wrong_query_is_told_in_the_words_of_the_database() -> None:
    wrong = spec(query="SELECT 岁数 FROM persons")
    assert refused(wrong) == (
        "data/p.sqlite: persons: error: the database cannot answer: no such column: 岁数 [data.query-failed]\n"
    )
    assert refused(wrong, "zh") == (
        "data/p.sqlite: persons: 错误: 数据库说查询有错：no such column: 岁数 [data.query-failed]\n"
    )


def test_nothing_is_ever_written() -> None:
    before = FILE.read_bytes()
    asked = "WITH one AS (SELECT 1) DELETE FROM persons"
    assert refused(spec(query=asked)).endswith(
        "the database cannot answer: attempt to write a readonly database [data.query-failed]\n"
    )
    assert FILE.read_bytes() == before
    assert [path.name for path in DATA.iterdir()] == ["p.sqlite"]


def test_values_that_are_no_cells_are_told() -> None:
    wrong = spec([*COLUMNS, column("证件", "card")])
    assert refused(wrong) == (
        "data/p.sqlite: persons: row 1, column 证件: error: the values of this column are of the kind bytes, no "
        "texts, numbers, days or truths; do not read it, or make it a text in a query [data.no-cell]\n"
    )
    assert refused(wrong, "zh") == (
        "data/p.sqlite: persons: 第1行，“证件”列: 错误: 这一列的值是bytes，不是文字、数、日期或是否；请不要读这一列，"
        "或在查询中换成文字 [data.no-cell]\n"
    )


def test_a_file_that_is_not_there_or_no_database_is_told() -> None:
    missing = spec(file="b.sqlite")
    assert refused(missing) == (
        "configs/a.yaml:7:3: error: ledger 'persons': there is no file data/b.sqlite (allowed: p.sqlite; did you "
        "mean 'p.sqlite'?) [data.missing-file]\n"
    )
    FILE.write_text("年度,村\n" * 200, encoding="utf-8")
    assert refused() == (
        "data/p.sqlite: persons: error: not an SQLite file that can be read (file is not a database) "
        "[data.bad-database]\n"
    )
    assert refused(lang="zh") == (
        "data/p.sqlite: persons: 错误: 不是可读的SQLite文件（file is not a database） [data.bad-database]\n"
    )


def test_the_problems_of_all_ledgers_come_in_one_run() -> None:
    specs = [spec(table="person"), spec(file="b.sqlite")._replace(name="others")]
    with pytest.raises(ReportError) as caught:
        read_ledgers(config([], specs), DATA, AREAS)
    assert [found.code for found in caught.value.issues] == ["data.no-table", "data.missing-file"]


def test_an_optional_ledger_may_have_no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POPULATION_DP", "postgresql://…")
    specs = [
        spec(),
        spec(more={"optional": True}, file="none.sqlite")._replace(name="files"),
        spec(more={"optional": True}, connection="POPULATION_DB")._replace(name="servers"),
    ]
    found, notes = read_ledgers(config([], specs), DATA, AREAS)
    assert list(found) == ["persons"]
    assert rendered(notes) == (
        "configs/a.yaml:7:3: note: there is no ledger 'files' (data/none.sqlite): figures that need it are missing "
        "[data.no-optional-ledger]\n"
        "configs/a.yaml:7:3: note: there is no ledger 'servers' (POPULATION_DB): figures that need it are missing "
        "(did you mean 'POPULATION_DP'?) [data.no-optional-ledger]\n"
    )


def test_what_is_not_yet_in_the_file_itself_is_read_and_watched() -> None:
    with closing(sqlite3.connect(FILE)) as base:
        base.execute("PRAGMA journal_mode = WAL")
        assert matching_files(spec(), DATA) == (FILE,)
        base.execute("INSERT INTO persons VALUES (x'00', 2006, '河村', '流入', 7)")
        base.commit()
        beside = FILE.with_name("p.sqlite-wal")
        assert matching_files(spec(), DATA) == (FILE, beside)
        ledger = read()
        assert len(ledger.frame) == 4
        assert [(source.path, source.rows) for source in ledger.sources] == [
            ("p.sqlite", 4),
            ("p.sqlite-wal", 0),
        ]


def test_values_become_the_texts_that_a_file_would_hold() -> None:
    noon = datetime(2006, 3, 5, 12, 30, tzinfo=timezone(timedelta(hours=8)))
    cases: list[tuple[object, str | None]] = [
        (None, None), ("河村", "河村"), (12, "12"), (True, "TRUE"), (12.0, "12"), (12.5, "12.5"), (float("nan"), "nan"),
        (Decimal("12.00"), "12.00"), (Decimal("1E+3"), "1000"), (Decimal("NaN"), "NaN"),
        (date(2006, 3, 5), "2006-03-05"),
        (datetime(2006, 3, 5), "2006-03-05"), (noon, "2006-03-05 12:30:00"), (time(8, 30), "08:30:00"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
    ]  # fmt: skip
    for value, text in cases:
        assert cell_texts([value]) == [text]
    assert cell_texts([value for value, _ in cases]) == [text for _, text in cases]
    for strange in (b"1", memoryview(b"1"), {"a": 1}, [1], timedelta(1)):
        with pytest.raises(NoCellError) as caught:
            cell_texts([None, 1, strange])
        assert (caught.value.at, caught.value.kind) == (2, type(strange).__name__)


VALUES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.decimals() | st.text() | st.dates() | st.datetimes()
)


@settings(deadline=None)
@given(st.lists(VALUES), st.lists(VALUES))
def test_the_text_of_a_value_does_not_depend_on_its_neighbours(one: list[object], other: list[object]) -> None:
    assert cell_texts([*one, *other]) == [*cell_texts(one), *cell_texts(other)]
