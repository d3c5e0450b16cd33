"""Ledgers that are kept in a database, as far as the store asks for them: imports no pandas."""

from collections.abc import Iterable
from pathlib import Path

from reportgen.data.files import is_absent
from reportgen.nouns.issue import Place, ReportError, issue
from reportgen.nouns.report import LedgerSpec

__all__ = ["asked_version", "require_sqlalchemy", "shown_table", "table_versions"]


def shown_table(spec: LedgerSpec, folder: Path) -> str:
    """Return how messages name the table of a ledger, or its query by the ledger's own name."""
    source = spec.database
    assert source is not None
    where = (folder / source.file).as_posix() if source.file else source.connection
    return f"{where}: {source.table or spec.name}"


def require_sqlalchemy(place: Place) -> None:
    """Raise ReportError where what asks databases is not installed."""
    try:
        import sqlalchemy  # noqa: F401
    except ModuleNotFoundError:
        raise ReportError([issue("data.no-sqlalchemy", place, package="reportgen[database]")]) from None


def asked_version(spec: LedgerSpec, folder: Path) -> str:
    """Return a digest of what a database answers to the ledger's `changed`, empty where there is no such query.

    Raises ReportError where it does not answer.
    """
    source = spec.database
    if source is None or not source.changed:
        return ""
    place = Place(shown_table(spec, folder))
    require_sqlalchemy(place)
    from reportgen.data.database_connection import asked_version

    return asked_version(source, folder, place)


def table_versions(specs: Iterable[LedgerSpec], folder: Path) -> dict[tuple[str, str], str]:
    """Return the version now of each table on a server, by ledger and path, as `Store.is_current` takes them.

    A version is empty where nobody can tell it, and no more are asked for then: to read the ledgers says why. An
    optional ledger whose connection is not set is left out.
    """
    found: dict[tuple[str, str], str] = {}
    for spec in specs:
        if spec.database is None or spec.database.file or (spec.optional and is_absent(spec, folder)):
            continue
        try:
            version = "" if "" in found.values() else asked_version(spec, folder)
        except ReportError:
            version = ""
        found[spec.name, shown_table(spec, folder)] = version
    return found
