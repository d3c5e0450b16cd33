"""The figures of a project: from the store where they are current, aggregated anew where not."""

from collections.abc import Sequence

from reportgen.figures.store import Store, open_store
from reportgen.nouns.issue import Issue
from reportgen.nouns.period import Period
from reportgen.nouns.unit import Text
from reportgen.pipeline.project import Notify, Project

__all__ = ["stored_figures"]

_READING = Text("读取地区和台账…", "reading areas and ledgers …")
_AGGREGATING = Text("汇总指标…", "aggregating indicators …")


def stored_figures(project: Project, requested: Sequence[Period], notify: Notify) -> tuple[Store, tuple[Issue, ...]]:
    """Return the store with the figures of the requested periods, and the warnings that reading the ledgers gave.

    Neither the ledgers are read nor pandas is imported where the store is current.

    Raises ReportError with what is wrong in areas and ledgers.
    """
    store = open_store(project.store)
    if store is not None:
        if store.is_current(project.fingerprint, project.data, project.config) and _has(store, requested):
            return store, ()
        store.close()
    return _aggregated(project, requested, notify)


def _has(store: Store, requested: Sequence[Period]) -> bool:
    return {period.key for period in requested} <= set(store.periods())


def _aggregated(project: Project, requested: Sequence[Period], notify: Notify) -> tuple[Store, tuple[Issue, ...]]:
    from reportgen.data.areas import read_areas
    from reportgen.data.read import read_ledgers
    from reportgen.figures.write import write_store
    from reportgen.indicators.aggregate import aggregate

    config = project.config
    notify(_READING)
    areas = read_areas(project.data / config.areas.path, config.areas.path)
    ledgers, warnings = read_ledgers(config, project.data, areas)
    notify(_AGGREGATING)
    result = aggregate(config, ledgers, areas, requested)
    write_store(project.store, project.fingerprint, config, areas, ledgers, result)
    store = open_store(project.store)
    assert store is not None, "a store that was written can be opened"
    return store, warnings
