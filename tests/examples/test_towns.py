"""The annual summary of a town, and a county's assessment of itself with its townships'."""

import csv
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest
from places import PLACES, Example
from township import LANGS, Reports, reports_of, silent, texts_of

from reportgen.figures.store import Store
from reportgen.nouns.period import parse_period
from reportgen.pipeline.stored import stored_figures

ROOT = Path(__file__).parents[2]
KINDS = {place.name: place for place in PLACES}
TOWN, COUNTY = KINDS["town-en"], KINDS["county-self"]
LARGEST, BEST = "990207100", "990207207"
SUMMED = ("outflow", "outflow_married_women", "inflow", "inflow_married_women", "certificates_due", "certificates_done")
SUMMED += ("contacts_done", "records_left", "enquiries_left", "homes_done", "floating_births_three_years")
RATES = ("out_certificate_rate", "contact_rate", "record_rate", "answer_rate", "visit_rate")


def built(place: Example, data: Path, folder: Path, area: str = "") -> Reports:
    config = ROOT / "configs" / f"{place.config}.yaml"
    return reports_of(data, folder, area or place.area, place.period, config, place.suppress_below)


def copied(place: Example, folder: Path) -> Path:
    return Path(copytree(ROOT / "examples" / place.name, folder / "data", ignore=lambda *_: ["__pycache__"]))


def rewritten(path: Path, change: Callable[[dict[str, str]], dict[str, str]], encoding: str = "utf-8") -> None:
    """Write a ledger anew with each row as `change` makes it."""
    with path.open(encoding=encoding, newline="") as file:
        rows = [change(row) for row in csv.DictReader(file)]
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Reports:
    return built(TOWN, ROOT / "examples" / TOWN.name, tmp_path_factory.mktemp("town"))


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Reports:
    return built(COUNTY, ROOT / "examples" / COUNTY.name, tmp_path_factory.mktemp("county"))


@pytest.fixture(scope="module")
def values(county: Reports) -> dict[tuple[str, str], float]:
    """Return every figure of 2007 in the county's store by area and indicator."""
    store, _ = stored_figures(county.project, [], silent)
    with store:
        areas = [area.code for area in store.areas() if area.level in ("county", "township")]
        return {(area, name): value for area in areas for name, value in of_2007(store, area)}


def of_2007(store: Store, area: str) -> list[tuple[str, float]]:
    found = store.figures(area, [parse_period("2007")])
    return [(one.indicator, one.value) for one in found.values() if one.value is not None and not one.category]


def townships(county: Reports) -> list[str]:
    store, _ = stored_figures(county.project, [], silent)
    with store:
        return [area.code for area in store.children(COUNTY.area)]


@pytest.mark.parametrize("lang", LANGS)
def test_the_summary_of_a_town_reads(lang: str, town: Reports, expected: Callable[[str, str], None]) -> None:
    expected(f"town-en_2018_{lang}.txt", town.texts[lang])


@pytest.mark.parametrize("lang", LANGS)
def test_the_assessment_of_a_county_reads(lang: str, county: Reports, expected: Callable[[str, str], None]) -> None:
    expected(f"county-self_2007_{lang}.txt", county.texts[lang])


@pytest.mark.parametrize("lang", LANGS)
def test_a_township_has_its_own_assessment(lang: str, county: Reports, expected: Callable[[str, str], None]) -> None:
    expected(f"county-self-township_2007_{lang}.txt", texts_of(county.project, LARGEST, "2007")[lang])


@pytest.mark.parametrize("name", SUMMED)
def test_a_figure_of_the_county_is_the_sum_of_its_townships(
    name: str, county: Reports, values: dict[tuple[str, str], float]
) -> None:
    assert values[COUNTY.area, name] == sum(values[code, name] for code in townships(county))


@pytest.mark.parametrize("name", RATES)
def test_a_rate_of_the_county_is_no_average(name: str, county: Reports, values: dict[tuple[str, str], float]) -> None:
    rates = [values[code, name] for code in townships(county)]
    assert len(rates) == 8
    assert sum(rates) / 8 - values[COUNTY.area, name] > 2


def test_the_assessment_names_the_highest_and_the_lowest_and_says_how_many_reach_the_target(county: Reports) -> None:
    assert "8个乡镇中有6个达到年度目标" in county.texts["zh"]
    assert "Six of the eight townships reached the annual target" in county.texts["en"]
    assert "最高的是桃源乡（97.7%），最低的是城关镇（70.6%）" in county.texts["zh"]
    assert (
        "highest in Taoyuan Township (97.7 percent) and lowest in Chengguan Town (70.6 percent)" in county.texts["en"]
    )


