"""Numbers of headings in words, as Word writes them by the part `numbering.xml`."""

import re
from collections.abc import Sequence

from reportgen.narrative.phrases.chinese.numerals import numeral
from reportgen.narrative.phrases.english.numerals import roman
from reportgen.nouns.layout import NumberFormat, NumberLevel

__all__ = ["heading_number"]

_PLACE = re.compile(r"\{(\d)\}")
_LETTERS = 26


def heading_number(levels: Sequence[NumberLevel], counts: Sequence[int]) -> str:
    """Return the number of a heading with what parts it from its words; `counts` are those of its level and above.

    A level above that no heading has begun is counted as 1.
    """
    own = levels[len(counts) - 1]

    def counted(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        return _written(levels[at].format, max(counts[at], 1))

    return _PLACE.sub(counted, own.text) + ("" if own.gap == "none" else " ")


def _written(form: NumberFormat, number: int) -> str:
    if form == "chinese":
        return numeral(number)
    if form == "decimal":
        return str(number)
    if form.endswith("roman"):
        return roman(number) if form == "upper_roman" else roman(number).lower()
    letter = chr(ord("A") + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1)
    return letter if form == "upper_letter" else letter.lower()
