"""One Jinja template for a whole report: head, title, sections, signature, attachments, foot."""

import marshal
from collections.abc import Mapping, Sequence
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
from reportgen.nouns.report import Attachment, Official, ReportConfig
from reportgen.nouns.tables import Chart, Table
from reportgen.nouns.unit import Text

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
    attached = {attached.section.name for attached in config.attachments if attached.section}
    for section in sections:
        if section.name not in attached:
            outline.section(section)
    return outline.finished({section.name: section for section in sections if section.name in attached})


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
        self._official = config.official or Official(Place(config.path))
        self._opening()
        for table in config.tables:
            pieces = ", ".join(map(self._given, (table.title, table.note, table.source)))
            self._line(f"_around({literal(table.name)}, {pieces})")

    def section(self, section: ReadSection) -> None:
        """Write a section within its condition."""
        self._writer.tag("statement", f"if _section({literal(section.name)})", section.file, 1)
        self._writer.markup(self._target.section(section.name))
        self._blocks(section, self._target)
        self._writer.tag("statement", "endif", section.file, 1)

    def finished(self, attached: Mapping[str, ReadSection]) -> CompiledReport:
        """Write the close, with the sections that are attached, and compile."""
        self._writer.markup(self._target.section(""))
        titles = [self._attachment_title(one) for one in self._config.attachments]
        for number, title in enumerate(titles):
            self._line(f"_attachment_note({number}, {title})")
        for number, signature in enumerate(self._config.signatures):
            seal = ", true" if self._official.seal else ""
            self._line(f"_signature({number}, {self._given(signature.office)}{seal})")
        for number, one in enumerate(self._config.attachments):
            self._attachment(number, one, titles[number], attached)
        if copies := self._official.copies:
            self._line(f"_copies({self._given(copies.to)}, {self._given(copies.issuer)}, {literal(copies.date)})")
        code = direct_code(self._writer.text, self._environment)
        figures = frozenset(indicator.name for indicator in self._config.indicators)
        return CompiledReport(
            marshal.dumps(code),
            self._writer.places,
            tuple(self._writer.sites),
            tuple(self._writer.choices),
            asked=asked_by(self._environment.parse(self._writer.text), figures),
        )

    def _opening(self) -> None:
        """Write what stands above the sections; what names the office that signs has to know it first."""
        for number, signature in enumerate(self._config.signatures if self._config.official else ()):
            self._line(f"_signing({number}, {self._given(signature.office)})")
        if head := self._official.red_head:
            pieces = ", ".join(map(self._given, head))
            self._line(f"_red_head({pieces})")
        self._line(f"_title({self._given(self._config.title)})")
        if self._config.contents:
            self._line(f"_contents({self._config.contents})")
        if self._official.addressee:
            self._line(f"_addressee({self._given(self._official.addressee)})")

    def _attachment(self, number: int, one: Attachment, title: str, attached: Mapping[str, ReadSection]) -> None:
        """Write an attachment within its condition: its page, and what stands there."""
        path = self._config.path
        self._writer.tag("statement", f"if _attached({number})", path, 1)
        self._line(f"_attachment({number}, {literal(one.name)}, {title})")
        if one.table:
            self._line(f"_attached_table({literal(one.table)})")
        if one.chart:
            self._line(f"_attached_chart({literal(one.chart)}, {title})")
        if one.section:
            self._line(f"_attached_section({number})")
            self._blocks(attached[one.section.name], self._target.numbered_anew(number))
        self._writer.tag("statement", "endif", path, 1)

    def _attachment_title(self, one: Attachment) -> str:
        return self._given(one.title) if one.title else self._titles[one.name]

    def _blocks(self, section: ReadSection, target: Target) -> None:
        emitter = SectionEmitter(self._writer, target, section.name, section.file, self._titles, self._environment)
        emitter.blocks(section.blocks)

    def _line(self, call: str) -> None:
        self._writer.tag("expression", call, self._config.path, 1)

    def _given(self, text: Text | None) -> str:
        """Return the pieces of a text of the config in the language of the report."""
        return self._pieces(text[self._target.lang]) if text else "[]"

    def _pieces(self, text: str) -> str:
        return line_pieces(text, self._environment)