def test_problems_of_a_township_are_its_own(county: Reports) -> None:
    texts = texts_of(county.project, BEST, "2007")
    assert [line for line in texts["zh"].splitlines() if line.startswith("（") and "不" in line] == [
        "（一）部门之间信息不通"
    ]
    assert "(I) Departments Do Not Share What They Know" in texts["en"]
    assert "Not Everyone Leaves with a Certificate" not in texts["en"]


def test_small_counts_of_a_township_stay_untold(county: Reports) -> None:
    texts = texts_of(county.project, BEST, "2007")
    assert "出生" not in texts["zh"]
    assert "births" not in texts["en"]
    assert "核桃村\t" in texts["zh"]
    assert "\t<5\t" in texts["zh"]


def test_an_assessment_without_problems_says_how_to_keep_it_so(tmp_path: Path) -> None:
    data = copied(COUNTY, tmp_path)
    rewritten(data / "casework.csv", lambda row: row | {"已办数": row["应办数"]}, "gb18030")
    texts = built(COUNTY, data, tmp_path).texts
    assert "自评的各项指标没有一项低于目标" in texts["zh"]
    assert "nothing that was assessed fell short of its target" in texts["en"]
    assert "问题" not in texts["zh"].partition("工作方法")[0].partition("基本情况")[2]
    assert "Problems" not in texts["en"]


def test_a_summary_of_a_year_in_which_all_targets_were_met_has_no_shortcomings(tmp_path: Path) -> None:
    data = copied(TOWN, tmp_path)
    rewritten(data / "plans.csv", lambda row: row | {"本年目标": row["本年目标"] and "90"})
    rewritten(data / "offices.csv", lambda row: row | {"专职人员": "1"})
    texts = built(TOWN, data, tmp_path).texts
    assert "与目标还有差距" not in texts["zh"]
    assert "2018年的目标已经完成" in texts["zh"]
    assert "fell short" not in texts["en"]
    assert "The targets of 2018 were met" in texts["en"]


def test_the_projects_that_are_counted_are_the_projects_that_are_told(tmp_path: Path) -> None:
    data = copied(TOWN, tmp_path)
    rewritten(data / "benefits.csv", without_scholarships, "gb18030")
    texts = built(TOWN, data, tmp_path).texts
    assert "惠民实事九件" in texts["zh"]
    assert "助学金" not in texts["zh"]
    assert "nine benefit projects" in texts["en"]


def without_scholarships(row: dict[str, str]) -> dict[str, str]:
    return row | {"项目": "节日慰问", "户数": "1", "人数": ""} if row["项目"] == "助学金" else row


@pytest.mark.parametrize("place", [TOWN, COUNTY], ids=lambda place: place.name)
def test_the_script_makes_the_same_ledgers_again(place: Example, tmp_path: Path) -> None:
    folder = ROOT / "examples" / place.name
    subprocess.run([sys.executable, "-B", folder / "make_ledgers.py", tmp_path], check=True)
    for made in tmp_path.glob("*.csv"):
        assert made.read_bytes() == (folder / made.name).read_bytes(), f"run {folder}/make_ledgers.py"


@pytest.mark.parametrize("place", [TOWN, COUNTY], ids=lambda place: place.name)
def test_no_ledger_has_a_name_or_an_identity_number(place: Example) -> None:
    for path in (ROOT / "examples" / place.name).glob("*.csv"):
        encoding = "gb18030" if path.stem in ("benefits", "casework") else "utf-8"
        header = path.read_text(encoding=encoding).partition("\n")[0]
        assert not [word for word in ("姓名", "身份", "证号", "号码", "住址") if word in header]


def test_an_area_without_one_above_it_refers_to_none(town: Reports) -> None:
    texts = texts_of(town.project, "990308", "2018")
    assert "2018年，" in texts["zh"]
    assert not [words for words in ("，在的", "按照的", "根据的") if words in texts["zh"]]
    assert not [words for words in ("of ,", "following the arrangements of") if words in texts["en"]]


def test_a_problem_whose_number_is_untold_is_still_told(county: Reports) -> None:
    texts = texts_of(county.project, LARGEST, "2006")
    assert "流入人员中漏验少于5人。" in texts["zh"]
    assert "the certificates of fewer than five people still have to be checked." in texts["en"]


def test_where_small_counts_are_untold_the_amounts_are_still_told(tmp_path: Path) -> None:
    config = ROOT / "configs" / f"{TOWN.config}.yaml"
    texts = reports_of(ROOT / "examples" / TOWN.name, tmp_path, TOWN.area, TOWN.period, config, 10).texts
    assert "给予有关家庭镇级奖励6000元" in texts["zh"]
    assert "town awards came to 6,000 yuan" in texts["en"]
    assert "6户" not in texts["zh"]
    assert "six households" not in texts["en"]
