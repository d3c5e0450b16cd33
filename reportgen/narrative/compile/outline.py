"""One Jinja template for a whole report: title, sections, signature, attachments."""

import json
import marshal
from collections.abc import Sequence
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError

from reportgen.narrative.compile.blocks import Block, read_blocks
from reportgen.narrative.compile.emit import SectionEmitter
from reportgen.narrative.compile.parity import Statements, stated_by
from reportgen.narrative.compile.program import CompiledReport
from reportgen.narrative.compile.rules import Vocabulary, broken_rules, syntax_issue
from reportgen.narrative.compile.scan import Scanned, parts_of, scan
from reportgen.narrative.compile.source import SourceWriter
from reportgen.narrative.sources import TemplateText
from reportgen.narrative.target import Target
from reportgen.nouns.issue import Issue, Place, ReportError
from reportgen.nouns.report import ReportConfig

__all__ = ["ReadSection", "compile_report", "read_section"]


class ReadSection(NamedTuple):
    """A section's template, parsed and checked."""

    name: str
    file: str
    blocks: tuple[Block, ...]
    statements: Statements


def compile_report(
    config: ReportConfig,
    sections: Sequence[ReadSection],
    target: Target,
    vocabulary: Vocabulary,
    environment: Environment,
) -> CompiledReport:
    """Compile a report's sections to one template for `target`.

    Raises ReportError where conditions and paragraphs are not nested, or the title or signature is no template.
    """
    outline = _Outline(config, target, vocabulary, environment)
    for section in sections:
        outline.section(section)
    return outline.finished()


def read_section(
    name: str, template: TemplateText, lang: str, vocabulary: Vocabulary, environment: Environment
) -> tuple[ReadSection | None, tuple[Issue, ...]]:
    """Parse and check the template of one section; None with its issues where it cannot be compiled."""
    try:
        tree, scanned = environment.parse(template.source), scan(template.source, environment)
    except TemplateSyntaxError as error:
        return None, (syntax_issue(error, Place(template.file, error.lineno, 1)),)
    blocks, refused = read_blocks(scanned, template.file, lang)
    broken = broken_rules(template.source, scanned, vocabulary, environment, template.file)
    statements = stated_by(tree, scanned, vocabulary.figures, template.file)
    section = ReadSection(name, template.file, blocks, statements)
    issues = (*broken, *refused)
    return (None if issues else section), issues


class _Outline:
    def __init__(self, config: ReportConfig, target: Target, vocabulary: Vocabulary, environment: Environment) -> None:
        self._config = config
        self._target = target
        self._vocabulary = vocabulary
        self._environment = environment
        self._writer = SourceWriter()
        self._line("_title", config.title[target.lang])

    def section(self, section: ReadSection) -> None:
        """Write a section within its condition."""
        self._tag("statement", f'if _section("{section.name}")', section.file)
        SectionEmitter(self._writer, self._target, section.name, section.file).blocks(section.blocks)
        self._tag("statement", "endif", section.file)

    def finished(self) -> CompiledReport:
        """Write the close and compile."""
        titles = {table.name: table.title[self._target.lang] for table in self._config.tables}
        attached = [(name, titles[name]) for name in self._config.attachments]
        for number, (_, title) in enumerate(attached, 1):
            self._line(f"_attachment_note({number}, {len(attached)}, ", title)
        if self._config.signature:
            self._line("_signature", self._config.signature[self._target.lang])
        for number, (name, title) in enumerate(attached, 1):
            self._line(f'_attachment({number}, {len(attached)}, "{name}", ', title)
        return CompiledReport(self._code(), self._writer.places, tuple(self._writer.sites))

    def _line(self, call: str, text: str) -> None:
        """Write a call that takes a line of the config (a title, a signature) as a list of words and values."""
        try:
            self._environment.parse(text)
            scanned = scan(text, self._environment)
        except TemplateSyntaxError as error:
            raise ReportError([syntax_issue(error, Place(self._config.path))]) from None
        broken = broken_rules(text, scanned, self._vocabulary, self._environment, self._config.path)
        if broken:
            raise ReportError(broken)
        opened = call if call.endswith(" ") else f"{call}("
        self._tag("expression", f"{opened}[{_listed(scanned)}])", self._config.path)

    def _tag(self, kind: str, text: str, file: str) -> None:
        self._writer.tag(kind, text, file, 1)

    def _code(self) -> bytes:
        try:
            compiled = self._environment.compile(self._writer.text)
        except TemplateSyntaxError as error:
            raise ReportError([syntax_issue(error, self._writer.places[error.lineno - 1])]) from None
        return marshal.dumps(compiled)


def _listed(scanned: Scanned) -> str:
    pieces = [
        json.dumps(part, ensure_ascii=False) if isinstance(part, str) else f"({part.text})"
        for part in parts_of(scanned.text, scanned.nodes)
    ]
    return ", ".join(pieces)
