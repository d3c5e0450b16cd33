"""One report: a compiled outline and the figures of an area become finished markup and its list of figures."""

import marshal
from collections.abc import Callable, Sequence
from typing import Any

from jinja2 import Environment, Template
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.utils import missing

from reportgen.narrative.bound import ReportFunctions
from reportgen.narrative.captions import Captions, Reference
from reportgen.narrative.charts import ChartWriter
from reportgen.narrative.compile.program import CompiledReport
from reportgen.narrative.facts import Fact, MissingFigure, Phrase, UntrueWord
from reportgen.narrative.material import Material, Rendered
from reportgen.narrative.official import Frame
from reportgen.narrative.report import Failed, Report
from reportgen.narrative.tables.writer import TableWriter
from reportgen.narrative.target import Printed, Target
from reportgen.narrative.variation import choices
from reportgen.narrative.words import AreaWords, PeriodWords
from reportgen.nouns.issue import Place, ReportError, issue
from reportgen.nouns.report import ReportConfig

__all__ = ["Renderer", "has", "wording_functions"]

_REPORT_FUNCTIONS = [name for name in vars(ReportFunctions) if not name.startswith("_")]
_NO_ARGUMENTS = frozenset({Failed, Reference, PeriodWords})
"""What wording functions are not given as it is."""
_MISTAKES = (TypeError, ValueError, AttributeError, LookupError, ArithmeticError)


class Renderer:
    """Writes reports of one config in one language for one target; reusable, and a report at a time."""

    def __init__(
        self, config: ReportConfig, compiled: CompiledReport, target: Target, wording: Any, environment: Environment
    ) -> None:
        self._compiled = compiled
        self._target = target
        self._wording = wording
        self._tables = TableWriter(config, target.lang, wording)
        self._charts = ChartWriter(config, target.lang, wording)
        self._official = config.official.place if config.official else None
        self._template = Template.from_code(environment, marshal.loads(compiled.code), environment.globals)
        self._functions = {name: _guarded(name, getattr(wording, name)) for name in wording_functions(wording)}
        self._functions |= {"has": has, "_vary": _varied}
        self._seed = f"{config.name} {target.lang}"

    def render(self, material: Material, before: Sequence[Printed] = ()) -> Rendered:
        """Write one report; once more where it refers to what it turns out not to print.

        `before` are the entries of the list of figures that stand before its own in the same document.

        Raises ReportError with every figure that is printed bare without a value, every word that its figure
        contradicts, and what else a template gets wrong, at the template's file and line.
        """
        absent: frozenset[str] = frozenset()
        while True:
            captions = Captions(self._target, absent)
            report = Report(
                self._compiled.sites, self._target, self._wording, self._tables, self._charts, material, captions
            )
            report.printed.extend(before)
            frame = Frame(report, self._target, self._wording, material, captions, self._official)
            pieces = self._pieces(report, frame, captions, material)
            lacking = captions.lacking()
            if not pieces or not lacking:
                break
            absent |= lacking
        if report.issues:
            raise ReportError(dict.fromkeys(report.issues))
        body, referred = captions.resolved(pieces)
        return Rendered(
            frame.title,
            str(frame.office),
            body,
            tuple(report.printed[len(before) :]),
            (*report.dropped, *material.unattached),
            self._compiled.excused,
            referred,
            tuple(report.charts),
        )

    def _pieces(self, report: Report, frame: Frame, captions: Captions, material: Material) -> list[str]:
        """Return the markup of a report, with places held for its references; nothing where its outline fails."""
        context = self._template.new_context(self._names(report, frame, captions, material), shared=True)
        try:
            return list(self._template.root_render_func(context))
        except (MissingFigure, UntrueWord) as error:
            report.fail(error, self._place(error))
        except _WrongCall as error:
            report.issues.append(issue("narrative.wrong-arguments", self._place(error), found=error))
        except (TemplateRuntimeError, SecurityError, *_MISTAKES) as error:
            report.issues.append(issue("narrative.failed", self._place(error), found=str(error)))
        return []

    def _names(self, report: Report, frame: Frame, captions: Captions, material: Material) -> "_Names":
        own = ReportFunctions(self._wording, material)
        names = _Names(self._functions)
        names |= {
            **{name: _guarded(name, getattr(own, name)) for name in _REPORT_FUNCTIONS},
            **material.facts,
            **material.conditions,
            "area": AreaWords(material.lineage, self._target.lang),
            "period": PeriodWords(material.period, self._wording, self._target.lang),
            "ref": _guarded("ref", captions.ref),
            "_p": report.expression,
            "_clause": report.clause,
            "_paragraph": report.paragraph,
            "_part": report.part,
            "_number": report.number,
            "_enumeration": report.enumeration,
            "_item": report.item,
            "_around": report.around,
            "_table": report.table,
            "_chart": report.chart,
            "_section": material.sections.__contains__,
            "_title": frame.title_line,
            "_contents": self._target.contents,
            "signature": frame.office,
            "_signing": frame.signing,
            "_red_head": frame.red_head,
            "_addressee": frame.addressee,
            "_attachment_note": frame.attachment_note,
            "_signature": frame.signature,
            "_attached": material.attached.__contains__,
            "_attachment": frame.attachment,
            "_attached_table": report.attached_table,
            "_attached_chart": frame.attached_chart,
            "_attached_section": report.attached_section,
            "_copies": frame.copies,
            "_finding": report.finding,
            "_needed": report.needed,
            "findings": _Findings(material.findings),
            **self._choices(material),
        }
        return names

    def _choices(self, material: Material) -> dict[str, int]:
        """Choose the wordings of the report's variations, by its area and its period."""
        seed = f"{self._seed} {material.lineage[0].parent} {material.period.key}"
        chosen = choices(self._compiled.choices, seed, material.sibling)
        return {f"_v{number}": choice for number, choice in enumerate(chosen)}

    def _place(self, error: BaseException) -> Place | None:
        """Find the template's line in the traceback of what went wrong there."""
        line = 0
        trace = error.__traceback__
        while trace:
            if trace.tb_frame.f_code.co_filename == "<template>":
                line = self._template.get_corresponding_lineno(trace.tb_lineno)
            trace = trace.tb_next
        return self._compiled.places[line - 1] if line else None


