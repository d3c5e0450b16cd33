"""Captions of tables and charts, and references to them, whose numbers are known once the report is written."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from reportgen.narrative.facts import MissingFigure
from reportgen.narrative.target import Marks, Target

__all__ = ["GAPS", "LABELS", "NOT_PRINTED", "CaptionKind", "Captions", "Reference"]

CaptionKind = Literal["table", "chart"]

LABELS: dict[str, dict[CaptionKind, str]] = {
    "zh": {"table": "表", "chart": "图"},
    "en": {"table": "Table\u00a0", "chart": "Figure\u00a0"},
}
"""What stands before the number of a caption, by language and kind."""
GAPS = {"zh": "\u3000", "en": ". "}
"""What stands between the number and the title."""
NOT_PRINTED = "not-printed"
"""Why a reference has nothing to refer to."""

# Noncharacters of Unicode, as no text that people exchange holds them.
_OPEN, _CLOSE = "\ufdd4", "\ufdd5"


class Reference(NamedTuple):
    """What a template prints to refer to a table, a chart or an attachment, by its name in the config."""

    name: str

    def __str__(self) -> str:
        return f'ref("{self.name}")'


class _Made(NamedTuple):
    """A reference as it was printed."""

    name: str
    marks: Marks


class Captions:
    """The captions of one report while it is written, and the references that wait for their numbers.

    `absent` are the names that the report is known not to print: what refers to them is missing.
    """

    def __init__(self, target: Target, absent: frozenset[str] = frozenset()) -> None:
        self._target = target
        self._absent = absent
        self._counts: dict[CaptionKind, int] = {"table": 0, "chart": 0}
        self._labels: dict[str, str] = {}
        self._asked: set[str] = set()
        self._made: list[_Made] = []

    def ref(self, name: str) -> Reference:
        """Refer to a table, a chart or an attachment: `ref("villages")`.

        Raises MissingFigure where the report does not print it.
        """
        self._asked.add(name)
        if name in self._absent:
            raise MissingFigure(f'ref("{name}")', NOT_PRINTED)
        return Reference(name)

    def caption(self, kind: CaptionKind, name: str, text: str) -> str:
        """Count a table or chart and print its caption; references lead to the first one of a name."""
        self._counts[kind] += 1
        number = self._counts[kind]
        led_to = "" if name in self._labels else name
        self._labels.setdefault(name, f"{LABELS[self._target.lang][kind]}{number}")
        return self._target.caption(kind, led_to, number, text)

    def label(self, name: str, number: int, text: str) -> str:
        """Print the label of an attachment, `number` in their order from 1; references lead to it where its table or
        chart does not stand in the text."""
        led_to = "" if name in self._labels else name
        self._labels.setdefault(name, text)
        return self._target.label(led_to, number, text)

    def mark(self, reference: Reference, marks: Marks) -> str:
        """Hold the place of a reference."""
        self._made.append(_Made(reference.name, marks))
        return f"{_OPEN}{len(self._made) - 1}{_CLOSE}"

    def lacking(self) -> frozenset[str]:
        """Return the names that were asked for and turned out not to be printed."""
        return frozenset(self._asked - self._labels.keys() - self._absent) if self._asked else frozenset()

    def resolved(self, pieces: Sequence[str]) -> tuple[str, frozenset[str]]:
        """Print the references, now that all numbers are known; return the body that the pieces make, and the names
        that it refers to."""
        if not self._made:
            return "".join(pieces), frozenset()
        referred: set[str] = set()
        # Few pieces refer to anything, and the body is long.
        found = [self._printed(piece, referred) if _OPEN in piece else piece for piece in pieces]
        return "".join(found), frozenset(referred)

    def _printed(self, piece: str, referred: set[str]) -> str:
        """Return a piece of the body with its references printed; their names are added to `referred`."""
        first, *held = piece.split(_OPEN)
        parted = [text.partition(_CLOSE) for text in held]
        made = [self._made[int(place)] for place, _, _ in parted]
        referred.update(name for name, _ in made)
        printed = (
            self._target.reference(name, self._labels[name], marks) + rest
            for (name, marks), (_, _, rest) in zip(made, parted, strict=True)
        )
        return first + "".join(printed)
