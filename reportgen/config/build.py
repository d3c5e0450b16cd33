"""Models that were found right → the nouns of a report, defaults resolved."""

from collections.abc import Iterator
from pathlib import Path

from reportgen.config.across_model import AcrossModel
from reportgen.config.build_tables import build_table
from reportgen.config.chart_model import ChartModel
from reportgen.config.check_across import add_up_of, allowance_of, watched_of
from reportgen.config.check_charts import PERIODS, figures_of
from reportgen.config.check_indicators import MEASURE
from reportgen.config.check_tables import additive_names
from reportgen.config.contents_model import levels_of
from reportgen.config.database_model import DatabaseModel
from reportgen.config.finding_model import FindingModel
from reportgen.config.indicator_model import HedgeModel, IndicatorModel
from reportgen.config.layout import made_choice
from reportgen.config.ledger_model import ColumnModel
from reportgen.config.model import SectionModel, UnitModel, signatures_of
from reportgen.config.official_model import OfficialModel
from reportgen.config.project import Declaration, Definition, FindingRule, Project
from reportgen.config.shapes import TextModel
from reportgen.nouns.across import Across, AddUp, Allowance, Watched
from reportgen.nouns.finding import FINDING_PARTS, Finding, FindingPart, FindingText, Prose
from reportgen.nouns.indicator import Expression, Hedge, Indicator, Measure
from reportgen.nouns.report import (
    AreasSource,
    Attachment,
    Check,
    Column,
    Copies,
    DatabaseSource,
    LedgerSpec,
    Official,
    RedHead,
    ReportConfig,
    Section,
    Signature,
)
from reportgen.nouns.tables import Chart
from reportgen.nouns.unit import Text, Unit

__all__ = ["build_report", "build_unit"]

_LAST = 5
"""How many periods a chart shows where it does not say."""


def build_report(project: Project, files: tuple[str, ...], layout: tuple[str, ...]) -> ReportConfig:
    """Return the noun of a config in which nothing is wrong; it was read from `files`, its layout from `layout`."""
    config, document = project.config, project.document
    adding = additive_names(project)
    expressions = {name: document.expression(text, "conditions", name) for name, text in config.conditions.items()}
    return ReportConfig(
        name=config.report,
        path=project.path.as_posix(),
        title=_text(config.title),
        layout=made_choice(document)._replace(files=layout),
        areas=AreasSource(config.areas.path, document.value("areas", "path")),
        ledgers=tuple(_ledger(declaration) for declaration in project.ledgers.values()),
        indicators=tuple(_indicator(project, definition, adding) for definition in project.every_definition),
        sections=tuple(_section(project, number, section) for number, section in enumerate(config.sections)),
        units=tuple(project.units.values()),
        conditions=tuple(expressions.items()),
        findings=tuple(_finding(rule) for rule in project.findings.values()),
        checks=tuple(_check(project, number, text) for number, text in enumerate(config.checks)),
        tables=tuple(build_table(project, name, table) for name, table in config.tables.items()),
        charts=tuple(_chart(project, name, chart) for name, chart in config.charts.items()),
        attachments=tuple(_attachments(project)),
        signatures=tuple(_signatures(project)),
        official=_official(project, config.official) if config.official else None,
        date=config.date,
        periods=tuple(config.periods),
        templates=config.templates or "",
        files=files,
        suppress_below=config.suppress_below,
        bilingual=config.bilingual,
        contents=levels_of(config.contents),
        across=_across(config.across) if config.across else Across(),
    )


def build_unit(key: str, model: UnitModel) -> Unit:
    """Return a unit that a config declares."""
    return Unit(key, model.kind, model.zh, model.en, model.en_plural or f"{model.en}s", model.decimals)


def _text(model: TextModel) -> Text:
    return Text(model.zh, model.en)


def _optional(model: TextModel | None) -> Text | None:
    return _text(model) if model else None


def _ledger(declaration: Declaration) -> LedgerSpec:
    ledger = declaration.model
    assert ledger is not None
    return LedgerSpec(
        name=declaration.name,
        paths=tuple(Path(path).as_posix() for path in ledger.path or ()),
        place=declaration.key(),
        columns=tuple(_column(declaration, header, column) for header, column in declaration.headed_columns()),
        area=ledger.area,
        period=ledger.period or "",
        date=ledger.date or "",
        until=ledger.until or "",
        sheet=ledger.sheet or "",
        header_row=ledger.header_row or 0,
        encoding=ledger.encoding,
        on_bad_value=ledger.on_bad_value,
        optional=ledger.optional,
        complete=ledger.complete,
        database=_database(declaration, ledger.database),
    )


def _database(declaration: Declaration, database: DatabaseModel | None) -> DatabaseSource | None:
    if database is None:
        return None
    return DatabaseSource(
        place=declaration.key("database"),
        file=Path(database.file).as_posix() if database.file else "",
        connection=database.connection or "",
        table=database.table or "",
        query=database.query or "",
        changed=database.changed or "",
    )


