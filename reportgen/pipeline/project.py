"""A config with the folders that it works on."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from reportgen.config.cache import cached_config
from reportgen.config.fingerprint import fingerprint
from reportgen.config.kit import kit_root, templates_folder
from reportgen.nouns.issue import Place, ReportError, issue, nearest
from reportgen.nouns.report import ReportConfig
from reportgen.pipeline.memory import parse_memory

__all__ = ["Notify", "Project", "open_project", "own_files"]

Notify = Callable[..., None]
"""Called with a Text and the values of its placeholders whenever a long step begins."""


class Project(NamedTuple):
    """A config, the folder of its ledgers, the folder of its templates, and the file of its figures.

    `memory` is how many bytes aggregating its ledgers may take, 0 for the default. `cluster` is the address of a
    scheduler whose workers aggregate; without one this machine does.
    """

    config: ReportConfig
    fingerprint: str
    data: Path
    templates: Path
    store: Path
    memory: int = 0
    cluster: str = ""


def open_project(
    config: Path,
    data: Path | None,
    store: Path | None,
    suppress_below: int | None = None,
    memory: str | None = None,
    cluster: str = "",
) -> Project:
    """Read a config and settle its folders; `data` defaults to the config's own folder.

    `suppress_below` overrides the config's; `memory` is a size such as 512M, `cluster` an address.

    Raises ReportError with everything that is wrong in the config, or with the size.
    """
    size = parse_memory(memory) if memory else 0
    _require_config(config)
    read = cached_config(config)
    if suppress_below is not None:
        read = read._replace(suppress_below=suppress_below)
    folder = data or config.parent
    if not folder.is_dir():
        code = "command.data-is-file" if folder.is_file() else "command.data-missing"
        raise ReportError([issue(code, Place(folder.as_posix()))])
    figures = store or _store_of(read, folder)
    return Project(read, fingerprint(read), folder, templates_folder(read), figures, size, cluster)


def own_files(project: Project) -> tuple[Path, ...]:
    """Return the config and the folder of templates, as far as they are the user's and not the kit's."""
    kit = kit_root().resolve()
    kits = (kit / "configs", kit / "templates")
    found = (Path(project.config.path), project.templates)
    return tuple(path for path in found if not any(path.resolve().is_relative_to(folder) for folder in kits))


def _require_config(path: Path) -> None:
    place = Place(path.as_posix())
    if path.is_dir():
        inside = sorted(found.name for found in path.glob("*.yaml"))
        raise ReportError([issue("command.config-is-folder", place, allowed=inside)])
    if not path.is_file():
        beside = sorted(found.name for found in path.parent.glob("*.yaml"))
        raise ReportError([issue("command.config-missing", place, allowed=beside, nearest=nearest(path.name, beside))])


def _store_of(config: ReportConfig, data: Path) -> Path:
    """Return where the figures of a config and a data folder are kept: below the working folder."""
    from hashlib import sha256

    pair = f"{Path(config.path).resolve().as_posix()}\n{data.resolve().as_posix()}"
    return Path(".reportgen") / f"{config.name}-{sha256(pair.encode()).hexdigest()[:10]}.sqlite"
