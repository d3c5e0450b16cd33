"""Openings of English sentences: a capital letter, and never a numeral."""

import re

from reportgen.narrative.phrases.english.articles import an
from reportgen.narrative.phrases.english.numerals import word_for

__all__ = ["opened"]

_NUMERAL = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d(?![\d,.%–-])(?= |$|, )")
_YEARS = re.compile(r"(?:19|20)\d\d to (?:19|20)\d\d\b")
_SPAN = re.compile(r"(-?\d[\d,]*(?:\.\d+)?)–(\d[\d,]*(?:\.\d+)?)")
_FEWER = re.compile(r"^(fewer than )(\d+)(?= |$)")
_COMPOUND = re.compile(r"\d[\d,]*(?:\.\d+)?-[a-z]")
_ORDINAL = re.compile(r"\d[\d,]*(?:st|nd|rd|th)\b")
_LETTER = re.compile(r"[^\W\d_]")
_LEADS = (
    (re.compile(r"(?: (?!percent )[a-z]+){0,2} (?:higher|lower|more|fewer|less|above|below|short) "), "At "),
    (re.compile(r" percentage points? "), "A difference of "),
    (re.compile(r" percent of "), "A share of "),
    (re.compile(r" percent\b"), "A rate of "),
    (re.compile(r" times "), "As much as "),
)


def opened(text: str) -> str:
    """Make a text fit to open a sentence: Five people, A total of 5,037 people, A rate of 97.0 percent."""
    text = _FEWER.sub(lambda found: f"{found[1]}{word_for(int(found[2])) or found[2]}", text)
    numeral = _NUMERAL.match(text)
    if not numeral:
        return _capital(text)
    rest = text[numeral.end() :]
    return _special(text) or _small(numeral[0], rest) or _lead(numeral[0], rest) + text


def _special(text: str) -> str:
    """Open what looks like a plain number and is not: a year, an ordinal, a compound, a span, a negative."""
    if _YEARS.match(text):
        return f"The years {text}"
    if _YEAR.match(text):
        return f"The year {text}"
    if _ORDINAL.match(text):
        return f"The {text}"
    if _COMPOUND.match(text):
        return _capital(f"{word_for(int(text[0]))}{text[1:]}" if text[1] == "-" and text[0] != "0" else an(text))
    span = _SPAN.match(text)
    if span:
        return f"Between {span[1]} and {span[2]}{text[span.end() :]}"
    return f"Minus {text[1:]}" if text.startswith("-") else ""


def _small(numeral: str, rest: str) -> str:
    if numeral == "0":
        return f"No{rest}" if rest.startswith(" ") and " perc" not in rest[:6] else f"Zero{rest}"
    word = word_for(int(numeral)) if numeral.isdigit() else ""
    return _capital(word) + rest if word else ""


def _lead(numeral: str, rest: str) -> str:
    for pattern, lead in _LEADS:
        if pattern.match(rest + " "):
            return lead
    return "A figure of " if "." in numeral and not rest else "A total of "


def _capital(text: str) -> str:
    found = _LETTER.search(text)
    if not found or any(character.isdigit() for character in text[: found.start()]):
        return text
    return text[: found.start()] + found[0].upper() + text[found.end() :]
