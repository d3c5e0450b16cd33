"""The list of exceptions as a workbook: one sheet of lines, one that counts them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import NamedTuple
from unicodedata import east_asian_width

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reportgen.across.wording import KINDS, MEANINGS, SERIOUSNESS_WORDS, Wording
from reportgen.nouns.anomaly import ANOMALY_KINDS, SERIOUSNESS, Anomaly
from reportgen.nouns.area import LEVELS, Areas
from reportgen.nouns.indicator import Indicator
from reportgen.nouns.period import Period
from reportgen.nouns.unit import Text

__all__ = ["Listing", "workbook_bytes"]

_MADE = datetime(2000, 1, 1)  # the same bytes each time
_SHEETS = Text("异常清单", "Exceptions"), Text("汇总", "Summary")
_LEVELS = {
    "province": Text("省", "province"),
    "city": Text("市", "city"),
    "county": Text("县", "county"),
    "township": Text("乡镇", "township"),
    "village": Text("村", "village"),
    "office": Text("单位", "office"),
}
_BEFORE = (Text("序号", "no."), Text("严重程度", "seriousness"), Text("类别", "what"), Text("代码", "code"))
_BEHIND = (
    Text("指标", "figure"),
    Text("数值", "value"),
    Text("对照值", "compared with"),
    Text("相差", "difference"),
    Text("说明", "explanation"),
    Text("文档", "document"),
)
_SUMMARY = Text("类别", "what"), Text("严重程度", "seriousness"), Text("条数", "lines"), Text("怎么办", "what to do")
_NONE = Text(
    "{period}共查看{count}个地区的报告，没有发现异常", "{period}: nothing unusual in the reports of {count} areas"
)
_LOOKED = Text("{period}，共查看{count}个地区的报告", "{period}: the reports of {count} areas were looked at")
_SMALL = Text("小数目", "small count")
_NO_FIGURE = Text("无", "none")
_NUMBERS = 3
_NUMBER_WIDTH, _LONG_WIDTH, _MEANING_WIDTH, _WIDEST = 16, 60, 80, 30
_LINE, _MARGIN = 15.0, 3  # points, digits
_ESCAPED = str.maketrans({"%": "%25", "#": "%23", " ": "%20"})


class Listing(NamedTuple):
    """What a workbook lists: anomalies in order, and what they are about.

    `looked_at` is how many areas have reports; `paths` are of documents by area, from the workbook's folder.
    """

    anomalies: Sequence[Anomaly]
    period: Period
    looked_at: int
    areas: Areas
    indicators: Mapping[str, Indicator]
    paths: Mapping[str, str]


def workbook_bytes(listing: Listing, lang: str) -> bytes:
    """Return the workbook of a list of exceptions, which says so where there is none; the same list, the same bytes."""
    file = BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": _MADE, "title": _SHEETS[0][lang]})
    looks = _Looks(book)
    _Lines(listing, lang, looks, book.add_worksheet(_SHEETS[0][lang])).write()
    _write_summary(book.add_worksheet(_SHEETS[1][lang]), listing, lang, looks)
    book.close()
    return file.getvalue()


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._known: dict[tuple[tuple[str, object], ...], Format] = {}
        self.head = self._of(bold=True, bottom=1, bg_color="#DDE6F0", valign="vcenter", text_wrap=True)
        self.plain = self._of(valign="top")
        self.middle = self._of(valign="top", align="center")
        self.wrapped = self._of(valign="top", align="left", text_wrap=True, indent=1)
        self.right = self._of(valign="top", align="right")
        self.link = self._of(valign="top", font_color="#0563C1", underline=1)

    def number(self, indicator: Indicator | None, *, signed: bool = False) -> Format:
        """Return the format of an indicator's numbers, with their decimals and the sign of percent."""
        decimals = indicator.decimals if indicator else 0
        shown = "#,##0" + ("." + "0" * decimals if decimals else "")
        if indicator and indicator.unit.kind == "percent" and not signed:
            shown += '"%"'
        return self._of(valign="top", num_format=f"+{shown};-{shown};{shown}" if signed else shown)

    def _of(self, **wanted: object) -> Format:
        key = tuple(sorted(wanted.items()))
        if key not in self._known:
            self._known[key] = self._book.add_format(wanted)
        return self._known[key]


