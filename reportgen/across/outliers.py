"""Values that are unusual: against the same area's of the year before, and against those of its peers."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from reportgen.across.chance import counts_differ, shares_differ
from reportgen.across.columns import Column
from reportgen.across.robust import FEWEST, LIMIT, Spread, median, score, spread
from reportgen.across.yardstick import Yardstick

__all__ = ["Outlier", "Values", "among_peers", "changes"]


class Values(NamedTuple):
    """The values of an indicator in a period by area, and of a rate those of its base."""

    found: Column
    base: Column | None = None


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
    pairs = {area: (before.found[area], now.found[area]) for area in _compared(areas, (before, now), rule)}
    start = rule.start(median(map(max, pairs.values()))) if len(pairs) >= FEWEST else 0.0
    step = rule.step(start)
    steps = {area: step(*pair) for area, pair in pairs.items() if _has_place(rule, start, min(pair))}
    usual = spread(steps.values())
    if usual is None:
        return []
    found = []
    for area, value in steps.items():
        far = score(value, usual)
        if abs(far) > LIMIT:
            was, is_now = pairs[area]
            expected = rule.moved(was, usual.middle, start)
            if _more_than_chance(rule, is_now, expected, _bases(area, now, before), both_vary=True):
                found.append(Outlier(area, is_now, was, expected, far, len(steps)))
    return found


def among_peers(areas: Sequence[str], groups: Sequence[Sequence[str]], now: Values, rule: Yardstick) -> list[Outlier]:
    """Return the areas whose value is unusual among their peers; `compared` is the median of these.

    Each of `groups` are areas of one level below one parent. Where they are fewer than eight, all of `areas` take their
    place.
    """
    every = _compared(areas, (now,), rule)
    start = rule.start(median(now.found[area] for area in every)) if every else 0.0
    overall = _usual(every, now, rule, start)
    fit = frozenset(_compared(chain.from_iterable(groups), (now,), rule))
    usual: dict[str, _Usual | None] = {}
    for group in groups:
        own = _usual([area for area in group if area in fit], now, rule, start) or overall
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
    if abs(far) <= LIMIT or not _more_than_chance(rule, value, usual.middle, _bases(area, now), both_vary=False):
        return None
    return Outlier(area, value, usual.middle, usual.middle, far, usual.among)


def _compared(areas: Iterable[str], periods: Sequence[Values], rule: Yardstick) -> list[str]:
    """Return the areas that have their values, and are large enough to be compared.

    Of a size it is enough that it is large in one of the periods; the base of a rate must be in each.
    """
    one, other = periods[0], periods[-1]
    there = [area for area in areas if area in one.found and area in other.found]
    if not rule.least:
        return there
    if one.base is not None and other.base is not None:
        first, last = one.base, other.base
        return [area for area in there if first.get(area, 0) >= rule.least and last.get(area, 0) >= rule.least]
    return [area for area in there if one.found[area] >= rule.least or other.found[area] >= rule.least]


def _has_place(rule: Yardstick, start: float, value: float) -> bool:
    """Say whether a value stands on the scale of comparison: there is no logarithm of what is negative or nothing."""
    return not rule.size or (value >= 0 and value + start > 0)


def _bases(area: str, *periods: Values) -> tuple[float, ...]:
    return tuple(values.base.get(area, 0) for values in periods if values.base is not None)


def _more_than_chance(
    rule: Yardstick, found: float, expected: float, bases: Sequence[float], *, both_vary: bool
) -> bool:
    if rule.counts:
        return counts_differ(found, expected, both_vary=both_vary)
    return not (rule.share and bases) or shares_differ(found, expected, *bases)
