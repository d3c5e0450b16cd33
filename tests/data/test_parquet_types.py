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


def test_a_number_too_large_to_be_held_is_none() -> None:
    assert as_number("9" * 300) == 1e300
    assert as_number("9" * 400) is None
