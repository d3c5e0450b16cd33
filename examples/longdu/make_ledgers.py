"""Write the ledgers of the example community Longdu, 2013, beside this script.

    python make_ledgers.py [FOLDER]

The totals that were published are named in the README beside this script; all others are invented, and so is every
row. No row stands for a real person.
"""

import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from common.files import write_csv
from common.people import Register, draw, mark, numbered
from common.places import AREA_HEADERS, village_areas
from common.sharing import MONTHS, QUARTERS, Plan, Row, by_date, spread, workday

YEAR = 2013
COMMUNITY, SUBDISTRICT_CODE = "龙都社区", "370782002"
HERE = {COMMUNITY: 1}

REGISTER = Register(
    YEAR,
    came_from={
        "本省其他市": 150,
        "本市其他区": 60,
        "河南省": 24,
        "江苏省": 18,
        "河北省": 16,
        "黑龙江省": 14,
        "安徽省": 9,
    },
    went_to={"本省其他市": 3, "北京市": 1},
    marks=("孕期随访",),
)
ARRIVED = {"married": 107, "unmarried": 20, "elder_women": 7, "girls": 9, "men": 156}
LEFT = {"married": 2, "men": 2}
PREGNANT = 6

DONE = (
    ("上门走访", 412, MONTHS), ("新婚服务", 9, (2, 5, 10)), ("老年人健康服务", 23, (4, 10)),
    ("儿童预防接种", 38, QUARTERS),
)  # fmt: skip
HANDED_OUT = (("宣传品", 620, (1, 5, 10)), ("横幅", 6, (1,)), ("免费药具", 96, QUARTERS))
POLICE = "公安派出所"
# Of each inspection: the places seen, those where somebody was not registered.
SMALL, LARGE = (14, 0.3), (46, 1.6)
RETURNED = ((1, 3), (2, 2), (5, 1), (9, 2), (10, 3))


def area_rows() -> list[Row]:
    """Return the areas from the province down; the code of the community is invented."""
    above = [
        ("37", "山东省", "province", "", "Shandong Province"),
        ("3707", "潍坊市", "city", "37", "Weifang City"),
        ("370782", "诸城市", "county", "3707", "Zhucheng City"),
        (SUBDISTRICT_CODE, "龙都街道", "township", "370782", "Longdu Subdistrict"),
    ]
    return [*above, *village_areas(SUBDISTRICT_CODE, [COMMUNITY], [])]


def person_rows() -> list[Row]:
    """Return everyone who came or left, in the order of registration."""
    rng = random.Random("longdu persons")
    arrived = draw(rng, REGISTER, COMMUNITY, ARRIVED)
    mark(rng.sample([w for w in arrived["married"] if int(str(w["年龄"])) <= 38], PREGNANT), "孕期随访")
    left = draw(rng, REGISTER, COMMUNITY, LEFT, "流出")
    return numbered(rng, [found for drawn in (arrived, left) for kind in drawn.values() for found in kind])


def service_rows() -> list[Row]:
    """Return the services to each group and the visits."""
    rng = random.Random("longdu services")
    plans = [Plan(item, total, months, HERE) for item, total, months in DONE]
    return by_date(row for plan in plans for row in spread(rng, YEAR, plan))


def publicity_rows() -> list[Row]:
    """Return what was handed out and put up."""
    rng = random.Random("longdu publicity")
    plans = [Plan(item, total, months, HERE) for item, total, months in HANDED_OUT]
    return by_date(row for plan in plans for row in spread(rng, YEAR, plan))


def inspection_rows() -> list[Row]:
    """Return a small inspection every month and a large one every quarter, and the checks of the register."""
    rng = random.Random("longdu inspections")
    rows: list[Row] = []
    for month in MONTHS:
        rows.append((YEAR, workday(rng, YEAR, month), COMMUNITY, "月度小检查", POLICE, *_seen(rng, *SMALL), "", ""))
    for month, came, left in zip(QUARTERS, (24, 15, 12, 10), (13, 10, 9, 15), strict=True):
        rows.append(
            (
                YEAR,
                workday(rng, YEAR, month),
                COMMUNITY,
                "季度大检查",
                f"{POLICE}和用工单位",
                *_seen(rng, *LARGE),
                "",
                "",
            )
        )
        rows.append((YEAR, workday(rng, YEAR, month), COMMUNITY, "季度清查", "", "", "", came, left))
    return by_date(rows)


def _seen(rng: random.Random, places: int, lacking: float) -> tuple[int, int]:
    """Draw how many places an inspection saw, and at how many of them somebody was not registered."""
    return places + rng.randint(-3, 3), int(rng.uniform(0.6, 1.4) * lacking + 0.5)


def return_rows() -> list[Row]:
    """Return who came back from elsewhere; everyone was registered and visited."""
    rng = random.Random("longdu returns")
    return by_date((YEAR, workday(rng, YEAR, month), COMMUNITY, many, many, many) for month, many in RETURNED)


def main(folder: Path) -> None:
    """Write every ledger into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    when = ("年度", "日期", "村（社区）")
    write_csv(folder / "areas.csv", AREA_HEADERS, area_rows())
    write_csv(folder / "persons-2013.csv", REGISTER.headers, person_rows())
    write_csv(folder / "services.csv", (*when, "服务项目", "服务数"), service_rows(), "gb18030")
    write_csv(folder / "publicity.csv", (*when, "品名", "数量"), publicity_rows())
    found = ("检查类型", "会同单位", "检查处数", "登记不全处数", "新登记人数", "注销人数")
    write_csv(folder / "inspections.csv", (*when, *found), inspection_rows())
    write_csv(folder / "returns.csv", (*when, "返乡人数", "登记人数", "回访人数"), return_rows())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
