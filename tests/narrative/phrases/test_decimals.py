"""How many decimals a figure is printed with."""

from wording_facts import EN, ZH, fact


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
