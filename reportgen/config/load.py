"""A config file → `ReportConfig`, or every problem of it and of its sets of ledgers and indicators."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

from reportgen.config.build import build_report, build_unit
from reportgen.config.check_findings import finding_issues
from reportgen.config.check_indicators import indicator_issues
from reportgen.config.check_ledgers import ledger_issues
from reportgen.config.check_report import report_issues
from reportgen.config.document import Document, KeyPath, read_document
from reportgen.config.finding_model import FindingModel
from reportgen.config.indicator_model import IndicatorModel, SetModel
from reportgen.config.kit import templates_of
from reportgen.config.layout import ResolvedLayout, resolved_layout
from reportgen.config.ledger_model import LedgerModel, LedgerSetModel
from reportgen.config.model import ConfigModel
from reportgen.config.project import Declaration, Definition, FindingRule, Project
from reportgen.config.reserved import name_issues
from reportgen.config.sets import SetFiles, read_sets
from reportgen.config.units import BUILT_IN_UNITS
from reportgen.config.usable import usable_model
from reportgen.nouns.issue import Issue, Place, ReportError, issue
from reportgen.nouns.report import ReportConfig
from reportgen.nouns.unit import Unit

__all__ = ["load_config"]


def load_config(path: Path) -> ReportConfig:
    """Read a config and its sets of ledgers and indicators.

    Raises ReportError with every problem of every file, in the order of files and lines.
    """
    document, issues = read_document(path, path.as_posix())
    if not isinstance(document.data, dict):
        raise ReportError(issues or [issue("config.no-mapping", Place(document.file, 1, 1))])
    config, broken, more = usable_model(ConfigModel, document)
    issues += more
    sets = read_sets("indicator_sets", config.indicator_sets, document, path)
    models, wrong = _set_models(sets)
    definitions = (
        *(found for text, model in models for found in _definitions(text, model.indicators)),
        *_definitions(document, config.indicators),
    )
    findings = (
        *(found for text, model in models for found in _findings(text, model.findings)),
        *_findings(document, config.findings),
    )
    ledger_sets = read_sets("ledger_sets", config.ledger_sets, document, path)
    ledgers, wrong_ledgers = _every_ledger(ledger_sets, document, config, broken)
    issues += [*sets.issues, *wrong, *ledger_sets.issues, *wrong_ledgers]
    all_ledgers = ledger_sets.complete and ("ledgers",) not in broken
    project = Project(
        path, config, document, broken, definitions, _units(config), sets.complete, ledgers, all_ledgers, findings
    )
    issues += [*_unit_names(project), *ledger_issues(project), *indicator_issues(project)]
    issues += [*finding_issues(project), *report_issues(project)]
    layout = _layout(project)
    issues += layout.issues
    files = [document.file, *ledger_sets.files, *sets.files]
    if issues:
        raise ReportError(_ordered(issues, files))
    return build_report(project, tuple(files), layout.files)


def _layout(project: Project) -> ResolvedLayout:
    """Return the layout, unless what the config says of it is wrong in itself."""
    templates = templates_of(project.path, project.config.templates or "")
    if project.is_broken("layout") or not (templates.is_dir() or not project.config.templates):
        return ResolvedLayout(None, (), ())
    return resolved_layout(project.document, templates)


def _set_models(sets: SetFiles) -> tuple[list[tuple[Document, SetModel]], list[Issue]]:
    """Return what is right in each indicator set, and what is wrong in their files."""
    found: list[tuple[Document, SetModel]] = []
    issues: list[Issue] = []
    for name, text in sets.documents:
        model, broken, more = usable_model(SetModel, text)
        issues += more
        if ("set",) not in broken and model.set != name:
            issues.append(issue("config.set-name", text.key("set"), found=model.set, name=name))
        found.append((text, model))
    return found, issues


def _definitions(document: Document, models: Mapping[str, IndicatorModel]) -> Iterator[Definition]:
    """Yield every indicator of a document, also those that are wrong in themselves."""
    names = document.at("indicators")
    for name in names if isinstance(names, dict) else ():
        path: KeyPath = ("indicators", name)
        yield Definition(name, models.get(name), document, path)


def _findings(document: Document, models: Mapping[str, FindingModel | Literal["off"]]) -> Iterator[FindingRule]:
    """Yield every finding of a document, also those that are wrong in themselves."""
    names = document.at("findings")
    for name in names if isinstance(names, dict) else ():
        yield FindingRule(name, models.get(name), document)


def _every_ledger(
    sets: SetFiles, document: Document, config: ConfigModel, broken: frozenset[KeyPath]
) -> tuple[dict[str, Declaration], list[Issue]]:
    """Return the ledgers by name, the config's own in place of a set's, and what is wrong in the files of the sets."""
    found: dict[str, Declaration] = {}
    issues: list[Issue] = []
    for _, text in sets.documents:
        model, wrong, more = usable_model(LedgerSetModel, text)
        issues += more
        for ledger in _declarations(text, model.ledgers, wrong):
            if other := found.get(ledger.name):
                first = other.key()
                issues.append(
                    issue("config.duplicate-ledger", ledger.key(), name=ledger.name, file=first.file, line=first.line)
                )
            else:
                found[ledger.name] = ledger
    own = {ledger.name: ledger for ledger in _declarations(document, config.ledgers, broken)}
    return {**found, **own}, issues


def _declarations(
    document: Document, models: dict[str, LedgerModel], broken: frozenset[KeyPath]
) -> Iterator[Declaration]:
    """Yield every ledger of a document, also those that are wrong in themselves."""
    names = document.at("ledgers")
    for name in names if isinstance(names, dict) else ():
        whole = not any(path[:2] == ("ledgers", name) for path in broken)
        yield Declaration(name, models.get(name), document, whole)


def _units(config: ConfigModel) -> dict[str, Unit]:
    return {**BUILT_IN_UNITS, **{key: build_unit(key, model) for key, model in config.units.items()}}


def _unit_names(project: Project) -> Iterator[Issue]:
    for name in project.names_of("units"):
        yield from name_issues(name, project.document.key("units", name))


def _ordered(issues: Iterable[Issue], files: list[str]) -> list[Issue]:
    """Sort by file, line and column, each issue once."""

    def position(found: Issue) -> tuple[int, int, int]:
        place = found.place or Place("")
        number = files.index(place.file) if place.file in files else len(files)
        return number, place.line or 0, place.column or 0

    return sorted(dict.fromkeys(issues), key=position)
