"""The figures of a project: from the store where they are current, aggregated anew where not."""

import gc
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportgen.data.database import table_versions
from reportgen.data.files import matching_files
from reportgen.figures.store import Store, current_store, open_store
from reportgen.nouns.figure import SourceRef
from reportgen.nouns.issue import Issue, ReportError
from reportgen.nouns.period import Period
from reportgen.nouns.unit import Text
from reportgen.pipeline.project import Notify, Project

if TYPE_CHECKING:
    from reportgen.data.ledger import Ledger
    from reportgen.data.spool import Spool
    from reportgen.indicators.result import Result
    from reportgen.nouns.area import Areas
    from reportgen.workers.crew import Crew

__all__ = ["stored_figures", "with_notes", "without_notes"]

_READING = Text("读取地区和台账…", "reading areas and ledgers …")
_AGGREGATING = Text("汇总指标…", "aggregating indicators …")
_NOTES = {
    "no-ledger": ("data.no-optional-ledger",),
    "no-column": ("data.no-optional-column", "data.no-optional-columns"),
}
"""What notes say of the ledgers and columns for whose absence figures are missing."""
_ROWS_WORTH_WORKERS = 2_000_000
"""Fewer rows are aggregated before other processes have started."""
_BYTES_OF_ROW = {".parquet": 9}
_MOST_BYTES_OF_ROW = 80
"""Files of fewer than so many bytes for each such row seldom have as many rows."""
_MODULES_FOR_COUNTING = ("reportgen.data.ledger_parts", "reportgen.indicators.counted")
_SHARE_OF_KEYS = 8
"""The part of the memory that keys may take which several areas have."""
_LITTLE = 1 << 30
"""Bytes for each core; with less, memory is given back at once, which takes longer."""
_AREAS = ""
"""The name under which the store keeps the areas file among the ledgers."""


def stored_figures(project: Project, requested: Sequence[Period], notify: Notify) -> tuple[Store, tuple[Issue, ...]]:
    """Return the store with the figures of the requested periods, and what reading the ledgers warned of or noted.

    Neither are the ledgers read nor is pandas imported where the store is current.

    Raises ReportError with what is wrong in areas and ledgers, or with the store's file.
    """
    tables = table_versions(project.config.ledgers, project.data) if project.store.is_file() else {}
    store = current_store(project.store, project.fingerprint, project.data, _files(project), tables)
    if store is not None:
        known = store.periods()
        if set(requested) <= set(known):
            return store, store.warnings()
        store.close()
        # What was asked for before stays in the store.
        requested = (*known, *requested)
    return _aggregated(project, requested, notify)


