"""Write the ledgers of the example town Wuyanquan, 2012, beside this script.

    python make_ledgers.py [FOLDER]

The totals that were published are named in the README beside this script; all others are invented, and so are the
villages and every row. No row stands for a real person. Needs openpyxl.
"""

import random
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from common.files import write_csv, write_workbook
from common.people import Person, Register, draw, mark, numbered
from common.places import AREA_HEADERS, village_areas
from common.sharing import MONTHS, QUARTERS, Plan, Row, among, apportion, by_date, spread, workday

YEAR = 2012
TOWN, TOWN_CODE = "五眼泉镇", "420581106"
# Each place with the weight of those who live there, and of those who come and go.
VILLAGES = {
    "栗树坪村": (96, 9), "青岩村": (112, 12), "双泉村": (135, 18), "竹山村": (88, 8), "云雾村": (74, 7),
    "柏林坡村": (103, 11), "杉木湾村": (91, 9), "清水塘村": (127, 15), "茶园村": (118, 13), "梨花坪村": (82, 7),
    "长岭村": (99, 10),
}  # fmt: skip
COMMUNITIES = {"泉水社区": (164, 31)}
PLACES = VILLAGES | COMMUNITIES
RESIDENTS = {place: weight for place, (weight, _) in PLACES.items()}
MOVERS = {place: weight for place, (_, weight) in PLACES.items()}
POPULATION = 18412

REGISTER = Register(
    YEAR,
    came_from={"本市其他区": 160, "本省其他市": 210, "湖南省": 45, "重庆市": 40, "四川省": 18, "河南省": 12},
    went_to={
        "广东省": 520, "本省其他市": 330, "浙江省": 240, "本市其他区": 190, "江苏省": 110, "福建省": 90, "上海市": 60,
    },
    marks=("各项服务落实",),
)  # fmt: skip
ARRIVED = {"married": 214, "unmarried": 38, "elder_women": 9, "girls": 11, "men": 214}
LEFT = {"married": 571, "unmarried": 95, "elder_women": 24, "girls": 22, "men": 880}
NOT_FULLY_SERVED = 187

HEALTH_CHECKS = 3128
LETTERS, COUPLES, TRAINED, LEARNERS = 12, 68, 156, 24
ITEMS = (("宣传品", 538, (1, 5, 9)), ("免费药具", 216, QUARTERS), ("宣传栏", 24, (3,)), ("群众活动室", 12, (4,)))
ACTIVITIES = (
    (1, "双泉村", "返乡座谈", 46), (1, "泉水社区", "政策咨询", 71), (3, "茶园村", "文艺演出", 88),
    (5, "泉水社区", "文艺演出", 104), (5, "清水塘村", "健康讲座", 57), (7, "青岩村", "健康讲座", 49),
    (9, "长岭村", "政策咨询", 38), (10, "柏林坡村", "返乡座谈", 36), (12, "杉木湾村", "健康讲座", 34),
)  # fmt: skip
COLLECTORS = 66
COMPARED, CORRECT = 1240, 1221
RECHECKED_IN_EACH, DIFFERED = 20, 9


def area_rows() -> list[Row]:
    """Return the areas from the province down; the villages and the community have invented names and codes."""
    above = [
        ("42", "湖北省", "province", "", "Hubei Province"),
        ("4205", "宜昌市", "city", "42", "Yichang City"),
        ("420581", "宜都市", "county", "4205", "Yidu City"),
        (TOWN_CODE, TOWN, "township", "420581", "Wuyanquan Town"),
    ]
    return [*above, *village_areas(TOWN_CODE, list(COMMUNITIES), list(VILLAGES))]


def person_rows() -> list[Row]:
    """Return everyone who came or left, in the order of registration."""
    rng = random.Random("wuyanquan persons")
    people: list[Person] = []
    for flow, totals in (("流入", ARRIVED), ("流出", LEFT)):
        for place, numbers in among(totals, MOVERS).items():
            people += [found for kind in draw(rng, REGISTER, place, numbers, flow).values() for found in kind]
    mark(people, "各项服务落实", without=rng.sample(people, NOT_FULLY_SERVED))
    return numbered(rng, people)


