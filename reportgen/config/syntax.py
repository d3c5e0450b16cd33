"""What a YAML parser complains about, said so that it can be put right."""

import re

import yaml

from reportgen.nouns.issue import Issue, Place, issue

__all__ = ["syntax_issue"]

# What libyaml and PyYAML say, and the code of our own message.
_SAYINGS = (
    ("mapping values are not allowed", "config.yaml-colon"),
    ("could not find expected ':'", "config.yaml-no-colon"),
    ("unexpected end of stream", "config.yaml-quote"),
    ("unknown escape character", "config.yaml-escape"),
    ("',' or '}'", "config.yaml-bracket"),
    ("',' or ']'", "config.yaml-bracket"),
    ("'-' indicator", "config.yaml-indentation"),
    ("expected <block end>", "config.yaml-indentation"),
    ("did not find expected key", "config.yaml-indentation"),
    ("sequence entries are not allowed", "config.yaml-indentation"),
    ("control characters are not allowed", "config.yaml-character"),
    ("special characters are not allowed", "config.yaml-character"),
)
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_FULL_WIDTH = re.compile(r"^\s*-?\s*[^\s:：#{\[]+：")


def syntax_issue(text: str, shown: str, error: Exception) -> Issue:
    """Return the issue for what stopped the YAML parser."""
    place, said = _where(text, shown, error)
    lines = text.splitlines()
    if full_width := _full_width_colon(lines, (place.line or 1) - 1):
        line, column, found = full_width
        return issue("config.yaml-full-width", Place(shown, line + 1, column + 1), found=found, right=f"{found}: …")
    if "cannot start any token" in said:
        return _bad_start(lines, place)
    code = next((code for saying, code in _SAYINGS if saying in said), "config.yaml")
    return issue(code, place, problem=said)


def _where(text: str, shown: str, error: Exception) -> tuple[Place, str]:
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        said = error.problem or ""
        if "unexpected end of stream" in said or ("',' or" in said and error.context_mark):
            mark = error.context_mark or mark
        return Place(shown, mark.line + 1 if mark else 1, mark.column + 1 if mark else 1), said
    before = text[: getattr(error, "position", 0)]
    line_start = before.rfind("\n") + 1
    place = Place(shown, before.count("\n") + 1, len(before) - line_start + 1)
    return place, str(getattr(error, "reason", error))


def _full_width_colon(lines: list[str], line: int) -> tuple[int, int, str] | None:
    """Return where a key is followed by a full-width colon, at the line of a problem or just above it."""
    for number in (line, line - 1):
        found = _FULL_WIDTH.match(lines[number]) if 0 <= number < len(lines) else None
        if found and ": " not in _QUOTED.sub("", lines[number]):
            key = found[0].strip().removeprefix("-").strip().removesuffix("：")
            return number, found.end() - 1, key
    return None


def _bad_start(lines: list[str], place: Place) -> Issue:
    line = lines[(place.line or 1) - 1] if place.line and place.line <= len(lines) else ""
    found = line[(place.column or 1) - 1 :][:1]
    if found == "\t":
        return issue("config.yaml-tab", place)
    return issue("config.yaml-start", place, found=found)
