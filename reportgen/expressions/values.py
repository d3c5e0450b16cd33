"""Operators on what an expression may meet: single values, where None is missing, and columns, where NaN is.

A column is anything with a `dtype`: a numpy array or a pandas column. Neither library is imported here; everything
is done by operators and methods that both have.
"""

import operator
from collections.abc import Callable, Collection
from math import isfinite
from typing import Any

__all__ = [
    "arithmetic",
    "compare",
    "contained",
    "each",
    "is_array",
    "kind_of",
    "missing",
    "negative",
    "plain",
    "round_half_up",
    "sample",
    "smaller",
    "truth",
]

# Values are columns or single values of any type: Any is what they are.
# ruff: noqa: ANN401

_NAN = float("nan")
_ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {"+": operator.add, "-": operator.sub, "*": operator.mul}
_COMPARISONS: dict[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_NUMBERS = "iufb"


def is_array(value: Any) -> bool:
    """Say whether `value` is a column rather than a single value."""
    return hasattr(value, "dtype")


def plain(value: Any) -> Any:
    """Return a single value as a plain Python one, missing ones as None; columns stay as they are."""
    if type(value) is int or type(value) is str:
        return value
    if is_array(value):
        if getattr(value, "ndim", 1):
            return value
        value = value.item()
    if value is None or type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, float) and value != value):
        return None
    return value


def kind_of(value: Any) -> str:
    """Return `number`, `text`, `truth`, `date` or `missing`."""
    if is_array(value):
        kinds = {"b": "truth", "M": "date", "i": "number", "u": "number", "f": "number"}
        return kinds.get(value.dtype.kind, "text")
    if isinstance(value, bool):
        return "truth"
    if isinstance(value, int | float):
        return "number"
    if value is None:
        return "missing"
    return "text" if isinstance(value, str) else "date"


def sample(value: Any) -> str:
    """Return how a value is written, or for a column how values of its kind are written, in any language."""
    if is_array(value):
        return {"truth": "True/False", "date": "2006-12-31…", "number": "0…9", "text": '"…"'}[kind_of(value)]
    return f'"{value}"' if isinstance(value, str) else str(value)


def arithmetic(sign: str, left: Any, right: Any) -> Any:
    """Return the sum, difference, product or quotient of numbers; raises TypeError where one is no number.

    With a missing operand and on division by zero the result is missing; a single value also where no float holds it.
    """
    left, right = _number(left), _number(right)
    columns = is_array(left) or is_array(right)
    if (left is None or right is None) and not columns:
        return None
    left = _NAN if left is None else left
    right = _NAN if right is None else right
    if sign == "/":
        return _divided(left, right, columns)
    found = _ARITHMETIC[sign](left, right)
    return found if columns else _finite(found)


def _divided(left: Any, right: Any, columns: bool) -> Any:
    if is_array(right):
        right = right.astype("float64")  # a copy
        right[right == 0] = _NAN
        return left / right
    if columns:
        return left / (right or _NAN)
    try:
        return _finite(left / right) if right else None
    except OverflowError:
        return None


def negative(value: Any) -> Any:
    """Return the number with its sign turned."""
    number = _number(value)
    return None if number is None else -number


def compare(sign: str, left: Any, right: Any) -> Any:
    """Return what `==`, `<` … says; False wherever a side is missing, also for `!=`."""
    if left is None or right is None:
        present = right if left is None else left
        return (present != present) & (present == present) if is_array(present) else False
    found = _COMPARISONS[sign](left, right)
    if not is_array(found):
        return bool(found)
    if sign == "!=":
        for side in (left, right):
            found = found & (side == side) if is_array(side) else found
    return truth(found)


def contained(value: Any, choices: Collection[Any]) -> Any:
    """Say whether `value` is one of the choices; False where it is missing."""
    present = [choice for choice in choices if choice is not None]
    if hasattr(value, "isin") and not any(map(is_array, present)):
        return truth(value.isin(present))
    found = compare("==", value, None)
    for choice in present:
        found = found | compare("==", value, choice)
    return found


def truth(value: Any) -> Any:
    """Return True or False, or a column of them; what is missing is not true."""
    if not is_array(value):
        return bool(value)
    if isinstance(value.dtype.kind, str) and value.dtype.kind == "O":
        return truth(value == True)  # noqa: E712 - elementwise
    if hasattr(value.dtype, "na_value"):
        return value.fillna(False).astype(bool)
    return value if value.dtype.kind == "b" else (value == value) & (value != 0)


def missing(value: Any) -> Any:
    """Say whether there is no value."""
    if not is_array(value):
        return value is None
    return value.isna() if hasattr(value, "isna") else value != value


def smaller(left: Any, right: Any) -> Any:
    """Return the smaller of two numbers; missing where one is."""
    left, right = _number(left), _number(right)
    if not (is_array(left) or is_array(right)):
        return None if left is None or right is None else min(left, right)
    left = _NAN if left is None else left
    right = _NAN if right is None else right
    return left * (left <= right) + right * (left > right)


def each(function: Callable[[Any], Any], value: Any, kind: type) -> Any:
    """Apply a function of one value to a value or to every member of a column, which gives a column of `kind`."""
    if not is_array(value):
        return function(value)
    found = (value != value).astype(kind)
    members = [function(plain(member)) for member in value.tolist()]
    found[:] = [_NAN if member is None else member for member in members]
    return found


def round_half_up(value: Any, decimals: int) -> int | float | None:
    """Round a number as people do: halves away from zero; to `decimals` places, at most 12."""
    from decimal import ROUND_HALF_UP, Context, Decimal

    if value is None:
        return None
    if not isinstance(value, int | float) or not isinstance(decimals, int) or abs(decimals) > 12:
        raise TypeError
    rounded = Decimal(repr(+value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, Context(prec=400))
    return float(rounded) if decimals > 0 else int(rounded)


def _finite(value: Any) -> Any:
    return None if isinstance(value, float) and not isfinite(value) else value


def _number(value: Any) -> Any:
    """Return a number, or a column of 64-bit numbers, so that small integer types cannot overflow."""
    if value is None or isinstance(value, int | float):
        return value
    if not is_array(value) or value.dtype.kind not in _NUMBERS:
        raise TypeError
    if value.dtype.kind == "b" or value.dtype.itemsize < 8:
        return value.astype("float64" if value.dtype.kind == "f" else "int64")
    return value
