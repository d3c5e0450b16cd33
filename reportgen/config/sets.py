"""The files of sets that a config selects by name: beside it, or in the kit."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from reportgen.config.document import Document, read_document
from reportgen.config.kit import kit_root
from reportgen.config.project import unknown
from reportgen.nouns.issue import Issue, Place, issue

__all__ = ["SetFiles", "SetKey", "read_sets"]

SetKey = Literal["indicator_sets", "ledger_sets"]
_FOLDERS: dict[SetKey, str] = {"indicator_sets": "indicators", "ledger_sets": "ledgers"}
_CODES: dict[SetKey, str] = {"indicator_sets": "set", "ledger_sets": "ledger-set"}


class SetFiles(NamedTuple):
    """The sets below one key of a config: every file that was found, and by name the documents that hold something.

    `complete` is False where a set could not be read, so that anything may have been in it.
    """

    files: tuple[str, ...]
    documents: tuple[tuple[str, Document], ...]
    issues: tuple[Issue, ...]
    complete: bool


def read_sets(key: SetKey, names: Sequence[str], config: Document, path: Path) -> SetFiles:
    """Read every set that the config at `path` names below `key`, each once."""
    folders = (path.parent / _FOLDERS[key], kit_root() / "configs" / _FOLDERS[key])
    documents: dict[str, Document] = {}
    read: list[tuple[str, Document]] = []
    issues: list[Issue] = []
    complete = bool(names) or config.at(key) is None
    for number, name in enumerate(names):
        found = next((file for folder in folders if (file := folder / f"{name}.yaml").is_file()), None)
        place = config.key(key, number)
        if found is None:
            complete = False
            available = [file.stem for folder in folders for file in folder.glob("*.yaml")]
            issues.append(unknown(f"config.unknown-{_CODES[key]}", place, name, available))
        elif found.as_posix() in documents:
            issues.append(issue(f"config.duplicate-{_CODES[key]}", place, name=name))
        else:
            document, more = read_document(found, found.as_posix())
            documents[document.file] = document
            issues += more
            if isinstance(document.data, dict):
                read.append((name, document))
            else:
                complete = False
                issues += [] if more else [issue("config.no-mapping", Place(document.file, 1, 1))]
    return SetFiles(tuple(documents), tuple(read), tuple(issues), complete)
