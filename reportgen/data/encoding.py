"""Bytes to text: the encodings in which offices save their tables."""

import codecs

from reportgen.nouns.issue import Place, ReportError, issue

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, encoding: str, shown: str) -> str:
    """Return the text of a file.

    `auto` takes a byte order mark at its word, then tries UTF-8 and GB18030, both strictly. Raises ReportError with
    the line and the byte where decoding fails, or where the codec is unknown.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _decode(data, codec, shown)
    if encoding != "auto":
        return _decode(data, encoding, shown)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode(data, "gb18030", shown, guessed=True)


def _decode(data: bytes, codec: str, shown: str, *, guessed: bool = False) -> str:
    try:
        return data.decode(codec)
    except LookupError:
        allowed = ("auto", "utf-8", "gb18030")
        raise ReportError([issue("data.unknown-codec", Place(shown), allowed=allowed, codec=codec)]) from None
    except UnicodeDecodeError as error:
        place = Place(shown, line=data.count(b"\n", 0, error.start) + 1)
        tried = "utf-8, gb18030" if guessed else codec
        found = data[error.start : error.start + 4].hex(" ")
        raise ReportError([issue("data.bad-encoding", place, codec=tried, byte=error.start, found=found)]) from None
