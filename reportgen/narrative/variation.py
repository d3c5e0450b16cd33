"""Which wording of each variation a report takes: by its area and period, the same on every run."""

from collections.abc import Sequence
from hashlib import shake_256

__all__ = ["choices"]


def choices(wordings: Sequence[int], seed: str, number: int) -> tuple[int, ...]:
    """Choose one of so many wordings for each variation of a report.

    Reports of one seed and different numbers get different combinations while there are as many: the combination is
    the number, written with a digit for each variation, each digit turned on by what the seed and the digits below it
    say.
    """
    chosen = []
    below = 1
    turns: dict[int, bytes] = {}
    for variation, count in enumerate(wordings):
        digits, rest = divmod(number, below)
        if rest not in turns:
            turns[rest] = shake_256(f"{seed} {rest}".encode()).digest(len(wordings))
        chosen.append((digits + turns[rest][variation]) % count)
        below *= count
    return tuple(chosen)
