"""Paragraphs: lines joined, emphasis, conditions, characters that a format reads as its own."""

import pytest
from sample import LINEAGE, html, linked, prose

from reportgen.nouns.period import parse_period


def test_lines_of_a_chinese_paragraph_are_joined_without_a_space() -> None:
    assert prose("甲，\n乙。") == "甲，乙。"


def test_latin_words_keep_a_space_between_chinese_lines() -> None:
    assert prose("使用 Word\nExcel 办公") == "使用 Word Excel 办公"


def test_lines_of_an_english_paragraph_are_joined_with_a_space() -> None:
    assert prose("One\ntwo  \nthree.", "en") == "One two three."


def test_indents_that_people_type_are_not_printed() -> None:
    assert prose("　　甲。\n\n  乙。") == "甲。\n\n乙。"


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("**重**", "<strong>重</strong>"),
        ("*重*", "<em>重</em>"),
        ("***重***", "<em><strong>重</strong></em>"),
        ("**重点。**其次", "<strong>重点。</strong>其次"),
        ("其一**“重点”**其次", "其一<strong>“重点”</strong>其次"),
        ("**甲。**乙。**丙。**", "<strong>甲。</strong>乙。<strong>丙。</strong>"),
        ("3 * 4 * 5", "3 * 4 * 5"),
        ("snake_case_name", "snake_case_name"),
        ("\\*文\\*", "*文*"),
    ],
)
def test_asterisks_emphasise(source: str, written: str) -> None:
    assert html(source) == f'<p class="body">{written}</p>'


def test_figures_are_emphasised_with_the_words_around_them() -> None:
    assert html("**有{{ inflow }}**") == (
        f'<p class="body"><strong>有</strong><strong>{linked(1, "5037人")}</strong></p>'
    )


def test_emphasis_reaches_over_clauses() -> None:
    assert html("**甲[[，{{ lost }}]]**乙") == '<p class="body"><strong>甲</strong>乙</p>'


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_characters_that_html_or_jinja_reads_as_its_own_are_printed(lang: str) -> None:
    source = 'a < b & c > "d" { } {x} {{ "{{ }} {% <i>" }} {% raw %}{{ raw }} [[ {% if %}{% endraw %} &amp; \\[[ #'
    text = 'a < b & c > "d" { } {x} {{ }} {% <i> {{ raw }} [[ {% if %} & [[ #'
    assert prose(source, lang) == text
    written = html(source, lang)
    assert "&lt;i&gt;" in written
    assert "&lt; b &amp; c &gt;" in written


def test_titles_may_hold_braces_and_special_characters() -> None:
    from sample import config, rendered

    from reportgen.nouns.unit import Text
    from reportgen.preview.html import HtmlTarget

    made = config(title=Text(r'<甲> {% raw %}{{{% endraw %} "乙" \[[{{ area }}\]]{# 注 #}', "T"))
    found = rendered("文", HtmlTarget("zh"), made)
    assert found.title == '<甲> {{ "乙" [[盘龙城镇]]'
    assert '<h1 class="title">&lt;甲&gt; {{ &#34;乙&#34; [[盘龙城镇]]</h1>' in found.body


def test_a_note_in_brackets_is_text() -> None:
    assert prose("[注]: 说明\n\n文[1]。") == "[注]: 说明\n\n文[1]。"


def test_a_condition_within_a_paragraph_chooses_words() -> None:
    source = "{% if calm %}静{% elif busy %}忙{{ inflow }}{% else %}无{% endif %}。"
    assert prose(source) == "忙5037人。"


def test_a_condition_around_paragraphs_chooses_paragraphs() -> None:
    assert prose("{% if calm %}\n甲\n\n乙\n{% else %}\n丙\n{% endif %}\n丁") == "丙\n\n丁"


def test_a_line_of_comment_leaves_the_paragraph_whole() -> None:
    assert prose("甲{# 一 #}，\n{# 二\n三 #}\n乙。") == "甲，乙。"


def test_a_comment_between_paragraphs_leaves_them_apart() -> None:
    assert prose("甲\n\n{# 注 #}\n\n乙") == "甲\n\n乙"


