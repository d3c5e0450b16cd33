"""Which names indicators, columns and the rest may have."""

import keyword
import re
from collections.abc import Iterator

from reportgen.expressions.functions import SIGNATURES
from reportgen.expressions.names import AREA_WORDS
from reportgen.nouns.issue import Issue, Place, issue

__all__ = ["FINDINGS", "WORDING_NAMES", "column_name_issues", "figure_name_issues", "name_issues"]

FINDINGS = "findings"
"""What asks, in the condition of a section, whether any finding holds."""

# What templates call and read besides figures.
WORDING_NAMES = frozenset(
    {
        "about", "aim", "an", "area", "as_of", "at", "at_least", "at_most", "average_growth", "budget", "change",
        "chart", "counted", "date", "deadlines", "difference", "during", "enumerator", "finding", "findings", "from_to",
        "gap", "goods", "grew", "has",
        "highest", "jurisdiction", "last_years", "listing", "lowest", "many", "name", "nearly", "number", "numbering",
        "of_these", "opening", "ordinal", "out_of", "over", "per", "period", "planned", "preceding", "previous_year",
        "range", "rank", "reaching", "rectified", "ref", "respectively", "share", "signature", "so_far", "split",
        "table", "tally", "target", "times", "top", "top_share", "total", "value", "vary", "words", "year_words",
        "zero", "zeros",
    }
)  # fmt: skip
_WORDS = frozenset({"area", "finding", "findings", "period", "signature"})
_JINJA = frozenset(
    {
        "autoescape", "block", "call", "caller", "context", "continue", "cycler", "defined", "dict", "do", "elif",
        "endblock", "endcall", "endfilter", "endfor", "endif", "endmacro", "endset", "endvary", "endwith", "extends",
        "false", "filter", "ignore", "include", "joiner", "lipsum", "loop", "macro", "missing", "namespace", "none",
        "range", "recursive", "self", "set", "super", "true", "undefined", "without", "varargs", "kwargs",
    }
)  # fmt: skip
_SHAPE = re.compile(r"[a-z][a-z0-9_]*")


def name_issues(name: str, place: Place) -> Iterator[Issue]:
    """Yield an issue where a name is not made of small letters, digits and underscores."""
    if not _SHAPE.fullmatch(name):
        yield issue("config.bad-name", place, nearest=_proposed(name), name=name)


def column_name_issues(name: str, place: Place) -> Iterator[Issue]:
    """Yield an issue where expressions cannot use the name of a column."""
    yield from name_issues(name, place)
    if keyword.iskeyword(name):
        yield issue("config.reserved-name", place, name=name, use="Python")


def figure_name_issues(name: str, place: Place) -> Iterator[Issue]:
    """Yield an issue where expressions or templates cannot use the name of an indicator or a condition."""
    yield from name_issues(name, place)
    taken = (_JINJA, WORDING_NAMES, SIGNATURES, AREA_WORDS)
    if keyword.iskeyword(name) or any(name in names for names in taken):
        yield issue("config.reserved-name", place, name=name, use=_use(name))


def _use(name: str) -> str:
    """Return how templates or expressions use a name that is taken."""
    if name in WORDING_NAMES:
        return f"{{{{ {name} }}}}" if name in _WORDS else f"{{{{ {name}(…) }}}}"
    if name in SIGNATURES:
        return f"{name}(x)"
    if name in AREA_WORDS:
        return f'{name} == "…"'
    return f"{{% {name} … %}}" if name in _JINJA else "Python"


def _proposed(name: str) -> str:
    proposed = re.sub(r"[^a-z0-9]+", "_", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()).strip("_")
    return proposed if _SHAPE.fullmatch(proposed) else ""
