"""`--where`: a condition on the figures of each area, in the language of the config's conditions."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportgen.expressions.functions import CONDITION_FUNCTIONS
from reportgen.expressions.names import AREA_WORDS, check_words, figure_references, names
from reportgen.expressions.parse import Tree, parse
from reportgen.figures.store import Store
from reportgen.indicators.judge import Scope
from reportgen.nouns.area import Area
from reportgen.nouns.figure import Figure
from reportgen.nouns.indicator import Indicator
from reportgen.nouns.issue import Issue, Place, ReportError, issue, nearest
from reportgen.nouns.period import Period
from reportgen.nouns.report import ReportConfig

__all__ = ["areas_where", "condition"]

_FINDINGS = "findings"
_AT_ONCE = 2000
_BEFORE = {"previous": "previous", "growth": "previous", "change": "previous", "preceding": "preceding"}


class _Needs(NamedTuple):
    """What a condition looks up: indicators, and whether of the periods before and of the area above."""

    indicators: tuple[str, ...]
    previous: bool
    preceding: bool
    above: bool


def condition(config: ReportConfig, text: str) -> Tree:
    """Read a condition; raises ReportError with everything that is wrong in it."""
    tree = parse(text, Place("--where", line=1, column=1), CONDITION_FUNCTIONS)
    if problems := list(_problems(config, tree)):
        raise ReportError(problems)
    return tree


def areas_where(
    config: ReportConfig, store: Store, areas: Sequence[Area], period: Period, tree: Tree
) -> tuple[Area, ...]:
    """Return those of some areas for which a condition holds in a period; what is missing does not hold."""
    needs = _needs(config, tree)
    found: list[Area] = []
    for start in range(0, len(areas), _AT_ONCE):
        some = areas[start : start + _AT_ONCE]
        figures = _figures(store, [area.code for area in some], period, needs)
        above = _figures(store, sorted({area.parent for area in some}), period, needs) if needs.above else {}
        found += _holding(config, some, period, tree, figures, above)
    return tuple(found)


_Figures = dict[str, dict[tuple[str, str, str], Figure]]


def _holding(
    config: ReportConfig, areas: Sequence[Area], period: Period, tree: Tree, figures: _Figures, above: _Figures
) -> Iterator[Area]:
    indicators = {indicator.name: indicator for indicator in config.indicators}
    conditions = dict(config.conditions)
    for area in areas:
        own, parent = figures.get(area.code, {}), above.get(area.parent)
        if Scope(indicators, period, own, parent, conditions, config.findings, area).holds(tree):
            yield area


def _figures(store: Store, codes: Sequence[str], period: Period, needs: _Needs) -> _Figures:
    periods = {
        period.key: period,
        **({period.previous.key: period.previous} if needs.previous else {}),
        **({period.preceding.key: period.preceding} if needs.preceding else {}),
    }
    found: _Figures = {}
    for key, each in periods.items():
        for (code, name), figure in store.figures_of(codes, each, needs.indicators).items():
            found.setdefault(code, {})[name, key, ""] = figure
    return found


def _needs(config: ReportConfig, tree: Tree) -> _Needs:
    """Return what a condition looks up, and what the conditions and findings that it names do."""
    rules = {**dict(config.conditions), **{finding.name: finding.when for finding in config.findings}}
    indicators = {indicator.name: indicator for indicator in config.indicators}
    open_names = list(_names(tree))
    used: dict[str, str] = {}
    while open_names:
        name, function = open_names.pop()
        if f"{function} {name}" in used:
            continue
        used[f"{function} {name}"] = function
        if name == _FINDINGS:
            open_names += [(finding.name, "") for finding in config.findings]
        elif rule := rules.get(name):
            open_names += _names(parse(rule.text, rule.place, CONDITION_FUNCTIONS))
        elif name in indicators and isinstance(target := indicators[name].target, str):
            open_names.append((target, ""))
    wanted = dict.fromkeys(key.partition(" ")[2] for key in used)
    before = {_BEFORE.get(function, "") for function in used.values()}
    looked_up = tuple(name for name in wanted if name in indicators)
    return _Needs(looked_up, "previous" in before, "preceding" in before, "parent" in used.values())


def _names(tree: Tree) -> list[tuple[str, str]]:
    references = figure_references(tree)
    return [*((name, "") for name in references.plain), *((name, function) for function, name in references.through)]


def _problems(config: ReportConfig, tree: Tree) -> Iterator[Issue]:
    indicators = {indicator.name: indicator for indicator in config.indicators}
    rules = (*(name for name, _ in config.conditions), *(finding.name for finding in config.findings), _FINDINGS)
    known = (*indicators, *rules, *AREA_WORDS)
    for used in names(tree):
        if used.name not in known:
            allowed = sorted(known)
            near = nearest(used.name, allowed)
            yield issue("config.unknown-indicator", used.place, allowed=allowed, nearest=near, name=used.name)
    yield from check_words(tree)
    for function, name in figure_references(tree).through:
        yield from _lacking(indicators.get(name), function, tree.place)


def _lacking(indicator: Indicator | None, function: str, place: Place | None) -> Iterator[Issue]:
    """Find a function that asks an indicator for what it does not have."""
    if indicator:
        where = indicator.place.file if indicator.place else ""
        if function == "target" and indicator.target is None:
            yield issue("config.no-target", place, name=indicator.name, where=where)
        if function == "rank" and not indicator.rank:
            yield issue("config.no-rank", place, name=indicator.name, where=where)
