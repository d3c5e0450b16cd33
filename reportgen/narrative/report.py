"""The state of one report while its compiled template writes it."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from reportgen.narrative.captions import NOT_PRINTED, CaptionKind, Captions, Reference
from reportgen.narrative.charts import ChartWriter
from reportgen.narrative.compile.program import Site
from reportgen.narrative.facts import Fact, MissingFigure, Phrase, UntrueWord
from reportgen.narrative.furniture import FURNITURE
from reportgen.narrative.material import Dropped, Material, chart_left_out, table_left_out
from reportgen.narrative.pieces import joined
from reportgen.narrative.tables.writer import Around, TableWriter
from reportgen.narrative.target import ChartText, Marks, Printed, StyleName, Target
from reportgen.narrative.words import AreaWords, PeriodWords
from reportgen.nouns.issue import Issue, Place, issue

__all__ = ["Failed", "Report"]

_NO_MARKS = Marks()
_NOTHING = Phrase("")
_new_printed = partial(tuple.__new__, Printed)
_LEVELS: dict[StyleName, int] = {"heading1": 1, "heading2": 2, "heading3": 3, "heading4": 4}
_LEADING_SPACE = re.compile(r"((?:<[^<>]*>)*) ")
_FIRST_WORDS = re.compile(r"((?:<[^<>]*>)*)([^<]*)(.*)", re.DOTALL)
_PLAIN = frozenset({str, int, float, AreaWords, PeriodWords})


class Failed(NamedTuple):
    """What a wording function could not say; decided where the text is printed."""

    error: MissingFigure | UntrueWord


class _UnsaidError(Exception):
    """Nothing is left of a text that a finding needs."""


class Report:
    """The state of one report while it is written: what was printed, dropped and found wrong.

    Its methods are what a compiled template calls; those that take a `caller` get the markup inside them from it.
    """

    def __init__(
        self,
        sites: Sequence[Site],
        target: Target,
        wording: Any,
        tables: TableWriter,
        charts: ChartWriter,
        material: Material,
        captions: Captions,
    ) -> None:
        self._sites = sites
        self._target = target
        self._figure = target.figure
        self._wording = wording
        self._tables = tables
        self._charts = charts
        self._furniture = FURNITURE[target.lang]
        self._material = material
        self._captions = captions
        self._around: dict[str, Around] = {}
        self._clauses = 0
        self._levels = [0, 0, 0, 0, 0]
        self._items: list[str] = []
        self.printed: list[Printed] = []
        self.charts: list[ChartText] = []
        self.dropped: list[Dropped] = []
        self.issues: list[Issue] = []

    def expression(
        self, site: int, value: Any, opens: bool = False, strong: bool = False, emphasis: bool = False
    ) -> str:
        """Print what a template asked for, tied to the figures that it states."""
        marks = Marks(strong, emphasis) if strong or emphasis else _NO_MARKS
        if type(value) is Reference:
            return self._captions.mark(value, marks)
        phrase = value if type(value) is Phrase else self._asked(site, value)
        if opens:
            phrase = self._wording.opening(phrase)
        text, stated = phrase.text, phrase.stated
        if not stated:
            return self._target.words(text, marks) if text else ""
        printed = self.printed
        number = len(printed) + 1
        printed.append(_new_printed((number, self._sites[site][0], text, stated)))
        return self._figure(number, text, marks)

    def fail(self, error: MissingFigure | UntrueWord, place: Place | None) -> None:
        """Note what could not be printed."""
        if isinstance(error, MissingFigure) and error.reason == NOT_PRINTED:
            found = issue("narrative.reference-to-nothing", place, found=error.what)
        elif isinstance(error, MissingFigure):
            found = issue("narrative.missing-figure", place, found=error.what, reason=error.reason)
        else:
            found = issue("narrative.untrue-word", place, word=error.word, found=error.what, value=error.value)
        self.issues.append(found)

    def clause(self, site: int, caller: Callable[..., str]) -> str:
        """Print a clause, or nothing where one of its figures is missing."""
        printed, levels = len(self.printed), self._levels.copy()
        self._clauses += 1
        try:
            return caller()
        except MissingFigure as error:
            del self.printed[printed:]
            self._levels = levels
            asked = self._sites[site]
            self.dropped.append(Dropped(Place(asked.file, asked.line, 1), error.what, error.reason))
            error.__traceback__ = None  # else the error and its frames hold each other, and the whole report with them
            return ""
        finally:
            self._clauses -= 1

    def finding(self, caller: Callable[..., str]) -> str:
        """Print what a template says of a finding, or nothing where its title or its problem cannot be said."""
        printed, issues, items, levels = len(self.printed), len(self.issues), len(self._items), self._levels.copy()
        try:
            return caller()
        except _UnsaidError:
            del self.printed[printed:], self.issues[issues:], self._items[items:]
            self._levels = levels
            return ""

    def needed(self, loose: Sequence[str], caller: Callable[..., str]) -> str:
        """Print a text of a finding; where nothing is left of it but one of `loose`, the finding goes."""
        content = caller()
        if content in loose:
            raise _UnsaidError
        return content

    def paragraph(self, style: StyleName, loose: Sequence[str], caller: Callable[..., str]) -> str:
        """Print a paragraph unless nothing is left in it but one of `loose`, the stops outside its clauses."""
        level, levels = _LEVELS.get(style, 0), self._levels.copy()
        number = self.number(level) if level else ""
        content = caller()
        if content in loose:
            self._levels = levels
            return ""
        return f"{self._target.opening(style)}{number}{_led(content)}{self._target.closing(style)}"

    def part(self, caller: Callable[..., str]) -> str:
        """Print a heading with what stands under it, or neither where nothing does."""
        printed, issues, levels = len(self.printed), len(self.issues), self._levels.copy()
        heading = caller(True)
        heading_issues = len(self.issues)
        content = caller(False)
        if content or len(self.issues) > heading_issues:
            return heading + content
        del self.printed[printed:], self.issues[issues:]
        self._levels = levels
        return ""

    def number(self, level: int) -> str:
        """Count a heading, and print its number where the format does not number headings itself."""
        self._levels[level] += 1
        self._levels[level + 1 :] = [0] * (4 - level)
        if self._target.numbers_headings:
            return ""
        return self._words(str(self._wording.numbering(level, self._levels[level])))

    def enumeration(self, leads: bool, opens: bool, caller: Callable[..., str]) -> str:
        """Print items in one paragraph, behind the words that lead to them; nothing where no item is left.

        `opens` says that the first item begins a sentence; where it is the only one, its own words do.
        """
        printed, issues = len(self.printed), len(self.issues)
        lead = caller(True) if leads else ""
        figures, lead_issues = len(self.printed), len(self.issues)
        self._items = []
        if leads:
            caller(False)
        else:
            caller()
        if not self._items and len(self.issues) == lead_issues:
            del self.printed[printed:], self.issues[issues:]
            return ""
        stop = self._words(self._furniture.stop)
        if opens and len(self._items) == 1:
            self._items = [self._begun(self._items[0], figures)]
        return f"{self._target.opening('body')}{lead}{self._counted(opens)}{stop}{self._target.closing('body')}"

    def item(self, loose: Sequence[str], caller: Callable[..., str]) -> str:
        """Take an item, unless nothing is left of it but one of `loose`; the enumeration prints it."""
        content = caller()
        if content not in loose:
            self._items.append(_led(content))
        return ""

    def around(self, name: str, title: Sequence[Any], note: Sequence[Any], source: Sequence[Any]) -> str:
        """Keep what is said around a table for where it stands."""
        self._around[name] = Around(self._titled(title), joined(note), joined(source))
        return ""

    def table(self, name: str, pieces: Sequence[Any]) -> str:
        """Print a table of the config under its caption; nothing where it has no row."""
        if not self._material.tables[name]:
            self.dropped.append(table_left_out(self._tables.table(name), self._material.lineage[0]))
            return ""
        return self._caption("table", name, pieces) + self.attached_table(name)

    def chart(self, name: str, pieces: Sequence[Any]) -> str:
        """Print a chart of the config above its caption and a note on it; nothing where it has less than two bars."""
        drawn = self.drawn_chart(name, self._titled(pieces))
        if not drawn:
            self.dropped.append(chart_left_out(name, self._charts.place(name)))
            return ""
        note = self.charts[-1].note
        return drawn + self._caption("chart", name, pieces) + (self._line("table_note", note) if note else "")

    def drawn_chart(self, name: str, title: str) -> str:
        """Draw a chart without a caption; nothing where it has less than two bars."""
        chart, stated = self._charts.write(name, self._material.charts[name], title, len(self.printed) + 1)
        if chart is None:
            return ""
        self.printed.append(Printed(chart.number, f'chart("{name}")', chart.description, stated))
        self.charts.append(chart)
        return self._target.chart(chart)

    def attached_section(self, position: int) -> str:
        """Begin a section on an attachment's page, whose headings count from one again; it prints nothing itself."""
        self._target = self._target.numbered_anew(position)
        self._levels = [0, 0, 0, 0, 0]
        return ""

    def attached_table(self, name: str) -> str:
        """Print a table without a caption, as on an attachment's page, which has its title above."""
        return self._target.table(self._tables.write(name, self._material, self._around[name], self.printed))

    def _caption(self, kind: CaptionKind, name: str, pieces: Sequence[Any]) -> str:
        return self._captions.caption(kind, name, self._titled(pieces))

    def _counted(self, opens: bool) -> str:
        """Put each item behind its number; one item alone has none."""
        written = []
        for number, content in enumerate(self._items, 1):
            marker = str(self._wording.enumerator(number, len(self._items), inside=number > 1 or not opens))
            words = (self._furniture.between_items if number > 1 else "") + marker
            written.append(self._words(words) + content if words else content)
        return "".join(written)

    def _begun(self, content: str, figure: int) -> str:
        """Make an item fit to open a sentence, in any markup, and with it the figure that it may begin with."""
        found = _FIRST_WORDS.match(content)
        markup, words, rest = found.groups() if found else ("", content, "")
        if figure < len(self.printed) and words.startswith(self.printed[figure].text):
            printed = self.printed[figure]
            self.printed[figure] = printed._replace(text=self._opened(printed.text))
        return f"{markup}{self._opened(words)}{rest}"

    def _opened(self, words: str) -> str:
        return str(self._wording.opening(words))

    def _asked(self, site: int, value: Any) -> Phrase:
        """Return a value as text; an empty one, and an issue, for what cannot be printed there.

        Raises MissingFigure within a clause, which then goes.
        """
        try:
            if phrase := self._phrase(value):
                return phrase
        except (MissingFigure, UntrueWord) as error:
            if self._clauses and isinstance(error, MissingFigure):
                raise
            asked = self._sites[site]
            self.fail(error, Place(asked.file, asked.line, 1))
            return _NOTHING
        asked = self._sites[site]
        self.issues.append(issue("narrative.not-printable", Place(asked.file, asked.line, 1), found=asked.expression))
        return _NOTHING

    def _phrase(self, value: Any) -> Phrase | None:
        """Return a value as text; None where it is nothing that can be printed."""
        kind = type(value)
        if kind is Fact:
            phrase: Phrase = self._wording.value(value)
            return phrase
        if kind is Failed:
            raise value.error
        return Phrase(str(value)) if kind in _PLAIN else None

    def _line(self, style: StyleName, text: str) -> str:
        return self._target.opening(style) + self._words(text) + self._target.closing(style)

    def _words(self, text: str) -> str:
        return self._target.words(text, _NO_MARKS)

    def _titled(self, pieces: Sequence[Any]) -> str:
        return self._furniture.titled(joined(pieces))


def _led(content: str) -> str:
    """Take off the space before the second clause of a paragraph whose first one was dropped, in any markup."""
    lead = _LEADING_SPACE.match(content)
    return lead[1] + content[lead.end() :] if lead else content
