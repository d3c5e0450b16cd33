"""What ledgers of periods lack of a period: the quarter that a half still waits for."""

from collections.abc import Iterable, Iterator, Sequence

from reportgen.data.ledger import Ledger
from reportgen.indicators.periods import of_kind
from reportgen.nouns.figure import Gap
from reportgen.nouns.period import Period

__all__ = ["find_gaps"]


def find_gaps(ledgers: Iterable[Ledger], periods: Sequence[Period]) -> tuple[Gap, ...]:
    """Return what each ledger of periods lacks of each period; dated rows do not tell whether more are to come."""
    return tuple(
        gap
        for ledger in ledgers
        if not ledger.spec.date
        for own in (frozenset(ledger.span.periods),)
        for period in periods
        if (gap := _gap(ledger, own, period))
    )


def _gap(ledger: Ledger, own: frozenset[Period], period: Period) -> Gap | None:
    if period in own:
        return None
    here = [part for part in own if period.contains(part)]
    expected, compared = _expected(own, here, period)
    told = max((part.end for part in own), default=None) if ledger.spec.complete else None
    lacking = [
        part.key
        for part in expected
        if not any(part.contains(other) or other.contains(part) for other in here) and not (told and part.end <= told)
    ]
    return Gap(period.key, ledger.name, tuple(lacking), compared) if lacking else None


def _expected(own: frozenset[Period], here: Sequence[Period], period: Period) -> tuple[Sequence[Period], bool]:
    """Return the parts that a ledger should have of a period, and whether it had them in the year before.

    Without the year before, they are all parts of the longest kind that it has.
    """
    before = [part for part in own if period.kind != "span" and period.previous.contains(part)]
    if before and period.previous not in before:
        return [
            part
            for kind in sorted({one.kind for one in before})
            for part in _parts(period, kind)
            if part.previous in own
        ], True
    if here:
        longest = max(here, key=lambda part: part.end - part.start)
        return list(_parts(period, longest.kind)), False
    return [period] if before else [], True


def _parts(period: Period, kind: str) -> Iterator[Period]:
    part = of_kind(period.start, kind)
    while part and period.contains(part):
        yield part
        part = part.following
