"""One Jinja template for a whole report: title, sections, signature, attachments."""

import marshal
from collections.abc import Sequence
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError

from reportgen.narrative.compile.asked import asked_by
from reportgen.narrative.compile.blocks import Block, placed_blocks
from reportgen.narrative.compile.direct import direct_code
from reportgen.narrative.compile.emit import SectionEmitter, literal
from reportgen.narrative.compile.enumerations import enumerations_joined
from reportgen.narrative.compile.findings import FindingTexts, asked_before, with_findings
from reportgen.narrative.compile.lines import line_pieces
from reportgen.narrative.compile.parity import Statements, excuse_issues, stated_by
from reportgen.narrative.compile.program import CompiledReport
from reportgen.narrative.compile.rules import broken_rules, statement_issues, syntax_issue
from reportgen.narrative.compile.scan import scan
from reportgen.narrative.compile.source import SourceWriter
from reportgen.narrative.compile.variation import headings_joined, variation_issues
from reportgen.narrative.compile.vocabulary import Vocabulary
from reportgen.narrative.sources import TemplateText
from reportgen.narrative.target import Target
from reportgen.nouns.issue import Issue, Place
from reportgen.nouns.report import Chart, ReportConfig, Table

__all__ = ["ReadSection", "compile_report", "read_section"]


class ReadSection(NamedTuple):
    """A section's template, parsed and checked."""

    name: str
    file: str
    blocks: tuple[Block, ...]
    statements: Statements


def compile_report(
    config: ReportConfig, sections: Sequence[ReadSection], target: Target, environment: Environment
) -> CompiledReport:
    """Compile a report's sections, all of them checked, to one template for `target`."""
    outline = _Outline(config, target, environment)
    for section in sections:
        outline.section(section)
    return outline.finished()


def read_section(
    name: str,
    template: TemplateText,
    lang: str,
    vocabulary: Vocabulary,
    environment: Environment,
    findings: FindingTexts,
) -> tuple[ReadSection | None, tuple[Issue, ...]]:
    """Parse and check the template of one section; None with its issues where it cannot be compiled.

    `findings` are the texts that its loops over findings print.
    """
    file, source = template.file, template.source.replace("\r\n", "\n").replace("\r", "\n")
    try:
        scanned = scan(source, environment)
        if refused := tuple(statement_issues(scanned.nodes, file)):
            return None, refused
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        return None, (syntax_issue(error, Place(file, error.lineno, 1)),)
    placed, unsupported = placed_blocks(scanned, file, lang)
    issues = (
        *broken_rules(tree, source, vocabulary, file),
        *unsupported,
        *excuse_issues(scanned, vocabulary.figures | vocabulary.placed, file),
        *variation_issues(tree, vocabulary.figures, file),
    )
    if issues:
        return None, issues
    statements = stated_by(tree, scanned, vocabulary.figures, file)
    blocks = tuple(enumerations_joined(tuple(headings_joined(asked_before(placed)))))
    return ReadSection(name, file, with_findings(blocks, findings), statements), ()


class _Outline:
    def __init__(self, config: ReportConfig, target: Target, environment: Environment) -> None:
        self._config = config
        self._target = target
        self._environment = environment
        self._writer = SourceWriter()
        placed: tuple[Table | Chart, ...] = (*config.tables, *config.charts)
        self._titles = {each.name: self._pieces(each.title[target.lang]) for each in placed}
        self._line(f"_title({self._pieces(config.title[target.lang])})")
        for table in config.tables:
            texts = (table.title, table.note, table.source)
            pieces = ", ".join(self._pieces(text[target.lang]) if text else "[]" for text in texts)
            self._line(f"_around({literal(table.name)}, {pieces})")

    def section(self, section: ReadSection) -> None:
        """Write a section within its condition."""
        self._writer.tag("statement", f"if _section({literal(section.name)})", section.file, 1)
        self._writer.markup(self._target.section(section.name))
        emitter = SectionEmitter(
            self._writer, self._target, section.name, section.file, self._titles, self._environment
        )
        emitter.blocks(section.blocks)
        self._writer.tag("statement", "endif", section.file, 1)

    def finished(self) -> CompiledReport:
        """Write the close and compile."""
        self._writer.markup(self._target.section(""))
        tables = [attached.table for attached in self._config.attachments]
        for number, name in enumerate(tables):
            self._line(f"_attachment_note({number}, {self._titles[name]})")
        for number, signature in enumerate(self._config.signatures):
            self._line(f"_signature({number}, {self._pieces(signature.office[self._target.lang])})")
        for number, name in enumerate(tables):
            self._line(f"_attachment({number}, {literal(name)}, {self._titles[name]})")
        code = direct_code(self._writer.text, self._environment)
        figures = frozenset(indicator.name for indicator in self._config.indicators)
        return CompiledReport(
            marshal.dumps(code),
            self._writer.places,
            tuple(self._writer.sites),
            tuple(self._writer.choices),
            asked=asked_by(self._environment.parse(self._writer.text), figures),
        )

    def _line(self, call: str) -> None:
        self._writer.tag("expression", call, self._config.path, 1)

    def _pieces(self, text: str) -> str:
        return line_pieces(text, self._environment)
