"""What the language refuses, and where it says so."""

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen.expressions.functions import FIGURE_FUNCTIONS, ROW_FUNCTIONS
from reportgen.expressions.parse import LONGEST, parse
from reportgen.messages import render
from reportgen.messages.expressions import MESSAGES
from reportgen.nouns.issue import Issue, Place, ReportError

REFUSED = [
    "   ",
    "a b",
    "a +",
    "'abc",
    "a = 1",
    "flow == “in”",
    "流向 ＝ 1",
    "age >= 18 && checked",
    "a < 5 且 b",
    "rate < 98%",
    "a ** 2",
    "a % 2",
    "a & b",
    "~a",
    "+a",
    "a is None",
    "a == None",
    "a in b",
    "'x' in name",
    "x.y",
    "名称 + '中国' + x.y",
    "a[0]",
    "1j",
    "1e999",
    "b'x'",
    "f'{a}'",
    "a, b",
    "lambda: 1",
    "1 if a else 2",
    "[x for x in y]",
    "print(x)",
    "betwen(age, 1, 2)",
    "between(age, 1)",
    "missing(x=1)",
    "growth(a + b)",
    "().__class__.__mro__[1]",
    "__import__('os').system('x')",
    "x.y + a ** 2 + grwth(b)",
    "(" * 300,
    "-" * 3000 + "1",
    "+".join("a" * 400),
    "a" * 4001,
]


def messages(text: str, place: Place | None, lang: str = "en") -> list[str]:
    with pytest.raises(ReportError) as caught:
        parse(text, place)
    return [render(found, lang) for found in caught.value.issues]


def test_everything_outside_the_language_is_refused_with_its_column(expected: Callable[[str, str], None]) -> None:
    lines = [
        f"{text[:40].strip() or '(blank)'}\n    {line[:300]}\n"
        for text in REFUSED
        for lang in ("en", "zh")
        for line in messages(text, Place("a.yaml", 3, 10), lang)
    ]
    expected("refused.txt", "".join(lines))


def test_all_problems_of_an_expression_are_reported_together() -> None:
    assert len(messages("x.y + a ** 2 + grwth(b)", None)) == 3


def test_columns_count_characters_where_the_text_is_chinese() -> None:
    assert messages("名称 + '中国' + x.y", Place("a.yaml", 3, 10))[0].startswith("a.yaml:3:22: ")


def test_leading_space_counts_for_the_column() -> None:
    assert messages("   x.y", Place("a.yaml", 3, 10))[0].startswith("a.yaml:3:13: ")


def test_without_a_column_only_the_line_is_named() -> None:
    with pytest.raises(ReportError) as caught:
        parse("a + x.y", Place("a.yaml", 3))
    assert caught.value.issues[0].place == Place("a.yaml", 3)


def test_a_row_filter_knows_no_functions_of_figures() -> None:
    with pytest.raises(ReportError) as caught:
        parse("growth(age) > 1", None, ROW_FUNCTIONS)
    assert render(caught.value.issues[0], "en") == (
        'error: there is no function "growth" here (allowed: abs, between, contains, missing, starts_with, year) '
        "[expression.unknown-function]"
    )


def test_a_formula_knows_no_functions_of_text() -> None:
    with pytest.raises(ReportError):
        parse("starts_with(name, 'a')", None, FIGURE_FUNCTIONS)


def test_an_expression_may_run_over_several_lines() -> None:
    assert parse("a ==\n  b +\n  c\n").text == "a ==   b +   c"


def test_a_tree_survives_pickling() -> None:
    tree = parse("a + growth(b) > 1", Place("a.yaml", 1, 1))
    assert pickle.loads(pickle.dumps(tree)) == tree


def problems(text: str) -> tuple[Issue, ...]:
    try:
        parse(text, Place("a.yaml", 1, 1))
    except ReportError as error:
        return error.issues or pytest.fail("refused for no reason")
    return ()


@given(st.text(max_size=60) | st.text(alphabet="ab1()+-*/<>=!,.'\"[] innotrand%&|", max_size=40))
@example("\x00")
@example("a\ud800")
@example("{**a}")
@example("a" + "[0]" * 99)
def test_any_text_is_parsed_or_refused_with_issues_that_can_be_printed(text: str) -> None:
    assert all(render(found, lang) for found in problems(text) for lang in ("en", "zh"))


def test_every_code_is_provoked_by_some_test() -> None:
    here = Path(__file__).parent
    seen = "".join(path.read_text(encoding="utf-8") for path in (*here.glob("expected/*.txt"), *here.glob("test_*.py")))
    assert [code for code in MESSAGES if f"[{code}]" not in seen] == []


def test_the_longest_expression_is_still_read() -> None:
    text = "flow in (" + ", ".join(["'42'"] * 600) + ")"
    assert len(text) <= LONGEST
    assert parse(text)
