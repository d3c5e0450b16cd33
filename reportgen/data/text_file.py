"""Text files of any size, read in blocks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from pathlib import Path

from reportgen.data.encoding import find_codec, texts
from reportgen.data.files import blocks_of

__all__ = ["TextFile", "open_text"]

_BUFFER = 1 << 20
_LIKE_ASCII = ("utf-8", "utf-8-sig", "gb18030", "utf-16")  # a quotation mark is its byte


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file whose text is known to be good: its codec, and whether its lines end as on old Macs.

    Where it is not `quoted`, it has no quotation mark.
    """

    path: Path
    shown: str
    codec: str
    carriage_returns: bool
    quoted: bool

    def start(self, lines: int) -> str:
        """Return the text up to the end of some line that is not before the given one, or to the file's end."""
        found: list[str] = []
        count = 0
        for text in self._texts():
            found.append(text)
            count += text.count("\n")
            if count >= lines:
                break
        return "".join(found)

    def body(self, skipped: int, last: str = "") -> BufferedReader:
        """Return the text as UTF-8 from some line on (the first is 0), without line ends at its end; where there is
        any, a `last` line may follow."""
        return BufferedReader(_Stream(_without_last_ends(_after(self._texts(), skipped), last)), _BUFFER)

    def _texts(self) -> Iterator[str]:
        found = texts(blocks_of(self.path, self.shown), self.codec)
        return (text.replace("\r", "\n") for text in found) if self.carriage_returns else found


def open_text(path: Path, encoding: str, shown: str) -> TextFile:
    """Find out how a file keeps its text; raises what `find_codec` does, or that the file cannot be read."""
    codec = find_codec(lambda: blocks_of(path, shown), encoding, shown)
    quoted = codec not in _LIKE_ASCII or any(b'"' in block for block in blocks_of(path, shown))
    return TextFile(path, shown, codec, _has_carriage_returns_only(texts(blocks_of(path, shown), codec)), quoted)


def _has_carriage_returns_only(found: Iterable[str]) -> bool:
    returns = False
    for text in found:
        if "\n" in text:
            return False
        returns = returns or "\r" in text
    return returns


def _after(found: Iterable[str], skipped: int) -> Iterator[str]:
    """Leave out some lines."""
    for text in found:
        at = 0
        while skipped and (end := text.find("\n", at) + 1):
            at = end
            skipped -= 1
        if not skipped:
            yield text[at:] if at else text


def _without_last_ends(found: Iterable[str], last: str) -> Iterator[bytes]:
    """Hold line ends back until something follows them."""
    ends, empty = "", True
    for text in found:
        bare = text.rstrip("\r\n")
        if bare:
            yield (ends + bare).encode("utf-8")
            ends, empty = text[len(bare) :], False
        else:
            ends += text
    if last and not empty:
        yield f"\n{last}".encode()


class _Stream(RawIOBase):
    """A file of the bytes that an iterator gives."""

    def __init__(self, found: Iterator[bytes]) -> None:
        self._found = found
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        while not self._rest:
            block = next(self._found, None)
            if block is None:
                return 0
            self._rest = memoryview(block)
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count
