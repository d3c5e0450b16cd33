"""A or an, by the sound that follows: an 8-member team, an 18-month plan, a one-off grant, an hour."""

import re

__all__ = ["an"]

_NUMBER = re.compile(r"(\d+)(,\d{3})*")
_SILENT_H = re.compile(r"(?:hour|honest|honor|honour|heir)")
_LIKE_YOU = re.compile(
    r"(?:eu|ewe|one(?:\b|self|ness)|once\b|ubiq|uk(?:rain|elele)|uni(?!ss|n|mp|mag|d)|ur(?:anium|ine|olog)|us[aeu]|ut[aeio])"
)
_SPELLED = re.compile(r"[A-Z]{2,}s?\b")
_VOWEL_LETTERS = frozenset("AEFHILMNORSX")
_SAID_AS_WORD = 4


def an(text: str) -> str:
    """Put the indefinite article before a text; an empty text stays empty."""
    if not text:
        return text
    return f"{'an' if _sounds_like_a_vowel(text) else 'a'} {text}"


def _sounds_like_a_vowel(text: str) -> bool:
    number = _NUMBER.match(text)
    if number:
        return _is_said_with_a_vowel(number)
    letters = _SPELLED.match(text)
    if letters and not _is_said_as_a_word(letters[0]):
        return text[0] in _VOWEL_LETTERS
    word = text.lower()
    if word[0] == "h":
        return bool(_SILENT_H.match(word))
    return word[0] in "aeiou" and not _LIKE_YOU.match(word)


def _is_said_with_a_vowel(number: re.Match[str]) -> bool:
    """Say whether a number opens with eight, eleven, eighteen or eighty: its first group of three digits decides."""
    digits = number[1]
    leading = digits if number[2] or len(digits) < 4 else digits[: len(digits) % 3 or 3]
    if leading.startswith("8"):
        return True
    # Years and other bare four digits are said in pairs: an 1811 map, an 1100-meter tunnel.
    return (digits[:2] if len(digits) == 4 else leading) in ("11", "18")


def _is_said_as_a_word(letters: str) -> bool:
    return len(letters) >= _SAID_AS_WORD and any(letter in "AEIOU" for letter in letters)
