"""The compiled outline as it is written: Jinja source, the template line of each of its lines, sites and choices."""

from reportgen.narrative.compile.program import Site
from reportgen.nouns.issue import Place

__all__ = ["SourceWriter"]


class SourceWriter:
    """Collects Jinja source. Line breaks stand inside tags only, so that each tag's lines can be told from the rest."""

    def __init__(self) -> None:
        self._chunks: list[str] = []
        self._places: list[Place] = [Place("")]
        self.sites: list[Site] = []
        self.choices: list[int] = []

    def markup(self, text: str) -> None:
        """Write the target's markup, or a run that the target has escaped."""
        self._chunks.append(text.replace("\n", r'{{ "\n" }}'))

    def tag(self, kind: str, text: str, file: str, line: int) -> None:
        """Write `{{ text }}` or `{% text %}`, found in `file` at `line`."""
        begin, end = ("{{", "}}") if kind == "expression" else ("{%", "%}")
        self._chunks.append(f"{begin}\n{text} {end}")
        self._places.extend(Place(file, line + offset, 1) for offset in range(text.count("\n") + 1))

    def site(self, expression: str, section: str, file: str, line: int) -> int:
        """Register a place that prints, and return its number."""
        self.sites.append(Site(" ".join(expression.split()), section, file, line))
        return len(self.sites) - 1

    def choice(self, wordings: int = 0) -> int:
        """Register a choice of one of so many wordings, which may be told later, and return its number."""
        self.choices.append(wordings)
        return len(self.choices) - 1

    @property
    def text(self) -> str:
        """Return the source written so far."""
        return "".join(self._chunks)

    @property
    def places(self) -> tuple[Place, ...]:
        """Return the place in a template of each line of the source."""
        return tuple(self._places)
