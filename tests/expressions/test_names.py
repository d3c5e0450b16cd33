"""Which names an expression uses, and how."""

from reportgen.expressions.names import Comparison, Name, check_names, comparisons, figure_references, names
from reportgen.expressions.parse import parse
from reportgen.messages import render
from reportgen.nouns.issue import Place

PLACE = Place("a.yaml", 3, 10)


def test_names_are_listed_with_their_columns_and_functions_are_none() -> None:
    found = names(parse("inflow + growth(outflow)", PLACE))
    assert found == (Name("inflow", Place("a.yaml", 3, 10)), Name("outflow", Place("a.yaml", 3, 26)))


def test_an_unknown_name_is_reported_with_the_nearest_one() -> None:
    found = check_names(parse("inflw > 1 and age < 5", PLACE), ["inflow", "age"])
    assert [render(problem, "en") for problem in found] == [
        "a.yaml:3:10: error: there is no \"inflw\" (allowed: age, inflow; did you mean 'inflow'?) "
        "[expression.unknown-name]"
    ]


def test_plain_references_are_told_from_those_through_functions() -> None:
    found = figure_references(parse("a + growth(b) * a - previous(c) + abs(d) + growth(b)"))
    assert found.plain == ("a", "d")
    assert found.through == (("growth", "b"), ("previous", "c"))
    assert found.every == ("a", "d", "b", "c")


def test_comparisons_with_constants_are_found_on_either_side() -> None:
    found = comparisons(parse("flow in ('in', 'out') and 'x' == kind and age > 5 and a == b", PLACE))
    assert found == (
        Comparison("flow", "in", Place("a.yaml", 3, 19)),
        Comparison("flow", "out", Place("a.yaml", 3, 25)),
        Comparison("kind", "x", Place("a.yaml", 3, 36)),
    )
