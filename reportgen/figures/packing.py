"""How the figures of an area and a period lie in the store: as records of numbers that one unpacking takes apart.

The record of totals holds the values of all indicators, a byte for each that says why there is none, then the rows
that they were counted from, and ranks. The record of parts holds the numbers of the categories that have rows, their
values and their rows, first of all breakdowns into whole numbers, then of all others. Numbers are little-endian, and
as wide as the largest of their column asks for.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import repeat
from operator import itemgetter
from struct import Struct, unpack_from
from typing import Any, NamedTuple

from reportgen.nouns.figure import Figure

__all__ = ["HEAD", "Column", "Packing", "Totals", "Widths"]

HEAD = Struct("<I")
"""What a record of parts begins with: how many of its values are whole numbers."""
_SIZES = {"b": 1, "h": 2, "i": 4, "q": 8, "d": 8}
_new_figure = partial(tuple.__new__, Figure)


class Column(NamedTuple):
    """An indicator in records of totals: codes of `struct` for its values, rows and ranks, empty where all are 0."""

    name: str
    value: str
    rows: str = ""
    rank: str = ""
    ranked: str = ""


class Widths(NamedTuple):
    """Codes of `struct` for the records of parts: for numbers of categories, whole values, and rows."""

    category: str = "b"
    value: str = "b"
    rows: str = "b"


class Totals(NamedTuple):
    """The totals of an area and a period, in the order of the indicators; `missing` are numbers of reasons."""

    values: Sequence[Any]
    missing: bytes
    rows: Sequence[int]
    ranks: Sequence[int]
    ranked: Sequence[int]


class Packing:
    """Takes records apart; made once for a store.

    `categories` are those of all breakdowns, each with its indicator, in the order of their numbers.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        widths: Widths,
        categories: Sequence[tuple[str, str]],
        reasons: Sequence[str],
    ) -> None:
        self.numbers = {column.name: at for at, column in enumerate(columns)}
        self._names = tuple(self.numbers)
        self._categories = categories
        self._widths = widths
        self._reasons = reasons
        self._told = bytes(len(columns))
        self._struct = Struct(struct_of(columns))
        places = _places(columns)
        self._rows, self._ranks, self._ranked = map(_picker, places)

    def totals(self, record: bytes) -> Totals:
        """Take a record of totals apart."""
        count = len(self._names)
        numbers = (*self._struct.unpack(record), 0)
        picked = self._rows(numbers), self._ranks(numbers), self._ranked(numbers)
        return Totals(numbers[:count], numbers[count], *picked)

    def values(self, record: bytes) -> tuple[Sequence[Any], bytes]:
        """Return the values of a record of totals, and the numbers of the reasons why there is none."""
        numbers = self._struct.unpack(record)
        return numbers, numbers[len(self._names)]

    def figure(self, totals: Totals, at: int, area: str, period: str) -> Figure:
        """Return the total of the indicator of a number."""
        values, missing, rows, ranks, ranked = totals
        reason = missing[at]
        value = None if reason else values[at]
        found = (self._names[at], area, period, value, "", self._reasons[reason], rows[at], ranks[at], ranked[at], 0)
        return _new_figure(found)

    def figures(self, totals: Totals, area: str, period: str) -> Iterator[Figure]:
        """Yield all totals, in the order of the indicators."""
        values, missing, rows, ranks, ranked = totals
        reasons: Any = repeat("")
        if missing != self._told:
            values = [None if reason else value for value, reason in zip(values, missing, strict=True)]
            reasons = map(self._reasons.__getitem__, missing)
        columns = (self._names, repeat(area), repeat(period), values, repeat(""), reasons, rows, ranks, ranked)
        return map(_new_figure, zip(*columns, repeat(0), strict=False))

    def parts(self, record: bytes, area: str, period: str) -> Iterator[Figure]:
        """Yield the figures of a record of parts, those of breakdowns into whole numbers first."""
        if not record:
            return
        category, value, rows = self._widths
        around = _SIZES[category] + _SIZES[rows]
        (whole,) = HEAD.unpack_from(record)
        broken = (len(record) - HEAD.size - whole * (around + _SIZES[value])) // (around + _SIZES["d"])
        code = f"<{whole}{category}{whole}{value}{whole}{rows}{broken}{category}{broken}d{broken}{rows}"
        numbers = unpack_from(code, record, HEAD.size)
        for block in (numbers[: 3 * whole], numbers[3 * whole :]):
            count = len(block) // 3
            for at, found, counted in zip(block[:count], block[count : 2 * count], block[2 * count :], strict=True):
                name, text = self._categories[at]
                yield _new_figure((name, area, period, found, text, "", counted, 0, 0, 0))


def struct_of(columns: Sequence[Column]) -> str:
    """Return how `struct` spells a record of totals."""
    more = (column[field] for field in _MORE for column in columns)
    return "".join(("<", *(column.value for column in columns), f"{len(columns)}s", *more))


_MORE = (2, 3, 4)


def _places(columns: Sequence[Column]) -> list[list[int]]:
    """Return where the rows and ranks of each indicator stand in a record; -1, for 0, where it has none."""
    at = len(columns) + 1
    found = []
    for field in _MORE:
        places = []
        for column in columns:
            places.append(at if column[field] else -1)
            at += bool(column[field])
        found.append(places)
    return found


def _picker(places: Sequence[int]) -> Callable[[Sequence[int]], tuple[int, ...]]:
    if len(places) > 1:
        return itemgetter(*places)
    return lambda numbers: tuple(numbers[at] for at in places)
