"""Which findings hold for an area and a period, the most serious first. Imports neither numpy nor pandas."""

from collections.abc import Sequence

from reportgen.indicators.judge import Scope, evaluate_condition, evaluate_number
from reportgen.nouns.finding import Finding, FindingSeverity

__all__ = ["held_findings"]

_RANKS: dict[FindingSeverity, int] = {"high": 0, "medium": 1, "low": 2}


def held_findings(findings: Sequence[Finding], scope: Scope) -> tuple[str, ...]:
    """Return the names of the findings that hold: by severity, then by the value of `by`, the larger first and what
    has none last, then as they are declared."""
    held = [finding for finding in findings if evaluate_condition(finding.when, scope)]
    return tuple(finding.name for finding in sorted(held, key=lambda finding: _place(finding, scope)))


def _place(finding: Finding, scope: Scope) -> tuple[int, float]:
    size = evaluate_number(finding.by, scope) if finding.by else None
    return _RANKS[finding.severity], float("inf") if size is None else -size
