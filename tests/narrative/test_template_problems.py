"""What a template may not say, as people read it: file, line, what was found, what would be right."""

from collections.abc import Callable

import pytest
from sample import config, messages, problems, prose

from reportgen.narrative.sources import TemplateText
from reportgen.narrative.templates import compile_templates
from reportgen.nouns.issue import ReportError
from reportgen.nouns.report import Signature
from reportgen.nouns.unit import Text
from reportgen.preview.text import TextTarget

# Templates, each with something wrong; what is said of them stands in expected/template_problems.txt.
WRONG = (
    "文\n\n{{ inflow",
    "{% if busy %}\n文",
    "{% endif %}",
    "{{ inflow inflow }}",
    "{% ednif %}",
    "文\n{% include 'other.md' %}",
    "{% import 'other.md' as other %}",
    "{% macro m() %}{% endmacro %}",
    "{% set x %}文{% endset %}",
    "文，\n[[流入{{ inflow }}。",
    "文]]。",
    "[[甲\n\n乙]]",
    "{% if busy %}甲\n\n乙{% endif %}",
    "甲{% else %}乙",
    "[[甲{% if busy %}乙]]丙{% endif %}",
    "{% if busy %}甲[[乙{% else %}丙]]{% endif %}",
    "{{ inflw }}",
    "{{\n  inflow\n}}{{\n\n  outflw }}",
    "{{ range }}{{ dict }}{{ lipsum() }}{{ cycler }}{{ joiner }}{{ namespace }}{{ self }}{{ loop }}{{ _p }}",
    "{{ ''.__class__ }}",
    "{{ area.__class__ }}{{ area.conty }}",
    "{{ inflow.figure }}{{ inflow['figure'] }}{{ [inflow][0] }}",
    "{% for one in [inflow] %}{{ one.value }}{{ loop.cycle('a', 'b') }}{% endfor %}",
    "{{ inflow() }}{{ busy() }}{{ area() }}{{ period('2006') }}{{ area.name() }}{{ change(inflow)() }}",
    "{{ share(inflow) }}{{ split() }}{{ change(inflow, to=outflow) }}{{ change(inflow, than=outflow, than=rate) }}",
    "{{ change(*[inflow]) }}",
    "{{ at(inflow, '去年') }}{{ at(inflow, period.previous) }}{{ at(inflow) }}",
    "{{ per(leaflets, '户') }}{{ per(rate, '户') }}",
    "{{ change(inflow, than=outflow) }}{{ grew(inflow, than=preceding(outflow)) }}{{ change(inflow, than=lost) }}",
    "{{ table('villges') }}",
    "{{ table() }}",
    "见{{ table('villages') }}",
    "[[{{ table('villages') }}]]",
    "1. {{ table('villages') }}",
    "{{ chart('sorces') }}",
    "见{{ chart('sources') }}",
    "{{ rate | round }}",
    "{{ inflow is defined }}",
    "{{ inflow + outflow }}{{ inflow ~ '人' }}{{ -inflow }}",
    "{% if inflow > 5 %}文{% endif %}",
    "{% if inflow %}甲{% elif not change(inflow) and busy %}乙{% endif %}{{ 'a' if area else 'b' }}",
    "{% set inflow = outflow %}{% set _p = 1 %}{% for change in [inflow] %}{% endfor %}",
    "{% for loop in [inflow] %}{% endfor %}",
    "{{ busy }}{{ change }}{{ has }}",
    "##### 五级\n\n文",
    "- 甲\n\n* 乙",
    "文\n\n    缩进",
    "```\n文\n```",
    "文\n\n---",
    "> 文",
    "<div>文</div>\n\n文<b>粗</b>",
    "![图](a.png)[链接](http://a.example)<http://b.example>`码`",
    "1. 甲\n   1. 乙\n2. 丙",
    "1. 甲\n\n   乙",
    "1.\n2. 乙",
    "{% vary %}甲{% endvary %}乙{{ vary('丙') }}",
    "{% vary %}\n流入{{ inflow }}\n{% or %}\n有人流入\n{% endvary %}",
    "{{ vary(inflow,\n  total(inflow), rate) }}{{ vary }}{{ vary() }}",
    "{% or %}",
    "{% vary %}甲{% else %}乙{% endvary %}",
    "甲{% vary %}乙\n\n{% or %}丙{% endvary %}",
    "{% set vary = inflow %}",
    "见{{ ref('villges') }}、{{ ref() }}、{{ ref(inflow) }}",
    "{% set ref = inflow %}",
    "{{ table(villages) }}\n\n见{{ ref(villages) }}",
    "{{ table(“villages”) }}",
)
# Templates that go wrong with the figures of a report.
FAILING = (
    "文\n\n{{ lost }}，{{ change(outflow) }}",
    "# 甲{{ gone }}\n\n文",
    "[[文，\n{{ nearly(inflow,\n 9000) }}]]",
    "{{ has(inflow) }}",
    "{{ 'a' if calm }}",
    "{{ [inflow] }}",
    "{{ none }}",
    "{% for one in range(1, 999999999) %}{{ one }}{% endfor %}",
    "甲\n\n{{ change('x') }}",
    "{{ at_least(inflow, 'x') }}",
    "{{ previous_year('nonsense') }}",
    "{{ top(by_origin, 'x') }}",
    "见\n{{ ref('villages') }}",
    "见{{ listing(ref('villages'), '文') }}\n\n{{ table('villages') }}",
)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_everything_that_a_template_may_not_say_is_said(lang: str, expected: Callable[[str, str], None]) -> None:
    said = [f"{source}\n=> {_of_one(source, lang)}\n" for source in WRONG]
    assert "=> \n" not in "".join(said)
    expected(f"template_problems_{lang}.txt", "\n".join(said))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_everything_that_goes_wrong_with_figures_is_said(lang: str, expected: Callable[[str, str], None]) -> None:
    said = [f"{source}\n=> {problems(source, lang)}\n" for source in FAILING]
    assert "=> \n" not in "".join(said)
    expected(f"failing_templates_{lang}.txt", "\n".join(said))


