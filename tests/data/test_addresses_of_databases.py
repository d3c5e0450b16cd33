"""Where a database is said to be: variables, addresses, kinds, drivers, and servers that are not there."""

import socket
import sys
from pathlib import Path

import pytest
from making import AREAS, HERE, column, problems

from reportgen.data.database_secrets import secrets_of
from reportgen.data.read import read_ledger
from reportgen.nouns.issue import ReportError
from reportgen.nouns.report import DatabaseSource, LedgerSpec

CLERK = "li_clerk"
COLUMNS = (column("年度", "year", "period"), column("村（社区）", "village"))


def spec(connection: str = "POPULATION_DB") -> LedgerSpec:
    database = DatabaseSource(HERE, connection=connection, table="persons")
    return LedgerSpec("persons", (), HERE, COLUMNS, "village", period="year", database=database)


@pytest.fixture(autouse=True)
def connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the variable to what is never asked."""
    monkeypatch.setenv("POPULATION_DB", f"postgresql+psycopg://{CLERK}:s3cret@127.0.0.1:1/people")


def refused(found: LedgerSpec | None = None, lang: str = "en") -> str:
    with pytest.raises(ReportError) as caught:
        read_ledger(found or spec(), Path(), AREAS)
    text = problems(caught.value, lang)
    for secret in (CLERK, "s3"):
        assert secret not in text
    return text


def test_a_variable_that_is_not_set_is_told_with_the_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = spec("POPULATION_BD")
    assert refused(wrong) == (
        "configs/a.yaml:7:3: error: the environment variable POPULATION_BD is not set; it has to hold the address of "
        "the database (did you mean 'POPULATION_DB'?) [data.no-variable]\n"
    )
    monkeypatch.setenv("POPULATION_BD", " ")
    assert "错误: 没有设置环境变量POPULATION_BD；数据库的地址要放在这里（" in refused(wrong, "zh")


@pytest.mark.parametrize(
    "address",
    [
        "li_clerk:s3cret@db/people",
        "postgresql+psycopg://li_clerk:s3@cret@db/people",
        "postgresql://li_clerk:s3cret@db:a/b",
    ],
)
def test_an_address_that_is_none_is_told_and_not_repeated(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POPULATION_DB", address)
    assert refused() == (
        "POPULATION_DB: error: this variable holds no address of a database, such as "
        "postgresql+psycopg://user:password@host:5432/name; in user and password write @ : / # % as %40 %3A %2F %23 "
        "%25 [data.bad-address]\n"
    )
    assert refused(lang="zh").startswith(
        "POPULATION_DB: 错误: 这个环境变量里不是数据库的地址，应如 postgresql+psycopg://"
    )


def test_kinds_of_databases_and_their_drivers_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for address, english, chinese in (
        (
            "postgres://li_clerk:s3cret@db/people",
            "there is no kind of database 'postgres' (allowed: postgresql, mysql, mariadb, mssql, oracle, sqlite, "
            "clickhouse, duckdb, hive, snowflake, trino; did you mean 'postgresql'?) [data.unknown-database]",
            "没有叫“postgres”的数据库（",
        ),
        (
            "mysql+pymysql://li_clerk:s3cret@db/people",
            'the driver pymysql of this kind of database is not installed: pip install "pymysql" [data.no-driver]',
            '没有安装这种数据库的驱动程序pymysql：pip install "pymysql" [data.no-driver]',
        ),
        (
            "duckdb:///people.duckdb",
            'the driver duckdb of this kind of database is not installed: pip install "duckdb-engine" [data.no-driver]',
            'pip install "duckdb-engine" [data.no-driver]',
        ),
    ):
        module = address.partition("+")[2].partition(":")[0]
        if module:
            monkeypatch.setitem(sys.modules, module, None)
        monkeypatch.setenv("POPULATION_DB", address)
        assert refused() == f"POPULATION_DB: persons: error: {english}\n"
        assert chinese in refused(lang="zh")


def test_sqlalchemy_is_asked_for_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    assert refused() == (
        'POPULATION_DB: persons: error: what asks databases is not installed: pip install "reportgen[database]" '
        "[data.no-sqlalchemy]\n"
    )
    assert "错误: 读数据库要先安装所需的程序：pip install" in refused(lang="zh")


def test_a_server_that_is_not_there_is_told_with_host_and_port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POPULATION_DB", f"postgresql+psycopg://{CLERK}:s3cret@127.0.0.1:1/people")
    text = refused()
    assert text.startswith("POPULATION_DB: persons: error: no connection to the database at 127.0.0.1:1 (")
    assert text.endswith(") [data.no-database]\n")
    assert "连不上数据库127.0.0.1:1（" in refused(lang="zh")


def test_a_server_that_does_not_answer_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        address = f"postgresql+psycopg://{CLERK}:s3cret@127.0.0.1:{silent.getsockname()[1]}/people?connect_timeout=2"
        monkeypatch.setenv("POPULATION_DB", address)
        text = refused()
        assert "does not answer in time (" in text
        assert text.endswith("[data.database-silent]\n")
        assert "没有及时应答（" in refused(lang="zh")


def test_what_is_secret_is_hidden_in_every_spelling() -> None:
    for address, words in (
        ("mysql://ann:p%40ss%2Fword@db/x", "Access denied for p@ss/word (p%40ss%2Fword)"),
        (
            "mssql+pyodbc:///?odbc_connect=DRIVER%3D%7Ba%7D%3BUID%3Dann%3BPWD%3Dp%40ss%2Fword",
            "Login p@ss/word PWD=p@ss/word",
        ),
        ("mysql://db/x?user=ann&password=p%40ss%2Fword", "no p@ss/word"),
    ):
        told = secrets_of(address).scrubbed(f"{words} user 'ann'@'host' {address}")
        assert "ss/word" not in told
        assert "ss%2Fword" not in told
        assert "ann" not in told
