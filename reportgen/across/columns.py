"""The figures that checks across a batch look at, in columns: a value for each area that has one."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from reportgen.nouns.period import Period

__all__ = ["Column", "Columns"]

Column = Mapping[str, int | float]
"""The values of an indicator in a period by the codes of areas; areas without one are left out."""


class _Source(Protocol):
    def columns(self, period: Period, indicators: Sequence[str]) -> dict[str, dict[str, int | float]]:
        """Return the values of indicators in a period by their names and by the codes of areas."""


class Columns:
    """Reads columns of a store, those of a period at once."""

    def __init__(self, store: _Source, indicators: Sequence[str]) -> None:
        self._store = store
        self._indicators = tuple(dict.fromkeys(indicators))
        self._known: dict[str, dict[str, dict[str, int | float]]] = {}

    def of(self, indicator: str, period: Period) -> Column:
        """Return the values of an indicator in a period."""
        if period.key not in self._known:
            self._known[period.key] = self._store.columns(period, self._indicators)
        return self._known[period.key].get(indicator, {})
