"""What is usual among values, and how far one is from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.across.robust import LIMIT, median, score, spread

numbers = st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 3))


def test_the_middle_of_an_even_number_of_values_is_between_two() -> None:
    assert median([4, 1, 3, 2]) == 2.5
    assert median([9, 1, 5]) == 5


def test_distances_are_told_in_scaled_median_deviations_from_the_median() -> None:
    usual = spread([2.1, 2.6, 2.4, 2.5, 2.3, 2.1, 2.3, 2.6, 8.2])
    assert usual is not None
    assert usual.middle == 2.4
    assert score(8.2, usual) == pytest.approx(0.6745 * (8.2 - 2.4) / 0.2, rel=1e-4)


def test_a_few_wild_values_change_little_of_what_is_usual() -> None:
    tame = [10 + at % 5 for at in range(40)]
    calm, wild = spread(tame), spread([*tame, 1e6, 1e7, 1e8])
    assert calm is not None
    assert wild is not None
    assert (calm.middle, calm.scale) == (wild.middle, wild.scale)
    assert score(1e6, wild) > LIMIT


def test_where_more_than_half_are_equal_the_mean_deviation_takes_the_place_of_the_median() -> None:
    usual = spread([0.0] * 10 + [1.0, 2.0, 9.0])
    assert usual is not None
    assert usual.scale == pytest.approx(12 / 13 * 1.253314)


@pytest.mark.parametrize("values", [[], [1.0] * 7, [3.0] * 100])
def test_too_few_values_or_equal_ones_do_not_say_what_is_usual(values: list[float]) -> None:
    assert spread(values) is None


@given(st.lists(numbers, min_size=8, max_size=40), st.randoms())
def test_what_is_usual_does_not_depend_on_the_order(values: list[float], random: object) -> None:
    mixed = list(values)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert spread(mixed) == spread(values)


@given(st.lists(st.integers(-10_000, 10_000), min_size=8, max_size=40), st.integers(-1000, 1000), st.integers(1, 64))
def test_scores_do_not_depend_on_where_zero_is_or_on_the_unit(values: list[int], shift: int, unit: int) -> None:
    one, other = spread(values), spread([value * unit + shift for value in values])
    assert (one is None) == (other is None)
    if one and other:
        assert score(values[0] * unit + shift, other) == pytest.approx(score(values[0], one), abs=1e-6)
