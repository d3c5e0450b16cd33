"""The manifest of a batch: what was asked for, and every area with its status, files, problems and time."""

import json
from pathlib import Path

from reportgen import __version__
from reportgen.batch.outcome import Batch, Outcome
from reportgen.pipeline.build import Order
from reportgen.pipeline.project import Project

__all__ = ["MANIFEST", "manifest_text"]

MANIFEST = "manifest.json"
_SCHEMA = 1


def manifest_text(project: Project, order: Order, batch: Batch) -> str:
    """Write the manifest as the text of its file."""
    listed = {
        "schema": _SCHEMA,
        "reportgen": __version__,
        "report": project.config.name,
        "config": Path(project.config.path).as_posix(),
        "fingerprint": project.fingerprint,
        "period": batch.period.key,
        "languages": order.langs,
        **({"bilingual": order.arrangement} if order.arrangement else {}),
        "suppress_below": project.config.suppress_below,
        "counts": batch.counts,
        "reports": [_entry(outcome) for outcome in batch.outcomes],
    }
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"


def _entry(outcome: Outcome) -> dict[str, object]:
    return {
        "area": outcome.area.code,
        "name": outcome.area.name,
        "status": outcome.status,
        "ms": outcome.ms,
        "files": [file._asdict() for file in outcome.files],
        "issues": [{"code": found.code, "severity": found.severity, **dict(found.values)} for found in outcome.issues],
    }
