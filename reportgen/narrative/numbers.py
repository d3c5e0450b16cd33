"""Rounding and printing of numbers: round half up, once, at the end; never a negative zero."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

__all__ = ["Number", "exact", "grouped", "kept", "nearest_to", "plain", "rounded", "rounded_to", "scaled", "trimmed"]

Number = int | float | Decimal

# Wide enough for the longest float, so that rounding never fails on a huge value.
_WIDE = Context(prec=400)
_STEPS = tuple(Decimal(1).scaleb(-places) for places in range(13))
_SIGNIFICANT = 12
_SEEN = 4096
_FORMATS = tuple(f".{places}f" for places in range(13))
_GROUPED = tuple(f",.{places}f" for places in range(13))


def exact(value: Number) -> Decimal:
    """Return the value as people would read it off: 14.5 for the float 14.5, 0.1 for the float 0.1."""
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)


@lru_cache(_SEEN, typed=True)
def rounded(value: Number, decimals: int = 0) -> Decimal:
    """Round half away from zero to at most 12 decimals, as official statistics do."""
    found = exact(value).quantize(_STEPS[decimals], ROUND_HALF_UP, _WIDE)
    return found if found else found.copy_abs()


def rounded_to(value: Decimal, step: Decimal, *, up: bool) -> Decimal:
    """Return the nearest multiple of `step` that is not above (or, with `up`, not below) `value`."""
    times = _WIDE.divide(value, step).to_integral_value(ROUND_CEILING if up else ROUND_FLOOR, _WIDE)
    return _WIDE.multiply(times, step)


def nearest_to(value: Decimal, step: Decimal) -> Decimal:
    """Return the multiple of `step` that is nearest, the farther from zero of two that are."""
    return _WIDE.multiply(_WIDE.divide(value, step).to_integral_value(ROUND_HALF_UP, _WIDE), step)


def kept(value: Decimal) -> int | float:
    """Return a computed value as figures are stored: 12 significant digits, whole where it is whole."""
    if value == value.to_integral_value(ROUND_FLOOR, _WIDE):
        return int(value)
    return float(format(value, f".{_SIGNIFICANT}g"))


def plain(value: Number, decimals: int = 0) -> str:
    """Print digits without separators, as Chinese official prose does."""
    if type(value) is int and not decimals:
        return str(value)
    if type(value) is float and _is_clear(value, decimals):
        return format(value, _FORMATS[decimals])
    return format(rounded(value, decimals), "f")


def grouped(value: Number, decimals: int = 0) -> str:
    """Print digits in groups of three, as English does."""
    if type(value) is int and not decimals:
        return format(value, ",")
    if type(value) is float and _is_clear(value, decimals):
        return format(value, _GROUPED[decimals])
    return format(rounded(value, decimals), ",f")


@lru_cache(_SEEN)
def _is_clear(value: float, decimals: int) -> bool:
    """Say whether Python's own formatting, which is twice as fast, rounds a value as `rounded` does.

    It does where the digits that people read off a positive float do not end in the middle between two results: the
    float itself then lies on the same side of it as its digits do.
    """
    if value <= 0:
        return False
    fraction = repr(value).partition(".")[2]
    return fraction.isdecimal() and not (len(fraction) == decimals + 1 and fraction[-1] == "5")


def trimmed(value: Number, *, groups: bool = False) -> str:
    """Print every digit that the value has and no zero after the last of them."""
    text = format(exact(value), ",f" if groups else "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def scaled(value: Decimal, unit: int, most: int) -> Decimal | None:
    """Return the value in multiples of `unit` where that takes at most `most` decimals and loses nothing."""
    found = _WIDE.divide(value, Decimal(unit))
    return found if found == found.quantize(_STEPS[most], ROUND_HALF_UP, _WIDE) else None
