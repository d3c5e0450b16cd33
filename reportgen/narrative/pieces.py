"""Lines of the config as an outline gives them: lists of words and values."""

from collections.abc import Sequence
from typing import Any

__all__ = ["joined"]


def joined(pieces: Sequence[Any]) -> str:
    """Return a line in words."""
    return "".join(str(piece) for piece in pieces)
