"""The words of tables: units, heads, names of rows, notes, marks, what a table tells; charts have some of them too."""

import re
from collections.abc import Sequence
from typing import Protocol

from reportgen.nouns.indicator import Indicator
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
_LEAST = 2
"""The smallest threshold that hides anything."""
_UNSAID = frozenset({"time"})


class TableWords(Protocol):
    """What a language says in and around tables."""

    places: str
    categories: str
    indicators: str
    groups: str
    unit_column: str
    target_column: str
    share: str
    total_row: str
    no_category: str
    no_value: str
    withheld: str
    unsaid: str
    rounding: str
    points: str
    few_for_growth: str
    changes_before_rounding: str

    def level(self, level: str) -> str:
        """Return the head of a column of areas of a level."""

    def unassigned(self, level: str) -> str:
        """Return the name of the row of what is entered at the area itself; `level` is that of the other rows."""

    def heading(self, title: str) -> str:
        """Return the title of an indicator as the head of a column, or as the name of a row."""

    def head_unit(self, unit: Unit) -> str:
        """Return a unit as it stands in a head or beside an axis; an empty text where it is any that is counted."""

    def unit(self, unit: Unit) -> str:
        """Return a unit as it stands in a cell or in a line."""

    def unit_line(self, unit: str) -> str:
        """Return the line above a table whose figures have one unit."""

    def column(self, indicator: Indicator, given: str) -> str:
        """Return the head of a column, with the unit of its figures."""

    def share_column(self, given: str) -> str:
        """Return the head of a column of shares."""

    def change_column(self, period: Period) -> str:
        """Return the head of a column of changes since the year before."""

    def with_unit(self, head: str, unit: str) -> str:
        """Return a head with the unit of its figures."""

    def amount(self, number: str, unit: str) -> str:
        """Return a change with its unit, in a column where units differ."""

    def few(self, below: int) -> str:
        """Return what the mark of a small count means."""

    def sentence(self, text: str) -> str:
        """Return a note as one of several that a stop ends."""

    def note(self, sentences: Sequence[str]) -> str:
        """Return the note below a table or a chart."""

    def source(self, text: str) -> str:
        """Return the line that says where figures come from."""

    def described(self, rows: int, heads: Sequence[str], totals: Sequence[str]) -> str:
        """Return what a table tells: how many rows, which columns, and the figures of its last row."""


class _Chinese:
    places = "单位"
    categories = "类别"
    indicators = "指标"
    groups = "类别"
    unit_column = "单位"
    target_column = "目标"
    share = "占比"
    total_row = "合计"
    no_category = "未注明"
    no_value = "—"
    withheld = "…"
    unsaid = "“…”表示为保护个人信息而不列出的数字"
    rounding = "因四舍五入，各项占比之和不等于100%"
    points = "百分点"
    few_for_growth = "上年不足20的，不计算增减的百分比"
    changes_before_rounding = "增减按四舍五入前的数计算"

    def level(self, level: str) -> str:
        return _LEVELS[level]

    def unassigned(self, level: str) -> str:
        return "本级"

    def heading(self, title: str) -> str:
        return title

    def head_unit(self, unit: Unit) -> str:
        return unit.zh.removeprefix("个") if unit.kind == "count" else unit.zh

    def unit(self, unit: Unit) -> str:
        return self.head_unit(unit) or unit.zh

    def unit_line(self, unit: str) -> str:
        return f"单位：{unit}"

    def column(self, indicator: Indicator, given: str) -> str:
        unit, head = self.head_unit(indicator.unit), given or indicator.title.zh
        return self.with_unit(head, unit) if unit else head

    def share_column(self, given: str) -> str:
        return self.with_unit(given or self.share, "%")

    def change_column(self, period: Period) -> str:
        return "比上年增减" if period.kind == "year" else "同比增减"

    def with_unit(self, head: str, unit: str) -> str:
        return f"{head}（{unit}）"

    def amount(self, number: str, unit: str) -> str:
        return f"{number}个{unit}" if unit == self.points else f"{number}{unit}"

    def few(self, below: int) -> str:
        return f"“<{below}”表示{'1' if below == _LEAST else f'1至{below - 1}'}"

    def sentence(self, text: str) -> str:
        return text.rstrip(_STOPS)

    def note(self, sentences: Sequence[str]) -> str:
        return f"注：{'；'.join(sentences)}。"

    def source(self, text: str) -> str:
        return f"资料来源：{text.rstrip(_STOPS)}。"

    def described(self, rows: int, heads: Sequence[str], totals: Sequence[str]) -> str:
        told = f"合计：{'，'.join(f'{head}{total}' for head, total in zip(heads, totals, strict=False))}。"
        return f"共{rows}行，各列为{'、'.join(heads)}。{told if totals else ''}"


