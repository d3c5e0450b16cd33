"""A config file → `ReportConfig`, or every problem of it and of its indicator sets."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from reportgen.config.build import build_report, build_unit
from reportgen.config.check_indicators import indicator_issues
from reportgen.config.check_ledgers import ledger_issues
from reportgen.config.check_report import report_issues
from reportgen.config.document import Document, KeyPath, read_document
from reportgen.config.indicator_model import IndicatorModel, SetModel
from reportgen.config.kit import kit_root
from reportgen.config.model import ConfigModel
from reportgen.config.project import Definition, Project, unknown
from reportgen.config.reserved import name_issues
from reportgen.config.units import BUILT_IN_UNITS
from reportgen.config.usable import usable_model
from reportgen.nouns.issue import Issue, Place, ReportError, issue
from reportgen.nouns.report import ReportConfig
from reportgen.nouns.unit import Unit

__all__ = ["load_config"]


def load_config(path: Path) -> ReportConfig:
    """Read a config and its indicator sets.

    Raises ReportError with every problem of every file, in the order of files and lines.
    """
    document, issues = read_document(path, path.as_posix())
    if not isinstance(document.data, dict):
        raise ReportError(issues or [issue("config.no-mapping", Place(document.file, 1, 1))])
    config, broken, more = usable_model(ConfigModel, document)
    issues += more
    sets = _Sets(path)
    sets.read(config, document)
    issues += sets.issues
    definitions = (*sets.definitions, *_definitions(document, config.indicators, document.at("indicators")))
    project = Project(path, config, document, broken, definitions, _units(config), sets.complete)
    issues += [*_unit_names(project), *ledger_issues(project), *indicator_issues(project), *report_issues(project)]
    if issues:
        raise ReportError(_ordered(issues, [document.file, *sets.files]))
    return build_report(project, (document.file, *sets.files))


class _Sets:
    """The indicator sets that a config selects."""

    def __init__(self, path: Path) -> None:
        self._folders = (path.parent / "indicators", kit_root() / "configs" / "indicators")
        self.files: list[str] = []
        self.definitions: list[Definition] = []
        self.issues: list[Issue] = []
        self.complete = True

    def read(self, config: ConfigModel, document: Document) -> None:
        """Read every set that the config names."""
        self.complete = not ("indicator_sets" in (document.data or ()) and not config.indicator_sets)  # type: ignore[operator]
        for number, name in enumerate(config.indicator_sets):
            place = document.key("indicator_sets", number)
            path = next((found for folder in self._folders if (found := folder / f"{name}.yaml").is_file()), None)
            if path is None:
                self.complete = False
                self.issues.append(unknown("config.unknown-set", place, name, self._available()))
            elif path.as_posix() in self.files:
                self.issues.append(issue("config.duplicate-set", place, name=name))
            else:
                self._read_set(path, name)

    def _read_set(self, path: Path, name: str) -> None:
        shown = path.as_posix()
        self.files.append(shown)
        document, issues = read_document(path, shown)
        self.issues += issues
        if not isinstance(document.data, dict):
            self.complete = False
            self.issues += [] if issues else [issue("config.no-mapping", Place(shown, 1, 1))]
            return
        model, broken, more = usable_model(SetModel, document)
        self.issues += more
        if ("set",) not in broken and model.set != name:
            self.issues.append(issue("config.set-name", document.key("set"), found=model.set, name=name))
        self.definitions += _definitions(document, model.indicators, document.at("indicators"))

    def _available(self) -> list[str]:
        return [path.stem for folder in self._folders for path in folder.glob("*.yaml")]


def _definitions(document: Document, models: dict[str, IndicatorModel], names: object) -> Iterator[Definition]:
    """Yield every indicator of a document, also those that are wrong in themselves."""
    for name in names if isinstance(names, dict) else ():
        path: KeyPath = ("indicators", name)
        yield Definition(name, models.get(name), document, path)


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
