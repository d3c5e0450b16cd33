"""Briefing, campaign and self-inspection when nothing is found, something is wrong or something is to be withheld."""

import csv
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest
from places import PLACES, Example
from township import LANGS, Reports, reports_of

from reportgen.nouns.issue import ReportError

ROOT = Path(__file__).parents[2]
TABLES = (".csv", ".xlsx")
NAMES = ("laodaohe", "fucheng", "bureau-141", "bureau-21")
KINDS = {place.name: place for place in PLACES if place.name in NAMES}

Row = dict[str, str]


def built(place: Example, data: Path, folder: Path) -> Reports:
    return reports_of(data, folder, place.area, place.period, ROOT / "configs" / f"{place.config}.yaml")


def copied(name: str, folder: Path) -> Path:
    return Path(copytree(ROOT / "examples" / name, folder / "data", ignore=lambda *_: ["__pycache__"]))


def rewritten(path: Path, change: Callable[[int, Row], Row]) -> None:
    """Write a ledger anew with each row as `change` makes it of its number and the row."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [change(number, row) for number, row in enumerate(csv.DictReader(file))]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_where_groups_do_not_add_up_the_report_is_not_written(tmp_path: Path) -> None:
    data = copied("bureau-21", tmp_path)
    rewritten(data / "staff.csv", lambda number, row: row | {"申报类别": ""} if number == 0 else row)
    with pytest.raises(ReportError) as caught:
        built(KINDS["bureau-21"], data, tmp_path)
    assert [found.code for found in caught.value.issues] == ["indicators.check-failed"]


def test_the_zero_claim_goes_where_there_was_a_breach(tmp_path: Path) -> None:
    data = copied("bureau-141", tmp_path)
    rewritten(data / "staff.csv", lambda number, row: row | {"违规": "是"} if number < 6 else row)
    texts = built(KINDS["bureau-141"], data, tmp_path).texts
    assert "发现违规的6人" in texts["zh"]
    assert "breaches of the rules were found in the case of six people" in texts["en"]
    assert "无一人" not in texts["zh"]
    assert "not a single" not in texts["en"]


def test_where_nothing_is_found_the_report_says_what_comes_next(tmp_path: Path) -> None:
    data = copied("bureau-21", tmp_path)
    rewritten(data / "assets.csv", lambda _, row: row | {"相符数": row["账面数"]})
    texts = built(KINDS["bureau-21"], data, tmp_path).texts
    assert "这次自查没有发现突出问题" in texts["zh"]
    assert "No serious problem came to light" in texts["en"]


@pytest.mark.parametrize("lang", LANGS)
def test_a_small_group_is_told_as_fewer(lang: str, tmp_path: Path) -> None:
    place = KINDS["bureau-21"]
    text = built(place, ROOT / "examples" / place.name, tmp_path).texts[lang]
    assert {"zh": "女职工少于5人", "en": "fewer than 5 are women"}[lang] in text


@pytest.mark.parametrize("name", NAMES)
def test_the_scripts_make_the_same_ledgers_again(name: str, tmp_path: Path) -> None:
    folder = ROOT / "examples" / name
    subprocess.run([sys.executable, "-B", folder / "make_ledgers.py", tmp_path], check=True)
    assert {path.name for path in tmp_path.iterdir()} == {
        path.name for path in folder.iterdir() if path.suffix in TABLES
    }
    for made in tmp_path.glob("*.csv"):
        assert made.read_bytes() == (folder / made.name).read_bytes(), f"run {folder}/make_ledgers.py"


@pytest.mark.parametrize("name", NAMES)
def test_no_ledger_has_a_name_or_an_identity_number(name: str) -> None:
    for path in (ROOT / "examples" / name).glob("*.csv"):
        content = path.read_bytes()
        encoding = "utf-8-sig" if content.decode("utf-8", "ignore").encode() == content else "gb18030"
        header, _, rows = content.decode(encoding).partition("\n")
        assert not re.search("姓名|身份|证号|号码|住址|电话", header), path
        assert not re.search(r"\d{15}", rows), path
