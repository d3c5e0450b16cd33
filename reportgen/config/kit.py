"""Where configs and templates are found: beside a user's own, or in the starter kit that comes with the package."""

from pathlib import Path

from reportgen.nouns.report import ReportConfig

__all__ = ["kit_root", "layout_file", "layout_folders", "letterhead_folders", "template_roots", "templates_folder"]


def kit_root() -> Path:
    """Return the folder that holds the kit's `configs`, `templates`, `examples` and `schemas`.

    That is `reportgen/kit` of an installed package, and the repository's root where the package is run from source.
    """
    package = Path(__file__).parent.parent
    kit = package / "kit"
    return kit if kit.is_dir() else package.parent


def templates_folder(config: ReportConfig) -> Path:
    """Return the folder of templates: the one a config names, one near the config, or the kit's."""
    return templates_of(Path(config.path), config.templates)


def templates_of(path: Path, named: str) -> Path:
    """Return the folder of templates of the config at `path` that names the folder `named`, or none."""
    folder = path.parent
    if named:
        return folder / named
    for near in (folder / "templates", folder / ".." / "templates"):
        if near.is_dir():
            return near
    return kit_root() / "templates"


def template_roots(templates: Path) -> tuple[Path, ...]:
    """Return where templates are looked for, file by file: in a folder of templates, then in the kit's."""
    return tuple(dict.fromkeys((templates, kit_root() / "templates")))


def layout_folders(templates: Path) -> tuple[Path, ...]:
    """Return where layouts are looked for: in a folder of templates, then in the kit's."""
    return tuple(root / "layouts" for root in template_roots(templates))


def layout_file(templates: Path, layout: str) -> Path | None:
    """Return the file of a layout, None where there is none of that name."""
    files = (folder / f"{layout}.yaml" for folder in layout_folders(templates))
    return next((file for file in files if file.is_file()), None)


def letterhead_folders(config: Path, templates: Path) -> tuple[Path, ...]:
    """Return where the letterheads of a config are looked for: among the layouts, then beside the config."""
    return (*layout_folders(templates), config.parent)
