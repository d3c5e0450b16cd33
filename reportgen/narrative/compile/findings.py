"""Loops over findings: written out, when compiled, with the texts of every finding that may hold."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Generic, NamedTuple, TypeVar

from reportgen.narrative.compile.blocks import Block, Enumeration, Inline, Item, Paragraph, Placed, Statement
from reportgen.narrative.compile.nesting import Around, parted
from reportgen.narrative.compile.prose import always_prints
from reportgen.narrative.compile.scan import Node
from reportgen.narrative.target import Marks

__all__ = ["FindingTexts", "asked_before", "with_findings"]

_LOOP = re.compile(r"for\s+(\w+)\s+in\s+(findings\s*(?:\((.*)\))?)", re.DOTALL)
_NAMED = re.compile(r"[\"']([^\"']*)[\"']")
_NEEDED = ("title", "problem")

FindingTexts = Mapping[str, Mapping[str, tuple[Inline, ...]]]
"""What findings say in one language, by their names and parts."""

_Part = TypeVar("_Part")


class _Told(NamedTuple):
    """A finding in the body of a loop: what the loop calls it, and its parts."""

    variable: str
    texts: Mapping[str, tuple[Inline, ...]]


class _Layer(NamedTuple, Generic[_Part]):
    """What a loop may go around: which node a part is, a part of a node, and parts told of one finding."""

    node_of: Callable[[_Part], Node | None]
    made: Callable[[Node], _Part]
    told: Callable[[Sequence[_Part], _Told], Sequence[_Part]]


class _LackingPartError(Exception):
    """A clause asks for a part that a finding does not have."""


def asked_before(placed: Sequence[Placed]) -> tuple[Placed, ...]:
    """Make of a loop over findings with an `else` a loop within a condition, so that its items touch each other."""
    found: list[Placed] = []
    for index, around in parted(placed, _placed_statement):
        group = placed[index : index + (around.length if around else 1)]
        looped = _LOOP.fullmatch(around.opener.text) if around and len(around.branches) == 2 else None
        found.extend(_asked(group, around, looped[2]) if around and looped else _changed(group, around, asked_before))
    return tuple(found)


def _asked(group: Sequence[Placed], around: Around, which: str) -> Iterator[Placed]:
    (begin, middle), (behind, end) = around.branches
    line = around.opener.line
    yield Placed(Statement(Node("statement", f"if {which}", line)), group[0].touches)
    yield Placed(group[0].block, True)
    yield from asked_before(group[begin:middle])
    yield Placed(Statement(Node("statement", "endfor", line)), True)
    yield group[middle]
    yield from asked_before(group[behind:end])
    yield Placed(Statement(Node("statement", "endif", line)), True)


def with_findings(blocks: Sequence[Block], texts: FindingTexts) -> tuple[Block, ...]:
    """Write out the loops over findings: around blocks, around items, within paragraphs."""
    return tuple(_written([_block(block, texts) for block in blocks], texts, _BLOCKS))


def _block(block: Block, texts: FindingTexts) -> Block:
    if isinstance(block, Paragraph):
        return Paragraph(block.style, tuple(_written(block.content, texts, _INLINES)), block.line)
    if isinstance(block, Enumeration):
        lead = tuple(_written(block.lead, texts, _INLINES))
        entries = [
            Item(tuple(_written(entry.content, texts, _INLINES)), entry.line) if isinstance(entry, Item) else entry
            for entry in block.entries
        ]
        return Enumeration(lead, tuple(_written(entries, texts, _ENTRIES)), block.line)
    return block


def _written(parts: Sequence[_Part], texts: FindingTexts, layer: _Layer[_Part]) -> list[_Part]:
    """Write out the loops among some parts, the inner ones first."""
    found: list[_Part] = []
    for index, around in parted(parts, layer.node_of):
        group = parts[index : index + (around.length if around else 1)]
        inner = list(_changed(group, around, lambda branch: _written(branch, texts, layer)))
        looped = _LOOP.fullmatch(around.opener.text) if around else None
        found.extend(_branches(inner, looped, texts, layer) if looped else inner)
    return found


def _changed(
    group: Sequence[_Part], around: Around | None, change: Callable[[Sequence[_Part]], Sequence[_Part]]
) -> Iterator[_Part]:
    """Yield what goes around parts as it is, with its branches changed."""
    done = 0
    for begin, end in around.branches if around else ():
        yield from group[done:begin]
        yield from change(group[begin:end])
        done = end
    yield from group[done:]


def _branches(
    loop: Sequence[_Part], looped: re.Match[str], texts: FindingTexts, layer: _Layer[_Part]
) -> Iterator[_Part]:
    """Yield a loop whose body is a condition with a branch for each finding."""
    _, around = next(parted(loop, layer.node_of))
    assert around is not None
    begin, end = around.branches[0]
    variable, line = looped[1], around.opener.line
    names = texts if looped[3] is None else [name for name in _NAMED.findall(looped[3]) if name in texts]
    yield loop[0]
    for number, name in enumerate(names):
        yield layer.made(Node("statement", f'{"elif" if number else "if"} {variable} == "{name}"', line))
        yield from _whole(layer.told(loop[begin:end], _Told(variable, texts[name])), line, layer)
    if names:
        yield layer.made(Node("statement", "endif", line))
    yield from loop[end:]


def _whole(said: Sequence[_Part], line: int, layer: _Layer[_Part]) -> Iterator[_Part]:
    """Put what goes together where a needed text is not printed into one block."""
    if not any(isinstance(one.content, Node) and one.content.kind == "needed" for one in _inlines_in(said)):
        yield from said
        return
    yield layer.made(Node("statement", "call _finding()", line))
    yield from said
    yield layer.made(Node("statement", "endcall", line))


def _inlines_in(parts: Sequence[object]) -> Iterator[Inline]:
    for part in parts:
        if isinstance(part, Inline):
            yield part
        elif isinstance(part, Paragraph | Item):
            yield from part.content
        elif isinstance(part, Enumeration):
            yield from (*part.lead, *_inlines_in(part.entries))


def _blocks_told(blocks: Sequence[Block], told: _Told) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Statement):
            found.append(Statement(_condition(block.node, told)))
        elif isinstance(block, Enumeration):
            lead = _content(block.lead, told) or ()
            found.append(Enumeration(lead, tuple(_entries_told(block.entries, told)), block.line))
        elif isinstance(block, Paragraph):
            content = _content(block.content, told)
            found += [] if content is None else [Paragraph(block.style, content, block.line)]
        else:
            found.append(block)
    return found


def _entries_told(entries: Sequence[Item | Statement], told: _Told) -> list[Item | Statement]:
    found: list[Item | Statement] = []
    for entry in entries:
        if isinstance(entry, Statement):
            found.append(Statement(_condition(entry.node, told)))
        elif (content := _content(entry.content, told)) is not None:
            found.append(Item(content, entry.line))
    return found


def _inlines_told(content: Sequence[Inline], told: _Told) -> list[Inline]:
    # Not trimmed: blanks at the ends of a loop within a paragraph part one finding from the next.
    return list(_told_of(content, told) or ())


def _content(content: Sequence[Inline], told: _Told) -> tuple[Inline, ...] | None:
    """Return what is told of a finding in a paragraph or an item of its own; None as in `_told_of`."""
    found = _told_of(content, told)
    return None if found is None else tuple(_trimmed(found))


def _told_of(content: Sequence[Inline], told: _Told) -> list[Inline] | None:
    """Return what is told of a finding; None where it has none of the parts that are asked for."""
    asked = [part for one in content if (part := _part_of(one, told))]
    if asked and not any(part in told.texts for part in asked):
        return None
    return _replaced(content, told, in_clause=False)


def _replaced(content: Sequence[Inline], told: _Told, *, in_clause: bool) -> list[Inline]:
    """Put the finding's texts in the place of its parts; a clause goes with a part that the finding does not have."""
    found: list[Inline] = []
    for index, around in parted(content, _node):
        if not around:
            found = _put(found, content[index], told, in_clause=in_clause)
            continue
        clause = around.opener.kind == "clause"
        group = [_asking(one, told) for one in content[index : index + around.length]]
        replaced = partial(_replaced, told=told, in_clause=in_clause or clause)
        try:
            found += list(_changed(group, around, replaced))
        except _LackingPartError:
            if not clause:
                raise
    return found


