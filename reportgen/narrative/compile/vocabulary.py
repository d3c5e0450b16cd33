"""What templates may name."""

import inspect
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Vocabulary"]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What templates may name: figures, conditions (findings are conditions too), tables, charts, wording functions by
    their signatures, and words with the parts they have. `totals` are the figures that count or add up."""

    figures: frozenset[str]
    conditions: frozenset[str]
    functions: Mapping[str, inspect.Signature]
    tables: frozenset[str]
    words: Mapping[str, frozenset[str]]
    findings: frozenset[str] = frozenset()
    totals: frozenset[str] = frozenset()
    charts: frozenset[str] = frozenset()

    @property
    def placed(self) -> frozenset[str]:
        """Return the names of tables and charts."""
        return self.tables | self.charts

    @property
    def names(self) -> frozenset[str]:
        """Return every name."""
        return self.figures | self.conditions | frozenset(self.functions) | frozenset(self.words)
