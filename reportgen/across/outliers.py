"""Values that are unusual: against the same area's of the year before, and against those of its peers."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from reportgen.across.chance import counts_differ, shares_differ
from reportgen.across.columns import Column
from reportgen.across.robust import FEWEST, LIMIT, Spread, median, score, spread
from reportgen.across.yardstick import Yardstick

__all__ = ["Outlier", "Values", "among_peers", "changes"]


class Values(NamedTuple):
    """The values of an indicator in a period by area, and of a rate those of its base."""

    found: Column
    base: Callable[[str], float | None]


class Outlier(NamedTuple):
    """An unusual value of an area, what it was compared with, and its modified z-score.

    `usual` is what would have been usual, as `among` areas say.
    """

    area: str
    found: float
    compared: float
    usual: float
    score: float
    among: int


def changes(areas: Iterable[str], now: Values, before: Values, rule: Yardstick) -> list[Outlier]:
    """Return the areas whose value has changed in an unusual way, against the changes of all these areas.

    `compared` is the value before. Fewer than eight areas do not say what is usual.
    """
    pairs = {area: (before.found[area], now.found[area]) for area in areas if _compared(area, (now, before), rule)}
    start = rule.start(median(max(pair) for pair in pairs.values())) if len(pairs) >= FEWEST else 0.0
    step = rule.step(start)
    steps = {area: step(*pair) for area, pair in pairs.items() if _has_place(rule, start, *pair)}
    usual = spread(steps.values())
    if usual is None:
        return []
    found = []
    for area, value in steps.items():
        was, is_now = pairs[area]
        expected = rule.moved(was, usual.middle, start)
        far = score(value, usual)
        bases = [base for values in (now, before) if (base := values.base(area)) is not None]
        if abs(far) > LIMIT and _more_than_chance(rule, is_now, expected, bases, both_vary=True):
            found.append(Outlier(area, is_now, was, expected, far, len(steps)))
    return found


def among_peers(areas: Sequence[str], groups: Sequence[Sequence[str]], now: Values, rule: Yardstick) -> list[Outlier]:
    """Return the areas whose value is unusual among their peers; `compared` is the median of these.

    Each of `groups` are areas of one level below one parent. Where they are fewer than eight, all of `areas` take their
    place.
    """
    every = [area for area in areas if _compared(area, (now,), rule)]
    start = rule.start(median(now.found[area] for area in every)) if every else 0.0
    overall = _usual(every, now, rule, start)
    usual: dict[str, _Usual | None] = {}
    for group in groups:
        own = _usual([area for area in group if _compared(area, (now,), rule)], now, rule, start) or overall
        usual.update(dict.fromkeys(group, own))
    found = (_far(area, now, usual.get(area, overall), rule, start) for area in every)
    return [outlier for outlier in found if outlier]


class _Usual(NamedTuple):
    """What is usual among areas on the scale of comparison, the value in their middle, and how many they are."""

    spread: Spread
    middle: float
    among: int


def _usual(areas: Iterable[str], now: Values, rule: Yardstick, start: float) -> _Usual | None:
    values = [value for area in areas if _has_place(rule, start, value := now.found[area])]
    usual = spread(map(rule.place(start), values))
    return _Usual(usual, median(values), len(values)) if usual else None


def _far(area: str, now: Values, usual: _Usual | None, rule: Yardstick, start: float) -> Outlier | None:
    value = now.found[area]
    if usual is None or not _has_place(rule, start, value):
        return None
    far = score(rule.place(start)(value), usual.spread)
    base = now.base(area)
    bases = () if base is None else (base,)
    if abs(far) <= LIMIT or not _more_than_chance(rule, value, usual.middle, bases, both_vary=False):
        return None
    return Outlier(area, value, usual.middle, usual.middle, far, usual.among)


def _compared(area: str, periods: Iterable[Values], rule: Yardstick) -> bool:
    """Say whether an area has its values, and is large enough to be compared.

    Of a size it is enough that it is large in one of the periods; the base of a rate must be in each.
    """
    several = tuple(periods)
    if not all(area in values.found for values in several):
        return False
    if rule.base is None:
        return max(values.found[area] for values in several) >= rule.least if rule.least else True
    return all((values.base(area) or 0) >= rule.least for values in several)


def _has_place(rule: Yardstick, start: float, *values: float) -> bool:
    """Say whether values stand on the scale of comparison: there is no logarithm of what is negative or nothing."""
    return not rule.size or all(value + start > 0 and value >= 0 for value in values)


def _more_than_chance(
    rule: Yardstick, found: float, expected: float, bases: Sequence[float], *, both_vary: bool
) -> bool:
    if rule.counts:
        return counts_differ(found, expected, both_vary=both_vary)
    return not (rule.share and bases) or shares_differ(found, expected, *bases)
