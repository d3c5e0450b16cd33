"""Write the ledgers of a campaign in Fucheng County, 2010, beside this script.

    python make_ledgers.py [FOLDER]

TOTALS holds what was published; the README beside this script says what is invented. Every row is drawn with fixed
seeds so that the rows add up to the totals, and the same bytes are written each time. Needs openpyxl.
"""

import random
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from common.files import write_csv
from common.places import AREA_HEADERS
from common.sharing import Row, apportion, by_date, workday

YEAR = 2010
COUNTY = "阜城县"
TOTALS = {
    "attendance": 300, "programmes": 42, "minutes": 1200, "main_street": 36,
    "rounds": 8, "criticised": 30, "zones": 5, "officers": 15, "handed_over": 13,
}  # fmt: skip
# Invented: departments and employers, late returns, those that have put theirs right; records; receipts.
DEPARTMENTS, LATE_RETURNS, RECTIFIED = 78, 43, 27
TO_VERIFY, VERIFIED, CORRECTED, RECEIPTS = 18460, 17925, 1326, 11
# The townships with their weights.
TOWNSHIPS = {
    "阜城镇": ("131128100", "Fucheng Town", 420),
    "古城镇": ("131128101", "Gucheng Town", 96),
    "码头镇": ("131128102", "Matou Town", 88),
    "霞口镇": ("131128103", "Xiakou Town", 92),
    "崔家庙镇": ("131128104", "Cuijiamiao Town", 101),
    "漫河镇": ("131128105", "Manhe Town", 84),
    "建桥乡": ("131128201", "Jianqiao Township", 63),
    "蒋坊乡": ("131128202", "Jiangfang Township", 58),
    "大白乡": ("131128203", "Dabai Township", 66),
    "王集乡": ("131128204", "Wangji Township", 61),
}
# What was done by the county itself: the item, the months, the quantity each time.
DONE: Sequence[tuple[str, Sequence[int], Sequence[int]]] = (
    ("主街布标", (4,), (TOTALS["main_street"],)),
    ("延时服务", (4, 5, 6, 7, 8, 9), (8, 9, 8, 9, 9, 9)),
    ("抽调人员", (4,), (46,)),
    ("责任书", (4,), (DEPARTMENTS,)),
    ("一站办结", (4, 5, 6, 7, 8, 9), (112, 148, 137, 121, 96, 82)),
    ("互通信息", (5, 6, 7, 8, 9, 10), (386, 421, 358, 294, 247, 189)),
    ("专报", (4, 5, 6, 7, 8, 9, 10, 11), (2, 2, 2, 2, 2, 2, 2, 2)),
)


def meeting_rows() -> list[Row]:
    """Return the county's mobilisation meeting and the meetings at which progress was reported."""
    rng = random.Random("fucheng meetings")
    progress = [(YEAR, workday(rng, YEAR, month), COUNTY, "调度会", rng.randint(58, 84)) for month in range(5, 11)]
    return [(YEAR, date(YEAR, 4, 6), COUNTY, "动员大会", TOTALS["attendance"]), *progress]


def broadcast_rows() -> list[Row]:
    """Return the programmes, a few days apart, of 30 or 25 minutes."""
    number, first = TOTALS["programmes"], date(YEAR, 4, 9)
    long = (TOTALS["minutes"] - 25 * number) // 5
    lengths = [30] * long + [25] * (number - long)
    random.Random("fucheng broadcasts").shuffle(lengths)
    return [(YEAR, first + timedelta(days=5 * i), COUNTY, minutes) for i, minutes in enumerate(lengths)]


def campaign_rows() -> list[Row]:
    """Return what the county did, and the banners of the townships."""
    rng = random.Random("fucheng campaign")
    rows: list[Row] = [
        (YEAR, workday(rng, YEAR, month), COUNTY, item, quantity)
        for item, months, quantities in DONE
        for month, quantity in zip(months, quantities, strict=True)
    ]
    banners = apportion(118, [weight for *_, weight in TOWNSHIPS.values()])
    for name, number in zip(TOWNSHIPS, banners, strict=True):
        rows.append((YEAR, workday(rng, YEAR, 4), name, "乡镇布标", number))
    return by_date(rows)


