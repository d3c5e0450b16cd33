"""Ledgers → frames with known columns; every problem of every ledger in one run."""

from concurrent.futures import Future
from pathlib import Path

from reportgen.data.area_cells import AreaNames
from reportgen.data.files import absent_note, is_absent, match_files
from reportgen.data.gather import Gathering
from reportgen.data.hashing import Hashing, hashing
from reportgen.data.ledger import Ledger
from reportgen.data.room import UNLIMITED, Room
from reportgen.nouns.area import Areas
from reportgen.nouns.figure import SourceRef
from reportgen.nouns.issue import Issue, Place, ReportError, issue
from reportgen.nouns.report import LedgerSpec, ReportConfig

__all__ = ["read_ledger", "read_ledgers"]


def read_ledgers(
    config: ReportConfig, folder: Path, areas: Areas, room: Room = UNLIMITED
) -> tuple[dict[str, Ledger], tuple[Issue, ...]]:
    """Read every ledger of a config from the data folder, and return them by name, with all warnings.

    Ledgers that do not fit into the room are in parts, which say themselves what is wrong in their rows.

    An optional ledger without files is left out, with a note. Raises ReportError with the problems of all ledgers, or
    where there is none.
    """
    names = AreaNames(areas)
    found: dict[str, Ledger] = {}
    problems: list[Issue] = []
    notes: list[Issue] = []
    with hashing() as hashes:
        for spec in config.ledgers:
            if spec.optional and is_absent(spec, folder):
                notes.append(absent_note(spec, folder, config))
                continue
            try:
                found[spec.name] = _read(spec, folder, names, room, hashes)
                room = room.beside(found[spec.name])
            except ReportError as error:
                problems.extend(error.issues)
    warnings = (*(warning for ledger in found.values() for warning in ledger.warnings), *notes)
    if not found and not problems:
        allowed = [path for spec in config.ledgers for path in (spec.paths or [spec.name])]
        problems.append(issue("data.no-ledgers", Place(folder.as_posix()), allowed=allowed))
    if problems:
        raise ReportError([*problems, *warnings])
    return found, warnings


def read_ledger(spec: LedgerSpec, folder: Path, areas: Areas, room: Room = UNLIMITED) -> Ledger:
    """Read one ledger from the data folder.

    Raises ReportError with everything that is wrong with its files, headers and cells.
    """
    with hashing() as hashes:
        return _read(spec, folder, AreaNames(areas), room, hashes)


def _read(spec: LedgerSpec, folder: Path, names: AreaNames, room: Room, hashes: Hashing) -> Ledger:
    if spec.database:
        return _read_table(spec, folder, Gathering(spec, names, room), room)
    paths, problems = match_files(spec, folder)
    errors = list(problems)
    gathering = Gathering(spec, names, room)
    found: list[tuple[SourceRef, Future[str]]] = []
    for path in paths:
        relative = path.relative_to(folder) if path.is_relative_to(folder) else path
        try:
            stamp = path.stat()  # before reading: a later change then shows
            digest = hashes.begin(path)
            count = gathering.add(path, relative)
        except ReportError as error:
            errors.extend(error.issues)
            continue
        found.append((SourceRef(spec.name, relative.as_posix(), "", count, stamp.st_size, stamp.st_mtime_ns), digest))
    sources = [] if errors else [source._replace(sha256=digest.result()) for source, digest in found]
    return gathering.ledger(sources, errors)


def _read_table(spec: LedgerSpec, folder: Path, gathering: Gathering, room: Room) -> Ledger:
    from reportgen.data.database_grids import open_table

    with open_table(spec, folder, room.rows_of_part(spec)) as table:
        count = gathering.add_table(table.shown, table.grids())
        return gathering.ledger(table.sources(count), ())
