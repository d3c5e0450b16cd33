"""Reading a store: the figures of an area in one query."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from reportgen.figures.places import Places
from reportgen.figures.records import Records
from reportgen.figures.schema import SCHEMA_VERSION, kind_of_file
from reportgen.nouns.area import Area
from reportgen.nouns.figure import Figure, Gap, SourceRef
from reportgen.nouns.issue import Issue, Place, ReportError, Severity, issue
from reportgen.nouns.period import Period, parse_period
from reportgen.nouns.unit import Text

__all__ = ["Store", "current_store", "open_store"]

_PERIODS_OF = (
    "SELECT periods.id FROM periods JOIN figures ON figures.id = ? + periods.id WHERE held ORDER BY periods.id"
)
_NO_TABLES: Mapping[tuple[str, str], str] = {}


def open_store(path: Path) -> "Store":
    """Open a store to read from it.

    Raises ReportError: `figures.no-store`, `figures.not-a-store` (some other file), `figures.is-a-folder`,
    `figures.old-store`, `figures.corrupt`, `figures.locked` or `figures.cannot-read`.
    """
    place = Place(path.as_posix())
    if path.is_dir():
        raise ReportError([issue("figures.is-a-folder", place)])
    try:
        kind = kind_of_file(path)
    except OSError as error:
        raise ReportError([issue("figures.cannot-read", place, reason=error.strerror or error)]) from None
    if kind != "store":
        raise ReportError([issue("figures.no-store" if kind == "none" else "figures.not-a-store", place)])
    try:
        return Store(path)
    except sqlite3.DatabaseError as error:
        raise ReportError([_trouble(error, place)]) from None


def _trouble(error: sqlite3.DatabaseError, place: Place) -> Issue:
    if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
        return issue("figures.locked", place)
    return issue("figures.corrupt", place, reason=error)


def current_store(
    path: Path,
    fingerprint: str,
    folder: Path,
    files: Mapping[str, Sequence[Path]],
    tables: Mapping[tuple[str, str], str] = _NO_TABLES,
) -> "Store | None":
    """Open the store if it was made from this config, these files and tables as they are now; None where not.

    Raises ReportError where the file is none of ours (`figures.not-a-store`), or cannot be read now.
    """
    try:
        store = open_store(path)
    except ReportError as error:
        if error.issues[0].code in ("figures.no-store", "figures.old-store", "figures.corrupt"):
            return None
        raise
    try:
        if store.is_current(fingerprint, folder, files, tables):
            return store
    except sqlite3.DatabaseError:
        pass
    store.close()
    return None


class Store:
    """The figures of a run, open for reading. Closes itself as a context manager."""

    def __init__(self, path: Path) -> None:
        self.path = path
        # A store is put in place whole and never changed: nothing to lock, and no wait for others.
        self._base = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=1.0)
        try:
            self._load()
        except BaseException:
            self._base.close()
            raise

    def _load(self) -> None:
        version = self._base.execute("PRAGMA user_version").fetchone()[0]
        if version != SCHEMA_VERSION:
            found, wanted = str(version), str(SCHEMA_VERSION)
            place = Place(self.path.as_posix())
            raise ReportError([issue("figures.old-store", place, version=found, wanted=wanted)])
        self._meta: dict[str, str] = dict(self._base.execute("SELECT key, value FROM meta"))
        self._keys: dict[int, str] = dict(self._base.execute("SELECT id, key FROM periods ORDER BY id"))
        self._periods = {key: at for at, key in self._keys.items()}
        self._places = Places(self._base)
        self._records = Records(self._base, self._periods)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint of the config that the figures were made with."""
        return self._meta["fingerprint"]

    def warnings(self) -> tuple[Issue, ...]:
        """Return what reading the ledgers warned of."""
        text = self._meta.get("warnings")
        if not text:
            return ()
        import json

        return tuple(_issue(*parts) for parts in json.loads(text))

    def is_current(
        self,
        fingerprint: str,
        folder: Path,
        files: Mapping[str, Sequence[Path]],
        tables: Mapping[tuple[str, str], str] = _NO_TABLES,
    ) -> bool:
        """Say whether the figures still follow from the config and from the files and tables of each ledger.

        `files` are those that the ledgers' patterns give now (the file of the areas under an empty name). A file of
        the same size and time of change is the same; any other is hashed. `tables` has the version now of each table
        on a server, by ledger and path, empty where nobody can say, so that it may have changed.
        """
        if fingerprint != self.fingerprint:
            return False
        known = {(source.ledger, source.path): source for source in self.sources()}
        now = {(ledger, _below(path, folder)): path for ledger, paths in files.items() for path in paths}
        if known.keys() != now.keys() | tables.keys() or "" in tables.values():
            return False
        return all(
            source.version == tables[key] if key in tables else _unchanged(now[key], source)
            for key, source in known.items()
        )

    def sources(self) -> tuple[SourceRef, ...]:
        """Return the files that the figures come from."""
        query = "SELECT ledger, path, sha256, rows, size, mtime_ns, version FROM sources ORDER BY rowid"
        return tuple(SourceRef(*row) for row in self._base.execute(query))

    def area(self, code: str) -> Area:
        """Return the area of a code; raises KeyError where there is none."""
        area = self._places.found(code)
        if area is None:
            raise KeyError(code)
        return area

    def areas(self, level: str = "") -> tuple[Area, ...]:
        """Return all areas, or those of a level, in the order of the areas file."""
        return self._places.of_level(level)

    def areas_named(self, text: str) -> tuple[Area, ...]:
        """Return the area of this code, else all areas of this name, in Chinese or in English."""
        return self._places.named(text)

    def children(self, code: str) -> tuple[Area, ...]:
        """Return the areas directly below an area (an empty code: at the top), in the order of the areas file."""
        return self._places.children(code)

    def below(self, code: str) -> tuple[str, ...]:
        """Return the codes of the areas directly below an area, in the same order."""
        return tuple(child.code for child in self.children(code))

    def under(self, code: str, level: str) -> dict[str, tuple[Area, ...]]:
        """Return the areas of a level below an area, however far, by the code of the one directly below it.

        An area of that level which stands directly below is by its own code. All are in the order of the areas file.
        """
        return self._places.under(code, level)

    def lineage(self, code: str) -> tuple[Area, ...]:
        """Return the area itself and every area above it, from the bottom up."""
        return self._places.lineage(code)

    def periods(self) -> tuple[Period, ...]:
        """Return all periods that were aggregated, in the order of time."""
        return tuple(period for key in self._periods if (period := parse_period(key)))

    def periods_of(self, area: str) -> tuple[Period, ...]:
        """Return the periods for which an area, or one below it, has rows in any ledger.

        Periods that are in the store only because somebody asked for them once are left out.
        """
        position = self._places.position(area)
        if position is None:
            return ()
        found = self._base.execute(_PERIODS_OF, (position * len(self._periods),))
        return tuple(period for (at,) in found if (period := parse_period(self._keys[at])))

    def gaps(self) -> tuple[Gap, ...]:
        """Return what ledgers of periods lack of the periods that were aggregated."""
        query = "SELECT period, ledger, parts, compared FROM gaps ORDER BY rowid"
        return tuple(
            Gap(period, ledger, tuple(parts.split()), bool(compared))
            for period, ledger, parts, compared in self._base.execute(query)
        )

    def has_rows(self, area: str, period: Period) -> bool:
        """Say whether an area, or one below it, has rows in any ledger for a period of whatever kind."""
        return self._records.has(self._places.position(area), period.key)

    def codes_with_rows(self, period: Period) -> frozenset[str]:
        """Return the codes of the areas that have rows in a period, or below which there are some."""
        at = self._periods.get(period.key, -1)
        query = f"SELECT code FROM areas JOIN figures ON figures.id = areas.id * {len(self._periods)} + ?"
        return frozenset(code for (code,) in self._base.execute(query, (at,))) if at >= 0 else frozenset()

    def counted_rows(self) -> dict[str, int]:
        """Return how many rows the figures of each area were counted from, by code, for areas that have any figures.

        A row that several figures count is counted as often.
        """
        count = len(self._periods)
        query = (
            "SELECT code, found FROM areas JOIN"
            f" (SELECT id / {count} AS area, sum(rows) AS found FROM figures GROUP BY 1) ON areas.id = area"
        )
        return dict(self._base.execute(query))

    def figures(self, area: str, periods: Iterable[Period]) -> dict[tuple[str, str, str], Figure]:
        """Return the figures of an area in some periods, by (indicator, period's key, category)."""
        position = self._places.position(area)
        found: dict[tuple[str, str, str], Figure] = {}
        for period in periods:
            found |= self._records.figures(area, position, period.key)
        return found

    def figures_of(
        self, areas: Sequence[str], period: Period, indicators: Sequence[str]
    ) -> dict[tuple[str, str], Figure]:
        """Return the figures of some areas in one period, by (area, indicator), without breakdowns."""
        positions = {code: at for code in areas if (at := self._places.position(code)) is not None}
        return self._records.some(positions, period.key, indicators)

    def columns(self, period: Period, indicators: Sequence[str]) -> dict[str, dict[str, int | float]]:
        """Return the values of indicators for all areas in one period, by indicator and the area's code.

        Areas come in the order of the areas file; those without a value are left out, and so are indicators that the
        store does not have.
        """
        return self._records.columns(period.key, indicators)

    def definitions(self) -> dict[str, str]:
        """Return how each indicator is computed, by its name."""
        return dict(self._base.execute("SELECT name, definition FROM indicators ORDER BY id"))

    def category_labels(self) -> dict[tuple[str, str], Text]:
        """Return the names of all categories, by (indicator, category)."""
        query = (
            "SELECT name, category, zh, en FROM categories JOIN indicators ON indicators.id = indicator"
            " ORDER BY categories.id"
        )
        return {(name, category): Text(zh, en) for name, category, zh, en in self._base.execute(query)}


def _issue(
    code: str,
    place: Sequence[Any] | None,
    values: Sequence[tuple[str, str]],
    allowed: Sequence[str],
    near: str,
    severity: Severity,
) -> Issue:
    named = tuple((name, value) for name, value in values)
    return Issue(code, Place(*place) if place else None, named, tuple(allowed), near, severity)


def _below(path: Path, folder: Path) -> str:
    return (path.relative_to(folder) if path.is_relative_to(folder) else path).as_posix()


def _unchanged(path: Path, source: SourceRef) -> bool:
    try:
        stamp = path.stat()
        if stamp.st_size != source.size:
            return False
        if stamp.st_mtime_ns == source.mtime_ns:
            return True
        from hashlib import sha256

        return sha256(path.read_bytes()).hexdigest() == source.sha256
    except OSError:
        return False
