"""What both languages say of figures, as tables to read."""

from collections.abc import Callable
from datetime import date
from typing import Any

from wording_facts import fact, table

from reportgen.narrative.phrases.wording import Wording

Expected = Callable[[str, str], None]
Row = tuple[str, Callable[[Any], Any]]
NAN = float("nan")

ORIGINS = (
    ("河南省", "Henan", 1203),
    ("湖南省", "Hunan", 900),
    ("江西省", "Jiangxi", 700),
    ("安徽省", "Anhui", 700),
    ("四川省", "Sichuan", 12),
    ("贵州省", "Guizhou", 0),
)


def test_values_are_printed_with_their_units(expected: Expected) -> None:
    counts: list[Row] = [
        (f"{value} person", lambda w, v=value: w.value(fact(v)))
        for value in (5037, 1, 0, -1, 1_000_000, 123456789012345678, 2.5, 1e-9, -1e-9, 1e22, None, NAN)
    ]
    rates: list[Row] = [
        (f"{value} percent", lambda w, v=value: w.value(fact(v, "percent", "rate")))
        for value in (97.0021838, 97.05, 97.04999, 100, 0, 99.95, -0.04, -0.05)
    ]
    money: list[Row] = [
        (f"{value} yuan", lambda w, v=value: w.value(fact(v, "yuan", "grants")))
        for value in (
            *(0, 1, 6000, 10000, 28800, 50400, 82360, 549700, 99999999),
            *(100_000_000, 1_250_000, 123456789, 2_500_000_000, -28800),
        )
    ]
    others: list[Row] = [
        ("88 square kilometers", lambda w: w.value(fact(88, "km2", "area"))),
        ("88.25 square kilometers, one decimal", lambda w: w.value(fact(88.25, "km2", "area", decimals=1))),
        ("1 mu", lambda w: w.value(fact(1, "mu", "area"))),
        ("28.8 ten thousand yuan", lambda w: w.value(fact(28.8, "wan", "grants", decimals=1))),
        ("1 percentage point, no decimals", lambda w: w.value(fact(1, "points", decimals=0))),
        ("1 percentage point", lambda w: w.value(fact(1, "points"))),
        ("a ratio of 1.035", lambda w: w.value(fact(1.035, "ratio"))),
        ("6000.5 yuan, two decimals", lambda w: w.value(fact(6000.5, "yuan", decimals=2))),
    ]
    forms: list[Row] = [
        ("number", lambda w: w.number(fact(549700, "yuan", "grants"))),
        ("name", lambda w: w.name(fact(1))),
        ("counted", lambda w: w.counted(fact(1912), "名" if w.lang == "zh" else "service agreement")),
        ("counted, one", lambda w: w.counted(fact(1), "名" if w.lang == "zh" else "service agreement")),
        ("counted, hedged", lambda w: w.counted(fact(1912, hedge=(100, "over")), "名" if w.lang == "zh" else "lady")),
        ("per", lambda w: w.per(fact(1000, "yuan", "grants"), "户" if w.lang == "zh" else "household")),
        ("total", lambda w: w.total(fact(5037))),
        ("total, one", lambda w: w.total(fact(1))),
        ("words of a figure", lambda w: w.words(fact(8))),
        ("words of a formula's figure", lambda w: w.words(fact(5.0))),
        ("words of a figure with a noun", lambda w: w.words(fact(2), "场" if w.lang == "zh" else "film evening")),
        ("words of 12", lambda w: w.words(12, "项" if w.lang == "zh" else "measure")),
        ("words of 1", lambda w: w.words(1, "项" if w.lang == "zh" else "measure")),
    ]
    expected("values.txt", table("Values with their units", counts + rates + money + others + forms))


def test_hedges_are_put_on_by_the_indicator(expected: Expected) -> None:
    hedges = (
        *((8263, "copy", 1000, word) for word in ("over", "many", "at_least", "nearly")),
        *((value, "copy", 1000, "over") for value in (8000, 8001, 999, 1000, 0, -8263, None, 7999.6)),
        *((value, "copy", 1000, "nearly") for value in (8990, 9000, 8000, 8001, 950)),
        *((value, "visit", 1000, "over") for value in (12345, 20500, 200_345)),
        (12345, "visit", 100, "over"),
        (10650, "yuan", 10000, "over"),
        (10650, "yuan", 1000, "over"),
        (123_456_789, "yuan", 10_000_000, "over"),
        (98.4, "percent", 1, "over"),
        (98.4, "percent", 1, "many"),
        (98.4, "percent", 1, "at_least"),
        (88.5, "percent", 10, "nearly"),
        (84.3, "percent", 10, "nearly"),
        (95, "km2", 10, "over"),
        (7, "person", 5, "over"),
        (0.149, "ratio", 0.03, "over"),
    )
    rows: list[Row] = [
        (f"{value} {unit}, {word} to {to}", lambda w, v=value, u=unit, h=(to, word): w.value(fact(v, u, hedge=h)))
        for value, unit, to, word in hedges
    ]
    expected("hedges.txt", table("Approximations by the indicator", rows))


