"""The tables of the store, and how a file is known to be one."""

from pathlib import Path
from typing import Literal

__all__ = ["APPLICATION_ID", "SCHEMA_VERSION", "TABLES", "FileKind", "kind_of_file"]

APPLICATION_ID = 0x52504746  # "RPGF", in the header of the file
SCHEMA_VERSION = 4

# Figures stand by offset: the id of a record is that of the area times the number of periods, plus that of the period.
# The index answers which areas have rows in which periods, and how many, without a look at the records.
TABLES = f"""
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {SCHEMA_VERSION};
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sources (
  ledger TEXT NOT NULL, path TEXT NOT NULL, sha256 TEXT NOT NULL, rows INTEGER NOT NULL,
  size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, version TEXT NOT NULL
);
CREATE TABLE areas (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, name_en TEXT NOT NULL,
  level TEXT NOT NULL, parent TEXT NOT NULL
);
CREATE INDEX areas_by_name ON areas (name);
CREATE INDEX areas_by_parent ON areas (parent);
CREATE TABLE periods (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, held INTEGER NOT NULL);
CREATE TABLE gaps (period TEXT NOT NULL, ledger TEXT NOT NULL, parts TEXT NOT NULL, compared INTEGER NOT NULL);
CREATE TABLE indicators (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, title_zh TEXT NOT NULL, title_en TEXT NOT NULL,
  unit TEXT NOT NULL, definition TEXT NOT NULL,
  value_code TEXT NOT NULL, rows_code TEXT NOT NULL, rank_code TEXT NOT NULL, ranked_code TEXT NOT NULL
);
CREATE TABLE reasons (id INTEGER PRIMARY KEY, reason TEXT NOT NULL);
CREATE TABLE widths (category_code TEXT NOT NULL, value_code TEXT NOT NULL, rows_code TEXT NOT NULL);
CREATE TABLE categories (
  id INTEGER PRIMARY KEY, indicator INTEGER NOT NULL, category TEXT NOT NULL, zh TEXT NOT NULL, en TEXT NOT NULL
);
CREATE TABLE figures (id INTEGER PRIMARY KEY, rows INTEGER NOT NULL, totals BLOB NOT NULL, parts BLOB NOT NULL);
CREATE INDEX figures_by_rows ON figures (rows);
"""

FileKind = Literal["none", "store", "foreign"]
_HEADER = b"SQLite format 3\x00"


def kind_of_file(path: Path) -> FileKind:
    """Say whether a path holds a store of ours (of any version, intact or not), nothing at all, or something else.

    Raises OSError where it cannot be read.
    """
    try:
        with path.open("rb") as file:
            start = file.read(72)
    except FileNotFoundError:
        return "none"
    if not start:
        return "none"
    ours = start.startswith(_HEADER) and int.from_bytes(start[68:72]) == APPLICATION_ID
    return "store" if ours else "foreign"
