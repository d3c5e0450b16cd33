"""Writing a store: whole or not at all, and never over a file that is none."""

import json
import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path

from reportgen import __version__
from reportgen.figures.describe import category_label, definition
from reportgen.figures.schema import TABLES, kind_of_file
from reportgen.nouns.area import Areas
from reportgen.nouns.figure import FigureRow, Gap, SourceRef
from reportgen.nouns.issue import Issue, Place, ReportError, issue
from reportgen.nouns.period import Period
from reportgen.nouns.report import ReportConfig

__all__ = ["write_store"]


def write_store(
    path: Path,
    *,
    fingerprint: str,
    config: ReportConfig,
    areas: Areas,
    periods: Sequence[Period],
    held: Collection[Period],
    sources: Iterable[SourceRef],
    figures: Iterable[FigureRow],
    warnings: Sequence[Issue] = (),
    gaps: Sequence[Gap] = (),
) -> None:
    """Write a store beside `path` and then put it there at once.

    `fingerprint` identifies the config; `periods` are all that were aggregated, with or without figures, `held` those
    of them that the ledgers hold, so that nobody has to ask for them; `warnings` are those of reading the ledgers,
    which hold as long as the figures do; `gaps` are what ledgers lack of periods.

    Raises ReportError where a file that is no store stands at the path, or the folder cannot be written to.
    """
    shown = path.as_posix()
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if kind_of_file(path) == "foreign":
            raise ReportError([issue("figures.not-a-store", Place(shown))])
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(part, isolation_level=None)) as base:
            meta = {"fingerprint": fingerprint, "reportgen": __version__, "report": config.name}
            meta["warnings"] = json.dumps(warnings, ensure_ascii=False) if warnings else ""
            # The file is not in place before it is whole, so that a journal would be of no use.
            base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;" + TABLES)
            base.executemany(
                "INSERT INTO gaps VALUES (?, ?, ?, ?)", ((*gap[:2], " ".join(gap.parts), gap.compared) for gap in gaps)
            )
            _fill(base, meta, config, areas, {period: period in held for period in periods}, sources, figures)
        part.replace(path)
    except (OSError, sqlite3.OperationalError) as error:
        reason = getattr(error, "strerror", "") or error
        raise ReportError([issue("figures.cannot-write", Place(shown), reason=reason)]) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _fill(
    base: sqlite3.Connection,
    meta: dict[str, str],
    config: ReportConfig,
    areas: Areas,
    periods: Mapping[Period, bool],
    sources: Iterable[SourceRef],
    figures: Iterable[FigureRow],
) -> None:
    base.execute("BEGIN")
    base.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    base.executemany("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?)", sources)
    codes = {area.code: at for at, area in enumerate(areas)}
    members = ((codes[area.code], area.code, area.name, area.name_en, area.level, area.parent) for area in areas)
    base.executemany("INSERT INTO areas VALUES (?, ?, ?, ?, ?, ?)", members)
    keys = {period.key: at for at, period in enumerate(periods)}
    spans = ((keys[period.key], period.key, held) for period, held in periods.items())
    base.executemany("INSERT INTO periods VALUES (?, ?, ?)", spans)
    names = {indicator.name: at for at, indicator in enumerate(config.indicators)}
    base.executemany("INSERT INTO indicators VALUES (?, ?, ?, ?, ?, ?)", _indicator_rows(config))
    categories: set[tuple[str, str]] = set()
    base.executemany(
        "INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _figure_rows(figures, codes, keys, names, categories)
    )
    base.executemany("INSERT INTO categories VALUES (?, ?, ?, ?)", _category_rows(config, categories))
    base.execute("COMMIT")


def _figure_rows(
    figures: Iterable[FigureRow],
    codes: dict[str, int],
    keys: dict[str, int],
    names: dict[str, int],
    categories: set[tuple[str, str]],
) -> Iterator[tuple[object, ...]]:
    for area, period, indicator, category, value, missing, rows, rank, ranked in figures:
        if category:
            categories.add((indicator, category))
        yield codes[area], keys[period], names[indicator], category, value, missing, rows, rank, ranked


def _indicator_rows(config: ReportConfig) -> Iterator[tuple[int, str, str, str, str, str]]:
    for at, indicator in enumerate(config.indicators):
        title = indicator.title
        yield at, indicator.name, title.zh, title.en, indicator.unit.key, definition(indicator)


def _category_rows(config: ReportConfig, found: Iterable[tuple[str, str]]) -> Iterator[tuple[int, str, str, str]]:
    numbered = {indicator.name: (at, indicator) for at, indicator in enumerate(config.indicators)}
    for name, category in sorted(found):
        at, indicator = numbered[name]
        label = category_label(config, indicator, category)
        yield at, category, label.zh, label.en
