"""The store of figures: written whole, read by area, stale when anything behind it changed."""

# ruff: noqa: ANN401 - values of tests may be anything

import os
import sqlite3
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from columns import in_columns
from making import AREAS, HERE, PERCENT, column, config, formula, indicator, ledger_spec, problems

from reportgen.figures.find import find_area, find_period
from reportgen.figures.provenance import origins
from reportgen.figures.store import Store, current_store, open_store
from reportgen.figures.write import write_store
from reportgen.nouns.figure import Figure, FigureRow, SourceRef
from reportgen.nouns.issue import Place, ReportError, issue
from reportgen.nouns.period import Period, parse_period
from reportgen.nouns.unit import Text

ORIGIN = column(
    "来源地", "origin", "category", values=(("河南省", "henan"), ("湖北省", "hubei")), labels=(("henan", "Henan"),)
)
CONFIG = config(
    [
        indicator("inflow", where='flow == "in"', by="origin", rank="high"),
        indicator("amount", "sum(amount)"),
        formula("rate", "inflow / amount", PERCENT, target=98),
        formula("growth_of", "growth(inflow) + parent(rate) + target(rate) + rank(inflow)"),
    ],
    [ledger_spec("persons.csv", [ORIGIN])],
)


def periods(*keys: str) -> list[Period]:
    return [period for key in keys if (period := parse_period(key))]


ROWS: list[FigureRow] = [
    ("1", "2006", "rate", "", 50.5, "", 0, 0, 0),
    ("11", "2005", "inflow", "", 2, "", 2, 0, 0),
    ("11", "2006", "inflow", "", 7, "", 7, 1, 2),
    ("11", "2006", "inflow", "henan", 3, "", 3, 0, 0),
    ("11", "2006", "inflow", "hubei", 4, "", 4, 0, 0),
    ("11", "2006", "amount", "", 12.0, "", 7, 0, 0),
    ("11", "2006", "rate", "", None, "division-by-zero", 0, 0, 0),
    ("11", "2006", "growth_of", "", 250.0, "", 0, 0, 0),
]


def write(path: Path, rows: Iterable[FigureRow] = ROWS, **more: Any) -> None:
    values: dict[str, Any] = {"fingerprint": "f1", "config": CONFIG, "areas": AREAS, "sources": (), **more}
    figures = in_columns(rows, AREAS, periods("2005", "2006", "2007"), [one.name for one in CONFIG.indicators])
    write_store(path, held=periods("2005", "2006"), figures=figures, **values)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path("out/figures.sqlite")


@pytest.fixture
def store(path: Path) -> Iterable[Store]:
    write(path)
    with open_store(path) as found:
        yield found


def refused(path: Path) -> str:
    with pytest.raises(ReportError) as caught:
        open_store(path)
    return problems(caught.value)


def test_figures_come_back_as_they_went_in(store: Store) -> None:
    found = store.figures("11", periods("2005", "2006", "1999"))
    kept = {
        Figure(name, area, key, value, category, *more)
        for area, key, name, category, value, *more in ROWS
        if area == "11"
    }
    assert {figure for figure in found.values() if figure.missing != "no-rows"} == kept
    assert {key: figure.period for key, figure in found.items() if figure.missing == "no-rows"} == {
        ("amount", "2005", ""): "2005",
        ("rate", "2005", ""): "2005",
        ("growth_of", "2005", ""): "2005",
    }
    assert repr([found["inflow", "2006", ""].value, found["amount", "2006", ""].value]) == "[7, 12.0]"
    assert found["rate", "2006", ""] == Figure("rate", "11", "2006", None, "", "division-by-zero")
    assert store.figures("12", periods("2006")) == {}


def test_figures_of_several_areas_come_in_one_table(store: Store) -> None:
    found = store.figures_of(["1", "11", "12"], periods("2006")[0], ["rate", "amount", "nothing"])
    assert {key: figure.value for key, figure in found.items()} == {
        ("1", "rate"): 50.5,
        ("1", "amount"): None,
        ("11", "rate"): None,
        ("11", "amount"): 12.0,
    }
    assert store.figures_of(["1"] * 2000, periods("2007")[0], ["rate"]) == {}


def test_values_of_all_areas_come_in_columns_without_those_that_are_missing(store: Store) -> None:
    [year] = periods("2006")
    assert store.columns(year, ["rate", "inflow", "nothing"]) == {"rate": {"1": 50.5}, "inflow": {"11": 7}}
    assert store.columns(periods("1999")[0], ["rate"]) == {"rate": {}}


