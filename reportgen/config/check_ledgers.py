"""What is wrong between the parts of a ledger's description."""

from collections.abc import Iterator
from datetime import date

from reportgen.config.check_databases import place_issues
from reportgen.config.ledger_model import ColumnModel, LedgerModel
from reportgen.config.project import Declaration, Project, unknown
from reportgen.config.reserved import column_name_issues, name_issues
from reportgen.nouns.issue import Issue, issue

__all__ = ["ledger_issues"]

_NUMBERS = ("integer", "number", "percent")


def ledger_issues(project: Project) -> Iterator[Issue]:
    """Yield what is wrong with the ledgers and their columns."""
    if not project.ledgers and project.all_ledgers:
        yield issue("config.no-ledgers", project.document.key())
    for declaration in project.ledgers.values():
        yield from name_issues(declaration.name, declaration.key())
        yield from _names(declaration)
        for header, column in declaration.headed_columns():
            yield from _column(declaration, header, column)
        yield from place_issues(declaration)
        if ledger := declaration.usable:
            yield from _roles(declaration, ledger)
            yield from _encoding(declaration, ledger)


def _names(declaration: Declaration) -> Iterator[Issue]:
    first: dict[str, str] = {}
    for header, column in declaration.headed_columns():
        place = declaration.key("columns", header)
        yield from column_name_issues(column.name, place)
        if column.name in first:
            yield issue("config.duplicate-column", place, name=column.name, first=first[column.name], header=header)
        first.setdefault(column.name, header)


def _roles(declaration: Declaration, ledger: LedgerModel) -> Iterator[Issue]:
    """Check the columns that say where and when."""
    columns, name = declaration.columns(), declaration.name
    for role, wanted in (("area", ""), ("period", "period"), ("date", "date"), ("until", "date")):
        column = getattr(ledger, role)
        place = declaration.key(role)
        if column is not None and column not in columns:
            yield unknown("config.unknown-column", place, column, columns, ledger=name)
        elif column is not None and wanted and columns[column].type != wanted:
            yield issue(
                "config.wrong-column-type", place, allowed=[wanted], key=role, name=column, type=columns[column].type
            )
        elif column is not None and columns[column].optional:
            yield issue("config.optional-column", place, key=role, name=column)
    if (ledger.period is None) == (ledger.date is None):
        code = "config.no-period" if ledger.period is None else "config.period-and-date"
        yield issue(code, declaration.key("date"), ledger=name)
    if ledger.until is not None and ledger.date is None:
        yield issue("config.until-without-date", declaration.key("until"))


def _encoding(declaration: Declaration, ledger: LedgerModel) -> Iterator[Issue]:
    if ledger.encoding != "auto" and not _is_encoding(ledger.encoding):
        place = declaration.key("encoding")
        yield unknown("config.unknown-encoding", place, ledger.encoding, ("auto", "utf-8", "gb18030", "utf-16"))


def _is_encoding(name: str) -> bool:
    try:
        "".encode(name)
    except (LookupError, ValueError):
        return False
    return True


def _column(declaration: Declaration, header: str, column: ColumnModel) -> Iterator[Issue]:
    here = ("columns", header)
    if column.values is not None and column.type != "category":
        yield issue("config.values-without-category", declaration.key(*here, "values"), type=column.type)
    if column.values is not None:
        for label in set(column.labels or ()) - set(column.values.values()):
            place = declaration.key(*here, "labels", label)
            yield unknown("config.unknown-value", place, label, column.values.values(), column=column.name)
    limits = [getattr(column, name) for name in ("min", "max")]
    wrong = [name for name in ("min", "max") if not _fits(getattr(column, name), column.type)]
    for name in wrong:
        place = declaration.key(*here, name)
        yield issue("config.bad-limit", place, key=name, found=getattr(column, name), type=column.type)
    if not wrong and None not in limits and limits[0] > limits[1]:
        place = declaration.key(*here, "min")
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
