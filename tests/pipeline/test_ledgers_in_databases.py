"""Reports from ledgers in databases: the same figures, made again when due, and not a word of who asked."""

import shutil
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from urllib.parse import quote, quote_plus

import pandas as pd
import pytest
import yaml
from postgres import CLERK, PASSWORD, Server, postgres
from projects import AREA, CONFIG, SmallProject, run_outside

from reportgen.config.load import load_config
from reportgen.data.areas import read_areas
from reportgen.data.ledger import Ledger
from reportgen.data.read import read_ledgers
from reportgen.figures.store import Store
from reportgen.nouns.figure import Figure
from reportgen.pipeline.project import open_project
from reportgen.pipeline.stored import stored_figures

__all__ = ["postgres"]

ROOT = Path(__file__).parents[2]
PERSONS = "    path: persons.csv\n"
COUNTED = "SELECT count(*), sum(年龄) FROM persons"
TYPES = {
    "integer": "bigint",
    "number": "numeric(14,4)",
    "percent": "numeric(7,3)",
    "boolean": "boolean",
    "date": "date",
}


@pytest.fixture
def filed(small: SmallProject) -> SmallProject:
    """Keep the persons of the small project in an SQLite file."""
    header, *rows = small.rows("data/persons.csv")
    with closing(sqlite3.connect(small.folder / "data/office.sqlite")) as base, base:
        base.execute(f"CREATE TABLE persons ({', '.join(header)})")
        base.executemany(f"INSERT INTO persons VALUES ({', '.join('?' * len(header))})", rows)
    small.delete("data/persons.csv")
    small.edit(CONFIG, PERSONS, "    database: {file: office.sqlite, table: persons}\n")
    return small


@pytest.fixture
def served(small: SmallProject, postgres: Server, monkeypatch: pytest.MonkeyPatch) -> SmallProject:
    """Keep the persons of the small project on a server."""
    header, *rows = small.rows("data/persons.csv")
    columns = [f"{name} {'int' if name == '年龄' else 'date' if name == '登记日期' else 'text'}" for name in header]
    postgres.run(
        "DROP TABLE IF EXISTS persons",
        f"CREATE TABLE persons ({', '.join(columns)})",
        rows={"persons": [tuple(cell or None for cell in row) for row in rows]},
    )
    monkeypatch.setenv("POPULATION_DB", postgres.address())
    small.delete("data/persons.csv")
    small.edit(CONFIG, PERSONS, f"    database: {{connection: POPULATION_DB, table: persons, changed: '{COUNTED}'}}\n")
    return small


def figures(store: Store) -> dict[str, dict[tuple[str, str, str], Figure]]:
    return {area.code: store.figures(area.code, store.periods()) for area in store.areas()}


def imported(result: object) -> set[str]:
    lines = result.stderr.decode().splitlines()  # type: ignore[attr-defined]
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


def test_a_table_gives_the_documents_that_the_file_gave(small: SmallProject, request: pytest.FixtureRequest) -> None:
    assert small.build().exit_code == 0
    from_file = small.documents
    shutil.rmtree(small.folder / "out")
    request.getfixturevalue("filed")
    assert small.build().exit_code == 0
    assert small.documents == from_file


def test_a_file_is_looked_at_without_what_asks_databases(filed: SmallProject) -> None:
    command = ("build", *filed.common, "--area", AREA, "-o", "out")
    first = run_outside(*command, python=("-X", "importtime"))
    assert {"sqlalchemy", "pandas"} <= imported(first)
    again = run_outside(*command, python=("-X", "importtime"))
    assert again.stdout.count(b"unchanged") == 2
    assert {"sqlalchemy", "pandas", "pyarrow", "numpy"}.isdisjoint(imported(again))


def test_figures_are_made_again_when_the_file_has_changed(filed: SmallProject) -> None:
    before = listed(filed)
    with closing(sqlite3.connect(filed.folder / "data/office.sqlite")) as base, base:
        base.execute("INSERT INTO persons SELECT * FROM persons WHERE 年度 = '2006' LIMIT 1")
    assert listed(filed) != before


