"""Small reports for tests: a config, figures of a township, templates as texts."""

# ruff: noqa: ANN401 - what a test changes may be any field

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from reportgen.messages import render as message
from reportgen.narrative.compile.program import CompiledReport
from reportgen.narrative.environment import make_environment
from reportgen.narrative.facts import Fact, Part
from reportgen.narrative.material import ChartRow, Material, Rendered, TableRow
from reportgen.narrative.phrases.en import English
from reportgen.narrative.phrases.zh import Chinese
from reportgen.narrative.render import Renderer
from reportgen.narrative.sources import TemplateText
from reportgen.narrative.target import Target
from reportgen.narrative.templates import compile_templates
from reportgen.nouns.area import Area
from reportgen.nouns.figure import Figure
from reportgen.nouns.indicator import Expression, Indicator, Measure
from reportgen.nouns.issue import Issue, Place, ReportError
from reportgen.nouns.period import Period
from reportgen.nouns.report import AreasSource, ReportConfig, Section
from reportgen.nouns.tables import Chart, Table, TableColumn
from reportgen.nouns.unit import Text, Unit
from reportgen.preview.html import HtmlTarget
from reportgen.preview.text import TextTarget

HERE = Place("configs/a.yaml", 3, 1)
YEAR = Period(date(2006, 1, 1), date(2006, 12, 31), "year")
LINEAGE = (
    Area("430101", "盘龙城镇", "Panlongcheng Town", "township", "4301"),
    Area("4301", "黄陂区", "Huangpi District", "county", "43"),
    Area("43", "武汉市", "Wuhan City", "city"),
)
VILLAGES = (
    Area("43010101", "甲村", "Jia Village", "village", "430101"),
    Area("43010102", "乙村", "Yi Village", "village", "430101"),
)
WORDINGS = {"zh": Chinese, "en": English}
_PERSON = Unit("person", "count", "人", "person", "people")
_COPY = Unit("copy", "count", "份", "copy", "copies")
_PERCENT = Unit("percent", "percent", "%", "percent", "percent", 1)
INDICATORS = {
    "inflow": Indicator("inflow", Text("流入人口", "inflow population"), _PERSON),
    "outflow": Indicator("outflow", Text("流出人口", "outflow population"), _PERSON),
    "rate": Indicator("rate", Text("查验率", "check rate"), _PERCENT, decimals=1),
    "leaflets": Indicator("leaflets", Text("宣传品", "leaflets"), _COPY, measure=Measure("sum", "quantity")),
    "by_origin": Indicator("by_origin", Text("来源地", "origin"), _PERSON, by="origin"),
    "lost": Indicator("lost", Text("缺数", "lost figure"), _PERSON),
    "gone": Indicator("gone", Text("又缺", "gone figure"), _PERSON),
}
VALUES: dict[str, int | float | None] = {
    "inflow": 5037, "outflow": 1203, "rate": 97.0, "leaflets": 8, "by_origin": 5037, "lost": None, "gone": None
}  # fmt: skip
BEFORE: dict[str, int | float] = {"inflow": 5000, "rate": 95.7}


def config(sections: Sequence[str] = ("one",), **changes: Any) -> ReportConfig:
    """Make a config of sections, with the table `villages`, the chart `sources`, the conditions `busy` and `calm`."""
    given: dict[str, Any] = {
        "title": Text("{{ area }}{{ period }}总结", "{{ area }}: Summary, {{ period }}"),
        "conditions": (("busy", Expression("inflow > 0")), ("calm", Expression("inflow == 0"))),
        "tables": (
            Table("villages", Text("各村情况", "The Villages"), (TableColumn("inflow"), TableColumn("rate")), HERE),
        ),
        "charts": (Chart("sources", Text("流入人口来源", "Origins"), "bar", ("by_origin",), HERE, "by_origin"),),
    }
    return ReportConfig(
        name="summary",
        path="configs/a.yaml",
        layout="gbt9704",
        areas=AreasSource("areas.csv", HERE),
        ledgers=(),
        indicators=tuple(INDICATORS.values()),
        sections=tuple(Section(name, HERE) for name in sections),
        **{**given, **changes},
    )


