"""What of an area's figures no area below and no category accounts for."""

from collections.abc import Iterable, Mapping, Sequence
from math import isclose

from reportgen.nouns.figure import REST, Figure
from reportgen.nouns.indicator import Indicator

__all__ = ["rest_of", "rests_below", "rests_of_categories"]

_TOLERANCE = 1e-9
_DIGITS = 12


def rest_of(total: Figure, parts: Iterable[Figure]) -> Figure | None:
    """Return what the parts leave of a total; None where a value is not there.

    Parts without rows count as nothing. `rows` is how many rows of the total are not those of the parts.
    """
    members = tuple(parts)
    if total.value is None or any(part.value is None and part.missing != "no-rows" for part in members):
        return None
    together = sum(part.value or 0 for part in members)
    left = total.value - together
    if isclose(total.value, together, rel_tol=_TOLERANCE, abs_tol=_TOLERANCE):
        left = 0
    value = left if isinstance(left, int) else float(f"{left:.{_DIGITS}g}")
    return total._replace(value=value, rows=total.rows - sum(part.rows for part in members), rank=0, ranked=0)


def rests_below(
    totals: Mapping[str, Figure], parts: Mapping[str, Sequence[Figure]], indicators: Mapping[str, Indicator]
) -> dict[str, Figure]:
    """Return what stands at the area itself, by indicator; only of indicators that areas add up to."""
    rests = _rests(totals, parts, indicators)
    return {name: rest._replace(area=rest.area + REST) for name, rest in rests.items()}


def rests_of_categories(
    totals: Mapping[str, Figure], parts: Mapping[str, Sequence[Figure]], indicators: Mapping[str, Indicator]
) -> dict[str, Figure]:
    """Return what has no category, by indicator; only of breakdowns that add up to their total."""
    return {name: rest._replace(category=REST) for name, rest in _rests(totals, parts, indicators).items()}


def _rests(
    totals: Mapping[str, Figure], parts: Mapping[str, Sequence[Figure]], indicators: Mapping[str, Indicator]
) -> dict[str, Figure]:
    found = {}
    for name, members in parts.items():
        total = totals.get(name)
        if total and members and indicators[name].additive and (rest := rest_of(total, members)):
            found[name] = rest
    return found
