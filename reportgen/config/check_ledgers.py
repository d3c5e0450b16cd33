"""What is wrong between the parts of a ledger's description."""

from collections.abc import Iterator
from datetime import date

from reportgen.config.model import ColumnModel, LedgerModel
from reportgen.config.project import Project, unknown
from reportgen.config.reserved import column_name_issues, name_issues
from reportgen.nouns.issue import Issue, issue

__all__ = ["ledger_issues"]

_NUMBERS = ("integer", "number", "percent")


def ledger_issues(project: Project) -> Iterator[Issue]:
    """Yield what is wrong with the ledgers and their columns."""
    if project.is_broken("ledgers"):
        return
    for name in project.names_of("ledgers"):
        yield from name_issues(name, project.document.key("ledgers", name))
        if name in project.config.ledgers:
            yield from _names(project, name)
            for header, column in project.headed_columns(name):
                yield from _column(project, name, header, column)
            if ledger := project.ledger(name):
                yield from _roles(project, name, ledger)
                yield from _encoding(project, name, ledger)


def _names(project: Project, ledger: str) -> Iterator[Issue]:
    first: dict[str, str] = {}
    for header, column in project.headed_columns(ledger):
        place = project.document.key("ledgers", ledger, "columns", header)
        yield from column_name_issues(column.name, place)
        if column.name in first:
            yield issue("config.duplicate-column", place, name=column.name, first=first[column.name], header=header)
        first.setdefault(column.name, header)


def _roles(project: Project, name: str, ledger: LedgerModel) -> Iterator[Issue]:
    """Check the columns that say where and when."""
    columns, here = project.columns(name), ("ledgers", name)
    for role, wanted in (("area", ""), ("period", "period"), ("date", "date"), ("until", "date")):
        column = getattr(ledger, role)
        place = project.document.key(*here, role)
        if column is not None and column not in columns:
            yield unknown("config.unknown-column", place, column, columns, ledger=name)
        elif column is not None and wanted and columns[column].type != wanted:
            yield issue(
                "config.wrong-column-type", place, allowed=[wanted], key=role, name=column, type=columns[column].type
            )
    if (ledger.period is None) == (ledger.date is None):
        code = "config.no-period" if ledger.period is None else "config.period-and-date"
        yield issue(code, project.document.key(*here, "date"), ledger=name)
    if ledger.until is not None and ledger.date is None:
        yield issue("config.until-without-date", project.document.key(*here, "until"))


def _encoding(project: Project, name: str, ledger: LedgerModel) -> Iterator[Issue]:
    if ledger.encoding != "auto" and not _is_encoding(ledger.encoding):
        place = project.document.key("ledgers", name, "encoding")
        yield unknown("config.unknown-encoding", place, ledger.encoding, ("auto", "utf-8", "gb18030", "utf-16"))


def _is_encoding(name: str) -> bool:
    try:
        "".encode(name)
    except (LookupError, ValueError):
        return False
    return True


def _column(project: Project, ledger: str, header: str, column: ColumnModel) -> Iterator[Issue]:
    here = ("ledgers", ledger, "columns", header)
    if column.values is not None and column.type != "category":
        yield issue("config.values-without-category", project.document.key(*here, "values"), type=column.type)
    if column.values is not None:
        for label in set(column.labels or ()) - set(column.values.values()):
            place = project.document.key(*here, "labels", label)
            yield unknown("config.unknown-value", place, label, column.values.values(), column=column.name)
    limits = [getattr(column, name) for name in ("min", "max")]
    wrong = [name for name in ("min", "max") if not _fits(getattr(column, name), column.type)]
    for name in wrong:
        place = project.document.key(*here, name)
        yield issue("config.bad-limit", place, key=name, found=getattr(column, name), type=column.type)
    if not wrong and None not in limits and limits[0] > limits[1]:
        place = project.document.key(*here, "min")
        yield issue("config.limits-crossed", place, low=limits[0], high=limits[1])


def _fits(limit: float | str | None, kind: str) -> bool:
    if limit is None:
        return True
    if isinstance(limit, str):
        return kind == "date" and _is_day(limit)
    return kind in _NUMBERS


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
