"""Write the ledgers of the example township Panlongcheng, 2005 and 2006, beside this script.

    python make_ledgers.py [FOLDER]

The totals stand in totals.py: of 2006 those that were published (exact values that a published "over …" is true of,
where only that is known), all else invented. The split by village and every single row are drawn with fixed seeds so
that they add up to the totals, and the same bytes are written each time. No row stands for a real person. The README
beside this script says what is published and what is not. Needs openpyxl.
"""

import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from common.files import write_csv, write_workbook
from common.places import AREA_HEADERS, village_areas
from common.sharing import MONTHS, QUARTERS, Plan, Row, apportion, by_date, spread, workday
from people import person_rows, register
from totals import (
    AREA_IN_HECTARES,
    GRANT_IN_YUAN,
    PLACES,
    TOTALS,
    TOWNSHIP,
    TOWNSHIP_CODE,
    Place,
    by_arrivals,
    by_population,
    by_undone,
)

Done = tuple[str, str, Sequence[int], Callable[[Place], int]]

# What was done: the item as the ledger names it, the field of its total, the months it is done in, and how places
# share it.
SERVICES: tuple[Done, ...] = (
    ("检查通知单", "notices", QUARTERS, by_arrivals),
    ("妇科疾病免费治疗", "treated", QUARTERS, by_arrivals),
    ("催办通知书", "reminders", MONTHS, by_undone),
    ("上门走访", "home_visits", MONTHS, by_arrivals),
)
PUBLICITY: tuple[Done, ...] = (
    ("宣传品", "leaflets", (1, 3, 5, 7, 9, 11), by_population),
    ("免费药具", "contraceptives", QUARTERS, by_arrivals),
    ("横幅", "banners", (1,), by_population),
)
INFORMATION: tuple[Done, ...] = (
    ("平台协查", "enquiries", MONTHS, by_arrivals),
    ("电话信函通报", "notifications", MONTHS, by_arrivals),
    ("寄出检查证明", "mailed", MONTHS, by_arrivals),
)
SUPPORT: tuple[Done, ...] = (
    ("慰问金", "households", (1, 9), by_arrivals),
    ("入学帮扶", "pupils", (8,), by_arrivals),
)


def population_rows(year: int) -> list[Row]:
    """Return one row for each village and the community; the parts of each row add up to its total."""
    totals = TOTALS[year]
    land = apportion(AREA_IN_HECTARES, [place.land for place in PLACES])
    parts = zip(
        apportion(totals["agricultural"], [place.farmers for place in PLACES]),
        apportion(totals["non_agricultural"], [place.townspeople for place in PLACES]),
        apportion(totals["settled"], [place.arrivals for place in PLACES]),
        strict=True,
    )
    return [
        (year, place.name, place.kind, hectares / 100, sum(part), *part)
        for place, hectares, part in zip(PLACES, land, parts, strict=True)
    ]


def shared(rng: random.Random, year: int, done: Done) -> list[Row]:
    """Spread what was done in a year over its months and the places."""
    item, field, months, weight = done
    weights = {place.name: weight(place) for place in PLACES}
    return spread(rng, year, Plan(item, TOTALS[year][field], months, weights))


def service_rows(year: int) -> list[Row]:
    """Return the services: health checks have a number due beside the number served, the others have none."""
    rng = random.Random(f"panlongcheng services {year}")
    rows = [row for done in SERVICES for row in shared(rng, year, done)]
    for month in MONTHS[: TOTALS[year]["meetings"]]:
        rows.append((year, workday(rng, year, month), TOWNSHIP, "工作例会", rng.randint(24, 31)))
    for month, trained in zip((3, 9), apportion(TOTALS[year]["trained"], (1, 1)), strict=True):
        rows.append((year, workday(rng, year, month), TOWNSHIP, "业务培训", trained))
    return by_date([*health_check_rows(rng, year), *((*row[:4], "", row[4]) for row in rows)])


