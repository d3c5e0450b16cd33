"""The totals that the made ledgers add up to, and the villages that share them.

Of 2018 these are published: population, married women, births, the amounts of the only-child health allowance, of the
town awards, of the hardship grants and of the scholarships, the 70 recipients at 720 yuan each, the eight villages
that were given computers and printers, the share of villages online, and the women checked (published as over 1,600).
All else is invented, and so is the whole of 2017.
"""

from dataclasses import dataclass

__all__ = ["BENEFITS", "COUNTY", "COUNTY_CODE", "PLACES", "TOTALS", "TOWN", "TOWN_CODE", "Benefit", "Place"]

COUNTY, COUNTY_CODE = "安和县", "990308"
TOWN, TOWN_CODE = "云溪镇", "990308102"

TOTALS: dict[int, dict[str, int]] = {
    2018: {
        "population": 31779, "married_women": 7267, "births": 428, "births_unvisited": 16,
        "online_before": 12, "equipped": 8, "full_time": 17, "part_time": 46, "rooms": 3,
        "meetings": 6, "inspections": 4, "trained": 212, "training": 5,
        "travellers": 18, "trip_days": 3, "trip_places": 4,
        "spring_leaflets": 5460, "banners": 32, "lectures": 5, "listeners": 386,
        "day_leaflets": 2300, "consulted": 540, "daily_leaflets": 880, "boards": 40, "broadcasts": 156, "posts": 48,
    },
    2017: {
        "population": 31512, "married_women": 7214, "births": 441, "births_unvisited": 26,
        "online_before": 8, "equipped": 4, "full_time": 15, "part_time": 44, "rooms": 2,
        "meetings": 5, "inspections": 4, "trained": 186, "training": 4,
        "travellers": 0, "trip_days": 0, "trip_places": 0,
        "spring_leaflets": 5120, "banners": 28, "lectures": 4, "listeners": 302,
        "day_leaflets": 1950, "consulted": 465, "daily_leaflets": 720, "boards": 40, "broadcasts": 148, "posts": 31,
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Benefit:
    """A benefit project of a year: whom it reached (households and people), the amount in yuan, its months."""

    item: str
    households: int
    people: int
    amount: int
    months: tuple[int, ...]


BENEFITS: dict[int, tuple[Benefit, ...]] = {
    2018: (
        Benefit("独生子女保健费", 702, 0, 82360, (6, 12)),
        Benefit("农村奖励扶助", 0, 70, 70 * 720, (10,)),
        Benefit("镇级家庭奖励", 6, 0, 6 * 1000, (12,)),
        Benefit("困难家庭补助", 14, 0, 14 * 300, (1, 9)),
        Benefit("助学金", 0, 12, 12 * 1500, (8,)),
        Benefit("免费健康检查", 0, 1634, 1634 * 50, (5,)),
        Benefit("孕前健康检查", 96, 0, 96 * 250, (3, 6, 9, 11)),
        Benefit("产后访视", 412, 0, 412 * 45, (2, 5, 8, 11)),
        Benefit("家庭意外保险", 530, 0, 530 * 60, (4,)),
        Benefit("节日慰问", 58, 0, 58 * 200, (1, 9)),
    ),
    2017: (
        Benefit("独生子女保健费", 715, 0, 83640, (6, 12)),
        Benefit("农村奖励扶助", 0, 64, 64 * 720, (10,)),
        Benefit("镇级家庭奖励", 5, 0, 5 * 1000, (12,)),
        Benefit("困难家庭补助", 12, 0, 12 * 300, (1, 9)),
        Benefit("助学金", 0, 9, 9 * 1500, (8,)),
        Benefit("免费健康检查", 0, 1487, 1487 * 50, (5,)),
        Benefit("孕前健康检查", 88, 0, 88 * 250, (3, 6, 9, 11)),
        Benefit("产后访视", 415, 0, 415 * 45, (2, 5, 8, 11)),
        Benefit("家庭意外保险", 468, 0, 468 * 60, (4,)),
        Benefit("节日慰问", 52, 0, 52 * 200, (1, 9)),
    ),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A village or community, the weight of its people, and whether it has staff of its own for the work."""

    name: str
    kind: str
    people: int


PLACES = (
    Place("上坪村", "村", 84),
    Place("枫树湾村", "村", 71),
    Place("洗马塘村", "村", 66),
    Place("长岭村", "村", 92),
    Place("白沙洲村", "村", 88),
    Place("石鼓村", "村", 59),
    Place("桐木冲村", "村", 47),
    Place("大岩村", "村", 63),
    Place("金竹村", "村", 54),
    Place("新屋场村", "村", 78),
    Place("双江口村", "村", 97),
    Place("茶园村", "村", 69),
    Place("龙井村", "村", 61),
    Place("古渡村", "村", 82),
    Place("松林村", "村", 44),
    Place("荷叶塘村", "村", 73),
    Place("梅子坳村", "村", 38),
    Place("杨柳村", "村", 76),
    Place("正街社区", "社区", 168),
    Place("河东社区", "社区", 141),
)
