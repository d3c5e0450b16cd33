"""What became of the reports themselves, as anomalies: those that failed, were edited, or come with a warning."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportgen.nouns.anomaly import Anomaly, AnomalyKind
from reportgen.nouns.issue import Issue, issue

__all__ = ["Report", "report_anomalies"]

_MOST = {"failed": 1000, "kept": 1000, "warning": 20}
"""How many areas are listed one by one for each cause."""


class Report(NamedTuple):
    """What became of a report of an area, and what was wrong with it."""

    area: str
    status: str
    issues: tuple[Issue, ...] = ()


def report_anomalies(reports: Iterable[Report]) -> tuple[Anomaly, ...]:
    """Return what reports failed of, which files were left as somebody edited them, and what was warned of.

    Reports are in the order of their areas. An area is listed once for each cause; the rest of a cause is counted.
    """
    causes: dict[tuple[AnomalyKind, str], dict[str, Issue]] = {}
    for report in reports:
        for kind, found in _found(report):
            causes.setdefault((kind, found.code), {}).setdefault(report.area, found)
    return tuple(anomaly for (kind, _), areas in causes.items() for anomaly in _listed(kind, areas))


def _found(report: Report) -> Iterator[tuple[AnomalyKind, Issue]]:
    kind: AnomalyKind = "warning"
    if report.status in ("failed", "kept"):
        kind = "failed" if report.status == "failed" else "kept"
        gravest = [found for found in report.issues if found.severity == "error"] or list(report.issues)
        if gravest:
            yield kind, gravest[0]
        return
    for found in report.issues:
        if found.severity == "warning":
            yield kind, found


def _listed(kind: AnomalyKind, areas: dict[str, Issue]) -> Iterator[Anomaly]:
    most = _MOST[kind]
    weight = float(len(areas))
    for at, (area, found) in enumerate(areas.items()):
        if at < most:
            yield Anomaly(kind, found, area, weight=weight)
    if len(areas) > most:
        found = next(iter(areas.values()))
        rest = issue("across.more-reports", severity=found.severity, count=len(areas) - most)
        yield Anomaly(kind, rest, weight=weight, more=(found,))
