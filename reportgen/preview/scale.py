"""Axes with round numbers, and how much room a text takes in a chart."""

from collections.abc import Iterable, Sequence
from math import ceil, floor, log10
from typing import NamedTuple

__all__ = ["Scale", "cut", "digits", "in_two", "longest", "scale_of", "width_of"]

_STEPS = (1, 2, 2.5, 5, 10)
_TICKS = 5
_WIDE = "\u2e80"
"""From here on characters take a whole square, before it about a half."""
_LATIN = 0.55


class Scale(NamedTuple):
    """An axis from `low` to `high`, both of them ticks, in steps of `step`."""

    low: float
    high: float
    step: float

    @property
    def ticks(self) -> tuple[float, ...]:
        """Return the numbers at the axis."""
        count = round((self.high - self.low) / self.step)
        return tuple(self.low + number * self.step for number in range(count + 1))

    def at(self, value: float) -> float:
        """Return how far along the axis a value lies, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def scale_of(values: Iterable[float], *, whole: bool) -> Scale:
    """Return an axis that holds zero and all values; `whole`: numbers at it are whole."""
    found = (0.0, *values)
    low, high = min(found), max(found)
    if low == high:
        return Scale(0, 1, 1)
    rough = (high - low) / _TICKS
    power = 10 ** floor(log10(rough))
    step = next(times * power for times in _STEPS if times * power >= rough * 0.999)
    if whole:
        step = max(1, ceil(step))
    return Scale(floor(low / step) * step, ceil(high / step - 1e-9) * step, step)


def digits(value: float, decimals: int, lang: str) -> str:
    """Return a number as charts print it: in groups of three in English."""
    return format(value, f",.{decimals}f" if lang == "en" else f".{decimals}f").replace("-", "\u2212")


def width_of(text: str, size: float) -> float:
    """Return about how wide a line of text is."""
    return size * sum(1 if mark >= _WIDE else _LATIN for mark in text)


def cut(text: str, room: float, size: float) -> str:
    """Return a text, cut where it would not fit."""
    if width_of(text, size) <= room:
        return text
    while text and width_of(text, size) > room - size:
        text = text[:-1]
    return f"{text}…"


def in_two(text: str, room: float, size: float) -> tuple[str, ...]:
    """Return a name in a line or two, broken between words, Chinese in the middle; nothing where it would not fit."""
    if width_of(text, size) <= room:
        return (text,)
    words, half = text.split(" "), -(-len(text) // 2)
    breaks = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    if text >= _WIDE:
        breaks.append((text[:half], text[half:]))
    return min(
        (lines for lines in breaks if longest(lines, size) <= room), key=lambda two: longest(two, size), default=()
    )


def longest(texts: Sequence[str], size: float) -> float:
    """Return the width of the widest text."""
    return max((width_of(text, size) for text in texts), default=0)
