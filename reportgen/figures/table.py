"""What a store is written from: the figures of a run in columns, whoever has made them."""

from collections.abc import Sequence
from typing import Any, Protocol

from numpy.typing import NDArray

from reportgen.nouns.period import Period

__all__ = ["FigureColumn", "FigureTable", "PartColumns"]


class PartColumns(Protocol):
    """The values of an indicator by category: one entry for each area, period and category that has rows.

    `areas`, `periods` and `kinds` are positions, the last of them in `categories`; entries are sorted by all three.
    """

    @property
    def categories(self) -> tuple[str, ...]:
        """Return the names of the categories."""

    @property
    def areas(self) -> NDArray[Any]:
        """Return the area of each entry."""

    @property
    def periods(self) -> NDArray[Any]:
        """Return the period of each entry."""

    @property
    def kinds(self) -> NDArray[Any]:
        """Return the category of each entry."""

    @property
    def values(self) -> NDArray[Any]:
        """Return the values."""

    @property
    def rows(self) -> NDArray[Any]:
        """Return how many rows each value was counted from."""

    @property
    def whole(self) -> bool:
        """Say whether the values are whole numbers."""


class FigureColumn(Protocol):
    """The values of one indicator, of areas by periods; `rows`, ranks and categories where it has any."""

    @property
    def indicator(self) -> str:
        """Return the name of the indicator."""

    @property
    def values(self) -> NDArray[Any]:
        """Return the values; anything where there is a reason why there is none."""

    @property
    def reasons(self) -> NDArray[Any]:
        """Return why there is no value, as a position in `nouns.figure.REASONS`; 0 where there is one."""

    @property
    def rows(self) -> NDArray[Any] | None:
        """Return how many rows each value was counted from."""

    @property
    def whole(self) -> bool:
        """Say whether the values are whole numbers."""

    @property
    def ranks(self) -> NDArray[Any] | None:
        """Return the place of each area among its peers, 0 for none."""

    @property
    def ranked(self) -> NDArray[Any] | None:
        """Return how many peers have a place."""

    @property
    def breakdown(self) -> PartColumns | None:
        """Return the values by category."""


class FigureTable(Protocol):
    """All figures of a run: a column for each indicator of a config, in its order."""

    @property
    def areas(self) -> tuple[str, ...]:
        """Return the codes of the areas, in the order of the areas file."""

    @property
    def periods(self) -> tuple[Period, ...]:
        """Return the periods, in the order of time."""

    @property
    def outcomes(self) -> Sequence[FigureColumn]:
        """Return the columns."""

    @property
    def present(self) -> NDArray[Any]:
        """Return for which areas and periods there are figures."""
