"""What a compiled outline asks for beyond the figures of its own area and period."""

import pytest
from sample import compiled, prose

from reportgen.narrative.compile.program import Asked, CompiledReport, asked_by
from reportgen.preview.text import TextTarget

AT_2004 = 'at(inflow, "2004年")'


@pytest.mark.parametrize(
    ("source", "asked"),
    [
        ("{{ inflow }}，{{ change(rate) }}", Asked()),
        ("{{ highest(rate, 3) }}{{ lowest(inflow) }}", Asked(below=frozenset({"rate", "inflow"}))),
        ("{{ reaching(rate, bound=95) }}", Asked(below=frozenset({"rate"}))),
        ("[[{{ rank(rate) }}]]", Asked(ranked=frozenset({"rate"}))),
        (f"{{{{ {AT_2004} }}}}", Asked(at=frozenset({("inflow", "2004")}))),
        (f"{{{{ change(inflow, than={AT_2004}) }}}}", Asked(at=frozenset({("inflow", "2004")}))),
        ("{{ change(inflow, than=preceding(inflow)) }}", Asked(at=frozenset({("inflow", "preceding")}))),
        (f"{{% if has({AT_2004}) %}}甲{{% endif %}}", Asked(at=frozenset({("inflow", "2004")}))),
        ("{% set one = rate %}{{ highest(one) }}", Asked(below=frozenset({"rate"}))),
        ("{% for one in [rate, inflow] %}{{ lowest(one) }}{% endfor %}", Asked(below=frozenset({"rate", "inflow"}))),
        ("1. {{ highest(rate) }}\n2. 甲", Asked(below=frozenset({"rate"}))),
    ],
)
def test_an_outline_knows_what_it_asks_for(source: str, asked: Asked) -> None:
    assert compiled(source, TextTarget("zh")).asked == asked


def test_what_several_outlines_ask_for_is_joined() -> None:
    outlines = [compiled(source, TextTarget("zh")) for source in ("{{ highest(rate) }}", "{{ rank(inflow) }}")]
    assert asked_by(outlines) == Asked(below=frozenset({"rate"}), ranked=frozenset({"inflow"}))
    assert asked_by(list[CompiledReport]()) == Asked()


def test_a_figure_of_another_period_that_there_is_not_drops_its_clause() -> None:
    assert prose(f"甲[[，{{{{ {AT_2004} }}}}]]{{% if has({AT_2004}) %}}乙{{% endif %}}。") == "甲。"


def test_the_years_up_to_the_report_are_counted_from_its_own() -> None:
    assert prose("{{ last_years(3) }}") == "2004年至2006年"
    assert prose("{{ last_years(3) }} went by.", "en") == "The years 2004 to 2006 went by."
