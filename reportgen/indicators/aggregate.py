"""Ledgers × definitions → figures for every area, at every level, and every period, in one pass over each ledger."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportgen.data.ledger import Ledger
from reportgen.indicators.bins import make_bins
from reportgen.indicators.formulas import NO_COLUMN, NO_LEDGER, NO_ROWS, Table, apply_formula
from reportgen.indicators.measure import Measured, Measuring
from reportgen.indicators.order import in_order
from reportgen.indicators.periods import newest_day, told_periods, wanted_periods
from reportgen.indicators.plan import Columns
from reportgen.indicators.ranks import ranked
from reportgen.indicators.result import Breakdown, Outcome, Result
from reportgen.indicators.space import Space, make_space
from reportgen.nouns.area import Areas
from reportgen.nouns.indicator import Indicator
from reportgen.nouns.issue import Issue, ReportError
from reportgen.nouns.period import Period
from reportgen.nouns.report import ReportConfig

__all__ = ["aggregate"]

Bools = NDArray[np.bool_]


def aggregate(
    config: ReportConfig, ledgers: Mapping[str, Ledger], areas: Areas, requested: Sequence[Period] = ()
) -> Result:
    """Return the figures of all indicators.

    Periods are those of the config's kinds that the ledgers hold, the requested ones, the same a year before these
    and the ones before these. An optional ledger may be absent from `ledgers`.

    Raises ReportError with every filter, measure or formula that cannot be computed.
    """
    formulas = in_order(config.indicators)
    space = make_space(areas, wanted_periods(config.periods, ledgers.values(), requested))
    present = np.zeros(space.shape, dtype=bool)
    outcomes: dict[str, Outcome] = {}
    problems: list[Issue] = []
    newest = newest_day(ledgers.values())
    for name, ledger in ledgers.items():
        counted = [indicator for indicator in config.indicators if indicator.ledger == name]
        try:
            found, held = _count(counted, Columns(ledger, make_bins(ledger, space.periods, newest)), space)
        except ReportError as error:
            problems.extend(error.issues)
            continue
        outcomes |= found
        present |= held
    if problems:
        raise ReportError(problems)
    outcomes |= {one.name: _absent(one, space) for one in config.indicators if one.ledger and one.ledger not in ledgers}
    by_name = {indicator.name: indicator for indicator in config.indicators}
    table = Table(space, by_name)
    for name, outcome in outcomes.items():
        table.add(name, _floats(outcome), outcome.reasons)
    for indicator, tree in formulas:
        values, reasons = apply_formula(indicator, tree, table)
        table.add(indicator.name, values, reasons)
        outcomes[indicator.name] = Outcome(indicator.name, values, reasons)
    done = tuple(_with_rank(outcomes[name], by_name[name], table) for name in by_name)
    return Result(space.codes, space.periods, done, present)


def _count(indicators: Sequence[Indicator], columns: Columns, space: Space) -> tuple[dict[str, Outcome], Bools]:
    """Return the outcomes of a ledger's indicators, and where it has rows, tells of none, or holds earlier ones."""
    measuring = Measuring(columns, space)
    present = {kind: measuring.present(kind) for kind in ("stock", "flow")}
    if columns.ledger.spec.complete:
        told = told_periods(columns.ledger, space.periods)
        present = {kind: held | told for kind, held in present.items()}
    outcomes: dict[str, Outcome] = {}
    problems: list[Issue] = []
    for indicator in indicators:
        try:
            outcomes[indicator.name] = _outcome(indicator, measuring, present[indicator.kind])
        except ReportError as error:
            problems.extend(error.issues)
    if problems:
        raise ReportError(problems)
    stocks = any(indicator.kind == "stock" for indicator in indicators)
    return outcomes, present["stock"] | present["flow"] if stocks else present["flow"]


def _outcome(indicator: Indicator, measuring: Measuring, present: Bools) -> Outcome:
    total = measuring.measure(indicator)
    values = total.values[:, :, 0]
    reasons = np.where(present & ~np.isnan(values), 0, NO_ROWS).astype(np.int8)
    rows = total.rows[:, :, 0]
    lacking = measuring.lacking(indicator)
    if lacking is not None:
        reasons[lacking] = NO_COLUMN
        rows = np.where(lacking, 0, rows)
    outcome = Outcome(
        indicator.name, _typed(values, total.whole, reasons > 0), reasons, rows.astype(np.int64), total.whole
    )
    if not indicator.by:
        return outcome
    parts = measuring.measure(indicator, by=indicator.by)
    return replace(outcome, breakdown=_breakdown(parts, reasons))


def _breakdown(parts: Measured, reasons: NDArray[np.int8]) -> Breakdown:
    names = np.argsort(np.array(parts.categories, dtype=object))
    values, rows = parts.values[:, :, names], parts.rows[:, :, names]
    areas, periods, kinds = np.nonzero((rows > 0) & ~np.isnan(values) & (reasons == 0)[:, :, None])
    kept = values[areas, periods, kinds], rows[areas, periods, kinds].astype(np.int64)
    values = kept[0].astype(np.int64 if parts.whole else np.float64)
    categories = tuple(parts.categories[at] for at in names)
    return Breakdown(categories, areas, periods, kinds, values, kept[1], parts.whole)


def _typed(values: NDArray[Any], whole: bool, missing: Bools) -> NDArray[Any]:
    return np.where(missing, 0, values).astype(np.int64) if whole else values.astype(np.float64)


def _absent(indicator: Indicator, space: Space) -> Outcome:
    """Return the outcome of an indicator whose ledger has no file."""
    return Outcome(indicator.name, np.full(space.shape, np.nan), np.full(space.shape, NO_LEDGER, dtype=np.int8))


def _floats(outcome: Outcome) -> NDArray[np.float64]:
    return np.where(outcome.reasons == 0, outcome.values, np.nan).astype(np.float64)


def _with_rank(outcome: Outcome, indicator: Indicator, table: Table) -> Outcome:
    if not indicator.rank:
        return outcome
    ranks, counts = ranked(table.values[indicator.name], table.space, indicator.rank)
    return replace(outcome, ranks=ranks, ranked=counts)
