"""What holds of the shipped configuration whatever reads it."""

import csv
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
CONFIGS = HERE.parents[1] / "configs"
REPORT = CONFIGS / "floating_population_summary.yaml"


def load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def indicators() -> dict[str, dict[str, Any]]:
    """Return the indicators of every shipped set by name."""
    sets = [load(path)["indicators"] for path in sorted((CONFIGS / "indicators").glob("*.yaml"))]
    return {name: definition for defined in sets for name, definition in defined.items()}


@pytest.mark.parametrize("path", sorted(CONFIGS.rglob("*.yaml")), ids=lambda path: path.name)
def test_an_editor_finds_the_schema(path: Path) -> None:
    up, name = ("../", "config") if path.parent == CONFIGS else ("../../", path.parent.name)
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first == f"# yaml-language-server: $schema={up}schemas/{name}.schema.json"


def test_a_set_is_named_like_its_file() -> None:
    files = sorted((CONFIGS / "indicators").glob("*.yaml"))
    assert [load(path)["set"] for path in files] == [path.stem for path in files]


def test_exact_values_are_kept_of_both_years() -> None:
    with (HERE / "panlongcheng_exact.csv").open(encoding="utf-8", newline="") as file:
        exact = {(row["indicator"], row["period"]) for row in csv.DictReader(file)}
    assert exact == {(name, year) for name, _ in exact for year in ("2005", "2006")}
    assert {name for name, _ in exact} <= set(indicators())


def test_no_choice_of_the_women_counted_has_a_target_or_a_ranking() -> None:
    chosen = {"contraception_users", "contraceptive_prevalence", "free_contraceptives", "pregnant_women"}
    found = indicators()
    assert chosen <= set(found)
    assert not [name for name in chosen if {"target", "rank"} & set(found[name])]


def test_every_table_fits_on_an_upright_page() -> None:
    assert all(len(table["columns"]) + 1 <= 8 for table in load(REPORT)["tables"].values())