def test_each_indicator_comes_with_its_definition(store: Store) -> None:
    assert store.definitions()["inflow"] == 'persons: count where flow == "in" by origin'
    assert store.definitions()["rate"] == "inflow / amount"


def test_areas_are_found_by_code_name_and_place(store: Store) -> None:
    assert [area.code for area in store.areas_named("新村")] == ["111", "121"]
    assert [area.code for area in store.areas_named("dong town")] == ["11"]
    assert [area.code for area in store.areas_named("121")] == ["121"]
    assert [area.code for area in store.children("1")] == ["11", "12"]
    assert [area.code for area in store.lineage("121")] == ["121", "12", "1"]
    assert [area.code for area in store.areas("township")] == ["11", "12"]
    assert len(store.areas()) == 6
    with pytest.raises(KeyError):
        store.area("9")


def test_an_ambiguous_or_unknown_name_is_told_with_what_was_meant(store: Store) -> None:
    assert find_area(store, " 东镇 ").code == "11"
    for name, text in (
        (
            "新村",
            "error: 2 areas are called '新村'; name the one you mean by its code"
            " (allowed: 111 甲县东镇新村, 121 甲县西镇新村) [figures.ambiguous-area]\n",
        ),
        ("东振", "error: there is no area '东振' [figures.unknown-area]\n"),
        ("河村村", "error: there is no area '河村村' (did you mean '河村'?) [figures.unknown-area]\n"),
    ):
        with pytest.raises(ReportError) as caught:
            find_area(store, name)
        assert problems(caught.value) == text


def test_a_period_without_rows_is_told_with_those_that_have_some(store: Store) -> None:
    assert [period.key for period in store.periods()] == ["2005", "2006", "2007"]
    town = store.area("11")
    assert find_period(store, town, periods("2006")[0]).key == "2006"
    with pytest.raises(ReportError) as caught:
        find_period(store, town, periods("2007")[0])
    assert problems(caught.value) == "error: 东镇 has no ledger rows for 2007 (allowed: 2005, 2006) [figures.no-rows]\n"


def test_categories_are_labelled_in_both_languages(store: Store) -> None:
    assert store.category_labels() == {
        ("inflow", "henan"): Text("河南省", "Henan"),
        ("inflow", "hubei"): Text("湖北省", "hubei"),
    }


def test_a_store_is_current_as_long_as_config_and_files_are_the_same(path: Path) -> None:
    folder = Path("data")
    folder.mkdir()
    file = folder / "persons.csv"
    file.write_text("one", encoding="utf-8")
    stamp = file.stat()
    source = SourceRef("persons", "persons.csv", sha256(b"one").hexdigest(), 1, 3, stamp.st_mtime_ns)
    write(path, sources=[source])
    files = {"persons": [file]}

    def current(fingerprint: str = "f1", files: dict[str, list[Path]] = files) -> bool:
        found = current_store(path, fingerprint, folder, files)
        if found:
            found.close()
        return found is not None

    assert current()
    assert not current("f2")
    assert not current(files={"persons": [file, folder / "more.csv"]})
    assert not current(files={})
    os.utime(file, ns=(1, 1))
    assert current()  # another time, the same bytes
    file.write_text("two", encoding="utf-8")
    assert not current()
    file.write_text("three", encoding="utf-8")
    assert not current()
    file.unlink()
    assert not current()


def test_a_store_is_current_as_long_as_tables_on_servers_say_that_they_are(path: Path) -> None:
    table = SourceRef("persons", "POPULATION_DB: persons", "5a", 3, version="v1")
    key = ("persons", "POPULATION_DB: persons")
    write(path, sources=[table])

    def current(tables: dict[tuple[str, str], str]) -> bool:
        found = current_store(path, "f1", Path(), {}, tables)
        if found:
            found.close()
        return found is not None

    assert current({key: "v1"})
    assert not current({key: "v2"})
    assert not current({})
    assert not current({key: "v1", ("services", "POPULATION_DB: services"): "v1"})
    write(path, sources=[table._replace(version="")])
    assert not current({key: ""})  # the same answer, and no answer


def test_a_file_that_is_no_store_is_neither_read_nor_overwritten(path: Path) -> None:
    path.parent.mkdir()
    for make in (
        lambda: path.write_text("my notes", encoding="utf-8"),
        lambda: sqlite3.connect(path).execute("CREATE TABLE t (x)").connection.close(),
    ):
        path.unlink(missing_ok=True)
        make()
        before = path.read_bytes()
        told = (
            "out/figures.sqlite: error: this is no file of figures; it will not be overwritten, so choose another name"
            " [figures.not-a-store]\n"
        )
        assert refused(path) == told
        with pytest.raises(ReportError) as caught:
            write(path)
        assert problems(caught.value) == told
        with pytest.raises(ReportError):
            current_store(path, "f1", Path(), {})
        assert path.read_bytes() == before


