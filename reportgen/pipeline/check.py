"""Everything that can be wrong with a project, in one run: ledgers, templates, parity, checks of figures, and prose."""

from collections.abc import Callable, Iterator
from pathlib import Path

from reportgen.figures.store import Store
from reportgen.indicators.judge import Judge, run_checks
from reportgen.nouns.area import Area
from reportgen.nouns.issue import Issue, ReportError
from reportgen.nouns.period import Period, parse_period
from reportgen.nouns.unit import Text
from reportgen.pipeline.build import Order, documents_of, writers_of
from reportgen.pipeline.project import Notify, Project
from reportgen.pipeline.stored import stored_figures
from reportgen.pipeline.subject import asked_period, find_area, find_period

__all__ = ["check_project"]

_CHECKING = Text("核对数字与模板…", "checking figures and templates …")
_LANGS = ("zh", "en")


def check_project(project: Project, area: str | None, period: str | None, notify: Notify) -> tuple[Issue, ...]:
    """Return every problem of a project; where an area is given, its report is written too, but not kept.

    Without an area, the checks of the config are run for every area and period that have rows.
    """
    issues: list[Issue] = []
    _gathered(issues, lambda: writers_of(project, _LANGS))
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
                issues.extend(_report_issues(project, store, area, wanted, written=not _has_errors(issues)))
    return tuple(dict.fromkeys(issues))


def _gathered(issues: list[Issue], step: Callable[[], object]) -> None:
    """Run a step and keep its problems, so that the next one is run as well."""
    try:
        step()
    except ReportError as error:
        issues.extend(error.issues)


def _has_errors(issues: list[Issue]) -> bool:
    return any(found.severity == "error" for found in issues)


def _report_issues(
    project: Project, store: Store, area: str, period: Period | None, *, written: bool
) -> tuple[Issue, ...]:
    try:
        found = find_area(store, area)
        settled = find_period(store, found, period)
        if not written:
            return tuple(run_checks(project.config, Judge(project.config, store, found, settled)))
        order = Order(area, settled.key, _LANGS, Path())
        documents_of(project, store, found, settled, writers_of(project, _LANGS), order)
    except ReportError as error:
        return error.issues
    return ()


def _failing(project: Project, store: Store, period: Period | None) -> Iterator[Issue]:
    for area, settled in _subjects(store):
        if period is None or settled == period:
            yield from run_checks(project.config, Judge(project.config, store, area, settled))


def _subjects(store: Store) -> Iterator[tuple[Area, Period]]:
    for area in store.areas():
        for key in store.periods_with_rows(area.code):
            if settled := parse_period(key):
                yield area, settled
