"""Functions of templates that know the report they stand in: its period, and the figures of others."""

from typing import Any

from reportgen.narrative.compile.program import PRECEDING
from reportgen.narrative.facts import Fact, Phrase
from reportgen.narrative.material import Material
from reportgen.nouns.figure import Figure
from reportgen.nouns.period import parse_period

__all__ = ["ReportFunctions"]


class ReportFunctions:
    """What templates may call besides the wording functions; made for each report."""

    def __init__(self, wording: Any, material: Material) -> None:
        self._wording = wording
        self._material = material

    def at(self, fact: Fact, period: str) -> Fact:
        """Return the figure of another period: `at(inflow, "2008")`; one that there is not is missing."""
        found = parse_period(period)
        if found is None:
            raise ValueError(f"no period: {period!r}")
        name = fact.indicator.name
        missing = Figure(name, fact.figure.area, found.key, None, missing="no-rows")
        known = self._material.others.get((name, found.key))
        return known or Fact(fact.indicator, missing, name=f"at({name}, {found.key})")

    def preceding(self, fact: Fact) -> Fact:
        """Return the figure of the period just before the report's: of the last quarter in a report on a quarter."""
        name, key = fact.indicator.name, self._material.period.preceding.key
        missing = Figure(name, fact.figure.area, key, None, missing="no-rows")
        known = self._material.others.get((name, PRECEDING))
        return known or Fact(fact.indicator, missing, name=f"preceding({name})")

    def last_years(self, count: int) -> Phrase:
        """Write the years up to the report's own, `count` in all: 2005年至2007年, 2005 to 2007."""
        phrase: Phrase = self._wording.last_years(count, self._material.period)
        return phrase
