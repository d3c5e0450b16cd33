"""What a database or its driver says of a failure → issues, without a word of who asked and how."""

import re
import sqlite3

from sqlalchemy.exc import DBAPIError

from reportgen.data.database_address import Address
from reportgen.nouns.issue import Issue, Place, issue

__all__ = ["trouble_of_asking", "trouble_of_connecting"]

_LONGEST = 300
_REFUSED = re.compile(
    r"authentication failed|access denied|login failed|logon denied|invalid (?:username|authorization)|ORA-01017"
    r"|认证失败|口令|密码",
    re.IGNORECASE,
)
_SLOW = re.compile(r"time-?out|timed out|超时", re.IGNORECASE)
_LOST = re.compile(r"clos(?:ed|ing)|lost|gone away|reset|terminating|broken pipe|shutdown|EOF", re.IGNORECASE)
_REFUSING_STATES = ("28",)
_LOSING_STATES = ("08", "57P")
_UNREADABLE = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_CANTOPEN)


def trouble_of_connecting(error: Exception, address: Address, place: Place) -> Issue:
    """Say why a database cannot be reached: it refuses us, it does not answer in time, or something else."""
    reason = _reason(error, address)
    if _state(error).startswith(_REFUSING_STATES) or _REFUSED.search(reason):
        return issue("data.database-refuses", place, reason=reason)
    if not address.server:
        return issue("data.bad-database", place, reason=reason)
    code = "data.database-silent" if _SLOW.search(reason) else "data.no-database"
    return issue(code, place, server=address.server, reason=reason)


def trouble_of_asking(error: Exception, address: Address, place: Place, rows: int = 0) -> Issue:
    """Say why a question was not answered to its end: the connection was lost, it took too long, or it is wrong."""
    reason, state = _reason(error, address), _state(error)
    if _sqlite_code(error) in _UNREADABLE:
        return issue("data.bad-database", place, reason=reason)
    lost = isinstance(error, DBAPIError) and error.connection_invalidated
    if lost or state.startswith(_LOSING_STATES) or (address.server and not state and _LOST.search(reason)):
        return issue("data.database-lost", place, rows=rows, reason=reason)
    if state == "57014" or _sqlite_code(error) == sqlite3.SQLITE_BUSY or _SLOW.search(reason):
        return issue("data.database-slow", place, rows=rows, reason=reason)
    return issue("data.query-failed", place, reason=reason)


def _reason(error: Exception, address: Address) -> str:
    """Return the first line of what a driver says, without secrets, in one line of bearable length."""
    words = getattr(error, "orig", None) or error
    parts = words.args[-1] if words.args and isinstance(words.args[-1], str) else str(words)
    lines = [line.strip() for line in address.secrets.scrubbed(parts).splitlines() if line.strip()]
    found = lines[0] if lines else type(words).__name__
    return found if len(found) <= _LONGEST else f"{found[:_LONGEST]}…"


def _sqlite_code(error: Exception) -> int:
    """Return the primary result code of an SQLite file, 0 of any other database."""
    found = getattr(getattr(error, "orig", None), "sqlite_errorcode", 0)
    return found & 0xFF if isinstance(found, int) else 0


def _state(error: Exception) -> str:
    """Return the SQLSTATE of a failure, empty where the driver does not tell it."""
    words = getattr(error, "orig", None)
    found = getattr(words, "sqlstate", None) or getattr(words, "pgcode", None)
    return found if isinstance(found, str) else ""
