"""The manifest: what a folder of reports holds, what became of each in the last run, and what it was made from.

The file is JSON with an entry on each line, so that it is read and written a line at a time: that of a country has as
many as eighty thousand.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast

from reportgen.batch.entry import code_of, entry_of, line_of
from reportgen.nouns.issue import Place, ReportError, issue
from reportgen.nouns.period import parse_period

__all__ = ["JOURNAL", "MANIFEST", "SCHEMA", "Past", "is_head", "manifest_lines", "read_manifest"]

MANIFEST = "manifest.json"
JOURNAL = "manifest.journal"
SCHEMA = 2
_REPORTS = b'"reports": [\n'
_END = b"],\n"
_BEGINNING = b'{\n"schema"'

Lines = dict[str, tuple[bytes, ...]]
"""The entries of areas as lines, by their codes."""


class Past(NamedTuple):
    """What a manifest says: its head, and its entries as lines, by the codes of their areas."""

    head: Mapping[str, Any]
    lines: Lines

    def is_about(self, report: str, period: str) -> bool:
        """Say whether it is about a kind of report and a period."""
        return bool(self.head.get("report") == report and self.head.get("period") == period)


def read_manifest(path: Path) -> Past | None:
    """Read a manifest; None where there is none, or one that nobody can read.

    Raises ReportError where the file is something else (`batch.not-a-manifest`), or is of a later version
    (`batch.later-manifest`).
    """
    try:
        with path.open("rb") as file:
            return _read(file) or _read_whole(path)
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        if _is_foreign(path.read_bytes()):
            raise ReportError([issue("batch.not-a-manifest", Place(path.as_posix()))]) from None
        return None


def _is_foreign(data: bytes) -> bool:
    """Say whether a file that cannot be read as a manifest was never one: neither a broken nor an earlier one."""
    if not data or data.startswith(_BEGINNING):
        return False
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return True
    return not (isinstance(found, dict) and {"schema", "reportgen"} <= found.keys())


def manifest_lines(head: Mapping[str, object], lines: Iterable[bytes], foot: Mapping[str, object]) -> Iterator[bytes]:
    """Yield a manifest piece by piece: its head, its entries, and what stands behind them."""
    yield b"{\n"
    yield from (_member(name, value) + b",\n" for name, value in head.items())
    yield _REPORTS
    between = b""
    for line in lines:
        yield between + line
        between = b",\n"
    yield b"\n" + _END if between else _END
    yield b",\n".join(_member(name, value) for name, value in foot.items())
    yield b"\n}\n"


def _member(name: str, value: object) -> bytes:
    if isinstance(value, list) and value:
        inner = ",\n".join(json.dumps(each, ensure_ascii=False) for each in value)
        text = f'"{name}": [\n{inner}\n]'
    else:
        text = f'"{name}": {json.dumps(value, ensure_ascii=False)}'
    return text.encode("utf-8", "replace")


def _read(file: BinaryIO) -> Past | None:
    """Read a manifest as we write it; None where it is written otherwise."""
    above = []
    for line in file:
        if line == _REPORTS:
            break
        above.append(line)
    else:
        return None
    head = _ours(json.loads(b"".join(above).rstrip(b",\n") + b"}"), file.name)
    lines: dict[str, list[bytes]] = {}
    for line in file:
        if line == _END:
            break
        entry = line.rstrip(b",\n")
        try:
            lines.setdefault(code_of(entry), []).append(entry)
        except (ValueError, KeyError, TypeError, AttributeError):
            return None
    else:
        raise ValueError(file.name)
    return Past(head, {code: tuple(found) for code, found in lines.items()})


def _read_whole(path: Path) -> Past:
    """Read a manifest that some other program has written again."""
    head = _ours(json.loads(path.read_bytes()), path)
    lines: dict[str, tuple[bytes, ...]] = {}
    for listed in head.pop("reports"):
        line = line_of(entry_of(json.dumps(listed).encode()))
        code = code_of(line)
        lines[code] = (*lines.get(code, ()), line)
    return Past(head, lines)


def _ours(head: object, path: str | Path) -> dict[str, Any]:
    """Return the head of a manifest of this form; raises KeyError where it is of another program, or ours of old, and
    ReportError where it is ours of a later version."""
    found = cast("dict[str, Any]", head)
    schema = found["schema"]
    if type(schema) is int and schema > SCHEMA and "reportgen" in found:
        place = Place(Path(path).as_posix())
        raise ReportError([issue("batch.later-manifest", place, found=schema, known=SCHEMA)])
    if schema != SCHEMA or "reportgen" not in found or not is_head(found):
        raise KeyError("schema")
    return found


def is_head(head: Mapping[str, Any]) -> bool:
    """Say whether the head of a manifest or journal holds what the next run builds on."""
    return (
        type(head.get("run")) is int
        and isinstance(head.get("made_from"), dict)
        and parse_period(str(head.get("period"))) is not None
    )
