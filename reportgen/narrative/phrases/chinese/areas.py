"""Chinese areas: 石桥村（99.2%）、竹林村（98.1%）, 13个乡镇中有9个达到年度目标."""

from reportgen.narrative.phrases.areas import Areas, Reached, Standing
from reportgen.narrative.phrases.chinese.lists import joined
from reportgen.narrative.phrases.chinese.numerals import numeral
from reportgen.nouns.area import Area

__all__ = ["ChineseAreas"]

_LEVELS = {"province": "省", "city": "市（州）", "county": "县（市、区）", "township": "乡镇", "village": "村（社区）"}
_KINDS = ("自治县", "县", "市", "区", "街道", "镇", "乡", "社区", "村", "省")


class ChineseAreas(Areas):
    """The areas below in Chinese."""

    def _standing(self, standings: list[Standing]) -> str:
        between = "；" if any(len(standing.names) > 2 for standing in standings) else "、"
        return between.join(f"{joined(one.names)}（{_place(one)}{one.amount}）" for one in standings)

    def _reaching(self, reached: Reached) -> str:
        count, every = reached.reaching, len(reached.areas)
        areas = f"{'有数据的' if reached.partial else ''}{every}个{_kind(reached.areas)}"
        if count == every:
            return f"{areas}全部达到{reached.goal}"
        return f"{areas}中有{count}个达到{reached.goal}" if count else f"{areas}均未达到{reached.goal}"

    def _goal_words(self, yearly: bool) -> str:
        return "年度目标" if yearly else "目标"


def _place(standing: Standing) -> str:
    if len(standing.names) == 1:
        return ""
    if standing.end == "top":
        return f"并列第{numeral(standing.place)}，"
    return "并列末位，" if standing.place == 1 else f"并列倒数第{numeral(standing.place)}，"


def _kind(areas: tuple[Area, ...]) -> str:
    """Name the areas by what all their names end in, else by their level."""
    for kind in _KINDS:
        if all(area.name.endswith(kind) for area in areas):
            return kind
    levels = {area.level for area in areas}
    if levels == {"township"} and any(area.name.endswith("街道") for area in areas):
        return "乡镇（街道）"
    return _LEVELS.get(levels.pop(), "单位") if len(levels) == 1 else "单位"
