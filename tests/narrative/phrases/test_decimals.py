"""How many decimals a figure is printed with."""

import pytest
from wording_facts import EN, UNITS, ZH, fact, said

from reportgen.config.units import BUILT_IN_UNITS
from reportgen.nouns.unit import Unit


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
    ("sums", "zh"),
    [
        ((30400.0, 9600.0), "电脑30400元、服务室9600元"),
        ((30400.0, 27600.0), "电脑3.04万元、服务室2.76万元"),
        ((9600.0, 4200.0), "电脑9600元、服务室4200元"),
    ],
)
def test_the_sums_of_one_list_are_told_in_one_unit(sums: tuple[float, ...], zh: str) -> None:
    parts = (("电脑", "computers", sums[0]), ("服务室", "rooms", sums[1]))
    spending = fact(sum(sums), "yuan", "spending", parts=parts)
    each = [fact(value, "yuan", "spent") for value in sums]

    assert ZH.top(spending, 2).text == zh
    assert ZH.split(*each).text.count("万元") == zh.count("万元")


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


def test_visits_may_be_told_in_ten_thousands(monkeypatch: pytest.MonkeyPatch) -> None:
    unit = Unit("wan_visits", "measure", "万人次", "10,000 visits", "10,000 visits", 2)
    monkeypatch.setitem(UNITS, "wan_visits", unit)
    visits = fact(3.52, "wan_visits")
    assert (ZH.value(visits).text, EN.value(visits).text) == ("3.52万人次", "35,200 visits")


def test_ranges_and_differences_of_ten_thousands_are_multiplied_out_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(UNITS, "wan_yuan", BUILT_IN_UNITS["wan_yuan"])
    low, high = fact(1.5, "wan_yuan", before=1), fact(3.5, "wan_yuan")
    assert EN.range(low, high).text == "15,000–35,000 yuan"
    assert EN.difference(low).text == "5,000 yuan more than a year earlier"
    assert EN.at_most(low, 2).text == "at most 20,000 yuan"
    assert ZH.range(low, high).text == "1.50～3.50万元"


def test_words_about_a_whole_measurement_have_no_decimals_either() -> None:
    area = fact(7435.0, "jin", "pork", decimals=2, before=6910.0)
    whole = fact(7920.0, "jin", "rice", decimals=2)

    assert ZH.difference(area).text == "比上年增加525斤"
    assert EN.difference(area).text == "525 jin more than a year earlier"
    assert ZH.out_of(area, whole).text == "7920斤中有7435斤（93.9%）"
    assert ZH.planned(area, fact(3000, "jin", "rice", decimals=2)).text == "超计划4435斤"
    assert EN.range(area, whole).text == "7,435–7,920 jin"
    assert ZH.split(area, other=whole).text == "其中猪肉7435斤、其他485斤"


def test_the_ends_of_a_range_have_equally_many_decimals() -> None:
    assert ZH.range(fact(9.5, "km2", decimals=2), fact(12, "km2", decimals=2)).text == "9.5～12.0平方公里"


def test_a_share_of_all_is_100_percent_without_decimals() -> None:
    assert ZH.share(fact(82), fact(82, name="population")).text == "占总人口的100%"
    assert EN.share(fact(82), fact(82, name="population")).text == "100 percent of the total population"


def test_the_share_of_the_largest_is_not_said_where_they_are_all_there_is() -> None:
    both = fact(100, parts=(("甲", "A", 60), ("乙", "B", 40)))

    assert [said(words, lambda w: w.top_share(both, 2)) for words in (ZH, EN)] == [
        "(missing: top_share(inflow, 2): no-others)"
    ] * 2
    assert ZH.top_share(both, 1).text == "首位占60.0%"


def test_a_share_of_nearly_all_does_not_round_to_all() -> None:
    nearly = fact(100_000, parts=(("甲", "A", 60_000), ("乙", "B", 39_999), ("丙", "C", 1)))

    assert ZH.top_share(nearly, 2).text == "前两位合计占比超过99.9%"
    assert EN.top_share(nearly, 2).text == "the top two together accounting for over 99.9 percent"
