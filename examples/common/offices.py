"""Draw the ledgers of an office that inspects itself: its staff, the steps it took, its assets, inspection rounds."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from common.files import write_csv
from common.places import AREA_HEADERS
from common.sharing import Row, apportion, workday

__all__ = ["COUNTY", "Office", "write_office"]

YEAR = 2011
# An invented county of an invented city; the province is real.
COUNTY = (
    ("42", "湖北省", "province", "", "Hubei Province"),
    ("4299", "云岭市", "city", "42", "Yunling City"),
    ("429901", "青溪县", "county", "4299", "Qingxi County"),
)
ASSETS = ("公务用车", "办公设备", "办公家具")


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its area, its staff by group, how many of them are what, and what else its ledgers say.

    `papers` and `supplemented` are the papers filed and those that had to be completed; `assets` the entries and those
    that do not match by kind; `problems` those found and those put right by kind, over `rounds` inspection rounds.
    """

    area: tuple[str, str, str]
    groups: Mapping[str, int]
    women: int
    members: int
    team: int
    attendance: int
    notice_days: int
    papers: int
    supplemented: int
    assets: Mapping[str, tuple[int, int]]
    rounds: int = 0
    problems: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def staff(self) -> int:
        """Return how many work here."""
        return sum(self.groups.values())


def write_office(office: Office, folder: Path) -> None:
    """Write the ledgers of an office into a folder; the one of inspections only where there were any."""
    folder.mkdir(parents=True, exist_ok=True)
    code, name, name_en = office.area
    write_csv(folder / "areas.csv", AREA_HEADERS, [*COUNTY, (code, name, "office", COUNTY[-1][0], name_en)])
    people = ("申报类别", "性别", "政治面貌", "提交申报表", "材料核对", "违规", "材料份数", "补正份数")
    write_csv(folder / "staff.csv", ("年度", "单位", *people), _staff_rows(office))
    write_csv(folder / "steps.csv", ("年度", "日期", "单位", "环节", "人数", "天数"), _step_rows(office))
    assets = [(YEAR, name, kind, number, number - wrong) for kind, (number, wrong) in office.assets.items()]
    write_csv(folder / "assets.csv", ("年度", "单位", "资产类别", "账面数", "相符数"), assets)
    if office.rounds:
        found = ("轮次", "问题类别", "发现问题", "已整改")
        write_csv(folder / "rounds.csv", ("年度", "日期", "单位", *found), _round_rows(office))


def _staff_rows(office: Office) -> list[Row]:
    """Return a row for each member of staff; who is a woman or a party member is drawn."""
    rng = random.Random(f"{office.area[0]} staff")
    numbers = range(office.staff)
    women, members = set(rng.sample(numbers, office.women)), set(rng.sample(numbers, office.members))
    papers = apportion(office.papers, [rng.randint(3, 5) for _ in numbers])
    again = _drawn(rng, office.supplemented, papers)
    groups = [group for group, number in office.groups.items() for _ in range(number)]
    return [
        (
            *(YEAR, office.area[1], group, "女" if i in women else "男", "中共党员" if i in members else "其他"),
            *("是", "是", "否", papers[i], again[i]),
        )
        for i, group in enumerate(groups)
    ]


def _drawn(rng: random.Random, total: int, limits: list[int]) -> list[int]:
    """Share out a total by lot, to each no more than its limit."""
    lots = [i for i, limit in enumerate(limits) for _ in range(limit)]
    taken = rng.sample(lots, total)
    return [taken.count(i) for i in range(len(limits))]


def _step_rows(office: Office) -> list[Row]:
    """Return the steps: the team, the meeting, the public notice."""
    name = office.area[1]
    return [
        (YEAR, date(YEAR, 9, 5), name, "成立工作组", office.team, ""),
        (YEAR, date(YEAR, 9, 7), name, "动员会", office.attendance, ""),
        (YEAR, date(YEAR, 10, 17), name, "公示", "", office.notice_days),
    ]


def _round_rows(office: Office) -> list[Row]:
    """Return a row for each round and kind of problem."""
    rng = random.Random(f"{office.area[0]} rounds")
    days = [workday(rng, YEAR, 2 + turn) for turn in range(office.rounds)]
    rows: list[Row] = []
    for kind, (found, put_right) in office.problems.items():
        by_round = _drawn(rng, found, [found] * office.rounds)
        done = _drawn(rng, put_right, by_round)
        rows += [(YEAR, days[i], office.area[1], i + 1, kind, by_round[i], done[i]) for i in range(office.rounds)]
    return sorted(rows, key=lambda row: (str(row[1]), str(row[4])))
