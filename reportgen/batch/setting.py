"""What every process of a run has to know."""

from pathlib import Path
from typing import NamedTuple

from reportgen.nouns.area import Area
from reportgen.nouns.period import Period
from reportgen.pipeline.build import Order
from reportgen.pipeline.project import Project
from reportgen.pipeline.writers import BOTH

__all__ = ["Errand", "Setting"]


class Setting(NamedTuple):
    """A run: its project, what is asked for, its period, the key of what its reports are made from, its number."""

    project: Project
    order: Order
    period: Period
    made_from: str
    run: int
    fail_fast: bool = False

    @property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """Return the languages and formats of the documents that are written of each area, in their order."""
        langs = (BOTH,) if self.order.arrangement else self.order.langs
        return tuple((lang, form) for form in self.order.formats for lang in langs)

    @property
    def out(self) -> Path:
        """Return the folder of the batch."""
        return self.order.out


class Errand(NamedTuple):
    """An area whose reports are to be looked at or written: its folder below that of the batch, as a path with
    slashes, and what the manifest lists of it."""

    area: Area
    folder: str
    known: tuple[bytes, ...] = ()
    wanted: bool = True
