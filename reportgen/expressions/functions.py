"""The functions that an expression may call, and those of them that need nothing but their arguments."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from reportgen.expressions.values import compare, each, is_array, kind_of, missing, round_half_up, smaller

__all__ = [
    "CONDITION_FUNCTIONS",
    "FIGURE_FUNCTIONS",
    "NAMING_FUNCTIONS",
    "ROW_FUNCTIONS",
    "SIGNATURES",
    "VALUE_FUNCTIONS",
    "Signature",
]


class Signature(NamedTuple):
    """How many arguments a function takes, and whether the first is an indicator's name rather than its value."""

    fewest: int
    most: int
    takes_name: bool = False

    def __str__(self) -> str:
        if self.most == _MANY:
            return f"{self.fewest}+"
        return str(self.fewest) if self.fewest == self.most else f"{self.fewest}–{self.most}"


_MANY = 100
SIGNATURES: Mapping[str, Signature] = {
    "between": Signature(3, 3),
    "missing": Signature(1, 1),
    "starts_with": Signature(2, 2),
    "contains": Signature(2, 2),
    "year": Signature(1, 1),
    "abs": Signature(1, 1),
    "min": Signature(2, _MANY),
    "max": Signature(2, _MANY),
    "round": Signature(1, 2),
    "previous": Signature(1, 1, takes_name=True),
    "preceding": Signature(1, 1, takes_name=True),
    "change": Signature(1, 1, takes_name=True),
    "growth": Signature(1, 1, takes_name=True),
    "target": Signature(1, 1, takes_name=True),
    "rank": Signature(1, 1, takes_name=True),
    "parent": Signature(1, 1, takes_name=True),
}
NAMING_FUNCTIONS = frozenset(name for name, signature in SIGNATURES.items() if signature.takes_name)
ROW_FUNCTIONS = frozenset({"between", "missing", "starts_with", "contains", "year", "abs"})
FIGURE_FUNCTIONS = NAMING_FUNCTIONS | {"between", "missing", "abs", "min", "max", "round"}
CONDITION_FUNCTIONS = FIGURE_FUNCTIONS | {"starts_with", "contains"}


def _between(value: Any, low: Any, high: Any) -> Any:  # noqa: ANN401 - columns and single values alike
    return compare("<=", low, value) & compare("<=", value, high)


def _absolute(value: Any) -> Any:  # noqa: ANN401
    return None if value is None else abs(value)


def _smallest(*values: Any) -> Any:  # noqa: ANN401
    found = values[0]
    for value in values[1:]:
        found = smaller(found, value)
    return found


def _largest(*values: Any) -> Any:  # noqa: ANN401
    found = -values[0] if values[0] is not None else None
    for value in values[1:]:
        found = smaller(found, None if value is None else -value)
    return None if found is None else -found


def _starts_with(value: Any, start: str) -> Any:  # noqa: ANN401
    _refuse_unless_text(value)
    if hasattr(value, "str"):
        return value.str.startswith(start, na=False)
    return each(lambda text: isinstance(text, str) and text.startswith(start), value, bool)


def _contains(value: Any, part: str) -> Any:  # noqa: ANN401
    _refuse_unless_text(value)
    if hasattr(value, "str"):
        return value.str.contains(part, regex=False, na=False)
    return each(lambda text: isinstance(text, str) and part in text, value, bool)


def _refuse_unless_text(value: Any) -> None:  # noqa: ANN401
    if kind_of(value) not in ("text", "missing"):
        raise TypeError


def _year(value: Any) -> Any:  # noqa: ANN401
    if is_array(value) and value.dtype.kind == "M" and hasattr(value, "dt"):
        return value.dt.year
    return each(_year_of, value, float)


def _year_of(value: Any) -> int | None:  # noqa: ANN401
    if value is None:
        return None
    if isinstance(value, str):
        return int(value[:4]) if value[:4].isdecimal() else None
    found = getattr(value, "year", value)
    return int(found) if isinstance(found, int) else None


def _round(value: Any, decimals: Any = 0) -> Any:  # noqa: ANN401
    return each(lambda number: round_half_up(number, decimals), value, float)


VALUE_FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "between": _between,
    "missing": missing,
    "starts_with": _starts_with,
    "contains": _contains,
    "year": _year,
    "abs": _absolute,
    "min": _smallest,
    "max": _largest,
    "round": _round,
}
