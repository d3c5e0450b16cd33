"""Which areas a batch is about."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from reportgen.batch.arealist import read_list
from reportgen.batch.gazetteer import NameIndex
from reportgen.batch.where import areas_where, condition
from reportgen.figures.find import find_area, newest_period
from reportgen.figures.store import Store
from reportgen.nouns.area import Area
from reportgen.nouns.issue import Issue, Place, ReportError, issue
from reportgen.nouns.period import Period
from reportgen.nouns.report import ReportConfig

__all__ = ["Present", "Selection", "newest_with_rows", "present_areas", "select"]

T = TypeVar("T")

_MOST_GUESSED = 50
"""Unknown names for which the nearest one is looked for: it takes some hundredths of a second each in a country."""


class Selection(NamedTuple):
    """Which areas are asked for, as it was typed.

    `named` areas and those of the `file` are taken, or all of the `level` where there are none; of these, those that
    lie in one of the areas of `within`, and of these, those for which `where` holds.
    """

    named: tuple[str, ...] = ()
    file: Path | None = None
    within: tuple[str, ...] = ()
    where: str | None = None
    level: str = "township"

    @property
    def names_areas(self) -> bool:
        """Say whether areas are asked for by their names."""
        return bool(self.named or self.file)


class Present(NamedTuple):
    """All areas in the order of the areas file, and those that have rows in the period."""

    every: tuple[Area, ...]
    areas: tuple[Area, ...]


def newest_with_rows(store: Store) -> Period:
    """Return the newest finished period that any area has rows for; raises ReportError where there is none."""
    periods = _periods_with_rows(store)
    if not periods:
        raise ReportError([issue("batch.no-rows")])
    return newest_period(store, periods)


def present_areas(store: Store, period: Period) -> Present:
    """Return the areas of a store; raises ReportError where none has rows in the period."""
    every, having = store.areas(), store.codes_with_rows(period)
    present = tuple(area for area in every if area.code in having)
    if not present:
        allowed = sorted(known.key for known in _periods_with_rows(store))
        raise ReportError([issue("batch.no-rows-in-period", allowed=allowed, period=period.key)])
    return Present(every, present)


def select(config: ReportConfig, store: Store, present: Present, period: Period, asked: Selection) -> tuple[Area, ...]:
    """Return the areas that are asked for, in the order of the areas file.

    Areas that are named need not have rows: that is a failure of their own. Raises ReportError with everything that
    is wrong: names that are unknown or fit several areas, the condition, or that nothing is left.
    """
    index = NameIndex(present.every)
    issues: list[Issue] = []
    tree = _gathered(issues, lambda: condition(config, asked.where or "")) if asked.where is not None else None
    above = _found(index, ((name, None) for name in asked.within), issues)
    file = asked.file
    listed = _gathered(issues, lambda: read_list(file, index)) if file else ()
    named = _found(index, [*((name, None) for name in asked.named), *(listed or ())], issues)
    if issues:
        raise ReportError(dict.fromkeys(issues))
    areas = _in_order(present, named) if asked.names_areas else _of_level(present, period, asked.level)
    if asked.within:
        areas = _below(index, areas, {area.code for area in above}, asked)
    if tree:
        areas = _that_hold(areas, areas_where(config, store, areas, period, tree), asked.where or "")
    return areas


def _periods_with_rows(store: Store) -> set[Period]:
    """Return the periods that any area has rows for: the areas at the top have them where one below them does."""
    return {period for area in store.areas() if not area.parent for period in store.periods_of(area.code)}


def _gathered(issues: list[Issue], step: Callable[[], T]) -> T | None:
    """Run a step and keep its problems, so that the next one is run as well."""
    try:
        return step()
    except ReportError as error:
        issues.extend(error.issues)
        return None


def _found(index: NameIndex, names: Iterable[tuple[str, Place | None]], issues: list[Issue]) -> list[Area]:
    """Return the areas of some names; what is wrong with others is added to `issues`, with its place."""
    found = []
    for name, place in names:
        try:
            found.append(find_area(index, name, guess=len(issues) < _MOST_GUESSED))
        except ReportError as error:
            issues.extend(wrong._replace(place=place) for wrong in error.issues)
    return found


def _in_order(present: Present, named: Sequence[Area]) -> tuple[Area, ...]:
    wanted = {area.code for area in named}
    return tuple(area for area in present.every if area.code in wanted)


def _of_level(present: Present, period: Period, level: str) -> tuple[Area, ...]:
    found = tuple(area for area in present.areas if area.level == level)
    if not found:
        allowed = dict.fromkeys(area.level for area in present.areas)
        raise ReportError([issue("batch.no-areas", allowed=allowed, level=level, period=period.key)])
    return found


def _below(index: NameIndex, areas: Sequence[Area], above: set[str], asked: Selection) -> tuple[Area, ...]:
    """Return the areas that lie in one of some areas, or are one of them."""
    found = tuple(area for area in areas if any(one.code in above for one in index.lineage(area.code)))
    if not found:
        levels = Counter(
            area.level for area in index.areas() if any(one.code in above for one in index.lineage(area.code))
        )
        allowed = [f"{level} × {count}" for level, count in levels.items()]
        within = ", ".join(asked.within)
        raise ReportError([issue("batch.nothing-within", allowed=allowed, within=within, count=len(areas))])
    return found


def _that_hold(areas: Sequence[Area], found: tuple[Area, ...], where: str) -> tuple[Area, ...]:
    if not found:
        raise ReportError([issue("batch.nothing-where", where=where, count=len(areas))])
    return found
