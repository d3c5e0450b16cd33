"""A ledger: parts of bounded size, each a frame with known columns whose rows know where they came from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.types import union_categoricals

from reportgen.data.remarks import Remarks
from reportgen.nouns.figure import SourceRef
from reportgen.nouns.issue import Issue
from reportgen.nouns.period import Period, parse_period
from reportgen.nouns.report import LedgerSpec

__all__ = ["AREA", "FILE", "PERIOD", "ROW", "HeldPart", "Ledger", "Part", "PartRows", "Span", "held_ledger", "span_of"]

AREA = "_area"
PERIOD = "_period"
FILE = "_file"
ROW = "_row"


class Span(NamedTuple):
    """The time that the rows of a ledger are of.

    `periods` are those of a ledger with a column of periods, by their ends, the shorter first. `first` and `last` are
    the days of its first and last row, and `months` (2006-01) those in which rows have a date.
    """

    periods: tuple[Period, ...] = ()
    first: date | None = None
    last: date | None = None
    months: tuple[str, ...] = ()


class PartRows(NamedTuple):
    """The rows of a part, and what was found wrong in reading them.

    `frame` has the columns that the config declares, by name, and: `_area` (categorical, whose categories are the
    codes of all areas in their order), `_period` (categorical, keys of periods; only where the ledger has a column of
    periods), `_file` (the index of the row's source in the ledger's `sources`) and `_row` (the row as a spreadsheet
    counts it, from 1).
    """

    frame: pd.DataFrame
    remarks: Remarks = ()


class Part(Protocol):
    """Some of a ledger's rows. It can be sent to another process, and to read it twice gives the same."""

    def read(self) -> PartRows:
        """Return the rows."""
        ...


class HeldPart(NamedTuple):
    """A part whose rows are in memory, with what was found wrong in them where nobody has been told yet."""

    frame: pd.DataFrame
    remarks: Remarks = ()

    def read(self) -> PartRows:
        """Return the rows."""
        return PartRows(self.frame, self.remarks)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The rows of a ledger in parts; what holds for the whole ledger, such as its time, is said once.

    `warnings` say what was left out. `lacking` has, for each optional column, the sources that do not have it; it is
    empty in their rows.
    """

    spec: LedgerSpec
    parts: tuple[Part, ...]
    span: Span
    sources: tuple[SourceRef, ...] = ()
    warnings: tuple[Issue, ...] = ()
    lacking: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Return the ledger's name in the config."""
        return self.spec.name

    @property
    def frame(self) -> pd.DataFrame:
        """Return the rows of all parts, in one frame."""
        return _joined([part.read().frame for part in self.parts])


def held_ledger(
    spec: LedgerSpec,
    frame: pd.DataFrame,
    sources: tuple[SourceRef, ...] = (),
    warnings: tuple[Issue, ...] = (),
    lacking: Mapping[str, tuple[int, ...]] | None = None,
) -> Ledger:
    """Return a ledger whose rows are in memory, as one part."""
    return Ledger(spec, (HeldPart(frame),), span_of(spec, frame), sources, warnings, lacking or {})


def span_of(spec: LedgerSpec, frame: pd.DataFrame) -> Span:
    """Return the time that rows are of, whether they have an area or not."""
    if spec.date:
        days = frame[spec.date].to_numpy()
        days = days[~np.isnat(days)].astype("datetime64[D]")
        months = np.unique(days.astype("datetime64[M]")).astype(str).tolist()
        return Span((), *_ends(days), tuple(months))
    if PERIOD not in frame:
        return Span()
    codes = np.unique(frame[PERIOD].cat.codes)
    keys = frame[PERIOD].cat.categories[codes[codes >= 0]]
    found = sorted(filter(None, map(parse_period, keys)), key=lambda period: (period.end, -period.start.toordinal()))
    first, last = min((period.start for period in found), default=None), found[-1].end if found else None
    return Span(tuple(found), first, last)


def _ends(days: NDArray[np.datetime64]) -> tuple[date | None, date | None]:
    return (days.min().item(), days.max().item()) if len(days) else (None, None)


def _joined(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    if len(frames) == 1:
        return frames[0]
    return pd.DataFrame({name: _column([frame[name] for frame in frames]) for name in frames[0]}, copy=False)


def _column(parts: "Sequence[pd.Series[Any]]") -> Any:  # noqa: ANN401 - a column or a categorical
    if isinstance(parts[0].dtype, pd.CategoricalDtype):
        return union_categoricals(list(parts))
    return pd.concat(parts, ignore_index=True)
