"""Lines of the config that are templates in small: titles, the signature, what stands around tables and documents."""

from collections.abc import Iterator

from jinja2 import Environment, TemplateSyntaxError

from reportgen.narrative.compile.emit import literal
from reportgen.narrative.compile.rules import broken_rules, statement_issues, syntax_issue
from reportgen.narrative.compile.scan import scan
from reportgen.narrative.compile.vocabulary import Vocabulary
from reportgen.nouns.issue import Issue, Place, issue
from reportgen.nouns.report import Attachment, ReportConfig
from reportgen.nouns.unit import Text

__all__ = ["line_issues", "line_pieces"]

_DATES = frozenset({"as_of", "date", "during", "from_to", "last_years", "previous_year", "so_far", "year_words"})


def line_pieces(text: str, environment: Environment) -> str:
    """Return a line as a list of words and values, spelled in Jinja."""
    scanned = scan(text, environment)
    pieces = []
    for part in scanned.pieces():
        if isinstance(part, str):
            pieces.append(literal(part.replace(r"\[[", "[[").replace(r"\]]", "]]")))
        elif part.kind == "expression":
            pieces.append(f"({part.text})")
    return f"[{', '.join(pieces)}]"


def line_issues(config: ReportConfig, vocabulary: Vocabulary, environment: Environment) -> Iterator[Issue]:
    """List what is wrong with the lines of a config, in both languages: they name areas, periods and dates only.

    Those of an official document may name the office that signs. What is wrong in both languages is listed once.
    """
    yield from dict.fromkeys(_line_issues(config, vocabulary, environment))


def _line_issues(config: ReportConfig, vocabulary: Vocabulary, environment: Environment) -> Iterator[Issue]:
    functions = {name: signature for name, signature in vocabulary.functions.items() if name in _DATES}
    signed = {**vocabulary.words, "signature": frozenset[str]()}
    for named, lines in ((vocabulary.words, _lines(config)), (signed, _official_lines(config))):
        words = Vocabulary(frozenset(), frozenset(), functions, frozenset(), named)
        for place, texts in lines:
            for text in (texts.zh, texts.en):
                for found in _issues(text, words, environment, config.path):
                    yield _in_the_config(found, place, vocabulary, words)


def _lines(config: ReportConfig) -> Iterator[tuple[Place, Text]]:
    place = Place(config.path)
    yield place, config.title
    yield from ((place, signature.office) for signature in config.signatures)
    for table in config.tables:
        yield from ((table.place, text) for text in (table.title, table.note, table.source) if text)
    yield from ((chart.place, chart.title) for chart in config.charts)
    yield from ((_place_of(one, place), one.title) for one in config.attachments if one.title)


def _place_of(attached: Attachment, place: Place) -> Place:
    return attached.section.place if attached.section else place


def _official_lines(config: ReportConfig) -> Iterator[tuple[Place, Text]]:
    if official := config.official:
        head, copies = official.red_head, official.copies
        texts = (*(head or ()), official.addressee, *((copies.to, copies.issuer) if copies else ()))
        yield from ((official.place, text) for text in texts if text)


def _issues(text: str, words: Vocabulary, environment: Environment, file: str) -> list[Issue]:
    try:
        scanned = scan(text, environment)
        refused = list(statement_issues(scanned.nodes, file, ()))
        if any(node.kind in ("clause", "end_clause") for node in scanned.nodes):
            refused.append(issue("narrative.clause-in-line", Place(file)))
        return refused or broken_rules(environment.parse(text), text, words, file)
    except TemplateSyntaxError as error:
        return [syntax_issue(error, Place(file))]


def _in_the_config(found: Issue, place: Place, vocabulary: Vocabulary, words: Vocabulary) -> Issue:
    name = dict(found.values).get("found", "")
    if found.code == "narrative.unknown-name" and name in vocabulary.names:
        return issue("narrative.words-only", place, found=name, allowed=sorted({*words.words, *_DATES}))
    return found._replace(place=place)
