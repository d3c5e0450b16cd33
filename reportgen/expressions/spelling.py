"""What people type out of habit, or with a Chinese input method on, where the language wants something else."""

import re
from typing import NamedTuple

__all__ = ["Misspelling", "misspelling"]

_RIGHT = {
    "&&": "and", "||": "or", "<>": "!=", "=>": ">=", "=<": "<=", "===": "==",
    "≥": ">=", "≤": "<=", "≠": "!=", "×": "*", "÷": "/", "−": "-", "—": "-",
    "（": "(", "）": ")", "，": ",", "、": ",", "“": '"', "”": '"', "‘": "'", "’": "'", "【": "[", "】": "]",
    "＝": "==", "＞": ">", "＜": "<", "＋": "+", "－": "-", "＊": "*", "／": "/", "！": "not", "!": "not",
    "AND": "and", "OR": "or", "NOT": "not", "且": "and", "或": "or", "=": "==", "！=": "!=",
}  # fmt: skip
_TOKEN = r""""[^"]*"|'[^']*'|[!<>=]=(?![=<>])|===|&&|\|\||<>|=>|=<|！=|[\d.]+[%％]|[^\W\d]\w*|\S"""


class Misspelling(NamedTuple):
    """A sign that the language does not have, where it stands, and the one that is meant."""

    offset: int
    found: str
    right: str


def misspelling(line: str) -> Misspelling | None:
    """Return the first misspelt sign outside of quotes."""
    for token in re.finditer(_TOKEN, line):
        right = _RIGHT.get(token[0]) or (token[0][:-1] if token[0][-1] in "%％" else "")
        if right:
            return Misspelling(token.start(), token[0], right)
    return None
