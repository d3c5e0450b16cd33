"""The figures of an area and where they come from, as a table, CSV or JSON."""

import csv
import io
import json
from collections.abc import Sequence
from typing import Literal, NamedTuple

from reportgen.figures.provenance import Origin, origins
from reportgen.nouns.period import Period
from reportgen.nouns.unit import Text
from reportgen.pipeline.project import Notify, Project
from reportgen.pipeline.stored import stored_figures
from reportgen.pipeline.subject import asked_period, settled_area, settled_period

__all__ = ["Listing", "ListingFormat", "list_figures"]

ListingFormat = Literal["table", "csv", "json"]

_COLUMNS = {
    "indicator": Text("指标", "indicator"),
    "title": Text("名称", "name"),
    "category": Text("类别", "category"),
    "value": Text("数值", "value"),
    "unit": Text("单位", "unit"),
    "rows": Text("行数", "rows"),
    "definition": Text("口径", "definition"),
    "source": Text("来源", "source"),
}


class Listing(NamedTuple):
    """The figures of a period as a text."""

    text: str
    period: Period


def list_figures(
    project: Project, area: str | None, period: str | None, form: ListingFormat, lang: str, notify: Notify
) -> Listing:
    """List every figure of an area and period with its rows, its filter or formula, and its source.

    Raises ReportError as a build does for areas, periods and ledgers.
    """
    asked = asked_period(period)
    store, _ = stored_figures(project, [asked] if asked else [], notify)
    with store:
        found = settled_area(store, area)
        settled = settled_period(store, found, asked)
        listed = origins(store, project.config, found.code, settled)
    return Listing(_written(listed, form, lang), settled)


def _written(listed: Sequence[Origin], form: ListingFormat, lang: str) -> str:
    if form == "json":
        return json.dumps([_record(origin) for origin in listed], ensure_ascii=False, indent=2) + "\n"
    rows = [[heading[lang] for heading in _COLUMNS.values()], *(_row(origin, lang) for origin in listed)]
    return _csv(rows) if form == "csv" else _table(rows)


def _record(origin: Origin) -> dict[str, object]:
    indicator, figure = origin.indicator, origin.figure
    record: dict[str, object] = {
        "indicator": indicator.name,
        "name": {"zh": indicator.title.zh, "en": indicator.title.en},
        "area": origin.area.code,
        "area_name": origin.area.name,
        "period": origin.period,
        "category": figure.category,
        "value": figure.value,
        "missing": figure.missing,
        "unit": indicator.unit.key,
        "kind": indicator.kind,
        "rows": figure.rows,
        "ledger": indicator.ledger,
        "measure": str(indicator.measure) if indicator.measure else "",
        "filter": indicator.where.text if indicator.where else "",
        "formula": indicator.formula.text if indicator.formula else "",
        "parts": {part.what: part.value for part in origin.parts},
        "rank": figure.rank,
        "ranked": figure.ranked,
        "target": indicator.target,
        "sources": [
            {"ledger": source.ledger, "path": source.path, "sha256": source.sha256, "rows": source.rows}
            for source in origin.sources
        ],
    }
    return record


def _row(origin: Origin, lang: str) -> list[str]:
    indicator, figure = origin.indicator, origin.figure
    parts = ", ".join(f"{part.what} = {_number(part.value)}" for part in origin.parts)
    return [
        indicator.name,
        indicator.title[lang],
        origin.label[lang] if origin.label else "",
        figure.missing if figure.value is None else _number(figure.value),
        indicator.unit.zh if lang == "zh" else indicator.unit.en_plural,
        str(figure.rows) if indicator.measure and figure.value is not None else "",
        f"{origin.definition} ({parts})" if parts else origin.definition,
        ", ".join(source.path for source in origin.sources),
    ]


def _number(value: int | float | None) -> str:
    return "" if value is None else str(value)


def _csv(rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _table(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(_width(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = (
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)) for row in rows
    )
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _width(text: str) -> int:
    """Return how many columns a text takes on a terminal, where a Chinese character takes two."""
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(mark) in "WF" else 1 for mark in text)
