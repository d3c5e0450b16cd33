"""A ledger as it was read: a frame with known columns, and where each of its rows came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from reportgen.nouns.figure import SourceRef
from reportgen.nouns.issue import Issue
from reportgen.nouns.report import LedgerSpec

__all__ = ["AREA", "FILE", "PERIOD", "ROW", "Ledger"]

AREA = "_area"
PERIOD = "_period"
FILE = "_file"
ROW = "_row"


@dataclass(frozen=True, slots=True)
class Ledger:
    """The rows of a ledger.

    `frame` has the columns that the config declares, by name, and: `_area` (categorical, codes of areas), `_period`
    (categorical, keys of periods; only where the ledger has a column of periods), `_file` (the index of the row's
    source in `sources`) and `_row` (the row as a spreadsheet counts it, from 1). `warnings` say what was left out.
    `lacking` has, for each optional column, the sources that do not have it; it is empty in their rows.
    """

    spec: LedgerSpec
    frame: pd.DataFrame
    sources: tuple[SourceRef, ...]
    warnings: tuple[Issue, ...] = ()
    lacking: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Return the ledger's name in the config."""
        return self.spec.name
