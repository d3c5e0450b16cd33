"""Findings: what templates print of those that hold, in the order in which they are told."""

from collections.abc import Callable

import pytest
from sample import config, messages, problems, prose, rendered

from reportgen.narrative.compile.program import CompiledReport
from reportgen.narrative.sources import TemplateText
from reportgen.narrative.templates import compile_templates
from reportgen.nouns.finding import Finding, FindingPart, FindingText, Prose
from reportgen.nouns.indicator import Expression
from reportgen.nouns.issue import Place, ReportError
from reportgen.nouns.report import ReportConfig
from reportgen.preview.text import TextTarget

SET = "configs/indicators/people.yaml"


def finding(name: str, line: int = 10, /, **parts: str | tuple[str, str]) -> Finding:
    """Make a finding whose parts are a text for both languages, or one for each."""
    texts = []
    for number, part in enumerate(("title", "problem", "cause", "step")):
        said = parts.get(part, part if part in ("title", "problem") else "")
        zh, en = said if isinstance(said, tuple) else (said, said)
        if zh:
            place: FindingPart = part  # type: ignore[assignment]  # one of the four
            texts.append(
                FindingText(place, Prose(zh, Place(SET, line + number, 7)), Prose(en, Place(SET, line + number, 90)))
            )
    return Finding(name, Place(SET, line, 3), Expression("inflow > 0"), tuple(texts))


FEW = finding(
    "few", title="查验少", problem="查验率{{ rate }}，偏低。", cause="人手不足。", step="多走访{{ inflow }}。"
)
LATE = finding("late", title="办理慢", problem="全年{{ leaflets }}。", step="快办理")
BARE = finding("bare", title="宣传弱", problem="[[缺{{ lost }}。]]", cause="重视不够。")
ALL = (FEW, LATE, BARE)


def said(source: str, held: tuple[str, ...], lang: str = "zh", made: tuple[Finding, ...] = ALL) -> str:
    conditions = {"busy": True, "calm": False, **{one.name: one.name in held for one in made}}
    return prose(source, lang, config(findings=made), findings=held, conditions=conditions)


BLOCKS = (
    "# 问题\n\n{% for finding in findings %}\n## {{ finding.title }}\n\n{{ finding.problem }}{{ finding.cause }}\n"
    "{% else %}\n未发现突出问题。\n{% endfor %}"
)
ITEMS = "今后：\n{% for finding in findings %}\n1. {{ finding.step }}\n{% endfor %}"


def test_findings_are_told_in_their_order_with_headings_that_are_numbered() -> None:
    assert said(BLOCKS, ("late", "few")) == (
        "一、问题\n\n（一）办理慢\n\n全年8份。\n\n（二）查验少\n\n查验率97.0%，偏低。人手不足。"
    )


def test_where_none_holds_the_other_words_are_told() -> None:
    assert said(BLOCKS, ()) == "一、问题\n\n未发现突出问题。"
    assert said("{% for finding in findings %}{{ finding.title }}{% else %}无{% endfor %}。", ()) == "无。"


def test_a_finding_whose_problem_cannot_be_said_goes_and_the_numbers_close_up() -> None:
    assert said(BLOCKS, ("bare", "late")) == "一、问题\n\n（一）办理慢\n\n全年8份。"
    assert said(BLOCKS, ("bare",)) == ""


def test_a_finding_whose_title_cannot_be_said_goes_from_items_and_from_the_list_of_figures() -> None:
    made = (finding("gone", title="[[{{ lost }}]]", step="{{ inflow }}"), LATE)
    source = "1. 先\n{% for finding in findings %}\n1. {{ finding.step }}\n2. {{ finding.title }}\n{% endfor %}"
    assert said(source, ("gone", "late"), made=made) == "一是先；二是快办理；三是办理慢。"
    conditions = {"busy": True, "calm": False, "gone": True, "late": False}
    found = rendered(source, TextTarget("zh"), config(findings=made), findings=("gone", "late"), conditions=conditions)
    assert found.printed == ()
    assert [(left.place.file, left.place.line, left.what) for left in found.dropped] == [(SET, 10, "lost")]


def test_steps_are_items_without_their_stops_and_one_alone_has_no_number() -> None:
    assert said(ITEMS, ("few", "late")) == "今后：一是多走访5037人；二是快办理。"
    assert said(ITEMS, ("few", "bare")) == "今后：多走访5037人。"
    assert said(ITEMS, ("bare",)) == ""


def test_items_of_a_loop_with_other_words_are_one_enumeration() -> None:
    source = "{% for finding in findings %}\n1. {{ finding.step }}\n{% else %}\n继续巩固。\n{% endfor %}"
    assert said(source, ("few", "late")) == "一是多走访5037人；二是快办理。"
    assert said(source, ()) == "继续巩固。"


def test_a_loop_within_a_paragraph_goes_through_the_named_findings_only() -> None:
    source = (
        "{% for finding in findings('late', 'bare') %}**{{ finding.title }}**{% if not loop.last %}、{% endif %}"
        "{% endfor %}等。"
    )
    assert said(source, ("late", "few", "bare")) == "办理慢、宣传弱等。"


def test_a_space_at_the_ends_of_a_loop_within_a_paragraph_parts_one_finding_from_the_next() -> None:
    made = (finding("first", step="One."), finding("second", step="Two."), finding("third"))
    source = "Next.{% for finding in findings %} {{ finding.step }}{% endfor %}"
    assert said(source, ("first", "second", "third"), "en", made) == "Next. One. Two."


