"""Reading the hierarchy of areas from its file."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from reportgen.data.encoding import decode
from reportgen.data.files import read_bytes
from reportgen.data.headers import tidy
from reportgen.data.separators import separator, with_line_feeds
from reportgen.nouns.area import LEVELS, Area, Areas
from reportgen.nouns.issue import Issue, Place, ReportError, issue, nearest

__all__ = ["read_areas", "with_english_names"]

_NEEDED = ("code", "name", "level", "parent")
_LEVEL_NAMES = {
    "省": "province",
    "市": "city",
    "州": "city",
    "县": "county",
    "区": "county",
    "乡镇": "township",
    "乡": "township",
    "镇": "township",
    "街道": "township",
    "村": "village",
    "社区": "village",
    "community": "village",
    "单位": "office",
    "局": "office",
    "机关": "office",
    "部门": "office",
    "bureau": "office",
}


def read_areas(path: Path, shown: str, *, spelled: bool = True) -> Areas:
    """Read areas from a CSV with the columns code, name, level, parent and, if known, name_en.

    `shown` is the path that messages print. Unless they are to be `spelled`, English names that the file lacks are
    empty. Raises ReportError with every problem of the file.
    """
    text = with_line_feeds(decode(read_bytes(path, shown), "auto", shown))
    rows = list(csv.reader(text.splitlines(), delimiter=separator(text)))
    header = [tidy(cell) for cell in rows[0]] if rows else []
    if missing := [name for name in _NEEDED if name not in header]:
        place = Place(shown, line=1)
        raise ReportError([_missing_column(name, header, place) for name in missing])
    found = [(number, _record(header, row)) for number, row in enumerate(rows[1:], start=2) if any(row)]
    problems = [*_row_problems(found, shown), *_tree_problems(found, shown)]
    if problems:
        raise ReportError(problems)
    areas = Areas(_area(record) for _, record in found)
    return with_english_names(areas) if spelled else areas


def with_english_names(areas: Areas) -> Areas:
    """Spell the English names that are empty."""
    return Areas(area if area.name_en else area._replace(name_en=_english(area.name)) for area in areas)


def _record(header: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    record = {name: tidy(cell) for name, cell in zip(header, row, strict=False)}
    return {"name_en": "", **dict.fromkeys(_NEEDED, ""), **record}


def _area(record: dict[str, str]) -> Area:
    level = _LEVEL_NAMES.get(record["level"], record["level"])
    return Area(record["code"], record["name"], record["name_en"], level, record["parent"])


def _english(name: str) -> str:
    from reportgen.data.place_names import english_name

    return english_name(name)


def _missing_column(name: str, header: Sequence[str], place: Place) -> Issue:
    near = nearest(name, header)
    return issue("data.areas-column", place, allowed=[*_NEEDED, "name_en"], nearest=near, column=name)


def _row_problems(found: Sequence[tuple[int, dict[str, str]]], shown: str) -> Iterable[Issue]:
    first_lines: dict[str, int] = {}
    for line, record in found:
        place = Place(shown, line=line)
        code = record["code"]
        if not code:
            yield issue("data.areas-no-code", place, name=record["name"])
        elif code in first_lines:
            yield issue("data.areas-duplicate", place, area=code, first=first_lines[code])
        first_lines.setdefault(code, line)
        if not record["name"]:
            yield issue("data.areas-no-name", place, area=code)
        if _LEVEL_NAMES.get(record["level"], record["level"]) not in LEVELS:
            near = nearest(record["level"], LEVELS)
            yield issue("data.areas-level", place, allowed=LEVELS, nearest=near, level=record["level"])


def _tree_problems(found: Sequence[tuple[int, dict[str, str]]], shown: str) -> Iterable[Issue]:
    parents = {record["code"]: record["parent"] for _, record in found if record["code"]}
    for line, record in found:
        parent = record["parent"]
        if parent and parent not in parents:
            near = nearest(parent, parents)
            yield issue("data.areas-parent", Place(shown, line=line), nearest=near, area=record["code"], parent=parent)
    lines = {record["code"]: line for line, record in reversed(found)}
    for circle in _circles(parents):
        place = Place(shown, line=min(lines[code] for code in circle))
        yield issue("data.areas-circle", place, circle=" → ".join([*circle, circle[0]]))


def _circles(parents: dict[str, str]) -> Iterable[list[str]]:
    done: set[str] = set()
    for start in parents:
        path: list[str] = []
        code = start
        while code in parents and code not in done and code not in path:
            path.append(code)
            code = parents[code]
        if code in path:
            yield path[path.index(code) :]
        done.update(path)
