"""The figures of an area and where they come from, as a table, CSV or JSON."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Literal

from reportgen.figures.provenance import Record, provenance
from reportgen.pipeline.project import Notify, Project
from reportgen.pipeline.stored import stored_figures
from reportgen.pipeline.subject import asked_period, find_area, find_period

__all__ = ["ListingFormat", "list_figures"]

ListingFormat = Literal["table", "csv", "json"]


def list_figures(
    project: Project, area: str, period: str | None, form: ListingFormat, lang: str, notify: Notify
) -> str:
    """Write every figure of an area and period with its rows, its filter or formula, and its source.

    Raises ReportError as `build_report` does for areas, periods and ledgers.
    """
    asked = asked_period(period)
    store, _ = stored_figures(project, [asked] if asked else [], notify)
    with store:
        found = find_area(store, area)
        records = provenance(store, project.config, found, find_period(store, found, asked))
    return {"table": _table, "csv": _csv, "json": _json}[form](records, lang)
