"""Ledgers × definitions → figures for every area, at every level, and every period, in one pass over each ledger."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from reportgen.data.area_cells import AreaNames
from reportgen.data.ledger import Ledger
from reportgen.data.remarks import remark_issues
from reportgen.data.spool import Spool
from reportgen.indicators.counted import count_ledger
from reportgen.indicators.formulas import NO_LEDGER, Table, apply_formula
from reportgen.indicators.order import in_order
from reportgen.indicators.outcomes import outcome_of
from reportgen.indicators.periods import newest_day, told_periods, wanted_periods
from reportgen.indicators.plan import make_counting
from reportgen.indicators.ranks import ranked
from reportgen.indicators.result import Outcome, Result
from reportgen.indicators.space import Space, make_space
from reportgen.indicators.times import TimeKind, make_times
from reportgen.nouns.area import Areas
from reportgen.nouns.indicator import Indicator
from reportgen.nouns.issue import Issue, ReportError
from reportgen.nouns.period import Period
from reportgen.nouns.report import ReportConfig
from reportgen.workers.crew import Crew

__all__ = ["aggregate"]

KEYS_IN_MEMORY = 256 << 20
"""Bytes; beyond them keys that several areas have wait in temporary files."""


def aggregate(
    config: ReportConfig,
    ledgers: Mapping[str, Ledger],
    areas: Areas,
    requested: Sequence[Period] = (),
    crew: Crew | None = None,
    memory: int = KEYS_IN_MEMORY,
    spool: Spool | None = None,
) -> Result:
    """Return the figures of all indicators.

    Periods are those of the config's kinds that the ledgers hold, the requested ones, the same a year before these
    and the ones before these. An optional ledger may be absent from `ledgers`. The parts of ledgers are counted by
    `crew`; how they are cut changes no bit. `memory` is about how many bytes the keys may take that several areas have;
    what is more lies in `spool`.

    Raises ReportError with every filter, measure or formula that cannot be computed, and every cell that cannot be
    read.
    """
    formulas = in_order(config.indicators)
    space = make_space(areas, wanted_periods(config.periods, ledgers.values(), requested))
    counts = _Counts(config, space, crew or Crew(), (memory, spool), newest_day(ledgers.values()))
    names = AreaNames(areas)
    for name, ledger in ledgers.items():
        counts.count(name, ledger, names)
    if any(problem.severity == "error" for problem in counts.problems):
        raise ReportError(counts.problems)
    outcomes = counts.outcomes
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
    return Result(space.codes, space.periods, done, counts.present, tuple(counts.problems))


class _Counts:
    """The outcomes of one ledger after the other, and what is wrong with any of them."""

    def __init__(
        self, config: ReportConfig, space: Space, crew: Crew, room: tuple[int, Spool | None], newest: date
    ) -> None:
        self._indicators = config.indicators
        self._space = space
        self._crew = crew
        self._room = room
        self._newest = newest
        self.present = np.zeros(space.shape, dtype=bool)
        self.outcomes: dict[str, Outcome] = {}
        self.problems: list[Issue] = []

    def count(self, name: str, ledger: Ledger, names: AreaNames) -> None:
        """Count a ledger; where it has rows, tells of none or, for stocks, holds earlier ones, there are figures."""
        indicators = [indicator for indicator in self._indicators if indicator.ledger == name]
        stocks = any(indicator.kind == "stock" for indicator in indicators)
        try:
            times = make_times(ledger, self._space.periods, self._newest, stocks=stocks)
            counting = make_counting(ledger, indicators, times)
            totals, problems, remarks = count_ledger(ledger, counting, self._space, self._crew, *self._room)
        except ReportError as error:
            self.problems.extend(error.issues)
            return
        self.problems.extend((*problems, *remark_issues(ledger.spec, names, remarks)))
        if problems:
            return
        present = {quantity.kind: totals.counts(quantity) > 0 for quantity in counting.present}
        if ledger.spec.complete:
            told = told_periods(ledger, self._space.periods)
            present = {kind: held | told for kind, held in present.items()}
        for counted in counting.counted:
            kind: TimeKind = "known" if counted.indicator.kind == "stock" else "flow"
            self.outcomes[counted.indicator.name] = outcome_of(counted, totals, present[kind])
        for held in present.values():
            self.present |= held


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
