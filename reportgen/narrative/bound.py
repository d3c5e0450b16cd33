"""Functions of templates that know the report they stand in: its period."""

from typing import Any

from reportgen.narrative.facts import Phrase
from reportgen.narrative.material import Material

__all__ = ["ReportFunctions"]


class ReportFunctions:
    """What templates may call besides the wording functions; made for each report."""

    def __init__(self, wording: Any, material: Material) -> None:
        self._wording = wording
        self._material = material

    def last_years(self, count: int) -> Phrase:
        """Write the years up to the report's own, `count` in all: 2005年至2007年, 2005 to 2007."""
        phrase: Phrase = self._wording.last_years(count, self._material.period)
        return phrase
