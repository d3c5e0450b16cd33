"""The workbook inside of a chart: what Word opens when somebody edits the data.

All its parts but the sheet are the same for every chart and compressed once.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from reportgen.narrative.target import ChartText
from reportgen.word.archive import EARLIEST, Records, archive, records
from reportgen.word.parts import member
from reportgen.word.text import attribute

__all__ = ["SHEET", "column_name", "format_code", "workbook_bytes"]

SHEET = "Sheet1"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MOST_DECIMALS = 12
_FIRST_FORMAT = 164
"""Formats of one's own are counted from here."""
_LEVEL = 1


def format_code(decimals: int, lang: str) -> str:
    """Return the number format of values, in groups of three where the language has them."""
    whole = "0" if lang == "zh" else "#,##0"
    return f"{whole}.{'0' * decimals}" if decimals else whole


def column_name(number: int) -> str:
    """Return the letters of a column, counted from 0."""
    name = ""
    while number >= 0:
        name = chr(ord("A") + number % 26) + name
        number = number // 26 - 1
    return name


def workbook_bytes(chart: ChartText, lang: str) -> bytes:
    """Return a workbook with the categories in its first column and a column for each series."""
    sheet = member("xl/worksheets/sheet1.xml", _sheet(chart, lang).encode(), _LEVEL)
    constant = _constant(lang)
    return archive(constant, records((sheet,), *EARLIEST, len(constant.content)))


def _sheet(chart: ChartText, lang: str) -> str:
    columns = [values for _, values in chart.series]
    letters = [column_name(number + 1) for number in range(len(columns))]
    unit = f"单位：{chart.unit}" if lang == "zh" and chart.unit else chart.unit
    head = _row(1, [unit, *(name for name, _ in chart.series)])
    style = chart.decimals + 1
    rows = (
        f'<row r="{row}">{_text("A", row, category)}{"".join(_numbers(letters, row, values, style))}</row>'
        for row, (category, *values) in enumerate(zip(chart.categories, *columns, strict=True), 2)
    )
    return (
        f'{_DECLARATION}<worksheet xmlns="{_MAIN}"><cols><col min="1" max="1" width="24" customWidth="1"/></cols>'
        f"<sheetData>{head}{''.join(rows)}</sheetData></worksheet>"
    )


def _row(number: int, texts: Sequence[str]) -> str:
    cells = "".join(_text(column_name(at), number, text) for at, text in enumerate(texts) if text)
    return f'<row r="{number}">{cells}</row>'


def _text(column: str, row: int, text: str) -> str:
    return (
        f'<c r="{column}{row}" t="inlineStr"><is><t xml:space="preserve">{attribute(text)}</t></is></c>' if text else ""
    )


def _numbers(letters: Sequence[str], row: int, values: Sequence[int | float | None], style: int) -> Iterator[str]:
    for letter, value in zip(letters, values, strict=True):
        if value is not None:
            yield f'<c r="{letter}{row}" s="{style}"><v>{value!r}</v></c>'


@lru_cache
def _constant(lang: str) -> Records:
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
        ),
        "_rels/.rels": _relationships(("officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": _relationships(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/>'
            "</sheets></workbook>"
        ),
        "xl/styles.xml": _styles(lang),
    }
    packed = [member(name, f"{_DECLARATION}{xml}".encode()) for name, xml in parts.items()]
    return records(packed, *EARLIEST)


def _relationships(*targets: tuple[str, str]) -> str:
    found = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'


def _styles(lang: str) -> str:
    """Return styles of which the first is plain, and the others have no decimals, one, and so on."""
    every = range(_MOST_DECIMALS + 1)
    formats = "".join(
        f'<numFmt numFmtId="{_FIRST_FORMAT + decimals}" formatCode="{format_code(decimals, lang)}"/>'
        for decimals in every
    )
    cells = "".join(
        f'<xf numFmtId="{_FIRST_FORMAT + decimals}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for decimals in every
    )
    plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"'
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="{len(every)}">{formats}</numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        f'<cellStyleXfs count="1">{plain}/></cellStyleXfs>'
        f'<cellXfs count="{len(every) + 1}">{plain} xfId="0"/>{cells}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
