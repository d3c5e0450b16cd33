"""Lengths as people type them: 37mm, 16pt, 三号, 2 characters, 1 line."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, LiteralString

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from reportgen.nouns.layout import SINGLE

__all__ = ["BorderWidth", "Characters", "Color", "LineDistance", "Lines", "NumberText", "Twips", "TypeSize"]

_NUMBER = r"(-?\d+(?:\.\d+)?) ?"
_LENGTH = rf"{_NUMBER}(mm|cm|in|pt|twips?)"
_LENGTHS = "37mm, 3.7cm, 16pt, 579 twips"
_POINTS = rf"{_NUMBER}pt"
_CHARACTERS = rf"{_NUMBER}(?:characters?|字)"
_LINES = rf"{_NUMBER}(?:lines?|行)"
_HEX = r"#([0-9A-Fa-f]{6})"
_AUTO = "auto"
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
    found = _matched(_LENGTH, value, "layout.bad-length", _LENGTHS)
    return _whole(Decimal(found[1]) * _TWIPS[found[2]])


def _line(value: object) -> int:
    if value == _AUTO:
        return SINGLE
    found = _matched(_LENGTH, value, "layout.bad-length", f"{_LENGTHS}, {_AUTO}")
    return _whole(Decimal(found[1]) * _TWIPS[found[2]])


def _color(value: object) -> str:
    """Return RRGGBB."""
    if isinstance(value, str) and value in _COLORS:
        return _COLORS[value]
    return _matched(_HEX, value, "layout.bad-color", "red, #C00000")[1].upper()


def _type_size(value: object) -> int:
    """Return half-points."""
    if isinstance(value, str) and value in _NAMED_SIZES:
        return _whole(Decimal(_NAMED_SIZES[value]) * 2)
    return _positive(_POINTS, value, 2, "layout.bad-size", "16pt, 三号, 小四")


def _border(value: object) -> int:
    """Return eighths of a point."""
    return _positive(_POINTS, value, 8, "layout.bad-length", "0.5pt")


def _characters(value: object) -> int:
    """Return hundredths of a character."""
    found = _matched(_CHARACTERS, value, "layout.bad-indent", "2 characters, 2字")
    return _whole(Decimal(found[1]) * 100)


def _lines(value: object) -> int:
    """Return hundredths of a line."""
    found = _matched(_LINES, value, "layout.bad-space", "1 line, 0.5 lines, 1行")
    return _whole(Decimal(found[1]) * 100)


def _number_text(value: object) -> str:
    """Return a text with one place for a number."""
    if not isinstance(value, str) or value.count("{}") != 1:
        raise _error(value, "layout.no-place-for-number", "{}、, ({}), — {} —")
    return value


def _positive(pattern: str, value: object, times: int, code: LiteralString, examples: str) -> int:
    size = _whole(Decimal(_matched(pattern, value, code, examples)[1]) * times)
    if size <= 0:
        raise _error(value, code, examples)
    return size


def _matched(pattern: str, value: object, code: LiteralString, examples: str) -> re.Match[str]:
    found = re.fullmatch(pattern, value.strip()) if isinstance(value, str) else None
    if not found:
        raise _error(value, code, examples)
    return found


def _error(value: object, code: LiteralString, examples: str) -> PydanticCustomError:
    return PydanticCustomError(code, "{found}", {"found": str(value), "allowed": tuple(examples.split(", "))})


def _whole(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


def _schema(pattern: str, *examples: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^{pattern}$", "examples": list(examples)})


Twips = Annotated[int, BeforeValidator(_twips), _schema(_LENGTH, "37mm", "28.95pt", "579 twips")]
LineDistance = Annotated[int, BeforeValidator(_line), _schema(f"(?:{_LENGTH}|{_AUTO})", "28pt", _AUTO)]
Color = Annotated[str, BeforeValidator(_color), _schema(f"(?:{_HEX}|{'|'.join(_COLORS)})", "#C00000", *_COLORS)]
TypeSize = Annotated[
    int, BeforeValidator(_type_size), _schema(f"(?:{_POINTS}|{'|'.join(_NAMED_SIZES)})", "16pt", *_NAMED_SIZES)
]
BorderWidth = Annotated[int, BeforeValidator(_border), _schema(_POINTS, "0.5pt")]
Characters = Annotated[int, BeforeValidator(_characters), _schema(_CHARACTERS, "2 characters")]
Lines = Annotated[int, BeforeValidator(_lines), _schema(_LINES, "1 line", "0.5 lines")]
NumberText = Annotated[
    str, BeforeValidator(_number_text), WithJsonSchema({"type": "string", "pattern": r"\{\}", "examples": ["{}、"]})
]
