"""What a run is about, settled before it begins."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from reportgen.batch.journal import Left
from reportgen.batch.made_from import MadeFrom
from reportgen.batch.manifest import Past
from reportgen.nouns.area import Area
from reportgen.nouns.issue import Issue, issue
from reportgen.nouns.period import Period
from reportgen.pipeline.names import file_name

__all__ = ["Plan", "known_lines", "known_sources", "run_number", "unwritable"]


class Plan(NamedTuple):
    """All areas and those that are wanted; the periods of wanted areas that have no rows in this one; what gives an
    area's folder; what reports are made from; and what the manifest says of the same kind of report and period."""

    period: Period
    every: tuple[Area, ...]
    areas: tuple[Area, ...]
    absent: Mapping[str, Sequence[str]]
    folder_of: Callable[[Area], str]
    made_from: MadeFrom
    past: Past | None = None


def run_number(key: str, past: Past | None, left: Left | None) -> int:
    """Return the number of a run: that of one with the same order that was broken off, else the next one."""
    heads: list[Mapping[str, Any]] = [left.head] if left else []
    heads += [past.head] if past else []
    for head in heads:
        if head.get("order") == key and not head.get("finished"):
            return int(head["run"])
    return max((int(head.get("run", 0)) for head in heads), default=0) + 1


def known_lines(plan: Plan, report: str, left: Left | None) -> dict[str, tuple[bytes, ...]]:
    """Return what is listed of each area: in the manifest, and in the journals of runs that were killed since."""
    lines = dict(plan.past.lines) if plan.past else {}
    if left and (left.head.get("report"), left.head.get("period")) == (report, plan.period.key):
        lines |= {**left.earlier, **left.lines}
    return lines


def known_sources(plan: Plan, left: Left | None) -> dict[str, object]:
    """Return what files of this run and of those before it are made from, by its keys."""
    heads = (plan.past.head if plan.past else {}, left.head if left else {})
    before = {key: listed for head in heads for key, listed in head.get("made_from", {}).items()}
    return {**before, plan.made_from.key: plan.made_from.listed}


def unwritable(plan: Plan, areas: Iterable[Area]) -> dict[str, Issue]:
    """Return why the reports of some areas cannot be written at all: they have no rows, or another's file name."""
    found: dict[str, Issue] = {}
    names: dict[str, Area] = {}
    for area in areas:
        if area.code in plan.absent:
            periods = plan.absent[area.code]
            found[area.code] = issue("figures.no-rows", allowed=periods, area=area.name, period=plan.period.key)
            continue
        name = f"{plan.folder_of(area)}/{file_name(area, plan.period, '', '')}".casefold()
        other = names.setdefault(name, area)
        if other is not area:
            found[area.code] = issue("batch.same-file", area=area.code, other=other.code)
    return found
