"""The ledgers of the examples that go with one config: made by their scripts, and about nobody."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ("wuyanquan", "longdu", "town-h1")
ENCODINGS = {"services.csv": "gb18030"}


def tables(name: str) -> dict[str, list[list[str]]]:
    """Return the rows of every CSV of an example, the headers first."""
    found = {}
    for path in sorted((EXAMPLES / name).glob("*.csv")):
        encoding = "utf-8-sig" if name == "town-h1" else ENCODINGS.get(path.name, "utf-8-sig")
        found[path.name] = list(csv.reader(path.read_text(encoding=encoding).splitlines()))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_script_makes_the_same_bytes_again(name: str, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-B", EXAMPLES / name / "make_ledgers.py", tmp_path], check=True)
    for path in tmp_path.iterdir():
        assert path.suffix == ".xlsx" or path.read_bytes() == (EXAMPLES / name / path.name).read_bytes(), path.name
    kept = {path.name for path in (EXAMPLES / name).iterdir() if path.suffix in (".csv", ".xlsx")}
    assert {path.name for path in tmp_path.iterdir()} == kept


@pytest.mark.parametrize("name", NAMES)
def test_no_ledger_has_a_name_or_an_identity_number(name: str) -> None:
    for file, (headers, *rows) in tables(name).items():
        forbidden = ("姓名", "身份", "证号", "号码", "住址")
        assert not [header for header in headers for word in forbidden if word in header], file
        if file != "areas.csv":
            assert not [cell for row in rows for cell in row if len(cell) > 12], file


@pytest.mark.parametrize("name", NAMES)
def test_every_row_names_a_known_place(name: str) -> None:
    found = tables(name)
    names = {row[1] for row in found.pop("areas.csv")}
    for file, (headers, *rows) in found.items():
        column = headers.index("村（社区）")
        assert {row[column] for row in rows} <= names, file
