"""The words of tables beyond their figures: units, heads of columns of indicators, notes, what a table tells."""

from collections.abc import Sequence
from typing import Protocol

from reportgen.nouns.period import Period
from reportgen.nouns.unit import Unit

__all__ = ["TABLE_WORDS", "TableWords"]

_LEVELS = {
    "province": "省份",
    "city": "市（州）",
    "county": "县（市、区）",
    "township": "乡镇（街道）",
    "village": "村（社区）",
    "office": "单位",
}
_STOPS = "。.；; "


class TableWords(Protocol):
    """What a language says in and around tables."""

    indicators: str
    groups: str
    unit_column: str
    target_column: str
    points: str
    few_for_growth: str
    changes_before_rounding: str

    def level(self, level: str) -> str:
        """Return the head of a column of areas of a level."""

    def unit(self, unit: Unit) -> str:
        """Return a unit as it stands in a cell or in a head."""

    def unit_line(self, unit: str) -> str:
        """Return the line above a table whose figures have one unit."""

    def change_column(self, period: Period) -> str:
        """Return the head of a column of changes since the year before."""

    def with_unit(self, head: str, unit: str) -> str:
        """Return a head with the unit of its figures."""

    def amount(self, number: str, unit: str) -> str:
        """Return a change with its unit, in a column where units differ."""

    def sentence(self, text: str) -> str:
        """Return a note as one of several that a stop ends."""

    def source(self, text: str) -> str:
        """Return the line that says where figures come from."""

    def described(self, rows: int, heads: Sequence[str], totals: Sequence[str]) -> str:
        """Return what a table tells: how many rows, which columns, and the figures of its last row."""


class _Chinese:
    indicators = "指标"
    groups = "类别"
    unit_column = "单位"
    target_column = "目标"
    points = "百分点"
    few_for_growth = "上年不足20的，不计算增减的百分比"
    changes_before_rounding = "增减按四舍五入前的数计算"

    def level(self, level: str) -> str:
        return _LEVELS[level]

    def unit(self, unit: Unit) -> str:
        return (unit.zh.removeprefix("个") or unit.zh) if unit.kind == "count" else unit.zh

    def unit_line(self, unit: str) -> str:
        return f"单位：{unit}"

    def change_column(self, period: Period) -> str:
        return "比上年增减" if period.kind == "year" else "同比增减"

    def with_unit(self, head: str, unit: str) -> str:
        return f"{head}（{unit}）"

    def amount(self, number: str, unit: str) -> str:
        return f"{number}个{unit}" if unit == self.points else f"{number}{unit}"

    def sentence(self, text: str) -> str:
        return text.rstrip(_STOPS)

    def source(self, text: str) -> str:
        return f"资料来源：{text.rstrip(_STOPS)}。"

    def described(self, rows: int, heads: Sequence[str], totals: Sequence[str]) -> str:
        told = f"合计：{'，'.join(f'{head}{total}' for head, total in zip(heads, totals, strict=False))}。"
        return f"共{rows}行，各列为{'、'.join(heads)}。{told if totals else ''}"


class _English:
    indicators = "Indicator"
    groups = "Group"
    unit_column = "Unit"
    target_column = "Target"
    points = "points"
    few_for_growth = "No percentage is given of a change from fewer than 20"
    changes_before_rounding = "Changes are reckoned from figures before rounding"

    def level(self, level: str) -> str:
        return level.capitalize()

    def unit(self, unit: Unit) -> str:
        return "%" if unit.kind == "percent" else unit.en_plural

    def unit_line(self, unit: str) -> str:
        return f"Unit: {unit}"

    def change_column(self, period: Period) -> str:
        return "Change from a year earlier"

    def with_unit(self, head: str, unit: str) -> str:
        return f"{head} ({unit})"

    def amount(self, number: str, unit: str) -> str:
        if unit == self.points:
            return f"{number} {'point' if number in ('1', '-1') else unit}"
        return f"{number}{unit}"

    def sentence(self, text: str) -> str:
        return text.rstrip(_STOPS)

    def source(self, text: str) -> str:
        return f"Source: {text.rstrip(_STOPS)}."

    def described(self, rows: int, heads: Sequence[str], totals: Sequence[str]) -> str:
        told = "; ".join(f"{head}: {total}" for head, total in zip(heads, totals, strict=False))
        counted = f"{rows} row{'' if rows == 1 else 's'}"
        return f"{counted}; the columns are {', '.join(heads)}.{f' In total, {told}.' if totals else ''}"


TABLE_WORDS: dict[str, TableWords] = {"zh": _Chinese(), "en": _English()}
