"""Every example reads well for areas above and below its own, and whatever bound small counts have."""

import csv
from pathlib import Path
from shutil import copytree

import pytest
from places import PLACES, Example
from test_without_a_ledger import BROKEN, ROOT, config_of, prose
from township import LANGS, reports_of


def areas_of(place: Example) -> list[dict[str, str]]:
    with (ROOT / "examples" / place.name / "areas.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def assert_reads_well(place: Example, area: str, period: str, folder: Path, bound: int | None) -> None:
    texts = reports_of(ROOT / "examples" / place.name, folder, area, period, config_of(place), bound).texts
    for lang in LANGS:
        assert [line for line in prose(texts[lang]) if BROKEN[lang].search(line)] == []


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_an_area_above_all_others_reads_well(place: Example, tmp_path: Path) -> None:
    (top,) = (area["code"] for area in areas_of(place) if not area["parent"])
    assert_reads_well(place, top, place.period, tmp_path, place.suppress_below)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_the_lowest_area_reads_well(place: Example, tmp_path: Path) -> None:
    assert_reads_well(place, areas_of(place)[-1]["code"], place.period, tmp_path, place.suppress_below)


@pytest.mark.parametrize("bound", [1, 5, 20])
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_a_report_reads_well_whatever_small_counts_are(place: Example, bound: int, tmp_path: Path) -> None:
    assert_reads_well(place, place.area, place.period, tmp_path, bound)


def test_services_that_were_given_to_nobody_are_not_said_to_have_gone_well(tmp_path: Path) -> None:
    place = next(place for place in PLACES if place.name == "wuyanquan")
    data = Path(copytree(ROOT / "examples" / place.name, tmp_path / "data"))
    file = data / "services.csv"
    header, *rows = file.read_text(encoding="gb18030").splitlines()
    assert header.endswith(",服务数")
    file.write_text("\n".join([header, *(f"{row.rpartition(',')[0]},0" for row in rows)]), encoding="gb18030")
    texts = reports_of(data, tmp_path, place.area, place.period, config_of(place), place.suppress_below).texts
    assert "健康检查有序开展" not in texts["zh"]
    assert "Health checks were held as planned" not in texts["en"]
    assert "3128人次应检未检" in texts["zh"]
    assert "3,128 checks due did not take place" in texts["en"]
