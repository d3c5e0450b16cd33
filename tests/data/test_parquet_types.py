"""Parquet files whose columns are of types that ledgers do not have."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from making import AREAS, column, ledger_spec, problems
from pyarrow import parquet

from reportgen.data.ledger import AREA, Ledger
from reportgen.data.parse_cell import as_number
from reportgen.data.read import read_ledger
from reportgen.nouns.issue import ReportError

COLUMNS = (column("年度", "year", "period"), column("村", "village"), column("人数", "people", "integer"))
SPEC = ledger_spec("persons.parquet", COLUMNS, period="year")
DEEP = ledger_spec("**/persons.parquet", COLUMNS, period="year")


def read(folder: Path, people: object, village: Any = ("河村", "111")) -> Ledger:  # noqa: ANN401 - anything Arrow takes
    parquet.write_table(
        pyarrow.table({"年度": [2006] * len(village), "村": village, "人数": people}), folder / "persons.parquet"
    )
    return read_ledger(SPEC, folder, AREAS)


@pytest.mark.parametrize(("people", "shown"), [([[1], [2]], "'[1]'"), ([{"a": 1}, None], "'a': 1")])
def test_lists_and_structures_are_no_numbers(people: object, shown: str, tmp_path: Path) -> None:
    with pytest.raises(ReportError) as caught:
        read(tmp_path, people)
    assert shown in problems(caught.value)
    assert "is not a whole number [data.bad-integer]" in problems(caught.value)


def test_a_file_without_rows_is_a_ledger_without_rows(tmp_path: Path) -> None:
    empty = pyarrow.array([], pyarrow.int64())
    assert len(read(tmp_path, empty, pyarrow.array([], pyarrow.string())).frame) == 0


def test_texts_that_are_kept_as_bytes_are_read(tmp_path: Path) -> None:
    ledger = read(tmp_path, [b"3", b"4"], ["河村".encode(), b"111"])
    assert ledger.frame["people"].tolist() == [3, 4]
    assert ledger.frame[AREA].tolist() == ["112", "111"]


def test_decimals_without_a_fraction_are_whole_numbers(tmp_path: Path) -> None:
    assert read(tmp_path, [Decimal("3.00"), Decimal("4.00")]).frame["people"].tolist() == [3, 4]


def test_files_in_the_working_folders_of_programs_are_no_ledger(tmp_path: Path) -> None:
    for folder in ("year=2006", "_year=2007", "_temporary/0", ".staging"):
        (tmp_path / folder).mkdir(parents=True)
        read(tmp_path / folder, [1, 2], ["河村", "111"])
    assert len(read_ledger(DEEP, tmp_path, AREAS).frame) == 4


def test_a_link_to_a_folder_shows_no_row_twice(tmp_path: Path) -> None:
    (tmp_path / "2006").mkdir()
    read(tmp_path / "2006", [1, 2], ["河村", "111"])
    try:
        (tmp_path / "2006/back").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("links cannot be made here")
    ledger = read_ledger(DEEP, tmp_path, AREAS)
    assert len(ledger.frame) == 2
    assert [source.path for source in ledger.sources] == ["2006/persons.parquet"]


def test_a_number_too_large_to_be_held_is_none() -> None:
    assert as_number("9" * 300) == 1e300
    assert as_number("9" * 400) is None
