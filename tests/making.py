"""Small areas, ledgers and configs for tests."""

# ruff: noqa: ANN401 - values of tests may be anything

import re
from collections.abc import Sequence
from typing import Any

from reportgen.messages import render
from reportgen.nouns.area import Area, Areas
from reportgen.nouns.indicator import Expression, Indicator, Measure
from reportgen.nouns.issue import Issue, Place, ReportError
from reportgen.nouns.report import AreasSource, Check, Column, LedgerSpec, ReportConfig
from reportgen.nouns.unit import Text, Unit

HERE = Place("configs/a.yaml", line=7, column=3)
PERSON = Unit("person", "count", "人", "person", "people")
PERCENT = Unit("percent", "percent", "%", "percent", "percent", 1)
POINTS = Unit("points", "points", "个百分点", "percentage point", "percentage points", 1)
YUAN = Unit("yuan", "money", "元", "yuan", "yuan", 2)

# county 1: town 11 (villages 111, 112), town 12 (village 121)
AREAS = Areas(
    [
        Area("1", "甲县", "Jia County", "county"),
        Area("11", "东镇", "Dong Town", "township", "1"),
        Area("12", "西镇", "Xi Town", "township", "1"),
        Area("111", "新村", "Xin Village", "village", "11"),
        Area("112", "河村", "He Village", "village", "11"),
        Area("121", "新村", "Xin Village", "village", "12"),
    ]
)


def column(header: str, name: str, kind: Any = "text", **more: Any) -> Column:
    return Column(header, name, kind, HERE, **more)


def ledger_spec(path: str, columns: Sequence[Column], **more: Any) -> LedgerSpec:
    return LedgerSpec("persons", (path,), HERE, tuple(columns), **{"area": "village", **more})


def indicator(name: str, measure: str = "count", where: str = "", unit: Unit = PERSON, **more: Any) -> Indicator:
    """Make an indicator that counts: `measure` is count, sum(amount) …"""
    what, _, rest = measure.partition("(")
    return Indicator(
        name,
        Text(name, name),
        unit,
        HERE,
        ledger="persons",
        where=Expression(where, HERE) if where else None,
        measure=Measure(what, rest.rstrip(")")),  # type: ignore[arg-type]
        **more,
    )


def formula(name: str, text: str, unit: Unit = PERSON, **more: Any) -> Indicator:
    return Indicator(name, Text(name, name), unit, HERE, formula=Expression(text, HERE), **more)


def config(indicators: Sequence[Indicator], ledgers: Sequence[LedgerSpec] = (), **more: Any) -> ReportConfig:
    return ReportConfig(
        "summary",
        "configs/a.yaml",
        Text("总结", "Summary"),
        "gbt9704",
        AreasSource("areas.csv", HERE),
        tuple(ledgers),
        tuple(indicators),
        (),
        **more,
    )


def check(text: str) -> Check:
    return Check(Expression(text, HERE), HERE)


def rendered(issues: Sequence[Issue], lang: str = "en") -> str:
    return "".join(render(found, lang) + "\n" for found in issues)


def problems(error: ReportError, lang: str = "en") -> str:
    return rendered(error.issues, lang)


def without_kit_sets(text: str) -> str:
    """Leave the names of the kit's indicator sets out of messages, for the kit grows."""
    return re.sub(
        r'((?:indicator set|没有指标集) ?["“][^"”]*["”][ ]?[(（](?:allowed: |可用：))[^;)；）]*', r"\1SETS", text
    )
