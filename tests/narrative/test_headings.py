"""Headings are numbered as they are printed, and go where nothing stands under them."""

from sample import html, prose

from reportgen.preview.html import HtmlTarget


def test_headings_are_numbered_by_level_in_chinese() -> None:
    source = "# 甲\n\n## 乙\n\n### 丙\n\n#### 丁\n\n文\n\n## 戊\n\n文\n\n# 己\n\n## 庚\n\n文"
    assert prose(source).split("\n\n") == [
        "一、甲", "（一）乙", "1.丙", "（1）丁", "文", "（二）戊", "文", "二、己", "（一）庚", "文"
    ]  # fmt: skip


def test_headings_are_numbered_by_level_in_english() -> None:
    assert prose("# A\n\n## B\n\n### C\n\ntext", "en").split("\n\n")[:3] == ["I. A", "(I) B", "1. C"]


def test_numbers_run_through_sections() -> None:
    assert prose({"one": "# 甲\n\n文", "two": "# 乙\n\n文"}).split("\n\n") == ["一、甲", "文", "二、乙", "文"]


def test_a_section_whose_condition_fails_leaves_no_gap_in_the_numbers() -> None:
    templates = {"one": "# 甲\n\n文", "two": "# 乙\n\n文", "three": "# 丙\n\n文"}
    assert prose(templates, sections=frozenset({"one", "three"})).split("\n\n") == ["一、甲", "文", "二、丙", "文"]


def test_a_heading_with_nothing_under_it_goes_and_the_numbers_close_up() -> None:
    first = "# 甲\n\n## 空\n\n[[{{ lost }}。]]\n\n## 乙\n\n[[{{ inflow }}。]]\n\n"
    source = first + "# 也空\n\n{% if calm %}\n文\n{% endif %}\n\n# 丙\n\n文"
    assert prose(source).split("\n\n") == ["一、甲", "（一）乙", "5037人。", "二、丙", "文"]


def test_a_heading_goes_with_all_of_its_empty_subheadings() -> None:
    assert prose("# 甲\n\n## 乙\n\n[[{{ lost }}]]\n\n## 丙\n\n[[{{ gone }}]]\n\n# 丁\n\n文") == "一、丁\n\n文"


def test_a_heading_without_any_text_goes() -> None:
    assert prose("文\n\n# 空\n") == "文"


def test_a_heading_of_one_clause_goes_without_a_number_of_its_own() -> None:
    assert prose("# [[缺{{ lost }}]]\n\n文\n\n# 乙\n\n文") == "文\n\n一、乙\n\n文"


def test_a_clause_in_a_heading_goes_alone() -> None:
    assert prose("# 甲[[（{{ lost }}）]]\n\n文") == "一、甲\n\n文"


def test_a_heading_chosen_by_a_condition_is_numbered() -> None:
    source = "# {% if calm %}静{% else %}忙{% endif %}\n\n文\n\n# {% if calm %}无{% endif %}\n\n文\n\n# 末\n\n文"
    assert prose(source).split("\n\n") == ["一、忙", "文", "文", "二、末", "文"]


def test_a_missing_figure_in_a_heading_that_goes_is_no_issue() -> None:
    assert prose("# 甲{{ lost }}\n\n[[{{ gone }}]]\n\n# 乙\n\n文") == "一、乙\n\n文"


def test_a_condition_around_headings_takes_them_along() -> None:
    source = (
        "# 甲\n\n文\n\n{% if calm %}\n# 乙\n\n文\n{% elif busy %}\n# 丙\n\n丙文\n{% else %}\n# 丁\n{% endif %}\n\n末"
    )
    assert prose(source).split("\n\n") == ["一、甲", "文", "二、丙", "丙文", "末"]


def test_a_loop_repeats_headings() -> None:
    source = "{% for one in [inflow, outflow] %}\n# {{ name(one) }}\n\n{{ one }}\n{% endfor %}"
    assert prose(source).split("\n\n") == ["一、流入人口", "5037人", "二、流出人口", "1203人"]


def test_html_has_headings_below_the_title() -> None:
    assert html("# 甲\n\n文") == '<h2 class="heading1">一、甲</h2><p class="body">文</p>'


class _Numbering(HtmlTarget):
    numbers_headings = True


def test_a_format_that_numbers_headings_itself_gets_none() -> None:
    from sample import rendered

    body = rendered("# 甲\n\n[[{{ inflow }}]]\n\n# [[乙{{ outflow }}]]\n\n文", _Numbering("zh")).body
    assert '<h2 class="heading1">甲</h2>' in body
    assert '<h2 class="heading1">乙<a' in body