class _English:
    places = "Place"
    categories = "Category"
    indicators = "Indicator"
    groups = "Group"
    unit_column = "Unit"
    target_column = "Target"
    share = "Share"
    total_row = "Total"
    no_category = "Not stated"
    no_value = "–"
    withheld = "…"
    unsaid = '"…" stands for a figure that is withheld to protect personal information'
    rounding = "Shares do not add up to 100 percent because of rounding"
    points = "points"
    few_for_growth = "No percentage is given of a change from fewer than 20"
    changes_before_rounding = "Changes are reckoned from figures before rounding"

    def level(self, level: str) -> str:
        return level.capitalize()

    def unassigned(self, level: str) -> str:
        return f"Not assigned to {'an' if level == 'office' else 'a'} {level}"

    def heading(self, title: str) -> str:
        return title[:1].upper() + title[1:]

    def head_unit(self, unit: Unit) -> str:
        return "%" if unit.kind == "percent" else unit.en_plural

    def unit(self, unit: Unit) -> str:
        return self.head_unit(unit)

    def unit_line(self, unit: str) -> str:
        return f"Unit: {unit}"

    def column(self, indicator: Indicator, given: str) -> str:
        unit, head = indicator.unit, given or self.heading(indicator.title.en)
        return head if unit.kind == "count" and _says(head, unit) else self.with_unit(head, self.head_unit(unit))

    def share_column(self, given: str) -> str:
        return self.with_unit(given or self.share, "%")

    def change_column(self, period: Period) -> str:
        return "Change from a year earlier"

    def with_unit(self, head: str, unit: str) -> str:
        return f"{head} ({unit})"

    def amount(self, number: str, unit: str) -> str:
        if unit == self.points:
            return f"{number} {'point' if number in ('1', '-1') else unit}"
        return f"{number}{unit}"

    def few(self, below: int) -> str:
        most = "1" if below == _LEAST else f"1 to {below - 1}"
        return f'"<{below}" stands for {most}'

    def sentence(self, text: str) -> str:
        return text.rstrip(_STOPS)

    def note(self, sentences: Sequence[str]) -> str:
        return f"Note: {'. '.join(sentences)}."

    def source(self, text: str) -> str:
        return f"Source: {text.rstrip(_STOPS)}."

    def described(self, rows: int, heads: Sequence[str], totals: Sequence[str]) -> str:
        told = "; ".join(f"{head}: {total}" for head, total in zip(heads, totals, strict=False))
        counted = f"{rows} row{'' if rows == 1 else 's'}"
        return f"{counted}; the columns are {', '.join(heads)}.{f' In total, {told}.' if totals else ''}"


def _says(head: str, unit: Unit) -> bool:
    """Say whether the head of a column says already what is counted: Repairs (times), Visits (visits)."""
    words = set(re.findall(r"[a-z]+", head.lower()))
    return unit.key in _UNSAID or not {unit.en, unit.en_plural}.isdisjoint(words)


TABLE_WORDS: dict[str, TableWords] = {"zh": _Chinese(), "en": _English()}
