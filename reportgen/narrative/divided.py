"""Reports whose blocks can be told apart, so that those of two languages can be paired."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, cast

from reportgen.narrative.target import StyleName, Target

__all__ = ["Block", "Divided", "blocks_of", "dividing"]

# Noncharacters of Unicode, as no text that people exchange holds them.
_BLOCK, _MARKUP, _SECTION = "\ufdd0", "\ufdd1", "\ufdd2"
_MAKING = {
    "title": "title",
    "red_head": "red_head",
    "contents": "contents",
    "table": "table",
    "chart": "chart",
    "label": "attachment_label",
    "attachment_note": "attachment_note",
    "signature": "signature",
    "copies": "copies",
    "page_break": "page_break",
}
"""The methods of a target that print blocks, and the kinds of these."""


class Block(NamedTuple):
    """A paragraph, a table, a signature …: its kind is the name of its style where it is a paragraph."""

    kind: str
    markup: str


class Divided(NamedTuple):
    """The blocks of a report: those before its sections, those of each section by its name, those behind them."""

    head: tuple[Block, ...]
    sections: dict[str, tuple[Block, ...]]
    tail: tuple[Block, ...]


def dividing(target: Target) -> Target:
    """Return a target that prints what another one does, and marks where blocks and sections begin."""
    return cast(Target, _DividingTarget(target))


def blocks_of(body: str) -> Divided:
    """Divide what a dividing target printed."""
    head: list[Block] = []
    tail: list[Block] = []
    sections: dict[str, list[Block]] = {}
    here = head
    for kind, markup in _pieces(body):
        if not kind.startswith(_SECTION):
            here.append(Block(kind, markup))
        elif here is not tail:  # a section that is attached belongs to its attachment
            name = kind.removeprefix(_SECTION)
            here = sections.setdefault(name, []) if name else tail
    return Divided(tuple(head), {name: tuple(found) for name, found in sections.items()}, tuple(tail))


def _pieces(body: str) -> Iterator[tuple[str, str]]:
    for piece in body.split(_BLOCK)[1:]:
        kind, _, markup = piece.partition(_MARKUP)
        yield kind, markup


class _DividingTarget:
    """Marks blocks; whatever prints none is the other target's own method."""

    def __init__(self, target: Target) -> None:
        self._target = target

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # asked for while a kept target is being loaded
            raise AttributeError(name)
        found = getattr(self._target, name)
        return _marked(_MAKING[name], found) if name in _MAKING else found

    def opening(self, style: StyleName) -> str:
        return _mark(style) + self._target.opening(style)

    def caption(self, kind: str, *arguments: Any) -> str:
        return _mark(f"{kind}_title") + self._target.caption(cast(Any, kind), *arguments)

    def section(self, name: str) -> str:
        return _mark(_SECTION + name)

    def numbered_anew(self, attachment: int) -> Target:
        return dividing(cast(Any, self._target).numbered_anew(attachment))


def _mark(kind: str) -> str:
    return f"{_BLOCK}{kind}{_MARKUP}"


def _marked(kind: str, making: Callable[..., str]) -> Callable[..., str]:
    return lambda *arguments, **options: _mark(kind) + making(*arguments, **options)