def wording_functions(wording: Any) -> list[str]:
    """Return the names of the wording functions that templates may call."""
    kind = wording if isinstance(wording, type) else type(wording)
    return [name for name in dir(kind) if not name.startswith("_") and callable(getattr(kind, name))]


def has(fact: Fact | Phrase | Reference | Failed, *facts: Fact | Phrase | Reference | Failed) -> bool:
    """Say whether each of these figures, texts about figures, or references exists."""
    return all(one.exists if isinstance(one, Fact) else type(one) is not Failed for one in (fact, *facts))


class _Names(dict[str, Any]):
    """What an outline's names stand for; `missing`, as Jinja has it, for a name that stands for nothing."""

    def __missing__(self, name: str) -> Any:
        return missing


class _Findings(tuple[str, ...]):
    """The findings that hold, as templates go through them; called with names, those of them that hold."""

    __slots__ = ()

    def __call__(self, *names: str) -> "_Findings":
        return _Findings(name for name in self if name in names)


def _varied(choice: int, *wordings: object) -> object:
    return wordings[choice]


class _WrongCall(Exception):
    """A wording function was given what it cannot word."""


def _guarded(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """Let a function that cannot say something return why, for a template may ask and not print."""

    def call(*arguments: Any, **options: Any) -> Any:
        for argument in arguments:
            kind = type(argument)
            if kind not in _NO_ARGUMENTS:
                continue
            if kind is Failed:
                return argument
            if kind is Reference:
                raise _wrong_call(name, arguments)
            arguments = tuple(one.period if type(one) is PeriodWords else one for one in arguments)
        try:
            return function(*arguments, **options)
        except (MissingFigure, UntrueWord) as error:
            error.__traceback__ = None
            return Failed(error)
        except _MISTAKES as error:
            raise _wrong_call(name, arguments) from error

    return call


def _wrong_call(name: str, arguments: Sequence[Any]) -> _WrongCall:
    return _WrongCall(f"{name}({', '.join(map(_shown, arguments))})")


def _shown(argument: Any) -> str:
    """Write an argument as the template's author knows it: a figure by its name, anything else as it stands."""
    if isinstance(argument, Fact):
        return argument.name
    return f'"{argument}"' if isinstance(argument, str | Phrase) else str(argument)
