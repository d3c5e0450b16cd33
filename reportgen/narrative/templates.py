"""The templates of a report, checked in both languages and compiled."""

from collections.abc import Iterator, Mapping, Sequence
from inspect import signature

from reportgen.narrative.bound import ReportFunctions
from reportgen.narrative.compile.finding_texts import read_findings
from reportgen.narrative.compile.lines import line_issues
from reportgen.narrative.compile.outline import ReadSection, compile_report, read_section
from reportgen.narrative.compile.parity import parity_issues
from reportgen.narrative.compile.program import CompiledReport
from reportgen.narrative.compile.variation import VariationSyntax
from reportgen.narrative.compile.vocabulary import Vocabulary
from reportgen.narrative.environment import make_environment
from reportgen.narrative.phrases.wording import Wording
from reportgen.narrative.render import has, wording_functions
from reportgen.narrative.sources import LANGUAGES, TemplateText
from reportgen.narrative.target import Target
from reportgen.narrative.words import AREA_PARTS, PERIOD_PARTS
from reportgen.nouns.issue import Issue, ReportError
from reportgen.nouns.report import ReportConfig

__all__ = ["compile_templates", "vocabulary_of"]

_TOTALS = frozenset({"count", "sum", "distinct"})


def compile_templates(
    config: ReportConfig, texts: Mapping[str, Mapping[str, TemplateText]], targets: Sequence[Target]
) -> tuple[CompiledReport, ...]:
    """Check the templates of both languages and compile them for each target.

    Raises ReportError with everything that is wrong in any template or line of the config, parity of the two languages
    included.
    """
    environment = make_environment()
    environment.add_extension(VariationSyntax)
    sections: dict[str, list[ReadSection]] = {lang: [] for lang in LANGUAGES}
    vocabulary = vocabulary_of(config)
    findings = read_findings(config.findings, vocabulary, environment)
    issues: list[Issue] = [*line_issues(config, vocabulary, environment), *findings.issues]
    for lang in LANGUAGES:
        for name, text in texts[lang].items():
            section, wrong = read_section(name, text, lang, vocabulary, environment, findings.texts[lang])
            issues.extend(wrong)
            if section:
                sections[lang].append(section)
    issues.extend(_parity(sections))
    if issues:
        raise ReportError(issues)
    excused = frozenset(
        name for lang in LANGUAGES for section in sections[lang] for _, name in section.statements.excused
    )
    compiled = (compile_report(config, sections[target.lang], target, environment) for target in targets)
    return tuple(outline._replace(excused=excused | findings.excused) for outline in compiled)


def vocabulary_of(config: ReportConfig) -> Vocabulary:
    """Return what the templates of a config may name."""
    kinds = (Wording, ReportFunctions)
    functions = {name: signature(getattr(kind, name)) for kind in kinds for name in wording_functions(kind)}
    bound = {name: found.replace(parameters=list(found.parameters.values())[1:]) for name, found in functions.items()}
    findings = frozenset(finding.name for finding in config.findings)
    return Vocabulary(
        figures=frozenset(indicator.name for indicator in config.indicators),
        conditions=frozenset((*(name for name, _ in config.conditions), *findings, "findings")),
        functions={
            **bound,
            "has": signature(has),
            "table": signature(_table),
            "ref": signature(_ref),
            "chart": signature(_chart),
            "vary": signature(_vary),
            "findings": signature(_findings),
        },
        tables=frozenset(table.name for table in config.tables),
        words={"area": AREA_PARTS, "period": PERIOD_PARTS},
        findings=findings,
        charts=frozenset(chart.name for chart in config.charts),
        totals=frozenset(one.name for one in config.indicators if one.measure and one.measure.name in _TOTALS),
    )


def _table(name: str) -> None:
    """Stand for the statement that sets a table; it has no value."""


def _ref(name: str) -> None:
    """Stand for a reference, whose number is known when the report is written."""


def _chart(name: str) -> None:
    """Stand for the statement that sets a chart; it has no value."""


def _findings(*names: str) -> None:
    """Stand for those of some findings that hold."""


def _vary(*wordings: object) -> None:
    """Stand for the choice of a wording, which is made where the outline is compiled."""


def _parity(sections: Mapping[str, Sequence[ReadSection]]) -> Iterator[Issue]:
    english = {section.name: section for section in sections["en"]}
    for section in sections["zh"]:
        if section.name in english:
            yield from parity_issues(section.statements, english[section.name].statements)
