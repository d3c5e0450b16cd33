"""A YAML file as plain values, with the place of every key and value."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

import yaml

from reportgen.config.nodes import ListNode, MapNode, Node, NodeError, ScalarNode, compose
from reportgen.config.syntax import syntax_issue
from reportgen.nouns.indicator import Expression
from reportgen.nouns.issue import Issue, Place, issue

__all__ = ["Document", "KeyPath", "Value", "parse_document", "read_document"]

KeyPath = tuple[str | int, ...]
Value = bool | int | float | str | list["Value"] | dict[str, "Value"] | None

MOST_VALUES = 200_000

_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


@dataclass(frozen=True, slots=True)
class Marks:
    """Where a key and its value stand; `inner` is the place of the value's first character, behind any quote."""

    key: Place
    value: Place
    inner: Place


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file read: its name in messages, its value, and the marks of every key and list item by their path."""

    file: str
    data: Value
    marks: dict[KeyPath, Marks]

    def key(self, *path: str | int) -> Place:
        """Return where the key at `path` stands, or the nearest one above it that exists."""
        while path and path not in self.marks:
            path = path[:-1]
        return self.marks[path].key

    def value(self, *path: str | int) -> Place:
        """Return where the value at `path` stands."""
        return self.marks[path].value if path in self.marks else self.key(*path)

    def expression(self, text: str, *path: str | int) -> Expression:
        """Return the expression at `path` with the place of its first character."""
        return Expression(text, self.marks[path].inner if path in self.marks else self.key(*path))

    def at(self, *path: str | int) -> Value:
        """Return the value at `path`, None where there is none."""
        found = self.data
        for step in path:
            if isinstance(found, dict) and isinstance(step, str):
                found = found.get(step)
            elif isinstance(found, list) and isinstance(step, int) and step < len(found):
                found = found[step]
            else:
                return None
        return found


def read_document(path: Path, shown: str) -> tuple[Document, list[Issue]]:
    """Read a YAML file, `shown` in messages by that name; what is wrong with it comes along, never an exception."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = "not-found" if isinstance(error, FileNotFoundError) else "unreadable"
        return _empty(shown), [issue(f"config.{reason}", Place(shown), path=shown)]
    text, issues = _decoded(data, shown)
    document, more = parse_document(text, shown)
    return document, issues + more


def parse_document(text: str, shown: str) -> tuple[Document, list[Issue]]:
    """Read YAML text into plain values and their places, with what is wrong with it."""
    try:
        node = compose(text, shown)
    except NodeError as error:
        return _empty(shown), [error.problem]
    except (yaml.YAMLError, RecursionError) as error:
        return _empty(shown), [syntax_issue(text, shown, error)]
    reading = _Reading(shown)
    reading.marks[()] = Marks(Place(shown, 1, 1), Place(shown, 1, 1), Place(shown, 1, 1))
    try:
        value = reading.value(node, ()) if node else None
    except NodeError as error:
        return _empty(shown), [error.problem]
    return Document(shown, value, reading.marks), reading.issues


def _empty(shown: str) -> Document:
    return Document(shown, None, {(): Marks(Place(shown, 1, 1), Place(shown, 1, 1), Place(shown, 1, 1))})


def _decoded(data: bytes, shown: str) -> tuple[str, list[Issue]]:
    """Decode UTF-8; other encodings are an issue, but are read as far as they can, so that all problems are found."""
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
    utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    encoding = "utf-16" if utf16 else "gb18030"
    found = issue("config.encoding", Place(shown, 1 if utf16 else line, 1), found="UTF-16" if utf16 else "GBK")
    return data.decode(encoding, "replace"), [found]


class _Reading:
    """Turns nodes into values and notes their places."""

    __slots__ = ("_file", "issues", "marks")

    def __init__(self, file: str) -> None:
        self.issues: list[Issue] = []
        self.marks: dict[KeyPath, Marks] = {}
        self._file = file

    def value(self, node: Node, path: KeyPath) -> Value:
        if len(self.marks) > MOST_VALUES:
            raise NodeError(issue("config.too-many", node.place, most=MOST_VALUES))
        if isinstance(node, ScalarNode):
            return _scalar(node)
        if isinstance(node, ListNode):
            return [self._marked(item.place, item, (*path, number)) for number, item in enumerate(node.items)]
        return {
            name: self._marked(key.place, value, (*path, name)) for name, key, value in self._entries(node).values()
        }

    def _marked(self, key: Place, node: Node, path: KeyPath) -> Value:
        self.marks[path] = Marks(key, node.place, node.inner if isinstance(node, ScalarNode) else node.place)
        return self.value(node, path)

    def _entries(self, node: MapNode) -> dict[str, tuple[str, Node, Node]]:
        """Return a mapping's entries by name; its own win over those it merges in by `<<`."""
        own: dict[str, tuple[str, Node, Node]] = {}
        merged: dict[str, tuple[str, Node, Node]] = {}
        for key, value in node.pairs:
            if not isinstance(key, ScalarNode):
                self.issues.append(issue("config.bad-key", key.place))
            elif key.plain and key.text == "<<":
                merged.update(self._merged(value))
            elif key.text in own:
                first = own[key.text][1].place
                self.issues.append(issue("config.duplicate-key", key.place, key=key.text, line=first.line))
            else:
                own[key.text] = (key.text, key, value)
        return {**merged, **own}

    def _merged(self, node: Node) -> dict[str, tuple[str, Node, Node]]:
        found: dict[str, tuple[str, Node, Node]] = {}
        for source in reversed(list(_sources(node))):
            if isinstance(source, MapNode):
                found.update(self._entries(source))
            else:
                self.issues.append(issue("config.bad-merge", source.place))
        return found


def _sources(node: Node) -> Iterator[Node]:
    if isinstance(node, ListNode):
        yield from node.items
    else:
        yield node


def _scalar(node: ScalarNode) -> Value:
    """Read a plain word as YAML 1.2 does: 是, yes and 007 are text, true is a truth, 7 a number."""
    if not node.plain:
        return node.text
    if node.text in _WORDS:
        return _WORDS[node.text]
    if _WHOLE.fullmatch(node.text):
        return int(node.text)
    if _NUMBER.fullmatch(node.text) and isfinite(float(node.text)):
        return float(node.text)
    return node.text
