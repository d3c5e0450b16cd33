"""What reports are made from, as checksums: two with the same key and the same area are the same."""

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from reportgen import __version__
from reportgen.config.kit import template_roots
from reportgen.figures.store import Store
from reportgen.narrative.sources import read_templates
from reportgen.nouns.figure import SourceRef
from reportgen.pipeline.build import Order
from reportgen.pipeline.project import Project

__all__ = ["MadeFrom", "made_from"]

_KEY = 12


class MadeFrom(NamedTuple):
    """What reports are made from, and the first digits of its digest as its key."""

    key: str
    listed: dict[str, object]


def made_from(project: Project, store: Store, order: Order) -> MadeFrom:
    """Return what the reports of a run are made from.

    Raises ReportError where the templates cannot be read.
    """
    listed: dict[str, object] = {
        "reportgen": __version__,
        "config": project.fingerprint,
        "ledgers": [_source(source) for source in store.sources()],
        "templates": _templates(project),
        "layout": _digest(Path(file).read_bytes() for file in project.config.layout.files),
        "suppress_below": project.config.suppress_below,
        "signed": order.signed.isoformat() if order.signed else "",
        "bilingual": order.arrangement or "",
    }
    text = json.dumps(listed, ensure_ascii=False, sort_keys=True)
    return MadeFrom(sha256(text.encode("utf-8", "replace")).hexdigest()[:_KEY], listed)


def _source(source: SourceRef) -> dict[str, str]:
    return {"ledger": source.ledger, "path": source.path, "sha256": source.sha256}


def _templates(project: Project) -> dict[str, str]:
    """Return a digest of the templates of each language: both are checked, whichever is written."""
    texts = read_templates(project.config, *template_roots(project.templates))
    return {
        lang: _digest(f"{name}\0{text.source}\0".encode() for name, text in sections.items())
        for lang, sections in texts.items()
    }


def _digest(parts: Iterable[bytes]) -> str:
    digest = sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()
