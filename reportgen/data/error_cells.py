"""Cells of a workbook that hold an error, or a formula that was never computed: the reader takes both for empty."""

import re
from collections.abc import Iterator
from io import BytesIO
from posixpath import join, normpath
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

__all__ = ["error_cells"]

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(rb"<c\b([^>]*[^/>])>(.*?)</c>", re.DOTALL)
_POSITION = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_VALUE = re.compile(rb"<v\b[^>/]*>([^<]+)</v>")
_FORMULA = re.compile(rb"<f\b[^>/]*>([^<]*)</f>")


def error_cells(data: bytes, sheet: str) -> dict[tuple[int, int], str]:
    """Return by row and column, both from 0, what such cells of an xlsx show: `#REF!`, or the formula, `=SUM(A1:A9)`.

    Anything but an xlsx has none.
    """
    if not data.startswith(b"PK"):
        return {}
    with ZipFile(BytesIO(data)) as package:
        path = _path_of(package, sheet)
        xml = package.read(path) if path in package.namelist() else b""
    return dict(_found(xml)) if b't="e"' in xml or b"<f" in xml else {}


def _path_of(package: ZipFile, sheet: str) -> str:
    names = package.namelist()
    if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
        return ""
    sheets = fromstring(package.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
    wanted = next((found.get(_ID) for found in sheets if found.get("name") == sheet), None)
    links = fromstring(package.read("xl/_rels/workbook.xml.rels"))
    target = next((link.get("Target", "") for link in links if link.get("Id") == wanted), "")
    return normpath(join("/xl", target)).lstrip("/")


def _found(xml: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    for cell in _CELL.finditer(xml):
        attributes, content = cell.groups()
        position, value = _POSITION.search(attributes), _VALUE.search(content)
        text = b""
        if b't="e"' in attributes:
            text = value[1] if value else b"#N/A"
        elif value is None and (formula := _FORMULA.search(content)) and formula[1]:
            text = b"=" + formula[1]
        if position and text:
            yield (int(position[2]) - 1, _column(position[1])), text.decode("utf-8", errors="replace")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
