"""Write the ledgers of the example town Laodaohe, March 2012 and the inflow of 2008, beside this script.

    python make_ledgers.py [FOLDER]

The totals stand in totals.py. The split by village and every single row are drawn with fixed seeds so that they add up
to the totals, and the same bytes are written each time. No row stands for a real person. The README beside this script
says what is published and what is invented. Needs openpyxl.
"""

import random
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from common.files import write_csv, write_workbook
from common.people import Person, Register, departures, draw, mark, numbered
from common.places import AREA_HEADERS, village_areas
from common.sharing import Plan, Row, apportion, by_date, spread, workday
from totals import BIRTHS, CAME_FROM, PEOPLE, PERIOD, PLACES, TOTALS, TOWN, TOWN_CODE, WENT_TO, Place

IN_FAMILIES = "随家庭流入"
PUBLICITY = (
    ("宣传车", "vehicles", (1, 2, 3)),
    ("宣传品", "leaflets", (1, 2, 3)),
    ("横幅", "banners", (1,)),
    ("标语", "slogans", (1, 2)),
    ("宣传橱窗", "windows", (2,)),
    ("年画", "pictures", (1,)),
    ("免费药具", "boxes", (1, 2, 3)),
)
GOODS = ("oil", "rice", "pork")


def shares(total: str, weight: Callable[[Place], int]) -> list[int]:
    """Share out a total among the places by weight."""
    return apportion(TOTALS[total], [weight(place) for place in PLACES])


def by_people(place: Place) -> int:
    """Weigh a place by the people who live in it."""
    return place.people


def by_arrivals(place: Place) -> int:
    """Weigh a place by the people who came to it."""
    return place.arrivals


def by_both(place: Place) -> int:
    """Weigh a place by all who live in it, those who came among them."""
    return place.people + place.arrivals // 6


def equally(_: Place) -> int:
    """Weigh every place alike."""
    return 1


QUALITY = (
    ("to_record", "recorded", by_both),
    ("sampled", "accurate", equally),
    ("to_answer", "answered", equally),
)


def population_rows() -> list[Row]:
    """Return the land and the residents of each place."""
    land, residents = shares("hectares", lambda place: place.land), shares("residents", by_people)
    return [
        (PERIOD, place.name, place.kind, hectares / 100, people)
        for place, hectares, people in zip(PLACES, land, residents, strict=True)
    ]


def person_rows() -> tuple[Sequence[str], list[Row]]:
    """Return headers and rows of everyone who came or left; children came with their families, and most wives."""
    rng = random.Random("laodaohe persons")
    register = Register(2011, CAME_FROM, WENT_TO, (IN_FAMILIES,), period=PERIOD)
    by_kind = {kind: apportion(total, [place.arrivals for place in PLACES]) for kind, total in PEOPLE.items()}
    left = shares("outflow", by_people)
    everyone: list[Person] = []
    for i, place in enumerate(PLACES):
        came = draw(rng, register, place.name, {kind: split[i] for kind, split in by_kind.items()})
        for people in came.values():
            mark(people, IN_FAMILIES, without=[found for found in people if not in_family(rng, found)])
            everyone += people
        everyone += departures(rng, register, place.name, left[i])
    return register.headers, numbered(rng, everyone)


def in_family(rng: random.Random, found: Person) -> bool:
    """Draw whether someone came with a family: every child did, most of the married, few others."""
    if int(str(found["年龄"])) < 18:
        return True
    return rng.random() < (0.66 if found["婚姻状况"] == "已婚" else 0.12)


def earlier_rows() -> list[Row]:
    """Return the inflow of 2008, of which no more than the place is kept."""
    earlier = shares("inflow_2008", lambda place: place.arrivals + 60)
    return [(2008, place.name, "流入") for place, number in zip(PLACES, earlier, strict=True) for _ in range(number)]


def birth_rows() -> list[Row]:
    """Return a row for each birth."""
    rows = []
    for sex, total in BIRTHS.items():
        for place, number in zip(PLACES, apportion(total, [place.people for place in PLACES]), strict=True):
            rows += [(PERIOD, place.name, sex)] * number
    return rows


def publicity_rows() -> list[Row]:
    """Return what was handed out, put up and driven around."""
    rng = random.Random("laodaohe publicity")
    rows: list[Row] = []
    for item, total, months in PUBLICITY:
        weights = {place.name: by_arrivals(place) if item == "免费药具" else by_people(place) for place in PLACES}
        rows += spread(rng, 2012, Plan(item, TOTALS[total], months, weights), PERIOD)
    return by_date(rows)


def health_rows() -> list[Row]:
    """Return the round of health checks in each place: how many were due, how many came."""
    rng = random.Random("laodaohe health")
    due = shares("due", by_both)
    missed = apportion(TOTALS["due"] - TOTALS["examined"], [place.arrivals * rng.randint(60, 140) for place in PLACES])
    rows = zip(PLACES, due, missed, strict=True)
    return by_date((PERIOD, workday(rng, 2012, rng.choice((2, 3))), p.name, "健康检查", d, d - m) for p, d, m in rows)


