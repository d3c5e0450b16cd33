"""Text as WordprocessingML: escaped, and without the characters that XML has no place for."""

import re
from collections.abc import Callable
from functools import lru_cache

__all__ = ["attribute", "bookmark", "bookmarks", "content", "halves", "is_special", "plain", "seams"]

_BREAKS = r"\r\n?|[\u2028\u2029\x0b\x0c]"
_CONTROLS = r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
_SPECIAL: Callable[[str], object] = re.compile(
    r"[&<>\"\x00-\x1f\x7f-\x9f\xad\u2028\u2029\ud800-\udfff\ufffe\uffff]"
).search
_HAN, _LATIN = "[\u3400-\u9fff\u2e80-\u2fdf]", "[A-Za-z0-9]"
_SEAM = re.compile(f"(?<={_HAN})(?={_LATIN})|(?<={_LATIN})(?={_HAN})")
_REOPEN = '<w:t xml:space="preserve">'


def is_special(text: str) -> bool:
    """Say whether a text has characters that XML writes in another way or has no place for."""
    return _SPECIAL(text) is not None


def plain(text: str) -> str:
    """Return the text as a document keeps it: breaks as line feeds, other control characters dropped."""
    if text.replace("\n", "").isprintable():
        return text
    return re.sub(_CONTROLS, "", re.sub(_BREAKS, "\n", text))


def content(text: str) -> str:
    """Return the inside of a `w:t`: escaped, line breaks, tabs and soft hyphens as elements between two `w:t`."""
    if _SPECIAL(text) is None:
        return text
    return (
        _escaped(plain(text))
        .replace("\n", f"</w:t><w:br/>{_REOPEN}")
        .replace("\t", f"</w:t><w:tab/>{_REOPEN}")
        .replace("\xad", f"</w:t><w:softHyphen/>{_REOPEN}")
    )


def attribute(text: str) -> str:
    """Return the value of an attribute in double quotes, so that a reader gets its breaks and tabs back."""
    if _SPECIAL(text) is None:
        return text
    return _escaped(plain(text)).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


@lru_cache(maxsize=4096)
def bookmark(number: int) -> str:
    """Return the name of the bookmark around a figure, which begins with the underscore of a hidden one."""
    return f"_fig{number:04}"


@lru_cache(maxsize=4096)
def bookmarks(number: int) -> tuple[str, str]:
    """Return the two ends of the bookmark around a figure."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{bookmark(number)}"/>', f'<w:bookmarkEnd w:id="{number}"/>'


def halves(text: str) -> int:
    """Return the width of a text in half-width characters: a full-width character counts two, any other one.

    What UTF-8 writes in three bytes is taken for full width, which holds for Han and its punctuation.
    """
    return len(text) if text.isascii() else (len(text.encode("utf-8", "replace")) + len(text)) // 2


def seams(text: str) -> list[int]:
    """Return where Han meets Latin or digits: Word adds a quarter of a character at each such place."""
    return [] if text.isascii() else [found.start() for found in _SEAM.finditer(text)]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
