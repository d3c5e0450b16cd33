"""Write the ledgers of the example township Panlongcheng, 2005 and 2006, beside this script.

    python make_ledgers.py [FOLDER]

The totals stand in totals.py: of 2006 those that were published (exact values that a published "over …" is true of,
where only that is known), all else invented. The split by village and every single row are drawn with fixed seeds so
that they add up to the totals, and the same bytes are written each time. No row stands for a real person. The README
beside this script says what is published and what is not. Needs openpyxl.
"""

import csv
import random
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from people import PERSON_HEADERS, person_rows
from totals import (
    AREA_IN_HECTARES,
    GRANT_IN_YUAN,
    MONTHS,
    PLACES,
    QUARTERS,
    TOTALS,
    TOWNSHIP,
    TOWNSHIP_CODE,
    Place,
    Row,
    apportion,
    by_arrivals,
    by_population,
    by_undone,
    workday,
)

Plan = tuple[str, str, Sequence[int], Callable[[Place], int]]

# What was done: the item as the ledger names it, its total, the months it is done in, and how places share it.
SERVICES: tuple[Plan, ...] = (
    ("检查通知单", "notices", QUARTERS, by_arrivals),
    ("妇科疾病免费治疗", "treated", QUARTERS, by_arrivals),
    ("催办通知书", "reminders", MONTHS, by_undone),
    ("上门走访", "home_visits", MONTHS, by_arrivals),
)
PUBLICITY: tuple[Plan, ...] = (
    ("宣传品", "leaflets", (1, 3, 5, 7, 9, 11), by_population),
    ("免费药具", "contraceptives", QUARTERS, by_arrivals),
    ("横幅", "banners", (1,), by_population),
)
INFORMATION: tuple[Plan, ...] = (
    ("平台协查", "enquiries", MONTHS, by_arrivals),
    ("电话信函通报", "notifications", MONTHS, by_arrivals),
    ("寄出检查证明", "mailed", MONTHS, by_arrivals),
)
SUPPORT: tuple[Plan, ...] = (
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


def spread(rng: random.Random, year: int, plan: Plan) -> list[Row]:
    """Spread a plan's total over its months and the places: year, day, place, item, share; no empty shares."""
    item, field, months, weight = plan
    cells = [(month, place) for month in months for place in PLACES]
    shares = apportion(TOTALS[year][field], [weight(place) * rng.randint(80, 120) for _, place in cells])
    rows = zip(cells, shares, strict=True)
    return [(year, workday(rng, year, month), place.name, item, share) for (month, place), share in rows if share]


def by_date(rows: Iterable[Row]) -> list[Row]:
    """Sort rows by their second cell, a date."""
    return sorted(rows, key=lambda row: str(row[1]))


def service_rows(year: int) -> list[Row]:
    """Return the services: health checks have a number due beside the number served, the others have none."""
    rng = random.Random(f"panlongcheng services {year}")
    rows = [row for plan in SERVICES for row in spread(rng, year, plan)]
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
    rows = [row for plan in PUBLICITY for row in spread(rng, year, plan)]
    for place in sorted(PLACES, key=by_arrivals, reverse=True)[: TOTALS[year]["screenings"]]:
        rows.append((year, workday(rng, year, rng.randint(5, 9)), place.name, "电影放映", 1))
    return by_date(rows)


def information_rows(year: int) -> list[Row]:
    """Return the information exchanged with the places that people came from."""
    rng = random.Random(f"panlongcheng information {year}")
    return by_date(row for plan in INFORMATION for row in spread(rng, year, plan))


def support_rows(year: int) -> list[Row]:
    """Return visits to households with a grant for each, and children helped into school."""
    rng = random.Random(f"panlongcheng support {year}")
    visits, pupils = (spread(rng, year, plan) for plan in SUPPORT)
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
    villages = [place for place in PLACES if place.kind == "村"]
    communities = [place for place in PLACES if place.kind == "社区"]
    # As in the national codes: committees of residents count from 001, committees of villagers from 201.
    numbered = [*enumerate(communities, start=1), *enumerate(villages, start=201)]
    return [*above, *((f"{TOWNSHIP_CODE}{n:03}", place.name, "village", TOWNSHIP_CODE, "") for n, place in numbered)]


def write_csv(path: Path, headers: Sequence[str], rows: Iterable[Sequence[object]], encoding: str = "utf-8") -> None:
    """Write a CSV with line feeds, whatever the system."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(headers)
        writer.writerows(rows)


def write_population(path: Path, years: Iterable[int]) -> None:
    """Write the workbook with a title and a unit row, both merged, above the headers."""
    book = Workbook()
    sheet = book.active
    sheet.title = "人口台账"
    headers = ("年度", "村（社区）", "类型", "规划面积（平方公里）", "总人口", "农业人口", "非农业人口", "常住流入人口")
    rows = [row for year in years for row in population_rows(year)]
    for cells in ((f"{TOWNSHIP}人口台账",), ("单位：人、平方公里",), headers, *rows):
        sheet.append(cells)
    for row, side in ((1, "center"), (2, "right")):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(headers))
        sheet.cell(row, 1).alignment = Alignment(horizontal=side)
    sheet["A1"].font = Font(bold=True, size=16)
    sheet.column_dimensions["D"].width = 22
    made = BytesIO()
    book.save(made)
    path.write_bytes(without_times(made))


def without_times(made: BytesIO) -> bytes:
    """Return a workbook's package with every date fixed and nothing compressed, so that its bytes never differ."""
    fixed = BytesIO()
    with ZipFile(made) as old, ZipFile(fixed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2007-01-08T00:00:00Z", content)
            member = ZipInfo(name, (2007, 1, 8, 0, 0, 0))
            member.create_system = 0
            new.writestr(member, content)
    return fixed.getvalue()


def main(folder: Path) -> None:
    """Write every ledger into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    years = sorted(TOTALS)
    write_csv(folder / "areas.csv", ("code", "name", "level", "parent", "name_en"), area_rows())
    for year in years:
        write_csv(folder / f"persons-{year}.csv", PERSON_HEADERS, person_rows(year))
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