def test_a_missing_old_or_damaged_store_is_made_again(path: Path) -> None:
    assert refused(path) == "out/figures.sqlite: error: there is no file of figures yet [figures.no-store]\n"
    assert current_store(path, "f1", Path(), {}) is None
    write(path)
    base = sqlite3.connect(path)
    base.execute("PRAGMA user_version = 0")
    base.close()
    assert refused(path) == (
        "out/figures.sqlite: error: the figures are of version 0, this program reads version 4: aggregate again"
        " [figures.old-store]\n"
    )
    assert current_store(path, "f1", Path(), {}) is None
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\xff" * 4000)
    assert "error: the file of figures is damaged (" in refused(path)
    assert refused(path).endswith("[figures.corrupt]\n")
    assert current_store(path, "f1", Path(), {}) is None
    write(path)
    with open_store(path) as store:
        assert store.fingerprint == "f1"


def test_a_locked_store_is_told(path: Path) -> None:
    write(path)
    other = sqlite3.connect(path)
    other.execute("BEGIN EXCLUSIVE")
    try:
        assert refused(path) == (
            "out/figures.sqlite: error: the file of figures is locked by another program [figures.locked]\n"
        )
    finally:
        other.close()


def test_a_folder_that_cannot_be_written_to_is_told_and_nothing_left_behind(path: Path) -> None:
    Path("out").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(ReportError) as caught:
        write(path)
    assert "error: the figures cannot be written (" in problems(caught.value)
    assert "[figures.cannot-write]" in problems(caught.value)


def test_a_folder_in_place_of_the_store_is_told_from_a_file(path: Path) -> None:
    path.mkdir(parents=True)
    assert "error: this is a folder, and the figures are kept in a file; name another one" in refused(path)


def test_a_file_in_place_of_the_folder_of_the_store_cannot_be_read(path: Path) -> None:
    path.parent.write_text("", encoding="utf-8")
    assert "error: the file of figures cannot be read (" in refused(path)


def test_a_store_appears_whole_or_not_at_all(path: Path) -> None:
    def failing() -> Iterable[SourceRef]:
        yield SourceRef("persons", "persons.csv", "ab", 9)
        raise RuntimeError

    write(path)
    before = path.read_bytes()
    with pytest.raises(RuntimeError):
        write(path, sources=failing())
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_each_figure_tells_its_definition_its_parts_and_its_files(path: Path) -> None:
    sources = [SourceRef("", "areas.csv", "0", 6, 1, 1), SourceRef("persons", "persons.csv", "ab", 9, 1, 1)]
    write(path, sources=sources)
    with open_store(path) as store:
        found = origins(store, CONFIG, "11", periods("2006")[0])
    assert [(one.indicator.name, one.figure.value, one.label, one.definition) for one in found] == [
        ("inflow", 7, None, 'persons: count where flow == "in" by origin'),
        ("inflow", 4, Text("湖北省", "hubei"), 'persons: count where flow == "in" by origin'),
        ("inflow", 3, Text("河南省", "Henan"), 'persons: count where flow == "in" by origin'),
        ("amount", 12.0, None, "persons: sum(amount)"),
        ("rate", None, None, "inflow / amount"),
        ("growth_of", 250.0, None, "growth(inflow) + parent(rate) + target(rate) + rank(inflow)"),
    ]
    parts = [[(part.what, part.value) for part in one.parts] for one in found[4:]]
    assert parts == [
        [("inflow", 7), ("amount", 12.0)],
        [
            ("inflow", 7),
            ("previous(inflow)", 2),
            ("parent(rate)", 50.5),
            ("target(rate)", 98),
            ("rank(inflow)", 1),
        ],
    ]
    assert {one.sources for one in found} == {(sources[1],)}
    assert HERE


def test_warnings_are_kept_with_the_figures_that_they_are_about(path: Path) -> None:
    warnings = (
        issue("data.total-row", Place("a.xlsx", sheet="台账"), severity="warning", rows="8, 9"),
        issue("data.empty-ledger", severity="warning", allowed=("甲", "乙"), nearest="甲", ledger="persons"),
    )
    write(path, warnings=warnings)
    with open_store(path) as store:
        assert store.warnings() == warnings
    write(path)
    with open_store(path) as store:
        assert store.warnings() == ()
