"""What is wrong between the parts of what a ledger says of where it is kept: in files, or in a database."""

import re
from collections.abc import Iterator

from reportgen.config.database_model import DatabaseModel
from reportgen.config.project import Declaration
from reportgen.nouns.issue import Issue, issue

__all__ = ["place_issues"]

_OF_FILES = ("sheet", "header_row", "encoding")
_BEFORE = re.compile(r"(?:\s|\(|--[^\n]*(?:\n|$)|/\*.*?\*/)*", re.DOTALL)
_ASKS = re.compile(r"(?:select|with|values|table|from)\b", re.IGNORECASE)


def place_issues(declaration: Declaration) -> Iterator[Issue]:
    """Yield what is wrong with where a ledger is kept, also where something else of it is wrong."""
    name, said = declaration.name, declaration.document.at("ledgers", declaration.name)
    if not isinstance(said, dict):
        return
    if not {"path", "database"} & said.keys():
        yield issue("config.no-path", declaration.key(), allowed=["path", "database"], ledger=name)
    if "database" in said:
        if "path" in said:
            yield issue("config.path-and-database", declaration.key("path"), ledger=name)
        for key in (key for key in _OF_FILES if key in said):
            yield issue("config.key-of-files", declaration.key(key), key=key)
    if declaration.usable and declaration.usable.database:
        yield from _database(declaration, declaration.usable.database)


def _database(declaration: Declaration, database: DatabaseModel) -> Iterator[Issue]:
    for one, other in (("file", "connection"), ("table", "query")):
        if (getattr(database, one) is None) == (getattr(database, other) is None):
            code = "config.one-missing" if getattr(database, one) is None else "config.one-of-both"
            yield issue(code, declaration.key("database"), ledger=declaration.name, one=one, other=other)
    if database.file is not None and database.changed is not None:
        yield issue("config.changed-file", declaration.key("database", "changed"))
    for key in ("query", "changed"):
        text = getattr(database, key)
        if text is not None and not _only_asks(text):
            yield issue("config.not-a-query", declaration.key("database", key), allowed=["SELECT …"], key=key)


def _only_asks(text: str) -> bool:
    """Say whether a statement begins as one that changes nothing, comments apart."""
    before = _BEFORE.match(text)
    return bool(_ASKS.match(text, before.end() if before else 0))