def _put(found: list[Inline], one: Inline, told: _Told, *, in_clause: bool) -> list[Inline]:
    """Add one part of a paragraph to what was found before it."""
    part = _part_of(one, told)
    if not part:
        return [*found, _asking(one, told)]
    if part in told.texts:
        return [*found, *_text(part, told.texts[part], one.marks)]
    if in_clause:
        raise _LackingPartError
    last = found[-1] if found else None
    if last and isinstance(last.content, str):
        return [*found[:-1], Inline(last.content.rstrip(" "), last.marks)]
    return found


def _text(part: str, text: tuple[Inline, ...], marks: Marks) -> Iterator[Inline]:
    """Yield a part of a finding; a title or problem of which nothing may be left is marked as needed."""
    needed = part in _NEEDED and not always_prints(text)
    if needed:
        yield Inline(Node("needed", "", 0), marks)
    for one in text:
        yield Inline(one.content, Marks(one.marks.strong or marks.strong, one.marks.emphasis or marks.emphasis))
    if needed:
        yield Inline(Node("end_needed", "", 0), marks)


def _trimmed(content: list[Inline]) -> Iterator[Inline]:
    last = len(content) - 1
    for index, one in enumerate(content):
        text = one.content
        if isinstance(text, str):
            text = text.lstrip(" ") if index == 0 else text
            text = text.rstrip(" ") if index == last else text
        if text:
            yield Inline(text, one.marks)


def _part_of(one: Inline, told: _Told) -> str:
    """Return the part of the finding that is printed here, an empty text where none is."""
    node = one.content
    if isinstance(node, str) or node.kind != "expression":
        return ""
    found = re.fullmatch(rf"{told.variable}\s*\.\s*(\w+)", node.text)
    return found[1] if found else ""


def _asking(one: Inline, told: _Told) -> Inline:
    return one if isinstance(one.content, str) else Inline(_condition(one.content, told), one.marks)


def _condition(node: Node, told: _Told) -> Node:
    """Answer, in a condition, which parts the finding has."""
    if node.kind != "statement":
        return node
    asked = re.compile(rf"\b{told.variable}\s*\.\s*(\w+)")
    return node._replace(text=asked.sub(lambda found: str(found[1] in told.texts).lower(), node.text))


def _placed_statement(part: Placed) -> Node | None:
    return part.block.node if isinstance(part.block, Statement) else None


def _statement(part: Block | Item) -> Node | None:
    return part.node if isinstance(part, Statement) else None


def _node(part: Inline) -> Node | None:
    return part.content if isinstance(part.content, Node) else None


_BLOCKS: _Layer[Block] = _Layer(_statement, Statement, _blocks_told)
_ENTRIES: _Layer[Item | Statement] = _Layer(_statement, Statement, _entries_told)
_INLINES: _Layer[Inline] = _Layer(_node, lambda node: Inline(node, Marks()), _inlines_told)
