"""Reports as pages for a browser: what their figures come from shows where somebody points at one."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reportgen.config.kit import template_roots
from reportgen.figures.provenance import Told
from reportgen.narrative.compile.program import CompiledReport
from reportgen.narrative.environment import make_environment
from reportgen.narrative.material import Material
from reportgen.narrative.render import Renderer
from reportgen.narrative.sources import read_templates
from reportgen.nouns.issue import Issue
from reportgen.pipeline.citing import Citer
from reportgen.pipeline.kept import Texts, keep, kept, key_of
from reportgen.pipeline.names import file_name
from reportgen.pipeline.project import Project
from reportgen.pipeline.writers import Document, wording_of
from reportgen.preview.html import HtmlTarget
from reportgen.preview.page import Frame, Heading, page_bytes, page_frame

__all__ = ["PageProgram", "PageWriter", "page_writers"]

_KIND = "page"


class PageProgram(NamedTuple):
    """Everything constant about the pages of a config in one language."""

    compiled: CompiledReport
    target: HtmlTarget
    frame: Frame


class PageWriter:
    """Writes pages."""

    def __init__(self, project: Project, program: PageProgram, lang: str) -> None:
        self._config = project.config
        self._program = program
        self.lang = lang
        wording = wording_of(lang)
        self._renderer = Renderer(project.config, program.compiled, program.target, wording, make_environment())
        self._citer = Citer(project.config, lang, wording)

    @property
    def outline(self) -> CompiledReport:
        """Return the outline that the reports are written from."""
        return self._program.compiled

    @property
    def notes(self) -> tuple[Issue, ...]:
        """Return nothing: pages have no letterhead."""
        return ()

    def write(self, material: Material, out: Path, told: Told) -> Document:
        """Write one report, as `Writer.write` does."""
        rendered = self._renderer.render(material)
        area, period = material.lineage[0], material.period
        heading = Heading(rendered.title, rendered.office, material.signed, self._config.name, area.code, period.key)
        origins = self._citer.cite(material, rendered.printed, told)
        data = page_bytes(self._program.frame, heading, rendered.body, origins)
        return Document(out / file_name(area, period, self.lang, "html"), self.lang, data, rendered)


def page_writers(project: Project, langs: Sequence[str]) -> tuple[PageWriter, ...]:
    """Return a writer of pages for each language, from the cache where nothing has changed.

    Raises ReportError with everything that is wrong in the templates of both languages.
    """
    texts = read_templates(project.config, *template_roots(project.templates))
    key = key_of(project, texts)
    found = {lang: program for lang in langs if (program := kept(_KIND, f"{key}-{lang}", PageProgram))}
    programs = found if len(found) == len(langs) else _made(project, texts, langs, key)
    return tuple(PageWriter(project, programs[lang], lang) for lang in langs)


def _made(project: Project, texts: Texts, langs: Sequence[str], key: str) -> dict[str, PageProgram]:
    from reportgen.narrative.templates import compile_templates

    targets = [HtmlTarget(lang) for lang in langs]
    compiled = compile_templates(project.config, texts, targets)
    made = {
        target.lang: PageProgram(outline, target, page_frame(target.lang))
        for target, outline in zip(targets, compiled, strict=True)
    }
    for lang, program in made.items():
        keep(_KIND, f"{key}-{lang}", program)
    return made
