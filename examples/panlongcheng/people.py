"""Draw the rows of the ledger of persons: invented people who add up to the totals."""

import random
from collections.abc import Mapping

from common.people import Person, Register, departures, draw, mark, numbered
from common.sharing import Row, apportion
from totals import PLACES, TOTALS, by_undone

CAME_FROM = {
    "本省其他市": 380, "河南省": 215, "安徽省": 118, "湖南省": 62, "江西省": 48, "四川省": 41, "浙江省": 36,
    "福建省": 27, "重庆市": 24, "江苏省": 15, "广东省": 12, "山东省": 9, "河北省": 7, "陕西省": 6,
}  # fmt: skip
WENT_TO = {"本市其他区": 350, "广东省": 290, "浙江省": 130, "本省其他市": 90, "上海市": 60, "江苏省": 50, "北京市": 30}


def register(year: int) -> Register:
    """Return how the township kept its people in a year."""
    return Register(year, CAME_FROM, WENT_TO)


def arrived(rng: random.Random, kept: Register, place: str, numbers: Mapping[str, int]) -> list[Person]:
    """Make everyone who came to a place, and mark what was done for them."""
    drawn = draw(rng, kept, place, numbers)
    women, everyone = drawn["married"], [found for people in drawn.values() for found in people]
    mark(everyone, "查验婚育证明", without=rng.sample(everyone, numbers["unchecked"]))
    mark(women, "签订服务协议", without=rng.sample(women, numbers["unsigned"]))
    mark(rng.sample([w for w in women if int(str(w["年龄"])) <= 38], numbers["pregnant"]), "孕期随访")
    rest = [w for w in women if w["孕期随访"] == "否"]
    mark(rest, "采取避孕措施", without=rng.sample(rest, numbers["non_users"]))
    return everyone


def left(rng: random.Random, kept: Register, place: str, numbers: Mapping[str, int]) -> list[Person]:
    """Make everyone who left a place; some of the women of 18 to 49 got their certificate on the spot."""
    people = departures(rng, kept, place, numbers["outflow"])
    eligible = [found for found in people if found["性别"] == "女" and 18 <= int(str(found["年龄"])) <= 49]
    mark(rng.sample(eligible, numbers["issued"]), "现场办证")
    return people


def person_rows(year: int) -> list[Row]:
    """Return the ledger of persons in the order of registration."""
    rng = random.Random(f"panlongcheng persons {year}")
    came, undone = [place.arrivals for place in PLACES], [by_undone(place) for place in PLACES]
    gone = [place.farmers + place.undone for place in PLACES]
    weights = dict.fromkeys(("married", "other_women", "men", "pregnant", "non_users"), came)
    weights |= {"outflow": gone, "issued": gone, "unchecked": undone, "unsigned": undone}
    shares = {field: apportion(TOTALS[year][field], found) for field, found in weights.items()}
    people: list[Person] = []
    for i, place in enumerate(PLACES):
        numbers = {field: share[i] for field, share in shares.items()}
        people += arrived(rng, register(year), place.name, numbers) + left(rng, register(year), place.name, numbers)
    return numbered(rng, people)
