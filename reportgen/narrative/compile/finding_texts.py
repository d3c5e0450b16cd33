"""The texts of findings, which stand in configs and in indicator sets: parsed and checked like templates."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError

from reportgen.narrative.compile.blocks import Inline, Paragraph, placed_blocks
from reportgen.narrative.compile.finding_rules import loops_over_findings
from reportgen.narrative.compile.findings import FindingTexts
from reportgen.narrative.compile.parity import Statements, excuse_issues, stated_by, unmatched
from reportgen.narrative.compile.rules import broken_rules, statement_issues, syntax_issue
from reportgen.narrative.compile.scan import scan
from reportgen.narrative.compile.variation import variation_issues
from reportgen.narrative.compile.vocabulary import Vocabulary
from reportgen.narrative.sources import LANGUAGES
from reportgen.nouns.finding import Finding, FindingText, Prose
from reportgen.nouns.issue import Issue, Place, issue

__all__ = ["ReadFindings", "read_findings"]


class ReadFindings(NamedTuple):
    """The texts of all findings by language, what is wrong with them, and the figures that they excuse from parity."""

    texts: dict[str, FindingTexts]
    issues: tuple[Issue, ...]
    excused: frozenset[str]


class _Read(NamedTuple):
    content: tuple[Inline, ...]
    statements: Statements | None
    issues: tuple[Issue, ...]


def read_findings(findings: Iterable[Finding], vocabulary: Vocabulary, environment: Environment) -> ReadFindings:
    """Parse and check what findings say, in both languages, which must state the same figures."""
    texts: dict[str, dict[str, dict[str, tuple[Inline, ...]]]] = {lang: {} for lang in LANGUAGES}
    issues: list[Issue] = []
    excused: set[str] = set()
    for finding in findings:
        for lang in LANGUAGES:
            texts[lang][finding.name] = {}
        for text in finding.texts:
            read = {lang: _read(getattr(text, lang), lang, vocabulary, environment) for lang in LANGUAGES}
            for lang, found in read.items():
                texts[lang][finding.name][text.part] = found.content
                issues.extend(found.issues)
            stated = {lang: found.statements for lang, found in read.items() if found.statements}
            issues.extend(_parity(finding, text, stated))
            excused.update(name for one in stated.values() for _, name in one.excused)
    return ReadFindings(dict(texts), tuple(issues), frozenset(excused))


def _read(prose: Prose, lang: str, vocabulary: Vocabulary, environment: Environment) -> _Read:
    """Parse one text; what is wrong with it is placed in its own file."""
    source, file = prose.text, prose.place.file
    try:
        scanned = scan(source, environment)
        if refused := tuple(statement_issues(scanned.nodes, file)):
            return _Read((), None, _placed(refused, prose.place))
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        return _Read((), None, _placed([syntax_issue(error, Place(file, error.lineno, 1))], prose.place))
    placed, unsupported = placed_blocks(scanned, file, lang)
    paragraph = placed[0].block if len(placed) == 1 else None
    issues = [
        *broken_rules(tree, source, vocabulary, file),
        *(issue("narrative.finding-in-finding", Place(file, line, 1)) for line in loops_over_findings(tree)),
        *unsupported,
        *excuse_issues(scanned, vocabulary.figures, file),
        *variation_issues(tree, vocabulary.figures, file),
    ]
    if not isinstance(paragraph, Paragraph) or paragraph.style != "body":
        issues.append(issue("narrative.finding-not-one-paragraph", Place(file, 1, 1)))
        return _Read((), None, _placed(issues, prose.place))
    statements = stated_by(tree, scanned, vocabulary.figures, file)
    return _Read(tuple(_inlines(paragraph, prose.place)), statements, _placed(issues, prose.place))


def _inlines(paragraph: Paragraph, start: Place) -> Iterator[Inline]:
    """Yield the runs of a text, whose nodes know their file and line."""
    for one in paragraph.content:
        node = one.content
        moved = node if isinstance(node, str) else node._replace(file=start.file, line=_line(node.line, start))
        yield Inline(moved, one.marks)


def _placed(issues: Iterable[Issue], start: Place) -> tuple[Issue, ...]:
    """Move issues of a text to where the text begins in its file."""
    return tuple(found._replace(place=_moved(found.place, start)) for found in issues)


def _moved(place: Place | None, start: Place) -> Place:
    line, column = (place.line or 1, place.column or 1) if place else (1, 1)
    if line > 1:
        return Place(start.file, _line(line, start), None)
    return Place(start.file, start.line, start.column + column - 1 if start.column else None)


def _line(line: int, start: Place) -> int:
    return (start.line or 1) + line - 1


def _parity(finding: Finding, text: FindingText, stated: dict[str, Statements]) -> Iterator[Issue]:
    if len(stated) < len(LANGUAGES):
        return
    for lang, what, line in unmatched(stated["zh"], stated["en"]):
        here: Prose = getattr(text, lang)
        other = f"{finding.name}.{text.part}.{'en' if lang == 'zh' else 'zh'}"
        yield issue("narrative.parity", _moved(Place("", line, 1), here.place), found=what, other=other, here=lang)
