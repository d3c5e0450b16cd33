"""What a figure means: its names, its unit, and how it comes from ledgers or from other figures."""

from typing import Literal, NamedTuple

from reportgen.nouns.issue import Place
from reportgen.nouns.unit import Text, Unit

__all__ = ["Expression", "Hedge", "HedgeWord", "Indicator", "IndicatorKind", "Measure", "MeasureName"]

MeasureName = Literal["count", "sum", "mean", "min", "max", "distinct"]
IndicatorKind = Literal["stock", "flow"]
HedgeWord = Literal["over", "many", "nearly", "at_least"]


class Expression(NamedTuple):
    """The text of a filter, formula, condition or check, and the place of its first character."""

    text: str
    place: Place | None = None


class Measure(NamedTuple):
    """How the rows of a ledger become one value; every measure but `count` reads a column."""

    name: MeasureName
    column: str = ""

    def __str__(self) -> str:
        return f"{self.name}({self.column})" if self.column else self.name


class Hedge(NamedTuple):
    """An approximation: the value rounded to a multiple of `to`, and the word that says which way it was rounded.

    `over` 余, `many` 多 and `at_least` 以上 round down; `nearly` 近 rounds up.
    """

    to: float
    word: HedgeWord


class Indicator(NamedTuple):
    """A definition that gives one value for every area and period.

    Either `ledger` and `measure` (with an optional row filter `where`) or `formula` is set. A `stock` is counted as
    of the end of a period, a `flow` over it. `by` names the ledger's column of a breakdown. `target` is the value to
    reach, or the name of the indicator that holds it. `rank` says which end of the list is first among peers.
    `suppress` says whether small values are hidden; None leaves it to the unit. The values of `additive` indicators for
    the areas below add up to that of the area, with what stands at the area itself.
    """

    name: str
    title: Text
    unit: Unit
    place: Place | None = None
    kind: IndicatorKind = "flow"
    ledger: str = ""
    where: Expression | None = None
    measure: Measure | None = None
    formula: Expression | None = None
    by: str = ""
    decimals: int = 0
    hedge: Hedge | None = None
    target: float | str | None = None
    rank: Literal["", "high", "low"] = ""
    suppress: bool | None = None
    additive: bool = False
