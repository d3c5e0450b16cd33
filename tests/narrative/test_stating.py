"""What lists of figures state, taken apart."""

import pytest

from reportgen.narrative.stating import Call, Named, taken_apart
from reportgen.nouns.figure import REST

INFLOW = Named("inflow")


@pytest.mark.parametrize(
    ("what", "found"),
    [
        ("inflow", Call("", (INFLOW,))),
        ("inflow@420116", Call("", (Named("inflow", "420116"),))),
        ("inflow@429901X07/own", Call("", (Named("inflow", f"429901X07{REST}"),))),
        ("sum(inflow@1, inflow@2)", Call("sum", (Named("inflow", "1"), Named("inflow", "2")))),
        ("by_origin[本省（其他市）]", Call("", (Named("by_origin", category="本省（其他市）"),))),
        ("by_origin[a, b) - [c]]", Call("", (Named("by_origin", category="a, b) - [c]"),))),
        ("by_origin[]", Call("", (Named("by_origin", category=REST),))),
        ("at(inflow, 2008)", Call("", (Named("inflow", period="2008"),))),
        ("preceding(inflow)", Call("", (Named("inflow", period="preceding"),))),
        ("growth(inflow)", Call("growth", (INFLOW,))),
        ("growth(inflow, 2012-03)", Call("growth", (INFLOW,), "2012-03")),
        ("change(at(inflow, 2008), 2005..2006)", Call("change", (Named("inflow", period="2008"),), "2005..2006")),
        ("times(outflow, inflow)", Call("times", (Named("outflow"), INFLOW))),
        (
            "share(by_origin[河南省], inflow@420116)",
            Call("share", (Named("by_origin", category="河南省"), Named("inflow", "420116"))),
        ),
        ("top_share(by_origin, 3)", Call("top_share", (Named("by_origin"),), "3")),
        ("floating - inflow - outflow", Call("-", (Named("floating"), INFLOW, Named("outflow")))),
    ],
)
def test_what_is_stated_is_taken_apart(what: str, found: Call) -> None:
    assert taken_apart(what) == found


@pytest.mark.parametrize("what", ["", "2006", "inflow@", "growth(inflow", "growth(inflow) and more", "growth()"])
def test_what_is_spelled_otherwise_is_none_of_these(what: str) -> None:
    assert taken_apart(what) is None
