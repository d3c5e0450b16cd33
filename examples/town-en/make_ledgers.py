"""Write the ledgers of the example town Yunxi, 2017 and 2018, beside this script.

    python make_ledgers.py [FOLDER]

The totals stand in totals.py, with what of them was published. The split by village and every row are drawn with fixed
seeds so that they add up to the totals, and the same bytes are written each time. No row stands for a real person. The
README beside this script says what is published and what is not. Needs openpyxl.
"""

import random
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from common.files import write_csv, write_workbook
from common.places import AREA_HEADERS, village_areas
from common.sharing import MONTHS, Plan, Row, apportion, by_date, spread, workday
from totals import BENEFITS, COUNTY, COUNTY_CODE, PLACES, TOTALS, TOWN, TOWN_CODE, Benefit, Place

WEIGHTS = {place.name: place.people for place in PLACES}
COMPUTER, PRINTER, ROOM, DEVICES = 3800, 1200, 9200, 9600
# Target of the year, target and budget in yuan of the next; empty where there is none.
PLANS: dict[int, tuple[Row, ...]] = {
    2017: (
        ("免费健康检查", 1400, 1500, 78000),
        ("孕前健康检查", 90, 100, 23000),
        ("产后访视率", 95, 95, 14500),
        ("惠民补助", "", "", 165000),
        ("家庭意外保险", 450, 600, 36000),
        ("村级信息化", "", "", 42000),
        ("业务培训", 180, 200, 16000),
        ("宣传单", 7500, 8000, 20000),
    ),
    2018: (
        ("免费健康检查", 1500, 1700, 85000),
        ("孕前健康检查", 100, 110, 27500),
        ("产后访视率", 95, 97, 19000),
        ("惠民补助", "", "", 168000),
        ("家庭意外保险", 600, 650, 39000),
        ("村级信息化", "", "", 24000),
        ("业务培训", 200, 220, 18000),
        ("宣传单", 8000, 9000, 22000),
    ),
}


def shared(total: int) -> list[int]:
    """Share a total out among the villages and communities by their people."""
    return apportion(total, list(WEIGHTS.values()))


def family_rows(year: int) -> list[Row]:
    """Return one row for each place: women and births."""
    columns = zip(PLACES, shared(TOTALS[year]["married_women"]), shared(TOTALS[year]["births"]), strict=True)
    return [(year, place.name, women, born) for place, women, born in columns]


def visited(year: int) -> dict[str, int]:
    """Return how many births of each place were followed by a postnatal visit."""
    births = shared(TOTALS[year]["births"])
    missed = apportion(TOTALS[year]["births_unvisited"], [n * (1 + i % 4) for i, n in enumerate(births)])
    return {place.name: born - lost for place, born, lost in zip(PLACES, births, missed, strict=True)}


def office_rows(year: int) -> list[Row]:
    """Return one row for each village office: online or not, full-time and part-time staff."""
    totals = TOTALS[year]
    online = {place.name for place in online_places(totals["online_before"] + totals["equipped"])}
    unstaffed = {place.name for place in sorted(PLACES, key=lambda place: place.people)[: 20 - totals["full_time"]]}
    part_time = shared(totals["part_time"])
    return [
        (year, place.name, "是" if place.name in online else "否", int(place.name not in unstaffed), count)
        for place, count in zip(PLACES, part_time, strict=True)
    ]


def online_places(count: int) -> list[Place]:
    """Return the places that were online first: the larger ones."""
    return sorted(PLACES, key=lambda place: -place.people)[:count]


def equipment_rows(year: int) -> list[Row]:
    """Return what was bought: a computer and a printer for each place, rooms refitted, devices for the town."""
    rng, totals = random.Random(f"town-en equipment {year}"), TOTALS[year]
    new = online_places(totals["online_before"] + totals["equipped"])[totals["online_before"] :]
    rows: list[Row] = []
    for place in new:
        day = workday(rng, year, 4)
        rows += [(year, day, place.name, "电脑", 1, COMPUTER), (year, day, place.name, "打印机", 1, PRINTER)]
    for place in new[: totals["rooms"]]:
        rows.append((year, workday(rng, year, 7), place.name, "服务室改造", 1, ROOM))
    return by_date([*rows, (year, workday(rng, year, 3), TOWN, "检查设备", 6, DEVICES)])


def event_rows(year: int) -> list[Row]:
    """Return meetings, inspections, training and the learning trip of the town: attendance, days, places visited."""
    rng, totals = random.Random(f"town-en events {year}"), TOTALS[year]
    rows: list[Row] = []
    regular = (("专题会议", "meetings", (1, 3, 5, 7, 9, 11)), ("督导检查", "inspections", (3, 6, 9, 12)))
    for kind, count, months in regular:
        rows += [(year, workday(rng, year, m), TOWN, kind, rng.randint(18, 32), 1, "") for m in months[: totals[count]]]
    shares = apportion(totals["trained"], [rng.randint(90, 110) for _ in range(totals["training"])])
    months = (2, 4, 6, 8, 10)[: totals["training"]]
    rows += [(year, workday(rng, year, m), TOWN, "业务培训", n, 1, "") for m, n in zip(months, shares, strict=True)]
    if totals["travellers"]:
        trip = (totals["travellers"], totals["trip_days"], totals["trip_places"])
        rows.append((year, workday(rng, year, 5), TOWN, "外出学习", *trip))
    return by_date(rows)


def benefit_rows(year: int) -> list[Row]:
    """Return the benefit projects by place: households, people, amount."""
    return by_date(row for benefit in BENEFITS[year] for row in rows_of(year, benefit))


