"""Writing a store: whole or not at all, and never over a file that is none."""

import json
import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from reportgen import __version__
from reportgen.figures.describe import category_label, definition
from reportgen.figures.pack import packed
from reportgen.figures.packing import Column
from reportgen.figures.schema import TABLES, kind_of_file
from reportgen.figures.table import FigureTable
from reportgen.nouns.area import Areas
from reportgen.nouns.figure import REASONS, Gap, SourceRef
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
    held: Collection[Period],
    sources: Iterable[SourceRef],
    figures: FigureTable,
    warnings: Sequence[Issue] = (),
    gaps: Sequence[Gap] = (),
) -> None:
    """Write a store beside `path` and then put it there at once.

    `fingerprint` identifies the config; `held` are those of the figures' periods that the ledgers hold, so that nobody
    has to ask for them; `warnings` are those of reading the ledgers, which hold as long as the figures do; `gaps` are
    what ledgers lack of periods. What is in the file depends on nothing else.

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
            base.execute("BEGIN")
            _fill(base, meta, areas, sources, gaps)
            _fill_figures(base, config, held, figures)
            base.execute("COMMIT")
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
    areas: Areas,
    sources: Iterable[SourceRef],
    gaps: Iterable[Gap],
) -> None:
    base.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    base.executemany("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?)", sources)
    members = ((at, area.code, area.name, area.name_en, area.level, area.parent) for at, area in enumerate(areas))
    base.executemany("INSERT INTO areas VALUES (?, ?, ?, ?, ?, ?)", members)
    lacking = ((*gap[:2], " ".join(gap.parts), gap.compared) for gap in gaps)
    base.executemany("INSERT INTO gaps VALUES (?, ?, ?, ?)", lacking)


def _fill_figures(
    base: sqlite3.Connection, config: ReportConfig, held: Collection[Period], figures: FigureTable
) -> None:
    spans = ((at, period.key, period in held) for at, period in enumerate(figures.periods))
    base.executemany("INSERT INTO periods VALUES (?, ?, ?)", spans)
    found = packed(figures)
    base.executemany("INSERT INTO reasons VALUES (?, ?)", enumerate(REASONS))
    base.executemany("INSERT INTO widths VALUES (?, ?, ?)", [found.widths])
    rows = _indicator_rows(config, found.columns)
    base.executemany("INSERT INTO indicators VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    base.executemany("INSERT INTO categories VALUES (?, ?, ?, ?, ?)", _category_rows(config, found.categories))
    records = zip(found.offsets, found.rows, found.totals, found.parts, strict=True)
    base.executemany("INSERT INTO figures VALUES (?, ?, ?, ?)", records)


def _indicator_rows(config: ReportConfig, columns: Iterable[Column]) -> Iterator[tuple[object, ...]]:
    indicators = {indicator.name: indicator for indicator in config.indicators}
    for at, (name, *codes) in enumerate(columns):
        indicator = indicators[name]
        title = indicator.title
        yield at, name, title.zh, title.en, indicator.unit.key, definition(indicator), *codes


def _category_rows(
    config: ReportConfig, categories: Iterable[tuple[str, str]]
) -> Iterator[tuple[int, int, str, str, str]]:
    numbered = {indicator.name: (at, indicator) for at, indicator in enumerate(config.indicators)}
    for number, (name, category) in enumerate(categories):
        at, indicator = numbered[name]
        label = category_label(config, indicator, category)
        yield number, at, category, label.zh, label.en