def test_bounds_are_refused_where_they_are_untrue(expected: Expected) -> None:
    rate, leaflets = fact(97.96, "percent", "rate"), fact(8263, "copy", "leaflets")
    rows: list[Row] = [
        ("over 1000", lambda w: w.over(leaflets, 1000)),
        ("over 10000", lambda w: w.over(leaflets, 10000)),
        ("over 1000, exactly", lambda w: w.over(fact(8000, "copy"), 1000)),
        ("many 1000", lambda w: w.many(leaflets, 1000)),
        ("nearly 500", lambda w: w.nearly(leaflets, 500)),
        ("nearly 1000", lambda w: w.nearly(leaflets, 1000)),
        ("nearly 90 of 84.3", lambda w: w.nearly(fact(84.3, "percent", "rate"), 90)),
        ("nearly 90 of 88.5", lambda w: w.nearly(fact(88.5, "percent", "rate"), 90)),
        ("at least 98 of 97.96", lambda w: w.at_least(rate, 98)),
        ("at least 97.5 of 97.96", lambda w: w.at_least(rate, 97.5)),
        ("at least 20000", lambda w: w.at_least(fact(20000), 20000)),
        ("at most 5", lambda w: w.at_most(fact(4), 5)),
        ("at most 5 of 6", lambda w: w.at_most(fact(6), 5)),
        ("at most 1", lambda w: w.at_most(fact(0), 1)),
        ("zero cases", lambda w: w.zero(fact(0, "case", "breaches"))),
        ("zero cases, another noun", lambda w: w.zero(fact(0, "case"), "起" if w.lang == "zh" else "incident")),
        ("zero of one case", lambda w: w.zero(fact(1, "case", "breaches"))),
        ("zero of a missing figure", lambda w: w.zero(fact(None, "case", "breaches"))),
        ("zero yuan", lambda w: w.zero(fact(0, "yuan", "grants"))),
        *(
            (f"over, by its size: {n}", lambda w, n=n: w.over(fact(n, "copy")))
            for n in (8263, 8200, 263, 63, 19, 0, -50)
        ),
        *((f"nearly, by its size: {n}", lambda w, n=n: w.nearly(fact(n, "copy"))) for n in (8263, 8291, 63, 59, 19)),
        *((f"at least, of {n}", lambda w, n=n: w.at_least(fact(n, "percent"))) for n in (98.6, 98, 97.96, 100, 0.4)),
        *((f"about, by its size: {n}", lambda w, n=n: w.about(fact(n, "copy"))) for n in (8263, 8200, 63, 15, 0, -263)),
        *((f"about, of {n}", lambda w, n=n: w.about(fact(n, "percent"))) for n in (98.6, 98.4, 0.4, 100)),
        ("about 12 million", lambda w: w.about(fact(12_345_678, "yuan"))),
        ("about, to 10000", lambda w: w.about(fact(12_345_678, "yuan"), 10_000)),
        ("about nothing", lambda w: w.about(fact(3), 10)),
        ("about a missing figure", lambda w: w.about(fact(None))),
        ("zeros of two", lambda w: w.zeros(fact(0, "case", "breaches"), fact(0))),
        ("zeros of three", lambda w: w.zeros(fact(0, "case", "breaches"), fact(0), fact(0, name="births"))),
        ("zeros of one", lambda w: w.zeros(fact(0, "case", "breaches"))),
        ("zeros, one missing", lambda w: w.zeros(fact(0, "case", "breaches"), fact(None))),
        ("zeros, all missing", lambda w: w.zeros(fact(None))),
        ("zeros that are none", lambda w: w.zeros(fact(0, "case", "breaches"), fact(1))),
        ("range of numbers", lambda w: w.range(10, 15)),
        ("range of people", lambda w: w.range(fact(10), fact(15))),
        ("range of rates", lambda w: w.range(fact(63, "percent"), fact(68, "percent"))),
        ("range of one value", lambda w: w.range(fact(10), fact(10.2))),
        ("range below zero", lambda w: w.range(fact(-3, "yuan"), fact(5, "yuan"))),
        ("range upside down", lambda w: w.range(fact(15), fact(10))),
        ("range with one end missing", lambda w: w.range(fact(15), fact(None))),
    ]
    expected("bounds.txt", table("Bounds, ranges and zeros", rows))


