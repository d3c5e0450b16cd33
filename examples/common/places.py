"""Rows of an areas file for invented villages and communities."""

from collections.abc import Sequence

from common.sharing import Row

__all__ = ["AREA_HEADERS", "village_areas"]

AREA_HEADERS = ("code", "name", "level", "parent", "name_en")


def village_areas(township_code: str, communities: Sequence[str], villages: Sequence[str]) -> list[Row]:
    """Return the rows of an areas file for what lies directly below a township, with invented codes.

    As in the national codes, committees of residents count from 001, committees of villagers from 201.
    """
    counted = [*enumerate(communities, start=1), *enumerate(villages, start=201)]
    return [(f"{township_code}{number:03}", name, "village", township_code, "") for number, name in counted]
