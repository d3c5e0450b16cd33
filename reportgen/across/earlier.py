"""What this year says of last year against the store that was kept last year, as anomalies."""

from collections.abc import Collection, Iterator, Sequence

from reportgen.across.columns import Columns
from reportgen.across.restated import Restated, redefined, restated
from reportgen.across.scene import Scene
from reportgen.figures.store import Store
from reportgen.nouns.anomaly import Anomaly
from reportgen.nouns.issue import issue
from reportgen.nouns.period import Period

__all__ = ["restated_anomalies"]

_MOST = 10
"""How many areas of an indicator are listed one by one; the rest is counted."""


def restated_anomalies(scene: Scene, store: Store, kept: Store) -> Iterator[Anomaly]:
    """Yield the figures of the periods that reports compare with that are not what the earlier store holds.

    Those are the period a year before and, where it is another, the one just before. An indicator that was defined
    otherwise is named once, where its figures differ.
    """
    known = frozenset(area.code for area in kept.areas())
    if new := tuple(code for code in scene.selected if code not in known):
        yield Anomaly("warning", issue("across.areas-not-kept", severity="warning", count=len(new)), areas=new)
    common = known.intersection(scene.selected)
    now, then = store.definitions(), kept.definitions()
    names = [name for name in scene.indicators if name in now and name in then]
    changed = redefined(now, then)
    columns, earlier = Columns(store, names), Columns(kept, names)
    periods = [one for one in _periods(scene.period) if _has_any(columns, names, one, common)]
    for period in periods:
        if not _has_any(earlier, names, period, common):
            yield Anomaly("warning", issue("across.nothing-kept", severity="warning", period=period.key))
            continue
        for name in names:
            found = list(restated(scene.selected, columns.of(name, period), earlier.of(name, period), common))
            if found and name in changed:
                yield _redefined(name, found, period, then[name], now[name])
            else:
                yield from _listed(name, found, period)


def _has_any(columns: Columns, names: Sequence[str], period: Period, areas: Collection[str]) -> bool:
    """Say whether there is any value of some areas in a period."""
    return any(area in column for name in names if (column := columns.of(name, period)) for area in areas)


def _periods(period: Period) -> Collection[Period]:
    return dict.fromkeys((period.previous, period.preceding))


def _redefined(name: str, found: Sequence[Restated], period: Period, kept: str, now: str) -> Anomaly:
    said = issue("across.redefined", severity="warning", count=len(found), period=period.key, kept=kept, now=now)
    return Anomaly("redefined", said, figure=name, weight=len(found))


def _listed(name: str, found: Sequence[Restated], period: Period) -> Iterator[Anomaly]:
    ordered = sorted(found, key=lambda one: -one.share)
    for one in ordered[:_MOST]:
        said = issue("across.restated", severity="warning", period=period.key)
        apart = None if one.now is None or one.kept is None else one.now - one.kept
        difference = float(f"{apart:.12g}") if isinstance(apart, float) else apart
        yield Anomaly("restated", said, one.area, name, one.now, one.kept, difference, one.share)
    if more := ordered[_MOST:]:
        said = issue("across.more-restated", severity="warning", count=len(more), period=period.key)
        yield Anomaly("restated", said, figure=name, weight=more[0].share)
