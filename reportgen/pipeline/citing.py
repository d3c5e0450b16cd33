"""Where each figure that a report prints comes from, in the report's language, as far as the report may tell it."""

from collections.abc import Iterator, Sequence

from reportgen.figures.describe import definition
from reportgen.figures.provenance import Definitions, Operand, Told, Tracer
from reportgen.narrative.facts import Stated
from reportgen.narrative.material import Material
from reportgen.narrative.phrases.wording import Wording
from reportgen.narrative.stating import Call, Named, taken_apart
from reportgen.narrative.target import Printed
from reportgen.nouns.figure import HIDDEN, Figure
from reportgen.nouns.indicator import Indicator
from reportgen.nouns.period import parse_period
from reportgen.nouns.report import LedgerSpec, ReportConfig
from reportgen.nouns.unit import Unit
from reportgen.pipeline.known import KnownFigures
from reportgen.pipeline.quoting import Quoter
from reportgen.preview.origins import Amount, Definition, Entry, Ledger, Line, Origins
from reportgen.preview.words import FUNCTIONS

__all__ = ["Citer"]

_PERCENT = ("growth", "average_growth", "share", "top_share")
_COMPARED = ("growth", "change", "times", "average_growth", "previous")


class Citer:
    """Says where the figures of reports of one config come from, in one language; made once, used for every area."""

    def __init__(self, config: ReportConfig, lang: str, wording: Wording) -> None:
        self.lang = lang
        self.definitions = Definitions(config)
        self.quoter = Quoter(lang, wording, hiding=bool(config.suppress_below))
        self.sheets = {ledger.name: _within(ledger) for ledger in config.ledgers}

    def cite(self, material: Material, printed: Sequence[Printed], told: Told) -> Origins:
        """Return where the figures of a report come from; `told` are the figures as it may tell them."""
        return _Citation(self, material, told).origins(printed)


def _within(spec: LedgerSpec) -> str:
    """Return what of a file is meant where it holds several tables."""
    return spec.database.table if spec.database and spec.database.file else spec.sheet


class _Citation:
    """Says where the figures of one report come from."""

    def __init__(self, citer: Citer, material: Material, told: Told) -> None:
        self._citer = citer
        self._quoter = citer.quoter
        self._indicators = citer.definitions.indicators
        self._material = material
        self._tracer = Tracer(citer.definitions, told)
        self._known = KnownFigures(material, told)
        self._used: dict[str, None] = {}

    def origins(self, printed: Sequence[Printed]) -> Origins:
        """Return what is told of all figures, with the definitions and the files of those indicators alone."""
        entries = tuple(Entry(one.number, one.text, tuple(self._stated(one))) for one in printed)
        definitions = tuple(self._definition(self._indicators[name]) for name in self._used)
        ledgers = dict.fromkeys(ledger for one in definitions for ledger in one.ledgers)
        return Origins(entries, definitions, tuple(map(self._ledger, ledgers)))

    def _stated(self, printed: Printed) -> Iterator[tuple[Line, ...]]:
        """Yield the lines of each of the things that a text states, none of them twice."""
        seen: set[Line] = set()
        for stated in printed.stated:
            lines = tuple(line for line in self._lines(stated) if line not in seen)
            seen.update(lines)
            yield lines

    def _lines(self, stated: Stated) -> Iterator[Line]:
        call = taken_apart(stated.what)
        if call is None or any(named.name not in self._indicators for named in call.figures):
            amount = self._quoter.number(stated.value, "") if stated.value is not None else Amount("")
            yield Line(stated.what, amount)
        elif not call.function:
            yield self._figure(call.figures[0], stated)
        elif call.function == "previous":
            yield self._figure(self._compared(call)[-1], stated)
        else:
            yield self._worked_out(call, stated)
            yield from map(self._figure, self._made_of(call))

    def _figure(self, named: Named, stated: Stated | None = None) -> Line:
        """Return the line of a figure; what is stated of it where nothing more is known."""
        indicator, known = self._indicators[named.name], self._known.find(named)
        self._used.setdefault(indicator.name)
        if known is None:
            amount = self._quoter.value(indicator, stated.value if stated else None)
            title = self._quoter.title(indicator, None, named.category or "")
            return Line(title, amount, (self._quoter.period(self._known.key(named.period)),), (), indicator.name)
        figure = known.figure
        area = self._known.area(figure.area)
        amount = self._quoter.value(indicator, figure.value, figure.missing, figure.below)
        where = tuple(filter(None, (*self._quoter.where(area, figure), self._quoter.rows(indicator, figure))))
        parts = () if figure.value is None else tuple(map(self._quoter.part, self._operands(figure)))
        title = self._quoter.title(indicator, known.label, figure.category)
        return Line(title, amount, where, parts, indicator.name)

    def _operands(self, figure: Figure) -> Iterator[Operand]:
        """Yield what a formula names, as far as the report may speak of it."""
        for one in self._tracer.operands(figure):
            if one.value is not None or one.missing in HIDDEN:
                yield one

    def _worked_out(self, call: Call, stated: Stated) -> Line:
        """Return the line of what is worked out from figures."""
        indicator = self._indicators[call.figures[0].name]
        known = FUNCTIONS.get(call.function)
        title = known[self._citer.lang].format(call.extra) if known else stated.what
        if call.function == "target":
            title = self._quoter.titled(indicator, title)
        return Line(title, self._worked_out_amount(call, stated.value, indicator))

    def _worked_out_amount(self, call: Call, value: int | float | None, indicator: Indicator) -> Amount:
        quoter, words = self._quoter, self._quoter.words
        if value is None:
            return Amount(words.none)
        if call.function == "rank":
            known = self._known.find(call.figures[0])
            return quoter.place(value, known.figure.ranked if known else 0)
        unit: Unit | str = indicator.unit
        if call.function in _PERCENT:
            unit = words.percent
        elif call.function == "change" and indicator.unit.kind == "percent":
            unit = words.points
        elif call.function in ("times", "reaching"):
            unit = words.times if call.function == "times" else words.areas
        return quoter.number(value, unit)

    def _made_of(self, call: Call) -> tuple[Named, ...]:
        """Return the figures that something is worked out from."""
        first = call.figures[0]
        if call.function in _COMPARED:
            return self._compared(call)
        if call.function == "target":
            goal = self._indicators[first.name].target
            return (first._replace(name=goal),) if isinstance(goal, str) else ()
        if call.function == "top_share":
            leading = self._material.facts[first.name].parts[: int(call.extra or 0)]
            return (first, *(Named(first.name, category=part.figure.category) for part in leading))
        return call.figures

    def _compared(self, call: Call) -> tuple[Named, Named]:
        """Return a figure and the one that it is compared with: another one, or the same of another period."""
        first = call.figures[0]
        if len(call.figures) > 1:
            return first, call.figures[1]
        period = parse_period(self._known.key(first.period))
        before = call.extra or (period.previous.key if period else "")
        return first, first._replace(period=before)

    def _definition(self, indicator: Indicator) -> Definition:
        ledgers = dict.fromkeys(source.ledger for source in self._tracer.files(indicator.name))
        title = indicator.title[self._citer.lang]
        return Definition(indicator.name, title, definition(indicator), tuple(ledgers))

    def _ledger(self, name: str) -> Ledger:
        sheet = self._citer.sheets.get(name, "")
        files = (source for source in self._tracer.sources if source.ledger == name)
        return Ledger(name, tuple(self._quoter.file(source, sheet) for source in files))
