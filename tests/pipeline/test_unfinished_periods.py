"""A period of which ledgers lack a part is not taken by default, and not told without a warning."""

import pytest
from projects import CONFIG, SmallProject, run

QUARTERS = [f"{year}Q{quarter}" for year in (2005, 2006) for quarter in (1, 2, 3, 4)]
WARNING = (
    "warning: the ledger 'persons' has no rows of 2006Q4, which it had the year before: {} is not complete, and"
    " comparisons with the year before mislead [figures.unfinished]\n"
    "warning: the ledger 'population' has no rows of 2006Q4, which it had the year before: {} is not complete, and"
    " comparisons with the year before mislead [figures.unfinished]\n"
)


@pytest.fixture
def quarterly(small: SmallProject) -> SmallProject:
    """Return the small project with rows of every quarter up to the third of 2006."""
    small.edit(CONFIG, "periods: [year]", "periods: [quarter, half, year]")
    small.edit(CONFIG, "  - checked <= inflow\n", "")
    for file in ("data/persons.csv", "data/population.csv"):
        head, *lines = small.read(file).splitlines()
        rows = [f"{key}{line[4:]}" for key in QUARTERS[:-1] for line in lines if line.startswith(key[:4])]
        small.write(file, "\n".join([head, *rows]) + "\n")
    return small


def built(project: SmallProject, *more: str, lang: str = "en") -> tuple[int, str]:
    result = run("build", *project.common, "--dry-run", *more, lang=lang)
    return result.exit_code, result.stderr


def taken(project: SmallProject, *more: str) -> str:
    code, said = built(project, *more)
    assert code == 0
    return said.splitlines()[0].removeprefix("no --period was given; the period is ")


@pytest.mark.parametrize("which", [(), ("--all", "--level", "county")])
def test_the_newest_period_that_is_complete_is_taken(quarterly: SmallProject, which: tuple[str, ...]) -> None:
    assert taken(quarterly, *which) == "2006Q3"
    quarterly.edit(CONFIG, "[quarter, half, year]", "[half, year]")
    assert taken(quarterly, *which) == "2006H1"
    quarterly.edit(CONFIG, "[half, year]", "[year]")
    assert taken(quarterly, *which) == "2005"


@pytest.mark.parametrize("which", [(), ("--all", "--level", "county")])
def test_an_unfinished_period_that_is_asked_for_is_warned_of(quarterly: SmallProject, which: tuple[str, ...]) -> None:
    assert built(quarterly, *which, "--period", "2006H2") == (0, WARNING.format("2006H2", "2006H2"))
    assert built(quarterly, *which, "--period", "2006", "--strict") == (1, WARNING.format("2006", "2006"))
    assert built(quarterly, *which, "--period", "2006H1", "--strict") == (0, "")
    chinese = built(quarterly, *which, "--period", "2006H2", lang="zh")[1]
    said = "提醒: 台账“persons”上年同期有数，2006H2却没有 2006Q4 的：这一期还不完整，与上年比较的数字不可信"
    assert chinese.startswith(said)


def test_where_no_period_is_complete_the_newest_of_the_shortest_kind_is_taken(quarterly: SmallProject) -> None:
    for file in ("data/persons.csv", "data/population.csv"):
        head, *lines = quarterly.read(file).splitlines()
        quarterly.write(file, "\n".join([head, *(line for line in lines if line.startswith("2006Q3"))]) + "\n")
    quarterly.edit(CONFIG, "[quarter, half, year]", "[half, year]")
    assert taken(quarterly) == "2006H2"
