"""What ledgers of periods lack of a period."""

import pandas as pd
import pytest
from making import AREAS, column, ledger_spec

from reportgen.data.ledger import AREA, PERIOD, Ledger, held_ledger
from reportgen.indicators.gaps import find_gaps
from reportgen.nouns.period import parse_period

YEAR = ("2005Q1", "2005Q2", "2005Q3", "2005Q4")


def ledger(*keys: str, complete: bool = False) -> Ledger:
    frame = pd.DataFrame({AREA: ["111"] * len(keys), PERIOD: pd.Categorical(keys)})
    frame[AREA] = pd.Categorical(frame[AREA], categories=[area.code for area in AREAS])
    return held_ledger(ledger_spec("x.csv", [column("x", "x")], period=PERIOD, complete=complete), frame)


def lacking(found: Ledger, key: str) -> tuple[tuple[str, ...], bool] | None:
    period = parse_period(key)
    assert period
    gaps = find_gaps([found], [period])
    return (gaps[0].parts, gaps[0].compared) if gaps else None


@pytest.mark.parametrize(
    ("rows", "asked", "parts"),
    [
        ((*YEAR, "2006Q1", "2006Q2", "2006Q3"), "2006H2", (("2006Q4",), True)),
        ((*YEAR, "2006Q1", "2006Q2", "2006Q3"), "2006", (("2006Q4",), True)),
        ((*YEAR, "2006Q1", "2006Q2", "2006Q3"), "2006Q4", (("2006Q4",), True)),
        ((*YEAR, "2006Q1", "2006Q2", "2006Q3"), "2006H1", None),
        ((*YEAR, "2006Q1", "2006Q2", "2006Q3"), "2006Q3", None),
        (YEAR, "2005", None),
        (YEAR[:3], "2005H2", (("2005Q4",), False)),
        (YEAR[1:], "2005", (("2005Q1",), False)),
        (("2005-12", "2006-12"), "2006", None),
        (("2005", "2006Q1"), "2006", (("2006Q2", "2006Q3", "2006Q4"), False)),
        (("2005",), "2006", (("2006",), True)),
        (("2005", "2006"), "2006Q3", None),
        (("2005-11", "2005-12", "2006Q4"), "2006H2", None),
        (YEAR, "2005..2006", (("2006Q1", "2006Q2", "2006Q3", "2006Q4"), False)),
        (YEAR, "2010", None),
    ],
)
def test_what_a_ledger_lacks_of_a_period(
    rows: tuple[str, ...], asked: str, parts: tuple[tuple[str, ...], bool] | None
) -> None:
    assert lacking(ledger(*rows), asked) == parts


def test_a_complete_ledger_lacks_only_what_comes_after_its_rows() -> None:
    found = ledger(*YEAR, "2006Q1", "2006Q3", complete=True)
    assert lacking(found, "2006H1") is None
    assert lacking(found, "2006") == (("2006Q4",), True)
