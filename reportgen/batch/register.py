"""What is known of all reports of a folder while a run goes on."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportgen.batch.causes import Causes
from reportgen.batch.entry import text_of
from reportgen.batch.outcome import STATUSES, Outcome, Status
from reportgen.nouns.area import Area

__all__ = ["Register"]

_STATUS = re.compile(rb'"status":"([a-z-]+)"')
_MADE_FROM = re.compile(rb'"made_from":"([0-9a-f]*)"')


class Register:
    """The lines of the manifest by areas, and the counts of a run's own reports."""

    def __init__(self, lines: Mapping[str, tuple[bytes, ...]], wanted: Sequence[Area]) -> None:
        self._lines = dict(lines)
        self._positions = {area.code: (at, area) for at, area in enumerate(wanted)}
        self._done: dict[str, Outcome] = {}
        self.size = 0
        self.written = 0

    @property
    def done(self) -> int:
        """Return how many areas are done."""
        return len(self._done)

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the areas that have lines."""
        return tuple(self._lines)

    @property
    def length(self) -> int:
        """Return how many bytes all lines have, with their ends."""
        return sum(len(line) + 2 for lines in self._lines.values() for line in lines)

    def lines(self, code: str) -> tuple[bytes, ...]:
        """Return the lines of an area."""
        return self._lines.get(code, ())

    def look(self, code: str, lines: tuple[bytes, ...]) -> None:
        """Note what the disk has of an area."""
        if lines:
            self._lines[code] = lines
        else:
            self._lines.pop(code, None)

    def note(self, outcome: Outcome) -> None:
        """Note what became of an area."""
        self._lines[outcome.code] = outcome.lines
        self._done[outcome.code] = outcome._replace(lines=())
        self.size += outcome.size
        self.written += outcome.size > 0

    def is_done(self, code: str) -> bool:
        """Say whether an outcome of an area is known."""
        return code in self._done

    def counts(self) -> tuple[dict[Status, int], dict[Status, int]]:
        """Return how many areas and how many reports of the run have each status."""
        areas = Counter(outcome.status for outcome in self._done.values())
        reports = Counter(status for outcome in self._done.values() for status in outcome.statuses)
        return {status: areas[status] for status in STATUSES}, {status: reports[status] for status in STATUSES}

    def causes(self) -> tuple[Causes, Causes]:
        """Return what failed areas failed of, and what is worth knowing of the others."""
        failures, remarks = Causes(), Causes()
        for code, outcome in self._done.items():
            position, area = self._positions[code]
            failed = [found for found in outcome.issues if found.severity == "error"]
            failures.add(position, area, failed)
            remarks.add(position, area, [found for found in outcome.issues if found.severity != "error"])
        return failures, remarks

    def texts(self) -> dict[str, str]:
        """Return a digest of what the report of each area says, by its code."""
        found = {code: text_of(lines) for code, lines in self._lines.items()}
        return {code: text for code, text in found.items() if text}

    def listed(self, every: Iterable[Area]) -> Iterator[bytes]:
        """Yield all lines, in the order of the areas file; those of areas that it has no longer stand at the end."""
        rest = set(self._lines)
        for area in every:
            if area.code in rest:
                rest.discard(area.code)
                yield from self._lines[area.code]
        for code in sorted(rest):
            yield from self._lines[code]

    def tally(self) -> tuple[dict[Status, int], frozenset[str]]:
        """Return how many lines have each status, and the keys of what their files were made from."""
        counts: Counter[bytes] = Counter()
        keys: set[bytes] = set()
        for lines in self._lines.values():
            for line in lines:
                if (status := _STATUS.search(line)) and (key := _MADE_FROM.search(line, status.end())):
                    counts[status[1]] += 1
                    keys.add(key[1])
        return {status: counts[status.encode()] for status in STATUSES}, frozenset(key.decode() for key in keys)
