"""Write the ledgers of the example county Ningxi beside this script.

    python make_ledgers.py [FOLDER]

The totals stand in totals.py, with what of them was published. Persons are kept by village, casework and births by
township; the county has no row of its own, all its figures are sums. The split and every row are drawn with fixed seeds
so that they add up to the totals, and the same bytes are written each time. No row stands for a real person. The README
beside this script says what is published and what is not. Needs openpyxl.
"""

import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from common.files import write_csv
from common.people import Person, Register, draw, numbered
from common.places import AREA_HEADERS, village_areas
from common.sharing import QUARTERS, Row, apportion, by_date, workday
from totals import BIRTHS, CASEWORK, CITY, COUNTY, PEOPLE, TOWNSHIPS, Township

YEAR = 2007
CAME_FROM = {
    "本市其他区": 40,
    "本省其他市": 90,
    "贵州省": 30,
    "四川省": 28,
    "湖南省": 24,
    "广西壮族自治区": 12,
    "云南省": 9,
}
WENT_TO = {"广东省": 420, "浙江省": 190, "福建省": 110, "本省其他市": 90, "江苏省": 60, "上海市": 45, "北京市": 20}
REGISTER = Register(YEAR, CAME_FROM, WENT_TO, marks=())
# Of 6,000 and more people who should hold a certificate, 93 percent do.
UNCERTIFIED = 0.07
TRAINED = {2006: 168, 2007: 214}
MEETING_MONTHS = {2006: (3, 6, 11), 2007: QUARTERS}
# Items of which a township has so few that its people say little about them.
FEW = ("部门通报", "信息员到岗")


def village_names(township: Township) -> list[str]:
    """Return how the ledger of persons writes the villages of a township."""
    return [f"{township.name}{village}" for village in township.villages]


def shares_by_village(flow: str) -> dict[str, dict[str, int]]:
    """Share the people of a flow out among townships and their villages: numbers by village and kind."""
    rng = random.Random(f"county-self {flow}")
    shares: dict[str, dict[str, int]] = {name: {} for township in TOWNSHIPS for name in village_names(township)}
    for kind, total in PEOPLE[flow].items():
        # So few came that only those who left are spread unevenly.
        least, most = (88, 112) if flow == "流出" else (100, 100)
        weights = [(town.left if flow == "流出" else town.came) * rng.randint(least, most) for town in TOWNSHIPS]
        for township, number in zip(TOWNSHIPS, apportion(total, weights), strict=True):
            names = village_names(township)
            villages = [(12 - at) * rng.randint(least, most) for at in range(len(names))]
            for name, share in zip(names, apportion(number, villages), strict=True):
                shares[name][kind] = share
    return shares


def people() -> list[Person]:
    """Make everyone who left or came, by village."""
    rng = random.Random("county-self persons")
    flows = {flow: shares_by_village(flow) for flow in PEOPLE}
    found: list[Person] = []
    for flow, shares in flows.items():
        for village, numbers in shares.items():
            found += [person for kind in draw(rng, REGISTER, village, numbers, flow).values() for person in kind]
    return found


def due_by_township(everyone: Sequence[Person]) -> dict[str, dict[str, int]]:
    """Count by item and township for whom something was due: adults of 18 to 49 a certificate, all arrivals a check."""
    due: dict[str, Counter[str]] = {"流出办证": Counter(), "流入验证": Counter(), "流出联系": Counter()}
    township_of = {name: township.name for township in TOWNSHIPS for name in village_names(township)}
    for person in everyone:
        township = township_of[str(person["村（社区）"])]
        if person["流向"] == "流入":
            due["流入验证"][township] += 1
            continue
        due["流出联系"][township] += 1
        due["流出办证"][township] += 18 <= int(str(person["年龄"])) <= 49
    return {item: dict(counts) for item, counts in due.items()}


def casework_rows(known: dict[str, dict[str, int]]) -> list[Row]:
    """Return what was due and done in each township, by item and year."""
    rows: list[Row] = []
    for item, years in CASEWORK.items():
        for year, (total, left) in years.items():
            due = dues(item, total, known)
            undone = round(sum(due) * UNCERTIFIED) if total is None and item == "流出办证" else left
            missed = apportion(undone, [township.lag if item in FEW else township.backlog for township in TOWNSHIPS])
            for township, number, lost in zip(TOWNSHIPS, due, missed, strict=True):
                rows.append((year, township.name, item, number, number - lost))
    return sorted(rows, key=lambda row: str(row[0]))


def dues(item: str, total: int | None, known: dict[str, dict[str, int]]) -> list[int]:
    """Return what was due in each township: known from the persons, the same everywhere, by villages or by people."""
    if total is None:
        return [known[item].get(township.name, 0) for township in TOWNSHIPS]
    if item == "部门通报":
        return apportion(total, [1 for _ in TOWNSHIPS])
    if item == "信息员到岗":
        return [len(township.villages) for township in TOWNSHIPS]
    return apportion(total, [township.left for township in TOWNSHIPS])


def birth_rows() -> list[Row]:
    """Return the births to the floating population of each township, by year."""
    weights = [township.left + township.came for township in TOWNSHIPS]
    return [
        (year, township.name, births)
        for year, total in BIRTHS.items()
        for township, births in zip(TOWNSHIPS, apportion(total, weights), strict=True)
    ]


def service_rows() -> list[Row]:
    """Return meetings and training of the townships."""
    rng, rows = random.Random("county-self services"), []
    for year, trained in TRAINED.items():
        for month, township in ((month, township) for month in MEETING_MONTHS[year] for township in TOWNSHIPS):
            rows.append((year, workday(rng, year, month), township.name, "工作例会", "", rng.randint(8, 20)))
        shares = apportion(trained, [township.left for township in TOWNSHIPS])
        for township, share in zip(TOWNSHIPS, shares, strict=True):
            rows.append((year, workday(rng, year, rng.choice((3, 9))), township.name, "业务培训", "", share))
    return by_date(rows)


def area_rows() -> list[Row]:
    """Return the city, the county, its townships and their villages, all with invented codes."""
    above = [(*CITY[:2], "city", "", CITY[2]), (*COUNTY[:2], "county", CITY[0], COUNTY[2])]
    rows: list[Row] = []
    for number, township in enumerate(TOWNSHIPS):
        code = f"{COUNTY[0]}{100 + number if township.name.endswith('镇') else 200 + number}"
        rows.append((code, township.name, "township", COUNTY[0], ""))
        communities = [name for name in township.villages if name.endswith("社区")]
        rows += village_areas(code, communities, [name for name in township.villages if name not in communities])
    return [*above, *rows]


def main(folder: Path) -> None:
    """Write every ledger into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    everyone = people()
    write_csv(folder / "areas.csv", AREA_HEADERS, area_rows())
    write_csv(folder / f"persons-{YEAR}.csv", REGISTER.headers, numbered(random.Random("county-self order"), everyone))
    casework = casework_rows(due_by_township(everyone))
    write_csv(folder / "casework.csv", ("年度", "乡镇", "项目", "应办数", "已办数"), casework, "gb18030")
    write_csv(folder / "births.csv", ("年度", "乡镇", "出生人数"), birth_rows())
    headers = ("年度", "日期", "村（社区）", "服务项目", "应服务数", "服务数")
    write_csv(folder / "services.csv", headers, service_rows())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
