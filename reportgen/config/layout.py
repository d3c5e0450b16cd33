"""Layouts: files, options and a config's own changes to the noun `Layout`, every problem at once."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from reportgen.config.build_layout import built_layout
from reportgen.config.check_layout import layout_issues, page_issues
from reportgen.config.document import Document, Value, read_document
from reportgen.config.kit import layout_file, layout_folders
from reportgen.config.layers import Layer, differing, merged
from reportgen.config.layout_files import LayoutFiles, missing_layout, read_layout_files
from reportgen.config.layout_model import LayoutModel
from reportgen.config.letterhead import chosen_letterhead
from reportgen.config.project import unknown
from reportgen.config.validate import validated
from reportgen.nouns.issue import Issue, ReportError, issue
from reportgen.nouns.layout import Layout
from reportgen.nouns.report import LayoutChoice, NamedStyle

__all__ = ["ResolvedLayout", "chosen_layout", "load_layout", "made_choice", "resolved_layout"]

_KEY = "layout"
_OPTIONS = "options"
_OF_FILES = ("extends", _OPTIONS)
_NAMES = "names"
_OF_CONFIGS = ("base", _OPTIONS, "like", _NAMES)


class ResolvedLayout(NamedTuple):
    """A layout that a config takes, None where anything is wrong, with the files that it was read from."""

    layout: Layout | None
    files: tuple[str, ...]
    issues: tuple[Issue, ...]


def load_layout(path: Path) -> Layout:
    """Read a layout file, and those that it extends.

    Raises ReportError with every problem of the files.
    """
    folders = tuple(dict.fromkeys((path.parent, *layout_folders(path.parent.parent))))
    return _required(_resolved(read_layout_files(path, folders)))


def chosen_layout(config: Path, templates: Path) -> Layout:
    """Return the layout that a config takes, with what the config changes of it.

    Raises ReportError with every problem.
    """
    document, issues = read_document(config, config.as_posix())
    if issues:
        raise ReportError(issues)
    return _required(resolved_layout(document, templates))


def resolved_layout(config: Document, templates: Path) -> ResolvedLayout:
    """Return the layout that a config takes, as far as nothing is wrong with it."""
    choice, folders = made_choice(config), layout_folders(templates)
    letterhead, wrong = chosen_letterhead(config, choice, templates)
    file = layout_file(templates, choice.layout)
    if file is None:
        key = "like" if choice.is_letterhead else "base"
        return ResolvedLayout(None, (), (*wrong, missing_layout(config.value(_KEY, key), choice.layout, folders)))
    files = read_layout_files(file, folders)
    chosen = [Layer(config, (_KEY,))] if isinstance(config.at(_KEY), dict) else []
    found = _resolved(files, choice.options, chosen)
    layout = None if wrong else found.layout
    return ResolvedLayout(layout, (*found.files, *letterhead), (*wrong, *found.issues))


def made_choice(config: Document) -> LayoutChoice:
    """Return what a config in which nothing is wrong chooses, its files left open."""
    said = config.at(_KEY)
    if not isinstance(said, dict):
        return LayoutChoice() if said is None else LayoutChoice(str(said), place=config.key(_KEY))
    return LayoutChoice(
        base=str(said.get("base", LayoutChoice().base)),
        options=tuple(map(str, _list(said.get(_OPTIONS)))),
        like=str(said.get("like", "")),
        names=tuple(
            NamedStyle(role, str(name), config.value(_KEY, _NAMES, role))
            for role, name in _mapping(said.get(_NAMES)).items()
        ),
        place=config.key(_KEY),
    )


def _required(found: ResolvedLayout) -> Layout:
    if found.layout is None:
        raise ReportError(found.issues)
    return found.layout


def _resolved(files: LayoutFiles, options: Sequence[str] = (), config: Sequence[Layer] = ()) -> ResolvedLayout:
    """Lay options and a config's changes over what the files of a layout say.

    The files must be right by themselves, and with each option that they declare, whether it is chosen or not.
    """
    source = merged(files.layers)
    declared = {name: Layer(source, (_OPTIONS, name)) for name in _mapping(source.at(_OPTIONS))}
    issues = [*files.issues, *_option_issues(options, declared, config)]
    if files.complete:
        issues += _built(files.layers)[1]
    for layer in () if issues else declared.values():
        issues += _built((*files.layers, layer))[1]
    if issues:
        return ResolvedLayout(None, files.paths, tuple(dict.fromkeys(issues)))
    chosen = [
        declared[name]._replace(chosen=config[0].document.value(_KEY, _OPTIONS, number))
        for number, name in enumerate(options)
    ]
    layout, more = _built((*files.layers, *chosen, *config))
    return ResolvedLayout(layout, files.paths, tuple(dict.fromkeys(more)))


def _built(layers: Sequence[Layer]) -> tuple[Layout | None, list[Issue]]:
    """Return the layout that layers make, None where anything is wrong, and what that is."""
    document = merged(layers, *_OF_FILES, *(_OF_CONFIGS if layers[-1].path == (_KEY,) else ()))
    model, complaints = validated(LayoutModel, document)
    if model is None:
        return None, [complaint for _, complaint in complaints]
    if issues := list(layout_issues(model, document)):
        return None, issues
    layout = built_layout(model)
    issues = list(page_issues(layout, document, layers))
    return None if issues else layout, issues


def _option_issues(names: Sequence[str], declared: Mapping[str, Layer], config: Sequence[Layer]) -> Iterator[Issue]:
    """Find options that nothing declares, and two that a config cannot both have."""
    for number, name in enumerate(names):
        place = config[0].document.value(_KEY, _OPTIONS, number)
        if name not in declared:
            yield unknown("layout.unknown-option", place, name, declared)
            continue
        for other in names[:number]:
            path = differing(declared[other].data, declared[name].data) if other in declared else None
            if path is not None:
                key = " → ".join(map(str, path))
                yield issue("layout.options-clash", place, name=name, other=other, key=key)


def _mapping(value: Value) -> dict[str, Value]:
    return value if isinstance(value, dict) else {}


def _list(value: Value) -> list[Value]:
    return value if isinstance(value, list) else []
