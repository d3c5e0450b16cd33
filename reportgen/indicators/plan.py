"""What a ledger's indicators need of its rows: the quantities that are counted, once each, whoever needs them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, Self

from reportgen.data.ledger import AREA, FILE, Ledger
from reportgen.expressions.functions import ROW_FUNCTIONS
from reportgen.expressions.names import names
from reportgen.expressions.parse import Tree, parse
from reportgen.indicators.times import TimeKind, Times
from reportgen.nouns.indicator import Indicator
from reportgen.nouns.issue import Issue, ReportError

__all__ = ["Counted", "Counting", "Quantity", "make_counting", "presence"]

QuantityName = Literal["rows", "numbers", "sum", "min", "max", "distinct"]


class Quantity(NamedTuple):
    """Something that is counted of a ledger's rows, for every area and period and, with `by`, every category.

    `rows` pass the filter `where`; `numbers` are those of them that have a number in the `column`. With `files` only
    rows of these are counted.
    """

    name: QuantityName
    where: str = ""
    column: str = ""
    by: str = ""
    kind: TimeKind = "flow"
    files: tuple[int, ...] = ()


class Counted(NamedTuple):
    """An indicator that is counted: its filter, and the quantities that it is made of.

    `lacking` is what counts the rows of files that lack a column which the indicator needs.
    """

    indicator: Indicator
    where: Tree | None
    quantities: tuple[Quantity, ...]
    lacking: Quantity | None = None

    @property
    def text(self) -> str:
        """Return the filter's text: filters of equal text are the same."""
        return self.indicator.where.text.strip() if self.indicator.where else ""

    def quantity(self, name: QuantityName, by: str = "") -> Quantity:
        """Return a quantity of this indicator."""
        measure = self.indicator.measure
        column = measure.column if measure and name != "rows" else ""
        return Quantity(name, self.text, column, by, self.indicator.kind)


@dataclass(frozen=True, slots=True)
class Counting:
    """All that counting the rows of one part needs to know; it is the same for every part of a ledger."""

    counted: tuple[Counted, ...]
    times: Times
    present: tuple[Quantity, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the columns of a part that are looked at."""
        found: dict[str, None] = dict.fromkeys((AREA, *self.times.columns))
        for one in self.counted:
            found |= dict.fromkeys(name.name for name in (names(one.where) if one.where else ()))
            found |= {quantity.column: None for quantity in one.quantities}
            found |= {one.indicator.by: None, FILE if one.lacking else "": None}
        return tuple(filter(None, found))

    def of_keys(self, columns: Collection[str]) -> Self:
        """Return what has to be known to look for the keys in some columns, and no more."""
        sought = [
            one._replace(lacking=None)
            for one in self.counted
            if any(quantity.name == "distinct" and quantity.column in columns for quantity in one.quantities)
        ]
        return replace(self, counted=tuple(sought))


def presence(kind: TimeKind) -> Quantity:
    """Return the quantity that says where a ledger has any row at all."""
    return Quantity("rows", kind=kind)


def make_counting(ledger: Ledger, indicators: Sequence[Indicator], times: Times) -> Counting:
    """Plan what is counted of a ledger; raises ReportError with every filter that cannot be read."""
    problems: list[Issue] = []
    counted: list[Counted] = []
    for indicator in indicators:
        try:
            counted.append(_counted(indicator, ledger.lacking))
        except ReportError as error:
            problems.extend(error.issues)
    if problems:
        raise ReportError(problems)
    kinds: tuple[TimeKind, ...] = ("flow", "known") if "known" in times.made_of else ("flow",)
    return Counting(tuple(counted), times, tuple(map(presence, kinds)))


def _counted(indicator: Indicator, lacking: Mapping[str, tuple[int, ...]]) -> Counted:
    where = indicator.where
    tree = parse(where.text, where.place, ROW_FUNCTIONS) if where else None
    found = Counted(indicator, tree, ())
    needed = {*(one.name for one in (names(tree) if tree else ())), indicator.by}
    needed |= {indicator.measure.column} if indicator.measure else set()
    files = tuple(sorted({file for name in needed for file in lacking.get(name, ())}))
    kind: TimeKind = "known" if indicator.kind == "stock" else "flow"
    gone = Quantity("rows", kind=kind, files=files) if files else None
    return found._replace(quantities=tuple(_quantities(found)), lacking=gone)


def _quantities(counted: Counted) -> Iterator[Quantity]:
    measure = counted.indicator.measure
    name = measure.name if measure else "count"
    for by in dict.fromkeys(("", counted.indicator.by)):
        yield counted.quantity("rows", by)
        if name == "mean":
            yield from (counted.quantity("numbers", by), counted.quantity("sum", by))
        elif name != "count":
            yield counted.quantity(name, by)
