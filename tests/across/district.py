"""Two counties with twenty-two towns in a folder, for tests that spoil their ledgers."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

__all__ = ["COUNTIES", "District", "Row", "town"]

COUNTIES = {"420323": ("竹山县", 12), "420324": ("竹溪县", 10)}
_AREAS = "code,name,level,parent,name_en\n42,湖北省,province,,\n4203,十堰市,city,42,\n"
_CONFIG = """\
report: district
title: {zh: "{{ area }}{{ period }}总结", en: "{{ area }}: Summary, {{ period }}"}
areas: {path: areas.csv}
templates: templates
ledgers:
  towns:
    path: towns.csv
    area: place
    period: year
    columns:
      年度: {name: year, type: period}
      地区: place
      人口: {name: people, type: integer}
      流入: {name: inflow, type: integer}
      查验: {name: checked, type: integer}
      经费: {name: funds, type: number}
  statements:
    path: statements.csv
    area: place
    period: year
    columns:
      年度: {name: year, type: period}
      地区: place
      人口: {name: people, type: integer}
indicators:
  population: {name: {zh: 人口, en: population}, unit: person, ledger: towns, measure: sum(people)}
  inflow: {name: {zh: 流入人口, en: inflow}, unit: person, ledger: towns, measure: sum(inflow)}
  checked: {name: {zh: 查验人数, en: people checked}, unit: person, ledger: towns, measure: sum(checked)}
  check_rate: {name: {zh: 查验率, en: check rate}, unit: percent, formula: checked / inflow}
  funds: {name: {zh: 经费, en: funds}, unit: yuan, decimals: 2, ledger: towns, measure: sum(funds)}
  stated: {name: {zh: 上报人口, en: stated population}, unit: person, ledger: statements, measure: sum(people)}
sections: [opening]
"""
ACROSS = """\
across:
  add_up: [inflow, {figure: population, stated: stated}]
  outliers: [inflow, check_rate, {figure: funds, at_least: 100}]
"""


class Row(NamedTuple):
    """What a town's ledger says of a year."""

    people: int
    inflow: int
    checked: int
    funds: float


def town(number: int, year: int) -> Row:
    """Return what a town says where nothing is wrong: a little more each year."""
    more = 1 if year == 2005 else 1.04
    inflow = round((400 + 23 * number) * more) + (number + year) % 4
    checked = inflow - inflow // 33 - (number + year) % 3
    return Row(8000 + 137 * number + 40 * (year - 2005), inflow, checked, round(1000.25 * (number + 9) * more, 2))


class District(NamedTuple):
    """The folder of the project."""

    folder: Path

    @property
    def codes(self) -> list[str]:
        """Return the codes of all towns."""
        return [f"{county}1{at:02}" for county, (_, count) in COUNTIES.items() for at in range(count)]

    def write(
        self,
        change: Callable[[str, int, Row], Row | None] = lambda code, year, row: row,
        *,
        stated: dict[str, int] | None = None,
        more: str = "",
        config: Callable[[str], str] = lambda text: text,
        across: str = ACROSS,
    ) -> "District":
        """Write config, areas, templates and ledgers; `change` says what a town's row becomes, None for no row.

        `stated` is by how much counties say more than their towns; `more` are further rows of the towns' ledger.
        """
        self._file("config.yaml", config(_CONFIG) + across)
        numbers = {code: at for at, code in enumerate(self.codes)}
        names = [f"{code},{_name(at)},township,{code[:6]}," for code, at in numbers.items()]
        counties = [f"{code},{name},county,4203," for code, (name, _) in COUNTIES.items()]
        self._file("areas.csv", _AREAS + "\n".join([*counties, *names]) + "\n")
        every = [
            (code, year, change(code, year, town(at, year))) for code, at in numbers.items() for year in (2005, 2006)
        ]
        rows = [(code, year, row) for code, year, row in every if row]
        lines = [f"{year},{code},{','.join(map(str, row))}" for code, year, row in rows]
        self._file("towns.csv", "年度,地区,人口,流入,查验,经费\n" + "\n".join(lines) + "\n" + more)
        sums = {
            (year, county): sum(row.people for code, at, row in rows if at == year and code.startswith(county))
            for year in (2005, 2006)
            for county in COUNTIES
        }
        said = [f"{year},{county},{people + (stated or {}).get(county, 0)}" for (year, county), people in sums.items()]
        self._file("statements.csv", "年度,地区,人口\n" + "\n".join(said) + "\n")
        self._file("templates/zh/district/opening.md", "{{ area }}有流入人口[[{{ inflow }}]]。\n")
        self._file("templates/en/district/opening.md", "{{ area }} has [[{{ inflow }}]].\n")
        return self

    def _file(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _name(number: int) -> str:
    return "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"[number] + "镇"
