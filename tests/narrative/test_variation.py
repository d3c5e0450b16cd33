"""Variations: several wordings of the same, of which each area and period gets one, always the same."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import LINEAGE, YEAR, prose, rendered

from reportgen.narrative.variation import choices
from reportgen.preview.text import TextTarget

COUNTS = st.lists(st.integers(1, 5), max_size=12)
SEEDS = st.text(max_size=20)
THREE = "{% vary %}甲{% or %}乙{% or %}丙{% endvary %}。"
SEVERAL = f"{THREE}{{{{ vary('本年', '全年') }}}}{THREE}流入{{{{ inflow }}}}。"


@given(COUNTS, SEEDS, st.integers(0, 10**6))
def test_a_choice_is_one_of_the_wordings_and_the_same_every_time(counts: list[int], seed: str, number: int) -> None:
    found = choices(counts, seed, number)
    assert len(found) == len(counts)
    assert all(0 <= choice < count for choice, count in zip(found, counts, strict=True))
    assert found == choices(counts, seed, number)


@given(COUNTS, SEEDS)
def test_no_two_of_thirty_siblings_get_the_same_while_there_are_combinations_left(counts: list[int], seed: str) -> None:
    combinations = 1
    for count in counts:
        combinations *= count
    found = {choices(counts, seed, number) for number in range(30)}
    assert len(found) == min(combinations, 30)


@given(st.integers(2, 5), SEEDS)
def test_each_wording_of_the_first_variation_comes_in_turn(count: int, seed: str) -> None:
    for number in range(30):
        assert {choices([count], seed, at)[0] for at in range(number, number + count)} == set(range(count))


def test_thirty_siblings_use_every_wording_of_every_variation() -> None:
    found = [prose(SEVERAL, sibling=number) for number in range(30)]
    assert {text[0] for text in found} == {text[4] for text in found} == set("甲乙丙")
    assert {text[2:4] for text in found} == {"本年", "全年"}
    assert all(one != other for one, other in pairwise(found))


def test_another_period_another_parent_and_another_language_choose_anew() -> None:
    many = THREE * 12
    elsewhere = (LINEAGE[0]._replace(parent="4302"), *LINEAGE[1:])
    found = {
        prose(many),
        prose(many, period=YEAR.previous),
        prose(many, lineage=elsewhere),
        prose(many, "en"),
    }
    assert len(found) == 4


def test_a_variation_chooses_between_paragraphs_and_between_items() -> None:
    blocks = "{% vary %}\n甲。\n\n乙。\n{% or %}\n丙。\n{% endvary %}"
    assert {prose(blocks, sibling=number) for number in (0, 1)} == {"甲。\n\n乙。", "丙。"}
    items = "做法：\n1. 甲\n{% vary %}\n2. 乙\n{% or %}\n2. 丙\n3. 丁\n{% endvary %}"
    assert {prose(items, sibling=number) for number in (0, 1)} == {
        "做法：一是甲；二是乙。",
        "做法：一是甲；二是丙；三是丁。",
    }


@pytest.mark.parametrize(
    "source",
    [
        "# {% vary %}甲{% or %}乙{% endvary %}\n\n文",
        "{% vary %}\n# 甲\n{% or %}\n# 乙\n{% endvary %}\n\n文",
        "# 头\n\n{% vary %}\n## 甲\n\n文\n{% or %}\n## 乙\n\n文\n{% endvary %}",
    ],
)
def test_a_heading_that_varies_is_numbered_and_heads_what_follows(source: str) -> None:
    found = {prose(source, sibling=number).replace("一、头\n\n", "").replace("（一）", "一、") for number in (0, 1)}
    assert found == {"一、甲\n\n文", "一、乙\n\n文"}


def test_a_heading_that_varies_goes_with_what_stood_under_it() -> None:
    source = "{% vary %}\n# 甲\n{% or %}\n# 乙\n{% endvary %}\n\n[[{{ lost }}]]\n\n# 丙\n\n文"
    assert {prose(source, sibling=number) for number in (0, 1)} == {"一、丙\n\n文"}


def test_a_clause_goes_from_whichever_wording_was_chosen() -> None:
    source = "文\n\n{% vary %}[[流入{{ lost }}]]。{% or %}[[缺{{ lost }}]]，{% endvary %}"
    assert {prose(source, sibling=number) for number in range(4)} == {"文"}
    source = "流入{{ inflow }}[[{% vary %}，缺{{ lost }}{% or %}，{{ lost }}没有{% endvary %}]]。"
    assert {prose(source, sibling=number) for number in range(4)} == {"流入5037人。"}


def test_a_stop_that_a_condition_leaves_alone_is_no_paragraph() -> None:
    assert prose("文\n\n{% if busy %}[[{{ lost }}]]。{% else %}甲{% endif %}") == "文"
    assert prose("文\n\n{% if calm %}[[{{ lost }}]]。{% else %}甲{% endif %}") == "文\n\n甲"


def test_a_figure_at_the_head_of_a_wording_opens_its_sentence() -> None:
    source = "x. {% vary %}{{ inflow }} came.{% or %}In all, {{ inflow }} came.{% endvary %} {{ leaflets }} went."
    assert {prose(source, "en", sibling=number) for number in (0, 1)} == {
        "x. A total of 5,037 people came. Eight copies went.",
        "x. In all, 5,037 people came. Eight copies went.",
    }
    source = "{{ vary('this year', 'the year') }} ended."
    assert {prose(source, "en", sibling=number) for number in (0, 1)} == {"This year ended.", "The year ended."}


def test_words_vary_wherever_a_text_may_stand() -> None:
    source = "{% set w = vary('名', '个') %}{{ counted(inflow, w) }}{{ 'vary(' }}{{ vary(vary('甲', '乙',), '[,') }}"
    found = {prose(source, sibling=number) for number in range(30)}
    assert found == {f"5037{unit}vary({word}" for unit in "名个" for word in ("甲", "乙", "[,")}


def test_the_list_of_figures_knows_what_the_chosen_wording_asked_for() -> None:
    source = "{% vary %}{{ inflow }}{% or %}{{ total(inflow) }}{% endvary %}{{ vary(total(rate), rate) }}"
    found = {
        tuple((entry.expression, entry.text) for entry in rendered(source, TextTarget("zh"), sibling=number).printed)
        for number in range(4)
    }
    rates = (("vary(total(rate), rate)", "共97.0%"), ("vary(total(rate), rate)", "97.0%"))
    counts = (("inflow", "5037人"), ("total(inflow)", "共5037人"))
    assert found == {(count, rate) for count in counts for rate in rates}