def _of_one(source: str, lang: str) -> str:
    """Return what is wrong with the template of one language, the other being empty."""
    texts = {"zh": {"one": TemplateText("zh/one.md", source)}, "en": {"one": TemplateText("en/one.md", "")}}
    try:
        compile_templates(config(), texts, [TextTarget("zh")])
    except ReportError as error:
        return messages([found for found in error.issues if found.code != "narrative.parity"], lang)
    return ""


def test_lines_are_right_behind_tags_of_several_lines_comments_and_windows_line_ends() -> None:
    source = "{# 一\n二 #}\n{{\n  inflow\n}}\n{% raw %}\n{{ {% endraw %}\n\n{%- if busy -%}\n{{ inflw }}\n{%- endif %}"
    source = source.replace("\n", "\r\n")
    assert [line.split(":")[1] for line in _of_one(source, "en").splitlines()] == ["10"]
    source = source.replace("inflw", "lost")
    assert [line.split(":")[1] for line in problems(source).splitlines()] == ["10"]


def test_a_mistake_in_a_tag_of_several_lines_is_placed_in_its_own_line() -> None:
    assert _of_one("甲\n{{ share(inflow,\n\n  outflw) }}", "en").startswith("zh/one.md:4:3: ")
    assert problems("甲\n\n{{\n\n change('x') }}").startswith("templates/en/summary/one.md:5:1: ")


def test_mistakes_in_all_files_and_both_languages_are_found_in_one_run() -> None:
    found = problems({"one": "{{ inflw }}\n\n- 甲", "two": "{% endif %}", "three": "[[", "four": "文"})
    assert [line.split(" ")[0] for line in found.splitlines()] == [
        f"templates/{lang}/summary/{place}:"
        for lang in ("zh", "en")
        for place in ("one.md:1:4", "one.md:3:1", "two.md:1:1", "three.md:1:1")
    ]


def test_a_huge_range_is_no_more_than_words() -> None:
    assert prose("{{ range(1, 999999999) }}") == "1～999999999"


def test_lines_of_the_config_name_areas_periods_and_days_only() -> None:
    made = config(
        title=Text("{{ inflow }}{{ area.conty }}", "{% if busy %}{{ area }}{% endif %}"),
        signatures=(Signature(Text("{{ area", "{{ change(inflow) }}{{ nobody }}")),),
    )
    assert problems("文", "en", made) == (
        "configs/a.yaml: error: 'inflow' has no place in a title or signature, which name areas, periods and days only"
        " (allowed: area, as_of, date, during, from_to, last_years, period, previous_year, so_far, year_words)"
        " [narrative.words-only]\n"
        "configs/a.yaml: error: there is no 'area.conty' (allowed: city, code, county, name, parent, province; did you"
        " mean 'county'?) [narrative.unknown-attribute]\n"
        "configs/a.yaml: error: the statement 'if' has no place in a template"
        " [narrative.statement-not-allowed]\n"
        "configs/a.yaml: error: the statement 'endif' has no place in a template"
        " [narrative.statement-not-allowed]\n"
        "configs/a.yaml: error: template syntax: unexpected end of template, expected 'end of print statement'"
        " [narrative.syntax]\n"
        "configs/a.yaml: error: 'change' has no place in a title or signature, which name areas, periods and days only"
        " (allowed: area, as_of, date, during, from_to, last_years, period, previous_year, so_far, year_words)"
        " [narrative.words-only]\n"
        "configs/a.yaml: error: unknown figure, condition or function 'nobody' [narrative.unknown-name]\n"
    )
