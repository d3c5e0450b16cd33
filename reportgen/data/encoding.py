"""Bytes to text: the encodings in which offices save their tables."""

import codecs
from collections.abc import Callable, Iterable, Iterator

from reportgen.nouns.issue import Issue, Place, ReportError, issue

__all__ = ["decode", "find_codec", "is_workbook", "texts"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSES = ("utf-8", "gb18030")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # a package, and the older compound file

Blocks = Callable[[], Iterable[bytes]]
"""Gives the bytes of a file from its beginning, block by block; the first has at least four bytes if the file has."""


def decode(data: bytes, encoding: str, shown: str) -> str:
    """Return the text of a file; raises what `find_codec` does."""
    return "".join(texts([data], find_codec(lambda: [data], encoding, shown)))


def find_codec(blocks: Blocks, encoding: str, shown: str) -> str:
    """Return the codec in which a whole file is text.

    `auto` takes a byte order mark at its word, then tries UTF-8 and GB18030, both strictly. Raises ReportError with
    the line and the byte where decoding fails, where the codec is unknown, or where the file is a workbook.
    """
    start = next(iter(blocks()), b"")
    if is_workbook(start):
        raise ReportError([issue("data.workbook-as-text", Place(shown))])
    marked = [codec for mark, codec in _MARKS if start.startswith(mark)]
    tried = marked[:1] or ([encoding] if encoding != "auto" else list(_GUESSES))
    failures: list[tuple[int, bytes]] = []
    for codec in tried:
        failure = _failure(blocks(), codec, shown)
        if failure is None:
            return codec
        failures.append(failure)
    # The right codec reads up to the byte that is wrong, the others soon give up.
    at, found = max(failures, key=lambda failure: failure[0])
    raise ReportError([_bad_byte(blocks(), at, found, ", ".join(tried), shown)])


def is_workbook(data: bytes) -> bool:
    """Say whether a file is one that spreadsheet programs keep, whatever its name says."""
    return data.startswith(_WORKBOOKS)


def texts(blocks: Iterable[bytes], codec: str) -> Iterator[str]:
    """Decode a file block by block."""
    decoder = codecs.getincrementaldecoder(codec)()
    for block in blocks:
        yield decoder.decode(block)
    yield decoder.decode(b"", final=True)


def _failure(blocks: Iterable[bytes], codec: str, shown: str) -> tuple[int, bytes] | None:
    """Return the position of the first byte that is no text in a codec, and what stands there; None where all is."""
    try:
        b"".decode(codec)
        decoder = codecs.getincrementaldecoder(codec)()
    except LookupError:
        allowed = ("auto", *_GUESSES)
        raise ReportError([issue("data.unknown-codec", Place(shown), allowed=allowed, codec=codec)]) from None
    read = 0
    try:
        for block in blocks:
            read += len(block)
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        # The decoder has kept the bytes of a character that the block before left unfinished.
        return read - len(error.object) + error.start, error.object[error.start : error.start + 4]
    return None


def _bad_byte(blocks: Iterable[bytes], at: int, found: bytes, tried: str, shown: str) -> Issue:
    line, read = 1, 0
    for block in blocks:
        line += block.count(b"\n", 0, max(at - read, 0))
        read += len(block)
    return issue("data.bad-encoding", Place(shown, line=line), codec=tried, byte=at, found=found.hex(" "))