def zone_of(department: int) -> str:
    """Return the zone of responsibility of a department; departments and zones count from 1."""
    return f"第{'一二三四五'[(department - 1) % TOTALS['zones']]}责任区"


def return_rows() -> list[Row]:
    """Return a row for each department and round: whether its return came in time, was criticised, was put right."""
    rng = random.Random("fucheng returns")
    criticised = sorted(rng.sample(range(1, DEPARTMENTS + 1), TOTALS["criticised"]))
    late = dict.fromkeys(criticised, 1)
    for department in rng.sample(criticised, LATE_RETURNS - TOTALS["criticised"]):
        late[department] += 1
    put_right = set(rng.sample(criticised, RECTIFIED))
    rounds = range(1, TOTALS["rounds"] + 1)
    missed = {found: set(rng.sample(rounds, number)) for found, number in late.items()}
    rows: list[Row] = []
    for turn in rounds:
        day = workday(rng, YEAR, 3 + turn)
        for department in range(1, DEPARTMENTS + 1):
            was_late = turn in missed.get(department, ())
            state = ("否", "是", "是" if department in put_right else "否") if was_late else ("是", "否", "")
            rows.append((YEAR, day, COUNTY, turn, f"B{department:02}", zone_of(department), *state))
    return rows


def officer_rows() -> list[Row]:
    """Return a row for each officer with a zone and the number of departments to look after."""
    shares = apportion(DEPARTMENTS, [1] * TOTALS["officers"])
    return [(YEAR, COUNTY, zone_of(number), share) for number, share in enumerate(shares, start=1)]


def handover_rows() -> list[Row]:
    """Return a row for each laid-off worker handed over to a township, and whether it confirmed."""
    rng = random.Random("fucheng handovers")
    weights = [weight for *_, weight in TOWNSHIPS.values()]
    townships = rng.choices(list(TOWNSHIPS), weights, k=TOTALS["handed_over"])
    confirmed = ["是"] * RECEIPTS + ["否"] * (TOTALS["handed_over"] - RECEIPTS)
    return by_date(
        (YEAR, workday(rng, YEAR, rng.randint(6, 10)), township, receipt)
        for township, receipt in zip(townships, confirmed, strict=True)
    )


def verification_rows() -> list[Row]:
    """Return the records of staff in each township: due for verification, verified, corrected."""
    rng = random.Random("fucheng verification")
    due = apportion(TO_VERIFY, [weight for *_, weight in TOWNSHIPS.values()])
    open_ones = apportion(TO_VERIFY - VERIFIED, [number * rng.randint(50, 150) for number in due])
    corrected = apportion(CORRECTED, [number * rng.randint(70, 130) for number in due])
    return [(YEAR, name, d, d - o, c) for name, d, o, c in zip(TOWNSHIPS, due, open_ones, corrected, strict=True)]


def area_rows() -> list[Row]:
    """Return the province, the city, the county and its townships."""
    above = [
        ("13", "河北省", "province", "", "Hebei Province"),
        ("1311", "衡水市", "city", "13", "Hengshui City"),
        ("131128", COUNTY, "county", "1311", "Fucheng County"),
    ]
    return [*above, *((code, name, "township", "131128", en) for name, (code, en, _) in TOWNSHIPS.items())]


def main(folder: Path) -> None:
    """Write every ledger into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    place, done = ("年度", "单位"), ("年度", "日期", "单位")
    write_csv(folder / "areas.csv", AREA_HEADERS, area_rows())
    write_csv(folder / "meetings.csv", (*done, "会议类型", "参会人数"), meeting_rows())
    write_csv(folder / "broadcasts.csv", (*done, "时长（分钟）"), broadcast_rows())
    write_csv(folder / "campaign.csv", (*done, "项目", "数量"), campaign_rows())
    returns = ("轮次", "部门编号", "责任区", "按时报送", "通报批评", "已整改")
    write_csv(folder / "filings.csv", (*done, *returns), return_rows(), "gb18030")
    write_csv(folder / "officers.csv", (*place, "责任区", "分包部门数"), officer_rows())
    write_csv(folder / "handovers.csv", (*done, "收到回执"), handover_rows())
    write_csv(folder / "verification.csv", (*place, "应核查数", "已核查数", "更正数"), verification_rows())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
