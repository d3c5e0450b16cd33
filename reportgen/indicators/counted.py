"""The parts of a ledger, counted by whoever is there and added up."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from reportgen.data.ledger import HeldPart, Ledger, Part
from reportgen.data.remarks import Remarks
from reportgen.data.spool import Spool
from reportgen.data.unused_memory import give_back
from reportgen.indicators.entries import Entries
from reportgen.indicators.plan import Counting, Quantity
from reportgen.indicators.rows import Rows
from reportgen.indicators.shared_keys import Brought, Edges, Piece, bring, count_bucket, edge_keys
from reportgen.indicators.space import Space
from reportgen.indicators.spill import Spill
from reportgen.indicators.tally import Tally, tally
from reportgen.indicators.times import Times
from reportgen.indicators.totals import Totals
from reportgen.nouns.issue import Issue, ReportError, issue
from reportgen.workers.crew import Crew, Shared

__all__ = ["LedgerCount", "count_ledger"]

T = TypeVar("T")
R = TypeVar("R")
Ints = NDArray[np.int64]
_BYTES_OF_KEY = 200  # while it is counted
_MOST_BUCKETS = 1024  # each may be a file
_NO_AREAS = np.zeros(0, dtype=np.int64)


class _Tallied(NamedTuple):
    """A part to be tallied, by its number; `buckets` of keys, 0 where there is no other part to have the same ones."""

    number: int
    counting: Shared[Counting]
    part: Part
    buckets: int


class _Asked(NamedTuple):
    """A part whose keys are asked for, by the column of keys: those of areas, in so many buckets."""

    counting: Shared[Counting]
    part: Part
    areas: dict[str, Ints]
    buckets: int


class _Bucket(NamedTuple):
    """Keys to be counted."""

    layout: Shared[tuple[Space, Times]]
    pieces: list[Piece]


class LedgerCount(NamedTuple):
    """What was counted of a ledger, at every level; what is wrong with filters and measures, and with its cells.

    With problems nothing is rolled up.
    """

    totals: Totals
    problems: tuple[Issue, ...]
    remarks: tuple[Remarks, ...]


def count_ledger(
    ledger: Ledger, counting: Counting, space: Space, crew: Crew, memory: int, spool: Spool | None = None
) -> LedgerCount:
    """Count all parts of a ledger.

    Keys that have to be brought together take at most about `memory` bytes; what is more waits in files of the spool.
    Raises ReportError where a part cannot be read or is lost with its workers.
    """
    crew = Crew() if all(isinstance(part, HeldPart) for part in ledger.parts) else crew
    totals = Totals(space)
    problems: dict[int, tuple[Issue, ...]] = {}
    remarks: dict[int, Remarks] = {}
    buckets = _buckets(ledger, memory, crew)
    with Spill(memory // 2, spool) as spill:
        for number, (found, edges) in _tallied(ledger, counting, crew, buckets):
            problems[number], remarks[number] = found.problems, found.remarks
            totals.add(number, found, edges.areas if edges else _NO_AREAS)
            if edges:
                _take_back(totals, edges.brought, spill)
        wrong = tuple(dict.fromkeys(problem for number in sorted(problems) for problem in problems[number]))
        if not wrong:
            _count_shared_keys(ledger, counting, totals, crew, spill, buckets)
    return LedgerCount(totals, wrong, tuple(remarks[number] for number in sorted(remarks)))


def _tallied(
    ledger: Ledger, counting: Counting, crew: Crew, buckets: int
) -> Iterator[tuple[int, tuple[Tally, Edges | None]]]:
    plan = Shared(counting)
    tasks = (_Tallied(at, plan, part, buckets if len(ledger.parts) > 1 else 0) for at, part in enumerate(ledger.parts))
    for task, found in _done(crew, _tally, tasks, ledger):
        yield task.number, found


def _buckets(ledger: Ledger, memory: int, crew: Crew) -> int:
    """Return how many buckets the keys of a ledger go into, for each worker to count one of them at a time."""
    keys = sum(source.rows for source in ledger.sources)
    return min(1 + keys * _BYTES_OF_KEY * max(crew.size, 1) // max(memory, 1), _MOST_BUCKETS)


def _count_shared_keys(
    ledger: Ledger, counting: Counting, totals: Totals, crew: Crew, spill: Spill, buckets: int
) -> None:
    """Roll everything up, with keys that areas or parts have in common counted once."""
    asked: dict[int, dict[str, Ints]] = {}
    for column, ranges in totals.ranges.items():
        for number, areas in ranges.overlapping().items():
            asked.setdefault(number, {})[column] = areas
    totals.ranges.clear()
    plan, layout = Shared(counting), Shared((totals.space, counting.times))
    tasks = (_Asked(plan, ledger.parts[number], areas, buckets) for number, areas in asked.items())
    for _, brought in _done(crew, _bring, tasks, ledger):
        _take_back(totals, brought, spill)
    totals.roll_up()
    counted = (_Bucket(layout, pieces) for pieces in spill.buckets())
    for _, found in _done(crew, _count, counted, ledger):
        for quantity, entries in found.items():
            totals.add_rolled(quantity, entries)


def _take_back(totals: Totals, brought: Brought, spill: Spill) -> None:
    kinds = {by: totals.kinds(by, texts) for by, texts in brought.texts.items()}
    for taken in brought.taken:
        totals.subtract(taken.quantity, taken.places, _numbered(kinds, taken.quantity, taken.kinds), taken.counts)
    for piece in brought.pieces:
        spill.add(piece._replace(kinds=_numbered(kinds, piece.quantity, piece.kinds)))


def _numbered(kinds: dict[str, Ints], quantity: Quantity, found: Ints) -> Ints:
    return kinds[quantity.by][found] if quantity.by else found


def _tally(task: _Tallied) -> tuple[Tally, Edges | None]:
    try:
        return _tally_part(task)
    finally:
        _let_go(task.part)


def _tally_part(task: _Tallied) -> tuple[Tally, Edges | None]:
    counting = task.counting.value
    rows, remarks = _rows(counting, task.part)
    found = tally(counting, rows, remarks)
    sought = task.buckets and len(rows) and not found.problems
    return found, edge_keys(counting, rows.edges, task.buckets) if sought else None


def _rows(counting: Counting, part: Part) -> tuple[Rows, Remarks]:
    """Return the rows of a part, without the columns that nothing is counted of."""
    frame, remarks = part.read()
    return Rows(counting, frame), remarks


def _bring(task: _Asked) -> Brought:
    try:
        counting = task.counting.value.of_keys(task.areas)
        return bring(counting, _rows(counting, task.part)[0], task.areas, task.buckets)
    finally:
        _let_go(task.part)


def _let_go(part: Part) -> None:
    """Give back the memory that a part took, for whoever counts it may have nothing more to do."""
    if not isinstance(part, HeldPart):
        give_back()


def _count(task: _Bucket) -> dict[Quantity, Entries]:
    return count_bucket(*task.layout.value, task.pieces)


def _done(crew: Crew, function: Callable[[T], R], tasks: Iterable[T], ledger: Ledger) -> Iterator[tuple[T, R]]:
    """Yield tasks and results; raises ReportError where one was lost, for a sum without it would be a lie."""
    for task, result, lost in crew.run(function, tasks):
        if result is None:
            raise ReportError([issue("indicators.part-lost", ledger.spec.place, ledger=ledger.name, reason=lost)])
        yield task, result
