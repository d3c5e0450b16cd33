"""Tables that were found right → their nouns."""

from collections.abc import Iterator

from reportgen.config.check_tables import breakdown_of, columns_of
from reportgen.config.project import Project
from reportgen.config.shapes import TextModel
from reportgen.config.table_model import TableColumnModel, TableModel
from reportgen.nouns.tables import Table, TableColumn, TableGroup
from reportgen.nouns.unit import Text

__all__ = ["build_table"]


def build_table(project: Project, name: str, table: TableModel) -> Table:
    """Return the noun of a table in which nothing is wrong."""
    return Table(
        name=name,
        title=Text(table.title.zh, table.title.en),
        columns=tuple(map(_column, columns_of(table))),
        place=project.document.key("tables", name),
        total=table.total,
        rows=breakdown_of(table),
        level=table.level or "",
        groups=tuple(_groups(table)),
        note=_text(table.note),
        source=_text(table.source),
        landscape=table.landscape,
    )


def _column(column: TableColumnModel) -> TableColumn:
    return TableColumn(
        column.indicator or "", _text(column.heading), column.share, column.figure, column.share_of or ""
    )


def _groups(table: TableModel) -> Iterator[TableGroup]:
    if table.indicators:
        yield TableGroup(None, tuple(table.indicators))
    for group in table.groups or ():
        yield TableGroup(_text(group.title), tuple(group.indicators))


def _text(model: TextModel | None) -> Text | None:
    return Text(model.zh, model.en) if model else None
