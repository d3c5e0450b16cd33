"""Unusual values of the figures that a config watches, as anomalies."""

from collections.abc import Iterator, Sequence

from reportgen.across.outliers import Outlier, among_peers, changes
from reportgen.across.scene import Scene
from reportgen.across.yardstick import yardstick
from reportgen.nouns.anomaly import Anomaly, AnomalyKind
from reportgen.nouns.indicator import Indicator
from reportgen.nouns.issue import Issue, issue

__all__ = ["outlier_anomalies"]

_MOST = 20
"""How many outliers of a figure are listed one by one, against last year and among peers each."""


def outlier_anomalies(scene: Scene) -> Iterator[Anomaly]:
    """Yield the areas whose watched figures are unusual, of each figure the furthest off first; the rest is counted."""
    period, before = scene.period, scene.period.previous
    for watched in scene.config.across.outliers:
        indicator = scene.indicators[watched.figure]
        rule = yardstick(indicator, watched)
        now, then = (scene.values(watched.figure, rule, one) for one in (period, before))
        moved: list[Outlier] = []
        apart: list[Outlier] = []
        for areas in scene.at_each_level():
            moved += changes(areas, now, then, rule)
            apart += among_peers(areas, scene.peers(areas), now, rule)
        yield from _listed("change", moved, indicator, before.key)
        yield from _listed("peers", apart, indicator, "")


def _listed(kind: AnomalyKind, found: Sequence[Outlier], indicator: Indicator, period: str) -> Iterator[Anomaly]:
    ordered = sorted(found, key=lambda one: -abs(one.score))
    yield from (_anomaly(kind, one, indicator, period) for one in ordered[:_MOST])
    if more := ordered[_MOST:]:
        yield Anomaly(kind, _rest(kind, len(more), period), figure=indicator.name, weight=abs(more[0].score))


def _anomaly(kind: AnomalyKind, found: Outlier, indicator: Indicator, period: str) -> Anomaly:
    difference = found.found - found.compared
    if isinstance(difference, float):
        difference = float(f"{difference:.12g}")
    said = _said(kind, found, indicator, period)
    return Anomaly(
        kind, said, found.area, indicator.name, found.found, found.compared, difference, weight=abs(found.score)
    )


def _said(kind: AnomalyKind, found: Outlier, indicator: Indicator, period: str) -> Issue:
    far = f"{found.score:+.1f}"
    if kind == "peers":
        return issue("across.peers", severity="warning", among=found.among, score=far)
    usual = f"{found.usual:,.{indicator.decimals}f}"
    return issue("across.change", severity="warning", among=found.among, score=far, usual=usual, period=period)


def _rest(kind: AnomalyKind, count: int, period: str) -> Issue:
    if kind == "peers":
        return issue("across.more-peers", severity="warning", count=count)
    return issue("across.more-changes", severity="warning", count=count, period=period)
