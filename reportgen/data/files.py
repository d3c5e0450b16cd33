"""Which files a ledger is kept in, and their bytes. Imports no pandas: it is asked before every report."""

import os
from collections.abc import Collection, Iterable, Iterator
from glob import escape, glob, has_magic
from pathlib import Path

from reportgen.nouns.issue import Issue, Place, ReportError, issue, nearest
from reportgen.nouns.report import LedgerSpec, ReportConfig

__all__ = ["SUFFIXES", "absent_note", "blocks_of", "is_absent", "match_files", "matching_files", "read_bytes"]

SUFFIXES = (".csv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".parquet")
_DATABASES = (".sqlite", ".sqlite3", ".db", ".db3")
_MOST_SHOWN = 8


def matching_files(spec: LedgerSpec, folder: Path) -> tuple[Path, ...]:
    """Return the files of a ledger that exist, in the order of its patterns, then by name.

    What was written to an SQLite file may still lie in the one beside it that ends in `-wal`.
    """
    if spec.database and not spec.database.file:
        return ()
    if spec.database:
        path = folder / spec.database.file
        beside = path.with_name(f"{path.name}-wal")
        return tuple(file for file in (path, beside) if file.is_file() and (file == path or file.stat().st_size))
    found: dict[Path, None] = {}
    for pattern in spec.paths:
        found.update(dict.fromkeys(_matches(pattern, folder)))
    return tuple(found)


def match_files(spec: LedgerSpec, folder: Path) -> tuple[tuple[Path, ...], tuple[Issue, ...]]:
    """Return the files of a ledger, and an issue for every path or pattern that gives none, or one table twice."""
    problems: list[Issue] = []
    if spec.database and spec.database.file and not (folder / spec.database.file).is_file():
        problems.append(_nothing_found(spec.database.file, spec, folder))
    for pattern in spec.paths:
        found = _matches(pattern, folder)
        if not found:
            problems.append(_nothing_found(pattern, spec, folder))
        if _is_without_ending(pattern):
            problems += _same_names(found, spec)
    return matching_files(spec, folder), tuple(problems)


def _matches(pattern: str, folder: Path) -> list[Path]:
    """Return the files of a pattern; where it names no ending, those alone that can be read as a table."""
    # Path.glob refuses absolute patterns, and a pattern may well name a network drive.
    whole = pattern if Path(pattern).is_absolute() else f"{escape(str(folder))}/{pattern}"
    if not has_magic(pattern):
        path = folder / pattern
        if path.is_file():
            return [path]
        return [file for file in _found(f"{escape(str(path))}.*") if file.stem == path.name and _is_readable(file)]
    return [file for file in _found(whole) if _is_readable(file) or not _is_without_ending(pattern)]


def _found(whole: str) -> list[Path]:
    paths = (Path(name) for name in sorted(glob(whole, recursive=True)))  # noqa: PTH207
    files = [path for path in paths if path.is_file() and not path.name.startswith("~$")]
    return _once(files, len(Path(whole.partition("**")[0]).parts)) if "**" in whole else files


def _once(files: list[Path], above: int) -> list[Path]:
    """Leave out what lies in folders that programs work in, `_temporary` and the like, below a number of folders, and
    files that a link to a folder shows once more."""
    left = [path for path in files if not any(map(_is_of_programs, path.parts[above:-1]))]
    first: dict[Path, Path] = {}
    for path in sorted(left, key=lambda path: len(path.parts)):
        first.setdefault(path.resolve(), path)
    kept = set(first.values())
    return [path for path in left if path in kept]


def _is_of_programs(folder: str) -> bool:
    return folder.startswith((".", "_")) and "=" not in folder


def _is_readable(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES


def _is_without_ending(pattern: str) -> bool:
    """Say whether a pattern leaves the kind of file open, as `persons*` and `persons-*.*` do."""
    ending = Path(pattern).suffix
    return not ending or has_magic(ending)


def _same_names(files: Iterable[Path], spec: LedgerSpec) -> list[Issue]:
    """Find files that differ in their endings alone: a table kept in two ways would be counted twice."""
    first: dict[Path, Path] = {}
    pairs = [(first.setdefault(path.with_suffix(""), path), path) for path in files]
    return [
        issue("data.same-table", spec.place, ledger=spec.name, first=one.name, second=other.name)
        for one, other in pairs
        if one != other
    ]


def is_absent(spec: LedgerSpec, folder: Path) -> bool:
    """Say whether there is nothing at all of a ledger, so that an optional one is not kept."""
    if spec.database and spec.database.connection:
        return not os.environ.get(spec.database.connection, "").strip()
    return not matching_files(spec, folder)


def absent_note(spec: LedgerSpec, folder: Path, config: ReportConfig) -> Issue:
    """Return the note on an optional ledger that has no file; it names the files that nothing else of the config is."""
    if spec.database and spec.database.connection:
        name = spec.database.connection
        near = nearest(name, sorted(os.environ))
        return issue("data.no-optional-ledger", spec.place, nearest=near, severity="note", ledger=spec.name, path=name)
    taken = [path.name for other in config.ledgers for path in matching_files(other, folder)]
    taken.append(Path(config.areas.path).name)
    path = spec.database.file if spec.database else spec.paths[0]
    return _nothing_found(path, spec, folder, taken)._replace(code="data.no-optional-ledger", severity="note")


def _nothing_found(pattern: str, spec: LedgerSpec, folder: Path, taken: Collection[str] = ()) -> Issue:
    shown = (folder / pattern).as_posix()
    beside = _ledger_files(
        (folder / pattern).parent if not has_magic(pattern) else folder, _DATABASES if spec.database else SUFFIXES
    )
    names = sorted(name for name in beside if name not in taken)
    near = nearest(Path(pattern).name, names)
    code = "data.no-match" if has_magic(pattern) else "data.missing-file"
    return issue(code, spec.place, allowed=names[:_MOST_SHOWN], nearest=near, ledger=spec.name, path=shown)


def _ledger_files(folder: Path, suffixes: Collection[str] = SUFFIXES) -> Iterable[str]:
    if not folder.is_dir():
        return []
    files = (path for path in folder.iterdir() if path.suffix.lower() in suffixes and path.is_file())
    return [path.name for path in files if not path.name.startswith("~$")]


def read_bytes(path: Path, shown: str) -> bytes:
    """Return a file's bytes; raises what `blocks_of` does."""
    return b"".join(blocks_of(path, shown))


def blocks_of(path: Path, shown: str, size: int = 1 << 20) -> Iterator[bytes]:
    """Yield a file's bytes in blocks.

    Raises ReportError where the file is missing (`data.file-missing`) or may not be read (`data.unreadable-file`).
    """
    try:
        with path.open("rb", buffering=0) as file:
            while block := file.read(size):
                yield block
    except FileNotFoundError:
        names = sorted(_ledger_files(path.parent))
        near = nearest(path.name, names)
        raise ReportError([issue("data.file-missing", Place(shown), allowed=names, nearest=near)]) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ReportError([issue("data.unreadable-file", Place(shown), reason=reason)]) from None
