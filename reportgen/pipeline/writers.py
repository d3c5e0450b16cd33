"""What writes a report: one for each format and language, made once and used for every area."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

from reportgen.figures.provenance import Told
from reportgen.narrative.compile.program import CompiledReport
from reportgen.narrative.environment import make_environment
from reportgen.narrative.material import Material, Rendered
from reportgen.narrative.phrases.wording import Wording
from reportgen.narrative.render import Renderer
from reportgen.nouns.issue import Issue
from reportgen.nouns.report import ReportConfig
from reportgen.pipeline.names import file_name
from reportgen.pipeline.programs import Program
from reportgen.pipeline.project import Project
from reportgen.word.figurelist import Properties
from reportgen.word.package import package_bytes

__all__ = [
    "BOTH",
    "Document",
    "Format",
    "WordWriter",
    "Writer",
    "in_both",
    "notes_of",
    "properties_of",
    "wording_of",
]

Format = Literal["docx", "html"]
BOTH = "zh-en"
"""What stands for a language in the name of a document in both."""


class Document(NamedTuple):
    """A finished document: where it belongs, its bytes, and what it says.

    `english` is what a document in both languages says in English; `rendered` is then its Chinese text.
    """

    path: Path
    lang: str
    data: bytes
    rendered: Rendered
    english: Rendered | None = None

    @property
    def texts(self) -> dict[str, Rendered]:
        """Return what the document says, by language."""
        return {"zh": self.rendered, "en": self.english} if self.english else {self.lang: self.rendered}


class Writer(Protocol):
    """Writes reports of a config in one format and language."""

    lang: str

    @property
    def outline(self) -> CompiledReport:
        """Return the outline that the reports are written from."""

    @property
    def notes(self) -> tuple[Issue, ...]:
        """Return what is worth knowing of what reports are printed on."""

    def write(self, material: Material, out: Path, told: Told) -> Document:
        """Write one report; `told` are the figures as it may tell them.

        Raises ReportError with what its templates ask for and the figures cannot give.
        """


class WordWriter:
    """Writes Word documents."""

    def __init__(self, project: Project, program: Program, lang: str) -> None:
        self._config = project.config
        self._program = program
        self.lang = lang
        environment = make_environment()
        self._renderer = Renderer(project.config, program.compiled, program.target, wording_of(lang), environment)

    @property
    def outline(self) -> CompiledReport:
        """Return the outline that the reports are written from."""
        return self._program.compiled

    @property
    def notes(self) -> tuple[Issue, ...]:
        """Return what is worth knowing of the letterhead."""
        return self._program.notes

    def write(self, material: Material, out: Path, told: Told) -> Document:
        """Write one report, as `Writer.write` does."""
        rendered = self._renderer.render(material)
        properties = properties_of(rendered, material, self._config)
        body = self._program.target.finished(rendered.body)
        charts = self._program.target.chart_parts(rendered.charts)
        data = package_bytes(self._program.skeleton, body, rendered.printed, properties, charts)
        path = out / file_name(material.lineage[0], material.period, self.lang, "docx")
        return Document(path, self.lang, data, rendered)


def properties_of(rendered: Rendered, material: Material, config: ReportConfig) -> Properties:
    """Return what is known of a document as a whole."""
    area, period = material.lineage[0], material.period
    below = config.suppress_below
    return Properties(rendered.title, rendered.office, material.signed, config.name, area.code, period.key, below)


def in_both(zh: Rendered, en: Rendered) -> tuple[str, str]:
    """Return the title and the signing office of a document in both languages."""
    return f"{zh.title} / {en.title}", " / ".join(filter(None, (zh.office, en.office)))


def notes_of(writers: Sequence[Writer]) -> tuple[Issue, ...]:
    """Return what is worth knowing of what reports are printed on, each thing once."""
    return tuple(dict.fromkeys(note for writer in writers for note in writer.notes))


def wording_of(lang: str) -> Wording:
    """Return the wording of a language; a build in one language loads no other."""
    if lang == "zh":
        from reportgen.narrative.phrases.zh import Chinese

        return Chinese()
    from reportgen.narrative.phrases.en import English

    return English()
