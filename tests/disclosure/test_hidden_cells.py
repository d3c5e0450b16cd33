"""Small counts are hidden, and so is what would give them away."""

from collections.abc import Mapping, Sequence

import pytest
from making import PERCENT, YUAN, check, formula, indicator

from reportgen.disclosure.cells import Cell, Sight, by_cell
from reportgen.disclosure.rules import rules_of
from reportgen.disclosure.suppress import hidden_cells
from reportgen.nouns.figure import Figure
from reportgen.nouns.indicator import Indicator


def hidden(
    indicators: Sequence[Indicator], values: Mapping[str, float | None], checks: Sequence[str] = (), below: int = 5
) -> dict[str, str]:
    """Return what is hidden of the figures of one area and year; `a[x]` is the category x, `a@11` an area below."""
    figures = []
    for key, value in values.items():
        name, _, category = key.rstrip("]").partition("[")
        name, _, area = name.partition("@")
        name, _, year = name.partition(".")
        figures.append(
            Figure(name, area or "1", year or "2006", value, category, "" if value is not None else "no-rows")
        )
    named = {one.name: one for one in indicators}
    rules = rules_of(indicators, [check(text) for text in checks])
    found = hidden_cells(Sight("1", by_cell(figures), ("11", "12", "13")), rules, named, below)
    return {_key(cell): reason for cell, reason in sorted(found.items())}


def _key(cell: Cell) -> str:
    year = "" if cell.period == "2006" else f".{cell.period}"
    area = "" if cell.area == "1" else f"@{cell.area}"
    return f"{cell.indicator}{year}{area}" + (f"[{cell.category}]" if cell.category else "")


def test_a_count_of_people_from_one_to_four_is_suppressed_and_zero_is_not() -> None:
    people = [indicator(name, where=name) for name in "abcd"]
    assert hidden(people, {"a": 1, "b": 4, "c": 5, "d": 0}) == {"a": "suppressed", "b": "suppressed"}


def test_the_total_goes_rather_than_its_large_part_where_more_is_about_the_part() -> None:
    given = [
        indicator("floating"),
        indicator("inflow", where="flow"),
        indicator("outflow", where="out"),
        indicator("women", where="w"),
        indicator("men", where="m"),
        formula("rate", "women / inflow", PERCENT),
    ]
    values = {"floating": 303, "inflow": 299, "outflow": 4, "women": 127, "men": 172, "rate": 42.5}
    checks = ["floating == inflow + outflow", "inflow == men + women"]
    assert hidden(given, values, checks) == {"floating": "withheld", "outflow": "suppressed"}


def test_a_cell_is_chosen_that_leaves_the_small_count_its_whole_range() -> None:
    given = [indicator("a", by="origin")]
    values = {"a": 21, "a[w]": 5, "a[x]": 9, "a[y]": 6, "a[z]": 1}
    assert hidden(given, values) == {"a[x]": "withheld", "a[z]": "suppressed"}


def test_two_small_counts_do_not_protect_each_other_where_their_sum_is_too_small() -> None:
    given = [indicator("a", by="origin")]
    values = {"a": 73, "a[v]": 2, "a[w]": 1, "a[x]": 30, "a[y]": 40}
    assert hidden(given, values) == {"a[v]": "suppressed", "a[w]": "suppressed", "a[x]": "withheld"}


def test_a_rate_of_a_hidden_part_goes() -> None:
    given = [
        indicator("a", where="a"),
        indicator("b", where="b"),
        formula("rate", "a / b", PERCENT),
        formula("rest", "100 - rate", PERCENT),
    ]
    assert hidden(given, {"a": 3, "b": 60, "rate": 5.0, "rest": 95.0}) == {
        "a": "suppressed", "rate": "withheld", "rest": "withheld"
    }  # fmt: skip


def test_a_small_count_of_the_year_before_is_hidden_with_what_gives_it_away() -> None:
    given = [
        indicator("a", where="a"),
        formula("more", "a - previous(a)"),
        formula("growth_of_a", "growth(a)", PERCENT),
    ]
    values = {"a": 10, "a.2005": 2, "more": 8, "growth_of_a": 400.0}
    assert hidden(given, values) == {"a.2005": "suppressed", "growth_of_a": "withheld", "more": "withheld"}


def test_another_area_below_goes_with_a_small_one() -> None:
    given = [indicator("a")]
    values = {"a": 50, "a@11": 3, "a@12": 30, "a@13": 17}
    assert hidden(given, values) == {"a@11": "suppressed", "a@13": "withheld"}


def test_indicators_of_one_definition_are_hidden_together() -> None:
    given = [indicator("a"), indicator("a_by_origin", by="origin"), indicator("b", where="b"), formula("c", "a + b")]
    found = hidden(given, {"a": 40, "a_by_origin": 40, "b": 2, "c": 42})
    assert found == {"b": "suppressed", "c": "withheld"}


def test_money_is_hidden_only_where_it_would_give_people_away() -> None:
    given = [indicator("a", unit=YUAN, where="a"), indicator("b", where="b")]
    assert hidden(given, {"a": 3, "b": 3}) == {"b": "suppressed"}


def test_an_indicator_says_itself_whether_its_small_values_are_hidden() -> None:
    given = [indicator("a", where="a", suppress=False), indicator("b", where="b", unit=YUAN, suppress=True)]
    assert hidden(given, {"a": 3, "b": 3}) == {"b": "suppressed"}


@pytest.mark.parametrize("measure", ["mean(age)", "min(age)", "max(age)", "sum(age)"])
def test_what_is_made_of_few_people_s_rows_is_withheld(measure: str) -> None:
    given = [indicator("a"), indicator("age", measure, unit=YUAN)]
    figures = by_cell([Figure("a", "1", "2006", 3, rows=3), Figure("age", "1", "2006", 41.5, rows=3)])
    rules = rules_of(given, [])
    found = hidden_cells(Sight("1", figures), rules, {one.name: one for one in given}, 5)
    assert {cell.indicator: reason for cell, reason in found.items()} == {"a": "suppressed", "age": "withheld"}
