"""How long each document took."""

import time
from pathlib import Path

from reportgen.figures.provenance import Told
from reportgen.narrative.compile.program import CompiledReport
from reportgen.narrative.material import Material
from reportgen.nouns.issue import Issue
from reportgen.pipeline.writers import Document, Writer

__all__ = ["Timed"]


class Timed:
    """A writer that knows how long it took over its last document, in milliseconds."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.lang = writer.lang
        self.ms = 0.0

    @property
    def outline(self) -> CompiledReport:
        """Return the outline that the reports are written from."""
        return self._writer.outline

    @property
    def notes(self) -> tuple[Issue, ...]:
        """Return what is worth knowing of what reports are printed on."""
        return self._writer.notes

    def write(self, material: Material, out: Path, told: Told) -> Document:
        """Write one report, as the writer does."""
        start = time.perf_counter()
        try:
            return self._writer.write(material, out, told)
        finally:
            self.ms = (time.perf_counter() - start) * 1000
