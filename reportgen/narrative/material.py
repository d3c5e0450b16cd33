"""What a report is written from, and what writing it gives."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple

from reportgen.narrative.facts import Fact
from reportgen.narrative.target import ChartText, Printed
from reportgen.nouns.area import Area
from reportgen.nouns.issue import Place
from reportgen.nouns.period import Period
from reportgen.nouns.tables import Table
from reportgen.nouns.unit import Text

__all__ = ["ChartRow", "Dropped", "Material", "Rendered", "TableRow", "chart_left_out", "table_left_out"]


class Dropped(NamedTuple):
    """A clause that was left out, and the figure that it lacked."""

    place: Place
    what: str
    reason: str


class TableRow(NamedTuple):
    """A row of a table: the area it is about, and its facts in the order of the table's columns.

    `label` is the name of a category or of an indicator, which has one fact. `kind` says what the row is: an area
    below, a category, an indicator, what stands at the area itself (`own`), what has no category (`rest`), or the
    total. Rows that follow each other and share a `group` stand beside its name: an area, or the title of a group.
    """

    area: Area
    facts: tuple[Fact, ...]
    label: Text | None = None
    kind: Literal["area", "category", "indicator", "own", "rest", "total"] = "area"
    group: Area | Text | None = None


class ChartRow(NamedTuple):
    """A category of a chart: what it is about, and the facts of its series.

    `kind` is that of a table's row; besides, a category may be a period, an indicator, or the sum of the `others`.
    """

    about: Area | Period | Text
    facts: tuple[Fact, ...]
    kind: Literal["area", "category", "own", "rest", "others", "period", "indicator"]


class Material(NamedTuple):
    """What one report is made of: area and those above it, period, facts, conditions, rows of tables and charts.

    `attached` are the positions of the config's attachments that the report has, `signature` that of the office which
    signs it, None where none does. `sibling` is the area's place, from 0, among the areas directly below the same one.
    `others` are the facts of other periods that its templates ask for, by the indicator's name and the period's key
    or PRECEDING.
    `findings` are the names of those that hold, in the order of printing. `unattached` are the tables and charts that
    are no attachments because they have nothing to show.
    """

    lineage: tuple[Area, ...]
    period: Period
    signed: date
    facts: Mapping[str, Fact]
    conditions: Mapping[str, bool]
    sections: frozenset[str]
    tables: Mapping[str, Sequence[TableRow]]
    attached: tuple[int, ...] = ()
    signature: int | None = None
    sibling: int = 0
    others: Mapping[tuple[str, str], Fact] = MappingProxyType({})
    findings: tuple[str, ...] = ()
    charts: Mapping[str, Sequence[ChartRow]] = MappingProxyType({})
    unattached: tuple[Dropped, ...] = ()


def table_left_out(table: Table, area: Area) -> Dropped:
    """Return what is said of a table without a row in the report on an area."""
    return Dropped(table.place, f'table("{table.name}")', "not-below" if table.is_above(area) else "no-rows")


def chart_left_out(name: str, place: Place) -> Dropped:
    """Return what is said of a chart of the config with less than two bars."""
    return Dropped(place, f'chart("{name}")', "nothing-to-draw")


class Rendered(NamedTuple):
    """A finished body in the target's markup, its title and signing office in words, its list of figures, what was
    left out, the figures that the templates state in one language only, for a reason, the names of the tables, charts
    and attachments that it refers to, and its charts in order."""

    title: str
    office: str
    body: str
    printed: tuple[Printed, ...]
    dropped: tuple[Dropped, ...]
    excused: frozenset[str]
    referred: frozenset[str] = frozenset()
    charts: tuple[ChartText, ...] = ()