def visit_rows() -> list[Row]:
    """Return the visits to households: the town's own and those of the villages, with 200 or 300 yuan for each."""
    rng = random.Random("laodaohe visits")
    rows: list[Row] = []
    for tier, whose in (("本级", "own"), ("村级", "village")):
        households = shares(f"{whose}_households", by_people)
        hundreds = TOTALS[f"{whose}_grants"] // 100 - 2 * TOTALS[f"{whose}_households"]
        extra = apportion(hundreds, households)
        goods = [apportion(given(good, whose), [n * rng.randint(70, 130) for n in households]) for good in GOODS]
        for place, number, more, *gifts in zip(PLACES, households, extra, *goods, strict=True):
            rows.append((PERIOD, workday(rng, 2012, 1), place.name, tier, number, (2 * number + more) * 100, *gifts))
    return by_date(rows)


def given(good: str, whose: str) -> int:
    """Return how much of a good the town gave itself, a tenth, or its villages, the rest."""
    own = TOTALS[good] // 10
    return own if whose == "own" else TOTALS[good] - own


def quality_rows() -> list[Row]:
    """Return the state of the population records of each place."""
    rng = random.Random("laodaohe quality")
    parts = []
    for whole, part, weight in QUALITY:
        wholes = shares(whole, weight)
        lacking = apportion(TOTALS[whole] - TOTALS[part], [number * rng.randint(40, 160) for number in wholes])
        parts += [wholes, [number - lack for number, lack in zip(wholes, lacking, strict=True)]]
    return [(PERIOD, place.name, *cells) for place, *cells in zip(PLACES, *parts, strict=True)]


def point_rows() -> list[Row]:
    """Return the points that hand out supplies free of charge."""
    return [(PERIOD, place.name, kind) for place in PLACES for kind in place.points]


def survey_rows() -> list[Row]:
    """Return how many were asked in each place, and how many knew the policies and got the supplies they need."""
    rng = random.Random("laodaohe survey")
    asked, needing = shares("asked", equally), shares("in_need", by_people)
    unaware = apportion(TOTALS["asked"] - TOTALS["aware"], [rng.randint(50, 150) for _ in PLACES])
    unsupplied = apportion(
        TOTALS["in_need"] - TOTALS["supplied"], [number * rng.randint(50, 150) for number in needing]
    )
    rows = zip(PLACES, asked, unaware, needing, unsupplied, strict=True)
    return [(PERIOD, p.name, a, a - u, n, n - s) for p, a, u, n, s in rows]


def area_rows() -> list[Row]:
    """Return the province, city, district and town, and, with invented codes, its villages and communities."""
    above = [
        ("43", "湖南省", "province", "", "Hunan Province"),
        ("4301", "长沙市", "city", "43", "Changsha City"),
        ("430105", "开福区", "county", "4301", "Kaifu District"),
        (TOWN_CODE, TOWN, "township", "430105", "Laodaohe Town"),
    ]
    kinds = {kind: [place.name for place in PLACES if place.kind == kind] for kind in ("社区", "村")}
    return [*above, *village_areas(TOWN_CODE, kinds["社区"], kinds["村"])]


def main(folder: Path) -> None:
    """Write every ledger into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    place, done = ("年度", "村（社区）"), ("年度", "日期", "村（社区）")
    write_csv(folder / "areas.csv", AREA_HEADERS, area_rows())
    write_csv(folder / "persons-2012.csv", *person_rows())
    write_csv(folder / "persons-2008.csv", (*place, "流向"), earlier_rows())
    write_workbook(
        folder / "population.xlsx",
        "人口台账",
        (f"{TOWN}人口台账", "单位：人、平方公里"),
        (*place, "类型", "规划面积（平方公里）", "总人口"),
        population_rows(),
        {"D": 22},
    )
    write_csv(folder / "births.csv", (*place, "性别"), birth_rows())
    write_csv(folder / "publicity.csv", (*done, "品名", "数量"), publicity_rows())
    write_csv(folder / "services.csv", (*done, "服务项目", "应服务数", "服务数"), health_rows(), "gb18030")
    kinds = ("层级", "户数", "慰问金（元）", "食用油（瓶）", "大米（袋）", "猪肉（斤）")
    write_csv(folder / "visits.csv", (*done, *kinds), visit_rows(), "utf-8-sig")
    course = (PERIOD, date(2011, 12, 12), TOWN, TOTALS["course_days"], TOTALS["trained"])
    write_csv(folder / "courses.csv", ("年度", "日期", "单位", "天数", "人数"), [course])
    counts = ("应登记数", "已登记数", "抽查数", "准确数", "应反馈数", "及时反馈数")
    write_csv(folder / "quality.csv", (*place, *counts), quality_rows())
    write_csv(folder / "points.csv", (*place, "地点"), point_rows())
    asked = ("调查人数", "知晓人数", "需要药具人数", "获得药具人数")
    write_csv(folder / "survey.csv", (*place, *asked), survey_rows())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
