"""The manifest as a whole: its head, and how much room it may need."""

import json
from collections.abc import Mapping
from pathlib import Path

from reportgen import __version__
from reportgen.batch.manifest import SCHEMA, Past
from reportgen.batch.register import Register
from reportgen.batch.setting import Setting

__all__ = ["head_of", "room_for"]

_LINE = 450
"""Bytes of an entry, with names of usual length."""
_HEAD = 8192
_MOST_EXCEPTIONS = 500


def head_of(
    setting: Setting, register: Register, key: str, listed: Mapping[str, object], past: Past | None, *, finished: bool
) -> dict[str, object]:
    """Return the head of the manifest; `listed` is what the reports of this run are made from, `key` its order."""
    config, order = setting.project.config, setting.order
    areas, _ = register.counts()
    reports, keys = register.tally()
    before = dict(past.head.get("made_from", {})) if past else {}
    known = {**before, setting.made_from: listed}
    return {
        "schema": SCHEMA,
        "reportgen": __version__,
        "report": config.name,
        "config": Path(config.path).as_posix(),
        "period": setting.period.key,
        "run": setting.run,
        "finished": finished,
        "order": key,
        "languages": order.langs,
        "formats": order.formats,
        **({"bilingual": order.arrangement} if order.arrangement else {}),
        "suppress_below": config.suppress_below,
        "counts": {"areas": areas, "reports": reports},
        "made_from": {key: known[key] for key in sorted(keys) if key in known},
    }


def room_for(setting: Setting, areas: int, register: Register, listed: Mapping[str, object]) -> int:
    """Return how many bytes the manifest may have; `listed` is what the reports of this run are made from."""
    each = len(setting.kinds) * (2 if setting.order.converter else 1)
    exceptions = min(areas, _MOST_EXCEPTIONS) * _LINE
    return _HEAD + exceptions + 2 * len(json.dumps(listed)) + register.length + areas * each * _LINE
