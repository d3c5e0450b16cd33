"""The manifest as a whole: its head, and how much room it may need."""

import json
from collections.abc import Mapping
from pathlib import Path

from reportgen import __version__
from reportgen.batch.manifest import SCHEMA
from reportgen.batch.register import Register
from reportgen.batch.setting import Setting

__all__ = ["head_of", "room_for"]

_LINE = 450
"""Bytes of an entry, with names of usual length."""
_HEAD = 8192
_MOST_EXCEPTIONS = 500


def head_of(
    setting: Setting, register: Register, key: str, known: Mapping[str, object], *, finished: bool
) -> dict[str, object]:
    """Return the head of the manifest; `known` is what files may be made from, by its keys, `key` the run's order."""
    config, order = setting.project.config, setting.order
    areas, _ = register.counts()
    reports, keys = register.tally()
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


def room_for(setting: Setting, areas: int, register: Register, known: Mapping[str, object]) -> int:
    """Return how many bytes the manifest may have; `known` is what files may be made from."""
    each = len(setting.kinds) * (2 if setting.order.converter else 1)
    exceptions = min(areas, _MOST_EXCEPTIONS) * _LINE
    return _HEAD + exceptions + 2 * len(json.dumps(known)) + register.length + areas * each * _LINE
