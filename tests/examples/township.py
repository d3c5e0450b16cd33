"""The example township's reports, built once for all tests of a process."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from typing import NamedTuple

import pytest

from reportgen.narrative.compile.program import asked_by
from reportgen.narrative.environment import make_environment
from reportgen.narrative.phrases.en import English
from reportgen.narrative.phrases.zh import Chinese
from reportgen.narrative.render import Renderer
from reportgen.narrative.sources import read_templates
from reportgen.narrative.templates import compile_templates
from reportgen.pipeline.build import Built, Order, build_report
from reportgen.pipeline.facts import Gatherer
from reportgen.pipeline.project import Project, open_project
from reportgen.pipeline.stored import stored_figures
from reportgen.pipeline.subject import asked_period, settled_period
from reportgen.preview.text import TextTarget

__all__ = [
    "CONFIG",
    "EXAMPLE",
    "LANGS",
    "TOWNSHIP",
    "Reports",
    "copied_data",
    "reports",
    "reports_for",
    "reports_of",
    "silent",
]

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "panlongcheng"
CONFIG = ROOT / "configs" / "floating_population_summary.yaml"
TOWNSHIP = "420116403"
LANGS = ("zh", "en")


class Reports(NamedTuple):
    """A project, what building the township's reports gave, and the same reports as plain text."""

    project: Project
    built: Built
    texts: dict[str, str]


def silent(*_: object, **__: object) -> None:
    """Hear what is being done and say nothing."""


def texts_of(project: Project, area: str, period: str) -> dict[str, str]:
    """Write a report in both languages as plain text."""
    targets = [TextTarget(lang) for lang in LANGS]
    compiled = compile_templates(project.config, read_templates(project.config, project.templates), targets)
    store, _ = stored_figures(project, [], silent)
    with store:
        place = store.area(area)
        gatherer = Gatherer(project.config, store)
        settled = settled_period(store, place, asked_period(period))
        scope = gatherer.scope(place, settled)
        material = gatherer.material(place, settled, scope, None, asked_by(compiled))
    wordings = (Chinese(), English())
    written = {}
    for target, outline, wording in zip(targets, compiled, wordings, strict=True):
        rendered = Renderer(project.config, outline, target, wording, make_environment()).render(material)
        written[target.lang] = TextTarget.finished(rendered.body)
    return written


def reports_of(
    data: Path,
    folder: Path,
    area: str = TOWNSHIP,
    period: str = "2006",
    config: Path = CONFIG,
    suppress_below: int | None = None,
) -> Reports:
    """Build the reports of an area from a data folder; everything that is written stands below `folder`."""
    project = open_project(config, data, folder / "figures.sqlite", suppress_below)
    built = build_report(project, Order(area, period, LANGS, folder / "out"), silent)
    return Reports(project, built, texts_of(project, area, period))


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Reports:
    """Build the reports of the township for 2006."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPORTGEN_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        return reports_of(EXAMPLE, tmp_path_factory.mktemp("township"))


@pytest.fixture(scope="session")
def reports_for(tmp_path_factory: pytest.TempPathFactory, reports: Reports) -> Callable[[str, str], Reports]:
    """Build the reports of an area and a period from the store of the township's."""

    def build(area: str, period: str) -> Reports:
        folder = tmp_path_factory.mktemp("other")
        built = build_report(reports.project, Order(area, period, LANGS, folder), silent)
        return Reports(reports.project, built, texts_of(reports.project, area, period))

    return build


@pytest.fixture
def copied_data(tmp_path: Path) -> Path:
    """Copy the ledgers to a folder where they may be changed."""
    return Path(copytree(EXAMPLE, tmp_path / "data", ignore=lambda *_: ["__pycache__"]))