def population_rows() -> list[Row]:
    """Return one row for each village and the community."""
    counts = apportion(POPULATION, list(RESIDENTS.values()))
    kinds = ["村"] * len(VILLAGES) + ["社区"] * len(COMMUNITIES)
    return [(YEAR, *row) for row in zip(PLACES, kinds, counts, strict=True)]


def service_rows() -> list[Row]:
    """Return the services: health checks all came, the others have no number due."""
    rng = random.Random("wuyanquan services")
    checks = spread(rng, YEAR, Plan("健康检查", HEALTH_CHECKS, QUARTERS, MOVERS))
    plans = (
        Plan("签订责任书", LETTERS, (2,), dict.fromkeys(PLACES, 1)),
        Plan("春节孕前优生检查", COUPLES, (1,), MOVERS),
    )
    rows = [row for plan in plans for row in spread(rng, YEAR, plan)]
    for month, trained in zip(QUARTERS, apportion(TRAINED, (1, 1, 1, 1)), strict=True):
        rows.append((YEAR, workday(rng, YEAR, month), TOWN, "业务培训", trained))
    for month, learners in zip((4, 10), apportion(LEARNERS, (1, 1)), strict=True):
        rows.append((YEAR, workday(rng, YEAR, month), TOWN, "外出学习", learners))
    for month in MONTHS[::2]:
        rows.append((YEAR, workday(rng, YEAR, month), TOWN, "工作例会", rng.randint(20, 28)))
    return by_date([*((*row, row[4]) for row in checks), *((*row[:4], "", row[4]) for row in rows)])


def publicity_rows() -> list[Row]:
    """Return what was handed out and put up."""
    rng = random.Random("wuyanquan publicity")
    plans = [Plan(item, total, months, RESIDENTS) for item, total, months in ITEMS]
    return by_date(row for plan in plans for row in spread(rng, YEAR, plan))


def activity_rows() -> list[Row]:
    """Return the activities with how many took part."""
    rng = random.Random("wuyanquan activities")
    return by_date((YEAR, workday(rng, YEAR, month), place, kind, many) for month, place, kind, many in ACTIVITIES)


def staff_rows() -> list[Row]:
    """Return who serves each grid: one manager, and collectors by the number of residents."""
    managers: list[Row] = [(YEAR, place, "网格管理员", 1) for place in PLACES]
    shares = zip(PLACES, apportion(COLLECTORS, list(RESIDENTS.values())), strict=True)
    return [*managers, *((YEAR, place, "信息采集员", share) for place, share in shares)]


def record_rows(people: Sequence[Row]) -> list[Row]:
    """Return for each place how many records there should be and are, and what comparing and visits found."""
    rng = random.Random("wuyanquan records")
    differed = rng.sample(list(PLACES), DIFFERED)
    weights = list(MOVERS.values())
    compared = zip(PLACES, apportion(COMPARED, weights), apportion(COMPARED - CORRECT, weights), strict=True)
    found = []
    for place, many, wrong in compared:
        registered = sum(row[2] == place for row in people)
        agreed = RECHECKED_IN_EACH - (place in differed)
        found.append((YEAR, place, registered, registered, many, many - wrong, RECHECKED_IN_EACH, agreed))
    return found


def main(folder: Path) -> None:
    """Write every ledger into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    people, when = person_rows(), ("年度", "日期", "村（社区）")
    write_csv(folder / "areas.csv", AREA_HEADERS, area_rows())
    write_csv(folder / "persons-2012.csv", REGISTER.headers, people)
    above, headers = (f"{TOWN}人口台账", "单位：人"), ("年度", "村（社区）", "类型", "总人口")
    write_workbook(folder / "population.xlsx", "人口台账", above, headers, population_rows())
    write_csv(folder / "services.csv", (*when, "服务项目", "应服务数", "服务数"), service_rows(), "gb18030")
    write_csv(folder / "publicity.csv", (*when, "品名", "数量"), publicity_rows())
    write_csv(folder / "activities.csv", (*when, "活动", "参加人数"), activity_rows())
    write_csv(folder / "staff.csv", ("年度", "村（社区）", "岗位", "人数"), staff_rows())
    counted = ("应登记人数", "已登记人数", "核对记录数", "相符记录数", "入户抽查人数", "抽查相符人数")
    write_csv(folder / "records.csv", ("年度", "村（社区）", *counted), record_rows(people))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
