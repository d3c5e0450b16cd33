"""Draw the rows of a ledger of persons: invented people who add up to given numbers."""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from common.sharing import MONTHS, Row, workday

__all__ = ["KNOWN", "MARKS", "Person", "Register", "departures", "draw", "mark", "numbered", "years"]

# What is known of everybody, and what a place marks with 是 or 否.
KNOWN = ("序号", "年度", "村（社区）", "流向", "性别", "年龄", "婚姻状况", "往来地", "登记日期")
MARKS = ("查验婚育证明", "签订服务协议", "现场办证", "孕期随访", "采取避孕措施")
# How many people move in each month, by weight: most after the spring festival.
MOVING_MONTHS = (4, 9, 16, 11, 8, 7, 8, 7, 10, 8, 6, 6)

Person = dict[str, object]


@dataclass(frozen=True, slots=True)
class Register:
    """How a place keeps its people: where they come from and go to, by weight, in which months, and what it marks."""

    year: int
    came_from: Mapping[str, int]
    went_to: Mapping[str, int]
    marks: Sequence[str] = MARKS
    months: Sequence[int] = MONTHS
    period: object = None

    @property
    def headers(self) -> tuple[str, ...]:
        """Return the headers of the ledger."""
        return (*KNOWN, *self.marks)

    def person(self, rng: random.Random, place: str, flow: str, sex: str, age: int, married: bool) -> Person:
        """Make a row with nothing marked yet, registered on a day when people move."""
        other_places = self.came_from if flow == "流入" else self.went_to
        other = rng.choices(list(other_places), list(other_places.values()))[0]
        month = rng.choices(self.months, [MOVING_MONTHS[month - 1] for month in self.months])[0]
        day = workday(rng, self.year, month).isoformat()
        when = self.year if self.period is None else self.period
        known = (0, when, place, flow, sex, age, "已婚" if married else "未婚", other, day)
        return dict(zip(self.headers, known + ("否",) * len(self.marks), strict=True))


def draw(
    rng: random.Random, register: Register, place: str, numbers: Mapping[str, int], flow: str = "流入"
) -> dict[str, list[Person]]:
    """Make people of a flow by kind, as many as `numbers` says of each (none of a kind that it leaves out).

    The kinds are: `married`, women of 15 to 49; `other_women`, all others, mixed; or in their place `unmarried`, women
    of 18 to 29, `elder_women` from 50, and `girls` below 15; `men`, boys among them.
    """
    kinds: dict[str, tuple[str, Callable[[], tuple[int, bool]]]] = {
        "married": ("女", lambda: (years(rng, 20, 49, 31), True)),
        "other_women": ("女", partial(_other_woman, rng)),
        "unmarried": ("女", lambda: (years(rng, 18, 29, 21), False)),
        "elder_women": ("女", lambda: (years(rng, 50, 72, 54), True)),
        "girls": ("女", lambda: (years(rng, 1, 14, 8), False)),
        "men": ("男", partial(_man, rng)),
    }
    return {
        kind: [register.person(rng, place, flow, sex, *aged()) for _ in range(numbers.get(kind, 0))]
        for kind, (sex, aged) in kinds.items()
    }


def departures(rng: random.Random, register: Register, place: str, number: int) -> list[Person]:
    """Make people who left a place, women and men as it comes."""
    people = []
    for _ in range(number):
        woman, age = rng.random() < 0.46, years(rng, 16, 58, 27)
        people.append(register.person(rng, place, "流出", "女" if woman else "男", age, _married_at(rng, age)))
    return people


def mark(people: Iterable[Person], header: str, without: Iterable[Person] = ()) -> None:
    """Mark all people but some with 是."""
    left_out = {id(left) for left in without}
    for found in people:
        found[header] = "否" if id(found) in left_out else "是"


def numbered(rng: random.Random, people: Iterable[Person]) -> list[Row]:
    """Return the rows of a ledger in the order of registration, numbered from 1."""
    shuffled = list(people)
    rng.shuffle(shuffled)
    shuffled.sort(key=lambda found: str(found["登记日期"]))
    return [tuple((found | {"序号": number}).values()) for number, found in enumerate(shuffled, start=1)]


def years(rng: random.Random, youngest: int, oldest: int, usual: int) -> int:
    """Draw an age, both ends included."""
    return int(rng.triangular(youngest, oldest + 0.999, usual))


def _married_at(rng: random.Random, age: int) -> bool:
    """Draw whether someone is married, likelier with age."""
    return age >= 22 and rng.random() < min(0.95, (age - 19) / 12)


def _other_woman(rng: random.Random) -> tuple[int, bool]:
    """Draw age and marriage of a woman who is no married woman of 15 to 49: a girl, unmarried, or older."""
    kind = rng.choices(("girl", "unmarried", "older"), (30, 55, 15))[0]
    if kind == "girl":
        return years(rng, 1, 14, 8), False
    return (years(rng, 15, 29, 20), False) if kind == "unmarried" else (years(rng, 50, 72, 54), True)


def _man(rng: random.Random) -> tuple[int, bool]:
    """Draw age and marriage of a man or a boy."""
    age = years(rng, 1, 14, 8) if rng.random() < 0.06 else years(rng, 15, 66, 31)
    return age, _married_at(rng, age)
