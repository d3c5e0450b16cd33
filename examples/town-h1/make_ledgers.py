"""Write the ledgers of an example town for the first half of 2012 beside this script.

    python make_ledgers.py [FOLDER]

The totals that were published are named in the README beside this script; all others are invented, and so are the
town with its county and villages, and every row. No row stands for a real person.
"""

import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from common.files import write_csv
from common.people import Person, Register, draw, mark, numbered
from common.places import AREA_HEADERS, village_areas
from common.sharing import MONTHS, Plan, Row, among, by_date, spread, workday

YEAR, PERIOD = 2012, "2012年上半年"
HALF = MONTHS[:6]
TOWN, TOWN_CODE = "枫桥铺镇", "990101102"
# Each place with the weights of those who came and of those who left.
VILLAGES = {
    "官塘村": (14, 21), "石板桥村": (9, 26), "新店村": (17, 18), "柳溪村": (7, 24), "上坪村": (4, 29),
    "茶亭村": (11, 20), "大垄村": (5, 27), "河湾村": (8, 23),
}  # fmt: skip
COMMUNITIES = {"枫桥社区": (42, 13), "车站社区": (29, 9)}
PLACES = COMMUNITIES | VILLAGES
CAME = {place: weight for place, (weight, _) in PLACES.items()}
WENT = {place: weight for place, (_, weight) in PLACES.items()}

REGISTER = Register(
    YEAR,
    came_from={"本省其他市": 420, "本市其他区": 260, "河南省": 140, "安徽省": 110, "四川省": 75, "贵州省": 60},
    went_to={"广东省": 610, "浙江省": 420, "本省其他市": 330, "上海市": 210, "本市其他区": 170, "江苏省": 140},
    marks=("持有婚育证明", "证件核验", "建立档案", "跟踪联系"),
    months=HALF,
    period=PERIOD,
)
ARRIVED = {"married": 364, "unmarried": 56, "elder_women": 58, "girls": 61, "men": 816}
LEFT = {"married": 748, "unmarried": 152, "elder_women": 47, "girls": 66, "men": 1223}
WITHOUT_CERTIFICATE, WITHOUT_FILE, OUT_OF_TOUCH = 42, 53, 399

DONE = (("上门走访", 864), ("催办通知书", WITHOUT_CERTIFICATE))
EXCHANGED = (("平台协查", 286), ("电话信函通报", 124))
MEETINGS, TRAINED = 6, ((3, 34), (6, 38))


def area_rows() -> list[Row]:
    """Return the county, the town and its villages, all invented."""
    above = [
        ("990101", "临溪县", "county", "", "Linxi County"),
        (TOWN_CODE, TOWN, "township", "990101", "Fengqiaopu Town"),
    ]
    return [*above, *village_areas(TOWN_CODE, list(COMMUNITIES), list(VILLAGES))]


def arrived(rng: random.Random) -> list[Person]:
    """Make everyone who came, and mark who holds a certificate and who has a file."""
    everyone: list[Person] = []
    women: list[Person] = []
    for place, numbers in among(ARRIVED, CAME).items():
        drawn = draw(rng, REGISTER, place, numbers)
        women += drawn["married"] + drawn["unmarried"]
        everyone += [found for people in drawn.values() for found in people]
    without = rng.sample(women, WITHOUT_CERTIFICATE)
    for header in ("持有婚育证明", "证件核验"):
        mark(women, header, without=without)
    mark(everyone, "建立档案", without=rng.sample(everyone, WITHOUT_FILE))
    return everyone


def left(rng: random.Random) -> list[Person]:
    """Make everyone who left, and mark with whom the town is in touch; all of them have a file."""
    people = [
        found
        for place, numbers in among(LEFT, WENT).items()
        for kind in draw(rng, REGISTER, place, numbers, "流出").values()
        for found in kind
    ]
    mark(people, "建立档案")
    mark(people, "跟踪联系", without=rng.sample(people, OUT_OF_TOUCH))
    return people


def person_rows() -> list[Row]:
    """Return everyone who came or left, in the order of registration."""
    rng = random.Random("town-h1 persons")
    return numbered(rng, [*arrived(rng), *left(rng)])


def population_rows() -> list[Row]:
    """Return what kind each place is."""
    return [(PERIOD, place, "社区" if place in COMMUNITIES else "村") for place in PLACES]


def service_rows() -> list[Row]:
    """Return visits, reminders, meetings and training."""
    rng = random.Random("town-h1 services")
    rows = [row for item, total in DONE for row in spread(rng, YEAR, Plan(item, total, HALF, CAME), PERIOD)]
    for month in HALF[:MEETINGS]:
        rows.append((PERIOD, workday(rng, YEAR, month), TOWN, "工作例会", rng.randint(14, 18)))
    for month, trained in TRAINED:
        rows.append((PERIOD, workday(rng, YEAR, month), TOWN, "业务培训", trained))
    return by_date(rows)


def information_rows() -> list[Row]:
    """Return what was exchanged with the places that people came from and went to."""
    rng = random.Random("town-h1 information")
    plans = [Plan(way, total, HALF, CAME) for way, total in EXCHANGED]
    return by_date(row for plan in plans for row in spread(rng, YEAR, plan, PERIOD))


def main(folder: Path) -> None:
    """Write every ledger into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    when = ("年度", "日期", "村（社区）")
    write_csv(folder / "areas.csv", AREA_HEADERS, area_rows())
    write_csv(folder / "persons-2012H1.csv", REGISTER.headers, person_rows())
    write_csv(folder / "population.csv", ("年度", "村（社区）", "类型"), population_rows())
    write_csv(folder / "services.csv", (*when, "服务项目", "服务数"), service_rows())
    write_csv(folder / "information.csv", (*when, "方式", "数量"), information_rows(), "utf-8-sig")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