class _Page:
    """A sheet with a row of heads, columns as wide as what stands in them, and the number of the next row."""

    def __init__(self, sheet: Worksheet, looks: _Looks, heads: Sequence[str], top: int = 0) -> None:
        self.sheet = sheet
        self._looks = looks
        self._longest = [0] * len(heads)
        self.row = top
        self.write([*heads], looks.head)

    def write(self, texts: Sequence[str], look: Format, first: int = 0) -> None:
        """Write texts into the cells of a row from a column on."""
        for at, text in enumerate(texts, start=first):
            if text:
                self.sheet.write_string(self.row, at, text, look)
            self._longest[at] = max(self._longest[at], _length(text))

    def settle(self, fixed: Mapping[int, int]) -> None:
        """Set the widths of the columns, in digits; the head leaves place for the button of the filter."""
        for at, longest in enumerate(self._longest):
            self.sheet.set_column(at, at, fixed.get(at, min(longest + 3, _WIDEST)))
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)

    def write_long(self, at: int, text: str, width: int) -> None:
        """Write a text that is broken into lines, and make the row as high as they are: not every program does."""
        self.sheet.write_string(self.row, at, text, self._looks.wrapped)
        lines = sum(-(-max(_length(line), 1) // (width - _MARGIN)) for line in text.split("\n"))
        self.sheet.set_row(self.row, _LINE * lines)


class _Lines:
    """The sheet with a line for each anomaly."""

    def __init__(self, listing: Listing, lang: str, looks: _Looks, sheet: Worksheet) -> None:
        self._listing = listing
        self._lang = lang
        self._looks = looks
        self._wording = Wording(lang, listing.areas, listing.indicators)
        self._lineages = {one.area: self._wording.lineage(one.area) for one in listing.anomalies if one.area}
        present = {level for lineage in self._lineages.values() for level in lineage}
        self._levels = [level for level in LEVELS if level in present]
        heads = (*_BEFORE, *(_LEVELS[level] for level in self._levels), *_BEHIND)
        self._page = _Page(sheet, looks, [head[lang] for head in heads])
        self._first_number = len(heads) - len(_BEHIND) + 1
        self._last = len(heads) - 1

    def write(self) -> None:
        """Write the lines, and make the sheet fit to be worked with and to be printed."""
        anomalies, sheet = self._listing.anomalies, self._page.sheet
        for number, anomaly in enumerate(anomalies, start=1):
            self._page.row = number
            self._write_line(sheet, anomaly)
        numbers = range(self._first_number, self._first_number + _NUMBERS)
        self._page.settle({**dict.fromkeys(numbers, _NUMBER_WIDTH), self._last - 1: _LONG_WIDTH})
        if not anomalies:
            sheet.write_string(1, 0, _said(_NONE, self._listing, self._lang), self._looks.plain)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(anomalies), 1), self._last)
        sheet.repeat_rows(0)

    def _write_line(self, sheet: Worksheet, anomaly: Anomaly) -> None:
        looks, lang, row = self._looks, self._lang, self._page.row
        sheet.write_number(row, 0, row, looks.middle)
        lineage = self._lineages.get(anomaly.area, {})
        words = (
            SERIOUSNESS_WORDS[SERIOUSNESS[anomaly.kind]][lang],
            KINDS[anomaly.kind][lang],
            anomaly.area,
            *(lineage.get(level, "") for level in self._levels),
            self._wording.figure(anomaly.figure),
        )
        self._page.write(words, looks.plain, 1)
        self._write_numbers(sheet, anomaly)
        self._page.write_long(self._last - 1, self._wording.explanation(anomaly), _LONG_WIDTH)
        if path := self._listing.paths.get(anomaly.area):
            self._page.write([path.rpartition("/")[2]], looks.link, self._last)
            sheet.write_url(
                row, self._last, f"external:{path.translate(_ESCAPED)}", looks.link, path.rpartition("/")[2]
            )

    def _write_numbers(self, sheet: Worksheet, anomaly: Anomaly) -> None:
        indicator = self._listing.indicators.get(anomaly.figure)
        for place, number in enumerate((anomaly.found, anomaly.compared, anomaly.difference)):
            at, signed = self._first_number + place, place == _NUMBERS - 1
            if number is not None:
                sheet.write_number(self._page.row, at, number, self._looks.number(indicator, signed=signed))
            elif anomaly.small or (anomaly.kind == "restated" and anomaly.area and not signed):
                word = _SMALL if anomaly.small else _NO_FIGURE
                self._page.write([word[self._lang]], self._looks.right, at)


def _write_summary(sheet: Worksheet, listing: Listing, lang: str, looks: _Looks) -> None:
    """Write how many lines there are of each kind, and what is to be done about them."""
    sheet.write_string(0, 0, _said(_LOOKED, listing, lang), looks.plain)
    page = _Page(sheet, looks, [head[lang] for head in _SUMMARY], top=2)
    for kind in ANOMALY_KINDS:
        page.row += 1
        page.write([KINDS[kind][lang], SERIOUSNESS_WORDS[SERIOUSNESS[kind]][lang]], looks.plain)
        sheet.write_number(page.row, 2, sum(one.kind == kind for one in listing.anomalies), looks.middle)
        page.write_long(3, MEANINGS[kind][lang], _MEANING_WIDTH)
    page.settle({3: _MEANING_WIDTH})


def _said(text: Text, listing: Listing, lang: str) -> str:
    return text[lang].format(period=listing.period.key, count=listing.looked_at)


def _length(text: str) -> int:
    return sum(2 if east_asian_width(mark) in "WF" else 1 for mark in text)
