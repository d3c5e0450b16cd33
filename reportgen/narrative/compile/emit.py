"""Blocks to Jinja source whose output is the target's markup."""

import json
from collections.abc import Mapping, Sequence

from jinja2 import Environment

from reportgen.narrative.compile.blocks import (
    Block,
    ChartCall,
    Enumeration,
    Inline,
    Item,
    Paragraph,
    Statement,
    TableCall,
)
from reportgen.narrative.compile.parts import anything_sure, end_of_part
from reportgen.narrative.compile.prose import (
    SentenceStarts,
    always_prints,
    inside,
    loose_ways,
    whole_clause,
    without_stop,
)
from reportgen.narrative.compile.scan import Node
from reportgen.narrative.compile.source import SourceWriter
from reportgen.narrative.compile.variation import ChoiceWriter
from reportgen.narrative.target import Marks, Target

__all__ = ["LEVELS", "SectionEmitter", "literal"]

LEVELS = {"heading1": 1, "heading2": 2, "heading3": 3, "heading4": 4}


class SectionEmitter:
    """Writes the blocks of one section's template; `titles` are those of tables and charts, as lists in Jinja."""

    def __init__(
        self,
        writer: SourceWriter,
        target: Target,
        section: str,
        file: str,
        titles: Mapping[str, str],
        environment: Environment,
    ) -> None:
        self._writer = writer
        self._target = target
        self._section = section
        self._file = file
        self._titles = titles
        self._choices = ChoiceWriter(writer, environment)

    def blocks(self, blocks: Sequence[Block]) -> None:
        """Write blocks; a heading takes along everything up to the next heading of its level."""
        index = 0
        while index < len(blocks):
            block = blocks[index]
            if isinstance(block, Paragraph) and block.style != "body":
                end = end_of_part(blocks, index)
                self._part(block, blocks[index + 1 : end])
                index = end
            else:
                self._block(block)
                index += 1

    def _block(self, block: Block) -> None:
        if isinstance(block, Statement):
            self._statement(block.node)
        elif isinstance(block, Enumeration):
            self._enumeration(block)
        elif isinstance(block, TableCall):
            self._value(f"_table({literal(block.table)}, {self._titles[block.table]})", block.line)
        elif isinstance(block, ChartCall):
            self._value(f"_chart({literal(block.chart)}, {self._titles[block.chart]})", block.line)
        else:
            self._paragraph(block)

    def _paragraph(self, block: Paragraph) -> None:
        inner, clause = whole_clause(block.content)
        if clause:
            self._tag(clause)
        if always_prints(inner) and not _begins_with_clause(inner):
            self._writer.markup(self._target.opening(block.style))
            if block.style in LEVELS and not self._target.numbers_headings:
                self._value(f"_number({LEVELS[block.style]})", block.line)
            self._inlines(inner, starts=True)
            self._writer.markup(self._target.closing(block.style))
        else:
            self._call(f'_paragraph("{block.style}", {self._loose(inner)})', block.line)
            self._inlines(inner, starts=True)
            self._end_call(block.line)
        if clause:
            self._end_call(clause.line)

    def _part(self, heading: Paragraph, content: Sequence[Block]) -> None:
        """Write a heading and what stands under it; both go when nothing stands under it."""
        if anything_sure(content):
            self._paragraph(heading)
            self.blocks(content)
            return
        self._call("_part()", heading.line, "(_heads)")
        self._writer.tag("statement", "if _heads", self._file, heading.line)
        self._paragraph(heading)
        self._writer.tag("statement", "else", self._file, heading.line)
        self.blocks(content)
        self._writer.tag("statement", "endif", self._file, heading.line)
        self._end_call(heading.line)

    def _enumeration(self, block: Enumeration) -> None:
        opens = literal(_ends_sentence(block.lead))
        if not block.lead:
            self._call(f"_enumeration(false, {opens})", block.line)
            self._entries(block)
        else:
            self._call(f"_enumeration(true, {opens})", block.line, "(_leads)")
            self._writer.tag("statement", "if _leads", self._file, block.line)
            self._inlines(block.lead, starts=True)
            if self._target.lang == "en":
                self._writer.markup(self._target.constant(" ", Marks()))
            self._writer.tag("statement", "else", self._file, block.line)
            self._entries(block)
            self._writer.tag("statement", "endif", self._file, block.line)
        self._end_call(block.line)

    def _entries(self, block: Enumeration) -> None:
        for entry in block.entries:
            if isinstance(entry, Statement):
                self._statement(entry.node)
            else:
                self._item(entry)

    def _item(self, item: Item) -> None:
        content = without_stop(item.content)
        self._call(f"_item({self._loose(content)})", item.line)
        self._inlines(content, starts=False)
        self._end_call(item.line)

    def _inlines(self, content: Sequence[Inline], *, starts: bool) -> None:
        """Write runs; `starts` says that a sentence begins here."""
        sentence = SentenceStarts(starts)
        for index, part in enumerate(content):
            if isinstance(part.content, str):
                self._writer.markup(self._target.constant(part.content, part.marks))
                sentence.words(part.content)
            else:
                if part.content.kind == "expression":
                    self._expression(part.content, part.marks, sentence.now)
                elif part.content.kind == "needed":
                    self._call(f"_needed({self._loose(inside(content, index))})", part.content.line)
                else:
                    self._tag(part.content)
                sentence.tag(part.content)

    def _expression(self, node: Node, marks: Marks, starts: bool) -> None:
        site = self._site(node, node.text)
        opens = starts and self._target.lang == "en"
        options = "".join(
            f", {name}=true"
            for name, on in (("opens", opens), ("strong", marks.strong), ("emphasis", marks.emphasis))
            if on
        )
        printed = f"_p({site}, ({self._choices.written(node.text)}){options})"
        self._writer.tag("expression", printed, node.file or self._file, node.line)

    def _loose(self, content: Sequence[Inline]) -> str:
        """Return what can be left of some content whose clauses are empty, as texts in Jinja; none where something
        always prints."""
        texts = dict.fromkeys("".join(map(self._words, way)) for way in loose_ways(content))
        return f"({''.join(f'{literal(text)}, ' for text in texts)})"

    def _words(self, part: Inline) -> str:
        return self._target.constant(part.content, part.marks) if isinstance(part.content, str) else ""

    def _tag(self, node: Node) -> None:
        if node.kind == "clause":
            self._call(f"_clause({self._site(node, '[[')})", node.line)
        elif node.kind in ("end_clause", "end_needed"):
            self._end_call(node.line)
        else:
            self._statement(node)

    def _statement(self, node: Node) -> None:
        self._writer.tag("statement", self._choices.statement(node), node.file or self._file, node.line)

    def _site(self, node: Node, expression: str) -> int:
        return self._writer.site(expression, self._section, node.file or self._file, node.line)

    def _value(self, call: str, line: int) -> None:
        self._writer.tag("expression", call, self._file, line)

    def _call(self, call: str, line: int, arguments: str = "") -> None:
        self._writer.tag("statement", f"call{arguments} {call}", self._file, line)

    def _end_call(self, line: int) -> None:
        self._writer.tag("statement", "endcall", self._file, line)


def _ends_sentence(content: Sequence[Inline]) -> bool:
    """Say whether a sentence begins behind some content."""
    sentence = SentenceStarts(True)
    for part in content:
        if isinstance(part.content, str):
            sentence.words(part.content)
        else:
            sentence.tag(part.content)
    return sentence.now


def literal(value: str | bool) -> str:
    """Return a value as Jinja spells it, without a line break in the source."""
    return json.dumps(value, ensure_ascii=False)


def _begins_with_clause(content: Sequence[Inline]) -> bool:
    """Say whether what leads the paragraph may go, so that its space has to be seen to while it is written."""
    first = content[0].content if content else ""
    return not isinstance(first, str) and first.kind == "clause"
