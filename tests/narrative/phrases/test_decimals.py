"""How many decimals a figure is printed with."""

import pytest
from wording_facts import EN, UNITS, ZH, fact

from reportgen.config.units import BUILT_IN_UNITS


def test_a_whole_measurement_is_printed_without_decimals() -> None:
    area = fact(88.0, "km2", "area", decimals=2)

    assert (ZH.value(area).text, EN.value(area).text) == ("88平方公里", "88 square kilometers")


def test_a_measurement_has_no_zero_at_its_end() -> None:
    area = fact(7.3, "km2", "area", decimals=2)

    assert (ZH.value(area).text, EN.number(area).text) == ("7.3平方公里", "7.3")


def test_a_measurement_has_no_more_decimals_than_its_indicator() -> None:
    assert ZH.value(fact(7.396, "km2", "area", decimals=2)).text == "7.4平方公里"


def test_an_amount_has_all_its_decimals_or_none() -> None:
    amounts = [fact(value, "yuan", "grants", decimals=2) for value in (7.5, 8.0)]

    assert [ZH.value(amount).text for amount in amounts] == ["7.50元", "8元"]


def test_a_whole_rate_keeps_its_decimals_below_a_hundred() -> None:
    rates = [fact(value, "percent", "rate") for value in (97.0, 99.96, 100.0)]

    assert [ZH.value(rate).text for rate in rates] == ["97.0%", "100.0%", "100%"]


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        (54.97, "wan_yuan", "54.97万元", "549,700 yuan"),
        (12_000, "wan_yuan", "1.2亿元", "120 million yuan"),
        (123_456, "wan_yuan", "123456万元", "1,234.56 million yuan"),
        (-12_000, "wan_yuan", "-1.2亿元", "-120 million yuan"),
        (3.5, "yi_yuan", "3.50亿元", "350 million yuan"),
        (0, "wan_yuan", "0万元", "0 yuan"),
        (3.5, "wan_mu", "3.5万亩", "35,000 mu"),
        (549_700, "yuan", "54.97万元", "549,700 yuan"),
        (82_360, "yuan", "82360元", "82,360 yuan"),
        (250_000_000, "yuan", "2.5亿元", "250 million yuan"),
    ],
)
def test_sums_take_the_unit_of_their_size(
    value: float, unit: str, zh: str, en: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(UNITS, unit, BUILT_IN_UNITS[unit])
    assert (ZH.value(fact(value, unit)).text, EN.value(fact(value, unit)).text) == (zh, en)


def test_ranges_and_differences_of_ten_thousands_are_multiplied_out_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(UNITS, "wan_yuan", BUILT_IN_UNITS["wan_yuan"])
    low, high = fact(1.5, "wan_yuan", before=1), fact(3.5, "wan_yuan")
    assert EN.range(low, high).text == "15,000–35,000 yuan"
    assert EN.difference(low).text == "5,000 yuan more than a year earlier"
    assert EN.at_most(low, 2).text == "at most 20,000 yuan"
    assert ZH.range(low, high).text == "1.50～3.50万元"
