"""The units that come with the package, and names that are taken."""

from reportgen.config.reserved import WORDING_NAMES, figure_name_issues
from reportgen.config.units import BUILT_IN_UNITS
from reportgen.messages import render
from reportgen.narrative.bound import ReportFunctions
from reportgen.narrative.phrases.wording import Wording
from reportgen.nouns.issue import Place
from reportgen.nouns.unit import Unit


def test_common_units_are_built_in() -> None:
    assert BUILT_IN_UNITS["person"] == Unit("person", "count", "人", "person", "people")
    assert BUILT_IN_UNITS["percent"] == Unit("percent", "percent", "%", "percent", "percent", 1)
    assert BUILT_IN_UNITS["points"].zh == "个百分点"
    assert BUILT_IN_UNITS["km2"].en_plural == "square kilometers"


def test_every_unit_is_named_in_both_languages() -> None:
    for key, unit in BUILT_IN_UNITS.items():
        assert key == unit.key
        assert all((unit.zh, unit.en, unit.en_plural))


def test_no_indicator_may_be_called_like_a_function_of_templates() -> None:
    functions = {name for kind in (Wording, ReportFunctions) for name in dir(kind) if not name.startswith("_")}
    assert functions <= WORDING_NAMES
    assert {"area", "period", "finding", "findings", "has", "table", "vary"} <= WORDING_NAMES


def test_a_name_in_another_spelling_is_proposed_in_this_one() -> None:
    (found,) = figure_name_issues("checkRate-2", Place("a.yaml", 1, 1))
    assert render(found, "en") == (
        'a.yaml:1:1: error: the name "checkRate-2" must be made of small letters, digits and underscores, '
        "a letter first (did you mean 'check_rate_2'?) [config.bad-name]"
    )