def rows_of(year: int, benefit: Benefit) -> list[Row]:
    """Share a benefit out among months and places; the amount goes with those whom it reached."""
    rng, whole = random.Random(f"town-en {benefit.item} {year}"), benefit.households or benefit.people
    if benefit.item == "产后访视":
        reached = [row for name, n in visited(year).items() for row in spread(rng, year, one_place(benefit, n, name))]
    else:
        reached = spread(rng, year, Plan(benefit.item, whole, benefit.months, WEIGHTS))
    if benefit.item == "免费健康检查":
        reached = on_three_days(year, reached)
    # The monthly allowance is ten yuan, so its unequal amounts are tens; all others are the same for everyone.
    step = 10 if benefit.amount % whole else benefit.amount // whole
    each = [step * share for share in apportion(benefit.amount // step, [int(str(row[4])) for row in reached])]
    ends = [(row[4], "") if benefit.households else ("", row[4]) for row in reached]
    return [(*row[:4], *end, amount) for row, end, amount in zip(reached, ends, each, strict=True)]


def one_place(benefit: Benefit, total: int, name: str) -> Plan:
    """Plan a benefit for a single place."""
    return Plan(benefit.item, total, benefit.months, {name: 1})


def on_three_days(year: int, rows: Sequence[Row]) -> list[Row]:
    """Set the health checks on three days in a row, a third of the places on each."""
    return [(row[0], f"{year}-05-{15 + i % 3}", *row[2:]) for i, row in enumerate(rows)]


def outreach_rows(year: int) -> list[Row]:
    """Return publicity by occasion and channel: quantity, attendance."""
    rng, totals = random.Random(f"town-en outreach {year}"), TOTALS[year]
    rows: list[Row] = []
    for occasion, channel, field, months in (
        ("春节", "宣传单", "spring_leaflets", (1, 2)),
        ("春节", "横幅", "banners", (1,)),
        ("日常", "宣传单", "daily_leaflets", (4, 6, 9, 10)),
        ("日常", "宣传栏", "boards", (1, 7)),
    ):
        found = spread(rng, year, Plan(channel, totals[field], months, WEIGHTS))
        rows += [(*row[:3], occasion, channel, row[4], "") for row in found]
    listeners = apportion(totals["listeners"], [rng.randint(80, 120) for _ in range(totals["lectures"])])
    for i, n in enumerate(listeners):
        rows.append((year, f"{year}-03-0{5 + i % 4}", PLACES[-1 - i].name, "妇女节", "专题讲座", 1, n))
    day = f"{year}-07-11"
    rows += [(year, day, TOWN, "世界人口日", "宣传单", totals["day_leaflets"], "")]
    rows += [(year, day, TOWN, "世界人口日", "现场咨询", 1, totals["consulted"])]
    for channel, field in (("广播", "broadcasts"), ("微信", "posts")):
        for month, n in zip(MONTHS, apportion(totals[field], [1] * 12), strict=True):
            rows.append((year, workday(rng, year, month), TOWN, "日常", channel, n, ""))
    return by_date(rows)


def population_rows(year: int) -> list[Row]:
    """Return one row for each place: its kind and its people."""
    people = shared(TOTALS[year]["population"])
    return [(year, place.name, place.kind, n) for place, n in zip(PLACES, people, strict=True)]


def plan_rows(year: int) -> list[Row]:
    """Return the targets and budgets of the town."""
    return [(year, TOWN, *plan) for plan in PLANS[year]]


def area_rows() -> list[Row]:
    """Return the county, the town and its places, all with invented codes."""
    above = [
        (COUNTY_CODE, COUNTY, "county", "", "Anhe County"),
        (TOWN_CODE, TOWN, "township", COUNTY_CODE, "Yunxi Town"),
    ]
    communities = [place.name for place in PLACES if place.kind == "社区"]
    villages = [place.name for place in PLACES if place.kind == "村"]
    return [*above, *village_areas(TOWN_CODE, communities, villages)]


def main(folder: Path) -> None:
    """Write every ledger into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    years = sorted(TOTALS)
    write_csv(folder / "areas.csv", AREA_HEADERS, area_rows())
    rows = [row for year in years for row in population_rows(year)]
    headers = ("年度", "村（社区）", "类型", "总人口")
    write_workbook(folder / "population.xlsx", "人口台账", (f"{TOWN}人口台账", "单位：人"), headers, rows, {"B": 14})
    ledgers = (
        ("families.csv", ("村（社区）", "已婚育龄妇女", "出生人数"), family_rows, "utf-8"),
        ("offices.csv", ("村（社区）", "联网办公", "专职人员", "兼职人员"), office_rows, "utf-8"),
        ("equipment.csv", ("日期", "村（社区）", "品名", "数量", "金额（元）"), equipment_rows, "utf-8"),
        ("events.csv", ("日期", "地点", "类别", "参加人次", "天数", "学习点"), event_rows, "utf-8"),
        ("benefits.csv", ("日期", "村（社区）", "项目", "户数", "人数", "金额（元）"), benefit_rows, "gb18030"),
        ("outreach.csv", ("日期", "地点", "时段", "渠道", "数量", "参加人次"), outreach_rows, "utf-8"),
        ("plans.csv", ("地点", "事项", "本年目标", "下年目标", "下年预算（元）"), plan_rows, "utf-8"),
    )
    for name, ends, made, encoding in ledgers:
        write_csv(folder / name, ("年度", *ends), [row for year in years for row in made(year)], encoding)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
