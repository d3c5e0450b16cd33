"""What a chart shows, in a sentence or two: its alternative text, for those who do not see it."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, NamedTuple, Protocol

from reportgen.narrative.target import ChartSeries
from reportgen.nouns.tables import Chart, ChartKind
from reportgen.nouns.unit import Unit

__all__ = ["WORDS", "Shown", "Words"]

_FEW = 8
"""Up to how many values all of them are told."""


class Shown(NamedTuple):
    """What a chart shows; `hidden` is how many of its values are not told."""

    chart: Chart
    title: str
    unit: Unit
    decimals: int
    categories: Sequence[str]
    series: Sequence[ChartSeries]
    hidden: int


class Words(Protocol):
    """The words of a language for charts."""

    others: str

    def withheld(self, count: int) -> str:
        """Say how many values are not told."""

    def described(self, shown: Shown, wording: Any) -> str:
        """Return what a chart shows: all of few values, else the largest and the smallest of each series."""


class _Chinese:
    others = "其他"
    _kinds: ClassVar[dict[ChartKind, str]] = {
        "bar": "条形图",
        "column": "柱形图",
        "stacked": "堆积柱形图",
        "line": "折线图",
        "pie": "饼图",
        "doughnut": "圆环图",
    }

    def withheld(self, count: int) -> str:
        return f"另有{count}项数字为保护个人信息未列出"

    def described(self, shown: Shown, wording: Any) -> str:
        told = "；".join(self._told(shown, wording))
        hidden = f"{self.withheld(shown.hidden)}。" if shown.hidden else ""
        return f"{self._kinds[shown.chart.kind]}：{shown.title}。{told}。{hidden}"

    def _told(self, shown: Shown, wording: Any) -> Iterator[str]:
        whole = _is_short(shown)
        for name, values in _points(shown, wording):
            lead = f"{name}：" if len(shown.series) > 1 else ""
            if whole:
                yield lead + "，".join(f"{category}{text}" for category, _, text in values)
            else:
                high, low = _ends(values, self.others)
                yield f"{lead}共{len(values)}项，最高的是{high[0]}，{high[2]}；最低的是{low[0]}，{low[2]}"


class _English:
    others = "Other"
    _kinds: ClassVar[dict[ChartKind, str]] = {
        "bar": "Bar chart",
        "column": "Column chart",
        "stacked": "Stacked column chart",
        "line": "Line chart",
        "pie": "Pie chart",
        "doughnut": "Doughnut chart",
    }

    def withheld(self, count: int) -> str:
        return f"{count} more {'value is' if count == 1 else 'values are'} withheld to protect personal information"

    def described(self, shown: Shown, wording: Any) -> str:
        told = ". ".join(self._told(shown, wording))
        hidden = f" {self.withheld(shown.hidden)}." if shown.hidden else ""
        return f"{self._kinds[shown.chart.kind]}: {shown.title}. {told}.{hidden}"

    def _told(self, shown: Shown, wording: Any) -> Iterator[str]:
        whole = _is_short(shown)
        for name, values in _points(shown, wording):
            lead = f"{name}: " if len(shown.series) > 1 else ""
            if whole:
                yield lead + "; ".join(f"{category}, {text}" for category, _, text in values)
            else:
                high, low = _ends(values, self.others)
                yield f"{lead}{len(values)} values; the highest is {high[0]}, {high[2]}, the lowest {low[0]}, {low[2]}"


_Point = tuple[str, int | float, str]


def _points(shown: Shown, wording: Any) -> Iterator[tuple[str, list[_Point]]]:
    """Yield each series with its values: the category, the value, and the value in words."""
    for name, values in shown.series:
        yield (
            name,
            [
                (category, value, wording._quantity(value, shown.unit, shown.decimals))
                for category, value in zip(shown.categories, values, strict=True)
                if value is not None
            ],
        )


def _is_short(shown: Shown) -> bool:
    return sum(value is not None for _, values in shown.series for value in values) <= _FEW


def _ends(values: Sequence[_Point], others: str) -> tuple[_Point, _Point]:
    """Return the largest and the smallest, of equal ones the first; what others add up to is neither."""
    named = [point for point in values if point[0] != others]
    return max(named, key=lambda point: point[1]), min(named, key=lambda point: point[1])


WORDS: dict[str, Words] = {"zh": _Chinese(), "en": _English()}
