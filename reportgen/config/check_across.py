"""What is wrong with the checks across a batch."""

import re
from collections.abc import Collection, Iterator

from reportgen.config.across_model import AddUpModel, OutlierModel
from reportgen.config.check_indicators import MEASURE
from reportgen.config.check_tables import additive_names
from reportgen.config.document import KeyPath
from reportgen.config.project import Project, unknown
from reportgen.nouns.across import Allowance
from reportgen.nouns.issue import Issue, issue

__all__ = ["across_issues", "add_up_of", "allowance_of", "watched_of"]

_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*[%％]")
_FORMS = ("10", '"0.5%"')


def add_up_of(entry: AddUpModel | str) -> AddUpModel:
    """Return an entry of `add_up` with everything that it leaves to the rule."""
    return entry if isinstance(entry, AddUpModel) else AddUpModel(figure=entry, stated=None, within=0)


def watched_of(entry: OutlierModel | str) -> OutlierModel:
    """Return an entry of `outliers` with everything that it leaves to the rule."""
    return entry if isinstance(entry, OutlierModel) else OutlierModel(figure=entry, at_least=None)


def allowance_of(within: float | str) -> Allowance | None:
    """Read how far two sums may be apart; None where the text is no percentage up to 100."""
    if not isinstance(within, str):
        return Allowance(within)
    found = _PERCENT.fullmatch(within.strip())
    return Allowance(float(found[1]), percent=True) if found and float(found[1]) <= 100 else None


def across_issues(project: Project) -> Iterator[Issue]:
    """Yield what is wrong with the checks across a batch."""
    across = project.config.across
    if across is None:
        return
    adding = additive_names(project) if across.add_up else frozenset[str]()
    seen: set[tuple[str, ...]] = set()
    for number, entry in enumerate(across.add_up):
        model = add_up_of(entry)
        path: KeyPath = ("across", "add_up", number)
        yield from _add_up(project, model, path, adding)
        yield from _twice(project, path, seen, "add_up", model.figure, model.stated or model.figure)
    for number, other in enumerate(across.outliers):
        watched = watched_of(other)
        path = ("across", "outliers", number)
        yield from _unknown(project, watched.figure, path, "figure")
        yield from _twice(project, path, seen, "outliers", watched.figure)


def _add_up(project: Project, model: AddUpModel, path: KeyPath, adding: Collection[str]) -> Iterator[Issue]:
    yield from _unknown(project, model.figure, path, "figure")
    stated = model.stated or model.figure
    yield from _not_additive(project, model.figure, path, "figure", adding, counts_apart=stated != model.figure)
    if stated != model.figure:
        yield from _unknown(project, stated, path, "stated")
        yield from _not_additive(project, stated, path, "stated", adding, counts_apart=False)
        yield from _units(project, model.figure, stated, path)
    if allowance_of(model.within) is None:
        place = project.document.value(*path, "within")
        yield issue("config.bad-allowance", place, allowed=_FORMS, found=model.within)


def _unknown(project: Project, name: str, path: KeyPath, key: str) -> Iterator[Issue]:
    if name not in project.definitions and project.complete:
        yield unknown("config.unknown-indicator", project.document.value(*path, key), name, project.definitions)


def _not_additive(
    project: Project, name: str, path: KeyPath, key: str, adding: Collection[str], *, counts_apart: bool
) -> Iterator[Issue]:
    """Find an indicator whose values do not add up by its definition.

    A count of different values (`distinct`) adds up to what another ledger states, and not to itself.
    """
    definition = project.definitions.get(name)
    if not definition or not definition.model or name in adding:
        return
    measure = MEASURE.fullmatch(definition.model.measure or "")
    if not (counts_apart and measure and measure[1] == "distinct"):
        yield issue("config.does-not-add-up", project.document.value(*path, key), name=name)


def _units(project: Project, figure: str, stated: str, path: KeyPath) -> Iterator[Issue]:
    models = [found.model for name in (figure, stated) if (found := project.definitions.get(name)) and found.model]
    units = [model.unit for model in models]
    if len(set(units)) > 1:
        place = project.document.value(*path, "stated")
        yield issue("config.stated-unit", place, name=stated, unit=units[1], figure=figure, other=units[0])


def _twice(project: Project, path: KeyPath, seen: set[tuple[str, ...]], *what: str) -> Iterator[Issue]:
    if what in seen:
        yield issue("config.checked-twice", project.document.value(*path), key=what[0], name=what[1])
    seen.add(what)
