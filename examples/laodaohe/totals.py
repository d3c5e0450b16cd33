"""The totals that the made ledgers of Laodaohe add up to, and the places that share them.

Published are the figures that the README lists. All else is invented: whom the inflow consists of by age and origin,
what was due where only a rate is known, the courses, the records, the survey, and the weights of the places.
"""

from dataclasses import dataclass

__all__ = ["BIRTHS", "CAME_FROM", "PEOPLE", "PERIOD", "PLACES", "TOTALS", "TOWN", "TOWN_CODE", "WENT_TO", "Place"]

TOWN = "捞刀河镇"
TOWN_CODE = "430105020"
PERIOD = "2012-03"

TOTALS = {
    "hectares": 9400, "residents": 47150, "inflow_2008": 5230, "outflow": 1076,
    "leaflets": 20380, "banners": 87, "slogans": 551, "windows": 30, "vehicles": 42, "pictures": 11199, "boxes": 3046,
    "examined": 8943, "due": 9125,
    "own_households": 124, "own_grants": 28800, "village_households": 2240, "village_grants": 549700,
    "oil": 763, "rice": 773, "pork": 720,
    "trained": 50, "course_days": 3,
    "to_record": 54454, "recorded": 54073, "sampled": 2700, "accurate": 2663, "to_answer": 862, "answered": 781,
    "asked": 1080, "aware": 1034, "in_need": 2330, "supplied": 2312,
}  # fmt: skip
PEOPLE = {"married": 1203, "unmarried": 440, "elder_women": 552, "girls": 610, "men": 4499}
BIRTHS = {"男": 134, "女": 122}
CAME_FROM = {
    "本省其他市": 412, "本市其他区": 96, "湖北省": 118, "江西省": 92, "四川省": 64, "贵州省": 51, "河南省": 44,
    "广东省": 31, "安徽省": 23, "重庆市": 21, "浙江省": 19, "福建省": 16, "广西壮族自治区": 13,
}  # fmt: skip
WENT_TO = {"广东省": 420, "本省其他市": 210, "浙江省": 130, "上海市": 90, "本市其他区": 80, "福建省": 40, "北京市": 30}


@dataclass(frozen=True, slots=True)
class Place:
    """A village or community and its weights: land, people who live there, people who came, distribution points."""

    name: str
    kind: str
    land: int
    people: int
    arrivals: int
    points: tuple[str, ...] = ()


PLACES = (
    Place("江湾社区", "社区", 18, 310, 610, ("社区服务站", "集贸市场")),
    Place("车站社区", "社区", 14, 265, 480, ("社区服务站", "车站")),
    Place("新桥社区", "社区", 16, 240, 390, ("社区服务站",)),
    Place("大塘村", "村", 38, 205, 350, ("卫生室", "企业")),
    Place("石岭村", "村", 41, 190, 270, ("卫生室", "企业")),
    Place("檀树村", "村", 35, 176, 210, ("卫生室",)),
    Place("荷塘湾村", "村", 33, 168, 160, ("卫生室",)),
    Place("樟木桥村", "村", 37, 172, 142, ("卫生室",)),
    Place("金星村", "村", 36, 160, 118, ("卫生室",)),
    Place("竹山塘村", "村", 40, 158, 104, ("卫生室",)),
    Place("沙洲村", "村", 29, 149, 96, ("卫生室",)),
    Place("望江村", "村", 31, 152, 88),
    Place("白泉村", "村", 42, 147, 76),
    Place("桐子坡村", "村", 44, 141, 63),
    Place("双溪村", "村", 39, 150, 58),
    Place("太平桥村", "村", 34, 155, 55),
    Place("长冲村", "村", 46, 133, 49),
    Place("枫树坪村", "村", 45, 138, 44),
    Place("罗家坳村", "村", 43, 126, 40),
    Place("古井村", "村", 32, 144, 37),
    Place("油铺村", "村", 30, 137, 35),
    Place("柏叶村", "村", 41, 129, 32),
    Place("杨梅冲村", "村", 47, 118, 29),
    Place("花园塘村", "村", 35, 140, 27),
    Place("茶亭村", "村", 44, 122, 25),
    Place("青石村", "村", 48, 114, 22),
    Place("联合村", "村", 38, 131, 20),
)
