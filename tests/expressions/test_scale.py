"""Which formulas yield percentages."""

import pytest

from reportgen.expressions.parse import parse
from reportgen.expressions.scale import is_percent


@pytest.mark.parametrize(
    "text",
    [
        "rate",
        "-rate",
        "rate - other_rate",
        "100 - rate",
        "max(rate, other_rate)",
        "round(rate, 1)",
        "rate / 2",
        "(rate + other_rate) / 2",
        "checked / inflow * 100",
        "100 * (checked - 1) / inflow",
        "(rate * inflow + other_rate * outflow) / (inflow + outflow)",
        "rate * other_rate / 100",
        "growth(inflow)",
        "change(rate)",
        "previous(rate)",
        "target(rate) - rate",
    ],
)
def test_these_are_percentages_already(text: str) -> None:
    assert is_percent(parse(text), lambda name: name.endswith("rate"))


@pytest.mark.parametrize(
    "text",
    [
        "checked / inflow",
        "1 - checked / inflow",
        "rate / other_rate",
        "rate / 100",
        "change(inflow) / previous(inflow)",
        "rank(rate)",
        "rate > 5",
        "checked / (inflow * 100) * 100",
        "0.5",
    ],
)
def test_these_are_ratios(text: str) -> None:
    assert not is_percent(parse(text), lambda name: name.endswith("rate"))
