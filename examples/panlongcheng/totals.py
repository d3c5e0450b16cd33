"""The totals that the made ledgers add up to, and the places that share them.

The totals of 2006 are published figures, or exact values that a published "over …" is true of, but for these, which
are invented: other_women, men, due, home_visits, meetings, trained, banners, households, pupils. Those of 2005 and
the weights of the places are invented.
"""

from dataclasses import dataclass

TOWNSHIP = "盘龙城经济开发区"
TOWNSHIP_CODE = "420116403"

TOTALS: dict[int, dict[str, int]] = {
    2006: {
        "agricultural": 28088, "non_agricultural": 6194, "settled": 82,
        "outflow": 1562, "married": 1941, "other_women": 476, "men": 2620,
        "unchecked": 5037 - 4886, "unsigned": 1941 - 1912, "issued": 83, "pregnant": 35, "non_users": 1906 - 1878,
        "due": 4433, "missed": 4433 - 4123, "notices": 5184, "reminders": 1628, "treated": 117, "home_visits": 2346,
        "meetings": 12, "trained": 96,
        "leaflets": 8263, "contraceptives": 3546, "banners": 46, "screenings": 8,
        "enquiries": 726, "notifications": 364, "mailed": 447,
        "households": 71, "pupils": 126,
    },
    2005: {
        "agricultural": 28315, "non_agricultural": 5876, "settled": 64,
        "outflow": 1648, "married": 1702, "other_women": 392, "men": 2318,
        "unchecked": 4412 - 4223, "unsigned": 1702 - 1659, "issued": 96, "pregnant": 41, "non_users": 1661 - 1629,
        "due": 3905, "missed": 3905 - 3554, "notices": 4620, "reminders": 1735, "treated": 131, "home_visits": 1987,
        "meetings": 12, "trained": 78,
        "leaflets": 6350, "contraceptives": 3120, "banners": 34, "screenings": 8,
        "enquiries": 583, "notifications": 391, "mailed": 0,
        "households": 56, "pupils": 97,
    },
}  # fmt: skip
AREA_IN_HECTARES = 8800
GRANT_IN_YUAN = 150


@dataclass(frozen=True, slots=True)
class Place:
    """A village or community and its weights: land, farmers, townspeople, people who came, and work left undone."""

    name: str
    kind: str
    land: int
    farmers: int
    townspeople: int
    arrivals: int
    undone: int


PLACES = (
    Place("石桥村", "村", 92, 105, 30, 150, 4),
    Place("柳林村", "村", 71, 82, 25, 95, 9),
    Place("新塘村", "村", 66, 90, 40, 130, 5),
    Place("大屋湾村", "村", 83, 98, 12, 34, 16),
    Place("黄家畈村", "村", 97, 112, 10, 28, 12),
    Place("桃园村", "村", 58, 64, 18, 61, 3),
    Place("双河村", "村", 74, 86, 14, 42, 7),
    Place("白云村", "村", 63, 71, 22, 74, 2),
    Place("竹林村", "村", 55, 57, 9, 19, 21),
    Place("新河村", "村", 69, 80, 16, 55, 6),
    Place("高桥村", "村", 77, 88, 35, 112, 8),
    Place("东咀村", "村", 48, 52, 8, 15, 11),
    Place("盘龙社区", "社区", 27, 15, 260, 185, 5),
)


def by_arrivals(place: Place) -> int:
    """Weigh a place by the people who came to it."""
    return place.arrivals


def by_undone(place: Place) -> int:
    """Weigh a place by the people who came to it and the work left undone there."""
    return place.arrivals * place.undone


def by_population(place: Place) -> int:
    """Weigh a place by the people who live in it."""
    return place.farmers + place.townspeople
