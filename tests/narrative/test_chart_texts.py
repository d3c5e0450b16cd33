"""Charts in reports: what is drawn, what is said of it, what is left out."""

import pytest
from sample import HERE, INDICATORS, LINEAGE, VILLAGES, YEAR, config, fact, html, prose, rendered

from reportgen.narrative.facts import Fact
from reportgen.narrative.material import ChartRow
from reportgen.narrative.target import ChartText
from reportgen.nouns.figure import SUPPRESSED, Figure
from reportgen.nouns.tables import Chart, ChartKind
from reportgen.nouns.unit import Text
from reportgen.preview.text import TextTarget

SOURCE = 'A.\n\n{{ chart("sources") }}\n\nB.'


def drawn(
    given: tuple[ChartRow, ...],
    lang: str = "zh",
    kind: ChartKind = "bar",
    figures: tuple[str, ...] = ("inflow",),
    rows: str = "areas",
) -> ChartText | None:
    """Return the chart that is made of rows; by default one of the inflow by village."""
    made = config(charts=(Chart("sources", Text("流入", "Inflow"), kind, figures, HERE, rows),))
    charts = rendered(SOURCE, TextTarget(lang), made, charts={"sources": given}).charts
    return charts[0] if charts else None


def village(number: int, *values: float | None, names: tuple[str, ...] = ("inflow",)) -> ChartRow:
    facts = (fact(name, value, VILLAGES[number]) for name, value in zip(names, values, strict=True))
    return ChartRow(VILLAGES[number], tuple(facts), "area")


def hidden(name: str = "inflow") -> Fact:
    return Fact(INDICATORS[name], Figure(name, "1", YEAR.key, None, missing=SUPPRESSED, below=5))


def test_a_chart_stands_in_the_prose_above_its_caption() -> None:
    assert prose(SOURCE, "en") == (
        "A.\n\npeople\tInflow by origin\nHenan\t3000\nHunan\t1000\n\nFigure\u00a01. Origins\n\nB."
    ).replace("Inflow by origin", "Origin")


def test_a_chart_is_one_entry_of_the_list_of_figures_that_states_every_value() -> None:
    found = rendered("{{ inflow }}。\n\n{{ chart('sources') }}", TextTarget("zh"))
    assert [(entry.number, entry.expression, entry.text) for entry in found.printed] == [
        (1, "inflow", "5037人"),
        (2, 'chart("sources")', "条形图：流入人口来源。河南省3000人，湖南省1000人。"),
    ]
    assert found.printed[1].stated == (("by_origin[河南省]", 3000), ("by_origin[湖南省]", 1000))
    assert [chart.number for chart in found.charts] == [2]


def test_html_names_a_chart_by_what_it_shows() -> None:
    assert "条形图：流入人口来源。河南省3000人，湖南省1000人。" in html(SOURCE)


def test_few_values_are_all_told_and_of_many_the_ends() -> None:
    names = tuple(f"{number}村" for number in range(10))
    rows = tuple(
        ChartRow(Text(name, name), (fact("inflow", number * 7 % 10 + 1),), "category")
        for number, name in enumerate(names)
    )
    few, many = drawn(rows[:3], rows="by_origin"), drawn(rows, rows="by_origin")
    assert few
    assert many
    assert few.description == "条形图：流入。0村1人，1村8人，2村5人。"
    assert many.description == "条形图：流入。共10项，最高的是7村，10人；最低的是0村，1人。"
    english = drawn(rows, "en", rows="by_origin")
    assert english
    assert english.description == (
        "Bar chart: Inflow. 10 values; the highest is 7村, 10 people, the lowest 0村, one person."
    ).replace("one person", "1 person")


def test_what_others_add_up_to_is_not_told_as_the_largest() -> None:
    rows = [ChartRow(Text(f"{number}村", ""), (fact("inflow", number + 1),), "category") for number in range(9)]
    made = drawn((*rows, ChartRow(Text("", ""), (fact("inflow", 50),), "others")), rows="by_origin")
    assert made
    assert made.description == "条形图：流入。共10项，最高的是8村，9人；最低的是0村，1人。"


def test_several_series_are_told_apart() -> None:
    names = ("inflow", "outflow")
    rows = (village(0, 5, 7, names=names), village(1, 8, None, names=names))
    made = drawn(rows, "en", figures=names)
    assert made
    assert [series.name for series in made.series] == ["Inflow population", "Outflow population"]
    assert made.description == (
        "Bar chart: Inflow. Inflow population: Jia Village, 5 people; Yi Village, 8 people. "
        "Outflow population: Jia Village, 7 people."
    )


