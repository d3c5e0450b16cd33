"""Ordered lists become items that are counted in one paragraph."""

import pytest
from sample import html, linked, prose, rendered

from reportgen.narrative.target import Target
from reportgen.preview.html import HtmlTarget
from reportgen.preview.text import TextTarget


def test_items_are_counted_in_one_paragraph_behind_the_words_above_them() -> None:
    assert prose("抓了：\n1. 甲\n2. 乙") == "抓了：一是甲；二是乙。"


def test_a_blank_line_parts_items_from_the_paragraph_above() -> None:
    assert prose("抓了几件事。\n\n1. 甲\n2. 乙") == "抓了几件事。\n\n一是甲；二是乙。"


def test_a_stop_at_the_end_of_an_item_gives_way_to_that_of_the_enumeration() -> None:
    assert prose("1. 甲。\n2. [[乙{{ inflow }}。]]\n3. {% if busy %}丙。{% else %}丁。{% endif %}；\n4. 戊；") == (
        "一是甲；二是乙5037人；三是丙；四是戊。"
    )


def test_a_stop_before_a_clause_stays() -> None:
    assert prose("1. 甲。[[乙{{ inflow }}]]\n2. 丙") == "一是甲。乙5037人；二是丙。"


def test_an_item_without_its_figure_goes_and_the_count_closes_up() -> None:
    assert prose("抓了：\n1. 甲\n2. [[缺{{ lost }}]]；\n3. 丙") == "抓了：一是甲；二是丙。"


def test_one_item_alone_is_not_counted() -> None:
    assert prose("抓了：\n1. 甲\n2. [[缺{{ lost }}]]") == "抓了：甲。"


def test_words_that_lead_to_no_item_go_with_their_figures() -> None:
    found = rendered("抓了{{ inflow }}：\n1. [[{{ lost }}]]\n2. {% if calm %}乙{% endif %}；\n\n文", TextTarget("zh"))
    assert TextTarget.finished(found.body).endswith("总结\n\n文\n")
    assert found.printed == ()


def test_conditions_between_items_keep_them_in_one_enumeration() -> None:
    source = "抓了：\n1. 甲\n{% if busy %}\n2. 乙\n{% else %}\n2. 丙\n{% endif %}\n3. 丁"
    assert prose(source) == "抓了：一是甲；二是乙；三是丁。"


def test_a_condition_before_the_first_item_keeps_it_with_its_lead() -> None:
    assert prose("抓了：\n{% if busy %}\n1. 甲\n{% endif %}\n2. 乙") == "抓了：一是甲；二是乙。"


def test_a_loop_repeats_an_item() -> None:
    source = "有：\n{% for one in [inflow, outflow] %}\n1. {{ name(one) }}{{ one }}\n{% endfor %}"
    assert prose(source) == "有：一是流入人口5037人；二是流出人口1203人。"


def test_a_condition_around_lead_and_items_takes_both() -> None:
    assert prose("{% if calm %}\n抓了：\n1. 甲\n{% endif %}\n\n文") == "文"
    assert prose("{% if busy %}\n抓了：\n1. 甲\n2. 乙\n{% endif %}\n\n文") == "抓了：一是甲；二是乙。\n\n文"


def test_a_blank_line_between_conditions_makes_two_enumerations() -> None:
    assert prose("1. 甲\n2. 乙\n\n{% if busy %}\n1. 丙\n2. 丁\n{% endif %}") == "一是甲；二是乙。\n\n一是丙；二是丁。"


def test_english_counts_in_small_letters_behind_a_colon() -> None:
    assert prose("We did this:\n1. one\n2. two\n3. three.", "en") == (
        "We did this: first, one; second, two; finally, three."
    )


def test_english_counts_in_a_new_sentence_behind_a_stop() -> None:
    assert prose("We did much.\n1. one\n2. two", "en") == "We did much. First, one; second, two."


def test_english_counts_with_a_capital_without_a_lead() -> None:
    assert prose("1. one\n2. two", "en") == "First, one; second, two."


def test_an_english_item_that_is_the_sentence_begins_like_one() -> None:
    assert prose("We did much.\n1. one thing\n2. [[{{ lost }}]]", "en") == "We did much. One thing."
    assert prose("1. {{ inflow }} arrived\n2. [[{{ lost }}]]", "en") == "A total of 5,037 people arrived."
    assert prose("We saw:\n1. {{ inflow }} arrive\n2. [[{{ lost }}]]", "en") == "We saw: 5,037 people arrive."


@pytest.mark.parametrize("target", [TextTarget("en"), HtmlTarget("en")], ids=["text", "html"])
def test_a_figure_that_begins_the_only_item_is_listed_as_printed(target: Target) -> None:
    found = rendered("{{ outflow }} left.\n1. {{ inflow }} arrived\n2. [[{{ lost }}]]", target)
    assert [printed.text for printed in found.printed] == ["A total of 1,203 people", "A total of 5,037 people"]
    assert "A total of 5,037 people" in found.body


def test_an_item_may_run_over_several_lines() -> None:
    assert prose("1. 甲\n   乙\n2. 丙") == "一是甲乙；二是丙。"


def test_emphasis_and_figures_stand_in_items() -> None:
    assert html("1. **甲。**{{ inflow }}\n2. 乙") == (
        f'<p class="body">一是<strong>甲。</strong>{linked(1, "5037人")}；二是乙。</p>'
    )


@pytest.mark.parametrize("marker", ["1.", "1)"])
def test_both_markers_of_markdown_make_items(marker: str) -> None:
    assert prose(f"{marker} 甲\n{marker} 乙") == "一是甲；二是乙。"
