"""Lines of the config that are templates in small: the title, the signature, what stands around tables and charts."""

from collections.abc import Iterator

from jinja2 import Environment, TemplateSyntaxError

from reportgen.narrative.compile.emit import literal
from reportgen.narrative.compile.rules import broken_rules, statement_issues, syntax_issue
from reportgen.narrative.compile.scan import scan
from reportgen.narrative.compile.vocabulary import Vocabulary
from reportgen.nouns.issue import Issue, Place, issue
from reportgen.nouns.report import ReportConfig
from reportgen.nouns.unit import Text

__all__ = ["line_issues", "line_pieces"]

_DATES = frozenset({"as_of", "date", "during", "from_to", "last_years", "previous_year", "so_far", "year_words"})


def line_pieces(text: str, environment: Environment) -> str:
    """Return a line as a list of words and values, spelled in Jinja."""
    scanned = scan(text, environment)
    pieces = []
    for part in scanned.pieces():
        if isinstance(part, str):
            pieces.append(literal(part))
        elif part.kind == "expression":
            pieces.append(f"({part.text})")
        elif part.kind != "comment":
            pieces.append(literal("[[" if part.kind == "clause" else "]]"))
    return f"[{', '.join(pieces)}]"


def line_issues(config: ReportConfig, vocabulary: Vocabulary, environment: Environment) -> Iterator[Issue]:
    """List what is wrong with the lines of a config, in both languages: they name areas, periods and dates only."""
    functions = {name: signature for name, signature in vocabulary.functions.items() if name in _DATES}
    words = Vocabulary(frozenset(), frozenset(), functions, frozenset(), vocabulary.words)
    for place, lines in _lines(config):
        for text in (lines.zh, lines.en):
            for found in _issues(text, words, environment, config.path):
                yield _in_the_config(found, place, vocabulary)


def _lines(config: ReportConfig) -> Iterator[tuple[Place, Text]]:
    place = Place(config.path)
    yield place, config.title
    yield from ((place, signature.office) for signature in config.signatures)
    for table in config.tables:
        yield from ((table.place, text) for text in (table.title, table.note, table.source) if text)
    yield from ((chart.place, chart.title) for chart in config.charts)


def _issues(text: str, words: Vocabulary, environment: Environment, file: str) -> list[Issue]:
    try:
        refused = list(statement_issues(scan(text, environment).nodes, file, ()))
        return refused or broken_rules(environment.parse(text), text, words, file)
    except TemplateSyntaxError as error:
        return [syntax_issue(error, Place(file))]


def _in_the_config(found: Issue, place: Place, vocabulary: Vocabulary) -> Issue:
    name = dict(found.values).get("found", "")
    if found.code == "narrative.unknown-name" and name in vocabulary.names:
        return issue("narrative.words-only", place, found=name, allowed=sorted({*vocabulary.words, *_DATES}))
    return found._replace(place=place)
