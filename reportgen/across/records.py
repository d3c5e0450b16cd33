"""Anomalies as plain records, as the manifest lists them."""

from collections.abc import Iterable, Mapping

from reportgen.nouns.anomaly import SERIOUSNESS, Anomaly
from reportgen.nouns.issue import Issue

__all__ = ["as_records"]


def as_records(anomalies: Iterable[Anomaly], paths: Mapping[str, str]) -> list[dict[str, object]]:
    """Return anomalies as records; what one does not have is left out. `paths` are of documents by area."""
    return [_record(anomaly, paths) for anomaly in anomalies]


def _record(anomaly: Anomaly, paths: Mapping[str, str]) -> dict[str, object]:
    record = {
        "kind": anomaly.kind,
        "seriousness": SERIOUSNESS[anomaly.kind],
        **_said(anomaly.issue),
        "area": anomaly.area,
        "figure": anomaly.figure,
        "found": anomaly.found,
        "compared": anomaly.compared,
        "difference": anomaly.difference,
        "small_count": anomaly.small or None,
        "areas": list(anomaly.areas),
        "more": [_said(one) for one in anomaly.more],
        "path": paths.get(anomaly.area, ""),
    }
    return {name: value for name, value in record.items() if value is not None and value not in ("", [])}


def _said(found: Issue) -> dict[str, object]:
    return {"code": found.code, "values": dict(found.values)}
