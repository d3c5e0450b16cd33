"""What a config declares: the report, its ledgers, indicators, sections and checks."""

from typing import Literal, NamedTuple

from reportgen.nouns.across import Across
from reportgen.nouns.finding import Finding
from reportgen.nouns.indicator import Expression, Indicator
from reportgen.nouns.issue import Place
from reportgen.nouns.period import PeriodKind
from reportgen.nouns.tables import Chart, Table
from reportgen.nouns.unit import Text, Unit

__all__ = [
    "AreasSource",
    "Arrangement",
    "Attachment",
    "Check",
    "Column",
    "ColumnType",
    "Copies",
    "DatabaseSource",
    "Folders",
    "LayoutChoice",
    "LedgerSpec",
    "NamedStyle",
    "Official",
    "RedHead",
    "ReportConfig",
    "Section",
    "Signature",
]

Arrangement = Literal["sequence", "paragraphs", "columns"]
"""How a document holds both languages: one behind the other, paragraph by paragraph, or side by side."""
Folders = Literal["auto", "codes", "none"]
"""Whether the documents of many areas stand in folders by the codes above: where there are many, always, or never."""
_WORD_FILES = (".docx", ".dotx", ".docm", ".dotm", ".doc", ".dot", ".wps", ".wpt", ".rtf")
ColumnType = Literal["text", "category", "integer", "number", "percent", "boolean", "date", "period"]


class AreasSource(NamedTuple):
    """Where the hierarchy of areas is kept: a CSV with code, name, level, parent and, if known, name_en."""

    path: str
    place: Place