def test_what_has_no_value_at_all_is_left_out() -> None:
    names = ("inflow", "outflow")
    third = ChartRow(LINEAGE[0], (fact("inflow", None), fact("outflow", None)), "area")
    made = drawn((village(0, 5, None, names=names), third, village(1, 8, None, names=names)), figures=names)
    assert made
    assert made.categories == ("甲村", "乙村")
    assert [(series.name, series.values) for series in made.series] == [("流入人口", (5, 8))]


def test_a_period_without_a_value_is_a_gap_and_none_at_the_head() -> None:
    periods = [YEAR, YEAR.preceding, YEAR.preceding.preceding, YEAR.preceding.preceding.preceding]
    values = (97.04, None, 95.55, None)
    rows = tuple(
        ChartRow(period, (fact("rate", value),), "period") for period, value in zip(periods, values, strict=True)
    )
    made = drawn(rows[::-1], kind="line", rows="periods", figures=("rate",))
    assert made
    assert made.categories == ("2004年", "2005年", "2006年")
    assert made.series[0].values == (95.6, None, 97.0)
    assert (made.unit, made.decimals) == ("%", 1)


def test_values_that_are_not_told_leave_a_gap_and_a_note() -> None:
    rows = (village(0, 5), village(1, 8), ChartRow(LINEAGE[0], (hidden(),), "area"))
    made = drawn(rows)
    assert made
    assert made.series[0].values == (5, 8, None)
    assert made.note == "注：另有1项数字为保护个人信息未列出。"
    assert not made.whole
    pie = drawn(rows, "en", kind="pie")
    assert pie
    assert pie.categories == ("Jia Village", "Yi Village")
    assert pie.note == "Note: 1 more value is withheld to protect personal information."


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ((), "bar"),
        ((village(0, 5),), "bar"),
        ((village(0, 5), village(1, None)), "line"),
        ((village(0, 0), village(1, 0)), "column"),
        ((village(0, 5), village(1, -1)), "pie"),
        ((village(0, 5), village(1, -1)), "stacked"),
        ((village(0, 5), village(1, float("nan"))), "bar"),
    ],
)
def test_a_chart_with_nothing_to_compare_is_not_printed(rows: tuple[ChartRow, ...], kind: ChartKind) -> None:
    assert drawn(rows, kind=kind) is None


def test_a_heading_with_nothing_but_a_chart_that_is_not_printed_goes() -> None:
    assert prose("# 图\n\n{{ chart('sources') }}\n\n# 后\n\n文", charts={"sources": ()}) == "一、后\n\n文"


def test_a_clause_that_refers_to_a_chart_that_is_not_printed_goes() -> None:
    source = '各地[[（见{{ ref("sources") }}）]]都有。\n\n{{ chart("sources") }}'
    assert prose(source).startswith("各地（见图1）都有。")
    assert prose(source, charts={"sources": ()}) == "各地都有。"


def test_bars_are_named_by_what_they_stand_for() -> None:
    rows = (
        village(0, 5),
        ChartRow(VILLAGES[0], (fact("inflow", 1),), "own"),
        ChartRow(Text("", ""), (fact("inflow", 2),), "others"),
        ChartRow(VILLAGES[0], (fact("inflow", 3),), "rest"),
        ChartRow(INDICATORS["inflow"].title, (fact("inflow", 4),), "indicator"),
    )
    chinese, english = drawn(rows), drawn(rows, "en")
    assert chinese
    assert english
    assert chinese.categories == ("甲村", "本级", "其他", "未注明", "流入人口")
    assert english.categories == (
        "Jia Village", "Not assigned to a village", "Other", "Not stated", "Inflow population"
    )  # fmt: skip


def test_a_chart_that_is_not_printed_is_named_with_its_reason() -> None:
    found = rendered(SOURCE, TextTarget("zh"), charts={"sources": ()})
    assert found.dropped == ((HERE, 'chart("sources")', "nothing-to-draw"),)


def test_an_indicator_that_counts_nothing_has_no_bar_and_a_rate_of_zero_has_one() -> None:
    def bar(name: str, value: float) -> ChartRow:
        return ChartRow(INDICATORS[name].title, (fact(name, value),), "indicator")

    counts = drawn((bar("inflow", 5), bar("outflow", 0), bar("lost", 3)), rows="indicators", figures=("inflow",))
    rates = drawn((bar("rate", 0.0), bar("rate", 3.5)), rows="indicators", figures=("rate",))
    assert counts
    assert rates
    assert counts.series[0].values == (5, 3)
    assert rates.series[0].values == (0.0, 3.5)
