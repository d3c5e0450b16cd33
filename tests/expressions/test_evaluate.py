"""What expressions say of single values and of whole columns."""

import datetime
import operator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.expressions.evaluate import evaluate, holds
from reportgen.expressions.parse import parse
from reportgen.messages import render
from reportgen.nouns.issue import Place, ReportError

NAN = float("nan")
ROWS = pd.DataFrame(
    {
        "flow": ["in", "out", None, "in"],
        "age": pd.array([1, None, 30, 40], dtype="Int64"),
        "quantity": np.array([1, 0, 127, 100], dtype="int8"),
        "checked": [True, False, None, True],
        "registered": pd.to_datetime(["2006-01-01", None, "2007-02-03", "2006-05-05"]),
        "amount": [1.5, NAN, 0.0, 2.0],
        "code": ["420116", "420117", "110101", None],
    }
)
ROWS["kind"] = ROWS["flow"].astype("category")
ROWS["period"] = ["2006", "2006Q1", None, "2007-03"]


def of_rows(text: str) -> list[Any]:
    found = evaluate(parse(text), ROWS.__getitem__)
    return [None if pd.isna(value) else value for value in found.tolist()]


def of_values(text: str, **values: object) -> object:
    return evaluate(parse(text), values.__getitem__)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("flow == 'in'", [True, False, False, True]),
        ("flow != 'in'", [False, True, False, False]),
        ("kind == 'in'", [True, False, False, True]),
        ("kind != 'in'", [False, True, False, False]),
        ("kind in ('in', 'through')", [True, False, False, True]),
        ("kind not in ['in']", [False, True, False, False]),
        ("age > 20", [False, False, True, True]),
        ("not age > 20", [True, True, False, False]),
        ("18 <= age < 35", [False, False, True, False]),
        ("between(age, 1, 30)", [True, False, True, False]),
        ("quantity < 200", [True, True, True, True]),
        ("age >= 18 and checked", [False, False, False, True]),
        ("age >= 18 or checked", [True, False, True, True]),
        ("not checked", [False, True, True, False]),
        ("checked == True", [True, False, False, True]),
        ("registered >= '2006-03-01'", [False, False, True, True]),
        ("missing(age)", [False, True, False, False]),
        ("missing(flow) or missing(amount)", [False, True, True, False]),
        ("starts_with(code, '42')", [True, True, False, False]),
        ("starts_with(kind, 'i')", [True, False, False, True]),
        ("contains(code, '0101')", [False, False, True, False]),
        ("True and flow == 'in'", [True, False, False, True]),
        ("amount in (1.5, 2)", [True, False, False, True]),
        ("amount != 2", [True, False, True, False]),
    ],
)
def test_a_filter_is_a_column_of_truths_and_what_is_missing_is_not_true(text: str, said: list[bool]) -> None:
    mask = holds(parse(text), ROWS.__getitem__)
    assert mask.dtype == bool
    assert mask.tolist() == said


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("quantity * 2", [2, 0, 254, 200]),
        ("-quantity", [-1, 0, -127, -100]),
        ("quantity + quantity", [2, 0, 254, 200]),
        ("amount / quantity", [1.5, None, 0, 0.02]),
        ("quantity / amount", [1 / 1.5, None, None, 50]),
        ("1 / amount", [1 / 1.5, None, None, 0.5]),
        ("amount / 0", [None] * 4),
        ("amount + None", [None] * 4),
        ("amount + missing_figure", [None] * 4),
        ("abs(amount - 2)", [0.5, None, 2, 0]),
        ("min(amount, quantity)", [1, None, 0, 2]),
        ("max(amount, quantity, 3)", [3, None, 127, 100]),
        ("round(amount)", [2, None, 0, 2]),
        ("year(registered)", [2006, None, 2007, 2006]),
        ("year(period)", [2006, 2006, None, 2007]),
    ],
)
def test_arithmetic_on_columns_keeps_what_is_missing_missing(text: str, values: list[float | None]) -> None:
    frame = ROWS.assign(missing_figure=NAN)
    found = evaluate(parse(text), frame.__getitem__)
    assert [None if pd.isna(value) else value for value in found.tolist()] == values


