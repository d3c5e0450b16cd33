"""Messages of this stage, by code."""

from reportgen.nouns.unit import Text

__all__ = ["MESSAGES"]

MESSAGES: dict[str, Text] = {}
