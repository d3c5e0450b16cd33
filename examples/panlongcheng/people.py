"""Draw the rows of the ledger of persons: invented people who add up to the totals."""

import random
from collections.abc import Iterable, Mapping

from totals import MONTHS, PLACES, TOTALS, Place, Row, apportion, by_undone, workday

CAME_FROM = {
    "本省其他市": 380, "河南省": 215, "安徽省": 118, "湖南省": 62, "江西省": 48, "四川省": 41, "浙江省": 36,
    "福建省": 27, "重庆市": 24, "江苏省": 15, "广东省": 12, "山东省": 9, "河北省": 7, "陕西省": 6,
}  # fmt: skip
WENT_TO = {"本市其他区": 350, "广东省": 290, "浙江省": 130, "本省其他市": 90, "上海市": 60, "江苏省": 50, "北京市": 30}
# How many people move in each month, by weight: most after the spring festival.
MOVING_MONTHS = (4, 9, 16, 11, 8, 7, 8, 7, 10, 8, 6, 6)
PERSON_HEADERS = (
    "序号", "年度", "村（社区）", "流向", "性别", "年龄", "婚姻状况", "往来地", "登记日期",
    "查验婚育证明", "签订服务协议", "现场办证", "孕期随访", "采取避孕措施",
)  # fmt: skip
Person = dict[str, object]


def person(rng: random.Random, year: int, place: Place, flow: str, sex: str, age: int, married: bool) -> Person:
    """Make a row with nothing marked yet, registered on a day when people move."""
    other_places: Mapping[str, int] = CAME_FROM if flow == "流入" else WENT_TO
    other = rng.choices(list(other_places), list(other_places.values()))[0]
    day = workday(rng, year, rng.choices(MONTHS, MOVING_MONTHS)[0]).isoformat()
    known = (0, year, place.name, flow, sex, age, "已婚" if married else "未婚", other, day)
    return dict(zip(PERSON_HEADERS, known + ("否",) * 5, strict=True))


def mark(people: Iterable[Person], header: str, without: Iterable[Person] = ()) -> None:
    """Mark all people but some with 是."""
    left_out = {id(left) for left in without}
    for found in people:
        found[header] = "否" if id(found) in left_out else "是"


def arrivals(rng: random.Random, year: int, place: Place, numbers: Mapping[str, int]) -> list[Person]:
    """Make everyone who came to a place: married women of 15 to 49, other women, men."""
    women = [person(rng, year, place, "流入", "女", years(rng, 20, 49, 31), True) for _ in range(numbers["married"])]
    others = [person(rng, year, place, "流入", "女", *other_woman(rng)) for _ in range(numbers["other_women"])]
    men = [person(rng, year, place, "流入", "男", *man(rng)) for _ in range(numbers["men"])]
    everyone = women + others + men
    mark(everyone, "查验婚育证明", without=rng.sample(everyone, numbers["unchecked"]))
    mark(women, "签订服务协议", without=rng.sample(women, numbers["unsigned"]))
    mark(rng.sample([w for w in women if int(str(w["年龄"])) <= 38], numbers["pregnant"]), "孕期随访")
    rest = [w for w in women if w["孕期随访"] == "否"]
    mark(rest, "采取避孕措施", without=rng.sample(rest, numbers["non_users"]))
    return everyone


def departures(rng: random.Random, year: int, place: Place, numbers: Mapping[str, int]) -> list[Person]:
    """Make everyone who left a place; some of the women of 18 to 49 got their certificate on the spot."""
    people, eligible = [], []
    for _ in range(numbers["outflow"]):
        woman, age = rng.random() < 0.46, years(rng, 16, 58, 27)
        found = person(rng, year, place, "流出", "女" if woman else "男", age, married_at(rng, age))
        people.append(found)
        if woman and 18 <= age <= 49:
            eligible.append(found)
    mark(rng.sample(eligible, numbers["issued"]), "现场办证")
    return people


def years(rng: random.Random, youngest: int, oldest: int, usual: int) -> int:
    """Draw an age, both ends included."""
    return int(rng.triangular(youngest, oldest + 0.999, usual))


def married_at(rng: random.Random, age: int) -> bool:
    """Draw whether someone is married, likelier with age."""
    return age >= 22 and rng.random() < min(0.95, (age - 19) / 12)


def other_woman(rng: random.Random) -> tuple[int, bool]:
    """Draw age and marriage of a woman who is no married woman of 15 to 49: a girl, unmarried, or older."""
    kind = rng.choices(("girl", "unmarried", "older"), (30, 55, 15))[0]
    if kind == "girl":
        return years(rng, 1, 14, 8), False
    return (years(rng, 15, 29, 20), False) if kind == "unmarried" else (years(rng, 50, 72, 54), True)


def man(rng: random.Random) -> tuple[int, bool]:
    """Draw age and marriage of a man or a boy."""
    age = years(rng, 1, 14, 8) if rng.random() < 0.06 else years(rng, 15, 66, 31)
    return age, married_at(rng, age)


def person_rows(year: int) -> list[Row]:
    """Return the ledger of persons in the order of registration."""
    rng = random.Random(f"panlongcheng persons {year}")
    came, undone = [place.arrivals for place in PLACES], [by_undone(place) for place in PLACES]
    left = [place.farmers + place.undone for place in PLACES]
    weights = dict.fromkeys(("married", "other_women", "men", "pregnant", "non_users"), came)
    weights |= {"outflow": left, "issued": left, "unchecked": undone, "unsigned": undone}
    shares = {field: apportion(TOTALS[year][field], found) for field, found in weights.items()}
    people: list[Person] = []
    for i, place in enumerate(PLACES):
        numbers = {field: share[i] for field, share in shares.items()}
        people += arrivals(rng, year, place, numbers) + departures(rng, year, place, numbers)
    rng.shuffle(people)
    people.sort(key=lambda found: str(found["登记日期"]))
    return [tuple((found | {"序号": number}).values()) for number, found in enumerate(people, start=1)]
