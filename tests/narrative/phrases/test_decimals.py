"""How many decimals a figure is printed with."""

from wording_facts import EN, ZH, fact


def test_a_whole_measurement_is_printed_without_decimals() -> None:
    area = fact(88.0, "km2", "area", decimals=2)

    assert (ZH.value(area).text, EN.value(area).text) == ("88平方公里", "88 square kilometers")


def test_a_measurement_keeps_its_decimals_where_it_has_any() -> None:
    area = fact(7.3, "km2", "area", decimals=2)

    assert (ZH.value(area).text, ZH.number(area).text) == ("7.30平方公里", "7.30")


def test_a_whole_rate_keeps_its_decimals() -> None:
    assert ZH.value(fact(97.0, "percent", "rate")).text == "97.0%"
