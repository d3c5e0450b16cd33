"""The state of one report while its compiled template writes it."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from reportgen.narrative.compile.program import Site
from reportgen.narrative.facts import Fact, MissingFigure, Phrase, Stated, UntrueWord
from reportgen.narrative.furniture import FURNITURE
from reportgen.narrative.material import Dropped, Material, TableRow
from reportgen.narrative.target import Cell, Marks, Printed, StyleName, TableText, Target
from reportgen.nouns.area import Area
from reportgen.nouns.issue import Issue, Place, issue
from reportgen.nouns.report import ReportConfig, Table

__all__ = ["Failed", "Report"]

_NO_MARKS = Marks()


class Failed(NamedTuple):
    """What a wording function could not say; decided where the text is printed."""

    error: MissingFigure | UntrueWord


class Report:
    """The state of one report while it is written: what was printed, dropped and found wrong.

    Its methods are what a compiled template calls; those that take a `caller` get the markup inside them from it.
    """

    def __init__(
        self, config: ReportConfig, sites: Sequence[Site], target: Target, wording: Any, material: Material
    ) -> None:
        self._config = config
        self._sites = sites
        self._target = target
        self._wording = wording
        self._furniture = FURNITURE[target.lang]
        self._material = material
        self._clauses = 0
        self._levels = [0, 0, 0, 0, 0]
        self._items: list[list[int]] = []
        self.title = ""
        self.office = ""
        self.printed: list[Printed] = []
        self.dropped: list[Dropped] = []
        self.issues: list[Issue] = []

    def expression(
        self, site: int, value: Any, opens: bool = False, strong: bool = False, emphasis: bool = False
    ) -> Markup:
        """Print what a template asked for, tied to the figures that it states."""
        marks = Marks(strong, emphasis) if strong or emphasis else _NO_MARKS
        try:
            phrase = self._phrase(value)
        except (MissingFigure, UntrueWord) as error:
            if self._clauses and isinstance(error, MissingFigure):
                raise
            asked = self._sites[site]
            self.fail(error, Place(asked.file, asked.line, 1))
            return Markup()
        if opens:
            phrase = self._wording.opening(phrase)
        if not phrase.stated:
            return Markup(self._target.words(phrase.text, marks))
        number = self._print(self._sites[site].expression, phrase)
        return Markup(self._target.figure(number, phrase.text, marks))

    def fail(self, error: MissingFigure | UntrueWord, place: Place | None) -> None:
        """Note what could not be printed."""
        if isinstance(error, MissingFigure):
            found = issue("narrative.missing-figure", place, found=error.what, reason=error.reason)
        else:
            found = issue("narrative.untrue-word", place, word=error.word, found=error.what, value=error.value)
        self.issues.append(found)

    def clause(self, site: int, caller: Callable[..., str]) -> str:
        """Print a clause, or nothing where one of its figures is missing."""
        printed, self._clauses = len(self.printed), self._clauses + 1
        try:
            return caller()
        except MissingFigure as error:
            del self.printed[printed:]
            asked = self._sites[site]
            self.dropped.append(Dropped(Place(asked.file, asked.line, 1), error.what, error.reason))
            return ""
        finally:
            self._clauses -= 1

    def paragraph(self, style: StyleName, caller: Callable[..., str]) -> Markup | str:
        """Print a paragraph unless it is empty."""
        content = caller()
        if not content.strip():
            return ""
        return Markup(self._target.opening(style) + content + self._target.closing(style))

    def part(self, level: int, caller: Callable[..., str]) -> Markup | str:
        """Print a heading with what stands under it, or neither where nothing does."""
        before = list(self._levels)
        self._count(level)
        content = caller(True)
        if not content:
            self._levels = before
            return ""
        counted, self._levels = self._levels, [*before[:level], before[level] + 1, *([0] * (4 - level))]
        heading = caller(False)
        self._levels = counted
        return Markup(heading + content)

    def number(self, level: int, counted: bool) -> Markup | str:
        """Print the number of a heading where the format does not number headings itself."""
        if not counted:
            self._count(level)
        if self._target.numbers_headings:
            return ""
        return Markup(self._target.words(str(self._wording.numbering(level, self._levels[level])), _NO_MARKS))

    def enumeration(self, caller: Callable[..., str]) -> Markup | str:
        """Print items in one paragraph, counted and closed by one stop."""
        self._items.append([0])
        content = caller()
        count = self._items.pop()[0]
        if not content:
            return ""
        stop = self._words(self._furniture.stop) if count else ""
        return Markup(self._target.opening("body") + content + stop + self._target.closing("body"))

    def lead(self, caller: Callable[..., str]) -> str:
        """Print the words that lead to the items."""
        return caller()

    def item(self, caller: Callable[..., str]) -> Markup | str:
        """Print an item with its number, unless it is empty."""
        content = caller()
        if not content:
            return ""
        counter = self._items[-1]
        counter[0] += 1
        between = self._furniture.between_items if counter[0] > 1 else ""
        marker = self._wording.enumerator(counter[0], 0)
        return Markup(self._words(f"{between}{marker}") + content)

    def title_line(self, pieces: Sequence[Any]) -> Markup:
        """Print the title."""
        self.title = self._joined(pieces)
        return Markup(self._target.title(self.title))

    def signature(self, pieces: Sequence[Any]) -> Markup:
        """Print the signing office and the date."""
        signed = str(self._wording.date(self._material.signed))
        self.office = self._joined(pieces)
        return Markup(self._target.signature(self.office, signed))

    def attachment_note(self, number: int, count: int, pieces: Sequence[Any]) -> Markup:
        """Print the line above the signature that names an attachment."""
        return self._line("attachment_note", self._furniture.attachment_note(number, count, self._joined(pieces)))

    def attachment(self, number: int, count: int, name: str, pieces: Sequence[Any]) -> Markup:
        """Print an attachment on a page of its own."""
        label = self._furniture.attachment_label(number if count > 1 else 0)
        return (
            Markup(self._target.page_break())
            + self._line("attachment_label", label)
            + self._line("attachment_title", self._joined(pieces))
            + self.table(name)
        )

    def table(self, name: str) -> Markup:
        """Print a table of the config."""
        table = next(table for table in self._config.tables if table.name == name)
        rows = [self._row(table, row) for row in self._material.tables[name]]
        return Markup(self._target.table(TableText(self._headings(table), tuple(rows))))

    def _row(self, table: Table, row: TableRow) -> tuple[Cell, ...]:
        own = row.area.code == self._material.lineage[0].code
        name = self._furniture.total_row if own else row.area.name if self._target.lang == "zh" else row.area.name_en
        return (Cell(name), *(self._cell(table.name, row.area, fact) for fact in row.facts))

    def _cell(self, table: str, area: Area, fact: Fact) -> Cell:
        if not fact.exists:
            return Cell(self._furniture.no_value)
        text = str(self._wording.number(fact))
        stated = Stated(f"{fact.name}@{area.code}", fact.figure.value)
        return Cell(text, self._print(f'table("{table}")', Phrase(text, (stated,))))

    def _headings(self, table: Table) -> tuple[str, ...]:
        lang = self._target.lang
        given = dict(table.headings)
        indicators = {indicator.name: indicator for indicator in self._config.indicators}
        named = [
            self._furniture.column(indicators[name], given[name][lang] if name in given else "")
            for name in table.columns
        ]
        return (self._furniture.places, *named)

    def _phrase(self, value: Any) -> Phrase:
        kind = type(value)
        if kind is Fact:
            phrase: Phrase = self._wording.value(value)
            return phrase
        if kind is Phrase:
            return value  # type: ignore[no-any-return]  # checked by identity of the type
        if kind is Failed:
            raise value.error
        return Phrase(str(value))

    def _print(self, expression: str, phrase: Phrase) -> int:
        number = len(self.printed) + 1
        self.printed.append(Printed(number, expression, phrase.text, phrase.stated))
        return number

    def _line(self, style: StyleName, text: str) -> Markup:
        return Markup(self._target.opening(style) + self._words(text) + self._target.closing(style))

    def _words(self, text: str) -> str:
        return self._target.words(text, _NO_MARKS)

    def _joined(self, pieces: Sequence[Any]) -> str:
        return "".join(self._phrase(piece).text for piece in pieces)

    def _count(self, level: int) -> None:
        self._levels[level] += 1
        self._levels[level + 1 :] = [0] * (4 - level)
