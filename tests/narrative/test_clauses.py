"""Clauses in double brackets go where one of their figures is missing, and take along what is left empty."""

import gc

import pytest
from sample import compiled, config, html, linked, material, problems, prose, rendered

from reportgen.narrative.environment import make_environment
from reportgen.narrative.phrases.zh import Chinese
from reportgen.narrative.render import Renderer
from reportgen.preview.html import HtmlTarget
from reportgen.preview.text import TextTarget


def test_a_clause_with_all_its_figures_is_printed_without_its_brackets() -> None:
    assert prose("流入{{ inflow }}[[，流出{{ outflow }}]]。") == "流入5037人，流出1203人。"


def test_a_clause_without_its_figure_is_dropped() -> None:
    assert prose("流入{{ inflow }}[[，缺{{ lost }}]]。") == "流入5037人。"


def test_what_follows_a_dropped_clause_leads_its_paragraph_without_a_space() -> None:
    source = "[[{{ lost }} were lost.]][[ {{ inflow }} came.]]"
    assert prose(source, "en") == "A total of 5,037 people came."
    assert prose("[[{{ lost }} were lost.]] *Others* came.", "en") == "Others came."
    assert "<p> " not in html(source, "en")
    assert "> " not in html("[[{{ lost }} were lost.]] *Others* came.", "en").partition("Others")[0]
    assert prose("We:\n1. [[count {{ lost }},]] look after people", "en").endswith("We: look after people.")


def test_an_inner_clause_goes_alone() -> None:
    assert prose("流入{{ inflow }}[[，流出{{ outflow }}[[，缺{{ lost }}]]]]。") == "流入5037人，流出1203人。"


def test_an_outer_clause_takes_its_inner_clause_along() -> None:
    assert prose("流入{{ inflow }}[[，缺{{ lost }}[[，流出{{ outflow }}]]]]。") == "流入5037人。"


def test_a_figure_of_a_dropped_clause_is_not_in_the_list_of_figures() -> None:
    found = rendered("{{ inflow }}[[，{{ outflow }}{{ lost }}]]，{{ leaflets }}。", TextTarget("zh"))
    assert [(entry.number, entry.expression, entry.text) for entry in found.printed] == [
        (1, "inflow", "5037人"),
        (2, "leaflets", "8份"),
    ]


def test_a_dropped_clause_is_reported_with_its_place_and_its_figure() -> None:
    found = rendered("第一行，\n流入{{ inflow }}[[，{{ lost }}]]。", TextTarget("zh"))
    assert [(left.place.file, left.place.line, left.what, left.reason) for left in found.dropped] == [
        ("templates/zh/summary/one.md", 2, "lost", "no-rows")
    ]


def test_a_paragraph_that_is_one_clause_goes_as_a_whole() -> None:
    assert prose("甲。\n\n[[缺{{ lost }}。]]\n\n乙。") == "甲。\n\n乙。"


@pytest.mark.parametrize(
    "source", ["[[缺{{ lost }}]]。", "[[缺{{ lost }}]][[又{{ gone }}]]", "[[{{ lost }}]] [[{{ gone }}]]"]
)
def test_a_paragraph_of_which_only_stops_and_spaces_are_left_is_not_printed(source: str) -> None:
    assert html(f"甲。\n\n{source}\n\n乙。") == '<p class="body">甲。</p><p class="body">乙。</p>'


def test_a_stop_is_printed_where_one_of_its_clauses_is() -> None:
    assert prose("[[缺{{ lost }}]][[流入{{ inflow }}]]。") == "流入5037人。"


def test_clauses_are_dropped_in_both_previews_alike() -> None:
    source = "[[A {{ lost }}.]]\n\n{{ inflow }} came[[ and {{ gone }} left]]."
    assert html(source, "en") == (f'<p class="body">{linked(1, "A total of 5,037 people")} came.</p>')


def test_a_change_without_a_base_drops_its_clause() -> None:
    assert prose("流出{{ outflow }}[[，{{ change(outflow) }}]]。") == "流出1203人。"


def test_a_function_of_a_function_that_has_nothing_to_say_drops_its_clause() -> None:
    assert prose("{{ inflow }} came[[; {{ opening(change(outflow)) }}]].", "en") == "A total of 5,037 people came."


def test_has_chooses_words_for_figures_that_exist() -> None:
    source = "{% if has(lost, inflow) %}有{% else %}无{% endif %}{% if has(change(inflow)) %}变{% endif %}。"
    assert prose(source) == "无变。"


def test_a_set_and_a_loop_print_figures_by_other_names() -> None:
    source = "{% set shown = inflow %}{% for one in [shown, outflow] %}{{ loop.index }}{{ one }}{% endfor %}。"
    assert prose(source) == "15037人21203人。"


def test_an_untrue_word_is_an_issue_even_in_a_clause() -> None:
    assert problems("{{ area }}[[，{{ nearly(inflow, 9000) }}]]") == (
        "templates/en/summary/one.md:1:1: error: 'nearly' is not true of the figure: inflow = 5037 (9000)"
        " [narrative.untrue-word]\n"
    )


def test_every_missing_figure_is_reported_in_one_run() -> None:
    found = problems("{{ lost }}\n\n{{ gone }}，{{ change(outflow) }}", "zh")
    assert [line.split(":")[1] for line in found.splitlines()] == ["1", "3", "3"]


def test_figures_are_numbered_in_the_order_of_the_page() -> None:
    found = rendered("# 有{{ inflow }}\n\n[[{{ outflow }}。]]\n\n一共：\n1. [[{{ leaflets }}]]", HtmlTarget("zh"))
    numbers = [int(part.split('"')[0]) for part in found.body.split('href="#f')[1:]]
    assert numbers == [entry.number for entry in found.printed] == [1, 2, 3]


def test_a_report_with_dropped_clauses_is_let_go_of_at_once() -> None:
    """Batches run without the garbage collector, so that nothing may wait for it."""
    made = config()
    wording, environment = Chinese(), make_environment()
    outline = compiled("流入{{ inflow }}[[，缺{{ lost }}]][[，{{ change(lost) }}]]。", TextTarget("zh"), made)
    renderer = Renderer(made, outline, TextTarget("zh"), wording, environment)
    written = renderer.render(material(made))
    assert len(written.dropped) == 2
    gc.collect()
    gc.disable()
    try:
        renderer.render(material(made))
        assert gc.collect() == 0
    finally:
        gc.enable()