def _column(declaration: Declaration, header: str, column: ColumnModel) -> Column:
    return Column(
        header=header,
        name=column.name,
        type=column.type,
        place=declaration.key("columns", header),
        values=tuple((column.values or {}).items()),
        labels=tuple((column.labels or {}).items()),
        minimum=column.min,
        maximum=column.max,
        required=column.required,
        optional=column.optional,
    )


def _indicator(project: Project, definition: Definition, adding: frozenset[str]) -> Indicator:
    model = definition.model
    assert model is not None
    return Indicator(
        name=definition.name,
        title=_text(model.name),
        unit=project.units[model.unit],
        place=definition.place,
        kind=model.kind,
        ledger=model.ledger or "",
        where=definition.expression(model.where, "where") if model.where is not None else None,
        measure=_measure(model.measure) if model.measure is not None else None,
        formula=definition.expression(model.formula, "formula") if model.formula is not None else None,
        by=model.by or "",
        decimals=_decimals(project, model),
        hedge=_hedge(project, model),
        target=model.target,
        rank=model.rank or "",
        suppress=model.suppress,
        additive=definition.name in adding,
    )


def _measure(text: str) -> Measure:
    written = MEASURE.fullmatch(text)
    assert written is not None
    return Measure(written[1], written[2] or "")  # type: ignore[arg-type]


def _decimals(project: Project, model: IndicatorModel) -> int:
    """Return the indicator's own decimals, or those of its unit by the config, or by the unit."""
    if model.decimals is not None:
        return model.decimals
    return project.config.decimals.get(model.unit, project.units[model.unit].decimals)


def _hedge(project: Project, model: IndicatorModel) -> Hedge | None:
    """Return the indicator's own hedge, or that of its unit; `none` is neither."""
    hedge = model.hedge if model.hedge is not None else project.config.hedges.get(model.unit)
    return Hedge(hedge.to, hedge.word) if isinstance(hedge, HedgeModel) else None


def _section(project: Project, number: int, section: SectionModel | str) -> Section:
    place = project.document.key("sections", number)
    if isinstance(section, str):
        return Section(section, place)
    return Section(section.name, place, _when(project, section.when, "sections", number))


def _attachments(project: Project) -> Iterator[Attachment]:
    for number, attached in enumerate(project.config.attachments):
        if isinstance(attached, str):
            is_chart = attached in project.config.charts
            yield Attachment(chart=attached) if is_chart else Attachment(attached)
        else:
            when, title = _when(project, attached.when, "attachments", number), _optional(attached.title)
            place = project.document.value("attachments", number, "section")
            section = Section(attached.section, place) if attached.section else None
            yield Attachment(attached.table or "", when, attached.chart or "", section, title)


def _signatures(project: Project) -> Iterator[Signature]:
    for path, signature in signatures_of(project.config):
        yield Signature(_text(signature), _when(project, signature.when, *path))


def _official(project: Project, model: OfficialModel) -> Official:
    head, copies = model.red_head, model.copies
    return Official(
        place=project.document.key("official"),
        red_head=RedHead(_text(head.issuer), _optional(head.number), _optional(head.signer)) if head else None,
        addressee=_optional(model.addressee),
        copies=Copies(_text(copies.issuer), _optional(copies.to), copies.date or "") if copies else None,
        seal=model.seal,
    )


def _when(project: Project, text: str | None, *path: str | int) -> Expression | None:
    return None if text is None else project.document.expression(text, *path, "when")


def _finding(rule: FindingRule) -> Finding:
    """Return a finding; one that is switched off keeps its name for templates, says nothing and never holds."""
    model = rule.model
    if not isinstance(model, FindingModel):
        return Finding(rule.name, rule.key(), Expression("False", rule.key()), ())
    parts = ((part, getattr(model, part)) for part in FINDING_PARTS)
    return Finding(
        name=rule.name,
        place=rule.key(),
        when=rule.expression(model.when, "when"),
        texts=tuple(FindingText(part, *_prose(rule, part, text)) for part, text in parts if text),
        severity=model.severity,
        by=rule.expression(model.by, "by") if model.by is not None else None,
    )


def _prose(rule: FindingRule, part: FindingPart, text: TextModel) -> tuple[Prose, Prose]:
    zh, en = rule.expression(text.zh, part, "zh"), rule.expression(text.en, part, "en")
    return Prose(text.zh, zh.place or rule.key()), Prose(text.en, en.place or rule.key())


def _check(project: Project, number: int, text: str) -> Check:
    return Check(project.document.expression(text, "checks", number), project.document.key("checks", number))


def _chart(project: Project, name: str, chart: ChartModel) -> Chart:
    return Chart(
        name=name,
        title=_text(chart.title),
        kind=chart.kind,
        figures=figures_of(chart),
        place=project.document.key("charts", name),
        rows=chart.rows,
        last=(chart.last or _LAST) if chart.rows == PERIODS else 0,
        most=chart.most or 0,
    )


def _across(model: AcrossModel) -> Across:
    sums = map(add_up_of, model.add_up)
    return Across(
        tuple(AddUp(one.figure, one.stated or one.figure, allowance_of(one.within) or Allowance()) for one in sums),
        tuple(Watched(one.figure, one.at_least) for one in map(watched_of, model.outliers)),
    )