def test_changes_agree_with_their_figures(expected: Expected) -> None:
    pairs = (
        *((5037, 4788), (4788, 5037), (5037, 5037), (100010, 100000), (99990, 100000), (5037, None), (None, 4788)),
        *((NAN, 4788), (5037, NAN), (12, 0), (0, 12), (0, 0), (-3, 5), (5, -3), (-3, -5), (0, -5), (10, 5)),
        *((11, 5), (20, 5), (40, 5), (54, 5), (55, 5), (5037, 5), (1, 10000), (100, 99.99), (1.5, 1)),
    )
    counts: list[Row] = []
    for now, before in pairs:
        one = fact(now, before=before)
        label = f"{before} then {now} person"
        counts += [
            (f"{label}: change", lambda w, f=one: w.change(f)),
            (f"{label}: grew", lambda w, f=one: w.grew(f)),
            (f"{label}: difference", lambda w, f=one: w.difference(f)),
            (f"{label}: times", lambda w, f=one: w.times(f)),
        ]
    hedged = fact(8263, "copy", "leaflets", before=8263, hedge=(1000, "over"))
    counts.append(("unchanged beside an approximation", lambda w: w.change(hedged)))
    for now, before in ((5037, 4788), (4788, 5037), (5, 5), (100010, 100000), (1, 4), (0, 12), (12, 0), (250, 100)):
        one = fact(now, before=before)
        counts += [
            (f"{before} then {now}, in brief: change", lambda w, f=one: w.change(f, brief=True)),
            (f"{before} then {now}, in brief: grew", lambda w, f=one: w.grew(f, brief=True)),
            (f"{before} then {now}, in brief: difference", lambda w, f=one: w.difference(f, brief=True)),
        ]
    expected("changes.txt", table("Changes of counts since the year before", counts))


def test_changes_of_rates_are_told_in_percentage_points(expected: Expected) -> None:
    rows: list[Row] = []
    for now, before in ((97.0, 95.7), (95.7, 97.0), (97.0, 97.0), (97.04, 97.0), (0, 97.0), (97.0, 0), (97.0, 96.0)):
        one = fact(now, "percent", "rate", before=before)
        rows += [
            (f"{before} then {now}: change", lambda w, f=one: w.change(f)),
            (f"{before} then {now}: grew", lambda w, f=one: w.grew(f)),
            (f"{before} then {now}: difference", lambda w, f=one: w.difference(f)),
        ]
    half = fact(97.0, "percent", "rate", before=95.7, period="2006H1")
    inflow, earlier = fact(7304, period="2012"), fact(5230, period="2008")
    money = fact(28800, "yuan", "grants", before=6000)
    rows += [
        ("a half year: change", lambda w: w.change(half)),
        ("a half year: difference", lambda w: w.difference(half)),
        ("a half year unchanged", lambda w: w.change(fact(5, before=5, period="2006H1"))),
        ("a half year from none", lambda w: w.change(fact(5, before=0, period="2006H1"))),
        ("since 2008: change", lambda w: w.change(inflow, earlier)),
        ("since 2008: grew", lambda w: w.grew(inflow, earlier)),
        ("since 2008: difference", lambda w: w.difference(inflow, earlier)),
        ("since 2008: times", lambda w: w.times(inflow, earlier)),
        ("since June 30, 2008", lambda w: w.change(inflow, fact(5230, period="2008-06-30"))),
        ("since the first half of 2008", lambda w: w.change(inflow, fact(0, period="2008H1"))),
        ("since a missing figure", lambda w: w.change(inflow, fact(None, period="2008"))),
        ("than another indicator: difference", lambda w: w.difference(inflow, fact(1076, name="births"))),
        ("than another indicator: times", lambda w: w.times(inflow, fact(1076, name="births"))),
        ("than another indicator: change", lambda w: w.change(inflow, fact(1076, name="births"))),
        ("than another unit: difference", lambda w: w.difference(inflow, money)),
        ("than another rate", lambda w: w.difference(fact(97.0, "percent", "rate"), fact(93.0, "percent", "share"))),
        ("money: change", lambda w: w.change(money)),
        ("money: difference", lambda w: w.difference(money)),
        ("money to none", lambda w: w.change(fact(0, "yuan", "grants", before=28800))),
    ]
    expected("changes_of_rates.txt", table("Changes of rates, and since other periods", rows))


