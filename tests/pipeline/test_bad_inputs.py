"""Inputs that are wrong: each gives its message in both languages and exit code 2, and nothing is written."""

import re
from collections.abc import Callable

import pytest
from docx import Document
from projects import AREA, CONFIG, SmallProject

SET = "configs/indicators/people.yaml"
PERSONS = "data/persons.csv"
POPULATION = "data/population.csv"
ZH = "templates/zh/small-summary/people.md"
EN = "templates/en/small-summary/people.md"

Spoil = Callable[[SmallProject], None]
SPOILT: dict[str, tuple[Spoil, tuple[str, ...]]] = {}


def bad_input(*arguments: str) -> Callable[[Spoil], Spoil]:
    """Note a way to spoil the small project, and what is then typed behind `build`."""

    def noted(spoil: Spoil) -> Spoil:
        SPOILT[spoil.__name__] = (spoil, arguments)
        return spoil

    return noted


@bad_input()
def an_unknown_key(project: SmallProject) -> None:
    project.edit(SET, "    formula: checked / inflow", "    formla: checked / inflow")


@bad_input()
def a_duplicate_key(project: SmallProject) -> None:
    project.edit(CONFIG, "checks:\n", "layout: gbt9704\nchecks:\n")


@bad_input()
def a_wrong_type(project: SmallProject) -> None:
    project.edit(CONFIG, "max: 120", "max: old")


@bad_input()
def an_unknown_indicator_in_a_formula(project: SmallProject) -> None:
    project.edit(SET, "formula: checked / inflow", "formula: checked / inflw")


@bad_input()
def an_unknown_indicator_in_a_template(project: SmallProject) -> None:
    project.edit(ZH, "总人口{{ population }}", "总人口{{ populaton }}")


@bad_input()
def a_circular_formula(project: SmallProject) -> None:
    project.edit(CONFIG, "checks:\n", _formulas(first="second + 1", second="first - 1") + "checks:\n")


@bad_input()
def an_unknown_column(project: SmallProject) -> None:
    project.edit(SET, "measure: mean(age)", "measure: mean(aeg)")


@bad_input()
def an_unknown_unit(project: SmallProject) -> None:
    project.edit(SET, "unit: year", "unit: yaer")


@bad_input()
def an_unknown_ledger(project: SmallProject) -> None:
    project.edit(SET, "    ledger: persons\n    measure: mean(age)", "    ledger: person\n    measure: mean(age)")


@bad_input()
def a_missing_file(project: SmallProject) -> None:
    project.delete(PERSONS)


@bad_input()
def a_wrong_sheet(project: SmallProject) -> None:
    project.workbook("data/population.xlsx", project.rows(POPULATION), "二〇〇六年")
    project.edit(CONFIG, "path: population.csv", "path: population.xlsx\n    sheet: 2006年")


@bad_input()
def a_header_row_that_is_not_found(project: SmallProject) -> None:
    project.edit(PERSONS, "性别", "男女")
    project.edit(PERSONS, "来源地", "来自")


@bad_input()
def a_bad_encoding(project: SmallProject) -> None:
    data = (project.folder / PERSONS).read_bytes()
    (project.folder / PERSONS).write_bytes(data.replace("河南省".encode(), b"\xff\xff", 1))


@bad_input()
def a_text_in_a_number_column(project: SmallProject) -> None:
    project.edit(POPULATION, "2006,宝丰镇,8700", "2006,宝丰镇,约8700")


@bad_input()
def a_negative_count(project: SmallProject) -> None:
    project.edit(POPULATION, "2006,宝丰镇,8700", "2006,宝丰镇,-8700")


@bad_input()
def a_date_out_of_range(project: SmallProject) -> None:
    project.edit(PERSONS, "2005-01-03", "2050-01-03")


@bad_input("--area", "竹上县")
def an_unknown_area(project: SmallProject) -> None: ...


@bad_input("--area", "城关镇")
def an_ambiguous_area(project: SmallProject) -> None: ...


@bad_input()
def an_ambiguous_area_in_a_ledger(project: SmallProject) -> None:
    project.edit(POPULATION, "2006,420323100", "2006,城关镇")


