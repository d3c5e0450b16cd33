"""Facts to word in tests: an office's figures, made in one line each."""

from collections.abc import Callable
from typing import Any

from reportgen.narrative.facts import Fact, MissingFigure, Part, Phrase, UntrueWord
from reportgen.narrative.phrases.en import English
from reportgen.narrative.phrases.wording import Wording
from reportgen.narrative.phrases.zh import Chinese
from reportgen.nouns.figure import Figure
from reportgen.nouns.indicator import Hedge, Indicator
from reportgen.nouns.unit import Text, Unit

ZH, EN = Chinese(), English()

UNITS = {
    unit.key: unit
    for unit in (
        Unit("person", "count", "人", "person", "people"),
        Unit("visit", "count", "人次", "person-time", "person-times"),
        Unit("copy", "count", "份", "copy", "copies"),
        Unit("case", "count", "例", "case", "cases"),
        Unit("village", "count", "个村", "village", "villages"),
        Unit("community", "count", "个社区", "community", "communities"),
        Unit("bottle", "count", "瓶", "bottle", "bottles"),
        Unit("bag", "count", "袋", "bag", "bags"),
        Unit("one", "count", "个", "item", "items"),
        Unit("day", "count", "天", "day", "days"),
        Unit("jin", "measure", "斤", "jin", "jin", 2),
        Unit("km2", "measure", "平方公里", "square kilometer", "square kilometers"),
        Unit("mu", "measure", "亩", "mu", "mu"),
        Unit("yuan", "money", "元", "yuan", "yuan"),
        Unit("wan", "money", "万元", "ten thousand yuan", "ten thousand yuan"),
        Unit("percent", "percent", "%", "percent", "percent", 1),
        Unit("points", "points", "个百分点", "percentage point", "percentage points", 1),
        Unit("ratio", "ratio", "", "", "", 2),
    )
}
TITLES = {
    "inflow": Text("流入人口", "inflow population"),
    "births": Text("出生人数", "births"),
    "rate": Text("查验率", "certificate check rate"),
    "leaflets": Text("宣传品", "leaflets"),
    "grants": Text("慰问金", "visiting grants"),
    "agricultural": Text("农业人口", "agricultural population"),
    "non_agricultural": Text("非农业人口", "non-agricultural population"),
    "settled": Text("常住流入人口", "settled inflow population"),
    "population": Text("总人口", "total population"),
    "breaches": Text("违规人数", "breaches"),
    "oil": Text("食用油", "cooking oil"),
    "rice": Text("大米", "rice"),
    "pork": Text("猪肉", "pork"),
    "late": Text("查验不及时", "late checks"),
    "wrong": Text("登记不全", "incomplete records"),
    "area": Text("规划面积", "planned area"),
}


def fact(
    value: float | None,
    unit: str = "person",
    name: str = "inflow",
    *,
    before: float | None = None,
    goal: float | None = None,
    hedge: tuple[float, str] | None = None,
    decimals: int | None = None,
    period: str = "2006",
    rank: tuple[int, int] = (0, 0),
    parts: tuple[tuple[str, str, float | None], ...] = (),
) -> Fact:
    """Make a fact; `parts` are (Chinese label, English label, value)."""
    kind = UNITS[unit]
    indicator = Indicator(
        name,
        TITLES.get(name, Text(name, name)),
        kind,
        decimals=kind.decimals if decimals is None else decimals,
        hedge=Hedge(hedge[0], hedge[1]) if hedge else None,  # type: ignore[arg-type]
    )
    missing = "no-rows" if value is None else ""
    figure = Figure(name, "420100", period, value, missing=missing, rank=rank[0], ranked=rank[1])
    earlier = None if before is None else Figure(name, "420100", "2005", before)
    return Fact(indicator, figure, earlier, goal, tuple(_part(name, *part) for part in parts))


def _part(name: str, zh: str, en: str, value: float | None) -> Part:
    return Part(Text(zh, en), Figure(name, "420100", "2006", value, category=zh))


def said(wording: Wording, say: Callable[[Wording], Any]) -> str:
    """Return what a language says, or why it says nothing."""
    try:
        phrase = say(wording)
    except MissingFigure as error:
        return f"(missing: {error})"
    except UntrueWord as error:
        return f"(untrue: {error})"
    assert isinstance(phrase, Phrase)
    return phrase.text


def table(title: str, rows: list[tuple[str, Callable[[Any], Any]]]) -> str:
    """Return a table of what both languages say, with what it states."""
    lines = [title, ""]
    for label, say in rows:
        zh, en = said(ZH, say), said(EN, say)
        lines += [label, f"    zh  {zh}", *([f"    en  {en}"] if en != zh else [])]
        if not zh.startswith("("):
            stated = say(ZH).stated
            assert stated == say(EN).stated
            lines += [f"        {one.what} = {one.value}" for one in stated]
    return "\n".join(lines) + "\n"
