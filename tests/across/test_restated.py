"""This year's word on last year, and places that say the same."""

from reportgen.across.restated import Restated, redefined, restated
from reportgen.across.same_text import same_texts


def test_a_figure_is_restated_where_it_differs_or_is_there_once_only() -> None:
    now, kept = {"a": 5, "b": 7, "d": 1, "e": 2}, {"a": 5, "b": 8, "c": 3, "e": 2.0000000000001}
    found = list(restated("abcde", now, kept, known={"a", "b", "c", "d", "e"}))
    assert found == [Restated("b", 7, 8), Restated("c", None, 3), Restated("d", 1, None)]
    assert [one.share for one in found] == [1 / 8, 1.0, 1.0]


def test_areas_that_the_earlier_store_does_not_know_are_not_restated() -> None:
    assert list(restated("ab", {"a": 5, "b": 7}, {"a": 5}, known={"a"})) == []


def test_blanks_make_no_other_definition() -> None:
    now = {"inflow": 'persons: count where flow == "in"', "rate": "checked / inflow", "new": "x"}
    kept = {"inflow": 'persons: count where  flow == "in" ', "rate": "checked / people", "old": "x"}
    assert redefined(now, kept) == {"rate"}


def test_the_largest_group_of_same_texts_comes_first() -> None:
    texts = {"a": "1", "b": "2", "c": "2", "d": "3", "e": "1", "f": "1", "g": ""}
    assert same_texts("abcdefgh", texts) == [("a", "e", "f"), ("b", "c")]