def listed(small: SmallProject) -> str:
    result = small.figures("--format", "csv", "--period", "2006")
    assert result.exit_code == 0, result.output
    return result.stdout


def test_pages_name_the_table(filed: SmallProject) -> None:
    assert filed.build("--format", "html").exit_code == 0
    (page, *_) = (path for path in (filed.folder / "out").iterdir() if path.suffix == ".html")
    assert "office.sqlite [persons]" in page.read_text(encoding="utf-8")


def test_a_check_tells_every_problem_of_a_database(filed: SmallProject) -> None:
    with closing(sqlite3.connect(filed.folder / "data/office.sqlite")) as base, base:
        base.execute("UPDATE persons SET 年龄 = 200, 乡镇 = '宝丰' WHERE rowid = 2")
    result = filed.check()
    assert result.exit_code == 2
    lines = [line for line in result.stderr.splitlines() if "office.sqlite" in line]
    assert lines == [
        "data/office.sqlite: persons: row 2, column 乡镇: error: '宝丰' is not in the areas file (did you mean "
        "'宝丰镇'?) [data.unknown-area]",
        "data/office.sqlite: persons: row 2, column 年龄: error: '200' is above the greatest value, 120 "
        "[data.too-large]",
    ]


class TestServer:
    def test_a_table_gives_the_documents_that_the_file_gave(
        self, small: SmallProject, request: pytest.FixtureRequest
    ) -> None:
        assert small.build().exit_code == 0
        from_file = small.documents
        shutil.rmtree(small.folder / "out")
        request.getfixturevalue("served")
        assert small.build().exit_code == 0
        assert small.documents == from_file

    def test_the_question_says_whether_rows_are_read(self, served: SmallProject, postgres: Server) -> None:
        before = listed(served)
        store = served.folder / "figures.sqlite"
        made = store.stat().st_mtime_ns
        assert listed(served) == before
        assert store.stat().st_mtime_ns == made
        postgres.run("INSERT INTO persons SELECT * FROM persons WHERE 年度 = '2006' LIMIT 1")
        assert listed(served) != before
        assert store.stat().st_mtime_ns != made

    def test_the_question_is_asked_without_what_reads_rows(self, served: SmallProject) -> None:
        command = ("build", *served.common, "--area", AREA, "-o", "out")
        assert run_outside(*command).returncode == 0
        again = run_outside(*command, python=("-X", "importtime"))
        assert again.stdout.count(b"unchanged") == 2
        assert {"pandas", "pyarrow", "numpy", "sqlalchemy"} & imported(again) == {"sqlalchemy"}

    def test_without_the_question_rows_are_read_anew(self, served: SmallProject) -> None:
        served.edit(CONFIG, f", changed: '{COUNTED}'", "")
        before = listed(served)
        store = served.folder / "figures.sqlite"
        made = store.stat().st_mtime_ns
        assert listed(served) == before
        assert store.stat().st_mtime_ns != made

    def test_a_database_of_the_same_answer_is_another_one(self, served: SmallProject, postgres: Server) -> None:
        listed(served)
        made = (served.folder / "figures.sqlite").stat().st_mtime_ns
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("POPULATION_DB", postgres.address().replace("127.0.0.1", "localhost"))
            listed(served)
        assert (served.folder / "figures.sqlite").stat().st_mtime_ns != made

    def test_figures_of_a_whole_example_are_the_same_to_the_bit(
        self, postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("POPULATION_DB", postgres.address())
        folder = ROOT / "examples" / "panlongcheng"
        config = ROOT / "configs" / "floating_population_summary.yaml"
        own = {}
        for ledger in _ledgers(config, folder):
            _load(postgres, ledger)
            said = _said(ledger.name)
            said.pop("path")
            own[ledger.name] = {**said, "database": {"connection": "POPULATION_DB", "table": ledger.name}}
        data = yaml.safe_load(config.read_text(encoding="utf-8"))
        (tmp_path / "config.yaml").write_text(yaml.safe_dump({**data, "ledgers": own}), encoding="utf-8")
        (tmp_path / "data").mkdir()
        shutil.copy(folder / "areas.csv", tmp_path / "data")
        found = []
        for path, place in ((config, folder), (tmp_path / "config.yaml", tmp_path / "data")):
            project = open_project(path, place, tmp_path / f"{len(found)}.sqlite")
            store, _ = stored_figures(project, (), lambda *_, **__: None)
            with store:
                found.append(figures(store))
        assert sum(map(len, found[0].values())) > 1000
        assert found[0] == found[1]

    @pytest.mark.parametrize("wrong", [False, True])
    def test_user_and_password_are_nowhere(
        self, served: SmallProject, postgres: Server, monkeypatch: pytest.MonkeyPatch, wrong: bool
    ) -> None:
        password = "wr@ng:w/rd 5%" if wrong else PASSWORD
        for more in ("?application_name=office",):
            monkeypatch.setenv("POPULATION_DB", postgres.address(password=password, more=more))
            cache = {"REPORTGEN_CACHE_DIR": str(served.folder / "cache"), "REPORTGEN_DEBUG": "1"}
            told = b""
            for command in (
                ("check", *served.common),
                ("build", *served.common, "--area", AREA, "-o", "out", "--format", "both"),
                ("build", *served.common, "--all", "-o", "all", "--log-format", "json"),
                ("figures", *served.common, "--area", AREA, "--format", "json"),
            ):
                result = run_outside(*command, env=cache)
                assert result.returncode == (2 if wrong else 0), result.stderr.decode()
                told += result.stdout + result.stderr
            assert (b"[data.database-refuses]" in told) == wrong
            for secret in _spellings(CLERK, password):
                assert secret not in told
                assert [name for name, data in _everything(served.folder) if secret in data] == []


def _spellings(*secrets: str) -> set[bytes]:
    forms = {form for one in secrets for form in (one, quote(one), quote(one, safe=""), quote_plus(one))}
    return {form.encode() for form in forms}


def _everything(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield all files, and what is packed in them."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.name, path.read_bytes()
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as package:
                    yield from ((f"{path.name}/{name}", package.read(name)) for name in package.namelist())


def _ledgers(config: Path, folder: Path) -> Iterable[Ledger]:
    loaded = load_config(config)
    ledgers, _ = read_ledgers(loaded, folder, read_areas(folder / loaded.areas.path, "areas.csv"))
    return ledgers.values()


def _load(postgres: Server, ledger: Ledger) -> None:
    """Put a ledger into a table with the columns that its files have."""
    kept = [column for column in ledger.spec.columns if column.name not in ledger.lacking]
    columns = [f'"{column.header}" {TYPES.get(column.type, "text")}' for column in kept]
    frame = ledger.frame
    values = [[_value(value, column.type) for value in frame[column.name].tolist()] for column in kept]
    postgres.run(
        f'DROP TABLE IF EXISTS "{ledger.name}"',
        f'CREATE TABLE "{ledger.name}" ({", ".join(columns)})',
        rows={ledger.name: list(zip(*values, strict=True))},
    )


def _value(value: object, kind: str) -> object:
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return None
    if kind == "integer":
        return int(value)  # type: ignore[call-overload]
    if isinstance(value, pd.Timestamp):
        return date(value.year, value.month, value.day)
    return Decimal(str(value)) if isinstance(value, float) else value


def _said(name: str) -> dict[str, object]:
    """Return what the kit's ledger sets say of a ledger."""
    for path in (ROOT / "configs" / "ledgers").glob("*.yaml"):
        ledgers = yaml.safe_load(path.read_text(encoding="utf-8"))["ledgers"]
        if name in ledgers:
            found: dict[str, object] = ledgers[name]
            return found
    raise KeyError(name)