def test_whitespace_control_is_without_effect() -> None:
    assert prose("甲\n\n{%- if busy -%}\n\n乙{{- inflow -}} 丙\n\n{%- endif -%}\n\n丁") == "甲\n\n乙5037人 丙\n\n丁"


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("{{ inflow }} came.", "A total of 5,037 people came."),
        ("They came. {{ leaflets }} went.", "They came. Eight copies went."),
        ("They came, {{ leaflets }}.", "They came, 8 copies."),
        ("[[{{ leaflets }} went.]]", "Eight copies went."),
        ("A.[[ {{ leaflets }} went.]]", "A. Eight copies went."),
        ("{% if busy %}{{ leaflets }} went{% else %}{{ inflow }} came{% endif %}.", "Eight copies went."),
        ("{% if calm %}no, {% else %}{{ leaflets }} went{% endif %}.", "Eight copies went."),
        ("**Note.** {{ leaflets }} went.", "Note. Eight copies went."),
        ('They said "so." {{ leaflets }} went.', 'They said "so." Eight copies went.'),
        ("{{ leaflets }} {{ inflow }}", "Eight copies 5,037 people"),
        ("{{ name(inflow) }} grew.", "Inflow population grew."),
    ],
)
def test_an_english_sentence_opens_with_a_capital_and_no_numeral(source: str, written: str) -> None:
    assert prose(source, "en") == written


def test_areas_and_periods_have_parts() -> None:
    source = "{{ area }}，{{ area.county }}，{{ area.city }}，{{ area.province }}{{ area.parent }}，{{ area.code }}"
    assert prose(source) == "盘龙城镇，黄陂区，武汉市，黄陂区，430101"
    assert prose("{{ area.name }}") == "盘龙城镇"
    source = "{{ period }}，{{ period.year }}，{{ period.start }}，{{ period.end }}，{{ period.previous }}"
    assert prose(source) == "2006年，2006，2006年1月1日，2006年12月31日，2005年"
    assert prose("{{ period.next_year }}，{{ as_of(period) }}") == "2007，截至2006年12月31日"


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        ("2006", "全年，年末，2007年", "the year, the end of the year, 2007"),
        (
            "2006H1",
            "上半年，6月末，2006年下半年",
            "the first half of the year, the end of June, the second half of 2006",
        ),
        (
            "2006H2",
            "下半年，年末，2007年上半年",
            "the second half of the year, the end of the year, the first half of 2007",
        ),
        (
            "2006Q3",
            "第三季度，9月末，2006年第四季度",
            "the third quarter, the end of September, the fourth quarter of 2006",
        ),
        ("2006-02", "2月，2月末，2006年3月", "February, the end of February, March 2006"),
        ("2006-06-30", "本期，6月末，截至2006年7月1日", "the period, the end of June, as of July 1, 2006"),
        ("2005..2006", "本期，年末，2007—2008年", "the period, the end of the year, 2007–2008"),
    ],
)
def test_a_period_is_spoken_of_by_its_kind(period: str, zh: str, en: str) -> None:
    found = parse_period(period)
    assert found
    assert prose("{{ period.whole }}，{{ period.close }}，{{ period.next }}", period=found) == zh
    assert prose("So {{ period.whole }}, {{ period.close }}, {{ period.next }}", "en", period=found) == f"So {en}"


def test_windows_and_old_line_ends_and_a_multi_line_tag_change_nothing() -> None:
    assert prose("甲\r\n\r\n乙{{\r\n  inflow\r\n}}丙\r\r丁") == "甲\n\n乙5037人丙\n\n丁"


def test_a_section_may_be_empty() -> None:
    assert prose({"one": "", "two": "{# 待写 #}\n", "three": "文"}) == "文"


def test_names_of_places_and_categories_are_escaped_by_the_target() -> None:
    area = LINEAGE[0]._replace(name="<甲>&{{ area }}")
    made = html("{{ area }}：{{ top(by_origin, 1) }}[[{{ area.name }}]]", lineage=(area,))
    assert made.startswith('<p class="body">&lt;甲&gt;&amp;{{ area }}：' + linked(1, "").removesuffix("</a>"))
    assert made.endswith("</a>&lt;甲&gt;&amp;{{ area }}</p>")