def fact(name: str, value: int | float | None, area: Area = LINEAGE[0]) -> Fact:
    """Make the fact of an indicator; a value that is not there has no rows."""
    figure = Figure(name, area.code, YEAR.key, value, missing="" if value is not None else "no-rows")
    before = BEFORE.get(name)
    parts = (("河南省", "Henan", 3000), ("湖南省", "Hunan", 1000)) if INDICATORS[name].by else ()
    return Fact(
        INDICATORS[name],
        figure,
        Figure(name, area.code, "2005", before) if before is not None else None,
        98.0 if name == "rate" else None,
        tuple(Part(Text(zh, en), Figure(name, area.code, YEAR.key, size, category=zh)) for zh, en, size in parts),
    )


def bars(whole: Fact) -> tuple[ChartRow, ...]:
    """Make the bars of a chart of a breakdown."""
    return tuple(ChartRow(part.label, (Fact(whole.indicator, part.figure),), "category") for part in whole.parts)


def material(config: ReportConfig, **changes: Any) -> Material:
    """Make what a report on the township is written from; `values` replaces some of VALUES."""
    values = {**VALUES, **changes.pop("values", {})}
    facts = {name: fact(name, values.get(name)) for name in INDICATORS}
    rows = [
        TableRow(VILLAGES[0], (fact("inflow", 5000, VILLAGES[0]), fact("rate", 97.5, VILLAGES[0]))),
        TableRow(VILLAGES[1], (fact("inflow", 37, VILLAGES[1]), fact("rate", None, VILLAGES[1]))),
        TableRow(LINEAGE[0], (facts["inflow"], facts["rate"])),
    ]
    given: dict[str, Any] = {
        "lineage": LINEAGE,
        "period": YEAR,
        "signed": date(2007, 1, 10),
        "facts": facts,
        "conditions": {"busy": True, "calm": False},
        "sections": frozenset(section.name for section in config.sections),
        "tables": {table.name: rows for table in config.tables},
        "charts": {chart.name: bars(facts["by_origin"]) for chart in config.charts},
        "attached": tuple(range(len(config.attachments))),
        "signature": 0 if config.signatures else None,
    }
    return Material(**{**given, **changes})


def compiled(source: str | Mapping[str, str], target: Target, made: ReportConfig | None = None) -> CompiledReport:
    """Compile templates that both languages share, so that only one has to be written."""
    sections = {"one": source} if isinstance(source, str) else source
    made = made or config(tuple(sections))
    texts = {
        lang: {name: TemplateText(f"templates/{lang}/summary/{name}.md", text) for name, text in sections.items()}
        for lang in ("zh", "en")
    }
    return compile_templates(made, texts, [target])[0]


def rendered(
    source: str | Mapping[str, str], target: Target, made: ReportConfig | None = None, **changes: Any
) -> Rendered:
    """Compile and render templates for a target."""
    sections = {"one": source} if isinstance(source, str) else source
    made = made or config(tuple(sections))
    program = compiled(source, target, made)
    wording = WORDINGS[target.lang]()
    return Renderer(made, program, target, wording, make_environment()).render(material(made, **changes))


def prose(source: str | Mapping[str, str], lang: str = "zh", made: ReportConfig | None = None, **changes: Any) -> str:
    """Return what templates say, as text without the title."""
    whole = TextTarget.finished(rendered(source, TextTarget(lang), made, **changes).body)
    return whole.partition("\n\n")[2].removesuffix("\n")


def html(source: str | Mapping[str, str], lang: str = "zh", made: ReportConfig | None = None, **changes: Any) -> str:
    """Return what templates say, as HTML without the title."""
    return rendered(source, HtmlTarget(lang), made, **changes).body.partition("</h1>")[2]


def linked(number: int, text: str) -> str:
    """Return a figure as a page sets it."""
    return f'<a class="figure" id="p{number}" href="#f{number}" aria-describedby="f{number}">{text}</a>'


def problems(
    source: str | Mapping[str, str], lang: str = "en", made: ReportConfig | None = None, **changes: Any
) -> str:
    """Return what is wrong with templates, a line for each issue; Chinese templates only where `lang` says so."""
    try:
        rendered(source, TextTarget(lang), made, **changes)
    except ReportError as error:
        return messages(error.issues, lang)
    return ""


def messages(issues: Sequence[Issue], lang: str = "en") -> str:
    """Return issues as people read them."""
    return "".join(message(found, lang) + "\n" for found in issues)
