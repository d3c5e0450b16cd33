"""`--retry`: what failed in the run before, or was not built."""

import re
from collections.abc import Sequence
from pathlib import Path

from reportgen.batch.entry import entry_of
from reportgen.batch.manifest import MANIFEST, Past
from reportgen.batch.setting import Setting
from reportgen.nouns.area import Area
from reportgen.nouns.issue import Place, ReportError, issue
from reportgen.nouns.period import Period, parse_period

__all__ = ["due_areas", "retried"]

_DUE = re.compile(rb'"status":"(?:failed|not-built)"')


def retried(past: Past | None, report: str, asked: Period | None, out: Path) -> Period | None:
    """Return the period of a batch whose failures are to be done again.

    Raises ReportError where there is no manifest, or one of another kind of report or another period.
    """
    place = Place((out / MANIFEST).as_posix())
    if past is None:
        raise ReportError([issue("batch.nothing-to-retry", place)])
    period = asked.key if asked else str(past.head.get("period"))
    if not past.is_about(report, period):
        found = f"{past.head.get('report')} {past.head.get('period')}"
        raise ReportError([issue("batch.other-manifest", place, found=found, wanted=f"{report} {period}")])
    return parse_period(period)


def due_areas(past: Past | None, setting: Setting, areas: Sequence[Area]) -> tuple[Area, ...]:
    """Return the areas of which a report that is asked for failed, or was not built."""
    kinds = {
        *setting.kinds,
        *(((lang, "pdf") for lang, form in setting.kinds if form == "docx") if setting.order.converter else ()),
    }
    lines = past.lines if past else {}
    return tuple(area for area in areas if any(_is_due(line, kinds) for line in lines.get(area.code, ())))


def _is_due(line: bytes, kinds: set[tuple[str, str]]) -> bool:
    return _DUE.search(line) is not None and entry_of(line).kind in kinds
