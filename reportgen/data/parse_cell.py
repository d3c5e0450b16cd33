"""What one cell says: texts as people type them → values. None where a text is no such value."""

import re
import unicodedata
from datetime import date, timedelta
from math import isinf

from reportgen.nouns.period import YEARS, parse_period

__all__ = ["as_boolean", "as_date", "as_integer", "as_number", "as_percent", "as_period", "plain_text"]

_TRUE = frozenset({"是", "有", "y", "yes", "true", "t", "1", "√", "✓", "✔", "对"})
_FALSE = frozenset({"否", "无", "没有", "n", "no", "false", "f", "0", "×", "x", "✗", "✘"})
_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?(?:[eE][+-]?\d{1,2})?")
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_FIRST_DAY = date(1899, 12, 30)  # day 0 of spreadsheets, which believe that 1900 was a leap year


def plain_text(text: str) -> str:
    """Return a text with full-width letters, digits and marks made half-width, without blanks around it."""
    return unicodedata.normalize("NFKC", text).strip()


def as_number(text: str) -> float | None:
    """Read 1234, 1,234.5, １２３４ or 1.2e3."""
    text = plain_text(text)
    if not any(map(str.isdecimal, text)) or not _NUMBER.fullmatch(text):
        return None
    number = float(text.replace(",", ""))
    return None if isinf(number) else number


def as_integer(text: str) -> float | None:
    """Read a number without a fraction, such as 1,234 or 1234.0."""
    number = as_number(text)
    return number if number is not None and number.is_integer() and abs(number) < 2**53 else None


def as_percent(text: str) -> float | None:
    """Read 98%, 98.5％ or 98 as 98 and 98.5: on the scale of 0 to 100."""
    text = plain_text(text)
    return as_number(text[:-1]) if text.endswith("%") else as_number(text)


def as_boolean(text: str) -> bool | None:
    """Read 是/否, 有/无, yes/no, true/false, 1/0 and √/×."""
    text = plain_text(text).lower()
    if text in _TRUE:
        return True
    return False if text in _FALSE else None


def as_date(text: str) -> date | None:
    """Read 2006-03-05, 2006/3/5, 2006.3.5, 2006年3月5日, 20060305, or the day's number in a spreadsheet (38781)."""
    text = plain_text(text)
    if found := _DATE.fullmatch(text) or _COMPACT.fullmatch(text):
        try:
            day = date(*(int(part) for part in found.groups()))
        except ValueError:
            return None
        return day if day.year in YEARS else None
    return _FIRST_DAY + timedelta(days=int(text[:5])) if _SERIAL.fullmatch(text) else None


def as_period(text: str) -> str | None:
    """Read a period as people type it, or a day, and return its key: 2006年上半年 is 2006H1."""
    text = plain_text(text)
    text = text[:-2] if text.endswith(".0") else text
    if (found := parse_period(text)) or (found := parse_period(text.replace("/", "-").replace(".", "-"))):
        return found.key
    day = as_date(text)
    return day.isoformat() if day else None
