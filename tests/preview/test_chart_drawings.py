"""Charts drawn in pages: shapes within the drawing, round numbers at the axis, names that do not overlap."""

import re

import pytest
from reading import Element, read_page

from reportgen.narrative.target import ChartSeries, ChartText
from reportgen.nouns.tables import ChartKind
from reportgen.preview.scale import cut, digits, in_two, scale_of, width_of
from reportgen.preview.svg import chart_svg

KINDS: tuple[ChartKind, ...] = ("bar", "column", "stacked", "line", "pie", "doughnut")
TOWNS = ("城关镇", "盘龙城经济开发区", "<潘口>乡")


def _chart(
    kind: ChartKind, *series: tuple[float | None, ...], names: tuple[str, ...] = TOWNS, **more: object
) -> ChartText:
    made = tuple(ChartSeries(f"系列{number}", values) for number, values in enumerate(series, 1))
    plain = ChartText(7, kind, "题", names, made, "人", 0, True, "三个乡镇的“流入&流出”")
    return plain._replace(**more)


def _drawn(chart: ChartText, lang: str = "zh") -> Element:
    count = sum(value is not None for series in chart.series for value in series.values)
    targets = "".join(f'<p id="f7-{number}"></p>' for number in range(1, count + 1))
    return read_page(f"{chart_svg(chart, lang)}{targets}".encode()).one("svg")


def _numbers(element: Element, name: str) -> list[float]:
    return [float(one.attributes[name]) for one in element.every() if name in one.attributes]


@pytest.mark.parametrize("kind", KINDS)
def test_each_value_is_a_link_to_what_it_states(kind: ChartKind) -> None:
    drawn = _drawn(_chart(kind, (1200, 30, 4)))
    links = list(drawn.every("a"))
    assert [one.attributes["href"] for one in links] == ["#f7-1", "#f7-2", "#f7-3"]
    assert [one.attributes["aria-label"] for one in links] == ["城关镇 1200人", "盘龙城经济开发区 30人", "<潘口>乡 4人"]
    english = _drawn(_chart(kind, (1200, 30, 4), unit="people"), "en")
    assert next(english.every("a")).attributes["aria-label"] == "城关镇 1,200 people"


@pytest.mark.parametrize("kind", KINDS)
def test_a_drawing_has_its_description_and_its_names(kind: ChartKind) -> None:
    drawn = _drawn(_chart(kind, (1200, 30, 4)))
    title = drawn.one("title")
    assert drawn.attributes["aria-labelledby"] == title.attributes["id"]
    assert title.said == "三个乡镇的“流入&流出”"
    for name in TOWNS:
        assert name in drawn.said.replace(" ", "")


@pytest.mark.parametrize("kind", KINDS[:4])
@pytest.mark.parametrize("values", [(0, 0, 5), (-3, 0, 4), (1e9, 2, 0), (0.5, 0.25, 0.1)])
def test_every_shape_stays_within_the_drawing(kind: ChartKind, values: tuple[float, ...]) -> None:
    if kind == "stacked":
        values = tuple(max(value, 0) for value in values)
    drawn = _drawn(_chart(kind, values, values, decimals=2))
    _, _, width, height = map(float, drawn.attributes["viewbox"].split())
    for rect in drawn.every("rect"):
        left, top, wide, tall = (float(rect.attributes[name]) for name in ("x", "y", "width", "height"))
        assert left >= 0
        assert top >= 0
        assert left + wide <= width + 0.1
        assert top + tall <= height + 0.1
    assert all(0 <= x <= width for x in _numbers(drawn, "cx"))


def test_a_value_that_is_missing_has_no_shape_and_breaks_a_line() -> None:
    drawn = _drawn(_chart("line", (1, None, 3)))
    assert len(list(drawn.every("circle"))) == 2
    path = next(one.attributes["d"] for one in drawn.every("path") if one.attributes.get("fill") == "none")
    assert re.fullmatch(r"M\S+ \S+M\S+ \S+", path)


def test_columns_below_zero_hang_from_it() -> None:
    drawn = _drawn(_chart("column", (-10, 10, 5)))
    down, up = (one.one("rect").attributes for one in list(drawn.every("a"))[:2])
    assert float(down["y"]) == pytest.approx(float(up["y"]) + float(up["height"]), abs=0.1)
    assert "\u221210" in drawn.said


def test_stacked_columns_stand_on_each_other() -> None:
    first, second = (
        one.one("rect").attributes for one in list(_drawn(_chart("stacked", (4, 1, 1), (2, 1, 1))).every("a"))[:2]
    )
    assert float(second["y"]) + float(second["height"]) == pytest.approx(float(first["y"]), abs=0.1)
    assert first["fill"] != second["fill"]


def test_slices_tell_percentages_where_they_are_the_whole() -> None:
    assert "城关镇 3（75.0%）" in _drawn(_chart("pie", (3, 1), names=TOWNS[:2])).said
    assert "%" not in _drawn(_chart("pie", (3, 1), names=TOWNS[:2], whole=False)).said
    assert len(list(_drawn(_chart("doughnut", (3,), names=TOWNS[:1])).every("a"))) == 1


def test_long_names_stand_in_two_lines_or_lean() -> None:
    two = _drawn(_chart("column", (1,) * 6, names=("盘龙城经济开发区",) * 6))
    assert "盘龙城经" in {one.said for one in two.every("text")}
    leaning = _drawn(_chart("column", (1,) * 6, names=("Panlongcheng-Economic-Development-Zone",) * 6), "en")
    assert sum("rotate" in one.attributes.get("transform", "") for one in leaning.every("text")) == 6
    many = _drawn(_chart("column", (1,) * 40, names=tuple(f"{year}年" for year in range(1980, 2020))))
    assert 5 < sum(one.said.endswith("年") for one in many.every("text")) < 20


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ((0, 0), (0, 1)),
        ((3,), (0, 1, 2, 3)),
        ((87,), (0, 20, 40, 60, 80, 100)),
        ((-40, 87), (-50, 0, 50, 100)),
        ((12345,), (0, 2500, 5000, 7500, 10000, 12500)),
    ],
)
def test_an_axis_has_round_numbers_and_zero(values: tuple[float, ...], ticks: tuple[float, ...]) -> None:
    assert scale_of(values, whole=True).ticks == ticks


def test_an_axis_of_rates_may_have_fractions() -> None:
    assert scale_of((0.4,), whole=False).ticks == pytest.approx((0, 0.1, 0.2, 0.3, 0.4))


def test_texts_are_measured_broken_and_cut() -> None:
    assert width_of("村a", 10) == 15.5
    assert in_two("镇", 20, 10) == ("镇",)
    assert in_two("Jia County", 40, 10) == ("Jia", "County")
    assert in_two("Panlongcheng", 40, 10) == ()
    assert cut("盘龙城经济开发区", 45, 10) == "盘龙城…"
    assert digits(-1234.5, 1, "en") == "\u22121,234.5"
