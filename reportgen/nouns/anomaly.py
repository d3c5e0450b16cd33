"""What is unusual about a batch, for somebody to look at."""

from typing import Literal, NamedTuple, get_args

from reportgen.nouns.issue import Issue

__all__ = ["ANOMALY_KINDS", "SERIOUSNESS", "Anomaly", "AnomalyKind", "Seriousness"]

AnomalyKind = Literal["failed", "sum", "restated", "redefined", "same-text", "change", "peers", "kept", "warning"]
Seriousness = Literal["high", "medium", "low"]

ANOMALY_KINDS: tuple[AnomalyKind, ...] = get_args(AnomalyKind)
SERIOUSNESS: dict[AnomalyKind, Seriousness] = {
    "failed": "high",
    "sum": "high",
    "restated": "medium",
    "redefined": "medium",
    "same-text": "medium",
    "change": "medium",
    "peers": "medium",
    "kept": "low",
    "warning": "low",
}
"""How serious each kind is: a report that is not there and figures that contradict each other come first."""


class Anomaly(NamedTuple):
    """One line of the list of exceptions: what, where, and the numbers that it is about.

    `issue` says it in words, and `more` what else there is to say; their placeholder `areas` stands for the areas of
    these codes. `area` and `figure` are empty where it is about several. `found` is what there is, `compared` what it
    should be or what is usual. Within its kind the larger `weight` is the more serious. Where `small` is set, the
    numbers are left out because one of them is, or would give away, a small count of people.
    """

    kind: AnomalyKind
    issue: Issue
    area: str = ""
    figure: str = ""
    found: int | float | None = None
    compared: int | float | None = None
    difference: int | float | None = None
    weight: float = 0.0
    areas: tuple[str, ...] = ()
    more: tuple[Issue, ...] = ()
    small: bool = False
