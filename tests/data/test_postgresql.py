"""Reading ledgers from a server: a real PostgreSQL, and the many ways in which it cannot be asked."""

# ruff: noqa: ANN401 - values of tests may be anything

from pathlib import Path
from typing import Any

import pytest
from making import AREAS, HERE, column, problems
from postgres import CLERK, PASSWORD, Server, postgres, server

from reportgen.data.database import table_versions
from reportgen.data.database_grids import open_table
from reportgen.data.ledger import AREA, Ledger
from reportgen.data.read import read_ledger
from reportgen.nouns.issue import ReportError
from reportgen.nouns.report import DatabaseSource, LedgerSpec

__all__ = ["postgres"]

YEAR = column("年度", "year", "period")
VILLAGE = column("村（社区）", "village")
ROWS = [(number, 2006, "河村", "流入", number % 90) for number in range(1, 1001)]


def spec(columns: Any = (YEAR, VILLAGE), **source: str) -> LedgerSpec:
    kept = {"connection": "POPULATION_DB"} | ({} if "query" in source else {"table": "persons"})
    database = DatabaseSource(HERE, **{**kept, **source})
    return LedgerSpec("persons", (), HERE, tuple(columns), "village", period="year", database=database)


@pytest.fixture(autouse=True)
def connection(postgres: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the variable, and fill the table."""
    monkeypatch.setenv("POPULATION_DB", postgres.address())
    postgres.run(
        "DROP TABLE IF EXISTS persons",
        'CREATE TABLE persons (id int PRIMARY KEY, 年度 int, "村（社区）" text, 流向 char(8), 年龄 smallint)',
        rows={"persons": ROWS},
    )


def read(found: LedgerSpec | None = None) -> Ledger:
    return read_ledger(found or spec(), Path(), AREAS)


def refused(found: LedgerSpec | None = None, lang: str = "en") -> str:
    with pytest.raises(ReportError) as caught:
        read(found)
    text = problems(caught.value, lang)
    assert CLERK not in text
    assert PASSWORD not in text
    return text


def test_values_of_any_type_are_read_as_they_are(postgres: Server) -> None:
    postgres.run(
        "DROP TABLE IF EXISTS paid",
        'CREATE TABLE paid (村 varchar(20), 年度 char(9), "占比%" numeric(5,2), 金额 numeric(12,2), 通过 boolean,'
        " 登记 timestamptz, 到期 date, 户数 bigint, 系数 double precision)",
        "INSERT INTO paid VALUES ('河村', '2006年', 98.50, 1234567890.12, true, '2006-12-31T17:30:00Z', '2007-03-05', "
        "7, 0.1), ('112', '2006', NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
    )
    columns = [
        column("村", "village"), column("年度", "year", "period"), column("占比%", "share", "percent"),
        column("金额", "money", "number"), column("通过", "passed", "boolean"), column("登记", "registered", "date"),
        column("到期", "due", "date"), column("户数", "homes", "integer"), column("系数", "factor", "number"),
    ]  # fmt: skip
    frame = read(spec(columns, table="public.paid")).frame
    assert frame[AREA].tolist() == ["112", "112"]
    first = frame.iloc[0]
    assert (first["share"], first["money"], first["homes"], first["factor"]) == (98.5, 1234567890.12, 7, 0.1)
    assert bool(first["passed"])
    assert str(first["registered"].date()) == "2007-01-01"  # by the clock of the session, in Shanghai
    assert str(first["due"].date()) == "2007-03-05"
    assert frame.loc[1, ["share", "money", "registered", "due", "homes", "factor"]].isna().all()
    assert frame["passed"].tolist() == [True, False]  # as ticks are read


def test_rows_come_in_chunks_whose_size_changes_nothing() -> None:
    digests = set()
    for most in (7, 300, 5000):
        with open_table(spec(), Path(), most) as table:
            grids = list(table.grids())
            digests.add(table.sources(1000)[0].sha256)
        assert [grid.first for grid in grids] == list(range(1, 1001, most))
    assert len(digests) == 1


def test_a_query_may_have_colons_and_percent_signs() -> None:
    asked = """SELECT 年度::text AS 年度, "村（社区）" FROM persons -- every one: 'a' % 'b'
               WHERE 流向 LIKE '%入%' AND '12:30' <> ':a'"""
    assert len(read(spec(query=asked)).frame) == 1000


def test_a_table_is_looked_for_in_its_schema(postgres: Server) -> None:
    postgres.run(
        "CREATE TABLE IF NOT EXISTS paid (a int)", "CREATE SCHEMA IF NOT EXISTS 人口", "DROP TABLE IF EXISTS 人口.台账"
    )
    postgres.run('CREATE TABLE 人口.台账 AS SELECT 年度, "村（社区）" FROM public.persons')
    assert len(read(spec(table="人口.台账")).frame) == 1000
    assert "has no table '人口.台帐' (allowed: 人口.台账; did you mean '人口.台账'?)" in refused(
        spec(table="人口.台帐")
    )
    assert "has no table 'ren.台账' (allowed: public.paid, public.persons, 人口.台账" in refused(spec(table="ren.台账"))
    assert "has no table 'person' (allowed: persons" in refused(spec(table="person"))


def test_a_wrong_password_is_told_without_it(postgres: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = "wr@ng:pa/ss %word"
    for more in ("", "?application_name=reportgen"):
        monkeypatch.setenv("POPULATION_DB", postgres.address(password=wrong, more=more))
        text = refused()
        assert text.startswith("POPULATION_DB: persons: error: the database does not accept user and password (")
        assert 'password authentication failed for user "***"' in text
        assert text.endswith("; look at the address in the environment variable [data.database-refuses]\n")
    address = f"postgresql+psycopg://127.0.0.1:{postgres.port}/postgres?user={CLERK}&password=wrong%26pass"
    monkeypatch.setenv("POPULATION_DB", address)
    assert "wrong" not in refused()
    assert "错误: 数据库不接受这个用户名和密码（" in refused(lang="zh")


def test_a_query_that_is_wrong_or_changes_something_is_told(postgres: Server) -> None:
    wrong = spec(query="SELECT 年龄 FROM person")
    assert refused(wrong) == (
        'POPULATION_DB: persons: error: the database cannot answer: relation "person" does not exist '
        "[data.query-failed]\n"
    )
    changing = "WITH gone AS (DELETE FROM persons RETURNING *) SELECT * FROM gone"
    assert "[data.query-failed]" in refused(spec(query=changing))
    postgres.run(f"GRANT ALL ON persons TO {CLERK}")
    assert "[data.query-failed]" in refused(spec(query=changing))
    assert len(read().frame) == 1000


def test_a_query_that_takes_too_long_is_told(postgres: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POPULATION_DB", postgres.address(more="?options=-c%20statement_timeout%3D200"))
    slow = spec(query="SELECT 2006 AS 年度, '河村' AS \"村（社区）\", pg_sleep(5)")
    assert refused(slow) == (
        "POPULATION_DB: persons: error: the database took too long after 0 rows (canceling statement due to statement "
        "timeout) [data.database-slow]\n"
    )
    assert "错误: 读了0行后，数据库迟迟没有应答（" in refused(slow, "zh")


def test_a_connection_that_is_lost_half_way_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with server() as other:
        monkeypatch.setenv("POPULATION_DB", other.address())
        other.run(
            "CREATE TABLE persons AS SELECT 2006 AS 年度, '河村' AS \"村（社区）\" FROM generate_series(1, 200000)"
        )
        for lang, told in (("en", "the connection to the database was lost after 500 rows ("), ("zh", "读了500行后，")):
            with open_table(spec(), Path(), 500) as table:
                grids = table.grids()
                assert next(grids).first == 1
                other.stop("immediate")
                with pytest.raises(ReportError) as caught:
                    list(grids)
            assert told in problems(caught.value, lang)
            assert problems(caught.value).endswith("[data.database-lost]\n")
            other.start()


def test_a_table_is_asked_whether_it_has_changed(postgres: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    asking = spec(changed="SELECT max(id), count(*) FROM persons")
    key = ("persons", "POPULATION_DB: persons")

    def version() -> str:
        (found,) = table_versions([asking], Path()).items()
        assert found[0] == key
        return found[1]

    first = version()
    assert first
    assert version() == first == read(asking).sources[0].version
    monkeypatch.setenv("POPULATION_DB", postgres.address("reportgen_owner", "owner-9c1f"))
    assert version() == first  # whoever asks
    postgres.run("INSERT INTO persons VALUES (1001, 2006, '河村', '流入', 1)")
    assert version() != first
    monkeypatch.setenv("POPULATION_DB", postgres.address(password="wrong"))
    assert version() == ""  # reading says why
    assert table_versions([spec()], Path()) == {key: ""}  # nobody asks