def without_notes(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Leave out the notes, which a check lists and a build does not repeat."""
    return tuple(found for found in issues if found.severity != "note")


def with_notes(error: ReportError, issues: Iterable[Issue]) -> ReportError:
    """Add to a failure that comes from ledgers or columns which are not kept the notes that name them."""
    codes = {code for found in error.issues for code in _NOTES.get(dict(found.values).get("reason", ""), ())}
    return ReportError([*error.issues, *(found for found in issues if found.code in codes)])


def _files(project: Project) -> dict[str, tuple[Path, ...]]:
    found = {spec.name: matching_files(spec, project.data) for spec in project.config.ledgers}
    return {_AREAS: (project.data / project.config.areas.path,), **found}


def _aggregated(project: Project, requested: Sequence[Period], notify: Notify) -> tuple[Store, tuple[Issue, ...]]:
    """Read, aggregate and write; rows that memory is not to hold lie beside the store meanwhile."""
    from reportgen.data.spool import open_spool
    from reportgen.data.unused_memory import keep_little
    from reportgen.pipeline.memory import default_memory
    from reportgen.workers.cores import cores

    if (project.memory or default_memory()) < _LITTLE * cores():
        keep_little()
    with open_spool(project.store.parent) as spool:
        return _written(project, requested, notify, spool)


def _written(
    project: Project, requested: Sequence[Period], notify: Notify, spool: "Spool"
) -> tuple[Store, tuple[Issue, ...]]:
    from reportgen.pipeline.memory import default_memory, workers_within
    from reportgen.workers.cores import cores

    gc.enable()
    memory = project.memory or default_memory()
    workers = workers_within(memory, cores())
    with ExitStack() as hired:
        crew = _early_crew(project, workers)
        if crew:
            hired.enter_context(crew)
            crew.prepare(_import_for_counting)
        found = _counted(project, requested, notify, _Means(memory, workers, spool, crew, hired))
    return _stored(project, found)


class _Means(NamedTuple):
    """What there is to count with: bytes, processes, where rows may lie, a crew that has begun, who ends another."""

    memory: int
    workers: int
    spool: "Spool"
    crew: "Crew | None"
    hired: ExitStack


class _Found(NamedTuple):
    """What was read, and what was counted of it; `areas` are being given English names."""

    areas: "Future[Areas]"
    ledgers: "Mapping[str, Ledger]"
    result: "Result"
    warnings: tuple[Issue, ...]


def _counted(project: Project, requested: Sequence[Period], notify: Notify, means: _Means) -> _Found:
    from reportgen.data.areas import read_areas, with_english_names
    from reportgen.data.read import read_ledgers
    from reportgen.data.room import Room
    from reportgen.indicators.aggregate import aggregate
    from reportgen.workers.crew import hire

    config, hired = project.config, means.hired
    notify(_READING)
    path = project.data / config.areas.path
    areas = read_areas(path, path.as_posix(), spelled=False)
    room = Room.within(means.memory, means.workers, means.spool)
    ledgers, warnings = read_ledgers(config, project.data, areas, room)
    spelled = hired.enter_context(ThreadPoolExecutor(1, "spelling")).submit(with_english_names, areas)
    notify(_AGGREGATING)
    rows = sum(source.rows for ledger in ledgers.values() for source in ledger.sources)
    crew = means.crew or hired.enter_context(hire(means.workers if rows >= _ROWS_WORTH_WORKERS else 1))
    result = aggregate(config, ledgers, areas, requested, crew, means.memory // _SHARE_OF_KEYS, means.spool)
    return _Found(spelled, ledgers, result, (*warnings, *result.warnings))


def _stored(project: Project, found: _Found) -> tuple[Store, tuple[Issue, ...]]:
    from reportgen.figures.write import write_store
    from reportgen.indicators.gaps import find_gaps
    from reportgen.indicators.periods import wanted_periods

    config, ledgers = project.config, found.ledgers.values()
    areas = found.areas.result()
    path = project.data / config.areas.path
    sources = [source for ledger in ledgers for source in ledger.sources]
    write_store(
        project.store,
        fingerprint=project.fingerprint,
        config=config,
        areas=areas,
        held=wanted_periods(config.periods, ledgers, ()),
        sources=[_areas_source(path, config.areas.path, len(areas)), *sources],
        figures=found.result,
        warnings=found.warnings,
        gaps=find_gaps(ledgers, found.result.periods),
    )
    return open_store(project.store), found.warnings


def _early_crew(project: Project, workers: int) -> "Crew | None":
    """Hire workers that begin while areas and ledgers are read: those of a cluster, or if files are large."""
    from reportgen.workers.crew import hire

    if project.cluster:
        return _remote(project)
    files = (path for paths in _files(project).values() for path in paths if path.is_file())
    rows = sum(path.stat().st_size // _BYTES_OF_ROW.get(path.suffix.lower(), _MOST_BYTES_OF_ROW) for path in files)
    return hire(workers) if workers > 1 and rows >= _ROWS_WORTH_WORKERS else None


def _import_for_counting(_: None) -> None:
    """Import what workers need to read and count parts."""
    for name in _MODULES_FOR_COUNTING:
        import_module(name)


def _remote(project: Project) -> "Crew":
    """Hire the workers of a cluster; they look at the beginning and the end of each ledger."""
    from reportgen.workers.crew import hire

    ends = (path for paths in _files(project).values() for path in dict.fromkeys((*paths[:1], *paths[-1:])))
    project.store.parent.mkdir(parents=True, exist_ok=True)
    return hire(1, project.cluster, [path for path in ends if path.is_file()], [project.store.parent])


def _areas_source(path: Path, name: str, rows: int) -> SourceRef:
    stamp = path.stat()
    return SourceRef(_AREAS, name, sha256(path.read_bytes()).hexdigest(), rows, stamp.st_size, stamp.st_mtime_ns)
