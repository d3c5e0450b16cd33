"""Everything that can be wrong with a project, in one run: ledgers, templates, parity, checks of figures, and prose."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from reportgen.figures.find import find_area
from reportgen.figures.store import Store
from reportgen.indicators.judge import run_checks
from reportgen.nouns.issue import Issue, ReportError, issue
from reportgen.nouns.period import Period
from reportgen.nouns.unit import Text
from reportgen.pipeline.build import Order, documents_of, has_errors
from reportgen.pipeline.facts import Gatherer
from reportgen.pipeline.formats import writers_of
from reportgen.pipeline.project import Notify, Project
from reportgen.pipeline.stored import stored_figures
from reportgen.pipeline.subject import asked_period, settled_period
from reportgen.pipeline.writers import Writer, notes_of

__all__ = ["check_project"]

_CHECKING = Text("核对数字与模板…", "checking figures and templates …")
_LANGS = ("zh", "en")


def check_project(project: Project, area: str | None, period: str | None, notify: Notify) -> tuple[Issue, ...]:
    """Return every problem of a project; where an area is given, its report is written too, but not kept.

    Without an area, the checks of the config are run for every area and period that have rows.
    """
    issues: list[Issue] = []
    writers: list[Writer] = []
    _gathered(issues, lambda: writers.extend(writers_of(project, _LANGS)))
    issues.extend(notes_of(writers))
    found: list[tuple[Store, tuple[Issue, ...]]] = []
    asked: list[Period | None] = [None]
    _gathered(issues, lambda: asked.append(asked_period(period)))
    wanted = asked[-1]
    _gathered(issues, lambda: found.append(stored_figures(project, [wanted] if wanted else [], notify)))
    for store, warnings in found:
        issues.extend(warnings)
        notify(_CHECKING)
        with store:
            if area is None:
                issues.extend(_failing(project, store, wanted))
            else:
                issues.extend(_report_issues(project, store, area, wanted, () if has_errors(issues) else writers))
    return tuple(dict.fromkeys(issues))


def _gathered(issues: list[Issue], step: Callable[[], object]) -> None:
    """Run a step and keep its problems, so that the next one is run as well."""
    try:
        step()
    except ReportError as error:
        issues.extend(error.issues)


def _report_issues(
    project: Project, store: Store, area: str, period: Period | None, writers: Sequence[Writer]
) -> tuple[Issue, ...]:
    """Return what is wrong with an area's report; without writers, with its figures alone."""
    gatherer = Gatherer(project.config, store)
    try:
        found = find_area(store, area)
        settled = settled_period(store, found, period)
        if not writers:
            return tuple(run_checks(project.config.checks, gatherer.scope(found, settled), found.name))
        order = Order(area, settled.key, _LANGS, Path())
        return documents_of(project, gatherer, found, settled, writers, order).warnings
    except ReportError as error:
        return error.issues


def _failing(project: Project, store: Store, period: Period | None) -> Iterator[Issue]:
    gatherer = Gatherer(project.config, store)
    known: set[Period] = set()
    checked = False
    for area in store.areas():
        periods = store.periods_of(area.code)
        known.update(periods)
        if period:
            periods = (period,) if store.has_rows(area.code, period) else ()
        checked |= bool(periods)
        for settled in periods:
            yield from run_checks(project.config.checks, gatherer.scope(area, settled), area.name)
    if period and not checked:
        allowed = [other.key for other in sorted(known)]
        yield issue("command.period-without-rows", allowed=allowed, period=period.key)