@bad_input("--period", "1999")
def a_period_with_no_rows(project: SmallProject) -> None: ...


@bad_input()
def a_failing_check(project: SmallProject) -> None:
    project.edit(POPULATION, "2006,宝丰镇,8700", "2006,宝丰镇,8701")


@bad_input()
def a_template_with_a_syntax_error(project: SmallProject) -> None:
    project.edit(EN, "{{ number(rural) }}", "{{ number(rural }}")


@bad_input("--period", "2005")
def a_template_that_prints_a_missing_figure_bare(project: SmallProject) -> None:
    for file in (ZH, EN):
        project.edit(file, "{{ population }}" if file == ZH else "{{ number(population) }}", "{{ change(population) }}")


@bad_input()
def languages_that_state_different_figures(project: SmallProject) -> None:
    project.edit(EN, "{{ number(urban) }}", "{{ number(outflow) }}")


@bad_input()
def an_output_folder_that_is_a_file(project: SmallProject) -> None:
    project.write("out", "no folder\n")


@pytest.mark.parametrize("name", SPOILT)
def test_a_bad_input_is_told_clearly_and_nothing_is_written(
    name: str, small: SmallProject, expected: Callable[[str, str], None]
) -> None:
    spoil, arguments = SPOILT[name]
    spoil(small)
    before = small.documents
    told = []
    for lang in ("en", "zh"):
        result = small.build(*arguments, lang=lang)
        assert result.exit_code == 2, result.output
        assert not result.stdout
        told.append(result.stderr)
    assert small.documents == before
    expected(f"{name}.txt", "\n".join(told))


def test_a_document_that_was_edited_by_hand_is_left_alone(
    small: SmallProject, expected: Callable[[str, str], None]
) -> None:
    assert small.build().exit_code == 0
    path = small.folder / "out" / f"420323-{AREA}-2006-zh.docx"
    document = Document(str(path))
    document.paragraphs[1].add_run("（县长审阅）")
    document.save(str(path))
    small.edit(POPULATION, "2006,宝丰镇,8700,7300", "2006,宝丰镇,8800,7400")
    before = small.documents
    told = []
    for lang in ("en", "zh"):
        result = small.build(lang=lang)
        assert result.exit_code == 2
        told.append(result.stderr)
    assert small.documents == before, "the other language is not written either"
    expected("an_edited_document.txt", "\n".join(told))
    assert small.build("--force").exit_code == 0
    assert small.documents != before


def test_check_lists_everything_that_is_wrong_in_one_run(
    small: SmallProject, expected: Callable[[str, str], None]
) -> None:
    for name in (
        "a_text_in_a_number_column",
        "a_date_out_of_range",
        "a_header_row_that_is_not_found",
        "a_template_with_a_syntax_error",
        "an_unknown_indicator_in_a_template",
    ):
        SPOILT[name][0](small)
    result = small.check("--area", AREA)
    assert result.exit_code == 2
    expected("several_at_once.txt", result.stderr)


def test_check_lists_every_mistake_of_a_config_in_one_run(
    small: SmallProject, expected: Callable[[str, str], None]
) -> None:
    for name in ("an_unknown_key", "a_wrong_type", "an_unknown_unit", "an_unknown_column", "a_circular_formula"):
        SPOILT[name][0](small)
    result = small.check()
    assert result.exit_code == 2
    expected("several_in_the_config.txt", result.stderr)


def test_no_message_shows_the_program_from_inside() -> None:
    pattern = re.compile(r"Traceback|reportgen itself failed|程序内部出错")
    assert not [name for name in SPOILT if pattern.search(_expected(name))]


def _expected(name: str) -> str:
    from pathlib import Path

    return (Path(__file__).parent / "expected" / f"{name}.txt").read_text(encoding="utf-8")


def _formulas(**texts: str) -> str:
    """Return indicators with formulas, as they go into the config's own."""
    return "".join(
        f"  {name}:\n    name: {{zh: {name}, en: {name}}}\n    formula: {text}\n    unit: person\n"
        for name, text in texts.items()
    )
