"""Areas that are not the sum of those below them, as anomalies."""

from collections.abc import Iterator

from reportgen.across.adding import Difference, differences
from reportgen.across.scene import Scene
from reportgen.nouns.across import AddUp
from reportgen.nouns.anomaly import Anomaly
from reportgen.nouns.issue import issue

__all__ = ["sum_anomalies"]

_MOST = 200


def sum_anomalies(scene: Scene) -> Iterator[Anomaly]:
    """Yield the areas that are not the sum of those below, of each figure those that are furthest off first."""
    checks = scene.config.across.add_up
    children = scene.parents() if checks else {}
    for check in checks:
        figures, stated = (scene.columns.of(name, scene.period) for name in (check.figure, check.stated))
        found = sorted(differences(check, figures, stated, children), key=lambda one: -one.share)
        yield from (_anomaly(check, one) for one in found[:_MOST])
        if more := found[_MOST:]:
            rest = issue("across.more-sums", severity="warning", count=len(more))
            yield Anomaly("sum", rest, figure=check.figure, weight=more[0].share)


def _anomaly(check: AddUp, found: Difference) -> Anomaly:
    code = "across.rows-above" if check.stated == check.figure else "across.sum-differs"
    gaps = issue("across.without-figures", severity="warning", count=len(found.without))
    return Anomaly(
        "sum",
        issue(code, severity="warning", count=found.members),
        found.area,
        check.figure,
        found.below,
        found.stated,
        found.difference,
        found.share,
        found.without,
        (gaps,) if found.without else (),
    )
