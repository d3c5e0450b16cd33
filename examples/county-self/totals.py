"""The totals that the made ledgers add up to, and the townships and villages that share them.

Of 2007 these are published for the county as a whole: people out and in, married women of childbearing age among both,
the two certificate rates, and births over three years. All else is invented: townships, villages, every split, the
other casework, and 2006.
"""

from dataclasses import dataclass

__all__ = ["BIRTHS", "CASEWORK", "CITY", "COUNTY", "PEOPLE", "TOWNSHIPS", "Township"]

CITY, COUNTY = ("9902", "新州市", "Xinzhou City"), ("990207", "宁溪县", "Ningxi County")

# People by flow and kind, as the drawing of persons names the kinds.
PEOPLE: dict[str, dict[str, int]] = {
    "流出": {"married": 3968, "unmarried": 420, "elder_women": 90, "girls": 36, "men": 2700},
    "流入": {"married": 89, "unmarried": 24, "elder_women": 12, "girls": 10, "men": 120},
}
BIRTHS = {2005: 29, 2006: 31, 2007: 32}
# What was due and what was left undone, by item and year. None: what is due follows from the ledger of persons.
CASEWORK: dict[str, dict[int, tuple[int | None, int]]] = {
    "流出办证": {2006: (5820, 506), 2007: (None, 0)},
    "流入验证": {2006: (214, 6), 2007: (None, 0)},
    "流出联系": {2006: (6655, 1336), 2007: (None, 1203)},
    "信息核查": {2006: (1260, 98), 2007: (1480, 79)},
    "协查反馈": {2006: (342, 84), 2007: (386, 68)},
    "部门通报": {2006: (96, 31), 2007: (96, 25)},
    "信息员到岗": {2006: (36, 7), 2007: (36, 5)},
    "留守家庭走访": {2006: (2740, 915), 2007: (2960, 702)},
}


@dataclass(frozen=True, slots=True)
class Township:
    """A township: its name, the weights of people who left and came and of work left undone, its villages."""

    name: str
    left: int
    came: int
    undone: int
    villages: tuple[str, ...]

    @property
    def backlog(self) -> int:
        """Weigh a township by its people and by how much of its work is left undone."""
        return self.left * self.undone

    @property
    def lag(self) -> int:
        """Weigh a township by how much of a few things, the same number everywhere, is left undone."""
        return self.undone + 20


TOWNSHIPS = (
    Township("城关镇", 310, 52, 100, ("东门社区", "西街社区", "南关村", "北坝村", "柳塘村", "高桥村")),
    Township("白马镇", 190, 21, 62, ("白马街社区", "石牌村", "新田村", "枣树坪村", "大湾村")),
    Township("龙泉镇", 150, 12, 38, ("龙泉村", "双凤村", "金盆村", "马鞍村", "桂花村")),
    Township("双溪乡", 82, 6, 16, ("溪口村", "上溪村", "竹园村", "茶山村")),
    Township("大坪乡", 64, 4, 13, ("大坪村", "红岩村", "青杠村", "松坡村")),
    Township("青石乡", 55, 3, 11, ("青石村", "板桥村", "岩脚村", "水井村")),
    Township("云雾乡", 41, 3, 9, ("云雾村", "高寨村", "冷水村", "梨树村")),
    Township("桃源乡", 33, 3, 8, ("桃源村", "麻柳村", "核桃村", "清水村")),
)
