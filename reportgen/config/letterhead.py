"""The letterhead that a config takes: where its file is, and what is said of it besides."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reportgen.config.document import Document
from reportgen.config.kit import letterhead_folders
from reportgen.config.project import unknown
from reportgen.config.style_model import StylesModel
from reportgen.nouns.issue import Issue, issue, nearest
from reportgen.nouns.report import LayoutChoice

__all__ = ["ChosenLetterhead", "chosen_letterhead"]

_KEY = "layout"
_ROLES = (*StylesModel.model_fields, "strong", "emphasis", "table")


class ChosenLetterhead(NamedTuple):
    """The files of a letterhead, one or none, and what is wrong with the choice."""

    files: tuple[str, ...]
    issues: tuple[Issue, ...]


def chosen_letterhead(config: Document, choice: LayoutChoice, templates: Path) -> ChosenLetterhead:
    """Find the letterhead that a config names; what only a letterhead has may not be said of a layout."""
    if not choice.is_letterhead:
        return ChosenLetterhead((), tuple(_out_of_place(config, choice)))
    wrong = [
        unknown("letterhead.unknown-role", config.key(_KEY, "names", style.role), style.role, _ROLES)
        for style in choice.names
        if style.role not in _ROLES
    ]
    folders = letterhead_folders(Path(config.file), templates)
    file = next((path for folder in folders if (path := folder / choice.base).is_file()), None)
    if file is None:
        return ChosenLetterhead((), (*wrong, _missing(config, choice, folders)))
    return ChosenLetterhead((file.as_posix(),), tuple(wrong))


def _out_of_place(config: Document, choice: LayoutChoice) -> Iterator[Issue]:
    said = config.at(_KEY)
    for key in ("like", "names"):
        if isinstance(said, dict) and key in said:
            yield issue("letterhead.not-a-letterhead", config.key(_KEY, key), key=key, base=choice.base)


def _missing(config: Document, choice: LayoutChoice, folders: Sequence[Path]) -> Issue:
    allowed = sorted({path.name for folder in folders for path in folder.glob("*.do[ct]x")})
    place = config.value(_KEY, "base") if isinstance(config.at(_KEY), dict) else config.value(_KEY)
    near = nearest(choice.base, allowed)
    beside = folders[-1].as_posix()
    return issue("letterhead.missing", place, allowed=allowed, nearest=near, name=choice.base, folder=beside)
