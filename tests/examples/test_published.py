"""Every figure that an example's report published stands in ours, in both languages, with its unit and its hedge."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from places import PLACES, Example
from printing import people_en, printed_en, printed_zh
from township import LANGS, Reports, reports_of

from reportgen.figures.store import Store, open_store
from reportgen.pipeline.facts import Gatherer
from reportgen.word.guard import read_figures

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
HIDDEN = "(hidden)"
PATTERNS = {"zh": printed_zh, "en": printed_en}

Row = dict[str, str]


def rows_of(folder: str, name: str) -> list[Row]:
    with (HERE / folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def key_of(row: Row) -> tuple[str, str]:
    return row.get("period", ""), row["indicator_en"]


@pytest.fixture(scope="module", params=PLACES, ids=lambda place: place.name)
def place(request: pytest.FixtureRequest) -> Example:
    found: Example = request.param
    return found


@pytest.fixture(scope="module")
def built(place: Example, tmp_path_factory: pytest.TempPathFactory) -> Reports:
    folder = tmp_path_factory.mktemp(place.name)
    config = ROOT / "configs" / f"{place.config}.yaml"
    return reports_of(ROOT / "examples" / place.name, folder, place.area, place.period, config, place.suppress_below)


def paired(place: Example) -> list[tuple[Row, Row]]:
    published, printed = rows_of("published", place.name), rows_of("printed", place.name)
    assert [row["indicator_en"] for row in printed] == [row["indicator_en"] for row in published]
    return list(zip(published, printed, strict=True))


def test_every_published_figure_has_a_snippet_with_its_number_unit_and_hedge(place: Example) -> None:
    wrong = [
        (lang, row["indicator_en"], snippets[lang])
        for row, snippets in paired(place)
        for lang in LANGS
        if snippets[lang] != HIDDEN and not re.search(PATTERNS[lang](row), snippets[lang])
    ]
    assert wrong == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_snippet_stands_in_the_report(place: Example, built: Reports, lang: str) -> None:
    text = built.texts[lang]
    lacking = [
        (row["indicator_en"], snippets[lang])
        for row, snippets in paired(place)
        if snippets[lang] != HIDDEN and snippets[lang] not in text
    ]
    assert lacking == []


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_hidden_stands_nowhere(place: Example, built: Reports, lang: str) -> None:
    hidden = [row for row, snippets in paired(place) if snippets[lang] == HIDDEN]
    pattern = people_en if lang == "en" else printed_zh
    assert [row["indicator_en"] for row in hidden if re.search(pattern(row), built.texts[lang])] == []


@pytest.mark.parametrize("lang", LANGS)
def test_no_file_lists_a_figure_that_is_hidden(place: Example, built: Reports, lang: str) -> None:
    """Small counts are listed by no value, and what would give them away is not listed at all."""
    listed = read_figures(next(found.path for found in built.built.documents if found.lang == lang))
    assert listed is not None
    stated = {found.what for figure in listed.figures for found in figure.stated if found.value is not None}
    below = built.project.config.suppress_below
    small = [row["value"] for row, snippets in paired(place) if snippets[lang] == HIDDEN and int(row["value"]) < below]
    assert bool(small) <= bool(below)
    with open_store(built.project.store) as store:
        hidden = hidden_names(store, built)
    assert bool(hidden) >= bool(small)
    assert [what for what in sorted(stated) for name in hidden if re.search(rf"\b{name}\b", what)] == []


def hidden_names(store: Store, built: Reports) -> list[str]:
    """Return the indicators that the report withholds of its own area and period."""
    gatherer = Gatherer(built.project.config, store)
    scope = gatherer.scope(built.built.area, built.built.period)
    facts = gatherer.material(built.built.area, built.built.period, scope, None).facts
    return [name for name, fact in facts.items() if fact.figure.missing in ("suppressed", "withheld")]


@pytest.mark.parametrize("lang", LANGS)
def test_the_whole_report_reads(
    place: Example, built: Reports, lang: str, expected: Callable[[str, str], None]
) -> None:
    expected(f"{place.name}_{place.period}_{lang}.txt", built.texts[lang])


def test_both_languages_hide_the_same(place: Example) -> None:
    assert [row["zh"] == HIDDEN for _, row in paired(place)] == [row["en"] == HIDDEN for _, row in paired(place)]


def test_every_example_is_built() -> None:
    folders = {path.parent.name for path in (ROOT / "examples").glob("*/areas.csv")}
    assert {place.name for place in PLACES} == folders


def test_every_published_row_is_compared() -> None:
    assert {path.stem for path in (HERE / "published").glob("*.csv")} >= {place.name for place in PLACES}


@pytest.mark.parametrize(
    ("value", "unit", "approx", "zh", "en"),
    [
        ("5037", "persons", "", "流入5037人", "5,037 people"),
        ("97.0", "percent", "", "查验率97.0%", "97.0 percent"),
        ("8000", "copies", "over", "8000余份", "over 8,000 leaflets"),
        ("10000", "yuan", "over", "1万余元", "over 10,000 yuan"),
        ("549700", "yuan", "", "54.97万元", "549,700 yuan"),
        ("99", "percent", "atleast", "99%以上", "at least 99 percent"),
        ("8", "screenings", "", "八场", "Eight film evenings"),
        ("720", "jin", "", "猪肉720斤", "720 jin (360 kg) of pork"),
        ("0", "persons", "", "无一人违规", "not a single breach"),
    ],
)
def test_a_figure_is_known_as_it_is_printed(value: str, unit: str, approx: str, zh: str, en: str) -> None:
    row = {"value": value, "unit": unit, "approx": approx}
    assert re.search(printed_zh(row), zh)
    assert re.search(printed_en(row), en)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("4 had left", True),
        ("four people", True),
        ("4 married women", True),
        ("four times", False),
        ("four quarterly inspections were held", False),
        ("fewer than 5 had left", False),
        ("84 people", False),
    ],
)
def test_a_small_number_of_people_is_known_from_one_of_times(text: str, told: bool) -> None:
    row = {"value": "4", "unit": "persons", "approx": ""}
    assert bool(re.search(people_en(row), text)) is told


@pytest.mark.parametrize(("zh", "en"), [("流入15037人", "15,037 people"), ("503人", "5,0371"), ("5037户", "503")])
def test_another_number_is_not_taken_for_it(zh: str, en: str) -> None:
    row = {"value": "5037", "unit": "persons", "approx": ""}
    assert not re.search(printed_zh(row), zh)
    assert not re.search(printed_en(row), en)
