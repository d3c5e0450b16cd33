"""Values, units, places and files as a page quotes them: nothing rounded, and nothing told that is hidden."""

from reportgen.figures.provenance import Operand
from reportgen.narrative.numbers import trimmed
from reportgen.narrative.phrases.wording import Wording
from reportgen.nouns.area import Area
from reportgen.nouns.figure import REST, SUPPRESSED, WITHHELD, Figure, SourceRef
from reportgen.nouns.indicator import Indicator
from reportgen.nouns.period import parse_period
from reportgen.nouns.unit import Text, Unit
from reportgen.preview.origins import Amount, Part
from reportgen.preview.words import WORDS

__all__ = ["Quoter"]

_DIGITS = 12


class Quoter:
    """Quotes in one language; where `hiding`, neither counts of rows nor files may tell what is hidden."""

    def __init__(self, lang: str, wording: Wording, *, hiding: bool) -> None:
        self.words = WORDS[lang]
        self._lang = lang
        self._wording = wording
        self._hiding = hiding
        self._periods: dict[str, str] = {}

    def value(self, indicator: Indicator, value: int | float | None, missing: str = "", below: int = 0) -> Amount:
        """Return a value with its unit, or the reason why there is none."""
        if value is not None:
            return self.number(value, indicator.unit)
        if missing == SUPPRESSED:
            return Amount(self.words.few.format(self.number(below, indicator.unit).text))
        return Amount(self.words.withheld if missing == WITHHELD else self.words.none)

    def number(self, value: int | float, unit: Unit | str) -> Amount:
        """Return a value with a unit."""
        if isinstance(unit, str):
            return Amount(f"{self._digits(value)}{self._space}{unit}", value)
        named = unit.zh if self._lang == "zh" else unit.en if value == 1 else unit.en_plural
        return Amount(f"{self._digits(value)}{self._space}{named}".strip(), value)

    def part(self, operand: Operand) -> Part:
        """Return what a formula names."""
        indicator = operand.indicator
        if operand.what.startswith("rank("):
            amount = self.place(operand.value or 0, 0)
        else:
            amount = self.value(indicator, operand.value, operand.missing, operand.below)
        return Part(indicator.title[self._lang], operand.what, amount)

    def place(self, rank: int | float, among: int) -> Amount:
        """Return a place among peers."""
        total = f"{self._space or '，'}{self.words.total.format(among)}" if among else ""
        return Amount(f"{self.words.place.format(rank)}{total}", rank)

    def title(self, indicator: Indicator, label: Text | None, category: str) -> str:
        """Return the name of an indicator, with that of a category."""
        named = self.words.rest if category == REST else label[self._lang] if label else category
        return self.titled(indicator, named) if named else indicator.title[self._lang]

    def titled(self, indicator: Indicator, what: str) -> str:
        """Return the name of an indicator, and what of it is meant."""
        return f"{indicator.title[self._lang]}{'：' if self._lang == 'zh' else ': '}{what}"

    def where(self, area: Area, figure: Figure) -> tuple[str, str]:
        """Return the place and the period of a figure."""
        name = area.named(self._lang)
        own = f"{name}（{self.words.own}）" if self._lang == "zh" else f"{name} ({self.words.own})"
        return own if figure.area.endswith(REST) else name, self.period(figure.period)

    def rows(self, indicator: Indicator, figure: Figure) -> str:
        """Return how many rows were counted; empty for formulas, and where the number might tell what is hidden.

        Of a count it tells no more than the count itself.
        """
        measure = indicator.measure
        if not measure or figure.value is None or (self._hiding and measure.name != "count"):
            return ""
        form = self.words.row if figure.rows == 1 else self.words.rows
        return form.format(self._digits(figure.rows))

    def file(self, source: SourceRef, sheet: str) -> str:
        """Return a file with its sheet, and, where nothing is hidden, its rows and the beginning of its SHA-256.

        A file has another digest for every value that a small count could have.
        """
        shown = source.path if not sheet else f"{source.path} [{sheet}]"
        if self._hiding:
            return shown
        rows = self.words.file_rows.format(self._digits(source.rows))
        return f"{shown} · {rows} · SHA-256 {source.sha256[:_DIGITS]}…"

    def period(self, key: str) -> str:
        """Return a period by its key."""
        if key not in self._periods:
            found = parse_period(key)
            self._periods[key] = str(self._wording.period(found)) if found else key
        return self._periods[key]

    @property
    def _space(self) -> str:
        return "" if self._lang == "zh" else " "

    def _digits(self, value: int | float) -> str:
        return trimmed(value, groups=self._lang == "en")
