"""How a batch is asked for, and how one that was broken off is known again."""

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from reportgen.batch.selection import Selection
from reportgen.nouns.area import Area
from reportgen.nouns.period import Period
from reportgen.nouns.report import Folders
from reportgen.pipeline.build import Order

__all__ = ["Request", "order_key"]

_KEY = 16


class Request(NamedTuple):
    """Which areas, by how many processes (None: as many as are worth it) on which cluster, and in which folders.

    With `retry`, those alone of which a report failed, or was not built, in the run before. With `fail_fast`, the
    first failure ends the run. `before` is the store of an earlier run, `lang` the language of those who read what is
    listed.
    """

    selection: Selection = Selection()
    jobs: int | None = None
    cluster: str = ""
    folders: Folders = "auto"
    retry: bool = False
    fail_fast: bool = False
    before: Path | None = None
    lang: str = "en"


def order_key(order: Order, request: Request, made_from: str, period: Period, areas: Iterable[Area]) -> str:
    """Return what is the same for two runs that would write the same: the later one goes on where the first broke off.

    `areas` are those selected, before those are taken out that need no retry.
    """
    codes = sha256("\0".join(area.code for area in areas).encode("utf-8", "replace")).hexdigest()
    asked = (
        made_from,
        period.key,
        order.langs,
        order.formats,
        order.arrangement,
        bool(order.converter),
        order.force,
        request.folders,
        request.retry,
        codes,
    )
    return sha256(json.dumps(asked).encode()).hexdigest()[:_KEY]
