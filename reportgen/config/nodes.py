"""YAML text → a tree of nodes that know their lines and columns; the syntax alone, without meaning."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from reportgen.nouns.issue import Issue, Place, issue

__all__ = ["DEEPEST", "ListNode", "MapNode", "Node", "NodeError", "ScalarNode", "compose"]

DEEPEST = 50

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT = "tag:yaml.org,2002:str"
_COLLECTIONS = {None, "!", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A single value as it is written; `plain` where it stands without quotes, so that 1 is a number.

    `place` has no column where the value's lines are folded or indented, so that columns in it would be wrong.
    """

    text: str
    plain: bool
    place: Place
    inner: Place


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list."""

    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class MapNode:
    """A mapping, keys in order, duplicates included."""

    pairs: tuple[tuple["Node", "Node"], ...]
    place: Place


Node = ScalarNode | ListNode | MapNode


class NodeError(Exception):
    """The text cannot be read beyond this problem."""

    def __init__(self, problem: Issue) -> None:
        self.problem = problem
        super().__init__(problem.code)


def compose(text: str, file: str) -> Node | None:
    """Return the node of the only document in `text`, None where it is empty.

    Raises NodeError where the nesting, an alias or a tag cannot be accepted, and yaml.YAMLError on wrong syntax.
    """
    return _Composer(yaml.parse(text, Loader=_Loader), file).document()


class _Composer:
    __slots__ = ("_anchors", "_depth", "_events", "_file")

    def __init__(self, events: Iterator[yaml.Event], file: str) -> None:
        self._events = events
        self._file = file
        self._anchors: dict[str, Node] = {}
        self._depth = 0

    def document(self) -> Node | None:
        found: list[Node] = []
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent) and found:
                raise NodeError(issue("config.several-documents", self._place(event.start_mark)))
            if isinstance(event, yaml.NodeEvent):
                found.append(self._node(event))
        return found[0] if found else None

    def _node(self, event: yaml.NodeEvent) -> Node:
        if isinstance(event, yaml.AliasEvent):
            return self._aliased(event)
        assert isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent)
        self._depth += 1
        if self._depth > DEEPEST:
            raise NodeError(issue("config.too-deep", self._place(event.start_mark), most=DEEPEST))
        node = self._built(event)
        self._depth -= 1
        if event.anchor:
            self._anchors[event.anchor] = node
        return node

    def _aliased(self, event: yaml.AliasEvent) -> Node:
        if event.anchor not in self._anchors:
            place, anchor = self._place(event.start_mark), event.anchor
            raise NodeError(issue("config.unknown-anchor", place, anchor=anchor, allowed=sorted(self._anchors)))
        return self._anchors[event.anchor]

    def _built(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> Node:
        place = self._place(event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, place)
        if event.tag not in _COLLECTIONS:
            raise NodeError(issue("config.tag", place, tag=event.tag))
        if isinstance(event, yaml.SequenceStartEvent):
            return ListNode(tuple(self._node(part) for part in self._parts(yaml.SequenceEndEvent)), place)
        parts = [self._node(part) for part in self._parts(yaml.MappingEndEvent)]
        return MapNode(tuple(zip(parts[::2], parts[1::2], strict=True)), place)

    def _parts(self, end: type[yaml.Event]) -> Iterator[yaml.NodeEvent]:
        for event in self._events:
            if isinstance(event, end):
                return
            assert isinstance(event, yaml.NodeEvent)
            yield event

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> ScalarNode:
        if event.tag not in (None, "!", _TEXT):
            raise NodeError(issue("config.tag", place, tag=event.tag))
        plain = event.implicit[0] and not event.style
        inner = Place(self._file, place.line, None)
        if event.style in ("|", ">"):
            inner = Place(self._file, (place.line or 0) + 1, None)
        elif self._place(event.end_mark).line == place.line:
            inner = Place(self._file, place.line, (place.column or 0) + (1 if event.style in ("'", '"') else 0))
        return ScalarNode(event.value, plain, place, inner)

    def _place(self, mark: Any) -> Place:  # noqa: ANN401 - libyaml's and PyYAML's marks share no type
        return Place(self._file, mark.line + 1, mark.column + 1)