def test_shares_ranks_and_targets_agree_with_their_figures(expected: Expected) -> None:
    whole = fact(5037)
    shares: list[Row] = [
        (f"{part} of 5037: share", lambda w, p=part: w.share(fact(p, name="births"), whole))
        for part in (1941, 0, 5037, 1, 5036, 5038, -1, None)
    ]
    shares += [
        ("share, accounting for", lambda w: w.share(fact(1941, name="births"), whole, accounting=True)),
        ("share, no decimals", lambda w: w.share(fact(1941, name="births"), whole, decimals=0)),
        ("share of nothing", lambda w: w.share(fact(0, name="births"), fact(0))),
        ("share of a plural", lambda w: w.share(fact(18), fact(36, name="births"))),
    ]
    ranks: list[Row] = [
        (f"rank {rank} of {ranked}", lambda w, r=(rank, ranked): w.rank(fact(1, rank=r), *_peers(w)))
        for rank, ranked in ((2, 13), (1, 13), (11, 112), (22, 112), (1, 1), (0, 0))
    ]
    ranks += [
        ("rank among nobody in particular", lambda w: w.rank(fact(1, rank=(3, 13)))),
        ("shared rank", lambda w: w.rank(fact(1, rank=(1, 13)), *_peers(w), tied=True)),
        ("rank of a missing figure", lambda w: w.rank(fact(None, rank=(1, 13)))),
    ]
    counts: list[Row] = [
        (f"{value} persons, target {goal}", lambda w, v=value, g=goal: w.target(fact(v, goal=g)))
        for value, goal in (
            *((5037, 5000), (5000, 5000), (4650, 5000), (0, 5000), (100001, 100000), (99999, 100000)),
            *((1, 10000), (3, 0), (0, 0), (5, None), (None, 5)),
        )
    ]
    rates: list[Row] = [
        (f"{value} percent, target {goal}", lambda w, v=value, g=goal: w.target(fact(v, "percent", "rate", goal=g)))
        for value, goal in ((98.5, 98), (97.0, 98), (98, 98), (98.04, 98), (97.96, 98))
    ]
    half: list[Row] = [("half a year", lambda w: w.target(fact(93, goal=100, period="2006H1")))]
    expected("comparisons.txt", table("Shares, ranks and targets", shares + ranks + counts + rates + half))


def _peers(wording: Wording) -> tuple[str, str]:
    return ("全区", "乡镇") if wording.lang == "zh" else ("the district", "townships")