@pytest.mark.parametrize("text", ["a / b", "a / 0", "1 / b", "-a", "min(a, b)", "a != b", "missing(a)", "a in (1, 2)"])
def test_arrays_pandas_columns_and_single_values_agree(text: str) -> None:
    a, b = np.array([1.0, NAN, 3.0, 0.0]), np.array([2.0, 1.0, 0.0, NAN])
    tree = parse(text)
    from_arrays = evaluate(tree, {"a": a, "b": b}.__getitem__).tolist()
    from_columns = evaluate(tree, {"a": pd.Series(a), "b": pd.Series(b)}.__getitem__).tolist()
    singles = [evaluate(tree, {"a": x, "b": y}.__getitem__) for x, y in zip(a.tolist(), b.tolist(), strict=True)]
    assert str(from_arrays) == str(from_columns) == str([NAN if value is None else value for value in singles])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a / b", 2.5),
        ("a / zero", None),
        ("a + gone", None),
        ("-gone", None),
        ("abs(gone)", None),
        ("max(a, gone)", None),
        ("min(a, b, -3)", -3),
        ("gone < 1", False),
        ("gone != 1", False),
        ("gone in (1, 2)", False),
        ("gone not in (1, 2)", False),
        ("missing(gone)", True),
        ("not gone", True),
        ("a and gone", False),
        ("1 < b < a", True),
        ("round(b + 0.5)", 3),
        ("round(1.005, 2)", 1.01),
        ("round(-2.5)", -3),
        ("round(1250, -2)", 1300),
        ("1e308 * 10", None),
        ("a in (5, 6)", True),
        ("'中' == name", True),
        ("year(day)", 2006),
        ("year(name)", None),
        ("contains('中国', name)", True),
    ],
)
def test_single_values(text: str, value: object) -> None:
    day = datetime.date(2006, 6, 30)
    assert of_values(text, a=5, b=2, zero=0, gone=None, name="中", day=day) == value


def test_numbers_of_numpy_and_missing_marks_of_pandas_are_plain_values() -> None:
    assert of_values("a / b", a=np.int64(5), b=np.float64(2)) == 2.5
    assert [of_values("a + 1", a=gone) for gone in (NAN, pd.NA, pd.NaT)] == [None, None, None]


def test_a_single_value_that_decides_stops_the_evaluation() -> None:
    assert of_values("False and unheard_of") is False
    assert of_values("True or unheard_of") is True


def test_functions_of_figures_get_the_name_and_come_from_the_caller() -> None:
    functions = {"growth": lambda name: {"inflow": 5.2}[name]}
    assert evaluate(parse("growth(inflow) + 1"), {}.__getitem__, functions) == pytest.approx(6.2)


@pytest.mark.parametrize("text", ["age > 'x'", "flow > 5", "flow + 1", "-flow", "contains(age, '1')", "min(flow, 1)"])
def test_an_operator_that_does_not_fit_is_an_issue_with_its_column(text: str) -> None:
    with pytest.raises(ReportError) as caught:
        evaluate(parse(f"True and {text}", Place("a.yaml", 3, 10)), ROWS.__getitem__)
    assert render(caught.value.issues[0], "en").startswith("a.yaml:3:19: error: ")
    assert "expression.wrong-types" in render(caught.value.issues[0], "zh")


def test_the_message_about_operands_shows_what_they_look_like() -> None:
    with pytest.raises(ReportError) as caught:
        of_rows("flow > 5")
    assert render(caught.value.issues[0], "en") == (
        'error: ">" does not fit these values: "…", 5 [expression.wrong-types]'
    )


NUMBERS = st.integers(-(10**9), 10**9) | st.decimals(-(10**9), 10**9, places=3).map(float)
MAYBE = st.none() | NUMBERS
SIGNS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}
COMPARISONS = {"==": operator.eq, "!=": operator.ne, "<": operator.lt, ">=": operator.ge}


@given(MAYBE, MAYBE, st.sampled_from(sorted(SIGNS)))
def test_arithmetic_is_pythons_wherever_both_are_there(a: float | None, b: float | None, sign: str) -> None:
    value = of_values(f"a {sign} b", a=a, b=b)
    if a is None or b is None or (sign == "/" and b == 0):
        assert value is None
    elif value is not None:
        assert value == SIGNS[sign](a, b)


@given(MAYBE, MAYBE, st.sampled_from(sorted(COMPARISONS)))
def test_comparison_is_pythons_wherever_both_are_there(a: float | None, b: float | None, sign: str) -> None:
    assert of_values(f"a {sign} b", a=a, b=b) is (a is not None and b is not None and COMPARISONS[sign](a, b))


@given(
    st.lists(st.tuples(MAYBE, MAYBE), min_size=1, max_size=5), st.sampled_from(["a + b", "a / b", "a < b", "a != b"])
)
def test_a_column_says_what_its_members_say(rows: list[tuple[float | None, float | None]], text: str) -> None:
    frame = pd.DataFrame(rows, columns=["a", "b"], dtype=float)
    found = evaluate(parse(text), frame.__getitem__).tolist()
    for value, (a, b) in zip(found, rows, strict=True):
        single = evaluate(parse(text), {"a": None if a is None else float(a), "b": b}.__getitem__)
        assert pd.isna(value) if single is None else value == pytest.approx(single)


@given(st.floats(-1e12, 1e12), st.integers(0, 6))
def test_rounding_takes_halves_away_from_zero(value: float, decimals: int) -> None:
    exact = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert of_values(f"round(a, {decimals})", a=value) == float(exact)
