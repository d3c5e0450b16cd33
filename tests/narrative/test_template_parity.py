"""Both languages state the same figures, unless a comment says why not."""

import pytest
from sample import HERE, config, messages

from reportgen.narrative.sources import TemplateText
from reportgen.narrative.templates import compile_templates
from reportgen.nouns.issue import ReportError
from reportgen.nouns.tables import Table, TableColumn
from reportgen.nouns.unit import Text
from reportgen.preview.text import TextTarget

VILLAGES = Table("villages", Text("各村情况", "The Villages"), (TableColumn("inflow"),), HERE)


def _parity(zh: str, en: str, lang: str = "en") -> str:
    texts = {"zh": {"one": TemplateText("zh/one.md", zh)}, "en": {"one": TemplateText("en/one.md", en)}}
    try:
        compile_templates(config(tables=(VILLAGES, VILLAGES._replace(name="origins"))), texts, [TextTarget("zh")])
    except ReportError as error:
        return messages(error.issues, lang)
    return ""


def test_a_figure_stated_in_one_language_is_refused_at_its_line() -> None:
    assert _parity("甲\n\n{{ inflow }}", "{{ outflow }}") == (
        "zh/one.md:3:1: error: 'inflow' is stated here and not in en/one.md; both languages must state the same"
        " figures (or say why: {# only zh: name — reason #}) [narrative.parity]\n"
        "en/one.md:1:1: error: 'outflow' is stated here and not in zh/one.md; both languages must state the same"
        " figures (or say why: {# only en: name — reason #}) [narrative.parity]\n"
    )


def test_the_message_is_chinese_for_chinese_readers() -> None:
    assert _parity("{{ inflow }}", "x", "zh") == (
        "zh/one.md:1:1: 错误: 这里写了“inflow”，而 en/one.md 没有；两种语言必须陈述同样的数字"
        "（确有理由时写明：{# only zh: 名称 — 理由 #}） [narrative.parity]\n"
    )


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("{{ inflow }}", '{{ counted(inflow, "man", "men") }}'),
        ("{{ inflow }}和{{ outflow }}", "{{ split(inflow, outflow) }}"),
        ("{{ change(inflow) }}", "{{ grew(inflow) }}"),
        ("{{ top(by_origin, 3) }}", "{{ top_share(by_origin, 5) }}"),
        ("{{ out_of(inflow, outflow) }}", "{{ inflow }} of {{ outflow }}, {{ share(inflow, outflow) }}"),
        ("{{ target(rate) }}", "{{ gap(rate) }}"),
        ('{{ change(inflow, than=at(inflow, "2004")) }}', '{{ grew(inflow, at(inflow, "2004")) }}'),
        ("{{ goods(inflow, outflow) }}", "{{ respectively(inflow, outflow) }}"),
        ("{{ share(inflow, outflow) }}", "{{ an(share(inflow, outflow)) }}"),
        ("{% if busy %}{{ inflow }}{% endif %}", "{{ inflow if busy else 'x' }}"),
        ("{% for one in [inflow, outflow] %}{{ one }}{% endfor %}", "{{ outflow }}{{ inflow }}"),
        ("{% set one = inflow %}{{ one }}", "{{ inflow }}"),
        ("{{ name(outflow) }}{% if has(inflow) %}{% endif %}", "x"),
    ],
)
def test_the_same_figures_in_other_words_are_at_par(zh: str, en: str) -> None:
    assert _parity(zh, en) == ""


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("{{ inflow }}", "{{ change(inflow) }}"),
        ('{{ at(inflow, "2004") }}', '{{ at(inflow, "2005") }}'),
        ('{{ at(inflow, "2004") }}', "{{ inflow }}"),
        ("{{ highest(rate) }}", "{{ lowest(rate) }}"),
        ("{{ planned(inflow, outflow) }}", "{{ inflow }}"),
        ("{{ share(inflow, outflow) }}", "{{ share(outflow, inflow) }}"),
        ("{{ target(rate) }}", "{{ rate }}"),
        ("{{ rank(rate) }}", "{{ change(rate) }}"),
        ("{{ ref('villages') }}", "{{ ref('origins') }}"),
    ],
)
def test_a_change_or_share_is_another_statement_than_the_figure(zh: str, en: str) -> None:
    assert _parity(zh, en).count("narrative.parity") == 2


@pytest.mark.parametrize(
    "excuse",
    [
        "{# only zh: inflow — readers abroad have no use for it #}",
        "{# only zh: leaflets, inflow - no use for it #}",
        "{# only zh: inflow，leaflets 因为外方不用 #}",
        "{# only zh: inflow because it is not asked for #}",
    ],
)
def test_a_comment_with_a_reason_excuses_a_figure(excuse: str) -> None:
    assert _parity("{{ inflow }}，{{ change(inflow) }}" + excuse, "x") == ""
    assert _parity("{{ inflow }}", f"x{excuse}") == ""


def test_a_comment_excuses_a_reference_too() -> None:
    assert "'ref(villages)' is stated here and not in en/one.md" in _parity("{{ ref('villages') }}", "x")
    assert _parity("{{ ref('villages') }}{# only zh: villages — readers abroad do not get it #}", "x") == ""


@pytest.mark.parametrize("excuse", ["{# only zh: inflow #}", "{# only en: inflow — wrong side #}", "{# inflow #}"])
def test_a_comment_without_a_reason_or_of_the_other_language_excuses_nothing(excuse: str) -> None:
    assert "narrative.parity" in _parity("{{ inflow }}" + excuse, "x")


def test_an_excuse_for_something_that_is_no_figure_is_refused() -> None:
    assert _parity("x\n{# only zh: inflw — why #}", "x") == (
        "zh/one.md:2:1: error: unknown figure, condition or function 'inflw' (did you mean 'inflow'?)"
        " [narrative.unknown-name]\n"
    )


def test_excused_figures_are_known_when_a_report_is_rendered() -> None:
    texts = {
        "zh": {"one": TemplateText("zh/one.md", "{{ inflow }}{# only zh: inflow — why #}")},
        "en": {"one": TemplateText("en/one.md", "x")},
    }
    assert compile_templates(config(), texts, [TextTarget("en")])[0].excused == {"inflow"}


def test_both_languages_must_show_the_same_charts() -> None:
    assert _parity("甲\n\n{{ chart('sources') }}", "x").startswith(
        "zh/one.md:3:1: error: 'chart(\"sources\")' is stated here and not in"
    )
    assert _parity("{{ chart('sources') }}", "x\n\n{{ chart('sources') }}") == ""
    assert _parity("{{ chart('sources') }}", "x{# only zh: sources — nobody there reads it #}") == ""
