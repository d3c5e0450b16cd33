"""Widths of the letters of Times and Arial, in thousandths of the size: how wide a line of Latin text is."""

from functools import lru_cache

__all__ = ["Widths", "latin_widths"]


class Widths(dict[str, int]):
    """The width of each character; one that is not tabulated is as wide as Han from a certain code point on."""

    def __missing__(self, character: str) -> int:
        """Return the width of a character that is not tabulated, and remember it."""
        self[character] = width = _HAN if ord(character) >= _FIRST_HAN else _LATIN
        return width


_HAN, _LATIN = 1000, 500
_FIRST_HAN = 0x2E80

_FIRST = 0x20
_OTHERS = "\u00a0“”‘’–—…·é×"
"""What is tabulated behind the printable characters of ASCII."""
_AMBIGUOUS = "“”‘’—…·×"
_SANS = ("arial", "calibri", "helvetica", "sans", "segoe", "tahoma", "verdana", "aptos", "黑体", "等线", "雅黑")
_TABLES = {
    "times": """
        250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500
        278 278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556
        611 722 722 944 722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778
        500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541 250 444 444 333 333 500 1000 1000
        250 444 564""",
    "times-bold": """
        250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500
        333 333 570 570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556
        667 722 722 1000 722 722 667 333 278 333 581 500 333 500 556 444 556 444 333 500 556 278 333 556 278 833
        556 500 556 556 444 389 333 556 500 722 500 500 444 394 220 394 520 250 500 500 333 333 500 1000 1000
        250 444 570""",
    "times-italic": """
        250 333 420 500 500 833 778 214 333 333 500 675 250 333 250 278 500 500 500 500 500 500 500 500 500 500
        333 333 675 675 675 500 920 611 611 667 722 611 611 722 722 333 444 667 556 833 667 722 611 722 611 500
        556 722 611 833 611 556 556 389 278 389 422 500 333 500 500 444 500 444 278 500 500 278 278 444 278 722
        500 500 500 500 389 389 278 500 444 667 444 444 389 400 275 400 541 250 556 556 333 333 500 889 889 250
        444 675""",
    "times-bold-italic": """
        250 389 555 500 500 833 778 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500
        333 333 570 570 570 500 832 667 667 667 722 667 667 722 778 389 500 667 611 889 722 722 611 722 667 556
        611 722 667 889 667 611 611 333 278 333 570 500 333 500 500 444 500 444 333 500 556 278 278 500 278 778
        556 500 500 500 389 389 278 556 444 667 500 444 389 348 220 348 570 250 500 500 333 333 500 1000 1000
        250 444 570""",
    "arial": """
        278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556
        278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667
        611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833
        556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584 278 333 333 222 222 556 1000 1000
        278 556 584""",
    "arial-bold": """
        278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556
        333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667
        611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889
        611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584 278 500 500 278 278 556 1000 1000
        278 556 584""",
}


@lru_cache(maxsize=16)
def latin_widths(font: str, *, bold: bool, italic: bool, chinese: bool) -> Widths:
    """Return the widths of a font's characters; a font that is neither of the two is as wide as the likelier one.

    In Chinese (`chinese`) quotes and dashes are as wide as Han.
    """
    family = "arial" if any(word in font.lower() for word in _SANS) else "times"
    name = family + "-bold" * bold + "-italic" * (italic and family == "times")
    characters = [*map(chr, range(_FIRST, 0x7F)), *_OTHERS]
    widths = Widths(zip(characters, map(int, _TABLES[name].split()), strict=True))
    if chinese:
        widths |= dict.fromkeys(_AMBIGUOUS, _HAN)
    return widths