def test_conditions_ask_for_findings_by_name_for_any_and_for_their_parts() -> None:
    source = (
        "{% if few and not late %}甲{% endif %}{% if findings %}乙{% endif %}{% if findings('late') %}丙{% endif %}。"
    )
    assert said(source, ("few",)) == "甲乙。"
    assert said(source, ("late",)) == "乙丙。"
    source = "{% for one in findings %}{{ one.title }}{% if one.cause %}因{{ one.cause }}{% endif %}；{% endfor %}"
    assert said(source, ("few", "late")) == "查验少因人手不足。；办理慢；"


def test_a_part_that_a_finding_lacks_goes_with_its_clause_its_space_or_its_paragraph() -> None:
    source = (
        "{% for finding in findings %}\n"
        "{{ finding.problem }}[[因为{{ finding.cause }}]] {{ finding.step }}\n"
        "{% endfor %}"
    )
    made = (finding("one", problem="A."), finding("two", problem="A.", cause="B.", step="C."))
    assert said(source, ("one", "two"), "en", made) == "A.\n\nA.因为B. C."
    source = "{% for finding in findings %}\n原因：{{ finding.cause }}\n{% endfor %}\n\n文"
    assert said(source, ("one",), made=made) == "文"


def test_a_figure_opens_an_english_sentence_where_the_template_begins_one() -> None:
    made = (finding("one", problem="{{ inflow }} came.", step="help {{ inflow }}"),)
    source = "{% for finding in findings %}\nNow: {{ finding.problem }} {{ finding.problem }}\n{% endfor %}"
    assert said(source, ("one",), "en", made) == "Now: 5,037 people came. A total of 5,037 people came."
    assert said(ITEMS, ("one",), "en", made) == "今后： help 5,037 people."


def test_texts_of_findings_have_marks_clauses_conditions_and_variations_of_their_own() -> None:
    made = (
        finding("one", problem="**重**{% if busy %}忙{% endif %}[[缺{{ lost }}]]{% vary %}甲{% or %}乙{% endvary %}。"),
    )
    source = "{% for finding in findings %}\n{{ finding.problem }}\n{% endfor %}"
    assert said(source, ("one",), made=made) in ("重忙甲。", "重忙乙。")


def test_loops_within_loops_tell_the_inner_finding() -> None:
    source = (
        "{% for finding in findings %}\n{{ finding.title }}：{% for other in findings %}{{ other.title }}"
        "{% endfor %}\n{% endfor %}"
    )
    assert said(source, ("few", "late")) == "查验少：查验少办理慢\n\n办理慢：查验少办理慢"


def test_a_config_without_findings_tells_of_none() -> None:
    assert prose("{% for finding in findings %}{{ finding.title }}{% else %}无{% endfor %}。") == "无。"


def _compiled(made: ReportConfig, source: str) -> tuple[CompiledReport, ...]:
    texts = {lang: {"one": TemplateText(f"{lang}/one.md", source)} for lang in ("zh", "en")}
    return compile_templates(made, texts, [TextTarget("zh")])


WRONG = finding(
    "wrong",
    20,
    title="# 头",
    problem=("甲\n\n乙", "{{ inflw }}"),
    cause=("{{ inflow }}", "x {{ outflow }}"),
    step="{% macro a() %}",
)
LOOP = "{% for finding in findings %}{{ finding.title }}{% endfor %}"
LOOPED = finding("looped", 40, problem=LOOP, step="甲\n" + LOOP)
WORSE = finding("worse", 30, title="{{ table('villages') }}", problem="甲\n乙{{ busy }}", step="{{ finding.title }}")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_wrong_in_a_text_is_placed_where_the_text_stands(
    lang: str, expected: Callable[[str, str], None]
) -> None:
    with pytest.raises(ReportError) as caught:
        _compiled(config(findings=(WRONG, WORSE, LOOPED)), "文")
    expected(f"finding_problems_{lang}.txt", messages(caught.value.issues, lang))


MISUSED = (
    "{% for finding in findings %}{{ finding.titel }}{{ finding }}{{ total(finding.step) }}{% endfor %}",
    "{% for finding in findings %}文{% endfor %}{{ finding.title }}",
    "{% for finding in findings if busy %}文{% endfor %}",
    "{% for a, b in findings %}文{% endfor %}",
    "{% set x = findings %}{{ findings }}",
    "{% for finding in findings('fwe', inflow) %}文{% endfor %}{{ findings() }}",
    "{% for few in findings %}文{% endfor %}",
    "{{ finding.title }}{{ few }}",
)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_templates_may_not_do_with_findings_is_said(lang: str, expected: Callable[[str, str], None]) -> None:
    found = [f"{source}\n=> {problems(source, lang, config(findings=ALL))}\n" for source in MISUSED]
    assert "=> \n" not in "".join(found)
    expected(f"finding_misuse_{lang}.txt", "\n".join(found))


def test_a_bare_figure_that_is_missing_is_an_error_at_the_line_of_the_finding() -> None:
    made = (finding("one", problem="缺{{ lost }}。"),)
    conditions = {"busy": True, "calm": False, "one": True}
    found = problems(BLOCKS, "en", config(findings=made), findings=("one",), conditions=conditions)
    assert found == (
        f"{SET}:11:1: error: 'lost' is printed bare and has no value (no ledger rows); put its clause into [[ ]]"
        " [narrative.missing-figure]\n"
    )


def test_what_a_finding_excuses_from_parity_is_excused() -> None:
    one = finding("one", problem=("{{ leaflets }}{# only zh: leaflets — of no use abroad #}", "x"))
    (found,) = _compiled(config(findings=(one,)), "文")
    assert found.excused == {"leaflets"}