def health_check_rows(rng: random.Random, year: int) -> list[Row]:
    """Return the quarterly health checks: how many were due, how many came."""
    cells = [(month, place) for month in QUARTERS for place in PLACES]
    due = apportion(TOTALS[year]["due"], [place.arrivals for _, place in cells])
    missed = apportion(TOTALS[year]["missed"], [by_undone(place) for _, place in cells])
    days = [(year, workday(rng, year, month), place.name, "健康检查") for month, place in cells]
    return [(*day, due[i], due[i] - missed[i]) for i, day in enumerate(days)]


def publicity_rows(year: int) -> list[Row]:
    """Return what was handed out and put up, and film evenings where most people came to."""
    rng = random.Random(f"panlongcheng publicity {year}")
    rows = [row for done in PUBLICITY for row in shared(rng, year, done)]
    for place in sorted(PLACES, key=by_arrivals, reverse=True)[: TOTALS[year]["screenings"]]:
        rows.append((year, workday(rng, year, rng.randint(5, 9)), place.name, "电影放映", 1))
    return by_date(rows)


def information_rows(year: int) -> list[Row]:
    """Return the information exchanged with the places that people came from."""
    rng = random.Random(f"panlongcheng information {year}")
    return by_date(row for done in INFORMATION for row in shared(rng, year, done))


def support_rows(year: int) -> list[Row]:
    """Return visits to households with a grant for each, and children helped into school."""
    rng = random.Random(f"panlongcheng support {year}")
    visits, pupils = (shared(rng, year, done) for done in SUPPORT)
    granted: list[Row] = [(*row, "", f"{int(str(row[4])) * GRANT_IN_YUAN}.00") for row in visits]
    return by_date([*granted, *((*row[:4], "", row[4], "") for row in pupils)])


def area_rows() -> list[Row]:
    """Return the province, city, county, township and, with invented codes, its villages and community."""
    above = [
        ("42", "湖北省", "province", "", "Hubei Province"),
        ("4201", "武汉市", "city", "42", "Wuhan City"),
        ("420116", "黄陂区", "county", "4201", "Huangpi District"),
        (TOWNSHIP_CODE, TOWNSHIP, "township", "420116", ""),
    ]
    communities = [place.name for place in PLACES if place.kind == "社区"]
    villages = [place.name for place in PLACES if place.kind == "村"]
    return [*above, *village_areas(TOWNSHIP_CODE, communities, villages)]


def write_population(path: Path, years: Sequence[int]) -> None:
    """Write the workbook of the population."""
    above = (f"{TOWNSHIP}人口台账", "单位：人、平方公里")
    headers = ("年度", "村（社区）", "类型", "规划面积（平方公里）", "总人口", "农业人口", "非农业人口", "常住流入人口")
    rows = [row for year in years for row in population_rows(year)]
    write_workbook(path, "人口台账", above, headers, rows, {"D": 22})


def main(folder: Path) -> None:
    """Write every ledger into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    years = sorted(TOTALS)
    write_csv(folder / "areas.csv", AREA_HEADERS, area_rows())
    for year in years:
        write_csv(folder / f"persons-{year}.csv", register(year).headers, person_rows(year))
    write_population(folder / "population.xlsx", years)
    when = ("年度", "日期", "村（社区）")
    ledgers = (
        ("services.csv", ("服务项目", "应服务数", "服务数"), service_rows, "gb18030"),
        ("publicity.csv", ("品名", "数量"), publicity_rows, "utf-8"),
        ("information.csv", ("方式", "数量"), information_rows, "utf-8-sig"),
        ("support.csv", ("事项", "户数", "人数", "金额（元）"), support_rows, "utf-8"),
    )
    for name, headers, rows, encoding in ledgers:
        write_csv(folder / name, (*when, *headers), [row for year in years for row in rows(year)], encoding)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
