"""A county with as many towns as a test needs."""

from projects import SmallProject

__all__ = ["add_towns", "code_of_town"]


def code_of_town(number: int) -> str:
    """Return the code of a town that was added, from 1."""
    return f"420323{number + 300:03}" if number < 700 else f"4203{number + 90000:05}"


def add_towns(small: SmallProject, names: list[str]) -> None:
    """Add towns to the small project's county, with a population each; their codes follow one another."""
    areas, population = small.read("data/areas.csv"), small.read("data/population.csv")
    for number, name in enumerate(names, 1):
        quoted = '"' + name.replace('"', '""') + '"'
        areas += f"{code_of_town(number)},{quoted},township,420323,\n"
        population += f"2006,{code_of_town(number)},{1000 + number},{600 + number},400,{number}\n"
    small.write("data/areas.csv", areas)
    small.write("data/population.csv", population)
