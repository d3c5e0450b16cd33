"""Everything that is unusual across the reports of a batch, the most serious first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportgen.across.earlier import restated_anomalies
from reportgen.across.same_text import same_texts
from reportgen.across.scene import Scene, scene_of
from reportgen.across.small_counts import SmallCounts
from reportgen.across.sums import sum_anomalies
from reportgen.across.unusual import outlier_anomalies
from reportgen.figures.store import Store
from reportgen.nouns.anomaly import ANOMALY_KINDS, Anomaly
from reportgen.nouns.issue import issue
from reportgen.nouns.period import Period
from reportgen.nouns.report import ReportConfig

__all__ = ["find_anomalies", "in_order"]

_MOST_GROUPS = 100
_RANKS = {kind: ANOMALY_KINDS.index("change" if kind == "peers" else kind) for kind in ANOMALY_KINDS}


def find_anomalies(
    config: ReportConfig,
    store: Store,
    areas: Sequence[str],
    period: Period,
    texts: Mapping[str, str],
    before: Store | None = None,
) -> tuple[Anomaly, ...]:
    """Return what is unusual about the reports of some areas (by code) in a period, the most serious first.

    `texts` are digests of what the reports say without names of places, by area. `before` is the store of an earlier
    run, whose figures must be those that are compared with now.
    """
    scene = scene_of(config, store, areas, period)
    found = [*sum_anomalies(scene), *_same_texts(scene, texts), *outlier_anomalies(scene)]
    if before:
        found += restated_anomalies(scene, store, before)
    if config.suppress_below:
        found = list(_without_small_counts(scene, found, store, before))
    return in_order(found, scene.positions)


def in_order(anomalies: Iterable[Anomaly], positions: Mapping[str, int]) -> tuple[Anomaly, ...]:
    """Put anomalies in order: by kind and by weight, then those of one area, then by the order of areas and figures."""

    def place(anomaly: Anomaly) -> tuple[object, ...]:
        at = positions.get(anomaly.area, len(positions))
        return _RANKS[anomaly.kind], -anomaly.weight, not anomaly.area, at, anomaly.kind, anomaly.figure

    return tuple(sorted(anomalies, key=place))


def _same_texts(scene: Scene, texts: Mapping[str, str]) -> Iterator[Anomaly]:
    groups = same_texts(scene.selected, texts)
    for first, *others in groups[:_MOST_GROUPS]:
        said = issue("across.same-text", severity="warning", count=len(others))
        yield Anomaly("same-text", said, first, weight=len(others), areas=tuple(others))
    if more := groups[_MOST_GROUPS:]:
        yield Anomaly("same-text", issue("across.more-same-text", severity="warning", count=len(more)))


def _without_small_counts(
    scene: Scene, anomalies: Iterable[Anomaly], store: Store, before: Store | None
) -> Iterator[Anomaly]:
    counts = SmallCounts(scene.config)
    known: dict[str, tuple[str, ...]] = {}
    periods = dict.fromkeys((scene.period, scene.period.previous, scene.period.preceding))
    for anomaly in anomalies:
        if not anomaly.area or not anomaly.figure:
            yield anomaly
            continue
        if anomaly.figure not in known:
            known[anomaly.figure] = counts.parts(anomaly.figure)
        names = known[anomaly.figure]
        stores = (store, before) if before else (store,)
        figures = [one.figures_of((anomaly.area,), period, names) for one in stores for period in periods]
        parts = [{name: figure.value for (_, name), figure in one.items()} for one in figures]
        yield counts.without(anomaly, parts)
