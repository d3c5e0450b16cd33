"""An entry of the manifest: one file of one area, on a line of its own."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, cast

from reportgen.batch.outcome import STATUSES, Status
from reportgen.nouns.issue import Issue, Place

__all__ = ["Entry", "Kind", "code_of", "entry_of", "in_order", "line_of", "listed_issue", "text_of"]

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_STRING = r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"'
_WHOLE = r"(?:0|[1-9][0-9]*)"
_LINE = re.compile(
    rf'\{{"area":({_STRING}),"name":{_STRING},"language":"[a-z-]+","format":"[a-z]+","path":{_STRING},'
    rf'"sha256":"[0-9a-f]*","status":"(?:{"|".join(STATUSES)})","ms":{_WHOLE}(?:\.[0-9]+)?(?:e-?[0-9]+)?,'
    rf'"made_from":"[0-9a-f]*","run":{_WHOLE},"text":"[0-9a-f]*","issues":(\[.*\])\}}'
)
_TEXT = re.compile(rb'"text":"([0-9a-f]{16})"')
_ORDER = ("zh", "en", "zh-en", "docx", "pdf", "html")

Kind = tuple[str, str]
"""The language and the format of a report, which tell those of an area apart."""


class Entry(NamedTuple):
    """A report of an area in one language and format, and its file below the folder of the batch.

    `path` and `sha256` are those of the file that stands there, whatever the status is, and empty where none does.
    `ms` are the milliseconds that it took. `made_from` is the key of what the file was made from, empty where that is
    not known. `run` is the number of the run that last dealt with it. `text` is a digest of what the report says.
    """

    area: str
    name: str
    language: str
    format: str
    path: str
    sha256: str
    status: Status
    ms: float
    made_from: str
    run: int
    text: str = ""
    issues: tuple[Issue, ...] = ()

    @property
    def kind(self) -> Kind:
        """Return the language and the format."""
        return self.language, self.format


def line_of(entry: Entry) -> bytes:
    """Write an entry as a line of JSON, without its end."""
    listed = entry._asdict()
    listed["issues"] = [listed_issue(found) for found in entry.issues]
    return _encode(listed).encode("utf-8", "replace")


def entry_of(line: bytes) -> Entry:
    """Read an entry; raises ValueError, KeyError or TypeError where the line is none."""
    found: dict[str, Any] = json.loads(line)
    issues = tuple(map(_issue, found.pop("issues"))) if found["issues"] else ()
    return Entry(**{**found, "issues": issues})


def code_of(line: bytes) -> str:
    """Return the code of a line's area; raises ValueError, KeyError or TypeError where the line is none."""
    found = _LINE.fullmatch(line.decode())
    if found is None:
        raise ValueError(line)
    if found[2] != "[]":
        entry_of(line)
    return cast("str", json.loads(found[1]))


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries of an area in the order of their languages, then of their formats."""
    return tuple(sorted(entries, key=lambda entry: tuple(map(_place_in_order, entry.kind))))


def _place_in_order(word: str) -> tuple[int, str]:
    return (_ORDER.index(word), "") if word in _ORDER else (len(_ORDER), word)


def text_of(lines: Iterable[bytes]) -> str:
    """Return the digest of what the first of some reports says that has one, else an empty text."""
    found = (_TEXT.search(line) for line in lines)
    return next((one[1].decode("ascii") for one in found if one), "")


def listed_issue(found: Issue) -> dict[str, object]:
    """Return an issue as it is listed: its code, and what it has besides."""
    place = {name: value for name, value in found.place._asdict().items() if value is not None} if found.place else {}
    besides = {
        "place": place,
        "values": dict(found.values),
        "allowed": found.allowed,
        "nearest": found.nearest,
    }
    return {
        "code": found.code,
        "severity": found.severity,
        **{name: value for name, value in besides.items() if value},
    }


def _issue(listed: Mapping[str, Any]) -> Issue:
    place = Place(**listed["place"]) if "place" in listed else None
    return Issue(
        listed["code"],
        place,
        tuple(listed.get("values", {}).items()),
        tuple(listed.get("allowed", ())),
        listed.get("nearest", ""),
        listed["severity"],
    )
