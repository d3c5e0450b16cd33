"""What a config may say, as pydantic models: the source of its JSON Schema."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, Tag

from reportgen.config.across_model import AcrossModel
from reportgen.config.chart_model import ChartModel
from reportgen.config.contents_model import ContentsOrNot
from reportgen.config.document import KeyPath
from reportgen.config.finding_model import FindingOrOff
from reportgen.config.indicator_model import HedgeModel, IndicatorModel
from reportgen.config.layout_model import LayoutChoiceModel
from reportgen.config.ledger_model import LedgerModel
from reportgen.config.official_model import AttachmentOrName, OfficialModel
from reportgen.config.shapes import NAMED, Decimals, Strict, TextModel, by_shape
from reportgen.config.table_model import TableModel
from reportgen.nouns.report import Arrangement
from reportgen.nouns.unit import UnitKind

__all__ = [
    "ConfigModel",
    "SectionModel",
    "UnitModel",
    "signatures_of",
]

ReportPeriod = Literal["year", "half", "quarter", "month"]


class AreasModel(Strict):
    """Where the hierarchy of areas is kept."""

    path: str = Field(description="a CSV file with code, name, level, parent and, if known, name_en")


class UnitModel(Strict):
    """A unit, with its Chinese classifier and its English noun."""

    zh: str = Field(description="the Chinese classifier or unit, such as 人")
    en: str = Field(description="the English noun in the singular, such as person")
    en_plural: str | None = Field(None, description="the English plural; by default the singular and an s")
    kind: UnitKind = Field("count", description="what is measured; percent is on the scale of 0 to 100")
    decimals: Decimals = Field(0, description="how many decimals are printed where an indicator says nothing")


class SectionModel(Strict):
    """A section, by the name of its template."""

    name: str = Field(description="the name of its template without .md")
    when: str | None = Field(None, description="the section is written where this holds")


SectionOrName = Annotated[Annotated[SectionModel, Tag("mapping")] | Annotated[str, Tag("text")], by_shape]


class SignatureModel(TextModel):
    """An office that signs, in both languages."""

    when: str | None = Field(None, description="the office signs where this holds")


Signatures = Annotated[
    Annotated[SignatureModel, Tag("mapping")] | Annotated[list[SignatureModel], Tag("list")],
    by_shape,
]


LayoutOrName = Annotated[Annotated[LayoutChoiceModel, Tag("mapping")] | Annotated[str, Tag("text")], by_shape]


class ConfigModel(Strict):
    """One kind of report: its ledgers, indicators, sections and checks."""

    report: str = Field(
        description="the name of the report: the folder of its templates, and what its stored figures are called",
        pattern=r"^[\w\u4e00-\u9fff-]+$",
    )
    title: TextModel = Field(description="the title; {{ area }} and {{ period }} are filled in")
    areas: AreasModel = Field(description="the hierarchy of areas")
    sections: list[SectionOrName] = Field(description="the sections in their order", min_length=1)
    layout: LayoutOrName = Field(
        "gbt9704", description="the layout's name (a file in templates/layouts), or a layout with changes"
    )
    periods: list[ReportPeriod] = Field(
        ["year"], description="the kinds of period that figures are made for", min_length=1
    )
    ledger_sets: list[str] = Field(default_factory=list, description="files in the folder ledgers, by name")
    ledgers: dict[str, LedgerModel] = Field(
        default_factory=dict,
        description="further ledgers by name; one of the same name as in a set replaces it",
        json_schema_extra=NAMED,
    )
    indicator_sets: list[str] = Field(default_factory=list, description="files in the folder indicators, by name")
    indicators: dict[str, IndicatorModel] = Field(
        default_factory=dict, description="further indicators", json_schema_extra=NAMED
    )
    units: dict[str, UnitModel] = Field(
        default_factory=dict, description="units beyond the built-in ones", json_schema_extra=NAMED
    )
    hedges: dict[str, HedgeModel] = Field(default_factory=dict, description="approximations by unit")
    decimals: dict[str, Decimals] = Field(default_factory=dict, description="printed decimals by unit")
    conditions: dict[str, str] = Field(
        default_factory=dict,
        description="names for conditions, for use in templates and in `when`",
        json_schema_extra=NAMED,
    )
    findings: dict[str, FindingOrOff] = Field(
        default_factory=dict,
        description="what is found in the figures, by name; off switches off one of an indicator set",
        json_schema_extra=NAMED,
    )
    checks: list[str] = Field(default_factory=list, description="statements that must be true of the figures")
    tables: dict[str, TableModel] = Field(default_factory=dict, description="tables by name", json_schema_extra=NAMED)
    charts: dict[str, ChartModel] = Field(default_factory=dict, description="charts by name", json_schema_extra=NAMED)
    attachments: list[AttachmentOrName] = Field(
        default_factory=list, description="what is attached, in order: tables and charts by name, sections"
    )
    contents: ContentsOrNot = Field(
        False, description="whether a table of contents stands below the title, with how many levels of headings"
    )
    signature: Signatures | None = Field(
        None, description="who signs; of several the first whose condition holds; {{ area }} is filled in"
    )
    official: OfficialModel | None = Field(
        None, description="the parts of an official document: red head, addressee, copies, place for a seal"
    )
    date: str = Field(
        "period_end",
        description="the date under the signature: period_end, or a day such as 2007-01-10",
        json_schema_extra={"pattern": r"^(period_end|\d{4}-\d{2}-\d{2})$"},
    )
    templates: str | None = Field(None, description="the folder of templates; by default one near the config")
    suppress_below: Annotated[int, Field(ge=0, le=20)] = Field(
        0, description="counts of people below this are not told, nor what would give them away; 0 tells all"
    )
    bilingual: Arrangement = Field(
        "sequence",
        description="how a document in both languages holds them: one behind the other, paragraph by paragraph, or in"
        " two columns",
    )
    across: AcrossModel | None = Field(None, description="what is looked at across all reports of a batch")


def signatures_of(config: ConfigModel) -> Iterator[tuple[KeyPath, SignatureModel]]:
    """Yield the signatures of a config, in order, with the paths where they stand."""
    if isinstance(config.signature, list):
        yield from ((("signature", number), found) for number, found in enumerate(config.signature))
    elif config.signature:
        yield ("signature",), config.signature
