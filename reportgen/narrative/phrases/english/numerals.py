"""English numerals: small numbers and ordinals in words, Roman numerals for headings."""

__all__ = ["enumerating", "ordinal", "roman", "short_ordinal", "word_for"]

_SMALL = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ORDINALS = (
    "",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
)
_LAST_IN_WORDS = 9
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
_TEENS = (11, 12, 13)
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def word_for(number: int) -> str:
    """Return one to nine as words; an empty text for the numbers that are written in digits."""
    return _SMALL[number] if 0 < number < len(_SMALL) else ""


def ordinal(number: int) -> str:
    """Return first to ninth in words, 10th and so on in digits."""
    return _ORDINALS[number] if 0 < number <= _LAST_IN_WORDS else short_ordinal(number)


def short_ordinal(number: int) -> str:
    """Return 1st, 2nd, 3rd, 11th, 1,022nd."""
    suffix = "th" if abs(number) % 100 in _TEENS else _SUFFIXES.get(abs(number) % 10, "th")
    return f"{number:,}{suffix}"


def enumerating(number: int) -> str:
    """Return the ordinal that opens a point: in words to twentieth, `next` beyond."""
    return _ORDINALS[number] if 0 < number < len(_ORDINALS) else "next"


def roman(number: int) -> str:
    """Return a heading's Roman numeral; numbers below 1 in digits."""
    if number < 1:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text
