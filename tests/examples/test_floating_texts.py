"""The whole texts of the summary of services for the floating population, which one config writes for many places."""

from collections.abc import Callable
from pathlib import Path

import pytest
from places import PLACES, Example
from township import EXAMPLE, LANGS, Reports, reports_of

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "configs" / "floating_population_summary.yaml"
TOWN, VILLAGE, DISTRICT, PROVINCE = "420116403", "420116403201", "420116", "42"
PERSONS = ("persons-2005.csv", "persons-2006.csv")
NAMED = [place for place in PLACES if place.config == CONFIG.stem and place.name != "panlongcheng"]


@pytest.fixture(scope="module", params=NAMED, ids=lambda place: place.name)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Example, Reports]:
    place: Example = request.param
    data, folder = ROOT / "examples" / place.name, tmp_path_factory.mktemp(place.name)
    return place, reports_of(data, folder, place.area, place.period, CONFIG, place.suppress_below)


@pytest.mark.parametrize("lang", LANGS)
def test_the_report_reads_as_if_written_for_the_place(
    lang: str, built: tuple[Example, Reports], expected: Callable[[str, str], None]
) -> None:
    place, reports = built
    expected(f"{place.name}_{place.period}_{lang}.txt", reports.texts[lang])


@pytest.mark.parametrize("lang", LANGS)
def test_a_village_writes_of_itself_alone(
    lang: str, reports_for: Callable[[str, str], Reports], expected: Callable[[str, str], None]
) -> None:
    text = reports_for(VILLAGE, "2006").texts[lang]
    assert "村（社区）" not in text
    assert "villages and communities" not in text
    expected(f"shiqiao_2006_{lang}.txt", text)


def test_a_county_attaches_its_townships(reports_for: Callable[[str, str], Reports]) -> None:
    district = reports_for(DISTRICT, "2006").texts
    assert "附件：各乡镇（街道）流动人口服务情况\n\n黄陂区人民政府\n" in district["zh"]
    assert "Attachment: The Floating Population and Its Services by Township\n" in district["en"]


def test_nobody_is_named_above_the_top(reports_for: Callable[[str, str], Reports]) -> None:
    province = reports_for(PROVINCE, "2006").texts
    assert "今后，湖北省将在上级的领导下" in province["zh"]
    assert "under the leadership of the higher authorities, Hubei Province will" in province["en"]


def test_a_half_year_is_never_called_a_year(built: tuple[Example, Reports]) -> None:
    place, reports = built
    if not place.period.endswith("H1"):
        return
    for word in ("全年", "年末", "一年来", "明年"):
        assert word not in reports.texts["zh"]
    for word in ("during the year", "end of the year", "next year", "the work of the year"):
        assert word not in reports.texts["en"]


@pytest.mark.parametrize("gone", [*PERSONS, "population.xlsx", "services.csv", "publicity.csv", "support.csv"])
def test_nothing_limps_where_a_ledger_is_missing(gone: str, copied_data: Path, tmp_path: Path) -> None:
    for name in PERSONS if gone in PERSONS else (gone,):
        (copied_data / name).unlink()
    texts = reports_of(copied_data, tmp_path, TOWN).texts
    for text in texts.values():
        lines = text.splitlines()
        assert [line for line in lines if line != line.strip(" ") or "  " in line] == []
        assert [line for line in lines if line.startswith(("其中", "，", "、", "；"))] == []
        assert [pair for pair in ("。。", "，。", "：。", "，，", ".. ", " .", " ,", "the the") if pair in text] == []


def test_the_example_is_where_the_levels_lie() -> None:
    codes = [line.partition(",")[0] for line in (EXAMPLE / "areas.csv").read_text(encoding="utf-8").splitlines()]
    assert {TOWN, VILLAGE, DISTRICT, PROVINCE} <= set(codes)
