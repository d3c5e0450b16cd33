"""Anomalies in words, in the language of those who read the list of exceptions."""

from collections.abc import Mapping, Sequence

from reportgen.messages import message, where_text
from reportgen.nouns.anomaly import Anomaly, AnomalyKind, Seriousness
from reportgen.nouns.area import Areas
from reportgen.nouns.indicator import Indicator
from reportgen.nouns.issue import Issue
from reportgen.nouns.unit import Text

__all__ = ["KINDS", "MEANINGS", "SERIOUSNESS_WORDS", "Wording"]

KINDS: dict[AnomalyKind, Text] = {
    "failed": Text("报告未生成", "report failed"),
    "sum": Text("合计不符", "sum differs"),
    "restated": Text("往期数有变", "figure restated"),
    "redefined": Text("口径有变", "definition changed"),
    "same-text": Text("文字雷同", "same text"),
    "change": Text("变化异常", "unusual change"),
    "peers": Text("同级中异常", "unusual among peers"),
    "kept": Text("人工改动", "edited by hand"),
    "warning": Text("提醒", "warning"),
}
MEANINGS: dict[AnomalyKind, Text] = {
    "failed": Text("改正说明所列的问题后再生成", "mend what the explanation says, and build again"),
    "sum": Text(
        "核对下级地区与本级的台账：数值是下级地区之和，对照值是本级的数",
        "compare the ledgers of both levels: the value is the sum of the areas below, compared with the area's own",
    ),
    "restated": Text(
        "往期数与当时上报的不同：确属更正的，应在报告中说明",
        "a past figure is not what was reported then: if it was corrected, the report should say so",
    ),
    "redefined": Text(
        "两年口径不同，不能直接比较增减", "the definitions of both years differ: do not compare their figures"
    ),
    "same-text": Text(
        "可能是照抄，也可能是几处都没有数字", "one may be a copy of the other, or neither has any figures to tell"
    ),
    "change": Text("核对两期的原始记录，查明是漏报、错报还是实情", "look up the rows of both periods: slip or fact"),
    "peers": Text("核对原始记录，查明是漏报、错报还是实情", "look up the rows: slip or fact"),
    "kept": Text("文件改动过，没有覆盖；数字可能已过时", "the file was left as it is; its figures may be out of date"),
    "warning": Text("报告已写出，但说明所列的情况应当看一看", "the report was written; look at what is warned of"),
}
SERIOUSNESS_WORDS: dict[Seriousness, Text] = {
    "high": Text("高", "high"),
    "medium": Text("中", "medium"),
    "low": Text("低", "low"),
}
_MOST_NAMES = 10


class Wording:
    """Says what anomalies are in one language."""

    def __init__(self, lang: str, areas: Areas, indicators: Mapping[str, Indicator]) -> None:
        self.lang = lang
        self._areas = areas
        self._indicators = indicators

    def explanation(self, anomaly: Anomaly) -> str:
        """Return what is said of an anomaly, and what else there is to say."""
        said = (self._said(one, anomaly.areas) for one in (anomaly.issue, *anomaly.more))
        return ("；" if self.lang == "zh" else "; ").join(said)

    def figure(self, name: str) -> str:
        """Return the name of an indicator."""
        indicator = self._indicators.get(name)
        return indicator.title[self.lang] if indicator else name

    def lineage(self, code: str) -> dict[str, str]:
        """Return the names of an area and of those above it by their levels."""
        return {area.level: area.named(self.lang) for area in self._areas.lineage(code)}

    def names(self, codes: Sequence[str]) -> str:
        """Return the names of some areas, the first few of many, each with the one above it."""
        comma, end = ("、", "……") if self.lang == "zh" else (", ", " …")
        names = comma.join(self._name(code) for code in codes[:_MOST_NAMES])
        return names + end if len(codes) > _MOST_NAMES else names

    def _name(self, code: str) -> str:
        if code not in self._areas:
            return code
        area = self._areas[code]
        above = self._areas.lineage(area.parent)[:1]
        if self.lang == "zh":
            return "".join(one.name for one in (*above, area))
        return ", ".join(one.name_en for one in (area, *above))

    def _said(self, issue: Issue, areas: Sequence[str]) -> str:
        named = issue._replace(values=(*issue.values, ("areas", self.names(areas)))) if areas else issue
        where = where_text(issue.place, self.lang) + ": " if issue.place else ""
        return where + message(named, self.lang)