class Column(NamedTuple):
    """A column of a ledger: its header in the file, the name that expressions use, and what its cells may hold.

    `values` pairs a cell's text with the value that filters compare (流入 → in); `labels` pairs a value with its
    English name. `minimum` and `maximum` are numbers, or ISO dates for a `date` column. `required` cells may not be
    empty; a file may lack an `optional` column.
    """

    header: str
    name: str
    type: ColumnType
    place: Place
    values: tuple[tuple[str, str], ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    minimum: float | str | None = None
    maximum: float | str | None = None
    required: bool = False
    optional: bool = False


class DatabaseSource(NamedTuple):
    """A table of a database, or a query, that a ledger is read from.

    The database is either `file`, an SQLite file below the data folder, or what the environment variable `connection`
    names; its rows are those of `table`, with its schema before a dot, or of `query`. `changed` is a query whose answer
    changes when they do.
    """

    place: Place
    file: str = ""
    connection: str = ""
    table: str = ""
    query: str = ""
    changed: str = ""


class LedgerSpec(NamedTuple):
    """How to read a ledger: its files, sheet, header row, encoding, columns, and which columns say where and when.

    `paths` are files or glob patterns below the data folder. `header_row` counts from 1; 0 means: find the first row
    that holds every declared header. `encoding` is `auto` or a codec. Either `period` names a column of periods, or
    `date` a column of dates (`until` then names the column of the day a row ceased to hold). `on_bad_value` is
    `stop`, or `skip` to count the cell as missing and warn. An `optional` ledger may have no file. In a `complete` one
    an area without a row in a period had none of what it lists. A ledger that is kept in a `database` has no `paths`.
    """

    name: str
    paths: tuple[str, ...]
    place: Place
    columns: tuple[Column, ...]
    area: str
    period: str = ""
    date: str = ""
    until: str = ""
    sheet: str = ""
    header_row: int = 0
    encoding: str = "auto"
    on_bad_value: Literal["stop", "skip"] = "stop"
    optional: bool = False
    complete: bool = False
    database: DatabaseSource | None = None


class Section(NamedTuple):
    """A section by the name of its template, written where its condition holds (or where it has none)."""

    name: str
    place: Place
    when: Expression | None = None


class Check(NamedTuple):
    """A statement that must be true of the figures, such as `population == rural + urban`."""

    expression: Expression
    place: Place


class Attachment(NamedTuple):
    """A table, a chart or a section on a page of its own, where its condition holds (or where it has none).

    A section is not written in the body, and has a `title`; the others have their own where there is none here.
    """

    table: str = ""
    when: Expression | None = None
    chart: str = ""
    section: Section | None = None
    title: Text | None = None

    @property
    def name(self) -> str:
        """Return the name in the config of what is attached."""
        return self.section.name if self.section else self.table or self.chart


class Signature(NamedTuple):
    """An office that signs where its condition holds (or where it has none)."""

    office: Text
    when: Expression | None = None


class NamedStyle(NamedTuple):
    """The name of the style that a role takes in a letterhead."""

    role: str
    name: str
    place: Place


class LayoutChoice(NamedTuple):
    """The layout that a config takes: a base and options that it declares; what is changed of it stays in the config.

    `base` is a layout's name, or the file of a letterhead. With a letterhead `like` names the layout that says what it
    does not, and `names` gives roles the names of the letterhead's styles. `files` are the layout files read, and last
    the letterhead.
    """

    base: str = "gbt9704"
    options: tuple[str, ...] = ()
    like: str = ""
    names: tuple[NamedStyle, ...] = ()
    files: tuple[str, ...] = ()
    place: Place = Place("")

    @property
    def is_letterhead(self) -> bool:
        """Say whether the base is a file of a word processor, whether it can be used or not."""
        return self.base.lower().endswith(_WORD_FILES)

    @property
    def layout(self) -> str:
        """Return the name of the layout file."""
        return (self.like or LayoutChoice().base) if self.is_letterhead else self.base


class RedHead(NamedTuple):
    """What stands above the red rule: the line of the issuing office, the number, who approves a report upward."""

    issuer: Text
    number: Text | None = None
    signer: Text | None = None


class Copies(NamedTuple):
    """What stands at the foot of the last page: who gets a copy, who issues the document, and on which day.

    `date` is an ISO date, empty for the date of the document.
    """

    issuer: Text
    to: Text | None = None
    date: str = ""


class Official(NamedTuple):
    """The parts of an official document that a report may have besides (GB/T 9704-2012, 7.2 to 7.4).

    With a `seal` the signature leaves its place.
    """

    place: Place
    red_head: RedHead | None = None
    addressee: Text | None = None
    copies: Copies | None = None
    seal: bool = False


class ReportConfig(NamedTuple):
    """Everything that a config says, checked and with its indicator sets resolved.

    `suppress_below` is the count of people from which on counts are told; 0 tells them all. Of the `signatures` the
    first whose condition holds is printed. `contents` are the levels of headings that a table of contents lists, 0 for
    none. `across` is what is looked at across a batch. `date` is `period_end` or an ISO date. `files` are the paths of
    every YAML file that was read, so that a cached config can tell whether it is stale.
    """

    name: str
    path: str
    title: Text
    layout: LayoutChoice
    areas: AreasSource
    ledgers: tuple[LedgerSpec, ...]
    indicators: tuple[Indicator, ...]
    sections: tuple[Section, ...]
    units: tuple[Unit, ...] = ()
    conditions: tuple[tuple[str, Expression], ...] = ()
    findings: tuple[Finding, ...] = ()
    checks: tuple[Check, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    signatures: tuple[Signature, ...] = ()
    official: Official | None = None
    date: str = "period_end"
    periods: tuple[PeriodKind, ...] = ("year",)
    templates: str = ""
    files: tuple[str, ...] = ()
    suppress_below: int = 0
    bilingual: Arrangement = "sequence"
    contents: int = 0
    across: Across = Across()

    @property
    def written_sections(self) -> tuple[Section, ...]:
        """Return every section that has a template: those of the body, and those that are attached."""
        return (*self.sections, *(attached.section for attached in self.attachments if attached.section))
