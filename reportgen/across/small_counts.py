"""What the list of exceptions keeps to itself: small counts of people, and what is made of them."""

from collections.abc import Mapping, Sequence

from reportgen.disclosure.rules import Rules, rules_of
from reportgen.nouns.anomaly import Anomaly
from reportgen.nouns.report import ReportConfig

__all__ = ["SmallCounts"]


class SmallCounts:
    """Knows which numbers of a config's figures are small counts of people, or are made of such."""

    def __init__(self, config: ReportConfig) -> None:
        self._threshold = config.suppress_below
        self._rules: Rules = rules_of(config.indicators, config.checks)

    def parts(self, indicator: str) -> tuple[str, ...]:
        """Return the counts of people that an indicator is made of, itself included."""
        found: dict[str, None] = {}
        ahead = [indicator]
        while ahead:
            name = ahead.pop()
            if name not in found:
                found[name] = None
                ahead += self._rules.parts.get(name, ())
        return tuple(name for name in found if name in self._rules.counts)

    def without(self, anomaly: Anomaly, parts: Sequence[Mapping[str, int | float | None]]) -> Anomaly:
        """Return an anomaly as it may be listed.

        `parts` are the values of what its figure is made of, by indicator, in each store and period that it concerns.
        The numbers are left out where one of them is small, or is the small rest that the area has to itself.
        """
        rest = anomaly.difference if anomaly.issue.code == "across.rows-above" else None
        own = (anomaly.found, anomaly.compared, rest)
        values = [value for one in parts for value in one.values()]
        counted = anomaly.figure in self._rules.counts
        if not any(map(self._is_small, [*values, *(own if counted else ())])):
            return anomaly
        said = anomaly.issue
        told = tuple((name, "–" if name == "usual" else value) for name, value in said.values)
        return anomaly._replace(
            issue=said._replace(values=told), found=None, compared=None, difference=None, small=True
        )

    def _is_small(self, value: int | float | None) -> bool:
        return value is not None and 0 < abs(value) < self._threshold
