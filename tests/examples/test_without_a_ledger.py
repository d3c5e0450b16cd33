"""An office that does not keep one of the ledgers, or one of their columns, gets a report that reads well."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from places import PLACES, Example
from township import LANGS, reports_of

from reportgen.config.cache import cached_config
from reportgen.data.files import matching_files
from reportgen.messages import render
from reportgen.nouns.issue import ReportError
from reportgen.nouns.report import LedgerSpec

ROOT = Path(__file__).parents[2]

# What is left where words around a clause go wrong: doubled or stray stops, empty brackets, a sentence without a head.
BROKEN = {
    "zh": re.compile(r"[，、；：。]{2}|（[，、；。]?）|^[，、；：。）]|[，、；]$|其中，?[。；]|None|\{\{"),
    "en": re.compile(r"  |^ |,,|\.\.|;;| [,.;:)]|\(\)|[,;:]\.|^[,.;:a-z]|[,;]$|[^.]\. [a-z]|\bof which[,.]|None|\{\{"),
}


def config_of(place: Example) -> Path:
    return ROOT / "configs" / f"{place.config}.yaml"


def kept(place: Example) -> Iterator[LedgerSpec]:
    """Yield the optional ledgers that an example has."""
    for spec in cached_config(config_of(place)).ledgers:
        if spec.optional and matching_files(spec, ROOT / "examples" / place.name):
            yield spec


WITHOUT = [pytest.param(place, spec, id=f"{place.name}-{spec.name}") for place in PLACES for spec in kept(place)]


@pytest.mark.parametrize(("place", "spec"), WITHOUT)
def test_a_report_reads_well_without_any_one_ledger(place: Example, spec: LedgerSpec, tmp_path: Path) -> None:
    data = tmp_path / "data"
    copytree(ROOT / "examples" / place.name, data)
    for file in matching_files(spec, data):
        file.unlink()
    try:
        found = reports_of(data, tmp_path, place.area, place.period, config_of(place), place.suppress_below)
    except ReportError as error:
        assert_says_what_it_lacks(error, spec)
        return
    assert found.built.warnings == ()
    for lang in LANGS:
        assert [line for line in prose(found.texts[lang]) if BROKEN[lang].search(line)] == []


def assert_says_what_it_lacks(error: ReportError, spec: LedgerSpec) -> None:
    """Hold that a refusal names the ledger, and is of figures that its absence takes away."""
    assert {found.code for found in error.issues} == {"narrative.missing-figure", "data.no-optional-ledger"}
    said = [render(found, "en") for found in error.issues]
    assert any(f"there is no ledger {spec.name!r}" in line for line in said)
    assert all("its ledger is not kept" in line for line in said if "missing-figure" in line)


def prose(text: str) -> list[str]:
    """Return the paragraphs of a report above its signature."""
    return [line for line in text.split("\n\n") if "\t" not in line and "\n" not in line]


def test_a_column_that_last_year_lacked_is_compared_with_nothing(tmp_path: Path) -> None:
    place = PLACES[0]
    data = tmp_path / "data"
    copytree(ROOT / "examples" / place.name, data)
    drop_column(data / "persons-2005.csv", "查验婚育证明")
    found = reports_of(data, tmp_path, place.area, place.period, config_of(place), place.suppress_below)
    assert "查验率97.0%" in found.texts["zh"]
    assert "查验率97.0%，同比" not in found.texts["zh"]
    assert not re.search(r"check rate[^.]*97\.0 percent[^.]*year on year", found.texts["en"])


def drop_column(path: Path, header: str) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    at = rows[0].index(header)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(row[:at] + row[at + 1 :] for row in rows)