def test_lists_drop_what_is_missing(expected: Expected) -> None:
    parts = (fact(28088, name="agricultural"), fact(6194, name="non_agricultural"), fact(82, name="settled"))
    population = fact(34364, name="population")
    lost, money = fact(None, name="settled"), fact(28800, "yuan", "grants")
    by = fact(3515, name="inflow_by_origin", parts=ORIGINS)
    even = fact(60, name="inflow_by_origin", parts=tuple((f"省{i}", f"P{i}", 10) for i in range(6)))
    rows: list[Row] = [
        ("split", lambda w: w.split(*parts, whole=population)),
        ("split, one missing", lambda w: w.split(*parts[:2], lost, whole=population)),
        ("split, all missing", lambda w: w.split(lost)),
        ("split of nothing", lambda w: w.split()),
        ("split, parts short of the whole", lambda w: w.split(*parts[:2], whole=population)),
        ("split, parts beyond the whole", lambda w: w.split(*parts, lost, whole=fact(34000, name="population"))),
        ("split of different units", lambda w: w.split(parts[2], money)),
        ("split of plurals", lambda w: w.split(fact(24, name="births"), fact(3, name="leaflets", unit="copy"))),
        ("split, hedged", lambda w: w.split(fact(8263, "copy", "leaflets", hedge=(1000, "over")), fact(1, "copy"))),
        ("of these", lambda w: w.of_these(*parts)),
        ("respectively, two", lambda w: w.respectively(*parts[:2])),
        ("respectively, three", lambda w: w.respectively(*parts)),
        ("respectively, one left", lambda w: w.respectively(parts[0], lost)),
        ("respectively, different units", lambda w: w.respectively(parts[2], money)),
        *((f"top {n}", lambda w, n=n: w.top(by, n)) for n in (1, 2, 3, 9, 0)),
        *((f"top share {n}", lambda w, n=n: w.top_share(by, n)) for n in (1, 2, 3, 9)),
        ("top of too many ties", lambda w: w.top(even, 3)),
        ("top of no breakdown", lambda w: w.top(fact(5), 3)),
        ("top share beyond the whole", lambda w: w.top_share(fact(5, parts=ORIGINS), 3)),
        ("listing, two", lambda w: w.listing("甲", "乙")),
        ("listing, three", lambda w: w.listing("甲", "乙", "丙")),
        ("listing, one", lambda w: w.listing("甲")),
        ("listing, empty ones dropped", lambda w: w.listing("甲", "", "丙")),
        ("listing of figures, one missing", lambda w: w.listing(parts[0], lost, w.value(parts[1]))),
        ("listing of a text and missing figures", lambda w: w.listing("甲", lost)),
        ("listing of missing figures", lambda w: w.listing(lost)),
        ("listing of nothing", lambda w: w.listing()),
        ("listing with commas", lambda w: w.listing("a, b", "c", "d")),
        ("listing with and", lambda w: w.listing("bed and board", "fares", "meals")),
        *((f"enumerator {i} of 4", lambda w, i=i: w.enumerator(i, 4)) for i in (1, 2, 4)),
        ("enumerator 2 of unknown", lambda w: w.enumerator(2)),
        ("enumerator 2 within a sentence", lambda w: w.enumerator(2, inside=True)),
        ("enumerator 1 of 1", lambda w: w.enumerator(1, 1)),
        ("enumerator 21", lambda w: w.enumerator(21)),
        *((f"numbering, level {n}", lambda w, n=n: w.numbering(n, 14)) for n in (1, 2, 3, 4)),
        *((f"ordinal {n}", lambda w, n=n: w.ordinal(n)) for n in (1, 2, 9, 10, 11, 21, 112, 122)),
    ]
    expected("lists.txt", table("Lists", rows))


def test_dates_and_periods(expected: Expected) -> None:
    rows: list[Row] = [
        ("date", lambda w: w.date(date(2012, 3, 5))),
        ("date from text", lambda w: w.date("2006-12-31")),
        *(
            (f"period {key}", lambda w, key=key: w.period(key))
            for key in (
                "2006",
                "2006H1",
                "2006H2",
                "2006Q1",
                "2006Q4",
                "2006-06",
                "2006-12",
                "2006-06-30",
                "2008..2011",
            )
        ),
        *((f"as of {key}", lambda w, key=key: w.as_of(key)) for key in ("2006", "2006H1", "2006-06-30")),
        *((f"previous year of {key}", lambda w, key=key: w.previous_year(key)) for key in (None, "2006", "2006H1")),
        ("previous year of a fact", lambda w: w.previous_year(fact(1, period="2006-06"))),
        ("a year in words", lambda w: w.year_words(2026)),
    ]
    expected("dates.txt", table("Dates and periods", rows))


def test_openings_begin_with_a_capital_and_no_numeral(expected: Expected) -> None:
    texts = (
        *("the inflow population", "5,037 people", "8 villages", "1 person", "0 people", "97.0 percent"),
        *(
            "38.5 percent of the inflow population",
            "0 percent",
            "5 percent of women",
            "549,700 yuan",
            "1.25 million yuan",
        ),
        *("1.3 percentage points higher than a year earlier", "2.2 times the figure", "8-member teams", "2006 was dry"),
        *("2nd of 13", "10–15 people", "-3 yuan", "over 8,000 copies", "“good” work", "", "2.5 square kilometers"),
        *(
            "412 more than a year earlier",
            "350 short of the annual target",
            "2004 to 2006 saw",
            "2006",
            "100.0",
            "流入人口",
        ),
    )
    rows: list[Row] = [(text or "(nothing)", lambda w, text=text: w.opening(text)) for text in texts]
    rows += [
        ("a figure", lambda w: w.opening(fact(5037))),
        ("a phrase", lambda w: w.opening(w.change(fact(5037, before=4788)))),
        *((f"an: {text}", lambda w, text=text: w.an(text)) for text in ("8-member team", "one-off grant", "hour")),
        ("an: figure", lambda w: w.an(fact(18))),
        ("an: number", lambda w: w.an(8)),
    ]
    expected("openings.txt", table("Openings and articles", rows))
