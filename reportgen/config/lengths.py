"""Lengths as people type them: 37mm, 16pt, 三号, 2 characters, 1 line."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, LiteralString

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from reportgen.nouns.layout import SINGLE

__all__ = [
    "BorderWidth",
    "Characters",
    "Color",
    "HeadingNumber",
    "LineDistance",
    "Lines",
    "Margin",
    "PageText",
    "Pitch",
    "Sheet",
    "Twips",
    "TypeSize",
]

_NUMBER = r"(-?\d+(?:\.\d+)?) ?"
_LENGTH = rf"{_NUMBER}(mm|cm|in|pt|twips?)"
_LENGTHS = "37mm, 3.7cm, 16pt, 579 twips"
_POINTS = rf"{_NUMBER}pt"
_CHARACTERS = rf"{_NUMBER}(?:characters?|字)"
_LINES = rf"{_NUMBER}(?:lines?|行)"
_HEX = r"#([0-9A-Fa-f]{6})"
_AUTO = "auto"
_INCH = 1440
_PAGE = 22 * _INCH  # the longest side of a sheet that Word knows
_PAGE_TEXT = re.compile(r"[^{}]*(?:\{\}[^{}]*(?:\{pages\}[^{}]*)?|\{pages\}[^{}]*\{\}[^{}]*)")
_HEADING_NUMBER = re.compile(r"[^{}]*(?:\{[1-9]?\}[^{}]*)+")
_COLORS = {"black": "000000", "gray": "595959", "red": "FF0000"}
_TWIPS = {
    "mm": Decimal(1440) / Decimal("25.4"),
    "cm": Decimal(1440) / Decimal("2.54"),
    "in": Decimal(1440),
    "pt": Decimal(20),
    "twip": Decimal(1),
    "twips": Decimal(1),
}
_NAMED_SIZES = {
    "初号": "42",
    "小初": "36",
    "一号": "26",
    "小一": "24",
    "二号": "22",
    "小二": "18",
    "三号": "16",
    "小三": "15",
    "四号": "14",
    "小四": "12",
    "五号": "10.5",
    "小五": "9",
    "六号": "7.5",
    "小六": "6.5",
    "七号": "5.5",
    "八号": "5",
}


def _twips(value: object) -> int:
    return _length(value, _LENGTHS)


def _line(value: object) -> int:
    return SINGLE if value == _AUTO else _bounded(value, _length(value, f"{_LENGTHS}, {_AUTO}"), 1, _PAGE, "1pt – 22in")


def _sheet(value: object) -> int:
    return _bounded(value, _twips(value), _INCH, _PAGE, "1in – 22in")


def _margin(value: object) -> int:
    return _bounded(value, _twips(value), 0, _PAGE, "0mm – 22in")


def _pitch(value: object) -> int:
    return _bounded(value, _twips(value), 1, _PAGE, "1pt – 22in")


def _color(value: object) -> str:
    """Return RRGGBB."""
    if isinstance(value, str) and value in _COLORS:
        return _COLORS[value]
    return _matched(_HEX, value, "layout.bad-color", f"{', '.join(_COLORS)}, #C00000")[1].upper()


def _type_size(value: object) -> int:
    """Return half-points."""
    if isinstance(value, str) and value in _NAMED_SIZES:
        return _whole(Decimal(_NAMED_SIZES[value]) * 2)
    size = _whole(Decimal(_matched(_POINTS, value, "layout.bad-size", "16pt, 三号, 小四")[1]) * 2)
    return _bounded(value, size, 2, 3276, "1pt – 1638pt")


def _border(value: object) -> int:
    """Return eighths of a point."""
    width = _whole(Decimal(_matched(_POINTS, value, "layout.bad-length", "0.5pt")[1]) * 8)
    return _bounded(value, width, 2, 96, "0.25pt – 12pt")


def _characters(value: object) -> int:
    """Return hundredths of a character."""
    found = _matched(_CHARACTERS, value, "layout.bad-indent", "2 characters, 2字")
    return _bounded(value, _whole(Decimal(found[1]) * 100), 0, 5000, "0 – 50 characters")


def _lines(value: object) -> int:
    """Return hundredths of a line."""
    found = _matched(_LINES, value, "layout.bad-space", "1 line, 0.5 lines, 1行")
    return _bounded(value, _whole(Decimal(found[1]) * 100), 0, 5000, "0 – 50 lines")


def _page_text(value: object) -> str:
    """Return a text with one place for the number of the page, and at most one for how many there are."""
    if not isinstance(value, str) or not _PAGE_TEXT.fullmatch(value):
        raise _error(value, "layout.no-place-for-number", "— {} —", "Page {} of {pages}")
    return value


def _heading_number(value: object) -> str:
    """Return a text with places for the numbers of a heading and of those above it."""
    if not isinstance(value, str) or not _HEADING_NUMBER.fullmatch(value):
        raise _error(value, "layout.no-place-for-number", "{}、", "({})", "{1}.{2}")
    return value


def _length(value: object, examples: str) -> int:
    """Return twips."""
    found = _matched(_LENGTH, value, "layout.bad-length", examples)
    return _whole(Decimal(found[1]) * _TWIPS[found[2]])


def _bounded(value: object, found: int, least: int, most: int, range_: str) -> int:
    if not least <= found <= most:
        raise _error(value, "layout.out-of-range", range_)
    return found


def _matched(pattern: str, value: object, code: LiteralString, examples: str) -> re.Match[str]:
    found = re.fullmatch(pattern, value.strip()) if isinstance(value, str) else None
    if not found:
        raise _error(value, code, *examples.split(", "))
    return found


def _error(value: object, code: LiteralString, *examples: str) -> PydanticCustomError:
    return PydanticCustomError(code, "{found}", {"found": str(value), "allowed": examples})


def _whole(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


def _schema(pattern: str, *examples: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^{pattern}$", "examples": list(examples)})


Twips = Annotated[int, BeforeValidator(_twips), _schema(_LENGTH, "37mm", "28.95pt", "579 twips")]
Sheet = Annotated[int, BeforeValidator(_sheet), _schema(_LENGTH, "210mm", "8.5in")]
Margin = Annotated[int, BeforeValidator(_margin), _schema(_LENGTH, "37mm", "1in")]
Pitch = Annotated[int, BeforeValidator(_pitch), _schema(_LENGTH, "28.95pt", "579 twips")]
LineDistance = Annotated[int, BeforeValidator(_line), _schema(f"(?:{_LENGTH}|{_AUTO})", "28pt", _AUTO)]
Color = Annotated[str, BeforeValidator(_color), _schema(f"(?:{_HEX}|{'|'.join(_COLORS)})", "#C00000", *_COLORS)]
TypeSize = Annotated[
    int, BeforeValidator(_type_size), _schema(f"(?:{_POINTS}|{'|'.join(_NAMED_SIZES)})", "16pt", *_NAMED_SIZES)
]
BorderWidth = Annotated[int, BeforeValidator(_border), _schema(_POINTS, "0.5pt")]
Characters = Annotated[int, BeforeValidator(_characters), _schema(_CHARACTERS, "2 characters")]
Lines = Annotated[int, BeforeValidator(_lines), _schema(_LINES, "1 line", "0.5 lines")]
PageText = Annotated[str, BeforeValidator(_page_text), _schema(_PAGE_TEXT.pattern, "— {} —", "Page {} of {pages}")]
HeadingNumber = Annotated[
    str, BeforeValidator(_heading_number), _schema(_HEADING_NUMBER.pattern, "{}、", "({})", "{1}.{2}")
]
