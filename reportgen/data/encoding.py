"""Bytes to text: the encodings in which offices save their tables."""

import codecs

from reportgen.nouns.issue import Issue, Place, ReportError, issue

__all__ = ["decode", "is_workbook"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSES = ("utf-8", "gb18030")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # a package, and the older compound file


def decode(data: bytes, encoding: str, shown: str) -> str:
    """Return the text of a file.

    `auto` takes a byte order mark at its word, then tries UTF-8 and GB18030, both strictly. Raises ReportError with
    the line and the byte where decoding fails, where the codec is unknown, or where the file is a workbook.
    """
    if is_workbook(data):
        raise ReportError([issue("data.workbook-as-text", Place(shown))])
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _decode(data, codec, shown)
    if encoding != "auto":
        return _decode(data, encoding, shown)
    return _guessed(data, shown)


def is_workbook(data: bytes) -> bool:
    """Say whether a file is one that spreadsheet programs keep, whatever its name says."""
    return data.startswith(_WORKBOOKS)


def _guessed(data: bytes, shown: str) -> str:
    errors = []
    for codec in _GUESSES:
        try:
            return data.decode(codec)
        except UnicodeDecodeError as error:
            errors.append(error)
    # The right codec reads up to the byte that is wrong, the others soon give up.
    furthest = max(errors, key=lambda error: error.start)
    raise ReportError([_bad_byte(data, furthest, ", ".join(_GUESSES), shown)])


def _decode(data: bytes, codec: str, shown: str) -> str:
    try:
        return data.decode(codec)
    except LookupError:
        allowed = ("auto", *_GUESSES)
        raise ReportError([issue("data.unknown-codec", Place(shown), allowed=allowed, codec=codec)]) from None
    except UnicodeDecodeError as error:
        raise ReportError([_bad_byte(data, error, codec, shown)]) from None


def _bad_byte(data: bytes, error: UnicodeDecodeError, tried: str, shown: str) -> Issue:
    place = Place(shown, line=data.count(b"\n", 0, error.start) + 1)
    found = data[error.start : error.start + 4].hex(" ")
    return issue("data.bad-encoding", place, codec=tried, byte=error.start, found=found)
