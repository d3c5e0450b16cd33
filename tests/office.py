"""The place whose figures the examples of the documentation print, and how its templates are written out."""

from datetime import date

from making import problems

from reportgen.config.units import BUILT_IN_UNITS
from reportgen.narrative.environment import make_environment
from reportgen.narrative.facts import Below, Fact, Part
from reportgen.narrative.material import Material, TableRow
from reportgen.narrative.phrases.en import English
from reportgen.narrative.phrases.zh import Chinese
from reportgen.narrative.render import Renderer
from reportgen.narrative.sources import TemplateText
from reportgen.narrative.templates import compile_templates
from reportgen.nouns.area import Area
from reportgen.nouns.figure import Figure
from reportgen.nouns.indicator import Expression, Hedge, Indicator
from reportgen.nouns.issue import Place, ReportError
from reportgen.nouns.period import Period
from reportgen.nouns.report import AreasSource, ReportConfig, Section
from reportgen.nouns.tables import Table, TableColumn
from reportgen.nouns.unit import Text
from reportgen.preview.text import TextTarget

__all__ = ["FACTS", "printed", "refusal"]

_HERE = Place("configs/a.yaml", 1, 1)
_YEAR = Period(date(2006, 1, 1), date(2006, 12, 31), "year")
_LINEAGE = (
    Area("420116403", "盘龙城经济开发区", "Panlongcheng Economic Development Zone", "township", "420116"),
    Area("420116", "黄陂区", "Huangpi District", "county", "4201"),
    Area("4201", "武汉市", "Wuhan City", "city", "42"),
    Area("42", "湖北省", "Hubei Province", "province"),
)
_ORIGINS = (("河南省", "Henan", 1203), ("湖南省", "Hunan", 900), ("江西省", "Jiangxi", 700), ("四川省", "Sichuan", 12))


def _fact(
    name: str,
    title: Text,
    unit: str,
    value: float | None,
    before: float | None = None,
    *,
    goal: float | None = None,
    hedge: Hedge | None = None,
    rank: tuple[int, int] = (0, 0),
    parts: tuple[tuple[str, str, int], ...] = (),
) -> Fact:
    measured = BUILT_IN_UNITS[unit]
    indicator = Indicator(name, title, measured, _HERE, decimals=measured.decimals, hedge=hedge)
    area, missing = _LINEAGE[0].code, "" if value is not None else "no-rows"
    return Fact(
        indicator,
        Figure(name, area, "2006", value, missing=missing, rank=rank[0], ranked=rank[1]),
        None if before is None else Figure(name, area, "2005", before),
        goal,
        tuple(Part(Text(zh, en), Figure(name, area, "2006", size, category=zh)) for zh, en, size in parts),
    )


FACTS = {
    fact.name: fact
    for fact in (
        _fact("population", Text("总人口", "population"), "person", 34364),
        _fact("agricultural", Text("农业人口", "agricultural population"), "person", 28088),
        _fact("non_agricultural", Text("非农业人口", "non-agricultural population"), "person", 6194),
        _fact("inflow", Text("流入人口", "inflow population"), "person", 5037, 4788, goal=5000, rank=(2, 13)),
        _fact("outflow", Text("流出人口", "outflow population"), "person", 1203, 1320),
        _fact("inflow_women", Text("流入女性", "women in the inflow"), "person", 2410),
        _fact("inflow_by_origin", Text("流入人口来源", "inflow by origin"), "person", 5037, parts=_ORIGINS),
        _fact("check_rate", Text("查验率", "check rate"), "percent", 97.0, 95.7, goal=98),
        _fact("leaflets", Text("宣传品", "leaflets"), "copy", 8263, hedge=Hedge(1000, "over")),
        _fact("films", Text("电影放映", "film screenings"), "screening", 8),
        _fact("grants", Text("慰问金", "grants"), "yuan", 10650),
        _fact("grants_per_household", Text("户均慰问金", "average grant"), "yuan", 213),
        _fact("complaints", Text("投诉", "complaints"), "case", 0),
        _fact("disputes", Text("纠纷", "disputes"), "dispute", 0),
        _fact("villages", Text("村", "villages"), "village", 12),
        _fact("communities", Text("社区", "communities"), "community", 1),
        _fact("films_planned", Text("计划放映电影", "film screenings planned"), "screening", 6),
        _fact("oil", Text("食用油", "cooking oil"), "bottle", 763),
        _fact("rice", Text("大米", "rice"), "bag", 773),
        _fact("pork", Text("猪肉", "pork"), "jin", 720),
        _fact("problems", Text("发现问题", "problems found"), "one", 3),
        _fact("incomplete", Text("登记不全", "incomplete records"), "one", 2),
        _fact("late", Text("查验不及时", "late checks"), "one", 1),
        _fact("lost", Text("走访户数", "households visited"), "household", None),
    )
}
_BELOW = (
    ("420116403201", "石桥村", "Shiqiao Village", 99.2),
    ("420116403202", "东镇新村", "Dongzhenxin Village", 96.0),
    ("420116403203", "竹林村", "Zhulin Village", 98.1),
    ("420116403204", "叶店村", "Yedian Village", 94.7),
)


def _below(name: str, value: float, code: str) -> Fact:
    return Fact(FACTS[name].indicator, Figure(name, code, "2006", value), goal=FACTS[name].goal)


FACTS["check_rate"].below = tuple(
    Below(Area(code, zh, en, "village", _LINEAGE[0].code), _below("check_rate", value, code))
    for code, zh, en, value in _BELOW
)
_BEFORE = Fact(FACTS["inflow"].indicator, Figure("inflow", _LINEAGE[0].code, "2005", 4788), name="preceding(inflow)")
_EARLIER = Fact(FACTS["inflow"].indicator, Figure("inflow", _LINEAGE[0].code, "2001", 3715), name="at(inflow, 2001)")
_CONDITIONS = {"checks_fell_short": True, "inflow_rose": True}


def printed(source: str, lang: str) -> str:
    """Return what a template prints, without the title."""
    config = _config()
    target = TextTarget(lang)
    texts = {each: {"one": TemplateText(f"templates/{each}/summary/one.md", source)} for each in ("zh", "en")}
    compiled = compile_templates(config, texts, [target])[0]
    wording = Chinese() if lang == "zh" else English()
    rendered = Renderer(config, compiled, target, wording, make_environment()).render(_material(config))
    return TextTarget.finished(rendered.body).partition("\n\n")[2].removesuffix("\n")


def refusal(source: str) -> str:
    """Return what is said of a template that cannot be written out."""
    try:
        printed(source, "en")
    except ReportError as error:
        return problems(error).removesuffix("\n")
    return ""


def _config() -> ReportConfig:
    return ReportConfig(
        "summary",
        _HERE.file,
        Text("总结", "Summary"),
        "gbt9704",
        AreasSource("areas.csv", _HERE),
        (),
        tuple(fact.indicator for fact in FACTS.values()),
        (Section("one", _HERE),),
        conditions=tuple((name, Expression("inflow > 0")) for name in _CONDITIONS),
        tables=(Table("villages", Text("各村情况", "The Villages"), (TableColumn("inflow"),), _HERE),),
    )


def _material(config: ReportConfig) -> Material:
    rows = (TableRow(_LINEAGE[0], (FACTS["inflow"],)),)
    sections = frozenset(section.name for section in config.sections)
    return Material(
        _LINEAGE,
        _YEAR,
        date(2007, 1, 8),
        FACTS,
        _CONDITIONS,
        sections,
        {"villages": rows},
        others={("inflow", "2001"): _EARLIER, ("inflow", "preceding"): _BEFORE},
    )
